"""Recording many events at once, from a table: all of them or none, and everything that is wrong in one run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mouctl.answers.record_many import RecordedRows, RowFault, Skipped, many_report
from mouctl.errors import NothingToDo, UsageError
from mouctl.findings import Finding
from mouctl.loading.codes import CODES, MISSING_KEY
from mouctl.loading.register import Register, load_register
from mouctl.loading.sheet import CellFault, Sheet
from mouctl.loading.words import short
from mouctl.sentences import say, say_count
from mouctl.service.event_rows import Wanted, column_faults, read_row
from mouctl.service.judging import judge
from mouctl.service.opening import Answer, View, dossier_of
from mouctl.service.recording import Plan, carry_out_all, recording_of


class Order(NamedTuple):
    """What is to be recorded: a table, and how to read it."""

    sheet: Sheet
    name: str
    """What to call the table's file."""
    folder: Path
    """Where the files of evidence are looked for."""
    agreement: str | None
    """The one that all events are of; None: each row tells."""
    skip_recorded: bool
    """Whether rows that are recorded already are passed over."""


class Part(NamedTuple):
    """The plan for one agreement, and the line of the table that each of its events comes from."""

    plan: Plan
    lines: tuple[int, ...]


class Import(NamedTuple):
    """A table that can be recorded."""

    order: Order
    parts: tuple[Part, ...]
    skipped: tuple[Skipped, ...]

    @property
    def size(self) -> int:
        """How many events are to be recorded."""
        return sum(len(part.lines) for part in self.parts)


class Misfits(UsageError):
    """The table cannot be recorded; `faults` are by row and column."""

    def __init__(self, order: Order, faults: Iterable[CellFault]) -> None:
        cells = {row.line: row.cells for row in order.sheet.rows}
        told = [_told(fault, order.name, cells.get(fault.line, {})) for fault in sorted(faults, key=_by_place)]
        super().__init__(
            say_count(
                "{count} fault in {file}; nothing was recorded.",
                "{count} faults in {file}; nothing was recorded.",
                len(told),
                file=order.name,
            ),
            say("Mend what is said above, and call the command again."),
        )
        self.faults = tuple(told)


def plan_import(register: Register, order: Order) -> Import:
    """What recording the table would do; nothing is written. Raises Misfits; NothingToDo for a table without rows."""
    sheet = order.sheet
    if not sheet.rows and not sheet.faults:
        raise NothingToDo(
            say("There is no event in {file}.", file=order.name),
            say("Name the columns in the first line, and write each event into a line of its own."),
        )
    if order.agreement:
        dossier_of(register, order.agreement)
    faults = [*sheet.faults, *column_faults(sheet, order.agreement)]
    rows, unread = _rows(order)
    if not any(fault.code == MISSING_KEY for fault in faults):  # else every row would be at fault for it
        faults.extend(unread)
        judged = [judge(register, agreement, wanted, order.skip_recorded) for agreement, wanted in rows.items()]
        faults.extend(fault for each in judged for fault in _news(each.faults, unread))
    if faults:
        raise Misfits(order, faults)
    parts = (Part(each.plan, each.lines) for each in judged if each.plan)
    return Import(order, tuple(parts), tuple(each for one in judged for each in one.skipped))


def carry_out_import(planned: Import) -> Import:
    """Records the table; gives the import that was carried out."""
    latest = planned

    def again() -> list[Plan]:
        nonlocal latest
        request = planned.parts[0].plan.request
        latest = plan_import(load_register(request.root, agreements_in(planned.order)), planned.order)
        return [part.plan for part in latest.parts]

    if planned.parts:
        carry_out_all([part.plan for part in planned.parts], again)
    return latest


def agreements_in(order: Order) -> tuple[str, ...]:
    """The agreements that the table is about."""
    return (order.agreement,) if order.agreement else tuple(_rows(order)[0])


def effect_of_import(planned: Import, view: View, *, recorded: bool, with_toml: bool) -> Answer:
    """What each row does, and what all of them change."""
    recordings = tuple(RecordedRows(recording_of(part.plan, view), part.lines) for part in planned.parts)
    report = many_report(planned.order.name, recordings, planned.skipped, recorded=recorded, with_toml=with_toml)
    return Answer(report=report)


def _rows(order: Order) -> tuple[Mapping[str, Sequence[Wanted]], Sequence[CellFault]]:
    """What the rows want of each agreement, by its id, and the faults of single cells."""
    read = [read_row(row, order.agreement, order.folder) for row in order.sheet.rows]
    rows: dict[str, list[Wanted]] = {wanted.agreement: [] for wanted, _ in sorted(read, key=_agreement) if wanted}
    for wanted, _ in read:
        if wanted:
            rows[wanted.agreement].append(wanted)
    return rows, [fault for _, found in read for fault in found]


def _agreement(read: tuple[Wanted | None, object]) -> str:
    return read[0].agreement if read[0] else ""


def _news(found: Iterable[CellFault], known: Iterable[CellFault]) -> Iterator[CellFault]:
    """What was found in cells that are not known to be wrong already."""
    cells = {(each.line, each.column) for each in known}
    return (fault for fault in found if (fault.line, fault.column) not in cells)


def _by_place(fault: CellFault) -> tuple[int, str]:
    return fault.line, fault.column or ""


def _told(fault: CellFault, file: str, cells: Mapping[str, str]) -> RowFault:
    cell = cells.get(fault.column or "")
    finding = Finding(fault.code, CODES[fault.code].severity, fault.message, file, advice=fault.advice)
    return RowFault(fault.line, fault.column, short(" ".join(cell.split())) if cell else None, finding)
