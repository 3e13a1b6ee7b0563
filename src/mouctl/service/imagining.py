"""Answers before anything happened: `mouctl when`."""

from collections.abc import Iterator
from datetime import date

from mouctl.clauses import clause_type
from mouctl.errors import NothingToDo, UsageError
from mouctl.loading.register import Register
from mouctl.model.agreement import Agreement
from mouctl.model.clause_type import WhatIf
from mouctl.model.event import EVENT_TYPES, Event
from mouctl.schedule import Schedule
from mouctl.sentences import say
from mouctl.service.opening import Answer, View, answer, dossier_of, refuse_unknown_side, schedule_of, text_in_force
from mouctl.standing import Entry


def when(
    register: Register, topic: str, agreement: str, view: View, days: dict[str, date], party: str | None
) -> Answer:
    """A deadline before anything happened."""
    from mouctl.answers.when import when_report

    dossier = dossier_of(register, agreement)
    refuse_unknown_side(view.side, [dossier])
    text = text_in_force(dossier, view).agreement
    question = _question(text, topic)
    event = _imagined(question, text, days, party)
    one = schedule_of(dossier, view, imagined=event)
    entries = _answering(one, question, event, party)
    if party is None and getattr(event, "party", None):
        entries = [_of_everybody(entry, text) for entry in entries]
    report = when_report(entries, one.life.situation.as_of, imagined=event is not None)
    return answer(register, report, [one], entries)


def _of_everybody(entry: Entry, agreement: Agreement) -> Entry:
    """Where the event needs a party and nobody was named, the answer is anybody's."""
    return entry._replace(deadline=entry.deadline._replace(owed_by=agreement.party_ids))


def _question(agreement: Agreement, topic: str) -> WhatIf:
    for clause in agreement.clauses:
        question = clause_type(clause.type).what_if
        if question and question.topic == topic:
            return question
    raise UsageError(
        say("The agreement {id} has no clause that answers “{topic}”.", id=agreement.id, topic=topic),
        say("It answers: {topics}", topics=tuple(_answered(agreement))),
    )


def _answered(agreement: Agreement) -> Iterator[str]:
    for clause in agreement.clauses:
        if question := clause_type(clause.type).what_if:
            yield question.topic


def _imagined(question: WhatIf, agreement: Agreement, days: dict[str, date], party: str | None) -> Event | None:
    if party is not None and party not in agreement.party_ids:
        raise UsageError(say("No party {party}.", party=party), say("There is: {names}", names=agreement.party_ids))
    strange = [option for option in days if option not in question.days]
    if strange or (question.event and len(days) != 1):
        raise _wrong_days(question)
    if question.event is None:
        return None
    model = EVENT_TYPES[question.event]
    if "party" in model.model_fields and party is None and any(each.calendars for each in agreement.parties):
        raise UsageError(
            say("The parties do not count by the same calendars."),
            say("Name the party with --party: {names}", names=agreement.party_ids),
        )
    ((option, day),) = days.items()
    fields = {"id": "imagined", "type": question.event, "on": day, question.days[option]: day}
    whose = model.model_fields.get("party")
    if whose and (party is not None or whose.is_required()):
        fields["party"] = party or agreement.party_ids[0]
    return model.model_validate(fields)


def _wrong_days(question: WhatIf) -> UsageError:
    options = tuple(f"--{option}" for option in question.days)
    if not options:
        return UsageError(say("“{topic}” takes no day.", topic=question.topic))
    if len(options) == 1:
        return UsageError(say("“{topic}” takes the day {option}.", topic=question.topic, option=options[0]))
    return UsageError(say("“{topic}” takes one of the days {options}.", topic=question.topic, options=options))


def _answering(one: Schedule, question: WhatIf, event: Event | None, party: str | None) -> list[Entry]:
    """The deadlines that answer, the first to act on first: of the imagined event, or of the last term agreed."""
    terms = one.life.situation.terms
    occurrence = event.id if event else terms[-1].suffix if terms else None
    found = [
        entry
        for entry in one.entries
        if entry.deadline.duty in question.duties and entry.deadline.occurrence == occurrence
        if party is None or party in entry.deadline.owed_by
    ]
    entitled = [entry for entry in found if _is_entitled(entry, one, party)] or found
    if entitled:
        return sorted(entitled, key=lambda entry: entry.deadline.act_by or entry.deadline.due_on or date.max)
    raise NothingToDo(
        say("The text gives no day for “{topic}”.", topic=question.topic),
        say("See what it says with: mouctl show {id}", id=one.dossier.agreement.id),
    )


def _is_entitled(entry: Entry, one: Schedule, party: str | None) -> bool:
    """Whether the clause that the answer comes from speaks of the party at all."""
    for clause in one.life.situation.agreement.clauses:
        if clause.article == entry.deadline.article and clause.quote == entry.deadline.quote:
            return party is None or not clause.owed_by or party in clause.owed_by
    return True
