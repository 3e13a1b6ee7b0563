"""Passing verdicts on many agreements: what is remembered is not judged again, and the rest is judged on all cores."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
from mouctl.service.verdicts.memory import Memory, memory_of
from mouctl.service.verdicts.verdict import Verdict, judge

_WORTHWHILE = 48
"""Fewer agreements are judged sooner than a process is started."""
_AT_ONCE = 16
"""How many a process takes at a time: few enough that none is left waiting at the end."""


class _Court(NamedTuple):
    """What is needed to judge an agreement of one register."""

    ground: Ground
    view: View
    language: str
    memory: Memory | None

    def judge(self, folder: Path) -> Verdict:
        """The verdict on the agreement as it now is: the one that is remembered, or a new one, to be remembered."""
        contents = contents_of(folder)
        verdict = self.memory.recall(folder, contents) if self.memory else None
        if verdict is None:
            verdict = judge(folder, self.ground, self.view, Language(self.language), contents)
            if self.memory:
                self.memory.remember(folder, contents, verdict)
        return verdict


def verdicts_on(part: Part, view: View, means: Means) -> Iterator[Verdict]:
    """The verdicts on the agreements of a register, in the order of its folders."""
    memory = memory_of(part.ground, view, means)
    yield from _judged(_Court(part.ground, view, means.language, memory), part.folders, means.processes)
    if memory and part.is_whole:
        memory.forget_all_but(part.folders)


def _judged(court: _Court, folders: Sequence[Path], processes: int) -> Iterator[Verdict]:
    done = 0
    if processes > 1 and len(folders) >= _WORTHWHILE:
        try:
            for verdicts in _in_processes(court, folders, processes):
                yield from verdicts
                done += len(verdicts)
        except BrokenProcessPool:  # the system killed one, perhaps for want of memory: the rest goes on in this one
            pass
    yield from map(court.judge, folders[done:])


def _in_processes(court: _Court, folders: Sequence[Path], processes: int) -> Iterator[list[Verdict]]:
    if court.memory is None or court.memory.is_empty:
        rules()  # before the processes divide, so that each has them; where all is remembered nobody needs them
    method = "fork" if "fork" in get_all_start_methods() else None
    portions = [folders[start : start + _AT_ONCE] for start in range(0, len(folders), _AT_ONCE)]
    pool = ProcessPoolExecutor(
        min(processes, len(portions)), mp_context=get_context(method), initializer=_convene, initargs=(court,)
    )
    with pool:
        yield from pool.map(_hear, portions)


_convened: list[_Court] = []
"""In a process of its own: the court that it sits in."""


def _convene(court: _Court) -> None:
    _convened[:] = [court]


def _hear(folders: Sequence[Path]) -> list[Verdict]:
    return [_convened[0].judge(folder) for folder in folders]
