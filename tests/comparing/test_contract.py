"""What holds for every rule over two states: its name, its page, and that it breaks alone."""

from importlib import import_module

import pytest

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.discovery import names
from mouctl.service.pages import comparing_rules, rules

RULES = names("mouctl.comparing")


@pytest.mark.parametrize("module", RULES)
def test_a_page_says_what_why_and_what_to_do(module: str) -> None:
    found = import_module(f"mouctl.comparing.{module}")
    summary, _, page = (found.__doc__ or "").partition("\n\n")
    assert isinstance(found.RULE, ComparingRule)
    assert module.startswith(f"{found.RULE.id.lower()}_")
    assert summary == found.RULE.summary.template
    assert len(page.split("\n\n")) >= 2
    assert "\nWhat to do: " in page
    assert found.RULE.source


def test_ids_are_in_order_and_no_other_rule_has_them() -> None:
    ids = list(comparing_rules())
    assert ids == sorted(ids)
    assert set(ids).isdisjoint(rules())


@pytest.mark.parametrize("module", RULES)
def test_an_agreement_that_nothing_is_known_of_gives_nothing(module: str) -> None:
    rule = import_module(f"mouctl.comparing.{module}").RULE
    assert list(rule.check(Comparison("main", "contoh"))) == []
