"""Recording what happened: rehearsed on a copy first, shown, and only then appended."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from mouctl.amending import versions_of
from mouctl.answers.record import Recording, record_report
from mouctl.errors import BrokenFiles, UsageError
from mouctl.findings import Finding
from mouctl.lifecycle import known_events
from mouctl.loading.agreement import FILES, load_dossier
from mouctl.loading.folders import AGREEMENTS
from mouctl.loading.register import Register, load_register
from mouctl.model.dossier import Dossier
from mouctl.model.event import EVENT_TYPES, Dispute
from mouctl.model.version import Version
from mouctl.recording.appending import appended, content_of, entry_text, events_in, gap_after
from mouctl.recording.evidence import Copy, keep, planned
from mouctl.recording.replacing import one_writer_at_a_time, replace_content
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, dossier_of, schedule_of

EVENTS = "events.toml"
AGREEMENT = "agreement.toml"


class DoesNotFit(UsageError):
    """The events cannot be recorded; `findings` are placed in the `text` that would have been appended."""

    def __init__(self, text: str, findings: Sequence[Finding]) -> None:
        super().__init__(
            say("The event does not fit the agreement; nothing was recorded."),
            say("Mend what is said above, and call the command again."),
        )
        self.text = text
        self.findings = tuple(findings)


class Request(NamedTuple):
    """What is to be recorded: the events as they were described, and the files that prove them."""

    root: Path
    agreement: str
    events: tuple[Mapping[str, Any], ...]
    evidence: tuple[Path, ...]

    @property
    def folder(self) -> Path:
        """The agreement's folder."""
        return self.root / AGREEMENTS / self.agreement


class Plan(NamedTuple):
    """Events that can be recorded, with the files that they bring, and the content of `events.toml` without and with.

    The dossiers are the agreement without them and with them.
    """

    request: Request
    events: tuple[Mapping[str, Any], ...]
    copies: tuple[Copy, ...]
    old: bytes
    new: bytes
    before: Dossier
    after: Dossier

    @property
    def text(self) -> str:
        """The TOML that will be appended."""
        return _text(self.events)


def plan(register: Register, agreement: str, events: Sequence[Mapping[str, Any]], evidence: Sequence[Path]) -> Plan:
    """What recording would do; nothing is written. Raises DoesNotFit where the events do not fit the agreement."""
    before = dossier_of(register, agreement)
    request = Request(register.root, agreement, tuple(events), tuple(evidence))
    file = request.folder / EVENTS
    copies, old = planned(request.evidence, request.folder), content_of(file)
    complete = tuple(_completed(request.events, copies, events_in(old, file)))
    new = appended(old, complete, file)
    after = _rehearsed(before, request.folder, old, new, _text(complete))
    return Plan(request, complete, copies, old, new, before, after)


def carry_out(planned_before: Plan) -> Plan:
    """Copies the evidence, then appends the events; gives the plan that was carried out.

    Where somebody else wrote to the agreement's folder since, everything is planned again, so that no two events get
    one id and nothing is appended that no longer fits.
    """
    request = planned_before.request
    file = request.folder / EVENTS
    with one_writer_at_a_time(file) as target:
        current = planned_before if _still_holds(planned_before) else _planned_again(request)
        keep(current.copies, request.folder)
        replace_content(target, [current.new], like=request.folder / AGREEMENT)
    return current


def effect(plan: Plan, view: View, *, recorded: bool) -> Answer:
    """What the events change, on the day asked about or the last of the events' own, whichever is later."""
    last = max(event["on"] for event in plan.events)
    as_of = max(last, view.as_of(plan.after.agreement))

    def on(dossier: Dossier) -> Schedule:
        return schedule_of(dossier, view._replace(as_of=lambda _: as_of))

    recording = Recording(
        agreement=plan.request.agreement,
        as_of=as_of,
        text=plan.text,
        events=tuple(event["id"] for event in plan.events),
        evidence=tuple((copy.name, copy.sha256) for copy in plan.copies),
        before=on(plan.before),
        after=on(plan.after),
    )
    return Answer(report=record_report(recording, recorded=recorded))


