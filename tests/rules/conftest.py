"""What the tests of the rules share: a schedule made of plain dicts, as the TOML files would hold them.

Whatever a rule says in any of these tests is also told in English, and its route is looked up in the data.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest

from mouctl.clauses import clause_type
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.discovery import members
from mouctl.findings import Problem, Route
from mouctl.language import Language
from mouctl.model.agreement import Agreement
from mouctl.model.calendar_file import CalendarFile
from mouctl.model.dossier import Dossier
from mouctl.model.event import EVENT_TYPES
from mouctl.model.kept import Kept, KeptText
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan
from mouctl.rule import Rule
from mouctl.schedule import Schedule, schedule

REAL = Path(__file__).parents[2] / "agreements" / "bp2mi-asahan-2021"
PARTIES = (
    {"id": "kesatu", "label": "PIHAK KESATU", "name": "Badan", "public_body": True},
    {"id": "kedua", "label": "PIHAK KEDUA", "name": "Kabupaten", "public_body": True},
)
BARE = {"schema": 1, "id": "contoh", "kind": "mou", "title": "Contoh", "party": list(PARTIES)}

Data: TypeAlias = Mapping[str, Any]
Find: TypeAlias = Callable[..., list[Problem]]


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    """All rules by their id."""
    return members("mouctl.rules", "RULE", Rule)


@pytest.fixture(scope="session")
def find(rules: dict[str, Rule]) -> Find:
    """The problems that one rule finds in an agreement given as dicts."""

    def run(rule_id: str, **data: Any) -> list[Problem]:
        found = list(rules[rule_id].check(make_schedule(**data)))
        for problem in found:
            assert_tellable(problem)
            assert_placed(problem, documents(**data))
        return found

    return run


@pytest.fixture
def real() -> dict[str, Data]:
    """The seed agreement as read from its files."""
    return {
        name: tomllib.loads((REAL / f"{name}.toml").read_text(encoding="utf-8")) for name in ("agreement", "workplan")
    }


def documents(
    *,
    agreement: Data | None = None,
    workplan: Data | None = None,
    events: Any = (),
    calendars: Sequence[Data] = (),
    **_: Any,
) -> Data:
    """The files' data: laid over the bare agreement, unless it is whole already."""
    whole = {**BARE, "signed_on": date(2021, 12, 8), **(agreement or {})}
    plan = (
        {"schema": 1, "title": "Rencana Kerja", "years": [2022, 2023, 2024], **workplan} if workplan is not None else {}
    )
    happened = [{"id": f"e{index}", **event} for index, event in enumerate(events)]
    return {
        "agreement": {key: value for key, value in whole.items() if value is not None},
        "workplan": plan,
        "events": {"event": happened},
        **{f"calendars/{calendar['id']}": calendar for calendar in calendars},
    }


def make_schedule(
    *,
    as_of: date = date(2024, 8, 1),
    years: Any = None,
    settings: Settings | None = None,
    calendars: Sequence[Data] = (),
    kept: Mapping[str, Kept] = MappingProxyType({}),
    source: KeptText | None = None,
    ours: Collection[str] = (),
    **data: Any,
) -> Schedule:
    """The schedule of an agreement given as dicts."""
    files = documents(**data)
    clauses = [clause_type(each["type"]).model.model_validate(each) for each in files["agreement"].get("clause", [])]
    dossier = Dossier(
        agreement=Agreement.model_validate({**files["agreement"], "clause": clauses}),
        workplan=WorkPlan.model_validate(files["workplan"]) if files["workplan"] else None,
        events=tuple(EVENT_TYPES[each["type"]].model_validate(each) for each in files["events"]["event"]),
        settings=settings or Settings(),
        layers={file.id: file.layer() for file in map(CalendarFile.model_validate, calendars)},
        kept=kept,
        source=source,
    )
    return schedule(dossier, WorkingCalendar(years=years or national_years()), as_of, ours=ours)


def assert_tellable(problem: Problem) -> None:
    """Message and advice have all the values that their templates name."""
    for sentence in (problem.message, problem.advice):
        assert sentence is not None
        told = Language("en").tell(sentence)
        assert told.endswith(".")
        assert told.strip(".")
        assert "None" not in told


def assert_placed(problem: Problem, files: Data) -> None:
    """The route leads to a value, or to a key that could stand in a table that is there."""
    route = problem.route
    assert route
    assert (
        exists(files[problem.document], route)
        or exists(files[problem.document], route[:-1])
        or route[0] == "conventions"
    )


def exists(data: Any, route: Route) -> bool:
    """Whether a value stands at the end of the route."""
    for step in route:
        if not (step in data if isinstance(data, Mapping) else isinstance(step, int) and 0 <= step < len(data)):
            return False
        data = data[step]
    return True
