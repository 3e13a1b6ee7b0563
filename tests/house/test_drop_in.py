"""A file dropped into a copy of the package is a clause type, a rule, a format, a command: no other file is edited.

The files are the examples of CONTRIBUTING.md, which so are known to work.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from .documents import titled
from .program import AS_OF, ROOT, SOURCES, mouctl

GUIDE = ROOT / "CONTRIBUTING.md"
AGREEMENT = """
schema = 1
id = "contoh"
kind = "perjanjian-kerja-sama"
title = "Pelatihan bersama"
signed_on = 2024-01-15

[[party]]
id = "kesatu"
label = "PIHAK KESATU"
name = "Dinas Contoh"
public_body = true

[[party]]
id = "kedua"
label = "PIHAK KEDUA"
name = "Kabupaten Contoh"
public_body = true

"""

ALERTS = """
schema = 1

[alerts]
sender = "mouctl@contoh.go.id"
domains = ["contoh.go.id"]
recipient = [{{ role = "Kepala Dinas", email = "kadis@contoh.go.id" }}]
transport = {{ type = "spool", folder = "{folder}" }}
"""

Drop: TypeAlias = Callable[..., Path]


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    """Copies the package, with one file more, and returns the folder to import it from."""

    def dropped(place: str, text: str | None = None) -> Path:
        copy = tmp_path / "copy"
        shutil.copytree(SOURCES / "mouctl", copy / "mouctl", ignore=shutil.ignore_patterns("__pycache__", "demo"))
        file = copy / "mouctl" / place
        assert not file.exists()
        file.write_text(titled(GUIDE, place) if text is None else text, encoding="utf-8")
        return copy

    return dropped


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with one agreement, in which the clause of the example stands."""
    folder = tmp_path / "register" / "agreements" / "contoh"
    folder.mkdir(parents=True)
    (folder.parents[1] / "mouctl.toml").write_text("schema = 1\n")
    (folder / "agreement.toml").write_text(AGREEMENT + titled(GUIDE, "agreement.toml"))
    return folder.parents[1]


def test_a_clause_type(drop: Drop, register: Path) -> None:
    copy = drop("clauses/training.py")
    run = mouctl("deadlines", "--as-of", "2024-03-01", "--format", "json", cwd=register, sources=copy)
    assert run.returncode == 0, run.stderr
    (deadline,) = json.loads(run.stdout)["deadlines"]
    assert (deadline["id"], deadline["status"]) == ("contoh/training", "due")
    assert (deadline["due_on"], deadline["act_by"]) == ("2024-03-15", "2024-03-14")  # 15 January + 60 calendar days
    assert deadline["steps"][-1]["article"] == "Pasal 4 ayat (1)"


def test_a_clause_type_is_in_the_schema(drop: Drop) -> None:
    copy = drop("clauses/training.py")
    schema = json.loads(mouctl("schema", "agreement", sources=copy).stdout)
    assert schema["$defs"]["TrainingClause"]["properties"]["within"]
    assert {"$ref": "#/$defs/TrainingClause"} in schema["properties"]["clause"]["items"]["oneOf"]


def test_without_the_file_the_clause_is_a_finding(register: Path) -> None:
    run = mouctl("check", *AS_OF, "--format", "json", cwd=register)
    assert run.returncode == 1
    assert "training" in json.loads(run.stdout)["findings"][0]["message"]


def test_a_rule(drop: Drop, register: Path) -> None:
    (register / "agreements" / "contoh" / "agreement.toml").write_text(AGREEMENT)
    copy = drop("rules/mou999_legal_basis.py")
    run = mouctl("check", *AS_OF, "--format", "json", cwd=register, sources=copy)
    (finding,) = (each for each in json.loads(run.stdout)["findings"] if each["rule"] == "MOU999")
    assert (finding["severity"], finding["line"], finding["message"]) == ("warning", 5, "No legal basis is named.")
    assert run.returncode == 1


def test_the_page_of_a_rule_that_nobody_has_translated(drop: Drop) -> None:
    copy = drop("rules/mou999_legal_basis.py")
    shown = mouctl("rule", "mou999", "--lang", "id", sources=copy)
    assert shown.returncode == 0, shown.stderr
    assert "What to do: copy the list of regulations from the opening of the text" in shown.stdout
    assert "Practice: the opening of an agreement" in shown.stdout


