"""The entries of a calendar: which there are, and how they change as more becomes known."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from mouctl.feed import Feed, Occasion, Standing, followed
from mouctl.language import Language
from mouctl.loading.register import load_register
from mouctl.sentences import say
from mouctl.service.asking import Wanted, deadlines
from mouctl.service.opening import View

from .building import ROOT

LIFETIME = ROOT / "examples" / "lifetime-register"
REGISTERS = (ROOT, *sorted(path.parent for path in ROOT.glob("examples/*/mouctl.toml")))
EVERY = Wanted()


def feed(register: str, as_of: date, wanted: Wanted = EVERY, side: str | None = None) -> Feed:
    """The calendar as mouctl would have written it on that day, with the decrees known by then."""
    view = View(as_of=lambda _: as_of, decrees_as_of=as_of, side=side)
    found = deadlines(load_register(ROOT / register), view, wanted).report.feed
    assert found is not None
    return found()


def by_name(calendar: Feed) -> dict[str, Occasion]:
    """The entries of one agreement by what stands in their uid after it."""
    assert len({each.agreement for each in calendar.occasions}) == 1
    return {each.uid.partition("/")[2].removesuffix("@mouctl"): each for each in calendar.occasions}


def occasion(on: int, standing: Standing = "open", *, is_reminder: bool = False) -> Occasion:
    return Occasion("a@mouctl", "a", date(2024, 5, on), say("x"), "a", standing, is_reminder=is_reminder)


DUE, REMINDER, MET, MOOT = occasion(20), occasion(20, is_reminder=True), occasion(20, "done"), occasion(20, "withdrawn")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({1: DUE}, (20, "open", 0, 1)),
        ({1: DUE, 2: DUE, 3: DUE}, (20, "open", 0, 1)),
        ({1: None, 2: DUE}, (20, "open", 0, 2)),
        ({1: DUE, 2: occasion(25), 3: occasion(25)}, (25, "open", 1, 2)),
        ({1: DUE, 2: occasion(25), 3: DUE}, (20, "open", 2, 3)),
        ({1: DUE, 2: MET}, (20, "done", 1, 2)),
        ({1: DUE, 2: MOOT, 3: MOOT}, (20, "withdrawn", 1, 2)),
        ({1: DUE, 2: None, 3: None}, (20, "withdrawn", 1, 2)),
        ({1: DUE, 2: None, 3: DUE}, (20, "open", 2, 3)),
        ({1: DUE, 20: None}, (20, "withdrawn", 1, 20)),
        ({1: DUE, 21: None}, None),  # its day had passed: there is nothing left to call off
        ({1: DUE, 21: None, 22: DUE}, (20, "open", 2, 22)),  # a number that was used is never used again
        ({21: DUE}, (20, "open", 0, 21)),  # recorded late, and owed all the same
        ({21: REMINDER}, None),  # nobody is reminded of what has passed
        ({20: REMINDER}, (20, "open", 0, 20)),
        ({1: REMINDER, 21: REMINDER}, (20, "open", 0, 1)),  # it was there in time, and stays
        ({1: REMINDER, 10: occasion(5, is_reminder=True)}, (20, "withdrawn", 1, 10)),  # moved into the past
    ],
)
def test_what_becomes_of_an_entry(
    days: dict[int, Occasion | None], expected: tuple[int, Standing, int, int] | None
) -> None:
    found = followed((date(2024, 5, day), [there] if there else []) for day, there in days.items())
    told = [(each.on.day, each.standing, each.sequence, each.changed_on.day) for each in found]
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("as_of", "name", "expected"),
    [
        # Signed on 10 January 2022 for two years; three months before the end the wish to renew had to be told.
        ("2023-08-01", "renewal-notice", (date(2023, 10, 9), "open", 0, date(2022, 1, 10))),
        # The addendum of 14 August 2023 made it two months, and moved an activity from November to March.
        ("2023-09-01", "renewal-notice", (date(2023, 11, 9), "open", 1, date(2023, 8, 14))),
        ("2023-09-01", "activity/2.a", (date(2024, 3, 31), "open", 1, date(2023, 8, 14))),
        ("2023-09-01", "activity/3.a", (date(2024, 6, 30), "open", 0, date(2023, 8, 14))),
        # Told on 30 October, received on the 31st.
        ("2023-12-01", "renewal-notice", (date(2023, 11, 9), "done", 2, date(2023, 10, 31))),
        ("2023-12-01", "expiry", (date(2024, 1, 9), "open", 0, date(2022, 1, 10))),
        # Renewed on 18 December 2023 for a year: that end is none, and there is another.
        ("2024-01-15", "expiry", (date(2024, 1, 9), "withdrawn", 1, date(2023, 12, 18))),
        ("2024-01-15", "expiry/2", (date(2025, 1, 9), "open", 0, date(2023, 12, 18))),
        # Ended from 30 September 2024 on by the notice of 12 August; the one of 5 August was corrected that day.
        ("2024-08-20", "expiry/2", (date(2025, 1, 9), "withdrawn", 1, date(2024, 8, 12))),
        ("2024-08-20", "monitoring/6", (date(2025, 1, 9), "withdrawn", 1, date(2024, 8, 12))),
        ("2024-08-10", "termination-notice/2024-08-05-pengakhiran", (date(2024, 7, 31), "done", 0, date(2024, 8, 5))),
        ("2024-08-20", "termination-notice/2024-08-05-pengakhiran", None),
        # Closed on 15 October 2024: what was left undone is owed by nobody.
        ("2024-10-20", "monitoring/3", (date(2023, 7, 9), "withdrawn", 1, date(2024, 10, 15))),
    ],
)
def test_the_life_of_an_agreement(as_of: str, name: str, expected: tuple[date, Standing, int, date] | None) -> None:
    found = by_name(feed("examples/lifetime-register", date.fromisoformat(as_of))).get(name)
    assert (found and (found.on, found.standing, found.sequence, found.changed_on)) == expected


@pytest.mark.parametrize("as_of", ["2024-03-01", "2024-03-02", "2024-06-01"])
def test_an_agreement_that_renews_itself(as_of: str) -> None:
    """Nobody objected in time: the day after its last day it runs on, though no event was recorded."""
    calendar = feed("examples/register", date.fromisoformat(as_of))
    (end,) = (each for each in calendar.occasions if each.uid == "dinas-contoh-pelatihan-2022/expiry@mouctl")
    is_over = as_of > "2024-03-01"
    assert (end.on, end.standing, end.sequence, end.changed_on) == (
        (date(2024, 3, 1), "withdrawn", 1, date(2024, 3, 2))
        if is_over
        else (date(2024, 3, 1), "open", 0, date(2022, 2, 21))
    )


@pytest.mark.slow
@pytest.mark.parametrize("register", ["examples/lifetime-register", "examples/register", "examples/calendars-register"])
def test_numbers_only_grow_and_grow_with_every_move(register: str) -> None:
    """Each month of five years, as a client sees the calendar that is fetched again and again."""
    days = [date(year, month, 15) for year in range(2022, 2027) for month in range(1, 13)]
    seen: dict[str, Occasion] = {}
    for day in days:
        for now in feed(register, day).occasions:
            before = seen.get(now.uid, now)
            assert now.sequence >= before.sequence, (day, now.uid)
            assert now.changed_on >= before.changed_on, (day, now.uid)
            if (before.on, before.standing) != (now.on, now.standing):
                assert now.sequence > before.sequence, (day, now.uid)
            seen[now.uid] = now
    assert any(each.sequence for each in seen.values())


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.name)
def test_nothing_counts_from_the_day_asked(register: str) -> None:
    """From one day to the next an entry changes only if what became known is not older than the first of them."""
    days = [date(2024, 1, 1) + timedelta(days=40 * each) for each in range(12)]
    feeds = ({each.uid: each for each in feed(register, day).occasions} for day in days)
    for first, (old, new) in zip(days, pairwise(feeds), strict=False):
        for uid in old.keys() & new.keys():
            if new[uid].changed_on <= first:
                assert told(old[uid]) == told(new[uid]), (first, uid)


def told(entry: Occasion) -> Sequence[object]:
    return entry.on, Language("en").tell(entry.title), entry.standing, entry.sequence, entry.changed_on


@pytest.mark.parametrize("register", REGISTERS, ids=lambda path: path.name)
def test_no_uid_twice_and_no_date_in_one(register: str) -> None:
    calendar = feed(register, date(2025, 6, 1))
    uids = [each.uid for each in calendar.occasions]
    assert len(uids) == len(set(uids))
    assert all(each.uid.startswith(each.deadline) and each.uid.endswith("@mouctl") for each in calendar.occasions)
    assert list(calendar.occasions) == sorted(calendar.occasions, key=lambda each: (each.on, each.uid))


def test_the_entries_of_what_we_owe() -> None:
    names = {name: each.on for name, each in by_name(feed(".", date(2024, 8, 1))).items() if "renewal" in name}
    assert names == {
        "renewal-notice/180-days": date(2024, 3, 10),  # 180 days before Friday 6 September
        "renewal-notice/act-by": date(2024, 9, 6),
        "renewal-notice": date(2024, 9, 7),
    }


def test_of_the_other_side_only_the_day_itself() -> None:
    register, as_of = "examples/lifetime-register", date(2023, 4, 20)
    notice = "force-majeure-notice/2023-04-17-banjir"
    ours, theirs = (by_name(feed(register, as_of, side=side)) for side in ("kedua", "kesatu"))
    assert {name for name in ours if name.startswith(notice)} == {notice, f"{notice}/act-by"}
    assert {name for name in theirs if name.startswith(notice)} == {notice}
    titles = [Language("en").tell(each[notice].title) for each in (ours, theirs)]
    assert titles == ["Last day: Notice of force majeure", "Last day of the other side: Notice of force majeure"]


def test_the_days_to_send_by_are_there_while_something_is_awaited() -> None:
    sent = [each for each in feed("examples/calendars-register", date(2026, 6, 15)).occasions if "/send/" in each.uid]
    assert {each.uid.rpartition("/")[2] for each in sent if each.standing == "open"} == {"surat@mouctl", "surel@mouctl"}
    assert all(each.is_reminder for each in sent)


def test_a_window_takes_entries_away_and_changes_none() -> None:
    whole, part = (feed(".", date(2024, 8, 1), wanted) for wanted in (EVERY, Wanted(duty="monitoring")))
    assert part.occasions == tuple(each for each in whole.occasions if "/monitoring/" in each.uid)
    assert part.left_out == ()


def test_what_has_no_day_is_counted() -> None:
    (undated,) = feed(".", date(2024, 8, 1)).left_out
    assert Language("en").tell(undated).startswith("12 deadlines have no day yet")
    left_out = [Language("en").tell(each) for each in feed("examples/register", date(2025, 6, 1)).left_out]
    assert left_out[-1] == "2 deadlines of unsigned drafts have no entry in the calendar."
