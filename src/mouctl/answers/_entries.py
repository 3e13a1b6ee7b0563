"""Deadlines for people: their status in words and colour, and tables of them."""

from collections.abc import Iterable

from mouctl.report import Block, Cell, Column, Lines, Paragraph, Table, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import AWAITED, Entry, Status

STATUS: dict[Status, tuple[Sentence, Tone]] = {
    "undetermined": (say("undetermined"), Tone.FAINT),
    "upcoming": (say("upcoming"), Tone.PLAIN),
    "due": (say("due"), Tone.WARN),
    "overdue": (say("overdue"), Tone.BAD),
    "lapsed": (say("lapsed"), Tone.BAD),
    "done": (say("done"), Tone.GOOD),
    "done-late": (say("done late"), Tone.WARN),
    "moot": (say("no longer owed"), Tone.FAINT),
}


def status_cell(entry: Entry) -> Cell:
    """The status in words and colour, with the days left or past."""
    word, tone = STATUS[entry.status]
    if entry.status == "lapsed" and entry.deadline.kind == "end":
        word = say("ended")
    elif entry.status == "lapsed" and entry.deadline.nature == "duty":
        word = say("left undone")
    left = days_left(entry.days_left) if entry.days_left is not None else None
    lines = (Toned(word, tone), left, _suspended(entry))
    return Lines(lines) if any(lines[1:]) else lines[0]


def _suspended(entry: Entry) -> Cell:
    """A word where force majeure lasts, or is said to last."""
    if entry.suspended is None or entry.suspended.until is not None or entry.status == "done-late":
        return None
    return Toned(say("suspension disputed") if entry.suspended.doubts else say("suspended"), Tone.WARN)


def days_left(days: int) -> Sentence:
    """How far off a due date is, in calendar days."""
    if days == 0:
        return say("today")
    if days > 0:
        return say_count("in {count} day", "in {count} days", days)
    return say_count("{count} day ago", "{count} days ago", -days)


def owed_by(entry: Entry) -> Cell:
    """The parties that owe it, as the text calls them."""
    return Lines(tuple(_labels(entry)))


def _whose(entry: Entry) -> Sentence:
    if entry.ours is None:
        return _owed(entry)
    if entry.ours:
        return say("{owed}: ours", owed=_owed(entry))
    return say("{owed}: the other side's", owed=_owed(entry))


def _owed(entry: Entry) -> Sentence:
    every = set(entry.deadline.owed_by) == set(entry.agreement.party_ids)
    if entry.deadline.nature == "right":
        return say("right of every party") if every else say("right of {parties}", parties=tuple(_labels(entry)))
    return say("owed by every party") if every else say("owed by {parties}", parties=tuple(_labels(entry)))


def _labels(entry: Entry) -> list[str]:
    labels = {party.id: party.label for party in entry.agreement.parties}
    return [labels.get(party, party) for party in entry.deadline.owed_by]


def entries_table(entries: Iterable[tuple[Entry, Cell]]) -> Table:
    """Deadlines for people: by when, what, who, and how it stands; each with what else is to be said of it."""
    columns = (
        Column(key="when", title=say("Act by"), min_width=23),
        Column(key="duty", title=say("What"), min_width=23),
        Column(key="status", title=say("Status"), min_width=13),
    )
    return Table(columns=columns, rows=tuple(_row(entry, also) for entry, also in entries), card_title=(1,))


def _row(entry: Entry, also: Cell) -> tuple[Cell, ...]:
    deadline = entry.deadline
    owed = Toned(_whose(entry), Tone.FAINT) if entry.deadline.kind == "act" else None
    return (
        _when(entry),
        Lines((Toned(deadline.title, Tone.STRONG), also, owed, Toned(deadline.id, Tone.FAINT), *_notes(entry))),
        status_cell(entry),
    )


def _when(entry: Entry) -> Cell:
    """The safe day first, while there is something to do; then the due date and the days of the other readings."""
    deadline = entry.deadline
    if deadline.due_on is None:
        return Toned(say("undetermined"), Tone.FAINT)
    act_by = Toned(deadline.act_by, Tone.STRONG) if entry.status in AWAITED and deadline.kind == "act" else None
    day = ShortDay(deadline.due_on)
    due = say("from {day}", day=day) if deadline.kind == "effect" else say("due {day}", day=day)
    others = (say("or {day}", day=ShortDay(reading.due_on)) for reading in deadline.readings[1:])
    send = (
        Toned(say("send {day} ({channel})", day=ShortDay(way.on), channel=way.channel), Tone.STRONG)
        for way in entry.send_by
    )
    return Lines((act_by, due, *(Toned(other, Tone.FAINT) for other in others), *send))


def _notes(entry: Entry) -> Iterable[Cell]:
    if entry.why:
        yield Toned(entry.why, Tone.WARN if entry.status == "lapsed" else Tone.FAINT)
    if entry.status in ("overdue", "lapsed") and entry.deadline.consequence:
        yield Toned(entry.deadline.consequence, Tone.BAD)
    for warning in entry.warnings:
        yield Toned(warning, Tone.WARN)
    if entry.acknowledged_until:
        yield Toned(say("acknowledged until {day}", day=entry.acknowledged_until), Tone.FAINT)


def records(entries: Iterable[Entry]) -> Table:
    """Deadlines for spreadsheets: one flat row each."""
    keys = (
        "id", "agreement", "duty", "nature", "title", "article", "owed_by", "occurrence", "anchor_on", "due_on",
        "act_by", "earliest", "latest", "status", "days_left", "satisfied_by", "consequence",
    )  # fmt: skip
    return Table(columns=tuple(Column(key=key, title=key) for key in keys), rows=tuple(_record(e) for e in entries))


def _record(entry: Entry) -> tuple[Cell, ...]:
    d = entry.deadline
    return (
        d.id, d.agreement, d.duty, d.nature, d.title, d.article, " ".join(d.owed_by), d.occurrence, d.anchor.on,
        d.due_on, d.act_by, d.earliest, d.latest, entry.status, entry.days_left,
        d.met.event if d.met else None, d.consequence,
    )  # fmt: skip


def dated(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that people are shown one by one: all but the work plan's lines without a day."""
    return [entry for entry in entries if not _is_undated_activity(entry)]


def undated_note(entries: Iterable[Entry]) -> tuple[Block, ...]:
    """How many lines of the work plan have no day: they are counted, and never given an invented one."""
    count = sum(_is_undated_activity(entry) for entry in entries)
    if not count:
        return ()
    note = say_count(
        "{count} activity of the work plan has no day yet: see mouctl matrix.",
        "{count} activities of the work plan have no day yet: see mouctl matrix.",
        count,
    )
    return (Paragraph(note, Tone.FAINT),)


def calendars_note(entries: Iterable[Entry]) -> tuple[Block, ...]:
    """The years whose working days the dates shown rest on, with their decrees and a digest of each."""
    years = {(year.year, year.decrees): year for entry in entries for year in entry.deadline.calendars}
    told = tuple(
        say(
            "{year}: {sources} (digest {digest})",
            year=str(year.year),
            sources=year.decrees or (say("estimate, no decree yet"),),
            digest=year.digest,
        )
        for _, year in sorted(years.items())
    )
    return (Paragraph(Lines((say("Working days by:"), *told)), Tone.FAINT),) if told else ()


def _is_undated_activity(entry: Entry) -> bool:
    return entry.deadline.duty == "activity" and entry.status == "undetermined"
