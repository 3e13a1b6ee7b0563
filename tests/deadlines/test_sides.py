"""Whose duty: what we owe is late after its earliest reading, what the other side owes only after its latest; send-by.

The case: contact data changed on Thursday 5 September 2024, "7 days" of whatever kind: Thursday 12 (calendar) or
Tuesday 17 September (working: 6, 9, 10, 11, 12, 13, 17; Monday the 16th is Maulid).
"""

from collections.abc import Collection
from datetime import date

import pytest

from mouctl.dates.period import parse_period
from mouctl.errors import UsageError
from mouctl.model.dossier import Dossier
from mouctl.model.party import Party
from mouctl.model.settings import Us
from mouctl.service.opening import BOTH, refuse_unknown_side
from mouctl.standing import Entry

from .building import PUBLIC, dossier, entry, event
from .calendars import SIX_DAYS, seen, under

TERM = "term until=2026-12-31"
SETTLED = {"count_from": "next-day", "before": "at-latest", "term_end": "day-before"}
CHANGED = dossier(
    f"{TERM} | correspondence notice='7 days'",
    text=SETTLED,
    happened=(event("contact-change 2024-09-05 party=kedua", "e"),),
)
EARLIEST, LATEST = date(2024, 9, 12), date(2024, 9, 17)
OURS = {"us": {"party": ["Pihak Kedua"]}}
THEIRS = {"us": {"party": ["Pihak Kesatu"]}}


def own(case: Dossier, as_of: date, deadline: str = "contact-change-notice/e", side: str | None = None) -> Entry:
    found = entry(seen(case, as_of, side=side), deadline)
    assert found is not None
    return found


class TestWhoWeAre:
    PARTY = Party(id="kedua", label="PIHAK KEDUA", name="Pemerintah Kabupaten Asahan", public_body=True)

    @pytest.mark.parametrize(
        ("patterns", "is_us"),
        [
            (["Pemerintah Kabupaten Asahan"], True),
            (["*kabupaten asahan*"], True),
            (["pemerintah kabupaten ASAHAN"], True),
            (["PIHAK KEDUA"], True),
            (["kedua"], True),
            (["BP2MI", "*Asahan"], True),
            (["Asahan"], False),
            (["kesatu"], False),
            ([], False),
        ],
    )
    def test_a_pattern_fits_the_name_the_label_or_the_id(self, patterns: list[str], is_us: bool) -> None:
        assert Us(party=tuple(patterns)).is_one_of_us(self.PARTY) is is_us

    @pytest.mark.parametrize(
        ("settings", "side", "ours"),
        [
            (None, None, None),
            (OURS, None, True),
            (THEIRS, None, False),
            ({"us": {"party": ["Tidak ada"]}}, None, None),
            ({"us": {"party": ["Pihak *"]}}, None, True),
            (None, "kedua", True),
            (None, "kesatu", False),
            (OURS, "kesatu", False),
            (OURS, BOTH, None),
        ],
    )
    def test_the_side_asked_for_comes_before_the_registers(
        self, settings: dict[str, object] | None, side: str | None, ours: bool | None
    ) -> None:
        assert own(under(CHANGED, settings=settings), EARLIEST, side=side).ours is ours

    def test_what_we_owe_with_others_is_ours(self) -> None:
        case = dossier(f"{TERM} | renewal mode=by-agreement notice='3 months'", text=SETTLED)
        assert own(under(case, settings=OURS), date(2024, 1, 2), "renewal-notice").ours is True

    @pytest.mark.parametrize("side", [None, BOTH, "kesatu", "kedua"])
    def test_a_side_that_is_there(self, side: str | None) -> None:
        refuse_unknown_side(side, [CHANGED])

    def test_a_side_that_is_not(self) -> None:
        with pytest.raises(UsageError) as stopped:
            refuse_unknown_side("ketiga", [CHANGED])
        assert stopped.value.advice is not None
        assert stopped.value.advice.values["names"] == ("kedua", "kesatu", BOTH)


