"""What moves between two states of the calendars, and that the right decree or calendar is named for it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.moved import Stand, has_moved, moved_by
from mouctl.service.calendars import moves_of

from .building import PRIVATE, PUBLIC, dossier, entry, event
from .calendars import DECREE_2027, GALUNGAN, OFFICE, SIX_DAYS, seen, under

TERM = "term until=2027-12-31"
NOTICE = f"{TERM} | force-majeure notice='7 working days'"
HEAD = "force-majeure-notice/e"


def stand(case: Dossier, deadline: str, known_on: date | None = None) -> Stand:
    found = seen(case, date(2026, 12, 15), known_on=known_on)
    one = entry(found, deadline)
    owed_by = one.deadline.owed_by if one else ()
    return Stand(one.deadline if one else None, found.life.situation.basis(owed_by))


def movers(old: Dossier, new: Dossier, deadline: str = HEAD, *, known_on: date | None = None) -> tuple[str, ...] | None:
    """What moved it; None where it did not move. `known_on` is for the old state."""
    before, after = stand(old, deadline, known_on), stand(new, deadline)
    added = tuple(file for layer in new.layers.values() for file in layer.decrees)
    if not has_moved(before, after):
        return None
    assert set(moved_by(before, after, added)) == set(moved_by(after, before, added))
    return moved_by(before, after, added)


def struck(on: str, public: tuple[bool, ...] = PUBLIC, clauses: str = NOTICE, **more: str) -> Dossier:
    party = f" party={more['party']}" if more else ""
    return dossier(clauses, public=public, happened=(event(f"force-majeure {on}{party}", "e"),))


def test_a_decree() -> None:
    case = struck("2022-04-28")
    assert movers(case, case, known_on=date(2022, 4, 1)) == ("SKB 375/1/1-2022",)


def test_two_decrees_on_one_stretch() -> None:
    """From 12 April 2023: 19, 20 April came with SKB 327, and 26 April went with it; June is out of reach."""
    case = struck("2023-04-12")
    assert movers(case, case, known_on=date(2023, 1, 1)) == ("SKB 327/1/1-2023",)
    long = struck("2023-04-12", clauses=f"{TERM} | force-majeure notice='60 working days'")
    assert movers(long, long, known_on=date(2023, 1, 1)) == ("SKB 327/1/1-2023", "SKB 624/2/2-2023")


def test_a_holiday_on_a_weekend_moves_nothing() -> None:
    """Idul Adha 2022 went from Saturday 9 to Sunday 10 July two days ahead."""
    case = struck("2022-07-05")
    assert movers(case, case, known_on=date(2022, 7, 6)) is None
    six = under(struck("2022-07-05", PRIVATE, party="kedua"), SIX_DAYS, of_parties={"kedua": ["enam"]})
    assert movers(six, six, known_on=date(2022, 7, 6)) == ("SKB 678/2/2-2022",)


def test_only_the_safe_day_moves() -> None:
    """14 calendar days after 6 April 2023: the 20th, or the 19th if that day counts; joint leave only since SKB 327."""
    case = struck("2023-04-06", clauses=f"{TERM} | force-majeure notice='14 calendar days'")
    before, after = (stand(case, HEAD, known_on).deadline for known_on in (date(2023, 1, 1), None))
    assert before is not None
    assert after is not None
    assert before.due_on == after.due_on == date(2023, 4, 20)
    assert (before.act_by, after.act_by) == (date(2023, 4, 19), date(2023, 4, 18))
    assert movers(case, case, known_on=date(2023, 1, 1)) == ("SKB 327/1/1-2023",)


def test_a_due_date_that_rolls() -> None:
    case = dossier(
        f"{TERM} | force-majeure notice='13 calendar days'",
        text={"count_from": "next-day", "roll": "following"},
        happened=(event("force-majeure 2023-04-06", "e"),),
    )
    assert stand(case, HEAD, date(2023, 1, 1)).deadline.due_on == date(2023, 4, 19)  # type: ignore[union-attr]
    assert stand(case, HEAD).deadline.due_on == date(2023, 4, 26)  # type: ignore[union-attr]
    assert movers(case, case, known_on=date(2023, 1, 1)) == ("SKB 327/1/1-2023",)


def test_a_year_that_becomes_known() -> None:
    refuse = {"conventions": {"beyond_table": "refuse"}}
    case = dossier(NOTICE, happened=(event("force-majeure 2027-03-05", "e"),))._replace()
    plain, known = under(case, settings=refuse), under(case, DECREE_2027, settings=refuse)
    late = plain._replace(events=(event("force-majeure 2026-12-14", "e"),))
    assert movers(late, late) is None
    ahead = (event("force-majeure 2027-03-05 known_on=2026-12-01", "e"),)
    assert movers(plain._replace(events=ahead), known._replace(events=ahead)) == ("CONTOH 1/2026",)


def test_a_deadline_that_only_one_state_has() -> None:
    """25 working days before 31 May 2024: 19 April, and without 20 to 22 May the 16th, so that the 18th is too late."""
    case = dossier(
        "term until=2024-05-31 | renewal mode=automatic notice='25 working days' length='1 year'",
        text={"before": "at-latest"},
        happened=(event("renewal-notice 2024-04-18 party=kedua", "e"),),
    )
    may = GALUNGAN.replace("2024-09-24", "2024-05-20").replace("2024-09-26", "2024-05-22")
    old, new = under(case), under(case, may, of_register=["galungan"])
    first, second = stand(old, "expiry/2"), stand(new, "expiry/2")
    assert (first.deadline is None, second.deadline is None) == (True, False)
    moves = moves_of(seen(old, date(2026, 12, 15)), seen(new, date(2026, 12, 15)), ())
    found = {move.entry.deadline.id: (move.old is None, move.moved_by) for move in moves}
    assert found["x/renewal-notice"] == (False, ("Edaran 5",))
    assert found["x/expiry/2"] == (True, ("Edaran 5",))


DAY = st.dates(date(2024, 1, 2), date(2024, 11, 30))


@settings(deadline=None, max_examples=60)
@given(
    on=DAY,
    off=st.sets(DAY, max_size=4),
    worked=st.sets(DAY, max_size=4),
    week=st.booleans(),
    notice=st.sampled_from(["7 working days", "3 working days", "10 days", "14 calendar days"]),
    public=st.sampled_from([PUBLIC, PRIVATE]),
    roll=st.sampled_from(["none", "following"]),
)
def test_where_one_calendar_makes_the_difference_it_alone_is_named(
    on: date, off: set[date], worked: set[date], week: bool, notice: str, public: tuple[bool, ...], roll: str
) -> None:
    days = [f'[[day]]\non = {day}\nkind = "closed"\nname = "T"\n' for day in sorted(off)]
    days += [f'[[day]]\non = {day}\nkind = "working"\n' for day in sorted(worked)]
    text = 'id = "x"\nsource = "Surat 9"\n' + ('week = "mon-sat"\n' if week else "") + "".join(days)
    case = dossier(
        f"{TERM} | force-majeure notice='{notice}'",
        public=public,
        register={"roll": roll},
        happened=(event(f"force-majeure {on}", "e"),),
    )
    old, new = (under(case, text, OFFICE, of_register=names) for names in (["kantor"], ["kantor", "x"]))
    found = movers(old, new)
    first, second = stand(old, HEAD).deadline, stand(new, HEAD).deadline
    assert (found is None) == (days_of(first) == days_of(second))
    assert found in (None, ("Surat 9",))


def days_of(deadline: Deadline | None) -> tuple[date | None, date | None, list[date]]:
    assert deadline is not None
    assert deadline.due_on is None or deadline.due_on - deadline.readings[0].counted_to < timedelta(days=40)
    return deadline.due_on, deadline.act_by, sorted(reading.due_on for reading in deadline.readings)
