"""Addenda laid over the text: which text governs which date, how they stack, and what says where it is from."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from mouctl.changes import text_changes
from mouctl.dates.period import parse_period
from mouctl.language import Language
from mouctl.model.dossier import Dossier
from mouctl.model.event import Addendum, Event
from mouctl.schedule import Schedule

from .building import dossier, entry, event, events, on

CASE = (
    "term duration='3 years' from=signing | renewal mode=by-agreement notice='3 months' | "
    "monitoring every='6 months' | "
    "force-majeure notice='7 calendar days' | correspondence notice='7 calendar days' | "
    "termination notice='60 calendar days'"
)
TEXT = {"before": "at-latest", "term_end": "day-before", "count_from": "next-day", "month_end": "clamp"}


def addendum(name: str, signed: date, amends: dict[str, Any], **keys: Any) -> Addendum:
    return Addendum.model_validate({"id": name, "type": "addendum", "on": signed, "amends": amends, **keys})


def clause(kind: str, **keys: Any) -> dict[str, Any]:
    """An addendum that changes one clause."""
    return {"clause": [{"type": kind, "article": "Pasal 1 Adendum", "quote": "bunyi adendum", **keys}]}


def case(*happened: Event, text: str = CASE) -> Dossier:
    return dossier(text, text=TEXT, happened=happened)


def due(found: Schedule, name: str) -> date | None:
    one = entry(found, name)
    return one.deadline.due_on if one else None


def reviews(found: Schedule) -> list[tuple[str | None, date | None]]:
    own = [each.deadline for each in found.entries if each.deadline.duty == "monitoring"]
    return [(each.occurrence, each.due_on) for each in own]


class TestWhichTextGoverns:
    SHORTER = addendum("a", date(2024, 2, 1), clause("renewal", notice="2 months"), effective_on=date(2024, 3, 1))

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            (date(2024, 1, 31), date(2024, 9, 7)),  # not yet signed
            (date(2024, 2, 1), date(2024, 10, 7)),  # signed: it will be in force on the day that counts
            (date(2024, 3, 1), date(2024, 10, 7)),
            (date(2026, 1, 1), date(2024, 10, 7)),
        ],
    )
    def test_the_notice_of_the_term_follows_the_latest_text(self, as_of: date, expected: date) -> None:
        assert due(on(case(self.SHORTER), as_of), "renewal-notice") == expected

    @pytest.mark.parametrize(
        ("happened", "expected"), [(date(2024, 2, 29), date(2024, 3, 7)), (date(2024, 3, 1), date(2024, 3, 15))]
    )
    def test_what_follows_from_an_event_follows_the_text_of_its_day(self, happened: date, expected: date) -> None:
        longer = addendum("a", date(2024, 3, 1), clause("force-majeure", notice="14 calendar days"))
        struck = event(f"force-majeure {happened}", "fm")
        assert due(on(case(longer, struck), date(2024, 6, 1)), "force-majeure-notice/fm") == expected

    def test_a_notice_in_time_under_the_old_text_is_not_made_late_by_a_new_one(self) -> None:
        told = event("force-majeure 2024-02-01 notified_on=2024-02-07", "fm")
        shorter = addendum("a", date(2024, 3, 1), clause("force-majeure", notice="3 calendar days"))
        found = entry(on(case(told, shorter), date(2024, 6, 1)), "force-majeure-notice/fm")
        assert found is not None
        assert found.status == "done"

    def test_a_notice_of_termination_ends_by_the_text_of_its_day(self) -> None:
        notice = event("termination-notice 2023-03-01 effective_on=2023-06-01", "t")
        longer = addendum("a", date(2023, 4, 1), clause("termination", notice="6 months"))
        assert on(case(notice, longer), date(2023, 7, 1)).life.last_day == date(2023, 6, 1)
        after = event("termination-notice 2023-04-02 effective_on=2023-07-02", "t")
        assert on(case(after, longer), date(2023, 8, 1)).life.last_day == date(2024, 12, 7)

    def test_the_end_of_the_term_moves_with_everything_counted_from_it(self) -> None:
        longer = addendum("a", date(2023, 1, 2), clause("term", duration="4 years"))
        found = on(case(longer), date(2024, 1, 1))
        assert found.life.last_day == date(2025, 12, 7)
        assert due(found, "renewal-notice") == date(2025, 9, 7)
        assert reviews(found)[-1] == ("8", date(2025, 12, 7))

    def test_a_fixed_end_in_place_of_a_length(self) -> None:
        fixed = addendum("a", date(2023, 1, 2), clause("term", until=date(2025, 6, 30), without=["duration"]))
        assert on(case(fixed), date(2024, 1, 1)).life.last_day == date(2025, 6, 30)

    def test_conventions_that_the_addendum_fixes(self) -> None:
        anniversary = addendum("a", date(2023, 1, 2), {"conventions": {"term_end": "anniversary"}})
        assert due(on(case(anniversary), date(2024, 1, 1)), "expiry") == date(2024, 12, 8)


class TestSeries:
    def test_each_review_by_the_text_of_its_due_date_and_the_numbers_go_on(self) -> None:
        quarterly = addendum("a", date(2023, 5, 2), clause("monitoring", every="3 months"))
        assert reviews(on(case(quarterly), date(2024, 1, 1))) == [
            ("1", date(2022, 6, 7)),
            ("2", date(2022, 12, 7)),
            ("3", date(2023, 6, 7)),
            ("4", date(2023, 9, 7)),
            ("5", date(2023, 12, 7)),
            ("6", date(2024, 3, 7)),
            ("7", date(2024, 6, 7)),
            ("8", date(2024, 9, 7)),
            ("9", date(2024, 12, 7)),
        ]

    def test_from_more_to_fewer_no_number_comes_twice(self) -> None:
        yearly = addendum("a", date(2023, 5, 2), clause("monitoring", every="1 year"))
        assert reviews(on(case(yearly), date(2024, 1, 1))) == [
            ("1", date(2022, 6, 7)),
            ("2", date(2022, 12, 7)),
            ("3", date(2023, 12, 7)),
            ("4", date(2024, 12, 7)),
        ]

    def test_a_review_between_the_last_of_the_old_and_the_first_of_the_new_counts_for_the_new(self) -> None:
        yearly = addendum("a", date(2023, 5, 2), clause("monitoring", every="1 year"))
        held = event("monitoring 2023-02-01", "m")
        found = entry(on(case(yearly, held), date(2024, 1, 1)), "monitoring/3")
        assert found is not None
        assert found.deadline.met is not None
        assert found.deadline.met.event == "m"

    def test_a_changed_cycle_says_what_is_doubtful_and_a_mere_rewording_does_not(self) -> None:
        for keys, doubtful in (({"every": "1 year"}, True), ({}, False)):
            changed = addendum("a", date(2023, 5, 2), clause("monitoring", **keys))
            found = entry(on(case(changed), date(2024, 1, 1)), "monitoring/3")
            assert found is not None
            assert any("afresh" in str(warning) for warning in found.warnings) == doubtful

    def test_a_recurring_obligation_goes_on_likewise(self) -> None:
        text = "term duration='3 years' from=signing | obligation id=lapor title=Lapor anchor=start every='6 months'"
        own = {"id": "lapor", "every": "1 year", "period": "1 month"}
        yearly = addendum("a", date(2023, 5, 2), clause("obligation", **own))
        done = event("fulfilment 2023-02-01 duty=lapor", "f")
        found = on(case(yearly, done, text=text), date(2024, 1, 1))
        reports = [each.deadline for each in found.entries if each.deadline.duty == "lapor"]
        assert [(each.occurrence, each.due_on) for each in reports] == [
            ("1", date(2022, 6, 7)),
            ("2", date(2022, 12, 7)),
            ("3", date(2024, 1, 7)),
            ("4", date(2025, 1, 7)),
        ]
        assert [each.met.event if each.met else None for each in reports] == [None, None, "f", None]

    def test_a_duty_that_is_added_begins_with_the_addendum(self) -> None:
        report = {
            "type": "obligation", "id": "laporan", "action": "add", "title": "Laporan", "article": "Pasal 2",
            "quote": "setiap tahun", "anchor": "start", "every": "1 year",
        }  # fmt: skip
        found = on(case(addendum("a", date(2023, 5, 2), {"clause": [report]})), date(2024, 1, 1))
        assert [each.deadline.due_on for each in found.entries if each.deadline.duty == "laporan"] == [
            date(2023, 12, 7),
            date(2024, 12, 7),
        ]

    def test_a_clause_that_is_removed_keeps_what_fell_due_before(self) -> None:
        none = addendum("a", date(2023, 5, 2), {"clause": [{"type": "monitoring", "action": "remove"}]})
        assert reviews(on(case(none), date(2024, 1, 1))) == [("1", date(2022, 6, 7)), ("2", date(2022, 12, 7))]

    def test_a_single_duty_whose_clause_is_removed_is_moot_and_says_why(self) -> None:
        none = addendum("a", date(2023, 5, 2), {"clause": [{"type": "renewal", "action": "remove"}]})
        found = entry(on(case(none), date(2024, 1, 1)), "renewal-notice")
        assert found is not None
        assert found.status == "moot"
        assert "removed the clause" in str(found.why)


class TestStacking:
    FIRST = addendum("z-first", date(2022, 3, 1), clause("renewal", notice="2 months"))
    SECOND = addendum("a-second", date(2022, 5, 2), clause("renewal", notice="1 month"))

    @pytest.mark.parametrize("turned", [False, True])
    def test_in_the_order_of_the_days_they_take_effect(self, turned: bool) -> None:
        both = (self.SECOND, self.FIRST) if turned else (self.FIRST, self.SECOND)
        assert due(on(case(*both), date(2022, 4, 1)), "renewal-notice") == date(2024, 10, 7)
        assert due(on(case(*both), date(2022, 6, 1)), "renewal-notice") == date(2024, 11, 7)

    def test_a_later_one_leaves_what_it_does_not_mention(self) -> None:
        other = addendum("b", date(2022, 5, 2), clause("monitoring", every="1 year"))
        found = on(case(self.FIRST, other), date(2022, 6, 1))
        assert due(found, "renewal-notice") == date(2024, 10, 7)

    def test_one_that_was_corrected_changes_nothing(self) -> None:
        away = event("correction 2022-03-15 replaces=z-first reason=salah", "c")
        assert due(on(case(self.FIRST, away), date(2022, 4, 1)), "renewal-notice") == date(2024, 9, 7)

    def test_one_that_stands_on_another_corrected_away_is_said_and_not_guessed(self) -> None:
        report = {
            "type": "obligation", "id": "laporan", "action": "add", "title": "Laporan", "article": "Pasal 2",
            "quote": "sesudah penandatanganan", "anchor": "signing", "period": "1 year",
        }  # fmt: skip
        adding = addendum("a", date(2022, 3, 1), {"clause": [report]})
        changing = addendum(
            "b", date(2022, 5, 2), {"clause": [{"type": "obligation", "id": "laporan", "period": "2 years"}]}
        )
        away = event("correction 2022-06-01 replaces=a reason=salah", "c")
        assert due(on(case(adding, changing), date(2022, 6, 2)), "laporan") == date(2023, 12, 8)
        found = on(case(adding, changing, away), date(2022, 6, 2))
        assert due(found, "laporan") is None
        told = entry(found, "renewal-notice")
        assert told is not None
        assert any("no longer fits" in str(warning) for warning in told.warnings)


class TestWhereItIsFrom:
    def test_the_deadline_and_its_step_name_the_addendum(self) -> None:
        shorter = addendum(
            "a", date(2024, 2, 1), clause("renewal", notice="2 months"), letter={"number": "ADD/7"},
            effective_on=date(2024, 3, 1),
        )  # fmt: skip
        found = entry(on(case(shorter), date(2024, 8, 1)), "renewal-notice")
        assert found is not None
        assert found.deadline.article == "Pasal 1 Adendum"
        assert found.deadline.addendum == shorter.amendment
        steps = found.deadline.readings[0].steps
        assert [step.addendum for step in steps] == [None, None, shorter.amendment]
        assert shorter.amendment.number == "ADD/7"

    def test_what_differs_is_said_thing_by_thing(self) -> None:
        amends = {
            **clause("renewal", notice="2 months"),
            "title": "Judul baru",
            "scope": [{"id": "b", "text": "lingkup baru", "action": "add"}],
            "party": [
                {"id": "kedua", "name": "Dinas Baru", "contact": [{"id": "x", "unit": "Bagian", "action": "add"}]}
            ],
        }
        life = on(case(addendum("a", date(2024, 2, 1), amends)), date(2024, 8, 1)).life
        told = {
            (str(change.what), change.how, change.key): (change.before, change.after)
            for change in text_changes(life.versions[0], life.versions[1])
        }
        assert told["the agreement", "changed", "title"] == ("Contoh", "Judul baru")
        assert told["clause: renewal", "changed", "notice"] == (parse_period("3 months"), parse_period("2 months"))
        assert told["scope, item b", "added", None] == (None, "lingkup baru")
        assert told["PIHAK KEDUA", "changed", "name"][1] == "Dinas Baru"
        assert told["contact of PIHAK KEDUA: Bagian", "added", None] == (None, None)

    def test_an_addendum_that_says_nothing_of_its_changes_leaves_a_warning(self) -> None:
        bare = event("addendum 2024-02-01", "a")
        found = entry(on(case(bare), date(2024, 3, 1)), "renewal-notice")
        assert found is not None
        told = [Language("en").tell(warning) for warning in found.warnings]
        assert told == ["An addendum of 1 February 2024 is recorded; its changes are not in this date."]


def test_events_on_one_day_and_in_any_order_give_the_same() -> None:
    happened = (
        *events("monitoring 2022-06-01 | contact-change 2022-07-01 party=kedua email=a@b.example"),
        addendum("x", date(2022, 7, 1), clause("correspondence", notice="14 calendar days")),
        addendum("y", date(2022, 7, 1), clause("monitoring", every="1 year")),
    )
    first = on(case(*happened), date(2023, 1, 1))
    other = on(case(*happened[::-1]), date(2023, 1, 1))
    assert first.entries == other.entries
    assert due(first, "contact-change-notice/e2") == date(2022, 7, 15)


DAYS = st.dates(date(2021, 12, 9), date(2024, 12, 1))
MONTHS = st.sampled_from([1, 2, 3, 4, 6, 12])


@given(
    first=MONTHS,
    changes=st.lists(
        st.tuples(st.dates(date(2021, 12, 9), date(2024, 12, 1)), MONTHS), max_size=4, unique_by=lambda c: c[0]
    ),
)
def test_a_series_under_many_texts_has_each_due_date_of_the_text_in_force_and_every_number_once(
    first: int, changes: list[tuple[date, int]]
) -> None:
    """Against the obvious: every month end of the term, kept where the text of that day has it."""
    happened = [
        addendum(f"a{number}", day, clause("monitoring", every=f"{months} months"))
        for number, (day, months) in enumerate(changes)
    ]
    found = on(
        case(*happened, text=f"term duration='3 years' from=signing | monitoring every='{first} months'"),
        date(2025, 6, 1),
    )
    wanted = []
    for month in range(1, 37):
        due = date(2021, 12, 8) + relativedelta(months=month) - timedelta(days=1)
        known = [(day, months) for day, months in sorted(changes) if day <= due]
        if month % (known[-1][1] if known else first) == 0:
            wanted.append(due)
    assert reviews(found) == [(str(number), due) for number, due in enumerate(wanted, start=1)]
