"""What happened, and what did not: MOU609 to MOU612, MOU803 and MOU804."""

from datetime import date
from typing import Any

import pytest

from mouctl.language import Language

from .conftest import Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "...", "duration": "3 years", "from": "signing"}
MONITORING = {"type": "monitoring", "article": "Pasal 6", "quote": "...", "every": "6 months"}
CORRESPONDENCE = {"type": "correspondence", "article": "Pasal 7", "quote": "...", "notice": "7 calendar days"}
REVIEWED = {"type": "monitoring", "on": date(2022, 6, 7)}


def told(problems: Any) -> list[str]:
    return [Language("en").tell(problem.message) for problem in problems]


def test_overdue_reviews_are_one_finding(find: Find) -> None:
    data = {"agreement": {"clause": [TERM, MONITORING]}, "as_of": date(2023, 8, 1)}
    found = find("MOU609", **data)
    assert [problem.route for problem in found] == [("clause", 1)]
    (said,) = told(found)
    assert said == (
        "Monitoring and evaluation, period 1: was due on 7 June 2022, 420 days ago. "
        "2 later ones of the same clause are overdue as well."
    )
    later = find("MOU609", **data, events=[REVIEWED, {"type": "monitoring", "on": date(2022, 12, 7)}])
    assert told(later) == ["Monitoring and evaluation, period 3: was due on 7 June 2023, 55 days ago."]


@pytest.mark.parametrize(
    "event",
    [
        REVIEWED,
        {  # acknowledged
            "type": "acknowledge", "on": date(2022, 7, 1), "deadline": "contoh/monitoring/1",
            "until": date(2022, 9, 1), "by": "Kepala Biro", "reason": "Dijadwalkan ulang",
        },
        {"type": "closure", "on": date(2022, 7, 1), "by": "Kepala Biro", "reason": "Selesai"},
    ],
)  # fmt: skip
def test_what_is_not_overdue(find: Find, event: Any) -> None:
    assert find("MOU609", agreement={"clause": [TERM, MONITORING]}, events=[event], as_of=date(2022, 8, 1)) == []


def test_after_the_end_nothing_of_the_term_is_overdue(find: Find) -> None:
    assert find("MOU609", agreement={"clause": [TERM, MONITORING]}, as_of=date(2026, 11, 24)) == []


def test_lines_of_the_work_plan_are_told_one_by_one(find: Find) -> None:
    lines = [{"id": name, "text": "K", "schedule": "Januari 2022"} for name in ("a", "b")]
    added = {"type": "addendum", "on": date(2022, 3, 1), "amends": {"workplan": {"activity": [
        {"id": "c", "action": "add", "programme": "1.", "text": "K", "schedule": "Mei 2022"}
    ]}}}  # fmt: skip
    found = find(
        "MOU609",
        agreement={"clause": [TERM]},
        workplan={"programme": [{"number": "1.", "name": "P", "activity": lines}]},
        events=[added],
    )
    assert [(problem.document, problem.route) for problem in found] == [
        ("events", ("event", 0, "amends", "workplan")),
        ("workplan", ("programme", 0, "activity", 0)),
        ("workplan", ("programme", 0, "activity", 1)),
    ]


CLOSED = {"type": "closure", "on": date(2025, 1, 6), "by": "Kepala Biro", "reason": "Selesai"}


@pytest.mark.parametrize(
    ("as_of", "events", "days"),
    [
        (date(2024, 12, 7), [], None),  # the last day
        (date(2024, 12, 8), [], None),  # the last day under another reading
        (date(2024, 12, 9), [], 2),
        (date(2026, 11, 24), [], 717),
        (date(2026, 11, 24), [CLOSED], None),
        (date(2024, 12, 31), [{"type": "renewal", "on": date(2024, 12, 1), "length": "1 year"}], None),
        (date(2023, 3, 2), [{"type": "termination", "on": date(2023, 3, 1)}], 1),
    ],
)
def test_files_that_are_not_closed(find: Find, as_of: date, events: Any, days: int | None) -> None:
    found = find("MOU610", agreement={"clause": [MONITORING, TERM]}, events=events, as_of=as_of)
    assert [problem.route for problem in found] == ([("clause", 1)] if days else [])
    assert all(f", {days} day" in each for each in told(found))


@pytest.mark.parametrize("agreement", [{}, {"signed_on": None, "clause": [TERM]}])
def test_what_has_no_end_is_not_over(find: Find, agreement: Any) -> None:
    assert find("MOU610", agreement=agreement, as_of=date(9999, 12, 31)) == []


def event(on: date, kind: str = "monitoring", **more: Any) -> dict[str, Any]:
    return {"type": kind, "on": on, **more}


def correction(on: date, replaces: str) -> dict[str, Any]:
    return {"type": "correction", "on": on, "replaces": replaces, "reason": "salah hari"}


