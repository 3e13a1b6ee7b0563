"""The rows of a table as events: which column says what, and what is wrong with a cell by itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mouctl.errors import MouctlError
from mouctl.loading.codes import MISSING_KEY, UNKNOWN_KEY, UNREADABLE, WRONG_VALUE
from mouctl.loading.sheet import CellFault, Row, Sheet
from mouctl.loading.words import choose, nearest, shown
from mouctl.model.event import EVENT_TYPES
from mouctl.model.event_fields import Field, event_of, fields_of
from mouctl.recording.evidence import refuse_unreadable
from mouctl.sentences import say

AGREEMENT, TYPE, ID, ON, EVIDENCE, AMENDS = "agreement", "type", "id", "on", "evidence", "amends"


class Wanted(NamedTuple):
    """An event that a row asks to be recorded, as it is written where a cell cannot be read."""

    line: int
    agreement: str
    facts: Mapping[str, Any]
    files: tuple[Path, ...]


@cache
def columns() -> tuple[str, ...]:
    """All columns that a table can have."""
    fields = (field.column for kind in EVENT_TYPES for field in fields_of(kind))
    return tuple(dict.fromkeys((AGREEMENT, TYPE, ID, ON, EVIDENCE, *fields)))


def column_faults(sheet: Sheet, agreement: str | None) -> Iterator[CellFault]:
    """The columns that no event has, and those without which no row can be judged."""
    for column in dict.fromkeys(filter(None, sheet.columns)):
        if column not in columns():
            message = say("No event has such a key.")
            yield CellFault(sheet.line, column, UNKNOWN_KEY, message, choose(column, columns()))
    for column in (TYPE, ON) if agreement else (AGREEMENT, TYPE, ON):
        if column not in map(_meant, sheet.columns):
            advice = say("Name the columns in the first line, such as: {names}", names=(AGREEMENT, TYPE, ON))
            yield CellFault(sheet.line, column, MISSING_KEY, say("The table has no such column."), advice)


def read_row(row: Row, agreement: str | None, folder: Path) -> tuple[Wanted | None, tuple[CellFault, ...]]:
    """What the row asks for, and what is wrong with its cells; files that it names lie in `folder`.

    None where it does not tell its agreement. A mistyped column is read as the one that it was meant to be, so that
    its cells are judged too.
    """
    cells = {_meant(column): cell for column, cell in row.cells.items()}
    named, wrong = cells.pop(AGREEMENT, agreement), []
    if named is None or agreement not in (None, named):
        wrong.append(_agreement_fault(row.line, agreement))
    paths = [folder / part.strip() for part in cells.pop(EVIDENCE, "").split(";") if part.strip()]
    if AMENDS in cells:
        cells[AMENDS] = str(folder / cells[AMENDS])
    facts, unread = _facts(cells, row.line)
    wanted = Wanted(row.line, named, facts, tuple(paths)) if named and not wrong else None
    return wanted, (*wrong, *unread)


def evidence_faults(wanted: Wanted) -> Iterator[CellFault]:
    """The files of evidence that cannot be kept."""
    for file in wanted.files:
        try:
            refuse_unreadable(file)
        except MouctlError as error:
            yield CellFault(wanted.line, EVIDENCE, UNREADABLE, error.message, error.advice)


def _meant(column: str) -> str:
    return column if column in columns() else nearest(column, columns()) or column


def _agreement_fault(line: int, agreement: str | None) -> CellFault:
    if agreement is None:
        message, advice = say("The key “{key}” is missing.", key=AGREEMENT), say("Write the agreement's id.")
        return CellFault(line, AGREEMENT, MISSING_KEY, message, advice)
    message = say("The command was called for another agreement: {id}.", id=agreement)
    return CellFault(line, AGREEMENT, WRONG_VALUE, message, say("Leave out the one or the other."))


@cache
def _fields(kind: str) -> Mapping[str, Field]:
    """The columns that the type knows; for one that there is not, those that mean the same whatever the type is."""
    if kind in EVENT_TYPES:
        return {field.column: field for field in fields_of(kind)}
    every = [field for known in EVENT_TYPES for field in fields_of(known)]
    return {field.column: field for field in every if field.reading.metavar in ("DATE", "NUMBER", "PERIOD")}


def _facts(cells: Mapping[str, str], line: int) -> tuple[Mapping[str, Any], tuple[CellFault, ...]]:
    """The event that the cells describe. What its type does not know is left for the loader to refuse."""
    kind, wrong = cells.get(TYPE, ""), []
    if kind not in EVENT_TYPES:
        wrong.append(_no_type(kind, line))
    fields, given = _fields(kind), dict(cells)
    for column in fields.keys() & cells.keys():
        try:
            given[column] = fields[column].reading.read(cells[column])
        except MouctlError as error:
            wrong.append(CellFault(line, column, WRONG_VALUE, error.message, error.advice))
    if kind not in EVENT_TYPES:
        return given, tuple(wrong)
    known = event_of(kind, {field.name: given[column] for column, field in fields.items() if column in given})
    return {**{key: cell for key, cell in cells.items() if key not in fields}, **known}, tuple(wrong)


def _no_type(kind: str, line: int) -> CellFault:
    if not kind:
        message, advice = say("The key “{key}” is missing.", key=TYPE), choose(None, EVENT_TYPES)
        return CellFault(line, TYPE, MISSING_KEY, message, advice)
    return CellFault(
        line, TYPE, WRONG_VALUE, say("There is no type {value} here.", value=shown(kind)), choose(kind, EVENT_TYPES)
    )
