"""Calendars of a register: whom each applies to, what it changes, since when it is known, and that answers name it.

September 2024: public holiday on Monday the 16th (Maulid). July 2024: on Sunday the 7th. All counted by hand.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mouctl.dates.decrees import decreed_year
from mouctl.dates.layers import Layer, laid_over
from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, WorkingCalendar, YearStatus
from mouctl.language import Language
from mouctl.model.conventions import Ground
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier

from .building import PRIVATE, PUBLIC, dossier, entry, event, events
from .calendars import DECREE_2027, GALUNGAN, OFFICE, SIX_DAYS, seen, under

TERM = "term until=2027-12-31"
NOTICE = f"{TERM} | force-majeure notice='7 working days'"
SETTLED = {"count_from": "next-day"}


def struck(on: date, *, public: tuple[bool, ...] = PUBLIC, party: str | None = None) -> Dossier:
    """An agreement under which force majeure struck on a day."""
    whom = f" party={party}" if party else ""
    return dossier(NOTICE, public=public, text=SETTLED, happened=(event(f"force-majeure {on}{whom}", "e"),))


def notice(case: Dossier, *, as_of: date | None = None, known_on: date | None = None) -> Deadline:
    day = as_of or case.events[0].on
    found = entry(seen(case, day, known_on=known_on), "force-majeure-notice/e")
    assert found is not None
    return found.deadline


class TestRegionalDays:
    """From Friday 13 September: 17, 18, 19, 20, 23, 24, 25 (16 is Maulid); with 24 to 26 off: 27, 30."""

    CASE = struck(date(2024, 9, 13))

    def test_move_the_agreement_that_names_them(self) -> None:
        own = notice(under(self.CASE, GALUNGAN, of_agreement=["galungan"]))
        assert own.due_on == date(2024, 9, 30)
        told = " ".join(Language("id").tell(step.because) for step in own.readings[0].steps)
        assert "24–26 September 2024 (Galungan, Edaran 5)" in told

    def test_and_no_other(self) -> None:
        other = notice(under(self.CASE, GALUNGAN))
        assert other == notice(self.CASE)
        assert other.due_on == date(2024, 9, 25)

    def test_of_the_register_move_every_agreement(self) -> None:
        assert notice(under(self.CASE, GALUNGAN, of_register=["galungan"])).due_on == date(2024, 9, 30)

    def test_named_twice_count_once(self) -> None:
        case = under(self.CASE, GALUNGAN, of_register=["galungan"], of_agreement=["galungan"])
        assert notice(case).calendars[0].decrees.count("Edaran 5") == 1

    def test_the_safe_day_gives_way_too(self) -> None:
        """The term ends by a fixed day; the 26th is no day to act on there."""
        case = under(dossier("term until=2024-09-26"), GALUNGAN, of_agreement=["galungan"])
        found = entry(seen(case, date(2024, 9, 1)), "expiry")
        assert found is not None
        assert (found.deadline.due_on, found.deadline.act_by) == (date(2024, 9, 26), date(2024, 9, 23))


class TestSixDayWeek:
    """From Monday 2 September, 7 working days: Wednesday the 11th, or Tuesday the 10th where the Saturday counts."""

    DAY = date(2024, 9, 2)

    def six(self, party: str | None, public: tuple[bool, ...] = PRIVATE) -> Deadline:
        case = struck(self.DAY, public=public, party=party)
        return notice(under(case, SIX_DAYS, of_parties={"kedua": ["enam"]}))

    def test_applies_to_what_that_party_alone_owes(self) -> None:
        own = self.six("kedua")
        assert own.due_on == date(2024, 9, 10)
        week = next(choice for choice in own.choices if choice.key.name == "working_week")
        assert (week.value, week.ground, week.source_on(None)) == ("mon-sat", Ground.REGISTER, "Peraturan 7")

    def test_keeps_the_other_week_as_a_reading(self) -> None:
        own = self.six("kedua")
        assert [reading.due_on for reading in own.readings] == [date(2024, 9, 10), date(2024, 9, 11)]
        assert own.act_by == date(2024, 9, 10)

    @pytest.mark.parametrize("party", ["kesatu", None])
    def test_and_not_to_what_the_other_or_both_owe(self, party: str | None) -> None:
        assert self.six(party).due_on == date(2024, 9, 11)

    def test_speaks_before_the_statute_for_a_public_body(self) -> None:
        """Perpres 21/2023 Pasal 7 exempts units that serve the public directly."""
        own = self.six("kedua", PUBLIC)
        assert [reading.due_on for reading in own.readings] == [date(2024, 9, 10), date(2024, 9, 11)]
        assert [reading.due_on for reading in self.six("kesatu", PUBLIC).readings] == [date(2024, 9, 11)]

    def test_gives_way_to_the_text(self) -> None:
        case = dossier(
            NOTICE,
            public=PRIVATE,
            text={**SETTLED, "working_week": "mon-fri"},
            happened=(event(f"force-majeure {self.DAY} party=kedua", "e"),),
        )
        own = notice(under(case, SIX_DAYS, of_parties={"kedua": ["enam"]}))
        assert [reading.due_on for reading in own.readings] == [date(2024, 9, 11)]

    def test_of_an_agreement_applies_to_all_that_is_owed(self) -> None:
        case = struck(self.DAY, public=PRIVATE)
        assert notice(under(case, SIX_DAYS, of_agreement=["enam"])).due_on == date(2024, 9, 10)


class TestOffice:
    """From Wednesday 10 July, 7 working days: 11, 12, 15 to 19. Without the 15th: the 22nd, or Saturday the 20th."""

    CASE = struck(date(2024, 7, 10))

    def test_closing_days_and_a_working_saturday(self) -> None:
        assert notice(self.CASE).due_on == date(2024, 7, 19)
        closed = OFFICE.partition("[[day]]\non = 2024-07-20")[0]
        assert notice(under(self.CASE, closed, of_register=["kantor"])).due_on == date(2024, 7, 22)
        both = notice(under(self.CASE, OFFICE, of_register=["kantor"]))
        assert both.due_on == date(2024, 7, 20)
        assert both.act_by == date(2024, 7, 20)

    def test_a_closing_day_hides_no_national_holiday(self) -> None:
        text = OFFICE.replace("2024-07-15", "2024-09-16")
        case = under(struck(date(2024, 9, 13)), text, of_register=["kantor"])
        assert notice(case).calendars[0].days_off[date(2024, 9, 16)].kind is OffKind.PUBLIC_HOLIDAY

    def test_the_later_calendar_has_the_last_word(self) -> None:
        again = OFFICE.replace('"kantor"', '"lagi"').replace('kind = "working"', 'kind = "closed"\nname = "Libur"')
        case = under(self.CASE, OFFICE, again, of_register=["kantor", "lagi"])
        assert notice(case).due_on == date(2024, 7, 22)
        assert notice(under(self.CASE, OFFICE, again, of_register=["lagi", "kantor"])).due_on == date(2024, 7, 20)


class TestAddedDecree:
    """From Friday 5 March 2027, 4 working days: 8, 9, 12, 15 (10 off, 11 joint leave by CONTOH 1/2026)."""

    CASE = dossier(
        f"{TERM} | force-majeure notice='4 working days'",
        text=SETTLED,
        happened=(event("force-majeure 2027-03-05", "e"),),
    )

    def test_makes_the_year_decreed(self) -> None:
        own = notice(under(self.CASE, DECREE_2027))
        assert own.due_on == date(2027, 3, 15)
        assert [(year.status, year.decrees) for year in own.calendars] == [(YearStatus.DECREED, ("CONTOH 1/2026",))]
        assert own.warnings == ()

    def test_without_it_the_year_is_an_estimate_and_says_so(self) -> None:
        own = notice(self.CASE)
        assert own.calendars[0].status is YearStatus.ESTIMATED
        assert any("estimate" in str(warning) for warning in own.warnings)

    def test_it_is_not_known_before_it_is_signed(self) -> None:
        case, day = under(self.CASE, DECREE_2027), date(2027, 3, 5)
        assert notice(case, as_of=day, known_on=date(2026, 9, 17)).calendars[0].status is YearStatus.ESTIMATED
        assert notice(case, as_of=day, known_on=date(2026, 9, 18)).due_on == date(2027, 3, 15)

    def test_refused_years_name_the_file_until_it_is_there(self) -> None:
        refused = self.CASE._replace(
            settings=self.CASE.settings.model_copy(update={"conventions": {"beyond_table": "refuse"}})
        )
        without = notice(refused)
        assert (without.due_on, without.unknown_year) == (None, 2027)
        assert Language("en").tell(without.missing) == (
            "The working days of 2027 are not known: add its decree as a [[decree]] in calendars/2027.toml."
        )
        assert notice(under(refused, DECREE_2027)).due_on == date(2027, 3, 15)

    def test_a_later_decree_on_a_year_that_ships_replaces_its_list(self) -> None:
        """It gives the whole list: without Maulid, 7 working days from 13 September 2024 end on the 24th."""
        text = DECREE_2027.replace('"2027"', '"x"').replace("2027", "2024").replace("2026-09-18", "2024-12-01")
        case = under(struck(date(2024, 9, 13)), text)
        assert notice(case).due_on == date(2024, 9, 24)
        assert notice(case, known_on=date(2024, 11, 30)).due_on == date(2024, 9, 25)


class TestWhatWasKnown:
    @pytest.mark.parametrize(
        ("known_on", "due_on"),
        [
            (date(2022, 4, 1), date(2022, 5, 11)),
            (date(2022, 4, 6), date(2022, 5, 11)),
            (date(2022, 4, 7), date(2022, 5, 18)),
            (None, date(2022, 5, 18)),
        ],
    )
    def test_the_joint_leave_of_idul_fitri_2022(self, known_on: date | None, due_on: date) -> None:
        """Decreed on 7 April 2022 (SKB 375/1/1-2022): 29 April, and 4 to 6 May."""
        assert notice(struck(date(2022, 4, 28)), known_on=known_on).due_on == due_on

    def test_a_calendar_signed_later_is_not_known_yet(self) -> None:
        text = GALUNGAN.replace("[[day]]", "signed_on = 2024-08-01\n[[day]]")
        case = under(TestRegionalDays.CASE, text, of_agreement=["galungan"])
        assert notice(case, known_on=date(2024, 7, 31)).due_on == date(2024, 9, 25)
        assert notice(case, known_on=date(2024, 8, 1)).due_on == date(2024, 9, 30)
        assert notice(case).due_on == date(2024, 9, 30)

    def test_so_is_its_working_week(self) -> None:
        text = SIX_DAYS + "signed_on = 2024-08-01\n"
        case = under(struck(date(2024, 9, 2), public=PRIVATE, party="kedua"), text, of_parties={"kedua": ["enam"]})
        assert notice(case, known_on=date(2024, 7, 31)).due_on == date(2024, 9, 11)
        assert notice(case, known_on=date(2024, 8, 1)).due_on == date(2024, 9, 10)


LONG = "contact-change 2024-12-23 party=kesatu | contact-change 2022-04-28 party=kedua | force-majeure 2023-04-12"
CLAUSES = (
    f"{NOTICE} | correspondence notice='7 working days' | renewal mode=by-agreement notice='20 working days'"
    " | monitoring every='3 months' | obligation id=a title=A anchor=signing period='10 working days'"
)


class TestProvenance:
    def test_every_deadline_on_working_days_names_years_decrees_and_a_digest(self) -> None:
        case = under(dossier(CLAUSES, happened=events(LONG), public=PRIVATE), GALUNGAN, of_register=["galungan"])
        found = [each.deadline for each in seen(case, date(2025, 1, 15)).entries]
        on_working_days = [d for d in found if any(choice.key.name == "working_week" for choice in d.choices)]
        assert {d.duty for d in on_working_days} >= {
            "force-majeure-notice",
            "contact-change-notice",
            "renewal-notice",
            "a",
        }
        for deadline in found:
            known = {year.year: year for year in deadline.calendars}
            assert deadline.act_by is None or deadline.act_by.year in known
            for year in known.values():
                assert len(year.digest) == 12
                assert year.decrees or year.status is YearStatus.ESTIMATED
        for deadline in on_working_days:
            assert {r.due_on.year for r in deadline.readings} <= {year.year for year in deadline.calendars}
        (crossing,) = (d for d in found if d.id.endswith("contact-change-notice/e1"))
        assert [year.year for year in crossing.calendars] == [2024, 2025]
        assert crossing.calendars[0].decrees == ("SKB 855/3/4-2023", "Keppres 10/2024", "Keppres 33/2024", "Edaran 5")

    def test_only_the_decrees_known_are_named(self) -> None:
        own = notice(struck(date(2022, 4, 28)), known_on=date(2022, 4, 1))
        assert [year.decrees for year in own.calendars] == [("SKB 963/3/4-2021",)]

    def test_a_calendar_that_says_nothing_of_the_year_is_not_named(self) -> None:
        own = notice(under(struck(date(2023, 3, 1)), GALUNGAN, of_agreement=["galungan"]))
        assert [year.decrees for year in own.calendars] == [
            ("SKB 1066/3/3-2022", "SKB 327/1/1-2023", "SKB 624/2/2-2023")
        ]


BASE = decreed_year(2024)
WORKDAYS = st.sets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=3)


def laid(off: set[date], worked: set[date], name: str) -> CalendarYear:
    days = {on: DayOff(on, OffKind.CLOSED, name, name, name) for on in off}
    layer = Layer(id="x", source=name, days_off=days, worked=frozenset(worked))
    year = laid_over(lambda _: BASE, [layer])(2024)
    assert year is not None
    return year


def content(year: CalendarYear) -> tuple[set[tuple[date, OffKind]], frozenset[date]]:
    return {(on, off.kind) for on, off in year.days_off.items()}, year.worked


def working(year: CalendarYear) -> list[list[bool]]:
    """Which days are worked, under every answer to what may be open."""
    calendars = [
        WorkingCalendar(lambda _: year, week, leave) for week in ("mon-fri", "mon-sat") for leave in ("off", "working")
    ]
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    return [[calendar.is_working_day(day) for day in days] for calendar in calendars]


@settings(deadline=None, max_examples=60)
@given(first=WORKDAYS, second=WORKDAYS, worked=WORKDAYS, other=WORKDAYS)
def test_one_digest_means_one_set_of_working_days(
    first: set[date], second: set[date], worked: set[date], other: set[date]
) -> None:
    one, two = laid(first, worked, "a"), laid(second, other, "b")
    assert (one.digest == two.digest) == (content(one) == content(two))
    if one.digest == two.digest:
        assert working(one) == working(two)


def test_the_digest_follows_the_days_and_not_their_names_or_sources() -> None:
    day = date(2024, 7, 15)
    assert laid({day}, set(), "a").digest == laid({day}, set(), "b").digest
    assert laid({day}, set(), "a").digest != laid(set(), set(), "a").digest
    assert laid(set(), {date(2024, 7, 20)}, "a").digest != laid(set(), set(), "a").digest
    assert laid(set(), set(), "a").digest == (BASE.digest if BASE else None)
