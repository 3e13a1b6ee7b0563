"""What the real agreement must give, asked for as a program would: the figures of the design, in JSON."""

import json
from typing import Any

import pytest
from tests.cli.conftest import run

AGREEMENT = "bp2mi-asahan-2021"


def ask(*arguments: str) -> Any:
    """The JSON answer; nothing else may be on standard output."""
    answered = run(*arguments, "--format", "json")
    assert not answered.stderr
    return json.loads(answered.stdout)


def days(deadline: dict[str, Any]) -> list[str]:
    """The days of all readings, the one in force first."""
    return [reading["due_on"] for reading in deadline["readings"]]


class TestTerm:
    def test_last_day_and_its_other_reading(self) -> None:
        deadline = ask("explain", f"{AGREEMENT}/expiry", "--as-of", "2024-08-01")["deadline"]
        assert days(deadline) == ["2024-12-07", "2024-12-08"]

    def test_in_2026_it_has_expired_and_nothing_is_silently_gone(self) -> None:
        (agreement,) = ask("status", "--as-of", "2026-11-24")["agreements"]
        assert (agreement["state"], agreement["last_day"]) == ("expired", "2024-12-07")
        lapsed = {each["id"].removeprefix(f"{AGREEMENT}/") for each in ask("next", "--as-of", "2026-11-24")["lapsed"]}
        assert {"renewal-notice", *(f"monitoring/{n}" for n in range(1, 7))} <= lapsed


class TestRenewalNotice:
    def test_due_on_a_saturday_and_to_be_sent_on_the_friday(self) -> None:
        deadline = ask("when", "renewal", AGREEMENT, "--as-of", "2024-08-01")["deadline"]
        assert days(deadline) == ["2024-09-07", "2024-09-08"]
        assert deadline["act_by"] == "2024-09-06"
        assert deadline["nature"] == "right"


class TestMonitoring:
    def test_six_reviews_counted_from_signing(self) -> None:
        found = ask("deadlines", "--duty", "monitoring", "--as-of", "2024-08-01")["deadlines"]
        assert [each["due_on"] for each in found] == [
            "2022-06-07", "2022-12-07", "2023-06-07", "2023-12-07", "2024-06-07", "2024-12-07",
        ]  # fmt: skip


class TestTermination:
    def test_notice_for_an_end_on_30_june_falls_on_a_holiday(self) -> None:
        deadline = ask("when", "termination", AGREEMENT, "--effective-on", "2023-06-30")["deadline"]
        assert days(deadline) == ["2023-05-01"]  # “paling lambat” in the text fixes T-60
        assert deadline["act_by"] == "2023-04-28"

    def test_a_notice_of_10_may_can_end_it_in_july(self) -> None:
        deadline = ask("when", "termination", AGREEMENT, "--sent-on", "2023-05-10", "--as-of", "2023-05-10")["deadline"]
        assert (deadline["duty"], deadline["due_on"]) == ("termination-effective", "2023-07-09")
        assert deadline["act_by"] is None


class TestForceMajeure:
    def test_over_idul_fitri_with_joint_leave_and_week_settled_by_law(self) -> None:
        deadline = ask("when", "force-majeure", AGREEMENT, "--occurred-on", "2024-04-05")["deadline"]
        assert days(deadline) == ["2024-04-24", "2024-04-23"]
        told = " ".join(step["because"] for step in deadline["steps"])
        assert "SKB 855/3/4-2023" in told
        assert "joint leave" in told
        assert "tidak diakuinya" in deadline["consequence"]


class TestContactChange:
    def test_a_bare_hari_has_its_readings(self) -> None:
        deadline = ask("when", "contact-change", AGREEMENT, "--changed-on", "2024-02-29")["deadline"]
        assert days(deadline) == ["2024-03-07", "2024-03-06", "2024-03-08", "2024-03-13"]


class TestWorkPlan:
    def test_the_dated_line_is_due_by_the_end_of_its_month(self) -> None:
        found = ask("deadlines", "--duty", "activity", "--as-of", "2022-01-10")["deadlines"]
        assert [each["due_on"] for each in found if each["due_on"]] == ["2022-01-31"]
        assert sum(each["status"] == "undetermined" for each in found) == 12

    def test_the_matrix_has_all_thirteen_lines(self) -> None:
        matrix = ask("matrix", AGREEMENT)
        assert len(matrix["rows"]) == 13
        assert matrix["years"] == [2022, 2023, 2024]
        assert all(all(row["years"].values()) for row in matrix["rows"])


class TestWindows:
    @pytest.mark.parametrize(
        ("window", "expected"),
        [
            (("--within", "37 days"), {"renewal-notice"}),
            (("--within", "5 minggu"), set()),
            (("--within", "90 days"), {"renewal-notice"}),
            (("--from", "2024-12-01"), {"expiry", "monitoring/6"}),
            (("--from", "2022-06-08", "--to", "2022-06-08"), {"monitoring/1"}),  # its other reading
            (("--to", "2022-05-31"), {"activity/1"}),
        ],
    )
    def test_a_window_catches_every_reading(self, window: tuple[str, ...], expected: set[str]) -> None:
        found = ask("deadlines", "--as-of", "2024-08-01", *window)["deadlines"]
        assert {each["id"].removeprefix(f"{AGREEMENT}/") for each in found} == expected