def check_evidence(path: Path) -> None:
    """Raises UsageError for what is no file that can be kept as evidence."""
    planned((path,), Path())


def known_ids(register: Register, agreement: str) -> Mapping[str, tuple[str, ...]]:
    """For the fields of events that name something of the agreement: what there is to name."""
    dossier = dossier_of(register, agreement)
    text = versions_of(Version(dossier.agreement, dossier.workplan), known_events(dossier.events, None))[-1]
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


def _completed(
    events: Iterable[Mapping[str, Any]], copies: Sequence[Copy], there: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """The events with their ids and evidence. Raises UsageError for one that is recorded already."""
    known = list(there)
    for event in events:
        _refuse_second(event, known)
        named = {"id": _free_id(event, {each.get("id") for each in known}), **event}
        known.append(named)
        yield {**named, "evidence": [copy.entry for copy in copies]} if copies else named


def _refuse_second(event: Mapping[str, Any], known: Sequence[Mapping[str, Any]]) -> None:
    """One that was corrected away may come again."""
    replaced = {each.get("replaces") for each in known}
    for each in known:
        if each.get("id") not in replaced and _facts(each) == _facts(event):
            raise UsageError(
                say("This is already recorded, as {id}.", id=each.get("id")),
                say("If it happened twice, tell the two apart with --note."),
            )


def _facts(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the event says, however it is written: apart from its id and what proves it."""
    said = {key: value for key, value in event.items() if key not in ("id", "evidence")}
    model = EVENT_TYPES.get(str(said.get("type")))
    try:
        return model.model_validate({**said, "id": "any"}).model_dump() if model else said
    except ValidationError:  # the rehearsal will say what is wrong
        return said


def _free_id(event: Mapping[str, Any], taken: set[Any]) -> str:
    if not isinstance(event.get("on"), date):
        raise UsageError(say("The event has no day."), say("Give it with --on, such as --on 2024-08-01."))
    base, number = f"{event['on']}-{event['type']}", 1
    while (name := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return name


def _still_holds(plan: Plan) -> bool:
    request = plan.request
    return content_of(request.folder / EVENTS) == plan.old and planned(request.evidence, request.folder) == plan.copies


def _planned_again(request: Request) -> Plan:
    register = load_register(request.root, [request.agreement])
    return plan(register, request.agreement, request.events, request.evidence)


def _rehearsed(before: Dossier, folder: Path, old: bytes, new: bytes, text: str) -> Dossier:
    """The agreement with the events, as it would load; tried out on a copy of its files."""
    try:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / AGREEMENTS / folder.name
            copy.mkdir(parents=True)
            for name in FILES:
                if (folder / name).exists():
                    shutil.copyfile(folder / name, copy / name)
            (copy / EVENTS).write_bytes(new)
            after, findings, _ = load_dossier(copy, before.settings, Path(place), before.layers)
    except OSError as error:
        raise UsageError(
            say("The event could not be tried out on a copy first: {reason}", reason=error.strerror or str(error)),
            say("Nothing was recorded; make room in the folder for temporary files."),
        ) from None
    if after is None:
        raise _misfit(findings, (old + gap_after(old)).count(b"\n"), text)
    return after


def _misfit(findings: Sequence[Finding], lines_before: int, text: str) -> Exception:
    """The findings with their places counted from the first line appended."""
    moved = []
    for finding in findings:
        place = finding.place
        if place is None or not finding.file.endswith(f"/{EVENTS}") or place.line <= lines_before:
            return BrokenFiles(findings)  # an error of the files: they changed since they were read
        lines = {"line": place.line - lines_before, "end_line": place.end_line - lines_before}
        moved.append(finding._replace(place=place._replace(**lines)))
    return DoesNotFit(text, sorted(moved, key=lambda finding: finding.sort_key))
