"""iCalendar (RFC 5545), for calendars that others subscribe to: an all-day event for each entry.

A day has no time zone, so none is given; an event ends on the day after, which is no longer part of it. Entries that
were withdrawn stay as cancelled, so that programs which keep them remove them. There is no METHOD, which belongs to
invitations; no VALARM, which subscribers' programs ignore; and no VTODO, on whose last day programs disagree. Nothing
comes from a clock: `DTSTAMP` is the day on which the entry last changed.
"""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from mouctl.dates.arithmetic import days_away
from mouctl.feed import Feed, Occasion
from mouctl.format import Format, Surface
from mouctl.language import Form, Language, clean
from mouctl.render._cells import Teller
from mouctl.report import Report
from mouctl.sentences import Sentence, say

if TYPE_CHECKING:
    from icalendar import Event

SHORT = 80
"""Characters of a title as calendars list it; the whole of it is in the description."""


def render(report: Report, surface: Surface) -> bytes:
    """The calendar, folded at 75 bytes, with CRLF."""
    from icalendar import Calendar, vText  # take longer to import than most answers take

    feed, teller = _feed(report), _teller(surface.language)
    calendar = Calendar()
    calendar.add("PRODID", "-//mouctl//deadlines//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", vText(teller.text(feed.name, " ")))  # or its commas would not be escaped
    if feed.left_out:
        calendar.add("X-WR-CALDESC", vText(" ".join(teller.text(each, " ") for each in feed.left_out)))
    for occasion in feed.occasions:
        calendar.add_component(_event(occasion, teller))
    return bytes(calendar.to_ical())


def left_out(report: Report) -> tuple[Sentence, ...]:
    """The deadlines that have no entry."""
    return _feed(report).left_out


def _feed(report: Report) -> Feed:
    if report.feed is None:
        raise TypeError(f"{report.schema} has no deadlines")
    return report.feed()


def _teller(language: Language) -> Teller:
    return Teller(language, lambda day: language.day(day, Form.FULL), tame=False)


def _event(occasion: Occasion, teller: Teller) -> "Event":
    from icalendar import Event

    changed = datetime.combine(occasion.changed_on, time(), UTC)
    event = Event()
    event.add("UID", clean(occasion.uid))
    event.add("SEQUENCE", occasion.sequence)
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("DTSTART", occasion.on)
    if occasion.on < date.max:
        event.add("DTEND", days_away(occasion.on, 1))
    event.add("SUMMARY", f"{_short(teller.text(_title(occasion), ' '))} ({clean(occasion.agreement)})")
    event.add("DESCRIPTION", _description(occasion, teller))
    event.add("CATEGORIES", [teller.text(each, " ") for each in occasion.categories])
    event.add("STATUS", "CANCELLED" if occasion.standing == "withdrawn" else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    return event


def _title(occasion: Occasion) -> Sentence:
    """The title; one that is withdrawn says so, for programs that show what is cancelled like anything else."""
    title = occasion.title
    return say("No longer applies: {title}", title=title) if occasion.standing == "withdrawn" else title


def _short(title: str) -> str:
    return title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…"


def _description(occasion: Occasion, teller: Teller) -> str:
    facts = (f"{teller.text(label)}: {teller.text(value)}" for label, value in occasion.facts)
    return "\n".join((*facts, *map(teller.text, occasion.remarks)))


FORMAT = Format(id="ics", render=render, suffixes=(".ics",), left_out=left_out)
