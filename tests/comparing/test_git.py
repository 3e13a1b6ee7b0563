"""Where the register lies, and what git has: every surrounding gives an answer or a clear word on what to do."""

import os
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import run

from .conftest import REAL, Repository, repository_at

TERM = ('duration = "3 years"', 'duration = "4 years"')


def refused(repository: Repository, *, against: str = "main", cwd: Path | None = None, **surroundings: str) -> str:
    """What a comparison that cannot be had says."""
    done = run("check", "--against", against, cwd=cwd or repository.register, surroundings=surroundings)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("folder", ["register", "berkas kerja sama", "perjanjian-é-ñ", "a\nb"])
def test_a_register_below_the_top(tmp_path: Path, folder: str) -> None:
    repository = repository_at(tmp_path / "repo", tmp_path / "repo" / folder)
    repository.edit(*TERM)
    commit = repository.commit()
    (found,) = (each for each in repository.found() if each["rule"] == "MOU101")
    assert commit[:10] in found["message"]


def test_odd_names_beside_it(repository: Repository) -> None:
    for name in ("naskah lampiran é.pdf", "-x", "tab\there", "baris\nbaru.toml", ":(top)"):
        (repository.file(".") / name).write_text("isi", encoding="utf-8")
    repository.commit()
    repository.edit(*TERM)
    assert repository.rules() == ["MOU101"]


def test_a_worktree(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "-b", "lain", str(tmp_path / "worktree"), "main")
    other = Repository(tmp_path / "worktree", tmp_path / "worktree")
    other.edit(*TERM)
    assert other.rules() == ["MOU101"]
    assert repository.rules() == []


def test_what_others_added_since_is_not_removed_here(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.append('[[event]]\nid = "2022-06-07-m"\ntype = "monitoring"\non = 2022-06-07\n')
    repository.commit()
    repository.git("checkout", "--quiet", "ubah")
    assert repository.rules() == []


@pytest.mark.parametrize("revision", ["main", "refs/heads/main", "v1", "HEAD~1", "commit"])
def test_any_name_of_a_revision(repository: Repository, revision: str) -> None:
    repository.git("tag", "--annotate", "--message", "v1", "v1", "main")
    repository.edit(*TERM)
    repository.commit()
    against = repository.git("rev-parse", "main") if revision == "commit" else revision
    assert repository.rules(against=against) == ["MOU101"]


@pytest.mark.parametrize("revision", ["tidak-ada", "--all", "", "main:mouctl.toml", "a\nb"])
def test_an_unknown_revision(repository: Repository, revision: str) -> None:
    assert "knows no revision" in refused(repository, against=revision)


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.edit(*TERM)
    repository.commit()
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.top}", str(tmp_path / "shallow"))
    shallow = Repository(tmp_path / "shallow", tmp_path / "shallow")
    assert "git fetch --unshallow" in refused(shallow, against="origin/main")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    answer = refused(shallow, against="origin/main")
    assert "no commit in common" in answer
    assert "fetch-depth: 0" in answer
    shallow.git("fetch", "--quiet", "--unshallow", "origin")
    assert shallow.rules(against="origin/main") == ["MOU101"]


