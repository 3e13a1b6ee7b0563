"""Which entries a deadline has in a calendar.

One stands on the day under the conventions in force, for that is the day that a letter or an auditor names. While
something is awaited, and not of the other side, more stand on the days that matter to whoever has to act: the last
working day to act by, where it is another day; the day to send by, for each way of sending; and a reminder on the day
a lead time begins, since Google Calendar and others ignore the alarms of a calendar that is subscribed to. Nothing in
an entry counts from today, so that its day and its title change only when something becomes known.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.answers._derivation import consequence_of, facts_of
from mouctl.feed import Occasion, Standing
from mouctl.report import Cell
from mouctl.sentences import Sentence, say
from mouctl.standing import Entry


def occasions_of(entry: Entry) -> Iterator[Occasion]:
    """The entries of a deadline; none where it has no day."""
    deadline = entry.deadline
    if deadline.due_on is None:
        return
    yield _occasion(entry, "", deadline.due_on, _title(entry))
    if _standing(entry) == "open" and entry.ours is not False and deadline.kind != "effect":
        for suffix, on, title in _ahead(entry):
            yield _occasion(entry, suffix, on, title, is_reminder=True)


def _ahead(entry: Entry) -> Iterator[tuple[str, date, Sentence]]:
    """What comes before the day: the end of the uid, the day, and the title."""
    deadline, act_by = entry.deadline, entry.deadline.act_by
    safe = act_by or deadline.earliest
    for lead, begins in entry.lead_begins:
        if safe and begins < safe:
            name = lead.canonical().replace(" ", "-")
            yield f"/{name}", begins, say("In {lead}: {title}", lead=lead, title=deadline.title)
    if act_by and act_by != deadline.due_on and deadline.kind == "act":
        yield "/act-by", act_by, say("Act by today: {title}", title=deadline.title)
    for way in entry.send_by:
        title = say("Send today ({channel}): {title}", channel=way.channel, title=deadline.title)
        yield f"/send/{way.channel}", way.on, title


def _occasion(entry: Entry, suffix: str, on: date, title: Sentence, *, is_reminder: bool = False) -> Occasion:
    deadline = entry.deadline
    return Occasion(
        uid=f"{deadline.id}{suffix}@mouctl",
        deadline=deadline.id,
        on=on,
        title=title,
        agreement=deadline.agreement,
        standing=_standing(entry),
        categories=(deadline.agreement, deadline.duty, *((say("reminder"),) if is_reminder else ())),
        facts=tuple(_facts(entry)),
        remarks=(*((entry.why,) if entry.why else ()), *entry.warnings),
        is_reminder=is_reminder,
    )


def _standing(entry: Entry) -> Standing:
    """How the entry stands; the end of a term that was renewed before it came is no end, and is withdrawn."""
    deadline = entry.deadline
    if entry.status == "moot":
        return "withdrawn"
    if deadline.met is None or deadline.kind == "effect":
        return "open"
    is_early = deadline.due_on is not None and deadline.met.on < deadline.due_on
    return "withdrawn" if deadline.kind == "end" and is_early else "done"


def _title(entry: Entry) -> Sentence:
    title = entry.deadline.title
    if entry.deadline.kind != "act" or entry.status == "moot":
        return title
    if entry.deadline.met:
        is_late = entry.status == "lapsed"
        return say("Done too late: {title}", title=title) if is_late else say("Done: {title}", title=title)
    if entry.ours is False:
        return say("Last day of the other side: {title}", title=title)
    return say("Last day: {title}", title=title)


def _facts(entry: Entry) -> Iterator[tuple[Cell, Cell]]:
    deadline = entry.deadline
    yield say("What"), deadline.title
    yield from facts_of(entry, standing=False)
    if deadline.earliest != deadline.latest:
        span = say("{earliest} to {latest}", earliest=deadline.earliest, latest=deadline.latest)
        yield say("Under every reading"), span
    if deadline.consequence:
        yield say("If it is not done in time"), consequence_of(deadline)
    yield say("How the date comes about"), f"mouctl explain {deadline.id}"
