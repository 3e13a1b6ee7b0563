"""A derivation as a short memo: the facts, the steps, the other readings, the conventions, the consequence."""

from collections.abc import Iterator

from mouctl.answers._addenda import changed_by
from mouctl.answers._entries import owed_by, status_cell
from mouctl.dates.working_calendar import CalendarYear
from mouctl.model.conventions import Choice
from mouctl.model.deadline import Deadline, Kind, Reading, Step
from mouctl.report import Block, Cell, Column, Facts, Heading, Item, Items, Lines, Paragraph, Table, Tone, Toned
from mouctl.sentences import Sentence, say
from mouctl.standing import Entry

_DAY: dict[Kind, Sentence] = {"act": say("Due"), "effect": say("Can end from"), "end": say("Last day")}


def memo(entry: Entry, *, imagined: bool = False) -> Iterator[Block]:
    """The whole memo on one deadline; how it stands is left out where it is only imagined."""
    deadline = entry.deadline
    yield Heading(deadline.title)
    yield Facts(tuple(facts_of(entry, standing=not imagined)))
    if deadline.kind == "effect" and len(deadline.readings) > 1:
        yield Paragraph(say("The safe day is the latest reading, not the earliest."), Tone.WARN)
    for warning in (*((entry.why,) if entry.why and not imagined else ()), *entry.warnings):
        yield Paragraph(warning, Tone.WARN)
    if deadline.missing and not entry.why:
        yield Paragraph(deadline.missing, Tone.WARN)
    if deadline.readings:
        yield Heading(say("How the date comes about"), 2)
        yield Items(items=tuple(_item(step) for step in deadline.readings[0].steps), numbered=True)
        yield from _other_readings(deadline)
        yield Heading(say("Conventions it turns on"), 2)
        yield _conventions(deadline)
        yield from _calendars(deadline)
    if deadline.consequence:
        yield Heading(say("If it is not done in time"), 2)
        yield Paragraph(consequence_of(deadline), Tone.BAD)


def facts_of(entry: Entry, *, standing: bool) -> Iterator[tuple[Cell, Cell]]:
    """What there is to know of a deadline, and how it stands on the day asked about where that is wanted."""
    deadline = entry.deadline
    yield say("Deadline"), deadline.id
    yield say("Agreement"), entry.agreement.title
    if deadline.article:
        quote = say("“{quote}”", quote=deadline.quote)
        yield say("Article"), Lines((deadline.article, quote, changed_by(deadline.addendum)))
    if deadline.kind == "act":
        yield (say("Right of") if deadline.nature == "right" else say("Owed by")), owed_by(entry)
    yield _DAY[deadline.kind], Toned(deadline.due_on or say("undetermined"), Tone.STRONG)
    if deadline.act_by and deadline.kind == "act":
        yield say("Act by"), Lines((Toned(deadline.act_by, Tone.STRONG), _safe_day(deadline)))
    for way in entry.send_by:
        yield say("Send by ({channel})", channel=way.channel), way.on
    if standing:
        yield say("Status"), status_cell(entry)
    if entry.suspended:
        passage = entry.suspended.passage
        yield say("Suspended by"), Lines((passage.article, say("“{quote}”", quote=passage.quote)))
    if deadline.met:
        yield say("Met by"), say("{event} on {day}", event=deadline.met.event, day=deadline.met.on)


def _safe_day(deadline: Deadline) -> Cell:
    if len(deadline.readings) == 1:
        return Toned(say("the last working day on or before the due date"), Tone.FAINT)
    return Toned(say("the last working day on or before the earliest reading"), Tone.FAINT)


def _item(step: Step) -> Item:
    lines: list[Cell] = [step.because]
    if step.article:
        lines.append(Toned(say("{article}: “{words}”", article=step.article, words=step.words), Tone.FAINT))
    elif step.words:
        lines.append(Toned(say("“{words}”", words=step.words), Tone.FAINT))
    lines += [changed_by(step.addendum)] if step.addendum else []
    if step.before is None:
        return Item(Toned(step.after, Tone.STRONG), tuple(lines))
    return Item(Toned(say("{before} → {after}", before=step.before, after=step.after), Tone.STRONG), tuple(lines))


def _other_readings(deadline: Deadline) -> Iterator[Block]:
    if len(deadline.readings) == 1:
        return
    yield Heading(say("Readings"), 2)
    columns = (
        Column(key="due_on", title=say("Due"), min_width=15),
        Column(key="name", title=say("If this holds"), min_width=30),
    )
    yield Table(columns=columns, rows=tuple(_reading(r, r is deadline.readings[0]) for r in deadline.readings))


def _reading(reading: Reading, in_force: bool) -> tuple[Cell, ...]:
    if in_force:
        return (Toned(reading.due_on, Tone.STRONG), Lines((reading.name, Toned(say("in force here"), Tone.GOOD))))
    return (reading.due_on, reading.name)


def _conventions(deadline: Deadline) -> Table:
    columns = (
        Column(key="question", title=say("Question"), min_width=22),
        Column(key="answer", title=say("Answer"), min_width=20),
        Column(key="ground", title=say("Ground"), min_width=16),
    )
    return Table(columns=columns, rows=tuple(_convention(choice, deadline) for choice in deadline.choices))


def _calendars(deadline: Deadline) -> Iterator[Block]:
    if not deadline.calendars:
        return
    yield Heading(say("Calendars it rests on"), 2)
    rows = (
        (str(year.year), Lines((*_sources(year), Toned(say("digest {digest}", digest=year.digest), Tone.FAINT))))
        for year in deadline.calendars
    )
    yield Facts(tuple(rows))


def _digest(year: CalendarYear) -> Cell:
    return Toned(say("digest {digest}", digest=year.digest), Tone.FAINT)


def _sources(year: CalendarYear) -> tuple[Cell, ...]:
    return year.decrees or (say("estimate, no decree yet"),)


def _convention(choice: Choice, deadline: Deadline) -> tuple[Cell, ...]:
    source = choice.source_on(deadline.anchor.on)
    ground: list[Cell] = [choice.ground, *([Toned(source, Tone.FAINT)] if source else [])]
    key = Toned(f"{choice.key.name} = {choice.value}", Tone.FAINT)
    return (choice.key.question, Lines((choice.sentence(), key)), Lines(tuple(ground)))


def consequence_of(deadline: Deadline) -> Cell:
    """What the text says follows if it is not done in time, with the article."""
    if deadline.consequence_article:
        return say("{article}: “{words}”", article=deadline.consequence_article, words=deadline.consequence)
    return deadline.consequence
