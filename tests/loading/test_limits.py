"""A file that is nothing but faults: the first thousand are told, and that there are more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mouctl.loading.limits import FAULTS, VALUES
from mouctl.loading.register import load_register

AGREEMENT = "agreements/a/agreement.toml"


def found(write: Callable[..., Path], more: str) -> list[str]:
    """The rules of all findings about an agreement that ends so."""
    root = write({AGREEMENT: f"schema = 1\n{more}"})
    for name in ("workplan.toml", "events.toml"):
        (root / AGREEMENT).with_name(name).unlink()
    return [each.rule for each in load_register(root).findings if each.agreement == "a"]


@pytest.mark.parametrize("count", [FAULTS + 1, 5 * FAULTS])
@pytest.mark.parametrize(
    "one",
    ["k{n} = 1\n", "[t{n}]\n", "[[party]]\n", "[[clause]]\n", '[[clause]]\ntype = "term"\nx{n} = 1\n'],
    ids=["keys", "headings", "parties", "clauses", "clauses with a type"],
)
def test_more_faults_than_are_told(write: Callable[..., Path], one: str, count: int) -> None:
    rules = found(write, "".join(one.format(n=n) for n in range(count)))
    assert len(rules) == FAULTS + 1
    assert rules.count("MOU011") == 1


def test_as_many_as_are_told(write: Callable[..., Path]) -> None:
    missing = len(found(write, ""))
    rules = found(write, "".join(f"k{n} = 1\n" for n in range(FAULTS - missing)))
    assert len(rules) == FAULTS
    assert "MOU011" not in rules


@pytest.mark.parametrize(("more", "is_refused"), [(-2, False), (-1, True)], ids=["as many", "more"])
def test_the_most_values(write: Callable[..., Path], more: int, is_refused: bool) -> None:
    list_ = ",".join(["1"] * (VALUES + more))  # beside them there are schema and x
    rules = found(write, f"x = [{list_}]")
    assert (rules == ["MOU001"]) == is_refused
    assert ("MOU003" in rules) != is_refused