class TestLate:
    """The day in force is the calendar one, the earliest."""

    @pytest.mark.parametrize(
        ("as_of", "ours", "theirs", "nobodys"),
        [
            (EARLIEST, "due", "due", "due"),
            (date(2024, 9, 13), "overdue", "due", "overdue"),
            (LATEST, "overdue", "due", "overdue"),
            (date(2024, 9, 18), "overdue", "overdue", "overdue"),
        ],
    )
    def test_ours_after_the_earliest_reading_theirs_after_the_latest(
        self, as_of: date, ours: str, theirs: str, nobodys: str
    ) -> None:
        found = [own(under(CHANGED, settings=settings), as_of).status for settings in (OURS, THEIRS, None)]
        assert found == [ours, theirs, nobodys]

    @pytest.mark.parametrize(("settings", "late_on"), [(OURS, EARLIEST), (None, LATEST), (THEIRS, LATEST)])
    def test_where_the_day_in_force_is_the_later_one(self, settings: dict[str, object] | None, late_on: date) -> None:
        """`bare_days = "working"` in mouctl.toml: the due date is the 17th, and ours still the 12th."""
        given = {"conventions": {"bare_days": "working"}, **(settings or {})}
        case = under(CHANGED, settings=given)
        on_the_day, after = own(case, late_on), own(case, date.fromordinal(late_on.toordinal() + 1))
        assert on_the_day.deadline.due_on == LATEST
        assert (on_the_day.status, after.status) == ("due", "overdue")

    @pytest.mark.parametrize("settings", [OURS, THEIRS, None])
    def test_a_right_is_lost_only_after_its_latest_reading(self, settings: dict[str, object] | None) -> None:
        struck = dossier(
            f"{TERM} | force-majeure notice='7 days'",
            text=SETTLED,
            happened=(event("force-majeure 2024-09-05 party=kedua", "e"),),
        )
        case = under(struck, settings=settings)
        assert own(case, LATEST, "force-majeure-notice/e").status == "due"
        assert own(case, date(2024, 9, 18), "force-majeure-notice/e").status == "lapsed"

    @pytest.mark.parametrize(
        ("told_on", "ours", "theirs"),
        [("2024-09-12", "done", "done"), ("2024-09-13", "done-late", "done"), ("2024-09-18", "done-late", "done-late")],
    )
    def test_told_between_the_readings(self, told_on: str, ours: str, theirs: str) -> None:
        told = CHANGED._replace(events=(event(f"contact-change 2024-09-05 party=kedua notified_on={told_on}", "e"),))
        found = [own(under(told, settings=settings), date(2024, 10, 1)).status for settings in (OURS, THEIRS)]
        assert found == [ours, theirs]


class TestUrgency:
    @pytest.mark.parametrize(
        ("as_of", "ours", "theirs", "nobodys"),
        [
            (date(2024, 9, 10), 2, 7, 2),
            (EARLIEST, 0, 5, 0),
            (date(2024, 9, 16), -4, 1, -4),
        ],
    )
    def test_counts_to_the_day_that_matters_to_the_side(
        self, as_of: date, ours: int, theirs: int, nobodys: int
    ) -> None:
        found = [own(under(CHANGED, settings=settings), as_of).days_left for settings in (OURS, THEIRS, None)]
        assert found == [ours, theirs, nobodys]

    def test_ours_counts_from_the_working_day_to_act_by(self) -> None:
        """Changed on Saturday 7 September: due on Saturday the 14th, so act by Friday the 13th."""
        case = CHANGED._replace(events=(event("contact-change 2024-09-07 party=kedua", "e"),))
        found = own(under(case, settings=OURS), date(2024, 9, 10))
        assert (found.deadline.due_on, found.deadline.act_by) == (date(2024, 9, 14), date(2024, 9, 13))
        assert found.days_left == 3
        assert own(case, date(2024, 9, 10)).days_left == 4

    def test_the_end_of_a_term_presses_nobody_earlier(self) -> None:
        """Thursday 31 December 2026 is nobody's to act on, whoever we are."""
        for settings in (OURS, THEIRS, None):
            assert own(under(CHANGED, settings=settings), date(2026, 12, 1), "expiry").days_left == 30


