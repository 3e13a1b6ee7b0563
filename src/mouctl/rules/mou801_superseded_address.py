"""A letter was sent to an address that the other side had changed.

A letter's key `to` says where it went. The address, number or e-mail there stood in the contacts of a party once, and
had been replaced by the day the letter was sent.

If the change had been told, the letter may count as never sent, and with it the notice that it gave. If it had not, the
text usually lets its consequences fall on the party that kept silent: then the proof of sending is what counts.

What to do: send the letter again to the address in force (`mouctl contacts`), today, and keep proof of both.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.contacts import ContactUpdate, contact_book
from mouctl.findings import Problem, Severity
from mouctl.lifecycle import Life
from mouctl.model.event import Event
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every letter whose `to` was no longer an address of any party that it can have been meant for."""
    positions = {event.id: index for index, event in enumerate(schedule.dossier.events)}
    told = {each.deadline.occurrence: each.deadline.met for each in schedule.entries if each.deadline.duty == _NOTICE}
    for event in schedule.life.situation.events:
        change = _superseded(event, schedule.life)
        if change is None:
            continue
        met = told.get(change.source)
        yield Problem(
            message=_message(event, change, met.on if met and met.on <= _sent(event) else None, schedule.life),
            route=("event", positions[event.id], "letter", "to"),
            advice=say("Send it again to the address in force, and keep proof of both: mouctl contacts shows it."),
            document="events",
        )


_NOTICE = "contact-change-notice"


def _sent(event: Event) -> date:
    letter = event.letter
    return (letter.sent_on or letter.on if letter else None) or event.on


def _superseded(event: Event, life: Life) -> ContactUpdate | None:
    """The change that took the place of the letter's address, where no party it can be meant for still has it."""
    if event.letter is None or event.letter.to is None:
        return None
    sender, book = getattr(event, "party", None), contact_book(life, _sent(event))
    others = [party.id for party in book.parties if party.id != sender]
    found = [book.superseded(party, event.letter.to) for party in others]
    return next(filter(None, found), None) if not any(book.reaches(each, event.letter.to) for each in others) else None


def _message(event: Event, change: ContactUpdate, told: date | None, life: Life) -> Sentence:
    assert event.letter is not None
    label = {party.id: party.label for party in life.situation.agreement.parties}.get(change.party, change.party)
    facts = {"to": event.letter.to, "party": label, "day": change.on, "sent": _sent(event), "event": change.source}
    if told:
        return say(
            "Sent on {sent} to {to}, which {party} had changed on {day} and told on {told} ({event}).",
            **facts,
            told=told,
        )
    return say(
        "Sent on {sent} to {to}, which {party} had changed on {day}, but not yet told by then ({event}).", **facts
    )


RULE = Rule(
    id="MOU801",
    severity=Severity.WARNING,
    summary=say("A letter was sent to an address that the other side had changed."),
    source="Practice: a notice counts where the text says it is sent (in the real agreement, Pasal 7)",
    check=check,
)
