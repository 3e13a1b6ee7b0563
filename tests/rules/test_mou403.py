import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("schedules", "count"),
    [
        (["Januari 2022"], None),
        ([], None),
        (["kapan-kapan"], None),
        (["Januari 2022", "Sesuai kesepakatan PARA PIHAK"], 1),
        (["Sesuai kesepakatan", None, "2022"], 2),
    ],
)
def test_activities_without_a_day(find: Find, schedules: list[str | None], count: int | None) -> None:
    activities = [
        {"id": str(index), "text": "A", **({"schedule": words} if words else {})}
        for index, words in enumerate(schedules)
    ]
    found = find("MOU403", workplan={"programme": [{"number": "1", "name": "P", "activity": activities}]})
    assert [(problem.document, problem.route) for problem in found] == ([("workplan", ("programme",))] if count else [])
    if count:
        assert found[0].message.values == {"count": count, "total": len(schedules)}


def test_without_a_work_plan(find: Find) -> None:
    assert find("MOU403") == []
