"""README.md tells the truth: its screens are the real ones (`UPDATE_GOLDEN=1` writes them anew), its commands exist."""

import os
import re
import shlex
import tomllib

import pytest

from mouctl.dates.period import parse_period
from mouctl.discovery import names

from .documents import Fenced, fenced
from .program import ROOT, mouctl, screen

README = ROOT / "README.md"


COMMANDS = [block.text.partition("\n")[0] for block in fenced(README, "console")]


def written(command: str) -> Fenced:
    """The block of a command, as the README has it."""
    (block,) = (each for each in fenced(README, "console") if each.text.startswith(f"{command}\n"))
    return block


def shown(command: str) -> str:
    """What the block should hold: the command, and what that shows on a terminal of 80 columns."""
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "mouctl"
    return f"{command}\n{screen(arguments)}"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_screen_in_the_readme_is_the_real_one(command: str) -> None:
    if os.environ.get("UPDATE_GOLDEN") == "1":
        text, (start, end) = README.read_text("utf-8"), written(command).span
        README.write_text(text[:start] + shown(command) + text[end:], encoding="utf-8")
    assert written(command).text == shown(command), "UPDATE_GOLDEN=1 pytest tests/house -k readme writes it anew"


def test_the_readme_has_screens_in_indonesian_and_the_commands() -> None:
    assert any(" next " in command and "--lang id" in command for command in COMMANDS)
    assert any(" explain " in command and "--lang id" in command for command in COMMANDS)
    assert "$ mouctl --help" in COMMANDS


def test_the_quick_start_has_two_commands_of_one_line_each() -> None:
    section = README.read_text("utf-8").partition("## Quick start")[2].partition("\n## ")[0]
    commands = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert [command.count("\n") for command in commands] == [1, 1]
    assert commands[0].rstrip().endswith(".venv/bin/mouctl deadlines --as-of 2024-08-01")
    assert commands[1].rstrip().endswith("pytest")
    assert all("--require-hashes" in command for command in commands)


def test_every_command_named_in_the_readme_exists() -> None:
    said = set(re.findall(r"`(?:\.venv/bin/)?mouctl ([a-z]+)", README.read_text("utf-8")))
    assert said
    assert said <= set(names("mouctl.cli.commands"))


def test_every_option_named_in_the_readme_exists() -> None:
    text = README.read_text("utf-8").partition("## Commands")[2]
    said = set(re.findall(r"`(--?[a-z-]+)(?= |`)", text))
    help_ = "".join(mouctl(*command, "--help").stdout for command in (("deadlines",), ("matrix",), ()))
    assert {option for option in said if not re.search(rf"(?<![\w-]){option}(?![\w-])", help_)} == set()


def test_every_excerpt_of_toml_in_the_readme_is_in_the_agreement() -> None:
    excerpt, _ = (tomllib.loads(block.text) for block in fenced(README, "toml"))
    path = ROOT / "agreements" / excerpt["id"] / "agreement.toml"
    agreement = tomllib.loads(path.read_text("utf-8"))
    for clause in excerpt.pop("clause"):
        (real,) = (each for each in agreement["clause"] if each["type"] == clause["type"])
        assert clause.items() <= real.items()
    assert agreement["title"].startswith(excerpt.pop("title").removesuffix(" ..."))
    assert excerpt.items() <= agreement.items()


def test_the_addendum_in_the_readme_is_the_one_of_the_example() -> None:
    _, excerpt = (tomllib.loads(block.text) for block in fenced(README, "toml"))
    (shown,) = excerpt["event"]
    (path,) = (ROOT / "examples" / "lifetime-register" / "agreements").glob("*/events.toml")
    events = {event["id"]: event for event in tomllib.loads(path.read_text("utf-8"))["event"]}
    real = events[shown["id"]]
    (shown_clause,), (clause,) = (each.pop("amends")["clause"] for each in (shown, real))
    assert shown_clause.pop("quote") in clause["quote"]
    assert parse_period(shown_clause.pop("notice")) == parse_period(clause["notice"])
    assert shown_clause.items() <= clause.items()
    assert shown.items() <= real.items()
