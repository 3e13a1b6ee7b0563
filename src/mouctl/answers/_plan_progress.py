"""How far a work plan is, told to people: marks in the table's years, what they mean, and what was recorded."""

from collections.abc import Iterator, Sequence

from mouctl.answers._plan_data import recorded
from mouctl.model.year_meant import Recorded
from mouctl.progress import State, Tick, share_of
from mouctl.report import Block, Cell, Column, Heading, Lines, Paragraph, Table, Tone, Toned
from mouctl.selection import Selection
from mouctl.sentences import Sentence, ShortDay, say

TICK = "V"
"""As the printed tables tick a year."""
STATES: dict[State, tuple[str, Sentence, Tone]] = {
    "planned": ("", say("planned"), Tone.PLAIN),
    "done": ("✓", say("done"), Tone.GOOD),
    "done-late": ("✓!", say("done late"), Tone.WARN),
    "late": ("!", say("late"), Tone.BAD),
    "cancelled": ("×", say("cancelled"), Tone.WARN),
    "moot": ("–", say("no longer owed"), Tone.FAINT),
}
"""A sign for each state that needs no colour, beside the tick that stays what it is."""


def mark(tick: Tick | None) -> Cell:
    """What stands in the cell of a year: the tick as printed, and the sign of what became of it."""
    return Toned(_signs(tick), STATES[tick.state][2]) if tick else None


def _signs(tick: Tick) -> str:
    return " ".join(filter(None, (TICK if tick.ticked else "", STATES[tick.state][0])))


def told_progress(*selections: Selection) -> Iterator[Block]:
    """What the marks mean that are there, and how many ticks of the plan stand how."""
    ticks = [tick for selection in selections for tick in selection.ticks]
    if not ticks:
        return
    yield Paragraph(say("Marks: {marks}.", marks=_legend(ticks)), Tone.FAINT)
    share = share_of(ticks)
    told = say(
        "Progress as of {day}: {done} of {all} ticks done, {late} late, {cancelled} cancelled, {planned} planned.",
        day=max(selection.as_of for selection in selections),
        **share._asdict(),
        all=share.all,
    )
    ended = say("{count} no longer owed, since the agreement was ended early.", count=share.moot)
    yield Paragraph(Lines((told, ended)) if share.moot else told)


def _legend(ticks: Sequence[Tick]) -> tuple[Sentence, ...]:
    there = {(not tick.ticked, tick.state): tick for tick in ticks}
    order = list(STATES)
    return tuple(_meaning(there[key]) for key in sorted(there, key=lambda key: (key[0], order.index(key[1]))))


def _meaning(tick: Tick) -> Sentence:
    meaning = STATES[tick.state][1]
    if tick.ticked:
        return say("{mark} {meaning}", mark=_signs(tick), meaning=meaning)
    return say("{mark} {meaning} without a tick", mark=_signs(tick), meaning=meaning)


def told_evidence(selection: Selection) -> Iterator[Block]:
    """What was recorded of the rows, year by year, with what proves it."""
    events = recorded(selection)
    if not events:
        return
    yield Heading(say("Recorded progress"), 2)
    columns = (
        Column(key="activity", title=say("Activity"), min_width=9),
        Column(key="year", title=say("Year"), min_width=5),
        Column(key="state", title=say("State"), min_width=18),
        Column(key="evidence", title=say("Evidence"), min_width=24),
    )
    yield Table(columns=columns, rows=tuple(_evidence_row(event, selection.ticks) for event in events))


def _evidence_row(recorded: Recorded, ticks: Sequence[Tick]) -> tuple[Cell, ...]:
    event, _, year = recorded
    own = {tick.year: tick for tick in ticks if tick.activity == event.activity}
    found = next((tick for tick in own.values() if tick.event == event.id), None)
    _, meaning, tone = STATES[found.state if found else event.state]
    astray = year in own and not own[year].ticked
    unticked = Toned(say("without a tick"), Tone.WARN) if astray else None
    files = tuple(each.file for each in event.evidence) or (Toned(say("no evidence recorded"), Tone.FAINT),)
    state = Lines((Toned(meaning, tone), unticked, ShortDay(event.on), Toned(event.id, Tone.FAINT)))
    return event.activity, str(year), state, Lines((event.note, *files))
