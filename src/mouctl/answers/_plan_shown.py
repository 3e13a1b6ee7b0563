"""What of a work plan is shown and what is left out, so that a part is never taken for the whole."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._plan_columns import Field, label_of
from mouctl.answers._plan_progress import STATES
from mouctl.progress import State
from mouctl.report import Block, Cell, Facts, Lines, Paragraph, Tone, Toned
from mouctl.selection import By, Choice, Key, Selection
from mouctl.sentences import Sentence, say, say_count

NONE = say("none")
WITHOUT: dict[By, Sentence] = {
    "programme": say("Without a programme"),
    "party": say("Duties of no party in particular"),
    "year": say("Without a year"),
    "funder": say("Without a source of funds"),
}
"""What heads the rows that belong to no group."""


class FiltersData(TypedDict):
    """What was asked for; of an empty list, all. A null is what has none."""

    years: tuple[int | None, ...]
    parties: tuple[str | None, ...]
    programmes: tuple[str, ...]
    scope: tuple[str | None, ...]
    funding: tuple[str | None, ...]
    status: tuple[State | None, ...]


def filters_data(choice: Choice) -> FiltersData:
    """The wishes in the contract's shape."""
    return FiltersData(
        years=choice.years,
        parties=choice.parties,
        programmes=choice.programmes,
        scope=choice.scope,
        funding=choice.funding,
        status=choice.states,
    )


def told_part(selection: Selection, hidden: Sequence[Field]) -> Iterator[Block]:
    """How many rows are shown, of which wishes, and which columns and rows are not; nothing where all is shown."""
    if selection.choice == Choice() and not hidden:
        return
    shown = say_count(
        "{count} of {all} activities", "{count} of {all} activities", len(selection.rows), all=len(selection.every)
    )
    rows = [
        (say("Shown"), Toned(shown, Tone.STRONG)),
        *told_wishes(selection.choice, partial(name_of, selection=selection)),
    ]
    if left_out := (*_hidden(hidden), *told_yearless(selection)):
        rows.append((say("Left out"), Lines(left_out)))
    yield Facts(tuple(rows))
    if not selection.rows:
        yield Paragraph(say("No activity of the work plan is like that."), Tone.WARN)


def told_wishes(choice: Choice, name: Callable[[Key], Cell]) -> Iterator[tuple[Cell, Cell]]:
    """What was asked for, kind by kind; `name` is how a party is called."""
    kinds: tuple[tuple[Sentence, Sequence[object]], ...] = (
        (say("Year"), choice.years),
        (say("Party"), [name(key) if key else None for key in choice.parties]),
        (say("Programme"), choice.programmes),
        (say("Scope"), choice.scope),
        (say("Source of funds"), [name(key) if key else None for key in choice.funding]),
        (say("Status"), [STATES[state][1] if state else None for state in choice.states]),
    )
    for label, wishes in kinds:
        if wishes:
            yield label, Lines(tuple(NONE if wish is None else wish for wish in wishes))


def name_of(key: Key, selection: Selection) -> Cell:
    """A party as the table's heading calls it; anything else as it is."""
    parties = selection.life.version.agreement.parties
    return next((label_of(party, selection) for party in parties if party.id == key), key)


def _hidden(fields: Sequence[Field]) -> Iterator[Cell]:
    if fields:
        yield say("Columns: {names}", names=tuple(field.column.title for field in fields))


def told_yearless(selection: Selection) -> Iterator[Sentence]:
    """Rows that may belong to any year, and those late in others, where years are asked for."""
    if selection.late_elsewhere:
        yield say_count(
            "{count} activity late in another year: --status late, without --year",
            "{count} activities late in other years: --status late, without --year",
            selection.late_elsewhere,
        )
    if selection.yearless:
        yield say_count(
            "{count} activity without any year: --year none",
            "{count} activities without any year: --year none",
            selection.yearless,
        )