def test_a_rule_cannot_take_an_id_of_mouctls_own(drop: Drop) -> None:
    twin = titled(GUIDE, "rules/mou999_legal_basis.py").replace("MOU999", "MOU001")
    refused = mouctl("check", *AS_OF, sources=drop("rules/mou999_legal_basis.py", twin))
    assert "The id MOU001 is mouctl's own" in refused.stderr
    assert refused.returncode == 70


def test_a_format(drop: Drop) -> None:
    run = mouctl("status", *AS_OF, "--format", "shout", sources=drop("render/shout.py"))
    assert run.returncode == 0, run.stderr
    assert run.stdout == mouctl("status", *AS_OF, "--format", "plain").stdout.upper()


def test_a_format_by_its_ending(drop: Drop, tmp_path: Path) -> None:
    run = mouctl("status", *AS_OF, "-o", str(tmp_path / "x.shout"), sources=drop("render/shout.py"))
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (tmp_path / "x.shout").read_text("utf-8") == mouctl("status", *AS_OF).stdout.upper()


def test_a_format_is_listed_in_the_help(drop: Drop) -> None:
    help_ = mouctl("status", "--help", sources=drop("render/shout.py")).stdout
    assert "shout" in help_


def test_a_command(drop: Drop) -> None:
    copy = drop("cli/commands/hello.py")
    assert "Greet the register." in mouctl("--help", sources=copy).stdout
    assert mouctl("hello", sources=copy).stdout == "Hello, bp2mi-asahan-2021.\n"
    answer = json.loads(mouctl("hello", "--format", "json", sources=copy).stdout)
    assert answer == {"schema": "mouctl.hello/1", "names": ["bp2mi-asahan-2021"]}


def test_a_transport(drop: Drop, register: Path, tmp_path: Path) -> None:
    copy, spool = drop("delivery/spool.py"), tmp_path / "spool"
    (copy / "mouctl" / "clauses" / "training.py").write_text(titled(GUIDE, "clauses/training.py"))
    (register / "mouctl.toml").write_text(ALERTS.format(folder=spool))
    call = ("alerts", "send", "--as-of", "2024-03-14")
    refused = mouctl(*call, "--init", cwd=register, sources=copy)
    assert refused.returncode == 5, refused.stderr
    assert "There is no folder" in refused.stdout
    spool.mkdir()
    assert mouctl(*call, "--init", "--state", "other", cwd=register, sources=copy).returncode == 0
    (mail,) = spool.glob("*.eml")
    assert b"mouctl explain contoh/training" in mail.read_bytes()
    assert '"const": "spool"' in mouctl("schema", "register", sources=copy).stdout


def test_two_rules_of_one_id_are_refused(drop: Drop) -> None:
    twin = titled(GUIDE, "rules/mou999_legal_basis.py").replace("MOU999", "MOU205")
    copy = drop("rules/mou999_legal_basis.py", twin)
    refused = mouctl("check", *AS_OF, sources=copy)
    assert "The id MOU205 is taken twice, the second time by mou999_legal_basis.py" in refused.stderr
    assert refused.returncode == 70


def test_a_clause_type_with_another_id_than_its_file_is_refused(drop: Drop) -> None:
    text = titled(GUIDE, "clauses/training.py")
    copy = drop("clauses/drill.py", text)
    told = mouctl("schema", "agreement", sources=copy).stderr
    assert "The file of the clause type drill calls it training." in told


@pytest.mark.parametrize(
    ("place", "command", "wanted"),
    [
        ("rules/mou998_empty.py", ["check", *AS_OF], "mouctl.rules.mou998_empty must define RULE as a Rule"),
        ("render/empty.py", ["status", "--format", "empty"], "mouctl.render.empty must define FORMAT as a Format"),
        ("cli/commands/empty.py", ["empty"], "mouctl.cli.commands.empty must define app as a Typer"),
        ("clauses/empty.py", ["schema", "agreement"], "mouctl.clauses.empty must define CLAUSE as a ClauseType"),
    ],
)
def test_a_file_that_offers_nothing_is_refused(drop: Drop, place: str, command: list[str], wanted: str) -> None:
    assert wanted in mouctl(*command, sources=drop(place, "")).stderr
