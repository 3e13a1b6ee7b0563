"""Full disks, and files and folders that may not be written to: the old file stays, and the user is told why."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import COMMAND, ROOT, environment, run
from tests.recording.runs import AGREEMENT, EVENTS, events, leftovers

from mouctl.errors import UsageError
from mouctl.recording.appending import append_events

RECORD = ("record", "monitoring", AGREEMENT, "--on", "2022-06-07", "--yes")


def can_mount() -> bool:
    """Whether a file system can be mounted where nobody else sees it."""
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


needs_mount = pytest.mark.skipif(not can_mount(), reason="nothing can be mounted here")

SCRIPT = """
set -e
mount -t tmpfs -o "$OPTIONS" none "$PLACE"
cp -r "$SOURCE/." "$PLACE"
cd "$PLACE"
eval "$BEFORE"
sha256sum agreements/*/events.toml
set +e
"$@"
echo "code $?"
sha256sum agreements/*/events.toml
find . -name '*.tmp' -o -name '*.lock'
eval "$AFTER"
"$@"
echo "again $?"
"""


def on_a_mount(place: Path, source: Path, options: str, before: str, after: str, *more: str) -> tuple[list[str], str]:
    """Records in a copy of the register on a file system of its own, twice; what the script says."""
    place.mkdir()
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", SCRIPT, "sh", *COMMAND, *RECORD, *more, "--format", "csv"],
        env=environment(PLACE=str(place), SOURCE=str(source), OPTIONS=options, BEFORE=before, AFTER=after),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines(), done.stderr


@needs_mount
@pytest.mark.parametrize(
    ("options", "before", "after", "more"),
    [
        ("size=256k", "cat /dev/zero > full 2>/dev/null || true", "rm full", ()),
        (
            "size=256k",
            "cat /dev/zero > full 2>/dev/null || true; truncate -s -8192 full",
            "rm full",
            ("--note", "n" * 20_000),
        ),
        ("nr_inodes=12", "i=0; while touch full$i 2>/dev/null; do i=$((i+1)); done", "rm full*", ()),
    ],
    ids=["not a byte", "half of it", "no more names"],
)
def test_a_full_disk(
    options: str,
    before: str,
    after: str,
    more: tuple[str, ...],
    register: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("mount") / "disk"
    said, complaint = on_a_mount(place, register, options, before, after, *more)
    assert said[1] == "code 2"
    assert said[0] == said[2]
    assert "There is no room left to write" in complaint
    assert "Traceback" not in complaint
    assert not any(line.startswith("./") for line in said)
    assert said[-1] == "again 0"


@needs_mount
def test_a_file_system_that_is_read_only(register: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("mount") / "disk"
    only, both = 'mount -o remount,ro none "$PLACE"', 'mount -o remount,rw none "$PLACE"'
    said, complaint = on_a_mount(place, register, "size=1m", only, both)
    assert said[1] == "code 2"
    assert said[0] == said[2]
    assert "may not be written to" in complaint
    assert said[-1] == "again 0"


def limited(limit: int, program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program that can write no file beyond that many bytes."""
    limiting = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {program}"
    return subprocess.run(
        [sys.executable, "-c", limiting, *arguments],
        cwd=cwd,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


APPEND = (
    "from pathlib import Path; from mouctl.recording.appending import append_events; "
    f"path = Path({str(EVENTS)!r}); append_events(path, [{{'id': 'a', 'note': 'n' * 1000}}], like=path)"
)


@pytest.mark.parametrize("limit", [100, 800, 900])
def test_a_limit_on_the_size_of_files(limit: int, register: Path) -> None:
    """The file has 758 bytes; the limit strikes at once, or in the middle of the event."""
    path = register / EVENTS
    old = path.read_bytes()
    done = limited(limit, APPEND, cwd=register)
    assert "There is no room left to write" in done.stderr
    assert path.read_bytes() == old
    assert leftovers(register) == []


def test_no_room_to_try_it_out(register: Path) -> None:
    path = register / EVENTS
    old = path.read_bytes()
    done = limited(800, "from mouctl.cli.main import run; run()", *RECORD, cwd=register)
    assert done.returncode == 2
    assert "could not be tried out" in done.stderr
    assert path.read_bytes() == old


def test_a_read_only_file_is_not_replaced_not_even_by_root(register: Path) -> None:
    path = register / EVENTS
    path.chmod(0o444)
    old = path.read_bytes()
    done = run(*RECORD, cwd=register)
    assert done.returncode == 2
    assert "may not be written to" in done.stderr
    assert path.read_bytes() == old
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert leftovers(register) == []
    path.chmod(0o644)
    assert run(*RECORD, cwd=register).returncode == 0


def without_the_rights_of_root() -> list[str]:
    """What to put before a command so that modes hold for it. Skips the test where that cannot be had."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere")
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]


def test_a_folder_that_may_not_be_written_to(register: Path) -> None:
    path = register / EVENTS
    old = path.read_bytes()
    command = [*without_the_rights_of_root(), *COMMAND, *RECORD]
    path.parent.chmod(0o555)
    try:
        done = subprocess.run(command, cwd=register, env=environment(), capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
    assert done.returncode == 2
    assert "may not be written to" in done.stderr
    assert path.read_bytes() == old
    assert leftovers(register) == []


def test_a_link_stays_a_link_and_the_mode_is_kept(register: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = register / EVENTS
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "log.toml"
    shutil.move(path, elsewhere)
    elsewhere.chmod(0o640)
    path.symlink_to(elsewhere)
    assert run(*RECORD, cwd=register).returncode == 0
    assert path.is_symlink()
    assert path.readlink() == elsewhere
    assert len(events(register)) == 1
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640
    assert [each.name for each in elsewhere.parent.iterdir()] == ["log.toml"]


def test_a_new_file_is_as_open_as_the_agreement(register: Path) -> None:
    path = register / EVENTS
    path.unlink()
    path.with_name("agreement.toml").chmod(0o660)
    assert run(*RECORD, cwd=register).returncode == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept(register: Path) -> None:
    path = register / EVENTS
    os.chown(path, 65534, 65534)
    assert run(*RECORD, cwd=register).returncode == 0
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = register / EVENTS
    calls: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            calls.append(name)
            return real(*given)

        return call

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name, getattr(os, name)))
    append_events(path, [{"id": "a", "type": "dispute"}], like=path)
    assert calls == ["write", "fsync", "replace", "fsync"]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be written: No such file"):
        append_events(tmp_path / "gone" / "events.toml", [{"id": "a"}], like=ROOT / "mouctl.toml")
