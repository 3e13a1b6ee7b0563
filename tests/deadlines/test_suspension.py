"""What force majeure suspends, what speaks against it, and resuming after its end."""

from datetime import date

import pytest

from mouctl.language import Language
from mouctl.model.dossier import Dossier
from mouctl.schedule import schedule
from mouctl.standing import Entry

from .building import CALENDAR, dossier, entry, event, events, on, real

TEXT = {"before": "at-latest", "term_end": "day-before", "count_from": "next-day", "month_end": "clamp"}
TERM = "term until=2024-12-31"
SUSPENDS = "suspends.article='Pasal 11 ayat (1)' suspends.quote='tidak dianggap sebagai kesalahan'"
LATE = "consequence='tidak diakui' consequence_article='Pasal 11 ayat (3)'"
FORCE = f"force-majeure notice='7 working days' {LATE} {SUSPENDS}"
REPORT = "obligation id=lapor title=Lapor anchor=day day=2023-06-15 period='0 days' owed_by=[kedua]"
STRUCK = "force-majeure 2023-06-05 party=kedua notified_on=2023-06-08"


def english(entry: Entry) -> str:
    return " ".join(Language("en").tell(each) for each in (entry.why, *entry.warnings) if each)


def written(happened: str, *, force: str = FORCE, duty: str = REPORT, **options: object) -> Dossier:
    case = {"text": TEXT, **options}
    return dossier(f"{TERM} | {force} | {duty}", happened=events(happened), **case)  # type: ignore[arg-type]


def report(case: Dossier, as_of: date, *, ours: tuple[str, ...] = (), deadline: str = "lapor") -> Entry:
    found = entry(schedule(case, CALENDAR, as_of, ours=ours), deadline)
    assert found is not None
    return found


class TestWhileItLasts:
    def test_the_duty_keeps_its_day_and_status_and_is_marked(self) -> None:
        for as_of, status in ((date(2023, 6, 9), "due"), (date(2023, 6, 16), "overdue")):
            found = report(written(STRUCK), as_of)
            assert (found.deadline.due_on, found.status) == (date(2023, 6, 15), status)
            assert found.suspended is not None
            assert (found.suspended.event, found.suspended.since, found.suspended.until) == (
                "e1",
                date(2023, 6, 5),
                None,
            )
            assert found.suspended.passage.article == "Pasal 11 ayat (1)"
        assert "Suspended since 5 June 2023 by force majeure (e1), Pasal 11 ayat (1)." in english(
            report(written(STRUCK), date(2023, 6, 9))
        )
        assert "Fell due while suspended since 5 June 2023" in english(report(written(STRUCK), date(2023, 6, 16)))

    def test_a_late_one_does_not_call(self) -> None:
        assert not report(written(STRUCK), date(2023, 6, 16)).calls
        assert report(written(""), date(2023, 6, 16)).calls

    @pytest.mark.parametrize("as_of", [date(2023, 6, 4), date(2023, 6, 5)])
    def test_from_its_first_day_on(self, as_of: date) -> None:
        found = report(written(f"{STRUCK} occurred_on=2023-06-05 known_on=2023-06-01"), as_of)
        assert (found.suspended is not None) is (as_of == date(2023, 6, 5))

    def test_only_what_the_text_gives(self) -> None:
        found = report(written(STRUCK, force=f"force-majeure notice='7 working days' {LATE}"), date(2023, 6, 16))
        assert (found.suspended, found.calls) == (None, True)

    def test_only_what_the_party_struck_owes(self) -> None:
        found = report(written(STRUCK.replace("kedua", "kesatu")), date(2023, 6, 16))
        assert (found.suspended, found.calls) == (None, True)

    def test_not_what_fell_due_before(self) -> None:
        duty = REPORT.replace("2023-06-15", "2023-06-04")
        assert report(written(STRUCK, duty=duty), date(2023, 6, 16)).suspended is None
        duty = REPORT.replace("2023-06-15", "2023-06-05")
        assert report(written(STRUCK, duty=duty), date(2023, 6, 16)).suspended is not None

    def test_no_rights_and_nothing_that_hangs_on_the_event(self) -> None:
        duty = "obligation id=lapor title=Lapor anchor=event event=force-majeure period='1 day' owed_by=[kedua]"
        found = on(written(f"{STRUCK} ended_on=2023-06-30", duty=duty), date(2023, 6, 16))
        assert [each.deadline.id for each in found.entries if each.suspensions] == []

    def test_what_is_only_imagined_suspends_nothing(self) -> None:
        found = on(written(""), date(2023, 6, 16), imagined=event("force-majeure 2023-06-05 party=kedua"))
        assert [each.deadline.id for each in found.entries if each.suspensions] == []

    def test_what_is_done_is_not_suspended(self) -> None:
        found = report(written(f"{STRUCK} | fulfilment 2023-06-14 duty=lapor"), date(2023, 6, 16))
        assert (found.status, found.suspended) == ("done", None)


