"""iCalendar: the lines that RFC 5545 asks for, read back by two programs, and the same whatever the data hold."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from mouctl.discovery import member, members, names
from mouctl.feed import Feed, Occasion
from mouctl.format import Format, Surface
from mouctl.language import Language, clean
from mouctl.report import Report
from mouctl.sentences import say

from .test_hostile import HOSTILE

PACKAGE = "mouctl.render.deadlines"
MORE = {
    "properties": "x\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\nEND:VEVENT\rSUMMARY:y",
    "separators": 'a,b;c:d\\n\\,\\;"e"=f',
    "folds": "x" * 74 + "é" * 74 + "\n ftab\tb",
    "emoji": "😀 👩‍👧 e\u0301" * 40,
    "blank": " \n\t ",
}
ALL = {**HOSTILE, **MORE}
TEXTS = {"X-WR-CALNAME", "X-WR-CALDESC", "UID", "SUMMARY", "DESCRIPTION", "CATEGORIES"}
PLAIN = "teks"

every_text = pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())


def occasion(text: str, number: int, on: date = date(2024, 12, 7)) -> Occasion:
    """An entry with the text wherever text that is not ours may stand."""
    return Occasion(
        uid=f"a/{number}/{text}@mouctl",
        deadline="a",
        on=on,
        title=say("Last day: {title}", title=text),
        agreement=text,
        standing=("open", "done", "withdrawn")[number % 3],
        categories=(text, say("reminder")),
        facts=((say("Article"), text), (text, date(2024, 12, 7))),
        remarks=(text, say("On time: {what}", what=text)),
        sequence=number,
        changed_on=date(2021, 12, 8),
    )


def report(text: str = PLAIN) -> Report:
    left_out = (say("No day: {what}", what=text),)
    feed = Feed(say("Deadlines: {register}", register=text), tuple(occasion(text, each) for each in range(3)), left_out)
    return Report("mouctl.deadlines/1", {}, feed=lambda: feed)


def show(report: Report, language: str = "en") -> bytes:
    shown = member(PACKAGE, "ics", "FORMAT", Format).render(report, Surface(Language(language)))
    assert isinstance(shown, bytes)
    return shown


def content(shown: bytes) -> list[str]:
    """The content lines, unfolded."""
    assert shown.endswith(b"\r\n")
    return shown.decode().replace("\r\n ", "").split("\r\n")[:-1]


def properties(shown: bytes) -> Iterator[str]:
    """What each line is: of those that hold text the name, which a colon has to follow at once; of others all."""
    for line in content(shown):
        name, _, value = line.partition(":")
        yield name if name in TEXTS else f"{name}:{value}"


def test_it_is_a_file_of_its_own_folder() -> None:
    assert names(PACKAGE) == ("ics",) == tuple(members(PACKAGE, "FORMAT", Format))


def test_the_lines_of_an_event() -> None:
    lines = content(show(report()))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert sorted(lines[2:5]) == [
        "PRODID:-//mouctl//deadlines//EN",
        "X-WR-CALDESC:No day: teks",
        "X-WR-CALNAME:Deadlines: teks",
    ]
    first = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    assert sorted(first) == [
        "CATEGORIES:teks,reminder",
        r"DESCRIPTION:Article: teks\nteks: Saturday\, 7 December 2024\nteks\nOn time: teks",
        "DTEND;VALUE=DATE:20241208",
        "DTSTAMP:20211208T000000Z",
        "DTSTART;VALUE=DATE:20241207",
        "LAST-MODIFIED:20211208T000000Z",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:Last day: teks (teks)",
        "TRANSP:TRANSPARENT",
        "UID:a/0/teks@mouctl",
    ]
    assert [line for line in lines if line.startswith("STATUS")] == [
        "STATUS:CONFIRMED", "STATUS:CONFIRMED", "STATUS:CANCELLED",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("SUMMARY")][
        -1
    ] == "SUMMARY:No longer applies: Last day: teks (teks)"


def test_in_indonesian() -> None:
    assert "SUMMARY:Tidak berlaku lagi: Hari terakhir: teks (teks)" in content(show(report(), "id"))


@every_text
def test_the_structure_is_that_of_plain_data(text: str) -> None:
    assert list(properties(show(report(text)))) == list(properties(show(report())))


@every_text
def test_lines_are_folded_and_hold_nothing_that_is_obeyed(text: str) -> None:
    shown = show(report(text))
    assert all(len(line) <= 75 for line in shown.split(b"\r\n"))
    assert shown.count(b"\n") == shown.count(b"\r") == shown.count(b"\r\n")
    for line in shown.split(b"\r\n"):
        line.decode()  # no character is cut in two
    text_lines = shown.decode().replace("\r\n", "\n")
    assert clean(text_lines) == text_lines


@every_text
def test_two_programs_read_the_same(text: str) -> None:
    shown = show(report(text))
    calendar, other = icalendar.Calendar.from_ical(shown), vobject.readOne(shown.decode())
    ours = [_by_icalendar(event) for event in calendar.walk("VEVENT")]
    theirs = [_by_vobject(event) for event in other.vevent_list]
    assert ours == theirs
    assert len(ours) == 3
    for _, start, end, *_ in ours:
        assert end - start == timedelta(days=1)
    expected = " ".join(clean(text).split())[:40]
    assert all(expected in " ".join(summary.split()) for _, _, _, summary, _, _ in ours)
    name, left_out = (other.contents[f"x-wr-cal{what}"][0].value for what in ("name", "desc"))
    assert [" ".join(each.split())[:50] for each in (name, left_out)] == [
        " ".join(clean(f"{label}: {text}").split())[:50] for label in ("Deadlines", "No day")
    ]


def _by_icalendar(event: Any) -> tuple[Any, ...]:
    return (
        str(event["UID"]), event.decoded("DTSTART"), event.decoded("DTEND"), str(event["SUMMARY"]),
        str(event["DESCRIPTION"]), event["SEQUENCE"],
    )  # fmt: skip


def _by_vobject(event: Any) -> tuple[Any, ...]:
    return (
        event.uid.value, event.dtstart.value, event.dtend.value, event.summary.value,
        event.description.value, int(event.sequence.value),
    )  # fmt: skip


def test_a_long_title_is_cut_and_stays_whole_in_the_description() -> None:
    text = "kata " * 8_000
    (first, *_) = icalendar.Calendar.from_ical(show(report(text))).walk("VEVENT")
    title, agreement = str(first["SUMMARY"]).split(" (", maxsplit=1)
    assert title.startswith("Last day: kata")
    assert title.endswith("…")
    assert len(title) <= 80
    assert agreement
    assert text.strip() in str(first["DESCRIPTION"])


def test_the_last_day_that_there_is_has_no_day_after() -> None:
    feed = Feed(say("x"), (occasion(PLAIN, 0, date.max),))
    lines = content(show(Report("mouctl.deadlines/1", {}, feed=lambda: feed)))
    assert "DTSTART;VALUE=DATE:99991231" in lines
    assert not [line for line in lines if line.startswith("DTEND")]


def test_nothing_at_all_is_a_calendar() -> None:
    shown = show(Report("mouctl.deadlines/1", {}, feed=lambda: Feed(say("x"), ())))
    assert vobject.readOne(shown.decode()).contents.keys() == {"version", "prodid", "x-wr-calname"}
