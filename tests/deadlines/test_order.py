"""The state is a pure function of text, events, calendar and day: the order of the events in the file is nothing to it.

Events of one day come by their ids. Every order of the recorded events gives an equal life and equal entries.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mouctl.loading.register import load_register
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.schedule import Schedule

from .building import ROOT, dossier, event, on

REGISTERS = (ROOT, *sorted(path.parent for path in (ROOT / "examples").glob("*/mouctl.toml")))
DAYS = tuple(date(year, month, 8) for year in range(2022, 2028) for month in (3, 9))
CLAUSES = (
    "term duration='1 year' from=signing"
    " | renewal mode={mode} notice='3 months' length='1 year'"
    " | monitoring every='6 months' counted_from={reviews}"
    " | termination notice='30 calendar days'"
    " | force-majeure notice='7 working days' evidence_required=true consequence=x suspends.article=P suspends.quote=q"
    " resume.article=P resume.quote=segera resume.within='7 days'"
    " | dispute settle_within='30 days'"
    " | correspondence notice='7 days'"
    " | obligation id=lapor title=Lapor anchor=event event=force-majeure period='14 days'"
    " | obligation id=akhir title=Akhir anchor=end period='30 days'"
)
EVENTS = (
    "monitoring {day}",
    "monitoring {day} occurrence=2",
    "renewal-notice {day} party=kesatu",
    "renewal {day} length='1 year'",
    "renewal {day} until=2025-06-30",
    "renewal {day} length='6 months' from=2024-02-01",
    "termination-notice {day} party=kedua effective_on=2024-03-31",
    "termination-notice {day} party=kedua",
    "termination {day} ground=mutual",
    "termination {day} ground=unilateral effective_on=2024-03-31",
    "force-majeure {day} party=kesatu notified_on={day}",
    "force-majeure {day} party=kedua ended_on=2023-06-05",
    "fulfilment {day} duty=force-majeure-resume",
    "fulfilment {day} duty=lapor",
    "fulfilment {day} duty=akhir",
    "dispute {day}",
    "dispute {day} state=settled settles=e0",
    "contact-change {day} party=kedua notified_on={day}",
    "acknowledge {day} deadline=x/monitoring/1 until=2024-05-31 by=Kepala reason=Dijadwalkan",
    "correction {day} replaces=e1 reason=Keliru",
    "correction {day} replaces=e3 reason=Keliru",
    "closure {day} by=Kepala reason=Selesai",
    "addendum {day} amends.title=Baru",
    "addendum {day} amends.conventions.bare_days=working",
    "addendum {day} amends.conventions.bare_days=calendar amends.conventions.term_end=anniversary",
)
ONE_EVENT = st.builds(
    lambda text, day: text.format(day=day),
    st.sampled_from(EVENTS),
    # A small number of days, so that many events share one and only their ids tell them apart.
    st.sampled_from([date(2022, 6, 7), date(2022, 9, 8), date(2022, 12, 7), date(2023, 5, 2), date(2023, 9, 8)]),
)


def seen(found: Schedule) -> tuple[object, ...]:
    """Everything of a schedule that can be compared: all but the functions that derive the terms' days."""
    life = found.life
    terms = [term._replace(start=None, end=None) for term in life.situation.terms]  # type: ignore[arg-type]
    situation = life.situation
    return (
        life.state, life.last_day, life.is_over, life.resumes_on, life.closed, terms, situation.events, situation.end,
        situation.missing, situation.unsettled, found.entries,
    )  # fmt: skip


def shuffled(case: Dossier, random: Random) -> Dossier:
    return case._replace(events=tuple(random.sample(case.events, len(case.events))))


def assert_same(case: Dossier, other: Dossier, days: Sequence[date]) -> None:
    for day in days:
        assert seen(on(case, day)) == seen(on(other, day))


@pytest.mark.parametrize("root", REGISTERS, ids=lambda root: root.name)
@pytest.mark.parametrize("seed", range(3))
def test_of_the_registers(root: Path, seed: int) -> None:
    for each in load_register(root).entries:
        assert each.dossier is not None
        assert_same(each.dossier, shuffled(each.dossier, Random(seed)), DAYS)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(ONE_EVENT, max_size=9),
    st.sampled_from(["by-agreement", "automatic"]),
    st.sampled_from(["start", "last-review"]),
    st.sampled_from(DAYS),
    st.randoms(use_true_random=False),
)
def test_of_any_events(texts: list[str], mode: str, reviews: str, day: date, random: Random) -> None:
    happened: tuple[Event, ...] = tuple(event(text, f"e{number}") for number, text in enumerate(texts))
    case = dossier(CLAUSES.format(mode=mode, reviews=reviews), happened=happened)
    assert_same(case, shuffled(case, random), (day,))
