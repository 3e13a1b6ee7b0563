"""The table of the rarer shapes of duty, each expectation reckoned by hand from the ground that its row names.

`settled` in the column `text` stands for a text that answers every open question with the default, so that one reading
is left; what follows it answers otherwise. An empty column `readings` is that one reading.
"""

import csv
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mouctl.errors import NothingToDo
from mouctl.loading.register import load_register
from mouctl.model.conventions import KEYS
from mouctl.model.event import Evidence
from mouctl.service.imagining import when
from mouctl.service.opening import View

from .building import ROOT, days, dossier, entry, events, on, pairs
from .test_cases import Case, day, said

TABLE = Path(__file__).parent / "shapes.csv"
SETTLED = {name: key.default for name, key in KEYS.items()}


def rows() -> list[Case]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def conventions(text: str) -> dict[str, str]:
    settled, *others = text.split() if text.startswith("settled") else ["", *text.split()]
    return {**(SETTLED if settled else {}), **pairs(others)}


@pytest.mark.parametrize("case", rows(), ids=lambda case: case["case"])
def test_shape(case: Case) -> None:
    agreement = dossier(
        case["clauses"],
        signed=day(case["signed"]),
        apart=pairs(case["apart"].split()),
        text=conventions(case["text"]),
        happened=events(case["events"]),
    )
    found = on(agreement, date.fromisoformat(case["as_of"]))
    assert found.life.state == case["state"]
    own = entry(found, case["deadline"])
    if case["status"] == "none":
        assert own is None
        return
    assert own is not None
    readings = case["readings"].split() or case["due_on"].split()
    assert own.deadline.due_on == day(case["due_on"])
    assert sorted(reading.due_on for reading in own.deadline.readings) == [day(each) for each in readings]
    assert own.deadline.act_by == day(case["act_by"])
    assert (own.deadline.met.on if own.deadline.met else None) == day(case["met_on"])
    assert own.status == case["status"]
    assert case["says"] in said(own.why, *own.warnings)


class TestTheTable:
    def test_names_each_case_once(self) -> None:
        names = Counter(case["case"] for case in rows())
        assert len(names) >= 60
        assert set(names.values()) == {1}

    def test_every_row_names_its_ground(self) -> None:
        assert all(len(case["ground"]) > 5 for case in rows())


ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2022, 1, 3), date(2024, 11, 29))
SOON = st.integers(0, 40)
TERM = "term duration='3 years' from=signing"


class TestTold:
    @settings(deadline=None, max_examples=60)
    @given(
        DAYS,
        SOON,
        SOON,
        st.sampled_from(["later", "sending", "receipt"]),
        st.sampled_from(["", " deemed_received='5 working days'", " deemed_received='10 calendar days'"]),
        st.sampled_from(["that-day", "next-working-day"]),
    )
    @example(date(2024, 4, 4), 2, 2, "receipt", "", "next-working-day")
    def test_never_lies_ahead_and_never_moves_once_it_was_received(
        self, sent: date, way: int, later: int, told_by: str, deemed: str, arrival: str
    ) -> None:
        """Asked on every day from sending on: nobody is told on a day that has not come, and receipt settles it."""
        received = sent + ONE_DAY * way
        lines = f"{TERM} | force-majeure notice='7 working days' told_by={told_by}{deemed} day_off_arrival={arrival}"
        happened = events(f"force-majeure 2022-01-03 letter.sent_on={sent} letter.received_on={received}")
        case = dossier(lines, happened=happened, text=SETTLED)
        settled = None
        for as_of in (sent, received, received + ONE_DAY * later, date(2025, 3, 3)):
            found = entry(on(case, as_of), "force-majeure-notice/e1")
            assert found is not None
            met = found.deadline.met
            assert met is None or met.on <= as_of
            if as_of >= received and met:
                settled = settled or met.on
                assert met.on == settled
        assert settled is not None
        assert settled >= (sent if told_by == "sending" else received)

    def test_evidence_that_is_recorded_is_not_asked_for(self) -> None:
        lines = f"{TERM} | force-majeure notice='7 working days' evidence_required=true"
        (happened,) = events("force-majeure 2024-07-01 notified_on=2024-07-02")
        happened = happened.model_copy(update={"evidence": (Evidence(file="berita-acara.pdf"),)})
        found = entry(on(dossier(lines, happened=(happened,)), date(2024, 7, 3)), "force-majeure-notice/e1")
        assert found is not None
        assert found.warnings == ()


