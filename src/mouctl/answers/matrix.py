"""The work plan as its printed table: `mouctl matrix`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._addenda import told as told_addendum
from mouctl.answers._contract import Contract
from mouctl.answers._plan_columns import Field, fields_of, flat_table, label_of, table_of
from mouctl.answers._plan_data import RecordedData, RowData, ShareData, recorded, recorded_data, row_data, share_data
from mouctl.answers._plan_progress import told_evidence, told_progress
from mouctl.answers._plan_shown import WITHOUT, FiltersData, filters_data, name_of, told_part
from mouctl.answers._plan_timeline import told_timeline
from mouctl.lifecycle import Life
from mouctl.model.schedule_words import Undated, read_schedule
from mouctl.report import Block, Heading, Page, Paragraph, Report, Row, Section, Tone
from mouctl.selection import By, Group, Key, PlanRow, Selection, grouped
from mouctl.sentences import Sentence, say, say_count


class Shape(NamedTuple):
    """How a work plan is to be shown."""

    columns: tuple[str, ...] = ()
    """Names of columns, in the order wanted; all as printed where there are none."""
    by: By | None = None
    timeline: bool = False
    as_signed: bool = False
    """Without what became of it."""


class GroupData(TypedDict):
    """The ids of the rows that share something; `key` is null for those that have none."""

    key: Key
    rows: tuple[str, ...]


class MatrixData(TypedDict):
    """The rows shown of `total`, and what was recorded of them, oldest first; `groups` where they are asked for.

    `yearless` counts the rows that are not shown because they say no year, where years are asked for.
    """

    agreement: str
    title: str
    as_of: date
    years: tuple[int, ...]
    total: int
    yearless: int
    filters: FiltersData
    rows: tuple[RowData, ...]
    by: By | None
    groups: tuple[GroupData, ...]
    share: ShareData
    recorded: tuple[RecordedData, ...]


def matrix_report(selection: Selection, shape: Shape) -> Report:
    """The columns as printed (more or fewer with other years and parties), as a table or as cards."""
    groups = grouped(selection, shape.by) if shape.by else ()
    fields = fields_of(selection, as_signed=shape.as_signed)
    picked = _picked(fields, shape)
    hidden = [field for field in fields if field.name != "id" and field not in picked]
    title = selection.plan.title
    part = tuple(told_part(selection, _left_out(hidden, shape)))
    heading = say("Part of: {title}", title=title) if part else title
    agreement = selection.life.version.agreement
    return Report(
        schema=CONTRACT.schema,
        data=_data(selection, shape, groups),
        blocks=(
            Heading(heading),
            *(() if shape.as_signed else _told_text(selection.life)),
            *part,
            *(told_timeline(selection) if shape.timeline else _told_table(selection, shape, picked, groups)),
        ),
        records=flat_table(picked, selection.rows),
        page=Page(heading, landscape=True, initials=tuple(label_of(party, selection) for party in agreement.parties)),
    )


def _data(selection: Selection, shape: Shape, groups: Sequence[Group]) -> MatrixData:
    return MatrixData(
        agreement=selection.life.version.agreement.id,
        title=selection.plan.title,
        as_of=selection.as_of,
        years=selection.plan.years,
        total=len(selection.every),
        yearless=selection.yearless,
        filters=filters_data(selection.choice),
        rows=tuple(row_data(row, selection) for row in selection.rows),
        by=shape.by,
        groups=tuple(GroupData(key=group.key, rows=tuple(row.activity.id for row in group.rows)) for group in groups),
        share=share_data(selection),
        recorded=tuple(map(recorded_data, recorded(selection))),
    )


def _picked(fields: Sequence[Field], shape: Shape) -> tuple[Field, ...]:
    if not shape.columns:
        return tuple(field for field in fields if field.is_shown and field.name not in _said_by_sections(shape))
    named = (
        field
        for name in shape.columns
        for field in fields
        if field.name == name or (field.of == name and field.is_shown)
    )
    return tuple({field.name: field for field in named}.values())


def _said_by_sections(shape: Shape) -> tuple[str, ...]:
    """The columns that would say again what heads the rows."""
    return ("number", "programme") if shape.by == "programme" else ()


def _left_out(hidden: Sequence[Field], shape: Shape) -> tuple[Field, ...]:
    """The columns that a reader could miss."""
    if shape.timeline:
        return ()
    return tuple(field for field in hidden if field.name not in _said_by_sections(shape))


def _told_table(
    selection: Selection, shape: Shape, picked: Sequence[Field], groups: Sequence[Group]
) -> Iterator[Block]:
    if not selection.every:
        yield Paragraph(say("The work plan has no activity."), Tone.WARN)
    if not selection.rows:
        return
    rows: Sequence[Row | PlanRow] = selection.rows
    if shape.by:
        by = shape.by
        rows = [row for group in groups for row in (Section(_title(group, by, selection)), *group.rows)]
    yield table_of(picked, rows)
    if not shape.as_signed:
        yield from told_progress(selection)
        yield from _told_undated(selection.rows)
        yield from told_evidence(selection)


def _title(group: Group, by: By, selection: Selection) -> Sentence:
    return say_count(
        "{title} ({count} activity)",
        "{title} ({count} activities)",
        len(group.rows),
        title=WITHOUT[by] if group.key is None else name_of(group.key, selection),
    )


def _told_text(life: Life) -> Iterator[Block]:
    """Which addenda changed the plan that is shown, and that the agreement is no longer in force."""
    amended = [new.amendment for old, new in pairwise(life.versions) if old.workplan != new.workplan]
    changing = [each for each in amended if each and each.effective_on <= life.situation.as_of]
    if changing:
        told = tuple(
            say("{addendum}, in force from {day}", addendum=told_addendum(each), day=each.effective_on)
            for each in changing
        )
        yield Paragraph(say("As changed by {addenda}; as signed with --as-signed.", addenda=told))
    if life.is_over:
        end = life.situation.end
        yield Paragraph(end.says() if end else say("The agreement has ended."), Tone.WARN)


def _told_undated(rows: Sequence[PlanRow]) -> Iterator[Block]:
    """The rows without a day, by what their schedule says."""
    schedules = [row.activity.schedule for row in rows]
    open_ = sum(words is not None and read_schedule(words) is Undated.UNDETERMINED for words in schedules)
    unreadable = sum(read_schedule(words) is Undated.UNREADABLE for words in schedules)
    notes = (
        say_count(
            "{count} of {all} activities has no day: its schedule is left to the parties.",
            "{count} of {all} activities have no day: their schedule is left to the parties.",
            open_,
            all=len(rows),
        ),
        say_count(
            "{count} of {all} activities has no schedule.",
            "{count} of {all} activities have no schedule.",
            schedules.count(None),
            all=len(rows),
        ),
        say_count(
            "The schedule of {count} of {all} activities cannot be read as days.",
            "The schedules of {count} of {all} activities cannot be read as days.",
            unreadable,
            all=len(rows),
        ),
    )
    yield from (Paragraph(note, Tone.FAINT) for note in notes if note.number)


CONTRACT = Contract(id="matrix", schema="mouctl.matrix/1", data=MatrixData)
"""`mouctl matrix`."""
