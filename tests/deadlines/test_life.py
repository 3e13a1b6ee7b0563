"""What the table of cases does not show: whole series, what stays in sight, grounds, and the life of an agreement."""

from datetime import date

from mouctl.language import Language
from mouctl.model.conventions import Ground
from mouctl.standing import Entry

from .building import PRIVATE, days, dossier, entry, event, events, on, real

TERM = "term duration='3 years' from=signing"
AT_LATEST = {"before": "at-latest"}


def own(case: str, deadline: str, as_of: date, **options: object) -> Entry:
    found = entry(on(dossier(case, **options), as_of), deadline)  # type: ignore[arg-type]
    assert found is not None
    return found


class TestRealAgreement:
    def test_six_reviews_each_half_a_year_from_the_signing(self) -> None:
        found = days(on(real(), date(2024, 8, 1)), "monitoring")
        assert found == [
            date(2022, 6, 7),
            date(2022, 12, 7),
            date(2023, 6, 7),
            date(2023, 12, 7),
            date(2024, 6, 7),
            date(2024, 12, 7),
        ]

    def test_in_2026_what_was_left_undone_is_still_in_sight(self) -> None:
        found = on(real(), date(2026, 2, 2))
        lapsed = [each.deadline.duty for each in found.entries if each.status == "lapsed" and each.calls]
        assert lapsed.count("monitoring") == 6
        assert lapsed.count("renewal-notice") == 1

    def test_force_majeure_between_public_bodies_asks_the_law(self) -> None:
        imagined = event("force-majeure 2024-04-05 party=kesatu")
        found = entry(on(real(), date(2024, 4, 5), imagined=imagined), "force-majeure-notice/imagined")
        assert found is not None
        choices = {choice.key.name: choice for choice in found.deadline.choices}
        for key, cited in (("working_week", "Pasal 3"), ("joint_leave", "Pasal 6")):
            assert choices[key].ground is Ground.LAW
            assert choices[key].source_on(date(2024, 4, 5)) == f"Perpres 21/2023 {cited}"
        told = " ".join(Language("en").tell(step.because) for step in found.deadline.readings[0].steps)
        assert "SKB 855/3/4-2023" in told
        assert "joint leave" in told

    def test_each_step_names_its_article_and_words(self) -> None:
        found = entry(on(real(), date(2024, 8, 1)), "renewal-notice")
        assert found is not None
        steps = [(step.article, step.before, step.after) for step in found.deadline.readings[0].steps]
        assert steps == [
            (None, None, date(2021, 12, 8)),
            ("Pasal 5 ayat (1)", date(2021, 12, 8), date(2024, 12, 7)),
            ("Pasal 5 ayat (2)", date(2024, 12, 7), date(2024, 9, 7)),
        ]

    def test_a_question_is_answered_without_being_recorded(self) -> None:
        imagined = event("termination-notice 2023-06-30 effective_on=2023-06-30")
        found = on(real(), date(2023, 7, 15), imagined=imagined)
        asked = entry(found, "termination-notice/imagined")
        assert asked is not None
        assert asked.deadline.met is None
        assert found.life.state == "in-force"


class TestSeries:
    def test_an_open_ended_one_goes_as_far_as_asked(self) -> None:
        case = dossier("term open_ended=true from=signing | monitoring every='1 year'")
        assert days(on(case, date(2024, 1, 1)), "monitoring") == [
            date(2022, 12, 7),
            date(2023, 12, 7),
            date(2024, 12, 7),
        ]
        asked = on(case, date(2024, 1, 1), horizon=date(2026, 12, 31))
        assert days(asked, "monitoring")[3:] == [date(2025, 12, 7), date(2026, 12, 7)]

    def test_from_31_august_for_ever(self) -> None:
        text = {"term_end": "anniversary", "month_end": "clamp"}
        case = dossier(
            "term open_ended=true from=signing | monitoring every='6 months'", signed=date(2022, 8, 31), text=text
        )
        assert days(on(case, date(2024, 9, 1)), "monitoring")[:5] == [
            date(2023, 2, 28),
            date(2023, 8, 31),
            date(2024, 2, 29),
            date(2024, 8, 31),
            date(2025, 2, 28),
        ]

    def test_a_refused_day_is_open_and_the_others_are_not(self) -> None:
        text = {"term_end": "anniversary", "month_end": "refuse"}
        lines = "term until=2022-12-31 | monitoring every='1 month'"
        case = dossier(lines, signed=date(2022, 1, 31), text=text)
        found = days(on(case, date(2022, 2, 1)), "monitoring")
        ends = {month: date(2022, month, 31) for month in (3, 5, 7, 8, 10, 12)}
        assert found == [ends.get(month) for month in range(2, 13)]

    def test_one_in_a_year_that_is_not_known_ends_it(self) -> None:
        register = {"beyond_table": "refuse"}
        case = dossier("term until=2030-12-31 | monitoring every='200 working days'", register=register)
        found = on(case, date(2026, 6, 1))
        unknown = [each.deadline.unknown_year for each in found.entries if each.deadline.duty == "monitoring"]
        assert unknown.count(2027) == 1
        assert days(found, "monitoring").count(None) == 1

    def test_one_without_an_interval_is_open(self) -> None:
        found = own(f"{TERM} | monitoring every='0 days'", "monitoring/1", date(2022, 1, 1))
        assert found.status == "undetermined"


