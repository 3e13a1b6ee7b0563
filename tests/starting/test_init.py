"""`mouctl init`: a register that holds together from the first day, and never anything written over."""

import json
import os
import subprocess
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import run

SAMPLES = {"id": "naskah-contoh", "en": "sample-agreement"}
CI = {"github": ".github/workflows/mouctl.yml", "gitlab": ".gitlab-ci.yml", "none": None}


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder, with what it holds."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


@pytest.mark.parametrize("language", SAMPLES)
def test_what_it_writes_passes_as_a_draft(tmp_path: Path, language: str) -> None:
    done = run("init", "register", "--lang", language, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    checked = run("check", "--format", "json", cwd=tmp_path / "register")
    assert (checked.returncode, json.loads(checked.stdout)["findings"]) == (0, [])
    states = json.loads(run("status", "--format", "json", cwd=tmp_path / "register").stdout)["agreements"]
    assert [(each["id"], each["state"]) for each in states] == [(SAMPLES[language], "draft")]


@pytest.mark.parametrize("language", SAMPLES)
def test_signed_it_has_dates_and_no_fault(tmp_path: Path, language: str) -> None:
    """The keys that are commented out are right as well."""
    run("init", ".", "--lang", language, cwd=tmp_path)
    file = tmp_path / "agreements" / SAMPLES[language] / "agreement.toml"
    text = file.read_text("utf-8")
    for key in ("signed_on", "signed_words", "originals", "stamped", "number"):
        assert f"# {key} = " in text
        text = text.replace(f"# {key} = ", f"{key} = ")
    file.write_text(text, encoding="utf-8")
    checked = json.loads(run("check", "--as-of", "2026-02-01", "--format", "json", cwd=tmp_path).stdout)
    assert {each["severity"] for each in checked["findings"]} == {"note"}


@pytest.mark.parametrize("language", SAMPLES)
def test_the_settings_that_are_commented_out_are_right(tmp_path: Path, language: str) -> None:
    run("init", ".", "--lang", language, "--ci", "none", cwd=tmp_path)
    lines = (tmp_path / "mouctl.toml").read_text("utf-8").splitlines()
    keys = [each.removeprefix("# ") for each in lines if each.startswith("# ") and (" = " in each or each[2] == "[")]
    (tmp_path / "mouctl.toml").write_text("\n".join(["schema = 1", *keys]), encoding="utf-8")
    assert len(tomllib.loads("\n".join(keys))) == 5
    assert run("check", cwd=tmp_path).returncode == 0
    assert run("alerts", "preview", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("ci", CI)
def test_which_files(tmp_path: Path, ci: str) -> None:
    answer = json.loads(run("init", "r", "--ci", ci, "--format", "json", cwd=tmp_path).stdout)
    wanted = {
        "mouctl.toml", ".gitignore", ".taplo.toml",
        *(f"agreements/sample-agreement/{name}.toml" for name in ("agreement", "events")),
        *(f"schemas/{name}.json" for name in ("agreement", "workplan", "events", "calendar", "register")),
        *filter(None, [CI[ci]]),
    }  # fmt: skip
    assert set(files(tmp_path / "r")) == wanted
    assert answer["files"] == [f"r/{name}" for name in map(str, [each.removeprefix("r/") for each in answer["files"]])]
    assert {each.removeprefix("r/") for each in answer["files"]} == wanted
    Draft202012Validator(json.loads(run("schema", "init").stdout)).validate(answer)


@pytest.mark.parametrize("language", SAMPLES)
def test_what_it_would_write_is_what_it_writes(tmp_path: Path, language: str) -> None:
    arguments = ("init", "r", "--lang", language, "--format", "json")
    would = json.loads(run(*arguments, "--dry-run", cwd=tmp_path).stdout)
    assert list(tmp_path.iterdir()) == []
    assert json.loads(run(*arguments, cwd=tmp_path).stdout) == {**would, "dry_run": False}


def test_the_schemas_are_those_of_the_command(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    assert (tmp_path / "schemas" / "events.json").read_text("utf-8") == run("schema", "events").stdout


@pytest.mark.parametrize(
    "taken", ["mouctl.toml", ".gitignore", ".github/workflows/mouctl.yml", "a link", "a file above"]
)
def test_nothing_is_written_over(tmp_path: Path, taken: str) -> None:
    """Everything that is in the way is named, and nothing else is written."""
    names = {"a link": "mouctl.toml", "a file above": "agreements"}
    path = tmp_path / names.get(taken, taken)
    path.parent.mkdir(parents=True, exist_ok=True)
    if taken == "a link":
        path.symlink_to("nowhere")
    else:
        path.write_text("milik kami", encoding="utf-8")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "events.json").write_text("milik kami", encoding="utf-8")
    before = files(tmp_path)
    for dry in ((), ("--dry-run",)):
        done = run("init", *dry, cwd=tmp_path)
        assert done.returncode == 2
        assert path.name in done.stderr
        assert "schemas/events.json" in done.stderr
        assert files(tmp_path) == before


def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir(mode=0o555)
    if os.access(tmp_path / "r", os.W_OK):
        pytest.skip("whoever runs this may write anywhere")
    done = run("init", "r", cwd=tmp_path)
    assert (done.returncode, list((tmp_path / "r").iterdir())) == (2, [])


def test_what_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mouctl.errors import UsageError
    from mouctl.recording.new_files import NewFile, write_all

    new = [NewFile(tmp_path / "a" / "b" / "eins", "eins", "1"), NewFile(tmp_path / ("x" * 300), "zwei", "2")]
    with pytest.raises(UsageError):
        write_all(new)
    assert list(tmp_path.iterdir()) == []


def test_a_register_in_a_register(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    done = run("init", "agreements/lain", cwd=tmp_path)
    assert done.returncode == 2
    assert "lies in the register of" in done.stderr


def test_a_ci_that_there_is_not(tmp_path: Path) -> None:
    done = run("init", "--ci", "jenkins", cwd=tmp_path)
    assert done.returncode == 2
    assert "github, gitlab, none" in done.stderr


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]}
    ).stdout


def test_in_a_repository_nothing_is_committed_and_ci_stands_at_its_top(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = run("init", "kerja sama/register", cwd=tmp_path)
    assert "nothing was committed" in done.stdout
    assert git(tmp_path, "status", "--porcelain", "-z").split("\0")[:-1] == ["?? .github/", "?? kerja sama/"]
    assert subprocess.run(["git", "rev-parse", "--verify", "--quiet", "HEAD"], cwd=tmp_path, check=False).returncode
    workflow = (tmp_path / ".github" / "workflows" / "mouctl.yml").read_text("utf-8")
    assert workflow.count('REGISTER: "kerja sama/register"') == 2
    assert "@" not in workflow.replace("actions/checkout@v4", "").replace("actions/setup-python@v5", "")
