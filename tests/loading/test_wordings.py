"""Errors that today's models hardly make are worded too, and an error of an unknown kind gives nothing away."""

from typing import Annotated

import pytest
import tomli
from pydantic import AfterValidator, Field

from mouctl.findings import Route
from mouctl.loading.validated import validated
from mouctl.model.fields import Many, Record, Slug


def _odd(value: int) -> int:
    if value % 2 == 0:
        raise ValueError(f"rahasia {value}")
    return value


class Part(Record):
    deep: int


class Model(Record):
    many: Annotated[Many[int], Field(min_length=1, max_length=2)] = (1,)
    text: Annotated[str, Field(min_length=2, max_length=3, pattern="^[a-z]*$")] = "ab"
    more: Annotated[int, Field(gt=1)] = 2
    most: Annotated[int, Field(le=1)] = 1
    less: Annotated[int, Field(lt=1)] = 0
    odd: Annotated[int, AfterValidator(_odd)] = 1
    slugs: dict[Slug, int] = Field(default_factory=dict)
    mixed: Many[Part] | Part | None = None
    number: float = 0.5
    parts: Many[Part] = ()


@pytest.mark.parametrize(
    ("toml", "route", "message"),
    [
        ("many = []", ("many",), "“many” is too short: at least 1."),
        ("many = [1, 2, 3]", ("many",), "“many” is too long: at most 2."),
        ("many = ['x']", ("many", 0), "Entry 1 of “many” must be a whole number, not text."),
        ("text = 'a'", ("text",), "“text” is too short: at least 2."),
        ("text = 'aaaa'", ("text",), "“text” is too long: at most 3."),
        ("text = 'AA'", ("text",), "“text” is not written in the form it must have."),
        ("more = 1", ("more",), "“more” must be more than 1."),
        ("most = 2", ("most",), "“most” must be 1 or less."),
        ("less = 1", ("less",), "“less” must be less than 1."),
        ("odd = 2", ("odd",), "The value of “odd” does not hold."),
        ("number = 'x'", ("number",), "“number” must be a number, not text."),
        ("slugs = { A = 1 }", ("slugs", "A"), "“A” cannot be an id."),
        ("mixed = 5", ("mixed",), "“mixed” must be a list or a table, not a whole number."),
        ("mixed = { deep = 'x' }", ("mixed", "deep"), "“deep” must be a whole number, not text."),
        ("mixed = [{ deep = 'x' }]", ("mixed", 0, "deep"), "“deep” must be a whole number, not text."),
        ("mixed = { dep = 1 }", ("mixed", "dep"), "There is no key “dep” here."),
        ("parts = [[]]", ("parts", 0), "Entry 1 of “parts” must be a table, not a list."),
        ("parts = 07:32:00", ("parts",), "“parts” must be a list, not a time of day."),
    ],
)
def test_one_flaw_each(toml: str, route: Route, message: str) -> None:
    _, (flaw,) = validated(Model, tomli.loads(toml), "agreement", ("at", 1))
    assert (flaw.problem.route, str(flaw.problem.message)) == (("at", 1, *route), message)
    assert "rahasia" not in str(flaw.problem.advice)


def test_what_holds_has_no_flaw() -> None:
    found, flaws = validated(Model, {}, "agreement")
    assert found == Model()
    assert flaws == ()
