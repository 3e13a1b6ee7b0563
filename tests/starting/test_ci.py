"""The files for CI and pre-commit: valid against their public schemas, and doing what they say with real programs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.cli.conftest import ROOT, run
from tests.comparing.conftest import Repository

EXAMPLES = ROOT / "examples" / "ci"
STARTER = ROOT / "src" / "mouctl" / "starter" / "ci"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
SCHEMAS = {
    EXAMPLES / "github" / "workflow.yml": ("vendor.github-workflows", "custom.github-workflows-require-timeout"),
    EXAMPLES / "github" / "moved-dates.yml": ("vendor.github-workflows", "custom.github-workflows-require-timeout"),
    EXAMPLES / "github" / "action.yml": ("vendor.github-actions",),
    EXAMPLES / "gitlab" / "mouctl.gitlab-ci.yml": ("vendor.gitlab-ci",),
    STARTER / "github.yml": ("vendor.github-workflows", "custom.github-workflows-require-timeout"),
    STARTER / "gitlab.yml": ("vendor.gitlab-ci",),
}


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def scripts(value: Any) -> list[str]:
    """Every piece of shell in a file."""
    if isinstance(value, dict):
        own = [each for key in ("run", "script", "before_script") for each in _lines(value.get(key))]
        return own + [each for inner in value.values() for each in scripts(inner)]
    return [each for inner in value for each in scripts(inner)] if isinstance(value, list) else []


def _lines(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def test_every_file_has_its_schema() -> None:
    assert set(SCHEMAS) == {*EXAMPLES.rglob("*.yml"), *STARTER.rglob("*.yml")}


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.relative_to(ROOT)))
def test_valid_against_its_public_schema(path: Path) -> None:
    for schema in SCHEMAS[path]:
        transform = ("--data-transform", "gitlab-ci") if "gitlab" in schema else ()
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_value_of_others_is_text_of_a_script(path: Path) -> None:
    """A branch may be called `$(...)`; what comes from outside goes through the environment, in quotes."""
    for script in scripts(read(path)):
        assert "${{" not in script
        for value in re.finditer(r"\$[A-Z]", script):
            assert script[: value.start()].count('"') % 2 == 1, script


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_options_named_are_there(path: Path) -> None:
    words = [
        each
        for script in scripts(read(path))
        for line in script.splitlines()
        if "mouctl check" in line
        for each in line.split()
    ]
    helped = run("check", "--help").stdout
    assert [each for each in words if each.startswith("--") and each not in helped] == []


def moves(repository: Repository, tmp_path: Path) -> str:
    """The comment that the workflow would write."""
    answer = run("check", "--against", "main", "--lang", "id", "--format", "json", cwd=repository.register)
    (tmp_path / "check.json").write_text(answer.stdout, encoding="utf-8")
    steps = read(EXAMPLES / "github" / "moved-dates.yml")["jobs"]["comment"]["steps"]
    (script,) = (each["run"] for each in steps if each.get("name") == "As a table")
    surroundings = {"PATH": os.environ["PATH"], "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=surroundings, check=True)
    return (tmp_path / "comment.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
class TestMovedDates:
    def test_none(self, repository: Repository, tmp_path: Path) -> None:
        assert moves(repository, tmp_path) == "Tidak ada tenggat yang bergeser.\n"

    def test_a_table(self, repository: Repository, tmp_path: Path) -> None:
        repository.edit('duration = "3 years"', 'duration = "4 years"')
        rows = moves(repository, tmp_path).splitlines()
        assert rows[:4] == [
            "Tenggat yang bergeser karena perubahan ini:",
            "",
            "| Tenggat | Semula | Menjadi | Digeser oleh |",
            "|---|---|---|---|",
        ]
        (end,) = (row for row in rows if "bp2mi-asahan-2021/expiry" in row)
        assert end.endswith("| 2024-12-07 | 2025-12-07 | agreement.toml: clause.term.duration |")
        assert sum("| tidak ada |" in row for row in rows) == 2

    def test_text_of_others_makes_no_markup(self, repository: Repository, tmp_path: Path) -> None:
        title = "x | y `z` [a](https://b.example) <img src=c> @d *e* \\\\ #1"
        repository.append(
            f'[[clause]]\ntype = "obligation"\nid = "lapor"\ntitle = "{title}"\narticle = "Pasal 9"\nquote = "q"\n'
            'anchor = "signing"\nperiod = "30 calendar days"\n',
            "agreement.toml",
        )
        (row,) = (each for each in moves(repository, tmp_path).splitlines() if "lapor`" in each)
        cell = row.partition(" (`")[0].removeprefix("| ")
        assert re.sub(r"\\([\\`|<>@#\[\]*_~])", "", cell) == "x  y z a(https://b.example) img src=c d e  1"


class TestPreCommit:
    def test_the_hook_is_a_command(self) -> None:
        (hook,) = read(HOOKS)
        assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("mouctl-check", "python", False)
        assert hook["entry"].split()[0] == "mouctl"
        assert run(*hook["entry"].split()[1:], "--help").returncode == 0

    @pytest.mark.parametrize(
        ("name", "is_ours"),
        [
            ("mouctl.toml", True),
            ("register/mouctl.toml", True),
            ("agreements/x/events.toml", True),
            ("kerja sama/agreements/é/workplan.toml", True),
            ("calendars/2027.toml", True),
            ("agreements/x/bukti/surat.pdf", False),
            ("pyproject.toml", False),
            ("README.md", False),
        ],
    )
    def test_it_runs_for_files_of_a_register(self, name: str, is_ours: bool) -> None:
        assert bool(re.search(read(HOOKS)[0]["files"], name)) == is_ours

    @pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed")
    def test_with_the_program_itself(self, repository: Repository, tmp_path: Path) -> None:
        """The hook as it stands, but for its environment, which would have to be fetched."""
        hook = {**read(HOOKS)[0], "language": "system", "entry": f"{sys.executable} -m {read(HOOKS)[0]['entry']}"}
        config = {"repos": [{"repo": "local", "hooks": [hook]}]}
        (repository.top / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
        surroundings = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "MOUCTL_LANG": "en"}

        def commit() -> "subprocess.CompletedProcess[str]":
            repository.git("add", "--all")
            command = ["pre-commit", "run"]
            return subprocess.run(
                command, cwd=repository.top, env=surroundings, capture_output=True, text=True, check=False
            )

        repository.edit("schema = 1", "# catatan\nschema = 1")
        assert "Passed" in commit().stdout
        repository.edit("schema = 1", "schema = 1\nsalah = 1")
        failed = commit()
        assert failed.returncode == 1
        assert "MOU003" in failed.stdout
