"""What events do to the end of an agreement: late notices, grounds, renewals one after the other, gaps, disputes."""

from datetime import date

import pytest

from mouctl.answers.status import state_lines
from mouctl.clauses._ended import unsupported_ends
from mouctl.language import Language
from mouctl.report import Toned
from mouctl.schedule import Schedule

from .building import days, dossier, entry, events, on

TEXT = {"before": "at-latest", "term_end": "day-before", "month_end": "clamp"}
TERM = "term duration='3 years' from=signing"
NOTICED = f"{TERM} | termination notice='60 calendar days'"
RENEWED = f"{TERM} | renewal mode=by-agreement notice='3 months' | monitoring every='6 months'"


def asked(lines: str, happened: str, as_of: date, text: dict[str, str] = TEXT) -> Schedule:
    return on(dossier(lines, happened=events(happened), text=text), as_of)


def says(found: Schedule, deadline: str) -> str:
    own = entry(found, deadline)
    assert own is not None
    return " ".join(Language("en").tell(each) for each in (own.why, *own.warnings) if each)


class TestLateNotice:
    LATE = "termination-notice 2023-05-10 party=kedua effective_on=2023-06-30"

    def test_it_gives_the_earliest_day_and_ends_nothing(self) -> None:
        """60 days after 10 May 2023 are 9 July."""
        found = asked(NOTICED, self.LATE, date(2023, 8, 1))
        own = entry(found, "termination-notice/e1")
        assert own is not None
        assert own.status == "lapsed"
        assert "the earliest day on which it can take effect is 9 July 2023. The agreement is not" in says(
            found, "termination-notice/e1"
        )
        assert (found.life.state, found.life.situation.end) == ("in-force", None)

    def test_where_the_readings_differ_the_safe_day_is_the_latest(self) -> None:
        text = {"term_end": "day-before", "month_end": "clamp"}
        told = says(asked(NOTICED, self.LATE, date(2023, 8, 1), text), "termination-notice/e1")
        assert "can take effect is 10 July 2023, under another reading 9 July 2023" in told

    def test_who_has_no_right_to_end_it_is_told_no_day(self) -> None:
        lines = f"{TERM} | termination notice='60 calendar days' owed_by=[kesatu]"
        told = says(asked(lines, self.LATE, date(2023, 8, 1)), "termination-notice/e1")
        assert "can take effect" not in told
        assert "does not give this right" in told

    def test_one_in_time_ends_the_term_and_what_follows_is_moot(self) -> None:
        happened = "termination-notice 2023-05-01 party=kedua effective_on=2023-06-30"
        found = asked(f"{NOTICED} | monitoring every='6 months'", happened, date(2023, 7, 1))
        assert found.life.state == "terminated"
        assert "ended on 30 June 2023 by one party alone (e1)" in says(found, "monitoring/4")


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        ("mutual", "by mutual agreement"),
        ("unilateral", "by one party alone"),
        ("force-majeure", "because of force majeure"),
        ("regulation", "because of a regulation or policy"),
        (None, "ended on 30 June 2023 (e1)"),
    ],
)
def test_the_ground_of_an_end_is_said(ground: str | None, words: str) -> None:
    happened = f"termination 2023-06-30{f' ground={ground}' if ground else ''}"
    assert words in says(asked(RENEWED, happened, date(2023, 7, 1)), "monitoring/4")
    assert (words in says(asked(RENEWED, happened, date(2023, 6, 30)), "monitoring/4")) is (ground is not None)


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        ("termination 2023-06-30 ground=mutual", None),
        ("termination 2023-06-30", None),
        ("termination 2023-06-30 ground=unilateral", "without a recorded notice"),
        ("termination-notice 2023-05-01 | termination 2023-06-30 ground=unilateral", None),
        (
            "termination-notice 2023-05-02 | termination 2023-06-30 ground=unilateral",
            "from 1 July 2023 at the earliest",
        ),
        ("termination-notice 2023-05-02 | termination 2023-06-20 effective_on=2023-07-01 ground=unilateral", None),
        ("termination-notice 2023-05-09 effective_on=2023-06-30 | termination 2023-06-30 ground=unilateral", "8 July"),
    ],
)
def test_an_end_by_one_party_needs_its_notice(happened: str, words: str | None) -> None:
    found = asked(NOTICED, happened, date(2023, 8, 1))
    said = [Language("en").tell(doubt) for _, doubt in unsupported_ends(found.life.situation)]
    assert [words in each for each in said] == [True] if words else said == []
    assert found.life.state == "terminated"