class TestOwedTogether:
    DUTY = REPORT.replace(" owed_by=[kedua]", "")

    @pytest.mark.parametrize(("ours", "calls"), [((), True), (("kesatu",), True), (("kedua",), False)])
    def test_it_is_excused_for_the_party_struck_alone(self, ours: tuple[str, ...], calls: bool) -> None:
        found = report(written(STRUCK, duty=self.DUTY), date(2023, 6, 16), ours=ours)
        assert found.suspended is not None
        assert found.calls is calls
        assert "It is not suspended for PIHAK KESATU." in english(found)


@pytest.mark.parametrize(
    ("happened", "as_of", "doubt"),
    [
        # 7 working days after Mon 5 June 2023 are 14 June: no holiday lies in between.
        ("force-majeure 2023-06-05 party=kedua notified_on=2023-06-14", date(2023, 6, 16), None),
        ("force-majeure 2023-06-05 party=kedua notified_on=2023-06-15", date(2023, 6, 16), "the notice was late,"),
        ("force-majeure 2023-06-05 party=kedua", date(2023, 6, 14), None),
        ("force-majeure 2023-06-05 party=kedua", date(2023, 6, 15), "no notice is recorded, Pasal 11 ayat (3)"),
        ("force-majeure 2023-06-05 notified_on=2023-06-08", date(2023, 6, 16), "which party it struck is not recorded"),
    ],
)  # fmt: skip
def test_what_speaks_against_it(happened: str, as_of: date, doubt: str | None) -> None:
    found = report(written(happened), as_of)
    assert found.suspended is not None
    said = [Language("en").tell(each) for each in found.suspended.doubts]
    assert ([doubt in each for each in said] == [True]) if doubt else not said
    assert found.calls is (doubt is not None and found.status == "overdue")
    assert ("is disputed" in english(found)) is (doubt is not None)


def test_a_notice_late_under_one_reading_only_is_said_to_be_so() -> None:
    """With the day itself counted the seventh working day is 13 June."""
    text = {key: value for key, value in TEXT.items() if key != "count_from"}
    found = report(written(STRUCK.replace("06-08", "06-14"), text=text), date(2023, 6, 16))
    assert "the notice is late under one reading, Pasal 11 ayat (3)" in english(found)
    assert found.calls


def test_without_a_consequence_in_the_text_a_late_notice_disputes_nothing() -> None:
    force = f"force-majeure notice='7 working days' {SUSPENDS}"
    found = report(written(STRUCK.replace("06-08", "06-20"), force=force), date(2023, 6, 30))
    assert found.suspended is not None
    assert found.suspended.doubts == ()


class TestEvidence:
    FORCE = f"{FORCE} evidence_required=true"

    def test_missing_it_is_said_before_and_after_the_notice(self) -> None:
        untold = entry(
            on(written("force-majeure 2023-06-05 party=kedua", force=self.FORCE), date(2023, 6, 9)),
            "force-majeure-notice/e1",
        )
        told = entry(on(written(STRUCK, force=self.FORCE), date(2023, 6, 9)), "force-majeure-notice/e1")
        assert untold
        assert told
        assert "in writing, with evidence" in english(untold)
        assert (told.status, "none is recorded" in english(told)) == ("done", True)

    def test_without_it_the_suspension_is_disputed(self) -> None:
        found = report(written(STRUCK, force=self.FORCE), date(2023, 6, 16))
        assert "no evidence is recorded, which Pasal 1 asks for" in english(found)
        assert found.calls


