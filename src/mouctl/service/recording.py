"""Recording what happened: rehearsed on a copy first, shown, and only then appended."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mouctl.answers.record import Recording, record_report
from mouctl.errors import UsageError
from mouctl.lifecycle import versions_known
from mouctl.loading.folders import AGREEMENTS
from mouctl.loading.register import Register, load_register
from mouctl.model.dossier import Dossier
from mouctl.model.event import Dispute
from mouctl.recording.appending import appended, content_of, entry_text, events_in, gap_after
from mouctl.recording.evidence import Copy, keep, planned
from mouctl.recording.log import Log
from mouctl.recording.replacing import one_writer_at_a_time
from mouctl.recording.together import Replacement, replace_all
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, dossier_of, schedule_of
from mouctl.service.rehearsing import EVENTS, Longer, rehearsed

AGREEMENT = "agreement.toml"


class Described(NamedTuple):
    """An event as somebody described it, and the files that prove it."""

    facts: Mapping[str, Any]
    evidence: tuple[Path, ...] = ()


class Request(NamedTuple):
    """What is to be recorded of one agreement."""

    root: Path
    agreement: str
    events: tuple[Described, ...]

    @property
    def folder(self) -> Path:
        """The agreement's folder."""
        return self.root / AGREEMENTS / self.agreement

    @property
    def file(self) -> Path:
        """The agreement's log."""
        return self.folder / EVENTS


class Plan(NamedTuple):
    """Events that can be recorded, with the files that they bring, and the content of `events.toml` without and with.

    The dossiers are the agreement without them and with them.
    """

    request: Request
    events: tuple[Mapping[str, Any], ...]
    copies: Mapping[Path, Copy]
    old: bytes
    new: bytes
    before: Dossier
    after: Dossier

    @property
    def text(self) -> str:
        """The TOML that will be appended."""
        return _text(self.events)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the events."""
        return tuple(event["id"] for event in self.events)


def plan(register: Register, agreement: str, events: Sequence[Described]) -> Plan:
    """What recording would do; nothing is written. Raises DoesNotFit where the events do not fit the agreement."""
    before = dossier_of(register, agreement)
    request = Request(register.root, agreement, tuple(events))
    old = content_of(request.file)
    return rehearsed_plan(before, request, tuple(_named(request, old)), old)


def rehearsed_plan(before: Dossier, request: Request, named: Sequence[Described], old: bytes) -> Plan:
    """The plan for events with ids that are free in the `old` log. Raises DoesNotFit where they do not fit."""
    copies = planned((file for event in named for file in event.evidence), request.folder)
    complete = tuple(_complete(event, copies) for event in named)
    new, there = appended(old, complete, request.file), events_in(old, request.file)
    longer = Longer(new, _text(complete), (old + gap_after(old)).count(b"\n"), len(there))
    return Plan(request, complete, copies, old, new, before, rehearsed(before, request.folder, longer))


def carry_out(planned_before: Plan) -> Plan:
    """Copies the evidence, then appends the events; gives the plan that was carried out."""
    request = planned_before.request

    def again() -> list[Plan]:
        return [plan(load_register(request.root, [request.agreement]), request.agreement, request.events)]

    (done,) = carry_out_all([planned_before], again)
    return done


def carry_out_all(plans: Sequence[Plan], again: Callable[[], Sequence[Plan]]) -> Sequence[Plan]:
    """Carries out the plans for several agreements, all or none; gives those that were carried out.

    Where somebody else wrote to one of the folders since, everything is planned `again`, so that no two events get one
    id and nothing is appended that no longer fits. Everybody takes the locks in one order: nobody waits in a ring.
    """
    with ExitStack() as held:
        requests = sorted((each.request for each in plans), key=lambda request: request.agreement)
        targets = {each.agreement: held.enter_context(one_writer_at_a_time(each.file)) for each in requests}
        current = plans if all(map(_still_holds, plans)) else again()
        _refuse_others(current, targets)
        for each in current:
            keep(dict.fromkeys(each.copies.values()), each.request.folder)
        replace_all(
            [
                Replacement(targets[each.request.agreement], each.new, each.request.folder / AGREEMENT)
                for each in current
            ]
        )
    return current


def _refuse_others(plans: Sequence[Plan], locked: Mapping[str, Path]) -> None:
    """Somebody may have taken events away, by hand, from a log that had them all."""
    if other := next((each.request for each in plans if each.request.agreement not in locked), None):
        raise UsageError(
            say("{file} changed in between; nothing was recorded.", file=str(other.file)), say("Try again in a moment.")
        )


def recording_of(plan: Plan, view: View) -> Recording:
    """The plan with what the events change, on the day asked about or the last of their own, whichever is later."""
    last = max(event["on"] for event in plan.events)
    as_of = max(last, view.as_of(plan.after.agreement.zone))

    def on(dossier: Dossier) -> Schedule:
        return schedule_of(dossier, view._replace(as_of=lambda _: as_of))

    return Recording(
        agreement=plan.request.agreement,
        as_of=as_of,
        text=plan.text,
        events=plan.ids,
        evidence=tuple((copy.name, copy.sha256) for copy in dict.fromkeys(plan.copies.values())),
        before=on(plan.before),
        after=on(plan.after),
    )


def effect(plan: Plan, view: View, *, recorded: bool) -> Answer:
    """What the events are and change."""
    return Answer(report=record_report(recording_of(plan, view), recorded=recorded))


def known_ids(register: Register, agreement: str) -> Mapping[str, tuple[str, ...]]:
    """For the fields of events that name something of the agreement: what there is to name."""
    dossier = dossier_of(register, agreement)
    text = versions_known(dossier, None)[-1]
    programmes = text.workplan.programmes if text.workplan else ()
    return {
        "party": text.agreement.party_ids,
        "contact": tuple(contact.id for party in text.agreement.parties for contact in party.contacts),
        "activity": tuple(activity.id for programme in programmes for activity in programme.activities),
        "duty": tuple(each.id for each in text.agreement.clauses if each.type == "obligation" and each.id),
        "replaces": tuple(event.id for event in dossier.events),
        "settles": tuple(event.id for event in dossier.events if isinstance(event, Dispute)),
    }


def _text(events: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(map(entry_text, events))


def _named(request: Request, old: bytes) -> Iterator[Described]:
    """The events with their ids. Raises UsageError for one that is recorded already."""
    log = Log(events_in(old, request.file))
    for event in request.events:
        if second := log.same_as(event.facts):
            raise UsageError(
                say("This is already recorded, as {id}.", id=second),
                say("If it happened twice, tell the two apart with --note."),
            )
        if not isinstance(event.facts.get("on"), date):
            raise UsageError(say("The event has no day."), say("Give it with --on, such as --on 2024-08-01."))
        named = {"id": log.free_id(event.facts), **event.facts}
        log.add(named)
        yield event._replace(facts=named)


def _complete(event: Described, copies: Mapping[Path, Copy]) -> Mapping[str, Any]:
    """The event with its evidence."""
    kept = dict.fromkeys(copies[file] for file in event.evidence)
    return {**event.facts, "evidence": [copy.entry for copy in kept]} if kept else event.facts


def _still_holds(plan: Plan) -> bool:
    request = plan.request
    return content_of(request.file) == plan.old and planned(plan.copies, request.folder) == plan.copies
