"""Findings laid aside until they are told: any number of them in the same room, and in the order of every output."""

import pickle
import weakref
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from mouctl.findings import Finding
from mouctl.loading.entries import in_order_of_place

_IN_MEMORY = 8 << 20
"""Bytes; more than that goes to a temporary file, which nobody else can open and which is gone with the process."""


class _Batch(NamedTuple):
    """Findings that were added together: the first and the last file that they are about, and where they lie."""

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
        self._batches: list[_Batch] = []
        self._count = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Spool":
        """A spool of findings that come in order."""
        spool = cls()
        for _, batch in groupby(findings, key=lambda finding: finding.file):
            spool.add(batch)
        return spool

    def add(self, findings: Iterable[Finding]) -> None:
        """Lays a batch aside."""
        batch = in_order_of_place(findings)
        if not batch:
            return
        start = self._file.seek(0, SEEK_END)
        size = self._file.write(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))
        self._batches.append(_Batch(batch[0].file, batch[-1].file, start, size))
        self._count += len(batch)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)

    def __iter__(self) -> Iterator[Finding]:
        together: list[_Batch] = []
        for batch in sorted(self._batches):
            if together and batch.first > max(each.last for each in together):
                yield from self._read(together)
                together = []
            together.append(batch)
        yield from self._read(together)

    def _read(self, batches: Sequence[_Batch]) -> Iterable[Finding]:
        found = [self._batch(each) for each in batches]
        return found[0] if len(found) == 1 else in_order_of_place(chain.from_iterable(found))

    def _batch(self, batch: _Batch) -> tuple[Finding, ...]:
        self._file.seek(batch.start)
        found: tuple[Finding, ...] = pickle.loads(self._file.read(batch.size))  # noqa: S301  # what was written here
        return found
