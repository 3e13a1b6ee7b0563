"""Findings laid aside until they are told: any number of them in the same room, and in the order of every output."""

import pickle
import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from mouctl.findings import Finding, Kind, kinds_of
from mouctl.loading.entries import in_order_of_place

_IN_MEMORY = 8 << 20
"""Bytes; more than that goes to a temporary file, which nobody else can open and which is gone with the process."""


class Batch(NamedTuple):
    """Findings packed so that they can be laid aside as they are: the first and last file that they are about."""

    first: str
    last: str
    kinds: tuple[tuple[Kind, int], ...]
    """How many there are of each kind."""
    content: bytes

    @property
    def findings(self) -> tuple[Finding, ...]:
        """They themselves, in order."""
        return _unpacked(self.content)


def packed(findings: Iterable[Finding]) -> Batch | None:
    """The findings put in order, each once; None where there is none."""
    ordered = in_order_of_place(findings)
    if not ordered:
        return None
    kinds, content = kinds_of(ordered), pickle.dumps(ordered, pickle.HIGHEST_PROTOCOL)
    return Batch(ordered[0].file, ordered[-1].file, tuple(kinds.items()), content)


def _unpacked(content: bytes) -> tuple[Finding, ...]:
    found: tuple[Finding, ...] = pickle.loads(content)  # noqa: S301  # what was packed by this very run
    return found


class _Laid(NamedTuple):
    """Where a batch lies."""

    first: str
    last: str
    start: int
    size: int


class Spool(Collection[Finding]):
    """Findings in plain values, added in batches; no finding is to be in two of them.

    Each look at them reads them anew, a batch at a time, and together only those batches that are about the same files.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # closed with the spool
        weakref.finalize(self, self._file.close)
        self._laid: list[_Laid] = []
        self.kinds: Counter[Kind] = Counter()
        """How many findings there are of each kind."""

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Spool":
        """A spool of findings that come in order."""
        spool = cls()
        spool.extend(findings)
        return spool

    def extend(self, findings: Iterable[Finding]) -> None:
        """Lays findings aside that come in order, a batch for each file, so that no batch reaches over others."""
        for _, batch in groupby(findings, key=lambda finding: finding.file):
            self.add(batch)

    def add(self, findings: Iterable[Finding]) -> None:
        """Lays a batch aside."""
        self.lay(packed(findings))

    def lay(self, batch: Batch | None) -> None:
        """Lays a packed batch aside."""
        if batch:
            start = self._file.seek(0, SEEK_END)
            self._laid.append(_Laid(batch.first, batch.last, start, self._file.write(batch.content)))
            self.kinds.update(dict(batch.kinds))

    def __len__(self) -> int:
        return self.kinds.total()

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)

    def __iter__(self) -> Iterator[Finding]:
        together: list[_Laid] = []
        last = ""
        for laid in sorted(self._laid):
            if together and laid.first > last:
                yield from self._read(together)
                together = []
            together.append(laid)
            last = max(last, laid.last)
        yield from self._read(together)

    def _read(self, together: Sequence[_Laid]) -> Iterable[Finding]:
        found = [_unpacked(self._content(each)) for each in together]
        return found[0] if len(found) == 1 else in_order_of_place(chain.from_iterable(found))

    def _content(self, laid: _Laid) -> bytes:
        self._file.seek(laid.start)
        return self._file.read(laid.size)
