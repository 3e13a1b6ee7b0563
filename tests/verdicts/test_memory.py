"""What is remembered is never wrong: whatever changes or becomes of the cache, the answer is as without it."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, run
from tests.verdicts.conftest import checked

from mouctl.language import Language
from mouctl.loading.contents import Contents, contents_of
from mouctl.loading.scope import scope_of_register
from mouctl.service.opening import View
from mouctl.service.verdicts.means import Means
from mouctl.service.verdicts.memory import Memory, bucket_of, memory_of
from mouctl.service.verdicts.verdict import Verdict, judge

AGREEMENT = "kabupaten-contoh-kesehatan-2022"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register whose agreement has evidence."""
    root = tmp_path / "register"
    shutil.copytree(ROOT / "examples" / "lifetime-register", root)
    return root


def remembered(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def folder(root: Path) -> Path:
    return root / "agreements" / AGREEMENT


def grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


WAIVER = f'''
[[waiver]]
rule = "MOU308"
agreement = "{AGREEMENT}"
'''
CHANGES: dict[str, Callable[[Path], object]] = {
    "the signed text": lambda root: replace(folder(root) / "agreement.toml", "signed_on = ", "signed = "),
    "an event": lambda root: replace(folder(root) / "events.toml", "type = ", "typ = "),
    "a file gone": lambda root: (folder(root) / "workplan.toml").unlink(),
    "evidence changed": lambda root: grown(folder(root) / "bukti" / "keterangan-banjir.txt"),
    "evidence gone": lambda root: shutil.rmtree(folder(root) / "bukti"),
    "settings": lambda root: grown_by(root / "mouctl.toml", '\n[conventions]\nterm_end = "anniversary"\n'),
    "a waiver": lambda root: grown_by(
        root / "mouctl.toml", f'\n[[waiver]]\nrule = "MOU303"\nagreement = "{AGREEMENT}"\n'
    ),
    "a calendar": lambda root: put(root / "calendars" / "x.toml", "schema = 1\n"),
}


def grown_by(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_second_answer_is_the_first(register: Path, cache_of_its_own: Path) -> None:
    first = checked(register)
    assert remembered(cache_of_its_own)
    assert checked(register) == first == checked(register, "--no-cache")


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(register: Path, change: str) -> None:
    before = checked(register)
    CHANGES[change](register)
    after = checked(register)
    assert after != before
    assert after == checked(register, "--no-cache")


def test_another_day_is_another_question(register: Path) -> None:
    for day in ("2022-03-01", "2024-08-01", "2025-01-01"):
        assert checked(register, as_of=day) == checked(register, "--no-cache", as_of=day)


def test_a_change_that_keeps_size_and_time_is_seen(register: Path) -> None:
    file = folder(register) / "agreement.toml"
    before, status = checked(register), file.stat()
    replace(file, "signed_on = 2022", "signed_on = 2023")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert checked(register) != before


def judged(register: Path, cache: Path) -> tuple[Memory, Path, Verdict]:
    """A memory, an agreement, and the verdict on it."""
    (part,) = scope_of_register(register).parts
    view = View(as_of=lambda _: date(2024, 8, 1))
    memory = memory_of(part.ground, view, Means(cache=cache))
    assert memory
    (agreement,) = part.folders
    return memory, agreement, judge(agreement, part.ground, view, Language("en"))


def remember(memory: Memory, agreement: Path, contents: Contents, verdict: Verdict) -> None:
    bucket = memory.bucket(bucket_of(agreement))
    bucket.remember(agreement, contents, verdict)
    bucket.put_back()


def recall(memory: Memory, agreement: Path, contents: Contents) -> Verdict | None:
    return memory.bucket(bucket_of(agreement)).recall(agreement, contents)


def every_way_to_spoil(content: bytes) -> dict[str, bytes]:
    heading, script = content.split(b"\n", 1)
    name, state, checksum, size = heading.split(b" ")
    changed = script.replace(b"MOU", b"MOX")
    assert changed != script
    return {
        "empty": b"",
        "cut": content[: len(content) // 2],
        "no script": heading + b"\n",
        "another text": heading + b"\n" + changed,
        "another state": b" ".join((name, b"0" * 64, checksum, size)) + b"\n" + script,
        "another agreement": b" ".join((b"0" * 32, state, checksum, size)) + b"\n" + script,
        "shorter than it says": b" ".join((name, state, checksum, b"999999999")) + b"\n" + script,
        "longer than it says": b" ".join((name, state, checksum, b"9")) + b"\n" + script,
        "no size": b" ".join((name, state, checksum, b"9" * 5000)) + b"\n" + script,
        "twice": content + content,
        "not ASCII": b"\xff\xfe" + content,
        "zeros": bytes(len(content)),
    }


def test_a_corrupt_cache_is_no_cache(register: Path, cache_of_its_own: Path) -> None:
    good = checked(register)
    (file,) = remembered(cache_of_its_own)
    for how, spoilt in every_way_to_spoil(file.read_bytes()).items():
        file.write_bytes(spoilt)
        assert checked(register) == good, how
        assert checked(register) == good, how  # mended by the run before


def test_every_flipped_byte_is_noticed(register: Path, cache_of_its_own: Path) -> None:
    memory, agreement, verdict = judged(register, cache_of_its_own)
    contents = contents_of(agreement)
    remember(memory, agreement, contents, verdict)
    (file,) = remembered(cache_of_its_own)
    good = file.read_bytes()
    assert recall(memory, agreement, contents) == verdict
    for position in range(0, len(good), 7):
        file.write_bytes(good[:position] + bytes([good[position] ^ 1]) + good[position + 1 :])
        assert recall(memory, agreement, contents) in (None, verdict)


def test_what_two_wrote_at_once_is_not_trusted(register: Path, cache_of_its_own: Path) -> None:
    good = checked(register)
    (file,) = remembered(cache_of_its_own)
    content = file.read_bytes()
    for position in (1, 70, 140, 1000):
        file.write_bytes(content[:position] + content[: len(content) - position])
        assert checked(register) == good


def test_a_verdict_on_what_changed_meanwhile_is_not_one_on_what_is_there_now(
    register: Path, cache_of_its_own: Path
) -> None:
    memory, agreement, verdict = judged(register, cache_of_its_own)
    before = contents_of(agreement)
    grown(agreement / "agreement.toml")
    remember(memory, agreement, before, verdict)
    assert recall(memory, agreement, before) == verdict
    assert recall(memory, agreement, contents_of(agreement)) is None


def test_the_other_language_is_another_answer(register: Path) -> None:
    english = checked(register)
    indonesian = checked(register, "--lang", "id")
    assert indonesian != english
    assert indonesian == checked(register, "--lang", "id", "--no-cache")
    assert checked(register) == english


def test_deleted_it_is_made_again(register: Path, cache_of_its_own: Path) -> None:
    first = checked(register)
    shutil.rmtree(cache_of_its_own)
    assert checked(register) == first
    assert remembered(cache_of_its_own)


def test_without_a_cache_nothing_is_written(register: Path, cache_of_its_own: Path) -> None:
    checked(register, "--no-cache")
    assert not remembered(cache_of_its_own)
    assert not list(register.rglob("*cache*"))


def test_what_others_can_write_to_is_not_trusted(register: Path, cache_of_its_own: Path) -> None:
    first = checked(register)
    (file,) = remembered(cache_of_its_own)
    file.parent.chmod(0o777)
    file.write_bytes(b"")
    assert checked(register) == first
    assert file.read_bytes() == b""


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_a_cache_that_cannot_be_had_costs_only_time(register: Path, tmp_path: Path, place: str) -> None:
    file = tmp_path / "x"
    file.write_text("x")
    where = file if place == "file" else file / "y"
    assert checked(register, surroundings={"MOUCTL_CACHE_DIR": str(where)}) == checked(register, "--no-cache")


def test_what_is_no_longer_there_is_forgotten(register: Path, cache_of_its_own: Path) -> None:
    other = register / "agreements" / "lain"
    shutil.copytree(folder(register), other)
    replace(other / "agreement.toml", f'id = "{AGREEMENT}"', 'id = "lain"')
    checked(register)
    assert len(remembered(cache_of_its_own)) == 2
    shutil.rmtree(other)
    grown(folder(register) / "agreement.toml")
    checked(register)
    assert len(remembered(cache_of_its_own)) == 1


def neighbour() -> str:
    """An id that is kept in the same file as the agreement."""
    ids = (f"lain-{number}" for number in count())
    return next(each for each in ids if bucket_of(Path(each)) == bucket_of(Path(AGREEMENT)))


def test_neighbours_in_a_file_leave_each_other_alone(register: Path, cache_of_its_own: Path) -> None:
    other = register / "agreements" / neighbour()
    shutil.copytree(folder(register), other)
    replace(other / "agreement.toml", f'id = "{AGREEMENT}"', f'id = "{other.name}"')
    both = checked(register)
    (file,) = remembered(cache_of_its_own)
    whole = file.read_bytes()
    run("check", str(folder(register)), "--as-of", "2024-08-01", cwd=register)
    assert file.read_bytes() == whole
    grown(other / "events.toml")
    assert checked(register) == both
    shutil.rmtree(other)
    assert checked(register) == checked(register, "--no-cache")
    assert len(file.read_bytes()) < len(whole)


def test_two_registers_are_kept_apart(register: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    shutil.copytree(register, second)
    grown_by(second / "mouctl.toml", '\n[conventions]\nterm_end = "anniversary"\n')
    first = checked(register)
    assert checked(second) == checked(second, "--no-cache")
    assert checked(register) == first


def test_from_another_folder_the_paths_are_that_folders(register: Path) -> None:
    checked(register)
    answered = run("check", "--as-of", "2024-08-01", "--format", "json", "register", cwd=register.parent)
    files = {each["file"] for each in json.loads(answered.stdout)["findings"]}
    assert files
    assert all(file.startswith("register/agreements/") for file in files)
