"""Nothing is imported that the command at hand does not use: start-up is a feature."""

from collections.abc import Collection
from functools import cache

import pytest

from .program import AS_OF, python

VERSION = ("--version",)
DEADLINES = ("deadlines", *AS_OF)

PROGRAM = """
import atexit, sys
atexit.register(lambda: print("\\nmodules:", *sys.modules, file=sys.stderr))
from mouctl.cli.main import run
run()
"""
"""Tells every module there at the end; `-X importtime` keeps silent about what `importlib` imports, as ours are."""


@cache
def imported(*arguments: str) -> frozenset[str]:
    """Every module that a run imports."""
    done = python("-c", PROGRAM, *arguments)
    assert done.returncode == 0, done.stderr
    return frozenset(done.stderr.rpartition("modules:")[2].split())


def below(modules: Collection[str], *packages: str) -> list[str]:
    """Those of the modules that are one of the packages or lie in one."""
    inside = tuple(f"{package}." for package in packages)
    return sorted(each for each in modules if each in packages or each.startswith(inside))


def test_what_is_imported_is_seen() -> None:
    assert {"typer", "mouctl.cli.main"} <= imported(*VERSION)
    assert {"pydantic", "mouctl.render.plain", "mouctl.clauses.term"} <= imported(*DEADLINES)


@pytest.mark.parametrize("package", ["pydantic", "rich", "mouctl.model", "mouctl.service", "mouctl.loading", "tomli"])
def test_the_version_needs_no(package: str) -> None:
    assert not below(imported(*VERSION), package)


@pytest.mark.parametrize(
    "package",
    [
        "rich",
        "pygments",
        "markdown_it",
        "holidays",
        "dateutil",
        "babel",
        "icalendar",
        "mouctl.service.feeding",
        "tree_sitter",
        "tree_sitter_toml",
        "tomli_w",
        "jsonschema",
    ],
)
def test_piped_deadlines_need_no(package: str) -> None:
    assert not below(imported(*DEADLINES), package)


@pytest.mark.parametrize("module", ["show", "matrix", "explain", "when", "holidays", "check"])
def test_deadlines_need_no_answer_of(module: str) -> None:
    assert f"mouctl.answers.{module}" not in imported(*DEADLINES)


def test_only_the_command_called_is_imported() -> None:
    assert below(imported(*DEADLINES), "mouctl.cli.commands") == [
        "mouctl.cli.commands",
        "mouctl.cli.commands.deadlines",
    ]
    assert not below(imported(*VERSION), "mouctl.cli.commands.deadlines")


def test_only_the_format_shown_is_imported() -> None:
    formats = [each for each in below(imported(*DEADLINES), "mouctl.render") if "._" not in each]
    assert formats == [
        "mouctl.render",
        "mouctl.render.deadlines",
        "mouctl.render.plain",
    ]  # of its own ones the list only


def test_no_rule_is_imported_without_a_check() -> None:
    assert not below(imported(*DEADLINES), "mouctl.rules")


def test_the_clause_types_that_the_agreement_does_not_use_stay_out() -> None:
    assert "mouctl.clauses.obligation" not in imported(*DEADLINES)


def test_a_decreed_year_asks_no_estimate() -> None:
    modules = imported("holidays", "2024")
    assert not below(modules, "holidays")
    assert "mouctl.dates.estimates" not in modules


def test_a_year_beyond_the_decrees_does() -> None:
    assert "mouctl.dates.estimates" in imported("holidays", "2027")


@pytest.mark.parametrize("package", ["typst", "xlsxwriter", "docx"])
def test_a_page_of_html_needs_no(package: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Though every format is looked at for the ending that is its own."""
    page = tmp_path_factory.getbasetemp() / "plan.html"
    assert not below(imported("matrix", "bp2mi-asahan-2021", "-o", str(page)), package)
