"""`mouctl check --fix` and `--diff`: everything is worked out on drafts, and then written once, or only shown."""

import os
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mouctl.answers._fixes import Fixing
from mouctl.answers.check import difference_notes
from mouctl.errors import UsageError
from mouctl.findings import Finding, PlacedFix
from mouctl.loading.drafts import reading
from mouctl.recording.mending import Draft, mended, write_drafts
from mouctl.report import Paragraph
from mouctl.sentences import say
from mouctl.service.checking import Found, answered
from mouctl.service.opening import Answer
from mouctl.service.sifting import Wishes

Look: TypeAlias = Callable[[], Found]
"""Checks anew."""

_PASSES = 20
"""One fix may bring another finding to light, and two that touch each other are not carried out at once."""


class Difference(NamedTuple):
    """What `--fix` would change, as a unified diff, and what there is to say beside it."""

    text: str
    notes: tuple[Paragraph, ...]
    exit_code: int


class _Settled(NamedTuple):
    """The drafts after which nothing is left to be fixed, by what their files are called."""

    drafts: Mapping[str, Draft]
    fixing: Fixing
    found: Found
    """What is found once the drafts are written."""


def fix(look: Look, wishes: Wishes) -> Answer:
    """Fixes what is certain, and answers what is left.

    Raises UsageError where a file may not be written, or changed in the meantime: nothing is written then.
    """
    settled = _settled(look, wishes)
    if settled.drafts:
        write_drafts(tuple(settled.drafts.values()))
    return answered(look(), wishes, settled.fixing)


def difference(look: Look, wishes: Wishes) -> Difference:
    """What `fix` would write; nothing is written. Exit code 1 if that is anything, or something would be left."""
    settled = _settled(look, wishes)
    left = answered(settled.found, wishes).report
    assert left.checked is not None
    text = "".join(_unified(draft, name) for name, draft in sorted(settled.drafts.items()))
    notes = difference_notes(left.checked, settled.found.hidden, settled.fixing)
    return Difference(text, notes, max(left.exit_code, 1 if settled.drafts else 0))


def _settled(look: Look, wishes: Wishes) -> _Settled:
    if wishes.update_baseline:
        raise UsageError(
            say("--fix and --diff do not go with --update-baseline."), say("Fix first, and then update the baseline.")
        )
    work = _Work(unsafe=wishes.unsafe_fixes)
    found = look()
    for _ in range(_PASSES):
        if not work.goes_on(found):
            break
        with reading({draft.file: draft.new for draft in work.drafts.values()}):
            found = look()
    return _Settled(work.drafts, Fixing(tuple(work.fixed), tuple(work.left), wishes.unsafe_fixes), found)


class _Work:
    """The drafts so far, what was fixed in them, and the files that are left alone."""

    def __init__(self, *, unsafe: bool) -> None:
        self.drafts: dict[str, Draft] = {}
        self.fixed: list[Finding] = []
        self.left: list[str] = []
        self._unsafe = unsafe
        self._first: dict[str, Path] = {}

    def goes_on(self, found: Found) -> bool:
        """Carries out what can be fixed of what was found; False where that is nothing."""
        by_file: dict[str, dict[PlacedFix, Finding]] = {}
        for finding in found.shown:
            if finding.fix and self._is_wanted(finding, finding.fix):
                by_file.setdefault(finding.file, {}).setdefault(finding.fix, finding)
        done = [self._mend(file, fixes) for file, fixes in by_file.items()]
        return any(done)

    def _is_wanted(self, finding: Finding, fix: PlacedFix) -> bool:
        """A file that two paths lead to is fixed by the first of them."""
        is_its_own = self._first.setdefault(os.path.realpath(fix.file), fix.file) == fix.file
        is_meant = finding.waived is None and (fix.fix.safe or self._unsafe)
        return is_meant and is_its_own and finding.file not in self.left

    def _mend(self, name: str, fixes: Mapping[PlacedFix, Finding]) -> bool:
        file, text = next((each.file, each.text) for each in fixes)
        new = mended(text, fixes)
        if new is None:
            self.left.append(name)
            return False
        old = self.drafts[name].old if name in self.drafts else text
        self.drafts[name] = Draft(file, old, new.text)
        self.fixed.extend(fixes[each] for each in new.fixes)
        return True


def _unified(draft: Draft, name: str) -> str:
    return "".join(map(_whole, unified_diff(_lines(draft.old), _lines(draft.new), name, name)))


def _lines(text: str) -> list[str]:
    """Lines that end in a newline and nothing else, as in TOML."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [last for last in text.split("\n")[-1:] if last]


def _whole(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