class TestSendBy:
    """A renewal notice due on Thursday 18 April 2024, a week after Idul Fitri with its joint leave (8 to 15 April)."""

    CASE = dossier(
        "term until=2024-05-18 | renewal mode=by-agreement notice='1 month' | monitoring every='1 month'",
        signed=date(2023, 12, 1),
        public=PUBLIC,
        text=SETTLED,
    )
    AS_OF = date(2024, 3, 1)

    def ways(self, sending: dict[str, str], case: Dossier | None = None, **us: Collection[str]) -> dict[str, date]:
        found = own(under(case or self.CASE, settings={"sending": sending, **us}), self.AS_OF, "renewal-notice")
        assert found.deadline.due_on == found.deadline.act_by == date(2024, 4, 18)
        return {way.channel: way.on for way in found.send_by}

    def test_each_channel_over_joint_leave(self) -> None:
        """Five working days before the 18th: 17, 16, 5, 4, 3 April."""
        assert self.ways({"surat": "5 working days", "email": "0 days"}) == {
            "surat": date(2024, 4, 3),
            "email": date(2024, 4, 18),
        }

    def test_signing_comes_before_the_sending(self) -> None:
        """Two working days before 3 April: the 2nd and the 1st; before the 18th: the 17th and the 16th."""
        assert self.ways({"surat": "5 hari kerja", "email": "0 hari", "signing": "2 hari kerja"}) == {
            "surat": date(2024, 4, 1),
            "email": date(2024, 4, 16),
        }

    def test_signing_alone_sends_nothing(self) -> None:
        assert self.ways({"signing": "2 working days"}) == {}

    @pytest.mark.parametrize(
        ("takes", "on"),
        [
            ("3 days", date(2024, 4, 5)),  # Monday the 15th is joint leave, and so on back to Friday the 5th
            ("1 week", date(2024, 4, 5)),
            ("24 hours", date(2024, 4, 17)),
            ("30 hours", date(2024, 4, 16)),
            ("1 month", date(2024, 3, 18)),
            ("1 month 1 working day", date(2024, 3, 15)),  # the 17th of March is a Sunday
        ],
    )
    def test_other_periods_end_on_a_working_day(self, takes: str, on: date) -> None:
        assert self.ways({"surat": takes}) == {"surat": on}

    def test_the_earliest_comes_first(self) -> None:
        case = under(self.CASE, settings={"sending": {"email": "0 days", "surat": "5 working days", "kurir": "1 day"}})
        found = own(case, self.AS_OF, "renewal-notice")
        assert [way.channel for way in found.send_by] == ["surat", "kurir", "email"]

    def test_it_moves_no_other_date(self) -> None:
        with_, without = (
            own(under(self.CASE, settings=settings), self.AS_OF, "renewal-notice")
            for settings in ({"sending": {"surat": "5 working days"}}, None)
        )
        assert with_.deadline == without.deadline
        assert with_._replace(send_by=()) == without

    def test_none_for_what_is_no_notice(self) -> None:
        found = seen(under(self.CASE, settings={"sending": {"surat": "5 working days"}}), self.AS_OF)
        assert {each.deadline.duty for each in found.entries if each.send_by} == {"renewal-notice"}
        assert {each.deadline.duty for each in found.entries} == {"expiry", "renewal-notice", "monitoring"}

    def test_none_for_the_other_sides_notice(self) -> None:
        for settings, sends in ((OURS, True), (THEIRS, False), (None, True)):
            case = under(CHANGED, settings={"sending": {"surat": "1 day"}, **(settings or {})})
            assert bool(own(case, EARLIEST).send_by) is sends

    def test_none_once_it_is_done(self) -> None:
        told = CHANGED._replace(events=(event("contact-change 2024-09-05 party=kedua notified_on=2024-09-06", "e"),))
        assert own(under(told, settings={"sending": {"surat": "1 day"}}), EARLIEST).send_by == ()

    def test_still_shown_once_it_is_past(self) -> None:
        case = under(self.CASE, settings={"sending": {"surat": "5 working days"}})
        assert own(case, date(2024, 4, 10), "renewal-notice").send_by[0].on == date(2024, 4, 3)

    def test_counts_by_the_partys_own_week(self) -> None:
        """Act by Thursday the 12th; six working days before: 11, 10, 9, 7, 6, 5 with the Saturday, else 4 September."""
        sending = {"sending": {"surat": "6 working days"}}
        plain = own(under(CHANGED, settings=sending), EARLIEST)
        six = own(under(CHANGED, SIX_DAYS, of_parties={"kedua": ["enam"]}, settings=sending), EARLIEST)
        assert [entry.send_by[0].on for entry in (plain, six)] == [date(2024, 9, 4), date(2024, 9, 5)]

    def test_the_setting_is_read_as_periods(self) -> None:
        settings = under(self.CASE, settings={"sending": {"surat": "5 hari kerja"}}).settings
        assert settings.sending == {"surat": parse_period("5 working days")}
