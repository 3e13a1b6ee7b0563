"""The rows of a table that are about one agreement, held against its files: what can be recorded, and what is wrong."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mouctl.answers.record_many import Skipped
from mouctl.errors import UsageError
from mouctl.findings import Finding
from mouctl.loading.codes import DUPLICATE, NO_SUCH_THING
from mouctl.loading.register import Register
from mouctl.loading.sheet import CellFault
from mouctl.model.event import EVENT_TYPES
from mouctl.recording.appending import content_of, events_in
from mouctl.recording.log import Log
from mouctl.sentences import Sentence, say
from mouctl.service.event_rows import AGREEMENT, ID, ON, TYPE, Wanted, evidence_faults
from mouctl.service.opening import dossier_of
from mouctl.service.recording import Described, Plan, Request, rehearsed_plan
from mouctl.service.rehearsing import DoesNotFit


class Judged(NamedTuple):
    """What becomes of an agreement's rows; a plan is there only if all are passed over or can be recorded."""

    plan: Plan | None = None
    lines: tuple[int, ...] = ()
    """The line that each event of the plan comes from."""
    skipped: tuple[Skipped, ...] = ()
    faults: tuple[CellFault, ...] = ()


def judge(register: Register, agreement: str, rows: Sequence[Wanted], skip_recorded: bool) -> Judged:
    """Everything that is wrong with the rows, or the plan for them. Raises BrokenFiles where its files are faulty."""
    try:
        before = dossier_of(register, agreement)
    except UsageError as error:
        where = [(row.line, AGREEMENT, NO_SUCH_THING) for row in rows]
        return Judged(faults=tuple(CellFault(*each, error.message, error.advice) for each in where))
    request = Request(register.root, agreement, ())
    old = content_of(request.file)
    sorting = _Sorting(events_in(old, request.file), skip_recorded)
    for row in rows:
        sorting.sort(row)
    faults = [*sorting.faults, *(fault for row in sorting.new for fault in evidence_faults(row))]
    lines = tuple(row.line for row in sorting.new)
    bad = {fault.line for fault in faults}
    events = tuple(Described(row.facts, () if row.line in bad else row.files) for row in sorting.new)
    plan = None
    try:
        plan = rehearsed_plan(before, request._replace(events=events), events, old) if events else None
    except DoesNotFit as misfit:
        faults.extend(_fault(finding, lines, sorting.stand_ins) for finding in misfit.findings)
    return Judged(plan, lines, tuple(sorting.skipped), tuple(faults))


class _Sorting:
    """Tells the rows that are new from those that are recorded, and gives the new ones their ids."""

    def __init__(self, events: Sequence[Mapping[str, Any]], skip_recorded: bool) -> None:
        self._there, self._log = Log(events), Log(events)
        self._skip = skip_recorded
        self._lines: dict[object, int] = {}
        self.new: list[Wanted] = []
        self.skipped: list[Skipped] = []
        self.faults: list[CellFault] = []
        self.stand_ins: set[str] = set()
        """Ids of rows that can have none, for the rehearsal only."""

    def sort(self, row: Wanted) -> None:
        """Puts the row where it belongs."""
        known = self._there.take(row.facts) if self._skip else None
        second = None if known else self._log.same_as(row.facts)
        if known:
            self._lines[known] = row.line
            self.skipped.append(Skipped(row.line, row.agreement, str(known)))
        elif second:
            self.faults.append(CellFault(row.line, None, DUPLICATE, *self._second(second)))
        else:
            self._add(row)

    def _add(self, row: Wanted) -> None:
        facts = {**row.facts, ID: self._id(row)}
        if row.facts.get(ID) in self._log.ids and ID in row.facts:
            self.faults.append(CellFault(row.line, ID, DUPLICATE, *self._taken(row.facts[ID])))
            facts[ID] = self._stand_in(row)
        self._log.add(facts)
        self._lines.setdefault(facts[ID], row.line)
        self.new.append(row._replace(facts={ID: facts[ID], **facts}))

    def _id(self, row: Wanted) -> str:
        """The id that the row gives or that is made for it."""
        if ID in row.facts:
            return str(row.facts[ID])
        can_be_made = isinstance(row.facts.get(ON), date) and row.facts.get(TYPE) in EVENT_TYPES
        return self._log.free_id(row.facts) if can_be_made else self._stand_in(row)

    def _stand_in(self, row: Wanted) -> str:
        self.stand_ins.add(name := f"line-{row.line}")
        return name

    def _second(self, known: object) -> tuple[Sentence, Sentence]:
        apart = say("If it happened twice, tell the two apart by a note.")
        if known in self._lines:
            return say("Line {line} says the same.", line=self._lines[known]), apart
        message = say("This is already recorded, as {id}.", id=known)
        if self._skip:
            return message, say("Give it that id, or none, and it is passed over.")
        return message, say("{apart} To pass over what is recorded, add --skip-recorded.", apart=apart)

    def _taken(self, name: str) -> tuple[Sentence, Sentence]:
        advice = say("Give each an id of its own.")
        if name in self._lines:
            line = self._lines[name]
            return say("The id “{id}” is given twice: first in line {line}.", id=name, line=line), advice
        return say("The event {id} is already recorded.", id=name), advice


def _fault(finding: Finding, lines: Sequence[int], stand_ins: set[str]) -> CellFault:
    """What the loader found in an event, at its row. Ids that only stand in are no advice."""
    _, number, *keys = finding.route
    advice = None if any(name in str(finding.advice) for name in stand_ins) else finding.advice
    return CellFault(lines[int(number)], _column([str(key) for key in keys]), finding.rule, finding.message, advice)


def _column(keys: Sequence[str]) -> str | None:
    """Whose cell the keys lead to."""
    return ".".join(keys) if "letter" in keys[:1] else next(iter(keys), None)
