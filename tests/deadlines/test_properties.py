"""What holds for every agreement: all readings, no drift, no gap, nothing that depends on order or on the window."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mouctl.clauses.term import TermClause
from mouctl.dates.decrees import national_years
from mouctl.dates.period import Period, parse_period
from mouctl.dates.working_calendar import UnknownDay, WorkingCalendar
from mouctl.errors import DateError
from mouctl.model.conventions import KEYS, Conventions, conventions_for
from mouctl.model.derivation import How, derive
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.model.reckoner import Reckoner, working_days
from mouctl.schedule import Schedule, schedule
from mouctl.sentences import say

from .building import PRIVATE, PUBLIC, dossier, event

ONE_DAY = timedelta(days=1)
DECREED = WorkingCalendar(years=national_years(estimates=False))
"""Only what is decreed: after 2026 nothing is known."""
SOURCE = TermClause(type="term", article="Pasal 1", quote="bunyi naskah")
WHOLE = settings(deadline=None, max_examples=40)
"""For whole agreements, which take some tenths of a second where all is open; `derive` alone is tried more often."""
SETTLED = {name: key.default for name, key in KEYS.items()}
"""The answers of a text that leaves nothing open."""

DAYS = st.dates(date(2021, 1, 4), date(2025, 12, 31))
MONTH_ENDS = st.sampled_from([date(2022, 1, 31), date(2022, 8, 31), date(2024, 2, 29), date(2022, 12, 30)])
SIGNED = st.dates(date(2021, 1, 4), date(2023, 12, 31)) | MONTH_ENDS
AS_OF = st.dates(date(2021, 1, 1), date(2026, 6, 30))
LENGTHS = ("6 months", "1 year", "2 years", "1 year 6 months", "5 months", "180 days", "200 calendar days", "26 weeks")
NOTICES = (
    "1 month",
    "3 months",
    "30 days",
    "14 working days",
    "60 calendar days",
    "2 weeks",
    "1 month 5 days",
    "72 hours",
)
CONVENTIONS = st.fixed_dictionaries(
    {},
    optional={
        "term_end": st.sampled_from(["day-before", "anniversary"]),
        "count_from": st.sampled_from(["next-day", "same-day"]),
        "before": st.sampled_from(["at-latest", "clear"]),
        "bare_days": st.sampled_from(["calendar", "working"]),
        "month_end": st.sampled_from(["clamp", "next", "refuse"]),
        "working_week": st.sampled_from(["mon-fri", "mon-sat"]),
        "joint_leave": st.sampled_from(["off", "working"]),
        "roll": st.sampled_from(["none", "preceding", "following"]),
    },
)


@st.composite
def clause_lines(draw: st.DrawFn) -> str:
    length, notice = st.sampled_from(LENGTHS), st.sampled_from(NOTICES)
    term = draw(
        st.sampled_from(
            [
                f"duration='{draw(length)}' from=signing",
                f"duration='{draw(length)}' from=signing starts_after='{draw(notice)}'",
                f"duration='{draw(length)}' from={draw(DAYS)}",
                "open_ended=true from=signing",
                "until=2025-12-31",
            ]
        )
    )
    renewal = draw(st.sampled_from(["by-agreement", "automatic", "automatic max_renewals=2", "none"]))
    others = (
        f"renewal mode={renewal} notice='{draw(notice)}'",
        f"monitoring every='{draw(length)}'",
        f"correspondence notice='{draw(notice)}' direction={draw(st.sampled_from(['after', 'before']))}",
        f"termination notice='{draw(notice)}' counted_from={draw(st.sampled_from(['effective', 'receipt']))}",
        f"force-majeure notice='{draw(notice)}'",
        f"dispute settle_within='{draw(notice)}'",
        f"obligation id=awal title=Awal anchor=signing period='{draw(notice)}'",
        f"obligation id=akhir title=Akhir anchor=end direction=before period='{draw(notice)}'",
        f"obligation id=berkala title=Berkala anchor=start every='{draw(length)}' period='{draw(notice)}'",
        f"obligation id=susul title=Susul anchor=event event=monitoring period='{draw(notice)}'",
    )
    return " | ".join((f"term {term}", *draw(st.lists(st.sampled_from(others), unique=True, max_size=3))))


@st.composite
def one_event(draw: st.DrawFn, number: int) -> Event:
    day, other = draw(DAYS), draw(DAYS)
    return event(
        draw(
            st.sampled_from(
                [
                    f"renewal-notice {day} letter.sent_on={day} letter.received_on={other}",
                    f"renewal {day} length='{draw(st.sampled_from(LENGTHS))}'",
                    f"renewal {day} until={other}",
                    f"monitoring {day}",
                    f"monitoring {day} kind=ad-hoc",
                    f"contact-change {day} party=kesatu notified_on={other}",
                    f"termination-notice {day} effective_on={other}",
                    f"termination-notice {day}",
                    f"termination {day}",
                    f"force-majeure {day} notified_on={other}",
                    f"dispute {day}",
                    f"fulfilment {day} duty=berkala",
                    f"closure {day} by=Kepala reason=Selesai",
                    f"acknowledge {day} deadline=x/monitoring/1 until={other} by=Kepala reason=Ditunda",
                    f"correction {day} replaces=e{draw(st.integers(0, 5))} reason=Keliru",
                ]
            )
        ),
        f"e{number}",
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    count = draw(st.integers(0, 5))
    return dossier(
        draw(clause_lines()),
        signed=draw(SIGNED),
        public=draw(st.sampled_from([PUBLIC, PRIVATE])),
        register=draw(CONVENTIONS),
        text=draw(CONVENTIONS),
        happened=tuple(draw(one_event(number)) for number in range(count)),
        plan=draw(st.sampled_from(["", "Januari 2022", "Semester II 2023", "Sesuai kesepakatan PARA PIHAK"])),
    )


def on(case: Dossier, as_of: date, horizon: date | None = None) -> Schedule:
    return schedule(case, DECREED, as_of, horizon=horizon)


def shown(found: Schedule) -> dict[str, tuple[object, ...]]:
    """Each deadline with its readings and its day to act by."""
    return {
        each.deadline.id: (tuple(r.due_on for r in each.deadline.readings), each.deadline.act_by)
        for each in found.entries
    }


class TestReadings:
    @WHOLE
    @given(dossiers(), AS_OF)
    def test_lie_between_the_earliest_and_the_latest(self, case: Dossier, as_of: date) -> None:
        for entry in on(case, as_of).entries:
            deadline = entry.deadline
            days = [reading.due_on for reading in deadline.readings]
            if not days:
                assert (deadline.due_on, deadline.earliest, deadline.latest, deadline.act_by) == (None,) * 4
                assert deadline.missing is not None
                continue
            assert deadline.earliest is not None
            assert deadline.latest is not None
            assert all(deadline.earliest <= day <= deadline.latest for day in days)
            assert deadline.due_on in days
            assert len(days) == len(set(days))

    @WHOLE
    @given(dossiers(), AS_OF)
    def test_the_day_to_act_by_is_worked_and_safe_under_all(self, case: Dossier, as_of: date) -> None:
        found = on(case, as_of)
        conventions = found.life.situation.conventions
        week, leave = conventions["working_week"], conventions["joint_leave"]
        # Where they are open, the day must be worked under every answer.
        calendar = working_days(
            DECREED, "mon-fri" if week.is_open else week.value, "off" if leave.is_open else leave.value
        )
        for deadline in (entry.deadline for entry in found.entries):
            if deadline.act_by is None:
                continue
            safe = min(min(reading.due_on, reading.counted_to) for reading in deadline.readings)
            assert deadline.act_by <= safe
            assert calendar.is_working_day(deadline.act_by)
            later = (deadline.act_by + ONE_DAY * n for n in range(1, (safe - deadline.act_by).days + 1))
            assert not any(calendar.is_working_day(day) for day in later)

    @WHOLE
    @given(dossiers(), AS_OF)
    def test_nothing_open_gives_one(self, case: Dossier, as_of: date) -> None:
        settled = case.agreement.model_copy(update={"conventions": SETTLED})
        for entry in on(case._replace(agreement=settled), as_of).entries:
            assert len(entry.deadline.readings) <= 1

    @WHOLE
    @given(dossiers(), AS_OF)
    def test_are_told_what_they_assume(self, case: Dossier, as_of: date) -> None:
        for deadline in (entry.deadline for entry in on(case, as_of).entries):
            names = [str(reading.name.values) for reading in deadline.readings]
            assert len(names) == len(set(names))
            assert all(reading.steps for reading in deadline.readings)


STEPS = st.lists(
    st.tuples(st.sampled_from(["after", "ahead_of", "last_day", "takes_effect"]), st.sampled_from(LENGTHS + NOTICES)),
    min_size=1,
    max_size=2,
)


def reckoning(day: date, steps: list[tuple[str, str]]) -> How:
    """A derivation that takes the steps one after the other."""

    def how(reckoner: Reckoner) -> date:
        end = reckoner.given(day, say("The day of the event."))
        for name, period in steps:
            end = getattr(reckoner, name)(end, parse_period(period), SOURCE)
        return end

    return how


def all_answers(conventions: Conventions) -> Iterator[Mapping[str, str]]:
    """Every combination of answers to the open questions, whether they are asked or not."""
    names = list(KEYS)
    for values in product(*((conventions[name].value, *conventions[name].alternatives) for name in names)):
        yield dict(zip(names, values, strict=True))


def brute_force(how: How, conventions: Conventions, calendar: WorkingCalendar) -> set[date]:
    found = set()
    for answers in all_answers(conventions):
        reckoner = Reckoner(conventions.assuming(answers), calendar)
        try:
            found.add(reckoner.rolled(how(reckoner)))
        except (DateError, UnknownDay):
            continue
    return found


class TestSearch:
    @settings(deadline=None)
    @given(DAYS | MONTH_ENDS, STEPS, CONVENTIONS, st.sampled_from([PUBLIC, PRIVATE]))
    def test_finds_what_all_combinations_give(
        self, day: date, steps: list[tuple[str, str]], register: Mapping[str, str], public: tuple[bool, ...]
    ) -> None:
        conventions = conventions_for(dossier("term", public=public).agreement, register)
        how = reckoning(day, steps)
        derivation = derive(how, conventions, DECREED)
        if derivation.missing is None:
            assert {reading.due_on for reading in derivation.readings} == brute_force(how, conventions, DECREED)
        else:
            with pytest.raises((DateError, UnknownDay)):
                Reckoner(conventions, DECREED).rolled(how(Reckoner(conventions, DECREED)))

    def test_another_answer_leaves_the_others_and_its_ground_alone(self) -> None:
        conventions = conventions_for(dossier("term", public=PRIVATE).agreement, {})
        six_days = conventions.assuming({"working_week": "mon-sat"})
        both = six_days.assuming({"joint_leave": "working"})
        asked = ("working_week", "joint_leave")
        assert [conventions[key].value for key in asked] == ["mon-fri", "off"]
        assert [six_days[key].value for key in asked] == ["mon-sat", "off"]
        assert [both[key].value for key in asked] == ["mon-sat", "working"]
        assert all(both[key].ground is conventions[key].ground for key in KEYS)
        assert conventions.strictest == both.strictest == ("mon-fri", "off")

    @settings(deadline=None)
    @given(st.dates(date(2026, 12, 1), date(2026, 12, 31)), st.integers(1, 25))
    def test_at_the_edge_of_what_is_known(self, day: date, n: int) -> None:
        """A reading may reach a year that is not known where another does not."""
        conventions = conventions_for(dossier("term", public=PRIVATE).agreement, {})
        how = reckoning(day, [("after", f"{n} days")])
        derivation = derive(how, conventions, DECREED)
        assert {reading.due_on for reading in derivation.readings} == brute_force(how, conventions, DECREED)

    @settings(deadline=None)
    @given(DAYS | MONTH_ENDS, st.sampled_from(NOTICES), CONVENTIONS)
    def test_a_notice_is_in_time_for_the_first_day_that_it_allows(
        self, day: date, notice: str, register: Mapping[str, str]
    ) -> None:
        conventions = conventions_for(dossier("term").agreement, {**register, "month_end": "clamp"})
        reckoner, period = Reckoner(conventions, DECREED), parse_period(notice)
        first = reckoner.takes_effect(day, period, SOURCE)
        assert reckoner.ahead_of(first, period, SOURCE) >= day


class TestSeries:
    @WHOLE
    @given(dossiers(), AS_OF, st.integers(0, 2000), st.integers(0, 2000))
    def test_do_not_depend_on_the_window(self, case: Dossier, as_of: date, near: int, more: int) -> None:
        one = shown(on(case, as_of, as_of + ONE_DAY * near))
        other = shown(on(case, as_of, as_of + ONE_DAY * (near + more)))
        assert one.items() <= other.items()

    @settings(deadline=None)
    @given(SIGNED, st.integers(1, 18))
    def test_never_drift(self, signed: date, months: int) -> None:
        """Against `dateutil`: the n-th period is the first day plus n times the months, rounded once."""
        lines = f"term open_ended=true from=signing | monitoring every='{months} months'"
        text = {"term_end": "anniversary", "month_end": "clamp"}
        found = on(dossier(lines, signed=signed, text=text), signed, signed + ONE_DAY * 3000)
        days = [entry.deadline.due_on for entry in found.entries]
        assert days == [signed + relativedelta(months=months * n) for n in range(1, len(days) + 1)]
        assert days[-1] is not None
        assert days[-1] + relativedelta(months=months) > signed + ONE_DAY * 3000 - ONE_DAY * 31

    @WHOLE
    @given(dossiers(), AS_OF, AS_OF)
    def test_a_day_is_the_same_whenever_it_is_asked_for(self, case: Dossier, one: date, other: date) -> None:
        """Without events a deadline that is known on two days is the same on both.

        Only what is counted from the end moves where an agreement renews itself: with the end.
        """
        quiet = case._replace(events=())
        early, late = shown(on(quiet, min(one, other))), shown(on(quiet, max(one, other)))
        assert all(late[name] == early[name] for name in (early.keys() & late.keys()) - {"x/akhir"})


class TestTerms:
    @WHOLE
    @given(dossiers(), AS_OF)
    def test_neither_overlap_nor_leave_a_gap_under_any_reading(self, case: Dossier, as_of: date) -> None:
        situation = on(case, as_of).life.situation
        for one, following in pairwise(situation.terms):
            assert one.end is not None
            for answers in all_answers(situation.conventions):
                reckoner = Reckoner(situation.conventions.assuming(answers), DECREED)
                try:
                    last, first = one.end(reckoner), following.start(reckoner)
                except (DateError, UnknownDay):
                    continue
                assert first == last + ONE_DAY

    @settings(deadline=None)
    @given(SIGNED, st.integers(1, 14), st.integers(0, 8))
    def test_renewed_terms_never_drift(self, signed: date, months: int, renewals: int) -> None:
        """The n-th end is counted from the first day: the day before the anniversary of n times the length."""
        lines = f"term duration='{months} months' from=signing | renewal mode=automatic max_renewals={renewals}"
        case = dossier(lines, signed=signed, text={"month_end": "next"})
        terms = on(case, date(2040, 1, 1)).life.situation.terms
        assert len(terms) == renewals + 1
        for term in terms:
            day = signed + relativedelta(months=months * term.number)
            missing = day.day != signed.day
            assert term.last_day == (day if missing else day - ONE_DAY)


class TestEvents:
    @WHOLE
    @given(dossiers(), AS_OF, st.randoms(use_true_random=False))
    def test_their_order_in_the_file_does_not_matter(self, case: Dossier, as_of: date, random: object) -> None:
        events = list(case.events)
        random.shuffle(events)  # type: ignore[attr-defined]
        one, other = on(case, as_of), on(case._replace(events=tuple(events)), as_of)
        assert one.life.state == other.life.state
        assert [(e.deadline.id, e.status, e.deadline.met) for e in one.entries] == [
            (e.deadline.id, e.status, e.deadline.met) for e in other.entries
        ]
        assert shown(one) == shown(other)

    @WHOLE
    @given(dossiers(), AS_OF, DAYS)
    def test_an_irrelevant_one_changes_no_date(self, case: Dossier, as_of: date, day: date) -> None:
        more = (*case.events, event(f"addendum {day}", "lain"), event(f"fulfilment {day} duty=lain", "lain-lagi"))
        one, other = on(case, as_of), on(case._replace(events=more), as_of)
        assert shown(one) == shown(other)
        assert [entry.status for entry in one.entries] == [entry.status for entry in other.entries]

    @WHOLE
    @given(dossiers(), AS_OF, DAYS)
    def test_one_after_the_day_asked_about_is_not_known(self, case: Dossier, as_of: date, day: date) -> None:
        assume(day > as_of)
        more = (*case.events, event(f"termination {day}", "kelak"), event(f"renewal {day} until=2026-12-31", "kelak-2"))
        one, other = on(case, as_of), on(case._replace(events=more), as_of)
        assert one.life.state == other.life.state
        assert [(e.deadline, e.status) for e in one.entries] == [(e.deadline, e.status) for e in other.entries]


def test_periods_of_the_properties_can_be_read() -> None:
    assert all(isinstance(parse_period(text), Period) for text in LENGTHS + NOTICES)