def test_under_another_reading_the_notice_is_too_late_for_the_end() -> None:
    happened = "termination-notice 2023-05-01 | termination 2023-06-30 ground=unilateral"
    found = asked(NOTICED, happened, date(2023, 8, 1), {})
    ((_, doubt),) = unsupported_ends(found.life.situation)
    assert "under another reading the notice allows it only from 1 July 2023" in Language("en").tell(doubt)


def test_where_the_text_asks_for_no_notice_none_is_missed() -> None:
    for lines in (TERM, f"{TERM} | termination"):
        found = asked(lines, "termination 2023-06-30 ground=unilateral", date(2023, 8, 1))
        assert list(unsupported_ends(found.life.situation)) == []


class TestRenewedTwice:
    HAPPENED = (
        "renewal-notice 2024-09-02 | renewal 2024-11-01 length='3 years'"
        " | renewal-notice 2027-09-01 | renewal 2027-11-01 length='1 year'"
    )

    def test_each_term_follows_the_one_before_and_the_first_stays(self) -> None:
        found = asked(RENEWED, self.HAPPENED, date(2028, 3, 1))
        terms = [(term.first_day, term.last_day, term.renewed_by) for term in found.life.situation.terms]
        assert terms == [
            (date(2021, 12, 8), date(2024, 12, 7), None),
            (date(2024, 12, 8), date(2027, 12, 7), "e2"),
            (date(2027, 12, 8), date(2028, 12, 7), "e4"),
        ]
        assert (found.life.state, found.life.last_day) == ("in-force", date(2028, 12, 7))

    def test_each_term_has_its_notice(self) -> None:
        found = asked(RENEWED, self.HAPPENED, date(2028, 3, 1))
        due = {f"renewal-notice{suffix}": entry(found, f"renewal-notice{suffix}") for suffix in ("", "/2", "/3")}
        assert [each.deadline.due_on for each in due.values() if each] == [
            date(2024, 9, 7), date(2027, 9, 7), date(2028, 9, 7),
        ]  # fmt: skip
        assert [each.status for each in due.values() if each] == ["done", "done", "upcoming"]

    def test_the_reviews_are_numbered_on(self) -> None:
        found = asked(RENEWED, self.HAPPENED, date(2028, 3, 1))
        reviews = days(found, "monitoring")
        assert len(reviews) == 14
        assert (reviews[5], reviews[6], reviews[13]) == (date(2024, 12, 7), date(2025, 6, 7), date(2028, 12, 7))


class TestRenewedDoubtfully:
    def test_late_without_a_notice_both_are_said(self) -> None:
        told = says(asked(RENEWED, "renewal 2025-01-20 length='1 year'", date(2025, 2, 1)), "renewal-notice")
        assert "renewed without a recorded notice" in told
        assert "Renewed on 20 January 2025, after the agreement had ended on 7 December 2024." in told

    def test_with_a_late_notice_nothing_is_lost(self) -> None:
        happened = "renewal-notice 2024-10-01 | renewal 2024-11-01 length='1 year'"
        found = asked(RENEWED, happened, date(2025, 2, 1))
        own = entry(found, "renewal-notice")
        assert own is not None
        assert own.status == "moot"
        assert "too late under every reading; the parties renewed all the same (e2)" in says(found, "renewal-notice")
        assert not own.calls


