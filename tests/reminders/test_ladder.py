"""The steps of the ladder, computed by hand."""

from datetime import date

import pytest
from tests.deadlines.building import dossier, entry, event, events, on

from mouctl.dates.period import Period, parse_period
from mouctl.reminders.ladder import Rung, aim, ladder, periods
from mouctl.standing import Entry

TERM = "term duration='3 years' from=signing"
RENEWAL = f"{TERM} | renewal mode=by-agreement notice='3 months'"
# Signed 2021-12-08: the last day is 2024-12-07, the notice is due 2024-09-07 or 08, to be sent by Friday 2024-09-06.
NOTICE = "renewal-notice"


def own(case: str, deadline: str, as_of: date, **options: object) -> Entry:
    found = entry(on(dossier(case, **options), as_of), deadline)  # type: ignore[arg-type]
    assert found is not None
    return found


def steps(found: Entry, as_of: date) -> list[str]:
    return [rung.step for rung in ladder(found, as_of)]


USUAL = [f"{days} days before" for days in (180, 90, 60, 30, 14, 7, 3)] + ["1 day before"]


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (["180 days"], ["180 days", "90 days", "60 days", "30 days", "14 days", "7 days", "3 days", "1 day"]),
        (["6 months"], ["6 months", "90 days", "60 days", "30 days", "14 days", "7 days", "3 days", "1 day"]),
        (["30 days"], ["30 days", "14 days", "7 days", "3 days", "1 day"]),
        (["2 weeks"], ["2 weeks", "7 days", "3 days", "1 day"]),
        (["1 day"], ["1 day"]),
        (["1 year"], ["1 year", *(f"{n} days" for n in (180, 90, 60, 30, 14, 7, 3)), "1 day"]),
        (["5 years", "6 months", "1 week"], ["5 years", "6 months", "1 week"]),
    ],
)
def test_a_single_lead_time_has_the_usual_steps_within_it(leads: list[str], expected: list[str]) -> None:
    assert [period.canonical("en") for period in periods(tuple(map(parse_period, leads)))] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 3, 5), []),
        (date(2024, 3, 6), ["6 months before"]),  # 2024-09-06 less 6 months: before the notice of three months is due
        (date(2024, 6, 7), ["6 months before"]),
        (date(2024, 6, 8), ["6 months before", "90 days before"]),
        (date(2024, 9, 5), ["6 months before", *USUAL[1:]]),
        (date(2024, 9, 6), ["6 months before", *USUAL[1:], "day"]),
        (date(2024, 9, 8), ["6 months before", *USUAL[1:], "day"]),  # still in time under one reading
        (date(2024, 9, 9), ["6 months before", *USUAL[1:], "day", "late 1"]),
        (date(2024, 9, 15), ["6 months before", *USUAL[1:], "day", "late 1"]),
        (date(2024, 9, 16), ["6 months before", *USUAL[1:], "day", "late 2"]),
    ],
)
def test_a_notice_of_three_months_with_half_a_year_ahead(as_of: date, expected: list[str]) -> None:
    found = own(RENEWAL, NOTICE, as_of, lead_times={NOTICE: "6 months"})
    assert steps(found, as_of) == expected


def test_each_step_has_its_own_day() -> None:
    found = own(RENEWAL, NOTICE, date(2024, 9, 9))
    days = {rung.step: rung.on for rung in ladder(found, date(2024, 9, 9))}
    assert days["14 days before"] == date(2024, 8, 23)
    assert days["day"] == date(2024, 9, 6)
    assert days["late 1"] == date(2024, 9, 9)


def test_sending_takes_its_time() -> None:
    case = dossier(RENEWAL)
    ways = case.settings.model_copy(update={"sending": {"surat": parse_period("5 hari kerja")}})
    found = entry(on(case._replace(settings=ways), date(2024, 8, 30)), NOTICE)
    assert found is not None
    assert aim(found) == min(way.on for way in found.send_by) == date(2024, 8, 30)
    assert steps(found, date(2024, 8, 30))[-1] == "day"


def test_the_end_of_a_term_is_reminded_of_by_its_earliest_day() -> None:
    assert aim(own(TERM, "expiry", date(2024, 12, 1))) == date(2024, 12, 7)
    assert steps(own(TERM, "expiry", date(2024, 12, 9)), date(2024, 12, 9))[-2:] == ["day", "late 1"]


def test_what_only_takes_effect_is_not_reminded_of() -> None:
    case = f"{TERM} | termination notice='60 calendar days' counted_from=receipt"
    given = event("termination-notice 2023-05-10 party=kesatu")
    found = on(dossier(case, happened=(given,)), date(2023, 5, 11))
    effects = [each for each in found.entries if each.deadline.kind == "effect"]
    assert effects
    assert [ladder(each, date(2024, 1, 1)) for each in effects] == [()] * len(effects)


def test_no_day_no_step() -> None:
    assert ladder(own(TERM, "expiry", date(2024, 1, 1), signed=None), date(2024, 1, 1)) == ()


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 9, 20), ()),
        (date(2024, 9, 23), (Rung("escalated", date(2024, 9, 23)),)),
        (date(2024, 9, 30), (Rung("escalated", date(2024, 9, 23)), Rung("late 4", date(2024, 9, 30)))),
    ],
)
def test_escalation_begins_when_nobody_acted_for_a_while(as_of: date, expected: tuple[Rung, ...]) -> None:
    assert ladder(own(RENEWAL, NOTICE, as_of), as_of, Period(days=14)) == expected


def test_the_agreement_knows_better_than_the_register() -> None:
    case = dossier(RENEWAL, lead_times={NOTICE: "3 months"})
    own_lead = case.agreement.model_copy(update={"lead_times": {NOTICE: (Period(days=10), Period(days=2))}})
    found = entry(on(case._replace(agreement=own_lead), date(2024, 8, 28)), NOTICE)
    assert found is not None
    assert [rung.step for rung in ladder(found, date(2024, 9, 6))] == ["10 days before", "2 days before", "day"]
    assert found.status == "due"


def test_acknowledged_ahead_of_the_day_as_well() -> None:
    text = "acknowledge 2024-08-20 deadline=x/renewal-notice until=2024-09-01 by=Kabag reason=dirapatkan"
    case = dossier(RENEWAL, happened=events(text))
    for as_of, until in ((date(2024, 9, 1), date(2024, 9, 1)), (date(2024, 9, 2), None)):
        found = entry(on(case, as_of), NOTICE)
        assert found is not None
        assert found.acknowledged_until == until


def test_a_lead_time_longer_than_the_calendar_is_due_at_once() -> None:
    found = own(RENEWAL, NOTICE, date(2022, 1, 1), lead_times={NOTICE: "5000 years"})
    assert ladder(found, date(2022, 1, 1)) == (Rung("5000 years before", date.min),)
