"""A digest for people: what its mail says, word for word, and in which line it announces itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from mouctl.answers._matters import alike, matter_blocks
from mouctl.feed import Feed
from mouctl.reminders.bands import BANDS, Band, band_of
from mouctl.reminders.deciding import Matter
from mouctl.reminders.ladder import aim
from mouctl.reminders.planning import Digest, days_left
from mouctl.report import Block, Cell, Heading, Item, Items, Paragraph, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry

TITLES: Mapping[Band, Sentence] = {
    "late": say("Late or lost"),
    "now": say("To act on now"),
    "week": say("Within a week"),
    "month": say("Within a month"),
    "later": say("Later"),
    "open": say("Without a day"),
}
IN_FULL = 50
"""So many deadlines are told with everything that is to be said; what is less pressing has one line each."""
_TONES: Mapping[Band, Tone] = {"late": Tone.BAD, "now": Tone.BAD, "week": Tone.WARN}


class Shown(NamedTuple):
    """A digest with what is known beside it."""

    digest: Digest
    causes: Mapping[str, Sentence]
    """What moved its deadlines, by their ids."""
    register: str | None
    """What the register is called."""
    calendar: Feed
    """The deadlines that it tells of as a calendar knows them."""


def subject_of(shown: Shown) -> Sentence:
    """The line that announces the mail: it begins with the day to act by, so that sorting puts the pressing first."""
    digest = shown.digest
    if digest.unreadable:
        return say("[mouctl] Cannot be read: {names}", names=digest.unreadable)
    if not digest.reminders:
        what = say("closed") if digest.closings else say("nothing new")
        return say("[mouctl] {day} {what}", day=str(digest.as_of), what=what)
    first = digest.reminders[0]
    assert first.entry is not None
    facts = {
        "day": str(aim(first.entry) or digest.as_of),
        "band": TITLES[_band(first, digest)],
        "title": first.entry.deadline.title,
        "agreement": first.entry.agreement.id,
    }
    count = len(digest.reminders)
    if count == 1:
        return say("[mouctl] {day} {band}: {title} ({agreement})", **facts)
    return say("[mouctl] {day} {band} (1 of {count}): {title} ({agreement})", count=count, **facts)


def digest_blocks(shown: Shown) -> Iterator[Block]:
    """The whole of it, the most pressing first."""
    digest = shown.digest
    yield Heading(say("Deadlines as of {day}", day=digest.as_of))
    yield from _troubles(digest)
    if digest.reminders:
        yield Paragraph(_summary(digest), Tone.STRONG)
    elif not digest.closings and not digest.unreadable:
        yield Paragraph(say("Nothing new is to be told. mouctl has looked at every agreement it watches for you."))
    for band, matters in groupby(digest.reminders[:IN_FULL], key=lambda matter: _band(matter, digest)):
        yield Heading(Toned(TITLES[band], _TONES.get(band, Tone.PLAIN)), 2)
        for first, *more in alike(matters):
            yield from matter_blocks(first, more, shown.causes.get(first.deadline))
    yield from _in_brief([matter.entry for matter in digest.reminders[IN_FULL:] if matter.entry])
    yield from _closings(digest)
    yield from _still_open(digest)
    yield from _foot(shown)


def _band(matter: Matter, digest: Digest) -> Band:
    assert matter.entry is not None
    return band_of(matter.entry, days_left(matter.entry, digest.as_of))


def _summary(digest: Digest) -> Cell:
    counts = {band: sum(_band(matter, digest) == band for matter in digest.reminders) for band in BANDS}
    return tuple(say("{band}: {count}", band=TITLES[band], count=count) for band, count in counts.items() if count)


def _troubles(digest: Digest) -> Iterator[Block]:
    for name in digest.unreadable:
        yield Paragraph(
            say("{name} cannot be read, and NONE of its deadlines is in this mail. See: mouctl check", name=name),
            Tone.BAD,
        )


def _closings(digest: Digest) -> Iterator[Block]:
    if digest.closings:
        yield Heading(say("No longer reminded of"), 2)
        yield Items(tuple(_closing(matter) for matter in digest.closings))


def _closing(matter: Matter) -> Item:
    if matter.entry is None:
        return Item(matter.deadline, (matter.closed,))
    title = say("{title} ({id})", title=matter.entry.deadline.title, id=matter.deadline)
    return Item(title, (matter.closed,))


def _still_open(digest: Digest) -> Iterator[Block]:
    """What else waits, in one line each: a digest must not look as if it were all."""
    told = {matter.deadline for matter in digest.matters}
    silent = (entry.deadline.id for entry in digest.open if entry.acknowledged_until or entry.is_excused)
    known = told.union(silent)
    waiting = sorted((each for each in digest.open if each.deadline.id not in known), key=lambda each: str(aim(each)))
    if not waiting:
        return
    yield Heading(say("Also open"), 2)
    yield Items(tuple(map(_line, waiting[:_LISTED])))
    if len(waiting) > _LISTED:
        more = len(waiting) - _LISTED
        yield Paragraph(say_count("And {count} more: mouctl next", "And {count} more: mouctl next", more))


def _in_brief(entries: Sequence[Entry]) -> Iterator[Block]:
    """What is too much to be told in full, in the same order."""
    if entries:
        yield Heading(say("Told as well, in brief"), 2)
        yield Items(tuple(map(_line, entries)))


def _line(entry: Entry) -> Item:
    day, title = aim(entry), entry.deadline.title
    told = say("{day}: {title}", day=ShortDay(day), title=title) if day else title
    return Item(told, (Toned(entry.deadline.id, Tone.FAINT),))


_LISTED = 10
"""How many deadlines told before are listed."""


def _foot(shown: Shown) -> Iterator[Block]:
    if count := shown.digest.undated:
        yield Paragraph(
            say_count(
                "{count} deadline cannot be reminded of: no decree is known for its year. See: mouctl deadlines",
                "{count} deadlines cannot be reminded of: no decree is known for their years. See: mouctl deadlines",
                count,
            ),
            Tone.WARN,
        )
    if count := len(shown.calendar.occasions):
        yield Paragraph(
            say_count(
                "Attached: {count} entry of the deadlines told of here, for your calendar.",
                "Attached: {count} entries of the deadlines told of here, for your calendar.",
                count,
            ),
            Tone.FAINT,
        )
    role = shown.digest.recipient.role
    yield Paragraph(
        say("Told to: {role}. To silence one for a time: mouctl alerts ack DEADLINE --until DAY", role=role), Tone.FAINT
    )
    if shown.register:
        yield Paragraph(say("Register: {name}", name=shown.register), Tone.FAINT)
