"""What runs tell over days: everything once, the missed as one, silence with a word, and no silence by mistake."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.deadlines.building import dossier, entry, events, on
from tests.reminders.simulation import CHIEF, OFFICER, alerts, runs

from mouctl.reminders.ladder import ladder

TERM = "term duration='3 years' from=signing"
RENEWAL = f"{TERM} | renewal mode=by-agreement notice='3 months'"
NOTICE = "x/renewal-notice"
EXPIRY = "x/expiry"
DAY = timedelta(days=1)


def test_each_day_tells_what_is_new_and_nothing_else(tmp_path: Path) -> None:
    case = dossier(RENEWAL)
    with runs(tmp_path) as at:
        told = {day: at.run([case], day) for day in (date(2024, 9, 5), date(2024, 9, 5), date(2024, 9, 6))}
        assert [(each.deadline, each.steps) for each in told[date(2024, 9, 6)]] == [(NOTICE, ("day",))]
        assert at.run([case], date(2024, 9, 6)) == []
        assert at.run([case], date(2024, 9, 7)) == []


def test_missed_days_are_caught_up_once_as_one(tmp_path: Path) -> None:
    case = dossier(RENEWAL)
    with runs(tmp_path) as at:
        at.run([case], date(2024, 8, 7))
        (notice,) = (each for each in at.run([case], date(2024, 9, 6)) if each.deadline == NOTICE)
        assert notice.steps == ("14 days before", "7 days before", "3 days before", "1 day before", "day")
        assert notice.missed == 4


def test_late_things_stay_until_they_are_done(tmp_path: Path) -> None:
    case = dossier(RENEWAL)
    with runs(tmp_path) as at:
        days = [date(2024, 9, 9) + DAY * number for number in range(60)]
        late = [(day, each.steps[-1]) for day in days for each in at.run([case], day) if each.deadline == NOTICE]
        assert late[:3] == [(date(2024, 9, 9), "late 1"), (date(2024, 9, 16), "late 2"), (date(2024, 9, 23), "late 3")]
        assert len(late) == 9


def test_done_falls_silent_with_one_line(tmp_path: Path) -> None:
    done = events("renewal-notice 2024-08-20 party=kedua")
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 8, 10))
        told = at.run([dossier(RENEWAL, happened=done)], date(2024, 8, 21))
        assert [(each.deadline, each.closed) for each in told] == [(NOTICE, True)]
        assert at.run([dossier(RENEWAL, happened=done)], date(2024, 8, 22)) == []


def test_what_nobody_was_told_of_falls_silent_without_a_word(tmp_path: Path) -> None:
    done = events("renewal-notice 2023-12-20 party=kedua")
    with runs(tmp_path) as at:
        assert at.run([dossier(RENEWAL, happened=done)], date(2024, 1, 20)) == []


def test_acknowledged_it_is_silent_until_the_day_and_then_calls_again(tmp_path: Path) -> None:
    text = "acknowledge 2024-09-10 deadline=x/renewal-notice until=2024-09-30 by=Kabag reason=dirapatkan"
    case = dossier(RENEWAL, happened=events(text))
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 9, 9))
        told = {day: at.run([case], day) for day in (date(2024, 9, 10) + DAY * number for number in range(40))}
        notices = [(day, e.steps, e.closed) for day, each in told.items() for e in each if e.deadline == NOTICE]
        assert notices[:3] == [
            (date(2024, 9, 10), ("closed",), True),
            (date(2024, 10, 1), ("reopened", "late 4"), False),
            (date(2024, 10, 7), ("late 5",), False),
        ]


def test_a_fulfilment_that_is_corrected_away_calls_again(tmp_path: Path) -> None:
    done = events("renewal-notice 2024-08-20 party=kedua")
    undone = events("renewal-notice 2024-08-20 party=kedua | correction 2024-08-25 replaces=e1 reason='belum dikirim'")
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 8, 10))
        at.run([dossier(RENEWAL, happened=done)], date(2024, 8, 21))
        told = at.run([dossier(RENEWAL, happened=undone)], date(2024, 8, 25))
        assert [(each.deadline, each.steps[0]) for each in told] == [(NOTICE, "reopened")]


def test_a_renewal_settles_the_end_and_arms_the_next(tmp_path: Path) -> None:
    renewed = dossier(RENEWAL, happened=events("renewal 2024-11-20 length='1 year'"))
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 11, 15))
        told = at.run([renewed], date(2024, 11, 21))
        assert [(each.deadline, each.closed) for each in told if each.deadline == EXPIRY] == [(EXPIRY, True)]
        assert at.run([renewed], date(2024, 11, 22)) == []
        again = [each for each in at.run([renewed], date(2025, 6, 10)) if each.deadline.startswith(EXPIRY)]
        assert [(each.deadline, each.steps) for each in again] == [("x/expiry/2", ("180 days before",))]


def test_a_date_that_moved_is_told_with_both_and_its_ladder_begins_anew(tmp_path: Path) -> None:
    moved = dossier(RENEWAL, text={"term_end": "anniversary"})
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 11, 15))
        (digest,) = at.digests([moved], date(2024, 11, 16))
        (expiry,) = (matter for matter in digest.matters if matter.deadline == EXPIRY)
        assert expiry.moved is not None
        assert expiry.moved.old == (date(2024, 12, 7), date(2024, 12, 7))
        assert expiry.moved.new == (date(2024, 12, 8), date(2024, 12, 8))
        (told,) = (each for each in at.run([moved], date(2024, 11, 16)) if each.deadline == EXPIRY)
        assert told.steps == ("moved", "180 days before", "90 days before", "60 days before", "30 days before")
        assert not [each for each in at.run([moved], date(2024, 11, 17)) if each.deadline == EXPIRY]


def test_a_date_that_moves_nearer_tells_at_once_what_that_makes_due(tmp_path: Path) -> None:
    later, sooner = dossier(RENEWAL), dossier(RENEWAL.replace("'3 months'", "'6 months'"))
    with runs(tmp_path) as at:
        at.run([later], date(2024, 6, 1))
        (notice,) = (each for each in at.run([sooner], date(2024, 6, 2)) if each.deadline == NOTICE)
        assert notice.steps[0] == "moved"
        assert notice.steps[-1] == "7 days before"


def test_what_is_gone_from_the_register_is_said_but_not_while_it_only_cannot_be_read(tmp_path: Path) -> None:
    with runs(tmp_path) as at:
        at.run([dossier(RENEWAL)], date(2024, 9, 6))
        told = at.run([], date(2024, 9, 7), unreadable=("x",))
        assert [(each.deadline, each.steps) for each in told] == [("x", ("unreadable",))]
        assert at.run([], date(2024, 9, 8), unreadable=("x",)) == []
        told = at.run([], date(2024, 9, 9), unreadable=("x",))
        assert [each.steps for each in told] == [("unreadable",)], "another week"
        gone = at.run([], date(2024, 9, 10))
        assert {each.deadline for each in gone if each.closed} == {NOTICE, EXPIRY}
        assert at.run([], date(2024, 9, 11)) == []


class TestRecipients:
    def test_by_party_agreement_and_duty(self, tmp_path: Path) -> None:
        people = alerts(
            {"role": "A", "email": "a@contoh.go.id", "party": ["kesatu"]},
            {"role": "B", "email": "b@contoh.go.id", "party": ["*kedua"], "duty": ["renewal-*"]},
            {"role": "C", "email": "c@contoh.go.id", "agreement": ["y*"]},
        )
        own = RENEWAL.replace("mode=", "owed_by=[kedua] mode=")
        with runs(tmp_path, people) as at:
            told = at.run([dossier(own)], date(2024, 9, 6))
        assert {(each.recipient[0], each.deadline) for each in told} == {("a", EXPIRY), ("b", NOTICE)}

    def test_escalation_only_of_what_nobody_acted_on(self, tmp_path: Path) -> None:
        people = alerts({"role": "Kabag", "email": OFFICER}, {"role": "Sekda", "email": CHIEF, "after": "14 days"})
        text = "acknowledge 2024-09-20 deadline=x/renewal-notice until=2024-09-30 by=Kabag reason=dirapatkan"
        with runs(tmp_path, people) as at:
            days = [date(2024, 9, 1) + DAY * number for number in range(25)]
            told = [
                (day, each.steps) for day in days for each in at.run([dossier(RENEWAL)], day) if each.recipient == CHIEF
            ]
        assert told == [(date(2024, 9, 23), ("escalated",))]
        (tmp_path / "b").mkdir()
        with runs(tmp_path / "b", people) as at:
            silenced = dossier(RENEWAL, happened=events(text))
            assert not [each for day in days for each in at.run([silenced], day) if each.recipient == CHIEF]


class TestQuietDays:
    def test_a_weekend_is_held_and_caught_up(self, tmp_path: Path) -> None:
        # 2024-08-24, 14 days before the notice of 2024-09-07 is due, is a Saturday; the ladder counts to Friday.
        with runs(tmp_path, alerts(quiet=["weekends"])) as at:
            at.run([dossier(RENEWAL)], date(2024, 8, 22))
            saturday = at.digests([dossier(RENEWAL)], date(2024, 8, 24))
            assert [digest.held for digest in saturday] == [True]
            assert at.run([dossier(RENEWAL)], date(2024, 8, 24)) == []
            (monday,) = at.run([dossier(RENEWAL)], date(2024, 8, 26))
            assert monday.steps == ("14 days before",)

    def test_what_cannot_wait_is_not_held(self, tmp_path: Path) -> None:
        with runs(tmp_path, alerts(quiet=["weekends"])) as at:
            at.run([dossier(RENEWAL)], date(2024, 9, 4))
            told = at.run([dossier(RENEWAL)], date(2024, 9, 7))
        assert NOTICE in {each.deadline for each in told}

    def test_a_holiday_by_decree(self, tmp_path: Path) -> None:
        with runs(tmp_path, alerts(quiet=["holidays"])) as at:
            assert at.run([dossier(RENEWAL)], date(2024, 8, 17)) == []
            assert at.run([dossier(RENEWAL)], date(2024, 8, 19)) != []


def test_a_sign_of_life_each_week_to_who_has_no_news(tmp_path: Path) -> None:
    with runs(tmp_path, alerts(all_clear="monday")) as at:
        days = [date(2024, 1, 1) + DAY * number for number in range(15)]
        told = [(day, each.steps) for day in days for each in at.run([dossier(TERM)], day)]
    assert told == [(date(2024, 1, day), ("all-clear",)) for day in (1, 8, 15)]


@pytest.mark.parametrize("days_off", [[], [date(2024, 1, 8)]])
def test_a_sign_of_life_that_was_missed_follows_in_the_same_week(tmp_path: Path, days_off: list[date]) -> None:
    with runs(tmp_path, alerts(all_clear="monday")) as at:
        days = [
            date(2024, 1, 1) + DAY * number for number in range(14) if date(2024, 1, 1) + DAY * number not in days_off
        ]
        told = [day.day for day in days for _ in at.run([dossier(TERM)], day)]
    assert told == ([1, 9] if days_off else [1, 8])


class TestWrongClocks:
    def test_a_day_back_tells_nothing_twice(self, tmp_path: Path) -> None:
        with runs(tmp_path) as at:
            at.run([dossier(RENEWAL)], date(2024, 9, 6))
            assert at.run([dossier(RENEWAL)], date(2024, 9, 5)) == []
            assert at.run([dossier(RENEWAL)], date(2024, 9, 6)) == []

    def test_400_days_ahead_and_back_loses_nothing(self, tmp_path: Path) -> None:
        case = dossier(RENEWAL)
        with runs(tmp_path) as at:
            at.run([case], date(2024, 8, 8))
            at.run([case], date(2024, 8, 8) + 400 * DAY)
            assert at.run([case], date(2024, 8, 8)) == [], "what was told by then is known"
            steps = [
                each.steps
                for number in range(40)
                for each in at.run([case], date(2024, 8, 9) + number * DAY)
                if each.deadline == NOTICE
            ]
        assert [step for each in steps for step in each] == [
            "14 days before", "7 days before", "3 days before", "1 day before", "day", "late 1", "late 2",
        ]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gaps=st.lists(st.integers(0, 45), min_size=1, max_size=25))
def test_on_whatever_days_it_runs_each_step_is_told_once_and_none_is_lost(
    gaps: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    case, day = dossier(RENEWAL), date(2024, 1, 1)
    told: list[tuple[str, str]] = []
    with runs(tmp_path_factory.mktemp("state")) as at:
        for gap in gaps:
            day += timedelta(days=gap)
            told += [(each.deadline, step) for each in at.run([case], day) for step in each.steps]
            for name in ("renewal-notice", "expiry"):
                found = entry(on(case, day), name)
                assert found is not None
                due = {rung.step for rung in ladder(found, day)}
                assert due <= {step for deadline, step in told if deadline == f"x/{name}"}
    assert len(told) == len(set(told))


def test_deadlines_of_a_year_without_a_decree_are_counted_not_passed_over(tmp_path: Path) -> None:
    notice = f"{TERM} | termination notice='60 working days' counted_from=effective"
    unknown = dossier(
        notice,
        signed=date(2037, 12, 8),
        register={"beyond_table": "refuse"},
        happened=events("termination-notice 2039-05-01 party=kesatu effective_on=2039-09-30"),
    )
    with runs(tmp_path, alerts(all_clear="monday")) as at:
        (digest,) = at.digests([unknown], date(2039, 5, 2))
        assert digest.undated > 0
