"""Which findings `mouctl check` shows, and which of them fail a run. Nothing hides a file that cannot be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import run

AS_OF = ("--as-of", "2024-08-01")
NOTES = [
    "MOU205", "MOU210", "MOU210", "MOU210", "MOU303", "MOU304", "MOU316", "MOU316", "MOU403", "MOU409", "MOU410",
    "MOU501", "MOU609", "MOU609",
]  # fmt: skip


def found(*arguments: str, cwd: Path) -> list[str]:
    answered = run("check", *AS_OF, *arguments, "--format", "json", cwd=cwd)
    assert "Traceback" not in answered.stderr, answered.stderr
    return sorted(each["rule"] for each in json.loads(answered.stdout)["findings"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), NOTES),
        (("--select", "MOU303"), ["MOU303"]),
        (("--select", "mou3"), ["MOU303", "MOU304", "MOU316", "MOU316"]),
        (("--select", "MOU303, MOU2"), ["MOU205", "MOU210", "MOU210", "MOU210", "MOU303"]),
        (("--select", "MOU303", "--select", "MOU4"), ["MOU303", "MOU403", "MOU409", "MOU410"]),
        (("--ignore", "MOU3,MOU403,MOU6,MOU210"), ["MOU205", "MOU409", "MOU410", "MOU501"]),
        (("--select", "MOU3", "--ignore", "MOU304"), ["MOU303", "MOU316", "MOU316"]),
        (("--severity", "warning"), []),
        (("--severity", "note"), NOTES),
    ],
)
def test_findings_are_chosen(options: tuple[str, ...], expected: list[str], register: Path) -> None:
    assert found(*options, cwd=register) == expected


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "note"), 1),
        (("--fail-on", "note", "--severity", "warning"), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
    ],
)
def test_what_fails_is_chosen(options: tuple[str, ...], code: int, register: Path) -> None:
    assert run("check", *AS_OF, *options, cwd=register).returncode == code


@pytest.mark.parametrize(("fail_on", "code"), [("note", 1), ("warning", 1), ("error", 0), ("never", 0)])
def test_a_warning_fails_up_to_its_weight(fail_on: str, code: int, edit: Callable[..., Path]) -> None:
    register = edit("originals = 3", "originals = 1")
    answered = run("check", *AS_OF, "--select", "MOU204", "--fail-on", fail_on, cwd=register)
    assert "warning MOU204" in answered.stdout
    assert answered.returncode == code


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "MOU205"),
        ("--ignore", "MOU2,MOU3,MOU4,MOU5,MOU6,MOU7,MOU8,MOU9"),
        ("--severity", "error"),
        ("--fail-on", "never"),
        ("--baseline", "known.json", "--update-baseline"),
    ],
)
@pytest.mark.parametrize(("old", "new", "rule"), [
    ("originals = 3", "orignals = 3", "MOU003"),
    ('language = "id"', 'language = "id', "MOU002"),
])  # fmt: skip
def test_no_option_hides_a_faulty_file(
    options: tuple[str, ...], old: str, new: str, rule: str, edit: Callable[..., Path]
) -> None:
    answered = run("check", *options, cwd=edit(old, new))
    assert rule in answered.stdout
    assert answered.returncode == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "MOU33"), "MOU3"),
        (("--ignore", "MOU203,MOU9999"), "MOU999"),
        (("--select", ""), "mouctl rule"),
        (("--ignore", "MOU001"), "cannot be ignored"),
        (("--severity", "warn"), "warning"),
        (("--fail-on", "always"), "never"),
        (("--update-baseline",), "--baseline"),
        (("--baseline", "x.json", "--update-baseline", "--select", "MOU3"), "--select"),
        (("--baseline", "x.json"), "--update-baseline"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(options: tuple[str, ...], said: str, register: Path) -> None:
    answered = run("check", *options, cwd=register)
    assert answered.returncode == 2
    assert said in answered.stderr
    assert not answered.stdout
    assert "Traceback" not in answered.stderr


def test_the_line_and_a_mark_under_the_place(register: Path) -> None:
    lines = run("check", *AS_OF, "--select", "MOU205", cwd=register).stdout.splitlines()
    line = next(number for number, text in enumerate(lines) if " | " in text)
    assert lines[line].endswith("| missing = [9]")
    assert lines[line + 1].index("^") == lines[line].index("[9]")
    assert lines[line + 1].endswith("| " + " " * 10 + "^^^")


def test_a_broken_file_is_shown_at_its_line_too(edit: Callable[..., Path]) -> None:
    assert '| language = "id\n' in run("check", cwd=edit('language = "id"', 'language = "id')).stdout
