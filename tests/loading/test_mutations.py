"""Five hundred small mistakes in good files: each is found, and on the line where it was made."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.house.program import ROOT

from mouctl.loading.register import load_register

REGISTERS = (ROOT, *sorted(path.parent for path in (ROOT / "examples").glob("*/mouctl.toml")))
SEED, NUMBER = 20240907, 500
KEY = re.compile(r"^([a-z_]+) = (.+?)( *#.*)?$")
STRUCTURAL = ("id", "type", "schema")
"""What other lines may rest on, so that a mistake in it can show elsewhere as well."""


class Mutation(NamedTuple):
    """A file with one mistake in one line, counted from 1."""

    kind: str
    file: Path
    line: int
    text: str


def mistyped_key(key: str, value: str) -> str:
    return f"{key[:-1]}{key[-1]}x = {value}"


def number_for_text(key: str, value: str) -> str | None:
    return f"{key} = 7.5" if value.startswith('"') else None


def text_for_day(key: str, value: str) -> str | None:
    return f'{key} = "{value}"' if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def day_that_does_not_exist(key: str, value: str) -> str | None:
    return f"{key} = {value[:4]}-02-30" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def open_text(key: str, value: str) -> str | None:
    return f"{key} = {value[:-1]}" if re.fullmatch(r'"[^"\\]+"', value) else None


def no_value(key: str, value: str) -> str:
    return f"{key} ="


def empty_text(key: str, value: str) -> str | None:
    return f'{key} = ""' if value.startswith('"') else None


def control_character(key: str, value: str) -> str | None:
    return f'{key} = "\\u0007{value[1:]}' if re.fullmatch(r'"[^"\\]+"', value) else None


def negative_number(key: str, value: str) -> str | None:
    return f"{key} = 1979-05-27T07:32:00" if re.fullmatch(r"\d+", value) else None


MISTAKES: tuple[Callable[[str, str], str | None], ...] = (
    mistyped_key, number_for_text, text_for_day, day_that_does_not_exist, open_text, no_value, empty_text,
    control_character, negative_number,
)  # fmt: skip


def mutations() -> Iterator[Mutation]:
    """Every mistake that can be made in every line of every file of the registers."""
    for register in REGISTERS:
        for file in sorted(register.glob("agreements/*/*.toml")):
            lines = file.read_text("utf-8").splitlines()
            for number, line in enumerate(lines, start=1):
                found = KEY.fullmatch(line)
                if not found or found[1] in STRUCTURAL or found[2][-1] in "[{,":
                    continue
                for mistake in MISTAKES:
                    if spoilt := mistake(found[1], found[2]):
                        text = "\n".join([*lines[: number - 1], spoilt, *lines[number:]]) + "\n"
                        yield Mutation(mistake.__name__, file, number, text)


CHOSEN = random.Random(SEED).sample(list(mutations()), NUMBER)


@pytest.mark.slow
def test_every_kind_of_mistake_is_among_them() -> None:
    assert {mutation.kind for mutation in CHOSEN} == {mistake.__name__ for mistake in MISTAKES}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_the_finding_is_on_the_line_of_the_mistake(part: int, tmp_path: Path) -> None:
    wrong = []
    for number, mutation in enumerate(CHOSEN[part::10]):
        root = tmp_path / str(number)
        folder = root / "agreements" / mutation.file.parent.name
        folder.mkdir(parents=True)
        register = mutation.file.parents[2]
        (root / "mouctl.toml").write_bytes((register / "mouctl.toml").read_bytes())
        if (register / "calendars").exists():
            (root / "calendars").symlink_to(register / "calendars")
        for file in mutation.file.parent.glob("*.toml"):
            (folder / file.name).write_bytes(file.read_bytes())
        (folder / mutation.file.name).write_text(mutation.text, encoding="utf-8")
        found = load_register(root).findings
        places = {(finding.file.rpartition("/")[2], finding.place.line) for finding in found if finding.place}
        if (mutation.file.name, mutation.line) not in places:
            wrong.append((mutation.kind, str(mutation.file), mutation.line, sorted(places)))
    assert wrong == []
