"""A register in a real repository of git, with commits on days of our choosing."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.cli.conftest import ROOT, run

REAL = "bp2mi-asahan-2021"
AUTHOR = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (("NAME", "Kepala Bagian Kerja Sama"), ("EMAIL", "kerjasama@kabupaten.example"))
}
AS_OF = ("--as-of", "2024-03-10")
Findings = list[dict[str, Any]]


class Repository(NamedTuple):
    """A repository, and the register in it."""

    top: Path
    register: Path

    def git(self, *arguments: str, on: str = "2024-03-01T10:00:00+07:00", cwd: Path | None = None) -> str:
        """Calls git as somebody who commits at that time."""
        outside = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        when = {"GIT_AUTHOR_DATE": on, "GIT_COMMITTER_DATE": on}
        return subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=cwd or self.top,
            env={**outside, **AUTHOR, **when, "GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def commit(self, message: str = "Perubahan", on: str = "2024-03-05T10:00:00+07:00") -> str:
        """Commits all that there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message, on=on)
        return self.git("rev-parse", "HEAD")

    def file(self, name: str, agreement: str = REAL) -> Path:
        """A file of an agreement."""
        return self.register / "agreements" / agreement / name

    def edit(self, old: str, new: str, name: str = "agreement.toml", agreement: str = REAL) -> None:
        """Replaces text in a file of an agreement, once."""
        file = self.file(name, agreement)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, text: str, name: str = "events.toml", agreement: str = REAL) -> None:
        """Adds text to the end of a file of an agreement."""
        with self.file(name, agreement).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")

    def check(self, *arguments: str, against: str = "main", **surroundings: str) -> Mapping[str, Any]:
        """The answer of `mouctl check --against`, which must be one."""
        wanted = ("check", "--against", against, "--format", "json", *AS_OF, *arguments)
        done = run(*wanted, cwd=self.register, surroundings=surroundings)
        assert done.returncode in (0, 1), done.stderr
        answer: Mapping[str, Any] = json.loads(done.stdout)
        return answer

    def found(self, *arguments: str, against: str = "main", **surroundings: str) -> Findings:
        """The findings of the rules over two states."""
        findings = self.check(*arguments, against=against, **surroundings)["findings"]
        return [each for each in findings if each["rule"].startswith("MOU1")]

    def rules(self, *arguments: str, against: str = "main") -> list[str]:
        """The ids of the rules that found something, but for deadlines that moved."""
        return [each["rule"] for each in self.found(*arguments, against=against) if each["rule"] != "MOU111"]


def repository_at(top: Path, register: Path) -> Repository:
    """A repository whose branch `main` holds the register, with the branch `ubah` checked out."""
    register.mkdir(parents=True)
    shutil.copy(ROOT / "mouctl.toml", register)
    shutil.copytree(ROOT / "agreements" / REAL, register / "agreements" / REAL)
    made = Repository(top, register)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit("Register", on="2024-03-01T10:00:00+07:00")
    made.git("checkout", "--quiet", "-b", "ubah")
    return made


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A register at the top of its repository."""
    return repository_at(tmp_path / "repo", tmp_path / "repo")