def test_a_clone_without_its_objects_does_not_fetch(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.edit(*TERM)
    repository.commit()
    url = f"file://{repository.top}"
    repository.git("clone", "--quiet", "--filter", "blob:none", "--branch", "ubah", url, str(tmp_path / "partial"))
    partial = Repository(tmp_path / "partial", tmp_path / "partial")
    assert "full clone" in refused(partial, against="origin/main")


def test_no_git(repository: Repository, tmp_path: Path) -> None:
    assert "git cannot be started" in refused(repository, PATH=str(tmp_path))


def test_no_repository(repository: Repository, tmp_path: Path) -> None:
    shutil.copytree(repository.top, tmp_path / "copy", ignore=shutil.ignore_patterns(".git"))
    answer = refused(repository, cwd=tmp_path / "copy", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert "in no git repository" in answer
    assert "without --against" in answer


def test_no_commit_yet(repository: Repository, tmp_path: Path) -> None:
    shutil.copytree(repository.top, tmp_path / "copy", ignore=shutil.ignore_patterns(".git"))
    repository.git("init", "--quiet", cwd=tmp_path / "copy")
    assert "knows no revision" in refused(repository, cwd=tmp_path / "copy", against="HEAD")


def test_a_folder_that_somebody_else_owns(repository: Repository, tmp_path: Path) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '.'\" >&2\nexit 128\n")
    program.chmod(0o755)
    assert "git config --global --add safe.directory" in refused(repository, PATH=f"{tmp_path}:{os.environ['PATH']}")


def test_nothing_in_common(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "lain")
    repository.commit()
    assert "no commit in common" in refused(repository)


def test_what_the_surroundings_say_of_another_repository(repository: Repository, tmp_path: Path) -> None:
    other = repository_at(tmp_path / "other", tmp_path / "other")
    repository.edit(*TERM)
    elsewhere = {
        "GIT_DIR": str(other.top / ".git"),
        "GIT_WORK_TREE": str(other.top),
        "GIT_INDEX_FILE": str(other.top / "index"),
        "GIT_PAGER": "false",
        "GIT_EXTERNAL_DIFF": "false",
    }
    assert [each["rule"] for each in repository.found(**elsewhere) if each["rule"] != "MOU111"] == ["MOU101"]


def test_nothing_of_the_repository_is_run_or_written(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'sprung'}'\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "gpg.program"):
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "core.hooksPath", str(tmp_path))
    repository.edit(*TERM)
    before = {path: path.stat().st_mtime_ns for path in sorted((repository.top / ".git").rglob("*")) if path.is_file()}
    assert repository.rules() == ["MOU101"]
    after = {path: path.stat().st_mtime_ns for path in sorted((repository.top / ".git").rglob("*")) if path.is_file()}
    assert before == after
    assert not (tmp_path / "sprung").exists()


def test_links_in_the_register(repository: Repository, tmp_path: Path) -> None:
    """A link within the register leads where it led; one that leads out of it is not followed."""
    shutil.move(repository.file("."), repository.register / "arsip")
    (repository.register / "agreements" / REAL).symlink_to("../arsip")
    (repository.register / "agreements" / "luar").symlink_to(os.fspath(tmp_path))
    repository.commit()
    repository.git("branch", "--force", "dasar")
    (repository.register / "agreements" / "luar").unlink()
    repository.edit(*TERM)
    assert repository.rules(against="dasar") == ["MOU101"]


def test_a_register_that_was_elsewhere(repository: Repository, tmp_path: Path) -> None:
    moved = Repository(repository.top, repository.top / "pindah")
    moved.register.mkdir()
    for name in ("mouctl.toml", "agreements"):
        shutil.move(repository.register / name, moved.register / name)
    moved.commit()
    (found,) = moved.found()
    assert (found["rule"], found["severity"], found["file"]) == ("MOU110", "warning", "mouctl.toml")


def test_a_register_that_is_new(repository: Repository) -> None:
    """The first pull request of a new register is no failure."""
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--message", "Tanpa register")
    repository.git("branch", "--force", "dasar")
    repository.commit()
    (found,) = repository.found(against="dasar")
    assert (found["rule"], found["severity"]) == ("MOU110", "note")


def test_one_agreement_of_the_register(repository: Repository) -> None:
    repository.edit(*TERM)
    assert repository.rules(f"agreements/{REAL}") == ["MOU101"]


def test_agreements_of_several_registers(repository: Repository, tmp_path: Path) -> None:
    other = repository_at(tmp_path / "other", tmp_path / "other")
    done = run("check", ".", str(other.register), "--against", "main", cwd=repository.register)
    assert done.returncode == 2
    assert "one register" in done.stderr


def test_the_commit_is_found_through_a_merge(repository: Repository) -> None:
    """Work that went on beside it, on another branch, does not hide who made a change."""
    repository.edit(*TERM)
    commit = repository.commit(on="2024-03-03T10:00:00+07:00")
    repository.git("checkout", "--quiet", "-b", "lain", "main")
    repository.edit("originals = 3", "originals = 4")
    other = repository.commit(on="2024-03-04T10:00:00+07:00")
    repository.git("checkout", "--quiet", "ubah")
    repository.git("merge", "--quiet", "--no-edit", "lain", on="2024-03-05T10:00:00+07:00")
    told = sorted(each["message"] for each in repository.found() if each["rule"] == "MOU101")
    assert [each.rpartition("(commit ")[2] for each in told] == [
        f"{commit[:10]} of 3 March 2024)",
        f"{other[:10]} of 4 March 2024)",
    ]
    repository.edit("originals = 4", "originals = 5")
    told = sorted(each["message"] for each in repository.found() if each["rule"] == "MOU101")
    assert told[1].endswith("(not committed yet)")