class TestAfterTheEnd:
    ENDED = f"{STRUCK} ended_on=2023-06-20"

    def test_it_says_that_it_fell_due_meanwhile_and_calls_again(self) -> None:
        found = report(written(self.ENDED), date(2023, 6, 21))
        assert found.suspended is not None
        assert (found.suspended.until, found.status, found.calls) == (date(2023, 6, 20), "overdue", True)
        assert "while force majeure lasted (5 June 2023 to 20 June 2023, e1)" in english(found)

    def test_the_last_day_is_not_known_before_it_has_come(self) -> None:
        found = report(written(self.ENDED), date(2023, 6, 19))
        assert found.suspended is not None
        assert (found.suspended.until, found.calls) == (None, False)

    @pytest.mark.parametrize(("due", "says"), [("2023-06-20", True), ("2023-06-21", False)])
    def test_what_falls_due_later_is_as_ever(self, due: str, says: bool) -> None:
        found = report(written(self.ENDED, duty=REPORT.replace("2023-06-15", due)), date(2023, 6, 25))
        assert (found.suspended is not None) is says

    def test_what_was_done_late_says_why(self) -> None:
        found = report(written(f"{self.ENDED} | fulfilment 2023-06-26 duty=lapor"), date(2023, 7, 1))
        assert found.status == "done-late"
        assert "whether the time is extended the text does not say" in english(found)


class TestResuming:
    RESUME = "resume.article='Pasal 11 ayat (4)' resume.quote=segera"
    ENDED = f"{STRUCK} ended_on=2023-06-20"

    def resuming(self, happened: str, as_of: date, within: str = "", event: str = "e1") -> Entry | None:
        case = written(happened, force=f"{FORCE} {self.RESUME} {within}")
        return entry(on(case, as_of), f"force-majeure-resume/{event}")

    def test_without_a_figure_it_has_no_day(self) -> None:
        found = self.resuming(self.ENDED, date(2023, 6, 20))
        assert found
        assert (found.status, found.deadline.due_on, found.deadline.article) == (
            "undetermined", None, "Pasal 11 ayat (4)",
        )  # fmt: skip
        assert "“segera” and gives no figure" in english(found)
        assert found.deadline.owed_by == ("kedua",)

    def test_it_is_not_there_before_the_end(self) -> None:
        assert self.resuming(self.ENDED, date(2023, 6, 19)) is None

    def test_with_a_figure_it_is_counted_from_the_end(self) -> None:
        """After Tue 20 June: 21, 22, 23, 26, 27 June, then the decree closes 28 to 30 June; 3 and 4 July 2023."""
        found = self.resuming(self.ENDED, date(2023, 6, 21), "resume.within='7 working days'")
        assert found
        assert (found.status, found.deadline.due_on) == ("due", date(2023, 7, 4))
        assert found.deadline.readings[0].steps[-1].article == "Pasal 11 ayat (4)"

    def test_a_fulfilment_meets_it(self) -> None:
        for day, within, status in (
            ("2023-06-26", "", "done"),
            ("2023-07-04", "resume.within='7 working days'", "done"),
            ("2023-07-05", "resume.within='7 working days'", "done-late"),
            ("2023-06-19", "", "undetermined"),
        ):
            happened = f"{self.ENDED} | fulfilment {day} duty=force-majeure-resume"
            found = self.resuming(happened, date(2023, 7, 10), within)
            assert found
            assert found.status == status, (day, within)

    def test_of_two_that_ended_each_has_its_own(self) -> None:
        second = "force-majeure 2023-08-01 party=kedua ended_on=2023-08-10"
        for done, statuses in (
            ("fulfilment 2023-07-01 duty=force-majeure-resume", ("done", "undetermined")),
            ("fulfilment 2023-08-10 duty=force-majeure-resume", ("undetermined", "done")),
            ("fulfilment 2023-08-10 duty=force-majeure-resume occurrence=1", ("done", "undetermined")),
        ):
            happened = f"{self.ENDED} | {second} | {done}"
            found = [self.resuming(happened, date(2023, 9, 1), event=name) for name in ("e1", "e2")]
            assert tuple(each.status for each in found if each) == statuses


class TestRealAgreement:
    """Pasal 11: (1) delay is no fault, (2) told in seven working days with evidence, (3) or not, (4) resume."""

    HAPPENED = "force-majeure 2024-05-27 party=kedua notified_on=2024-06-03"

    def test_a_review_that_falls_due_meanwhile(self) -> None:
        found = report(real()._replace(events=events(self.HAPPENED)), date(2024, 6, 20), deadline="monitoring/5")
        assert found.status == "overdue"
        assert "Suspension since 27 May 2024 by force majeure (e1), Pasal 11 ayat (1), is disputed" in english(found)
        assert "no evidence is recorded, which Pasal 11 ayat (2) asks for" in english(found)

    def test_resuming_at_once_has_no_day(self) -> None:
        case = real()._replace(events=events(f"{self.HAPPENED} ended_on=2024-06-10"))
        found = report(case, date(2024, 6, 20), deadline="force-majeure-resume/e1")
        assert (found.status, found.deadline.article) == ("undetermined", "Pasal 11 ayat (4)")