@pytest.mark.parametrize(
    ("events", "places"),
    [
        ([], []),
        ([event(date(2022, 6, 7)), event(date(2022, 6, 7)), event(date(2022, 12, 7))], []),
        ([event(date(2022, 12, 7)), event(date(2022, 6, 7))], [1]),
        # Both stand below the latest, and it is named for both.
        ([event(date(2023, 1, 1)), event(date(2022, 6, 7)), event(date(2022, 12, 7))], [1, 2]),
        # Announced: known before the day it happens.
        ([event(date(2022, 9, 1), known_on=date(2022, 6, 1)), event(date(2022, 6, 7))], []),
        # The right event is older than the correction above it.
        ([event(date(2022, 6, 7)), correction(date(2022, 7, 1), "e0"), event(date(2022, 6, 8))], []),
        # But not an event of another kind.
        ([event(date(2022, 6, 7)), correction(date(2022, 7, 1), "e0"), event(date(2022, 6, 8), "dispute")], [2]),
        # What was corrected is told by nobody.
        ([event(date(2022, 12, 7)), event(date(2021, 6, 7)), correction(date(2022, 12, 8), "e1")], []),
    ],
)
def test_order(find: Find, events: Any, places: list[int]) -> None:
    found = find("MOU611", events=events)
    assert [problem.route for problem in found] == [("event", place, "on") for place in places]


@pytest.mark.parametrize(
    ("events", "places"),
    [
        ([event(date(2022, 6, 7)), correction(date(2022, 7, 1), "e0")], []),
        ([correction(date(2022, 7, 1), "e1"), event(date(2022, 6, 7))], [0]),  # below it
        ([event(date(2022, 6, 7)), correction(date(2022, 6, 1), "e0")], [1]),  # before it
        ([correction(date(2022, 7, 1), "e0")], [0]),  # itself
        ([correction(date(2022, 7, 1), "tidak-ada")], [0]),
        ([event(date(2022, 6, 7)), *[correction(date(2022, 7, 1), "e0")] * 2], [2]),  # twice
        # A correction that was corrected is left alone.
        ([correction(date(2022, 7, 1), "e2"), correction(date(2022, 7, 2), "e0"), event(date(2022, 6, 7))], []),
    ],
)
def test_corrections(find: Find, events: Any, places: list[int]) -> None:
    found = find("MOU612", events=events)
    assert [problem.route for problem in found] == [("event", place, "replaces") for place in places]


def change(**more: Any) -> dict[str, Any]:
    """Due on 14 February 2022: seven calendar days after."""
    return {"type": "contact-change", "on": date(2022, 2, 7), "party": "kedua", "address": "Jalan Contoh", **more}


@pytest.mark.parametrize(
    ("more", "as_of", "untold", "late"),
    [
        ({}, date(2022, 2, 14), False, False),
        ({}, date(2022, 2, 15), True, False),
        ({"notified_on": date(2022, 2, 14)}, date(2022, 3, 1), False, False),
        ({"notified_on": date(2022, 2, 15)}, date(2022, 3, 1), False, True),
        ({"letter": {"sent_on": date(2022, 2, 20), "received_on": date(2022, 2, 22)}}, date(2022, 3, 1), False, True),
        # Left undone when the agreement ended.
        ({}, date(2026, 11, 24), True, False),
    ],
)
def test_changes_of_contact_data(find: Find, more: Any, as_of: date, untold: bool, late: bool) -> None:
    data = {"agreement": {"clause": [TERM, CORRESPONDENCE]}, "events": [REVIEWED, change(**more)], "as_of": as_of}
    place = ("event", 1, "notified_on") if "notified_on" in more else ("event", 1)
    assert [each.route for each in find("MOU803", **data)] == ([("event", 1)] if untold else [])
    assert [each.route for each in find("MOU804", **data)] == ([place] if late else [])


@pytest.mark.parametrize(
    ("ours", "as_of", "said"),
    [
        # Seven bare days from 7 February 2022 end on 13 (with that day), 14 (without it) or 16 February (working days).
        ("kedua", date(2022, 2, 13), None),
        ("kedua", date(2022, 2, 14), "due on 13 February 2022, 1 day ago"),
        ("kesatu", date(2022, 2, 16), None),  # the other side is late after the latest reading only
        ("kesatu", date(2022, 2, 17), "due on 16 February 2022, 1 day ago"),
    ],
)
def test_lateness_is_seen_from_our_side(find: Find, ours: str, as_of: date, said: str | None) -> None:
    agreement = {"clause": [TERM, {**CORRESPONDENCE, "notice": "7 days"}]}
    found = told(find("MOU803", agreement=agreement, events=[change()], as_of=as_of, ours=[ours]))
    assert len(found) == (said is not None)
    assert all(str(said) in each for each in found)


def test_without_an_article_on_correspondence_nothing_is_late(find: Find) -> None:
    for rule_id in ("MOU803", "MOU804"):
        assert find(rule_id, agreement={"clause": [TERM]}, events=[change()]) == []