class TestInSight:
    def test_an_acknowledged_one_is_quiet_until_its_day(self) -> None:
        happened = events(
            "acknowledge 2022-06-20 deadline=x/monitoring/1 until=2022-07-31 by=Kepala reason=Dijadwalkan"
        )
        lines = f"{TERM} | monitoring every='6 months'"
        quiet = own(lines, "monitoring/1", date(2022, 7, 31), happened=happened)
        assert (quiet.status, quiet.calls, quiet.acknowledged_until) == ("overdue", False, date(2022, 7, 31))
        assert own(lines, "monitoring/1", date(2022, 8, 1), happened=happened).calls

    def test_a_lead_time_of_the_register(self) -> None:
        lines = f"{TERM} | monitoring every='6 months'"
        found = own(lines, "monitoring/1", date(2022, 3, 8), lead_times={"monitoring": "3 months"})
        assert found.status == "due"
        assert own(lines, "monitoring/1", date(2022, 3, 8)).status == "upcoming"

    def test_days_left_are_calendar_days_and_go_below_nought(self) -> None:
        lines = f"{TERM} | monitoring every='6 months'"
        assert own(lines, "monitoring/1", date(2022, 6, 1)).days_left == 6
        assert own(lines, "monitoring/1", date(2022, 6, 10)).days_left == -3

    def test_an_addendum_is_pointed_out(self) -> None:
        found = own(TERM, "expiry", date(2024, 1, 1), happened=events("addendum 2023-01-09 effective_on=2023-02-01"))
        assert any("9 January 2023" in Language("en").tell(warning) for warning in found.warnings)

    def test_force_majeure_outside_the_term_is_pointed_out(self) -> None:
        lines = f"{TERM} | force-majeure notice='7 working days'"
        found = own(lines, "force-majeure-notice/e1", date(2025, 2, 1), happened=events("force-majeure 2025-01-06"))
        assert any("not in force on 6 January 2025" in Language("en").tell(warning) for warning in found.warnings)

    def test_a_renewed_term_is_not_outside(self) -> None:
        happened = events("renewal 2024-10-01 length='2 years'")
        for day in (date(2024, 11, 1), date(2025, 1, 10)):
            assert own(TERM, "expiry/2", day, happened=happened).warnings == ()


class TestLife:
    def test_the_last_day_is_that_of_the_last_term_agreed(self) -> None:
        case = dossier(TERM, happened=events("renewal 2024-10-01 until=2026-12-31"))
        assert on(case, date(2024, 9, 30)).life.last_day == date(2024, 12, 7)
        assert on(case, date(2024, 10, 1)).life.last_day == date(2026, 12, 31)

    def test_the_earliest_of_several_ends_counts(self) -> None:
        happened = events(
            "termination 2023-05-15 effective_on=2023-06-30 | termination 2023-05-20 effective_on=2023-05-31"
        )
        life = on(dossier(TERM, happened=happened), date(2023, 7, 1)).life
        assert (life.state, life.last_day) == ("terminated", date(2023, 5, 31))

    def test_a_notice_counted_from_receipt_ends_it_on_the_day_wished_for(self) -> None:
        """30 days after 10 May 2023 is 9 June, or 8 June if the day of receipt counts."""
        lines = f"{TERM} | termination notice='30 calendar days' counted_from=receipt"
        for wished, state in ((date(2023, 6, 8), "terminated"), (date(2023, 6, 7), "in-force")):
            happened = events(f"termination-notice 2023-05-10 effective_on={wished}")
            assert on(dossier(lines, happened=happened), date(2023, 7, 1)).life.state == state

    def test_a_private_party_opens_what_the_law_closes(self) -> None:
        lines = f"{TERM} | force-majeure notice='7 working days'"
        happened = events("force-majeure 2024-04-05")
        closed = own(lines, "force-majeure-notice/e1", date(2024, 4, 5), happened=happened).deadline
        opened = own(lines, "force-majeure-notice/e1", date(2024, 4, 5), happened=happened, public=PRIVATE).deadline
        assert {r.due_on for r in closed.readings} < {r.due_on for r in opened.readings}
        assert (len(closed.readings), len(opened.readings)) == (2, 8)

    def test_why_a_term_cannot_be_computed_is_said(self) -> None:
        case = dossier(TERM, signed=date(2024, 2, 29), text={"month_end": "refuse"})
        missing = on(case, date(2024, 3, 1)).life.situation.missing
        assert missing is not None
        assert "2027-02-29" in Language("en").tell(missing)


class TestReports:
    """A report 30 days after each year: the one on the last year falls due after the agreement has ended."""

    def test_the_last_year_is_not_lost(self) -> None:
        lines = f"{TERM} | obligation id=laporan title=Laporan anchor=start every='1 year' period='30 calendar days'"
        found = on(dossier(lines), date(2022, 1, 1))
        due = [each.deadline.due_on for each in found.entries if each.deadline.duty == "laporan"]
        assert due == [date(2023, 1, 6), date(2024, 1, 6), date(2025, 1, 6)]
