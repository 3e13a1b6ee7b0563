"""Passing verdicts on many agreements: what is remembered is not judged again, and the rest is judged on all cores."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import NamedTuple

from mouctl.language import Language
from mouctl.loading.contents import contents_of
from mouctl.loading.ground import Ground
from mouctl.loading.scope import Part
from mouctl.service.opening import View
from mouctl.service.pages import rules
from mouctl.service.verdicts.means import Means
from mouctl.service.verdicts.memory import Bucket, Memory, bucket_of, memory_of
from mouctl.service.verdicts.passed import Passed, passed
from mouctl.service.verdicts.verdict import Verdict, judge

_WORTHWHILE = 48
"""Fewer agreements are judged sooner than a process is started."""
_AT_ONCE = 16
"""How many a process takes at a time: few enough that none is left waiting at the end."""


class _Court(NamedTuple):
    """What is needed to judge the agreements of one register."""

    ground: Ground
    view: View
    language: str
    memory: Memory | None
    is_whole: bool
    """Whether all agreements of the register are heard."""

    def hear(self, folders: Sequence[Path]) -> list[Passed]:
        """The verdicts on the agreements as they now are: those that are remembered, or new ones, to be remembered.

        The agreements that are remembered together are heard together.
        """
        groups = [(name, list(group)) for name, group in groupby(folders, key=bucket_of)]
        return [passed(verdict) for name, group in groups for verdict in self._hear(name, group)]

    def _hear(self, name: str, folders: Sequence[Path]) -> list[Verdict]:
        bucket = self.memory.bucket(name) if self.memory else None
        verdicts = [self._judge(folder, bucket) for folder in folders]
        if bucket:
            bucket.put_back(only=folders if self.is_whole else None)
        return verdicts

    def _judge(self, folder: Path, bucket: Bucket | None) -> Verdict:
        contents = contents_of(folder)
        verdict = bucket.recall(folder, contents) if bucket else None
        if verdict is None:
            verdict = judge(folder, self.ground, self.view, Language(self.language), contents)
            if bucket:
                bucket.remember(folder, contents, verdict)
        return verdict


def verdicts_on(part: Part, view: View, means: Means) -> Iterator[Passed]:
    """The verdicts on the agreements of a register, in an order that depends on their names alone."""
    memory = memory_of(part.ground, view, means)
    court = _Court(part.ground, view, means.language, memory, part.is_whole)
    yield from _judged(court, _portions(part.folders), means.processes)
    if memory and part.is_whole:
        memory.forget_all_but(part.folders)


def _portions(folders: Sequence[Path]) -> list[list[Path]]:
    """The agreements a number at a time, those that are remembered together in one portion."""
    portions: list[list[Path]] = []
    for _, group in groupby(sorted(folders, key=bucket_of), key=bucket_of):
        if not portions or len(portions[-1]) >= _AT_ONCE:
            portions.append([])
        portions[-1] += group
    return portions


def _judged(court: _Court, portions: Sequence[Sequence[Path]], processes: int) -> Iterator[Passed]:
    done = 0
    if processes > 1 and sum(map(len, portions)) >= _WORTHWHILE:
        try:
            for verdicts in _in_processes(court, portions, processes):
                yield from verdicts
                done += 1
        except BrokenProcessPool:  # the system killed one, perhaps for want of memory: the rest goes on in this one
            pass
    for portion in portions[done:]:
        yield from court.hear(portion)


def _in_processes(court: _Court, portions: Sequence[Sequence[Path]], processes: int) -> Iterator[list[Passed]]:
    if court.memory is None or court.memory.is_empty:
        rules()  # before the processes divide, so that each has them; where all is remembered nobody needs them
    method = "fork" if "fork" in get_all_start_methods() else None
    pool = ProcessPoolExecutor(
        min(processes, len(portions)), mp_context=get_context(method), initializer=_convene, initargs=(court,)
    )
    with pool:
        yield from pool.map(_hear, portions)


_convened: list[_Court] = []
"""In a process of its own: the court that it sits in."""


def _convene(court: _Court) -> None:
    _convened[:] = [court]


def _hear(folders: Sequence[Path]) -> list[Passed]:
    return _convened[0].hear(folders)
