"""The report of a review for people: the duty, the period, and what else happened; then blanks to fill and to sign."""

from collections.abc import Iterator

from mouctl.answers._addenda import changed_by
from mouctl.answers._entries import entries_table, status_cell
from mouctl.answers._happened import happened_table
from mouctl.answers._works import works_table
from mouctl.cycles import Period, Stretch
from mouctl.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Lines,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Tone,
    Toned,
)
from mouctl.review import Review
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say, say_count

BLANK = "…" * 20
"""To be filled in by hand."""
_ROWS = 3
"""Blank rows where there are no activities to give each its own."""


def title(period: Period) -> Sentence:
    """What the report is called."""
    return say("MONITORING AND EVALUATION REPORT, PERIOD {number}", number=period.number)


def review_blocks(schedule: Schedule, review: Review) -> Iterator[Block]:
    """The whole form, in the order in which it is read, filled in and signed."""
    agreement = schedule.life.version.agreement
    yield Heading(title(review.period))
    yield Facts(tuple(_head(schedule, review)))
    entry = review.period.entry
    for warning in (*((entry.why,) if entry.why else ()), *entry.warnings):
        yield Paragraph(warning, Tone.WARN)
    yield Heading(say("Activities"), 2)
    yield from _activities(schedule, review)
    yield Heading(say("Other events in the period"), 2)
    yield happened_table(review, schedule.life) if review.events else _none(say("None recorded."))
    yield Heading(say("What else fell due by the end of the period and is late, lost or left undone"), 2)
    yield entries_table((each, None) for each in review.open) if review.open else _none(say("None."))
    yield from _to_be_filled(review)
    yield Signatures(tuple(_signature(party.label, party.name) for party in agreement.parties))
    yield Paragraph(Lines(tuple(_recording(agreement.id, review.period))), Tone.FAINT)


def _head(schedule: Schedule, review: Review) -> Iterator[tuple[Cell, Cell]]:
    agreement, period = schedule.life.version.agreement, review.period
    deadline = period.entry.deadline
    yield say("Agreement"), agreement.title
    yield say("Numbers"), Lines(tuple(party.number for party in agreement.parties))
    yield say("Parties"), Lines(tuple(say("{label}: {name}", label=p.label, name=p.name) for p in agreement.parties))
    quote = say("“{quote}”", quote=deadline.quote)
    yield say("Article"), Lines((deadline.article, quote, changed_by(deadline.addendum)))
    days = say("{first} until {last}", first=period.first, last=period.last)
    yield say("Period under review"), Lines((Toned(days, Tone.STRONG), *map(_otherwise, period.otherwise)))
    yield say("Due"), Lines((deadline.due_on, *(say("or {day}", day=each.due_on) for each in deadline.readings[1:])))
    if deadline.act_by and not deadline.met:
        yield say("Act by"), deadline.act_by
    yield say("Status"), _status(period)
    if review.before:
        yield say("Period before"), _neighbour(review.before)
    if review.after:
        yield say("Period after"), _neighbour(review.after)
    yield say("As known on"), schedule.life.situation.as_of


def _otherwise(stretch: Stretch) -> Cell:
    return Toned(say("or {first} until {last}, if this holds: {name}", **stretch._asdict()), Tone.FAINT)


def _status(period: Period) -> Cell:
    met = period.entry.deadline.met
    held = say("held on {day} ({event})", day=met.on, event=met.event) if met else None
    return Lines((status_cell(period.entry), held))


def _neighbour(period: Period) -> Cell:
    days = say("{number}: {first} until {last}", number=period.number, first=period.first, last=period.last)
    return Lines((days, _status(period)))


def _activities(schedule: Schedule, review: Review) -> Iterator[Block]:
    version = schedule.life.version
    if version.workplan is None:
        yield Paragraph(say("The agreement {id} has no work plan.", id=version.agreement.id), Tone.WARN)
        return
    if not review.works:
        yield Paragraph(say("No activity of a work plan touches the period."), Tone.FAINT)
        return
    unrecorded = sum(any(each.what == "record" for each in work.missing) for work in review.works)
    done = sum(any(each.event.state == "done" for each in work.done) for work in review.works)
    yield Paragraph(
        say_count(
            "{count} activity is looked at: {done} with something done in the period, {unrecorded} with something not "
            "recorded.",
            "{count} activities are looked at: {done} with something done in the period, {unrecorded} with something "
            "not recorded.",
            len(review.works),
            done=done,
            unrecorded=unrecorded,
        )
    )
    yield works_table(version.agreement, review)
    yield Paragraph(
        say(
            "The work plan plans by calendar year, and the period is another stretch of time: looked at is what is "
            "planned for a year that the period touches, what was done in the period, and what is late from before."
        ),
        Tone.FAINT,
    )


def _none(told: Sentence) -> Paragraph:
    return Paragraph(told, Tone.FAINT)


def _to_be_filled(review: Review) -> Iterator[Block]:
    """Blanks for what only the review itself can say."""
    yield Heading(say("Results, obstacles and follow-up"), 2)
    columns = (
        Column(key="activity", title=say("No."), min_width=5),
        Column(key="results", title=say("Results"), min_width=20),
        Column(key="obstacles", title=say("Obstacles"), min_width=20),
        Column(key="follow_up", title=say("Follow-up, by whom and when"), min_width=20),
    )
    names = tuple(work.activity.id for work in review.works) or (BLANK[:3],) * _ROWS
    yield Table(columns=columns, rows=tuple((name, BLANK, BLANK, BLANK) for name in names))
    yield Facts(tuple((label, BLANK * 3) for label in (say("Conclusion"), say("Attended by"), say("Place and date"))))


def _signature(label: str, name: str) -> Signature:
    party = say("{label}: {name}", label=label, name=name)
    return Signature(party=party, position=say("Position: {blank}", blank=BLANK), name=f"({BLANK})")


def _recording(agreement: str, period: Period) -> Iterator[Cell]:
    """What to type once it is signed, or where it is recorded already."""
    if met := period.entry.deadline.met:
        yield say("This review is recorded, as {event}.", event=met.event)
        return
    facts = {"id": agreement, "number": period.number}
    if period.entry.status == "moot":
        yield say("It is no longer owed. If it is held all the same, record it with a copy that shows the signatures:")
    else:
        yield say("Once it is signed, record it with a copy that shows the signatures:")
    if period.since_the_last:
        yield say("mouctl record monitoring {id} --on DATE --evidence monev-{number}.pdf", **facts)
    else:
        yield say(
            "mouctl record monitoring {id} --on DATE --occurrence {number} --evidence monev-{number}.pdf", **facts
        )
