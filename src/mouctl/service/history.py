"""One agreement over time: its contacts, its log, and what changed between two days."""

from collections.abc import Iterator
from datetime import date

from mouctl.errors import UsageError
from mouctl.lifecycle import corrected_by
from mouctl.loading.register import Register
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, answer, dossier_of, refuse_unknown_side, schedule_of


def contacts(register: Register, agreement: str, view: View) -> Answer:
    """Where the parties are reached, and every change since signing."""
    from mouctl.answers.contacts import contacts_report

    dossier = dossier_of(register, agreement)
    refuse_unknown_side(view.side, [dossier])
    one = schedule_of(dossier, view)
    notices = [entry for entry in one.entries if entry.deadline.duty == "contact-change-notice"]
    return answer(register, contacts_report(one, one.life.situation.as_of), [one], notices)


def show_diff(register: Register, agreement: str, view: View, first: date, last: date | None = None) -> Answer:
    """What changed between two days, both as they ended; the later one is the day asked about, where not given."""
    from mouctl.answers.show_diff import show_diff_report

    dossier = dossier_of(register, agreement)
    last = last or view.as_of(dossier.agreement.zone)
    if first > last:
        raise UsageError(say("The later day comes first."), say("Give the earlier day to --diff, then the later one."))
    refuse_unknown_side(view.side, [dossier])
    old, new = (schedule_of(dossier, view.on(day)) for day in (first, last))
    return answer(register, show_diff_report(old, new), [old, new])


def log(register: Register, agreement: str, view: View) -> Answer:
    """Every event known on the day asked about, with what it did once all that it tells of had happened."""
    from mouctl.answers.log import Entered, log_report

    dossier = dossier_of(register, agreement)
    refuse_unknown_side(view.side, [dossier])
    as_of = view.as_of(dossier.agreement.zone)
    corrections = corrected_by(dossier.events, as_of)
    signed = schedule_of(dossier._replace(events=()), view.on(dossier.agreement.signed_on or as_of))
    entered = [
        Entered(
            event,
            before=schedule_of(without, seen),
            after=schedule_of(with_it, seen),
            corrected_by=corrections.get(event.id),
        )
        for event, without, with_it, seen in _growing(dossier, view, as_of)
    ]
    return Answer(report=log_report(signed, entered, as_of), findings=register.findings)


def _growing(dossier: Dossier, view: View, as_of: date) -> Iterator[tuple[Event, Dossier, Dossier, View]]:
    """Each event in the order in which they became known, with the dossier without it and those after, and with it."""
    known = sorted((e for e in dossier.events if e.known_since <= as_of), key=lambda e: (e.known_since, e.on, e.id))
    for count, event in enumerate(known):
        without, with_it = (dossier._replace(events=tuple(known[:each])) for each in (count, count + 1))
        yield event, without, with_it, view.on(min(event.told_until, as_of))
