"""Addenda and what they change, for people and for programs."""

from collections.abc import Iterable, Iterator
from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Told
from mouctl.changes import TextChange, text_changes
from mouctl.dates.period import Period
from mouctl.lifecycle import Life
from mouctl.model.amendment import Amendment
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Table, Tone, Toned
from mouctl.sentences import Sentence, say


class TextChangeData(TypedDict):
    """A change of the text: of a key of a thing, or of the thing as a whole; values as text."""

    what: Told
    how: str
    key: str | None
    before: str | None
    after: str | None


class AddendumData(TypedDict):
    """An addendum, from `effective_on` on laid over the text."""

    event: str
    number: str | None
    signed_on: date
    effective_on: date
    changes: tuple[TextChangeData, ...]


def told(amendment: Amendment) -> Sentence:
    """The addendum by its number, if it has one, and its day."""
    if amendment.number:
        return say("addendum {number} of {day}", number=amendment.number, day=amendment.signed_on)
    return say("addendum of {day}", day=amendment.signed_on)


def changed_by(amendment: Amendment | None) -> Cell:
    """Which addendum something comes from; nothing where it is as signed."""
    if amendment is None:
        return None
    return Toned(
        say("as changed by {addendum}, in force from {day}", addendum=told(amendment), day=amendment.effective_on),
        Tone.FAINT,
    )


def addenda_data(life: Life) -> tuple[AddendumData, ...]:
    """Every addendum known, in the order in which they take effect."""
    return tuple(_data(amendment, changes) for amendment, changes in _addenda(life))


def addenda_blocks(life: Life) -> Iterator[Block]:
    """The same for people; nothing where there is none."""
    for amendment, changes in _addenda(life):
        yield Heading(_heading(amendment, life.situation.as_of), 2)
        yield changes_table(changes)


def changes_table(changes: Iterable[TextChange]) -> Block:
    """What changed of the text, with what it was."""
    rows = tuple(_row(change) for change in changes)
    if not rows:
        return Paragraph(say("Nothing that is written here."), Tone.FAINT)
    columns = (
        Column(key="what", title=say("What"), min_width=22),
        Column(key="before", title=say("Before"), min_width=20),
        Column(key="after", title=say("Now"), min_width=20),
    )
    return Table(columns=columns, rows=rows)


def change_data(change: TextChange) -> TextChangeData:
    """A change of the text in the contract's shape."""
    return TextChangeData(
        what=change.what, how=change.how, key=change.key, before=_text(change.before), after=_text(change.after)
    )


def _addenda(life: Life) -> Iterator[tuple[Amendment, tuple[TextChange, ...]]]:
    for before, after in zip(life.versions, life.versions[1:], strict=False):
        if after.amendment:
            yield after.amendment, text_changes(before, after)


def _data(amendment: Amendment, changes: tuple[TextChange, ...]) -> AddendumData:
    return AddendumData(
        event=amendment.event,
        number=amendment.number,
        signed_on=amendment.signed_on,
        effective_on=amendment.effective_on,
        changes=tuple(map(change_data, changes)),
    )


def _heading(amendment: Amendment, as_of: date) -> Sentence:
    addendum, day = told(amendment), amendment.effective_on
    if day > as_of:
        return say("Will be changed by {addendum}, in force only from {day}", addendum=addendum, day=day)
    return say("Changed by {addendum}, in force from {day}", addendum=addendum, day=day)


_KEYS = {
    "article": say("Article"), "quote": say("Words"), "notice": say("Notice"), "duration": say("Length"),
    "length": say("Length"), "until": say("Last day"), "every": say("Interval"), "period": say("Period"),
    "consequence": say("Consequence"), "title": say("Title"), "name": say("Name"), "unit": say("Unit"),
    "address": say("Address"), "telephone": say("Telephone"), "fax": say("Fax"), "email": say("E-mail"),
    "text": say("Words"), "location": say("Location"), "funding": say("Source of funds"), "schedule": say("Schedule"),
    "years": say("Years"), "output": say("Output"), "outcome": say("Outcome"), "owed_by": say("Owed by"),
}  # fmt: skip
"""What the keys are called that change most; others are shown as the file writes them."""


def called(key: str) -> Cell:
    """What people call a key of the text."""
    return _KEYS.get(key, key)


_HOW = {"added": say("added"), "removed": say("removed")}


def _row(change: TextChange) -> tuple[Cell, ...]:
    if change.key is None:
        how = Toned(_HOW[change.how], Tone.STRONG)
        return Toned(change.what, Tone.STRONG), change.before, Lines((how, change.after))
    what = Lines((Toned(change.what, Tone.STRONG), Toned(called(change.key), Tone.FAINT)))
    return what, _cell(change.before), _cell(change.after)


def _cell(value: object) -> Cell:
    if value is None:
        return Toned(say("not there"), Tone.FAINT)
    return Lines(value) if isinstance(value, tuple) else value


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Period):
        return value.canonical("en")
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