class TestGap:
    HAPPENED = "renewal 2024-11-01 length='2 years' from=2025-03-01"

    @pytest.mark.parametrize(
        ("as_of", "state"),
        [
            (date(2024, 12, 7), "in-force"),
            (date(2024, 12, 8), "expired"),
            (date(2025, 2, 28), "expired"),
            (date(2025, 3, 1), "in-force"),
            (date(2027, 2, 28), "in-force"),
            (date(2027, 3, 1), "expired"),
        ],
    )
    def test_the_state_around_it(self, as_of: date, state: str) -> None:
        life = asked(RENEWED, self.HAPPENED, as_of).life
        assert life.state == state
        assert life.resumes_on == (date(2025, 3, 1) if date(2024, 12, 7) < as_of < date(2025, 3, 1) else None)

    def test_in_it_nothing_is_lost_and_the_day_of_the_new_term_is_said(self) -> None:
        found = asked(RENEWED, self.HAPPENED, date(2025, 1, 15))
        assert not found.life.is_over
        own = entry(found, "monitoring/6")
        assert own is not None
        assert own.status == "overdue"
        said = [Language("en").tell(line.value) for line in state_lines(found) if isinstance(line, Toned)]
        assert said == ["expired", "renewed from 1 March 2025"]

    def test_before_the_renewal_is_known_it_is_expired_and_no_more(self) -> None:
        life = asked(RENEWED, self.HAPPENED.replace("2024-11-01", "2025-01-20"), date(2025, 1, 15)).life
        assert (life.state, life.resumes_on, life.is_over) == ("expired", None, True)

    def test_the_new_term_is_counted_from_its_own_day(self) -> None:
        happened = f"{self.HAPPENED} | renewal 2027-01-10 length='1 year'"
        terms = asked(RENEWED, happened, date(2027, 6, 1)).life.situation.terms
        assert [(term.first_day, term.last_day) for term in terms[1:]] == [
            (date(2025, 3, 1), date(2027, 2, 28)),
            (date(2027, 3, 1), date(2028, 2, 29)),
        ]

    def test_a_deadline_in_it_is_warned_of(self) -> None:
        happened = self.HAPPENED.replace("2025-03-01", "2025-07-01")
        found = asked(RENEWED, happened, date(2025, 1, 15))
        told = says(found, "monitoring/7")
        assert "Falls into the gap between two terms, after 7 December 2024 and before 1 July 2025." in told
        assert "Falls into the gap" not in says(found, "monitoring/6")

    def test_force_majeure_in_it_is_outside(self) -> None:
        lines = f"{RENEWED} | force-majeure notice='7 working days'"
        found = asked(lines, f"{self.HAPPENED} | force-majeure 2025-01-06", date(2025, 4, 1))
        assert "not in force on 6 January 2025" in says(found, "force-majeure-notice/e2")


class TestDisputes:
    OPEN = "dispute 2023-02-01"
    SETTLED = f"{OPEN} | dispute 2023-03-01 state=settled settles=e1 | dispute 2023-04-01 state=settled settles=e1"

    @pytest.mark.parametrize(
        ("happened", "as_of", "status"),
        [
            (OPEN, date(2023, 2, 1), "undetermined"),
            (SETTLED, date(2023, 2, 28), "undetermined"),
            (SETTLED, date(2023, 3, 1), "done"),
        ],
    )
    def test_without_a_time_in_the_text_one_stays_in_sight_until_settled(
        self, happened: str, as_of: date, status: str
    ) -> None:
        found = asked(f"{TERM} | dispute", happened, as_of)
        own = entry(found, "dispute-settlement/e1")
        assert own is not None
        assert own.status == status
        assert ("gives no time" in says(found, "dispute-settlement/e1")) is (status == "undetermined")

    def test_the_first_settlement_counts(self) -> None:
        own = entry(
            asked(f"{TERM} | dispute settle_within='60 days'", self.SETTLED, date(2023, 5, 1)), "dispute-settlement/e1"
        )
        assert own is not None
        assert own.deadline.met is not None
        assert (own.status, own.deadline.met.event) == ("done", "e2")

    @pytest.mark.parametrize(
        ("clause", "status"), [("dispute", "undetermined"), ("dispute settle_within='60 days'", "overdue")]
    )
    @pytest.mark.parametrize("as_of", [date(2023, 7, 1), date(2025, 7, 1)])
    def test_the_end_of_the_agreement_settles_none(self, clause: str, status: str, as_of: date) -> None:
        ended = f"{self.OPEN} | termination 2023-06-30" if as_of.year == 2023 else self.OPEN
        own = entry(asked(f"{TERM} | {clause}", ended, as_of), "dispute-settlement/e1")
        assert own is not None
        assert own.status == status
