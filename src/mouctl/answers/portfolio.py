"""What the work plans of all agreements ask of one side: `mouctl matrix --all`."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import partial

from mouctl.answers._contract import Contract
from mouctl.answers._plan_columns import (
    ACTIVITY_FLAT,
    Field,
    activity_cell,
    duties_cell,
    flat_table,
    funding_field,
    label_of,
    schedule_field,
    year_field,
)
from mouctl.answers._plan_progress import told_progress
from mouctl.answers._plan_shown import told_wishes, told_yearless
from mouctl.answers._portfolio_data import LeftOut, PortfolioData, of_agreement, portfolio_data
from mouctl.answers.status import STATES
from mouctl.errors import NothingToDo
from mouctl.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Lines,
    Page,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Toned,
)
from mouctl.selection import Choice, PlanRow, Selection
from mouctl.sentences import say, say_count


def portfolio_report(
    selections: Sequence[Selection], choice: Choice, left_out: Sequence[LeftOut], as_of: date, known: Collection[int]
) -> Report:
    """One table with a section for each agreement; `choice` is what was asked for of all of them.

    `known` are the years that a work plan has. Exit code 3 where it has none of those asked for: that is no answer of
    "nothing to do".
    """
    unknown = tuple(year for year in choice.years if year is not None and year not in known)
    is_known = not unknown or unknown != choice.years
    title = say("Work plans as of {day}", day=as_of)
    years = tuple(sorted({year for selection in selections for year in selection.years}))
    return Report(
        schema=CONTRACT.schema,
        data=portfolio_data(selections, choice, left_out, as_of, unknown),
        blocks=(
            Heading(title),
            _told_part(selections, choice, left_out),
            *_told_unknown(unknown, known),
            *(_told_table(selections, years) if is_known else ()),
        ),
        records=_flat(selections, years),
        page=Page(title, landscape=True),
        exit_code=0 if is_known else NothingToDo.exit_code,
    )


def _told_unknown(unknown: Sequence[int], known: Collection[int]) -> Iterator[Block]:
    if unknown:
        facts = {"asked": tuple(map(str, unknown)), "there": tuple(map(str, known))}
        yield Paragraph(say("No work plan has the year {asked}. There is: {there}.", **facts), Tone.WARN)


def _told_part(selections: Sequence[Selection], choice: Choice, left_out: Sequence[LeftOut]) -> Facts:
    """What is shown, of which wishes, and every agreement that is not, with the reason."""
    looked_at = [*selections, *(each.selection for each in left_out if each.selection)]
    shown = say(
        "{activities} in {agreements}",
        activities=say_count(
            "{count} of {all} activities",
            "{count} of {all} activities",
            sum(len(selection.rows) for selection in selections),
            all=sum(len(selection.every) for selection in looked_at),
        ),
        agreements=say_count(
            "{count} of {all} agreements",
            "{count} of {all} agreements",
            len(selections),
            all=len(selections) + len(left_out),
        ),
    )
    reasons = [of_agreement(one.life.version.agreement.id, told) for one in selections for told in told_yearless(one)]
    reasons += [reason for each in left_out for reason in each.reasons]
    rows: list[tuple[Cell, Cell]] = [(say("Shown"), Toned(shown, Tone.STRONG))]
    if not choice.parties and any(selection.choice.parties for selection in selections):
        rows.append((say("Party"), say("our side")))
    rows += told_wishes(choice, lambda key: key)
    return Facts((*rows, *(((say("Left out"), Lines(tuple(reasons))),) if reasons else ())))


def _told_table(selections: Sequence[Selection], years: Sequence[int]) -> Iterator[Block]:
    if not selections:
        yield Paragraph(say("No activity of any work plan is like that."), Tone.WARN)
        return
    rows = [
        row
        for selection in selections
        for row in (
            Section(_title(selection)),
            *(tuple(field.cell(row) for field in _fields(selection, years)) for row in selection.rows),
        )
    ]
    yield Table(columns=tuple(field.column for field in _fields(selections[0], years)), rows=tuple(rows))
    yield from told_progress(*selections)


def _title(selection: Selection) -> Cell:
    """Which agreement, who of it is asked for, and its state unless it is in force."""
    agreement = selection.life.version.agreement
    asked = [party for party in agreement.parties if party.id in selection.party_ids]
    title = say(
        "{id}: {title} – {parties}",
        id=agreement.id,
        title=agreement.title,
        parties=tuple(say("{label} ({name})", label=label_of(party, selection), name=party.name) for party in asked),
    )
    state = selection.life.state
    return Lines((title, None if state in ("in-force", "open-ended") else Toned(*STATES[state])))


def _fields(selection: Selection, years: Sequence[int]) -> tuple[Field, ...]:
    """What an office needs to know of its tasks; the party's name stands in the section."""
    activity = Column(key="activity", title=say("Stage of activity"), min_width=18)
    duties = Column(key="duties", title=say("Tasks and responsibilities"), min_width=18)
    told = partial(_duties, selection=selection)
    return (
        Field(activity, _activity, (*_PROGRAMME_FLAT, *ACTIVITY_FLAT)),
        funding_field(),
        schedule_field(),
        *map(year_field, years),
        Field(duties, told, (("duties", told),)),
        Field(
            Column(key="output", title=say("Output"), min_width=14),
            lambda row: row.activity.output,
            (("output", lambda row: row.activity.output),),
        ),
    )


_PROGRAMME_FLAT = (
    ("number", lambda row: row.programme.number),
    ("programme", lambda row: row.programme.name),
)


def _activity(row: PlanRow) -> Cell:
    return Lines((Toned(f"{row.programme.number} {row.programme.name}", Tone.FAINT), activity_cell(row)))


def _duties(row: PlanRow, selection: Selection) -> Cell:
    """The duties of the parties asked for, each with its name where they are several."""
    parties = [p for p in selection.life.version.agreement.parties if p.id in selection.party_ids]
    if len(parties) == 1:
        return duties_cell(row, parties[0].id)
    return Lines(
        tuple(
            Lines((Toned(label_of(party, selection), Tone.FAINT), duties_cell(row, party.id)))
            for party in parties
            if row.activity.duties.get(party.id)
        )
    )


def _flat(selections: Sequence[Selection], years: Sequence[int]) -> Table:
    """One row for each activity, with its agreement before it."""
    tables = [(each, flat_table(_fields(each, years), each.rows)) for each in selections]
    rows = [
        (selection.life.version.agreement.id, selection.party_ids, *row)
        for selection, table in tables
        for row in table.records
    ]
    columns = tables[0][1].columns if tables else ()
    first = tuple(Column(key=key, title=key) for key in ("agreement", "parties"))
    return Table(columns=(*first, *columns), rows=tuple(rows))


CONTRACT = Contract(id="portfolio", schema="mouctl.portfolio/1", data=PortfolioData)
"""`mouctl matrix --all`."""
