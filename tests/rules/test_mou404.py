import pytest

from .conftest import Find


@pytest.mark.parametrize(
    ("words", "readable"),
    [
        ("Januari 2022", True),
        ("Triwulan II 2022", True),
        ("Januari - Maret 2022", True),
        ("8 Desember 2021", True),
        ("2022", True),
        ("Sesuai kesepakatan PARA PIHAK", True),
        (None, True),
        ("Janauri 2022", False),
        ("31 Februari 2022", False),
        ("minggu kedua", False),
        ("0000", False),
    ],
)
def test_schedules(find: Find, words: str | None, *, readable: bool) -> None:
    activity = {"id": "1", "text": "A", **({"schedule": words} if words else {})}
    found = find("MOU404", workplan={"programme": [{"number": "1", "name": "P", "activity": [activity]}]})
    route = ("programme", 0, "activity", 0, "schedule")
    assert [(problem.document, problem.route) for problem in found] == ([] if readable else [("workplan", route)])