class TestTheLastNotification:
    @settings(deadline=None, max_examples=40)
    @given(st.lists(st.tuples(st.sampled_from(["kesatu", "kedua"]), DAYS, SOON), max_size=4))
    def test_is_the_later_of_what_reached_each_party_first(self, told: list[tuple[str, date, int]]) -> None:
        lines = [f"notification {on_} party={who} letter.received_on={on_ + ONE_DAY * way}" for who, on_, way in told]
        firsts = [
            min((d + ONE_DAY * way for w, d, way in told if w == who), default=None) for who in ("kesatu", "kedua")
        ]
        for order in list(permutations(lines))[:6]:
            case = dossier("term duration='1 year' from=last-notification", happened=events(" | ".join(order)))
            life = on(case, date(2025, 3, 3)).life
            begins = max(first for first in firsts if first) if all(firsts) else None
            assert [term.first_day for term in life.situation.terms] == ([begins] if begins else [])

    @settings(deadline=None, max_examples=60)
    @given(DAYS, SOON)
    def test_the_first_of_the_month_after_is_in_the_month_after(self, signed: date, later: int) -> None:
        lines = (
            f"term duration='1 year' from=signing starts_after='{later} calendar days' starts_on=first-of-next-month"
        )
        (term,) = on(dossier(lines, signed=signed, text=SETTLED), signed).life.situation.terms
        reached = signed + ONE_DAY * later
        assert term.first_day == date(reached.year + reached.month // 12, reached.month % 12 + 1, 1)


class TestSinceTheLastReview:
    @settings(deadline=None, max_examples=60)
    @given(st.lists(DAYS, max_size=4, unique=True), st.integers(1, 13))
    def test_each_is_counted_from_the_one_before(self, held: list[date], months: int) -> None:
        """Against `dateutil`: the day after the first period is the first day plus the months, then each plus them."""
        happened = events(" | ".join(f"monitoring {day}" for day in held))
        lines = f"term open_ended=true from=2021-12-08 | monitoring every='{months} months' counted_from=last-review"
        case = dossier(lines, happened=happened, text=SETTLED)
        found = on(case, date(2025, 1, 2), horizon=date(2027, 1, 2))
        expected = [date(2021, 12, 8) + relativedelta(months=months) - ONE_DAY]
        expected += [day + relativedelta(months=months) for day in sorted(held)]
        assert days(found, "monitoring") == expected


class TestToTheEndOfTheMonth:
    @settings(deadline=None, max_examples=60)
    @given(DAYS, SOON)
    def test_is_the_last_day_of_the_month_that_is_reached(self, held: date, later: int) -> None:
        lines = f"{TERM} | obligation id=lapor title=Lapor anchor=event event=monitoring period='{later} calendar days'"
        case = dossier(f"{lines} until_month_end=true", happened=events(f"monitoring {held}"), text=SETTLED)
        found = entry(on(case, date(2025, 1, 2)), "lapor/e1")
        assert found is not None
        reached = held + ONE_DAY * later
        assert found.deadline.due_on == reached.replace(day=monthrange(reached.year, reached.month)[1])


class TestWhenToRenew:
    """dinas-contoh-pelatihan-2022: two years from 1 March 2022 to the same date, then a year at a time, twice."""

    def asked(self, as_of: date) -> dict[str, object]:
        register = load_register(ROOT / "examples" / "register")
        view = View(as_of=lambda _: as_of)
        data = when(register, "renewal", "dinas-contoh-pelatihan-2022", view, {}, None).report.data
        assert isinstance(data, dict)
        deadline = data["deadline"]
        assert isinstance(deadline, dict)
        return deadline

    @pytest.mark.parametrize(
        ("as_of", "name", "due_on"),
        [
            (date(2023, 5, 2), "renewal-notice", date(2024, 1, 1)),
            (date(2024, 3, 1), "renewal-notice", date(2024, 1, 1)),
            (date(2024, 3, 2), "renewal-notice/2", date(2025, 1, 1)),
            (date(2024, 5, 2), "renewal-notice/2", date(2025, 1, 1)),
        ],
    )
    def test_answers_for_the_term_in_force(self, as_of: date, name: str, due_on: date) -> None:
        """Two months before 1 March are 1 January; the term that renewed itself is the one that is asked about."""
        deadline = self.asked(as_of)
        assert (deadline["id"], deadline["due_on"]) == (f"dinas-contoh-pelatihan-2022/{name}", due_on)

    def test_has_no_answer_where_nothing_can_be_renewed_any_more(self) -> None:
        with pytest.raises(NothingToDo):
            self.asked(date(2025, 6, 2))
