"""`mouctl check --fix`, `--diff` and `--unsafe-fixes`: what is certain is fixed, nothing else in the file changes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import at_terminal, environment, run

AGREEMENT = "bp2mi-asahan-2021"
TODAY = ("--select", "MOU0,MOU9,MOU208,MOU607")
"""Rules for which it makes no difference which day it is."""
SEAL = sha256(b"bukti").hexdigest()
EVENT = '[[event]]\nid = "a"\ntype = "monitoring"\non = 2022-06-07\n'
WAIVER = '[[waiver]]\nrule = "MOU{}"\nreason = "Alasan."\n'


CASES: dict[str, tuple[str, str, str, str, str]] = {
    # file, before, after, rule, kind
    "no schema": ("agreement", "schema = 1\nid", "schema = 1\nid", "MOU004", "safe"),
    "a key with a hyphen": ("agreement", "signed-on = 2021", "signed_on = 2021", "MOU003", "safe"),
    "a key in capitals": ("agreement", "Originals = 3", "originals = 3", "MOU003", "safe"),
    "a key in quotation marks": ("agreement", '"signed on" = 2021', "signed_on = 2021", "MOU003", "safe"),
    "a slip in a key": ("agreement", "orignals = 3", "originals = 3", "MOU003", "unsafe"),
    "two letters changed about": ("agreement", "orignials = 3", "originals = 3", "MOU003", "unsafe"),
    "a slip in a table in braces": ("agreement", "{ valeu = ", "{ value = ", "MOU003", "unsafe"),
    "a day in quotation marks": ("agreement", 'signed_on = "2021-12-08"', "signed_on = 2021-12-08", "MOU005", "safe"),
    "a number in quotation marks": ("agreement", 'originals = "3"', "originals = 3", "MOU005", "safe"),
    "true in quotation marks": ("agreement", "public_body = 'true'", "public_body = true", "MOU005", "safe"),
    "the version in quotation marks": ("agreement", 'schema = "1"', "schema = 1", "MOU005", "safe"),
    "a kind in capitals": ("agreement", '"Nota Kesepakatan"\n', '"nota-kesepakatan"\n', "MOU005", "safe"),
    "a type in capitals": ("agreement", 'type = "TERM"', 'type = "term"', "MOU005", "safe"),
    "blanks around an e-mail address": (
        "agreement", '" bp3tki.medan@yahoo.com"', '"bp3tki.medan@yahoo.com"', "MOU208", "unsafe",
    ),
    "evidence in a line": (
        "events",
        EVENT + 'evidence = [{ file = "bukti.txt" }] # satu\n',
        EVENT + f'evidence = [{{ file = "bukti.txt", sha256 = "{SEAL}" }}] # satu\n',
        "MOU607",
        "unsafe",
    ),
    "evidence as a table": (
        "events",
        EVENT + '  [[event.evidence]]\n  file = "bukti.txt" # satu\n\n# akhir\n',
        EVENT + f'  [[event.evidence]]\n  file = "bukti.txt" # satu\n  sha256 = "{SEAL}"\n\n# akhir\n',
        "MOU607",
        "unsafe",
    ),
    "a waiver that expired": (
        "agreement", "\n" + WAIVER.format(303) + "until = 2022-01-01\n", "", "MOU902", "unsafe",
    ),
    "a day of a waiver in quotation marks": (
        "agreement",
        WAIVER.format(303) + 'until = "2999-12-31"\n',
        WAIVER.format(303) + "until = 2999-12-31\n",
        "MOU903",
        "unsafe",
    ),
    "a waiver in small letters": (
        "agreement", WAIVER.format(303).replace("MOU", "mou"), WAIVER.format(303), "MOU904", "unsafe",
    ),
    "a waiver that waives nothing": (
        "agreement", "# Lain.\n\n" + WAIVER.format(203) + "\n# Akhir.\n", "# Lain.\n\n# Akhir.\n", "MOU905", "safe",
    ),
    "a waiver of what cannot be waived": ("agreement", "\n" + WAIVER.format("003"), "", "MOU906", "unsafe"),
}  # fmt: skip
AT_THE_END = ("# Lain.", "[[waiver]]", "\n[[waiver]]")


def file_of(register: Path, name: str) -> Path:
    return register / "agreements" / AGREEMENT / f"{name}.toml"


def spoil(register: Path, name: str, before: str, after: str) -> tuple[Path, str, str]:
    """Puts `before` where the good file has `after`; gives the file, its text, and the text that it is to get."""
    path = file_of(register, name)
    (path.parent / "bukti.txt").write_bytes(b"bukti")
    good = path.read_text("utf-8") if path.exists() else ""
    if name == "events" or before.startswith(AT_THE_END):
        spoilt, expected = good + before, good + after
    elif before == after:
        spoilt, expected = good.replace("schema = 1\n", "", 1), _with_schema_below_remarks(good)
    else:
        assert after in good
        spoilt, expected = good.replace(after, before, 1), good
    path.write_text(spoilt, encoding="utf-8")
    return path, spoilt, expected


def _with_schema_below_remarks(good: str) -> str:
    return good.replace("schema = 1\n", "", 1).replace('\nid = "bp2mi', '\nschema = 1\nid = "bp2mi', 1)


def check(register: Path, *options: str) -> subprocess.CompletedProcess[str]:
    answered = run("check", *TODAY, *options, cwd=register)
    assert "Traceback" not in answered.stderr
    return answered


def found(register: Path, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(check(register, *options, "--format", "json").stdout)
    return document


@pytest.mark.parametrize("case", CASES)
def test_each_fix_changes_what_it_says_and_nothing_else(register: Path, case: str) -> None:
    name, before, after, rule, kind = CASES[case]
    path, spoilt, expected = spoil(register, name, before, after)
    (finding,) = [each for each in found(register)["findings"] if each["rule"] == rule]
    assert finding["fix"]["safe"] == (kind == "safe")
    left = check(register, "--fix")
    assert path.read_text("utf-8") == (expected if kind == "safe" else spoilt)
    if kind == "unsafe":
        assert "fixable with --fix --unsafe-fixes." in left.stdout
    fixed = found(register, "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == expected
    assert [each["rule"] for each in fixed["fixed"]] == ([rule] if kind == "unsafe" else [])
    assert [each for each in fixed["findings"] if each["rule"] == rule] == []
    again = found(register, "--fix", "--unsafe-fixes")
    assert (again["fixed"], path.read_text("utf-8")) == ([], expected)


def test_every_rule_with_a_remedy_is_among_the_cases() -> None:
    rules = json.loads(run("rule", "--format", "json").stdout)["rules"]
    fixes = {rule["id"]: rule["fix"]["safe"] for rule in rules if rule["fix"]}
    assert fixes.keys() == {case[3] for case in CASES.values()}
    assert {rule for rule, safe in fixes.items() if safe} == {case[3] for case in CASES.values() if case[4] == "safe"}


FOR = f'agreement = "{AGREEMENT}"'
NO_FIX = {
    "an event that is recorded": ("events", EVENT.replace("on =", "On =")),
    "a type in an event": ("events", EVENT.replace("monitoring", "Monitoring")),
    "a day in an event": ("events", EVENT.replace("2022-06-07", '"2022-06-07"')),
    "a newer version": ("agreement", "schema = 2\nid = 'x'\n"),
    "an older version": ("agreement", "schema = 0\nid = 'x'\n"),
    "what is no TOML": ("agreement", "signed_on = 2021-12-08\nsigned-on = \n"),
    "a key that belongs to the whole file": ("agreement", 'schema = 1\n[conventions]\n[[party]]\nsigned_words = "x"\n'),
    "a key that is given already": ("agreement", "schema = 1\nkind = 'mou'\nKind = 'mou'\n"),
    "a heading": ("agreement", "schema = 1\n[[clauses]]\ntype = 'term'\n"),
    "a key in several parts": ("agreement", "schema = 1\nsorce.file = 'x'\n"),
    "a waiver in a line": ("mouctl", f'schema = 1\nwaiver = [{{ rule = "MOU203", reason = "x", {FOR} }}]\n'),
    "a waiver whose rule finds something elsewhere": (
        "mouctl", "schema = 1\n" + WAIVER.format(303) + f'{FOR}\nat = "clause.term"\n',
    ),
    "a waiver of a rule that only compares": ("mouctl", "schema = 1\n" + WAIVER.format(101) + f"{FOR}\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_FIX)
def test_what_is_not_certain_is_left_to_people(register: Path, case: str) -> None:
    name, text = NO_FIX[case]
    path = register / "mouctl.toml" if name == "mouctl" else file_of(register, name)
    path.write_text(text, encoding="utf-8")
    document = found(register, "--fix", "--unsafe-fixes", "--ignore", "MOU208")
    fixed = [each["message"] for each in document["fixed"]]
    assert fixed == []
    assert path.read_text("utf-8") == text


MESS = (
    ("schema = 1\n", ""),
    ("signed_on = 2021-12-08", "Signed_On = '2021-12-08' # hari"),
    ("originals = 3", "orignals = \"3\""),
)  # fmt: skip


def mess(register: Path) -> Path:
    path = file_of(register, "agreement")
    text = path.read_text("utf-8")
    for good, bad in MESS:
        text = text.replace(good, bad, 1)
    path.write_text(text + "\n" + WAIVER.format(203) + "\n" + WAIVER.format(204), encoding="utf-8")
    return path


def test_one_fix_may_bring_others_to_light(register: Path) -> None:
    path = mess(register)
    answered = check(register, "--fix", "--unsafe-fixes")
    assert answered.returncode == 0
    assert answered.stdout.startswith("Fixed 7:\n\n- agreements/")
    assert "\n  MOU003: Rename the key to “originals”.\n" in answered.stdout
    assert answered.stdout.endswith("1 agreement checked: nothing to report.\n")
    assert "signed_on = 2021-12-08 # hari\n" in path.read_text("utf-8")


def test_without_unsafe_fixes_they_are_announced_and_fail(register: Path) -> None:
    mess(register)
    told = check(register).stdout
    assert told.endswith("\n2 fixable with --fix, 1 more with --unsafe-fixes.\n")
    assert "\n  With --fix: Rename the key to “signed_on”.\n" in told
    assert "\n  With --fix --unsafe-fixes: Rename the key to “originals”.\n" in told
    assert check(register, "--unsafe-fixes").stdout.endswith("\n3 fixable with --fix --unsafe-fixes.\n")
    answered = check(register, "--fix")
    assert answered.returncode == 1
    assert answered.stdout.startswith("Fixed 3:\n")
    assert answered.stdout.endswith("\n1 fixable with --fix --unsafe-fixes.\n")


class TestDiff:
    def test_it_writes_nothing_and_shows_what_fix_would_write(self, register: Path) -> None:
        path = mess(register)
        before, when = path.read_bytes(), path.stat().st_mtime_ns
        shown = check(register, "--diff", "--unsafe-fixes")
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
        assert sorted(each.name for each in register.rglob(".*")) == []
        assert shown.returncode == 1
        assert shown.stdout.startswith(f"--- agreements/{AGREEMENT}/agreement.toml\n+++ agreements/")
        assert shown.stderr.splitlines()[0] == "7 findings would be fixed. After that:"
        patched = register / "patched.toml"
        applied = subprocess.run(
            ["git", "apply", "--unsafe-paths", "-p0", "-"],
            cwd=register, input=shown.stdout, encoding="utf-8", capture_output=True, check=False,
        )  # fmt: skip
        assert applied.returncode == 0, applied.stderr
        path.rename(patched)
        path.write_bytes(before)
        check(register, "--fix", "--unsafe-fixes")
        assert path.read_bytes() == patched.read_bytes()

    def test_nothing_to_fix_is_no_failure(self, register: Path) -> None:
        shown = check(register, "--diff")
        assert (shown.returncode, shown.stdout) == (0, "")
        assert shown.stderr.startswith("Nothing would be fixed.\n")

    def test_what_is_left_fails_too(self, register: Path) -> None:
        spoil(register, "agreement", "orignals = 3", "originals = 3")
        shown = check(register, "--diff", "--fix")
        assert (shown.returncode, shown.stdout) == (1, "")
        assert "orignals" in file_of(register, "agreement").read_text("utf-8")

    @pytest.mark.parametrize("option", [("--format", "json"), ("-o", "x.json")])
    def test_it_has_no_other_format(self, register: Path, option: Sequence[str]) -> None:
        refused = check(register, "--diff", *option)
        assert (refused.returncode, refused.stdout) == (2, "")

    def test_what_users_wrote_is_harmless(self, register: Path) -> None:
        path = mess(register)
        text = path.read_text("utf-8").replace("orignals", "# ##[error]x \u202e\u009b31m\norignals")
        path.write_text(text, encoding="utf-8")
        shown = check(register, "--diff", "--unsafe-fixes").stdout
        assert "orignals" in shown
        assert not {"##[", "\u202e", "\u009b"} & {part for part in ("##[", "\u202e", "\u009b") if part in shown}

    def test_a_last_line_without_an_end(self, register: Path) -> None:
        path = mess(register)
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
        assert "\\ No newline at end of file\n" in check(register, "--diff", "--unsafe-fixes").stdout


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("last", [b"", b"\n"], ids=["open", "closed"])
def test_marks_and_line_ends_are_kept(register: Path, mark: bytes, newline: bytes, last: bytes) -> None:
    path = mess(register)
    path.write_bytes(mark + path.read_bytes().strip(b"\n").replace(b"\n", newline) + last.replace(b"\n", newline))
    before = path.read_bytes()
    answered = check(register, "--fix", "--unsafe-fixes")
    assert answered.stdout.startswith("Fixed 7:"), answered.stdout
    after = path.read_bytes()
    assert after.startswith(mark + b"#")
    assert after.count(b"\r\n") == (after.count(b"\n") if newline == b"\r\n" else 0)
    kept = [line for line in before.splitlines() if line.startswith(b"#")]
    assert [line for line in after.splitlines() if line.startswith(b"#")] == kept


class TestWhichFindings:
    def test_only_those_selected(self, register: Path) -> None:
        path = mess(register)
        answered = run("check", "--fix", "--select", "MOU004", cwd=register)
        assert answered.stdout.startswith("Fixed 1:\n")
        assert "Signed_On" in path.read_text("utf-8")
        assert "\nschema = 1\n" in path.read_text("utf-8")
        assert "fixable" not in answered.stdout

    def test_not_those_ignored_or_too_light(self, register: Path) -> None:
        file_of(register, "events").write_text(EVENT + 'evidence = [{ file = "bukti.txt" }]\n', encoding="utf-8")
        (file_of(register, "events").parent / "bukti.txt").write_bytes(b"bukti")
        for options in (("--ignore", "MOU607"), ("--severity", "warning")):
            assert "Fixed" not in run("check", "--fix", "--unsafe-fixes", *options, cwd=register).stdout

    def test_not_those_waived_or_in_the_baseline(self, register: Path) -> None:
        events = file_of(register, "events")
        events.write_text(EVENT + 'evidence = [{ file = "bukti.txt" }]\n', encoding="utf-8")
        (events.parent / "bukti.txt").write_bytes(b"bukti")
        run("check", "--baseline", "b.json", "--update-baseline", cwd=register)
        assert found(register, "--fix", "--unsafe-fixes", "--baseline", "b.json")["fixed"] == []
        settings = register / "mouctl.toml"
        waiver = WAIVER.format(607) + f'agreement = "{AGREEMENT}"\n'
        settings.write_text(settings.read_text("utf-8") + "\n" + waiver, encoding="utf-8")
        assert found(register, "--fix", "--unsafe-fixes")["fixed"] == []
        assert "sha256" not in events.read_text("utf-8")

    def test_a_baseline_is_not_updated_on_the_way(self, register: Path) -> None:
        refused = run("check", "--fix", "--baseline", "b.json", "--update-baseline", cwd=register)
        assert (refused.returncode, (register / "b.json").exists()) == (2, False)

    @pytest.mark.parametrize("reason", ["another day", "an error"])
    def test_a_waiver_is_only_deleted_where_it_surely_waives_nothing(self, register: Path, reason: str) -> None:
        settings = register / "mouctl.toml"
        waiver = WAIVER.format(203) + f'agreement = "{AGREEMENT}"\n'
        settings.write_text(settings.read_text("utf-8") + "\n" + waiver, encoding="utf-8")
        options = ("--as-of", "2024-08-01") if reason == "another day" else ()
        if reason == "an error":
            events = EVENT + 'evidence = [{ file = "hilang.txt" }]\n'
            file_of(register, "events").write_text(events, encoding="utf-8")
        assert "[[waiver]]" in settings.read_text("utf-8")
        answered = run("check", "--fix", *options, cwd=register)
        assert "With --fix --unsafe-fixes: Delete the waiver of MOU203." in answered.stdout
        assert "[[waiver]]" in settings.read_text("utf-8")

    def test_together_with_a_revision(self, register: Path) -> None:
        git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
        for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
            subprocess.run([*git, *words], cwd=register, check=True)
        mess(register)
        document = found(register, "--fix", "--unsafe-fixes", "--against", "HEAD")
        assert len(document["fixed"]) == 7
        assert document["against"]["moves"] == []


class TestFilesThatCannotBeWritten:
    def refused(self, register: Path) -> str:
        answered = check(register, "--fix", "--unsafe-fixes")
        assert (answered.returncode, answered.stdout) == (2, "")
        return answered.stderr

    def test_a_read_only_file_and_none_beside_it(self, register: Path) -> None:
        path = mess(register)
        path.chmod(0o444)
        other = file_of(register, "workplan")
        other.write_text(other.read_text("utf-8").replace("schema = 1\n", "", 1), encoding="utf-8")
        before = path.read_bytes(), other.read_bytes()
        assert "may not be written to" in self.refused(register)
        assert (path.read_bytes(), other.read_bytes()) == before
        assert sorted(each.name for each in register.rglob(".*")) == []

    def test_a_link_is_kept_and_its_file_fixed(self, register: Path) -> None:
        path = mess(register)
        target = register / "elsewhere.toml"
        path.rename(target)
        path.symlink_to(target)
        assert check(register, "--fix", "--unsafe-fixes").returncode == 0
        assert path.is_symlink()
        assert "originals = 3" in target.read_text("utf-8")

    def test_one_file_under_two_names_is_fixed_once(self, register: Path) -> None:
        path = mess(register)
        shutil.copytree(path.parent, register / "agreements" / "lain", symlinks=True)
        (register / "agreements" / "lain" / "agreement.toml").unlink()
        (register / "agreements" / "lain" / "agreement.toml").symlink_to(path)
        answered = check(register, "--fix", "--unsafe-fixes")
        assert answered.returncode == 1, "the id is the other folder's"
        assert "originals = 3" in path.read_text("utf-8")
        assert answered.stderr == ""

    def test_the_mode_is_kept(self, register: Path) -> None:
        path = mess(register)
        path.chmod(0o640)
        check(register, "--fix")
        assert path.stat().st_mode & 0o777 == 0o640


def program(source: str, register: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a process, with something happening in the middle of it."""
    return subprocess.run(
        [sys.executable, "-c", source, *arguments],
        cwd=register,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


LATE = """
import sys
from pathlib import Path
import mouctl.service.fixing as fixing
before = fixing.write_drafts
def late(drafts):
    path = drafts[0].file
    path.write_text(path.read_text("utf-8") + "# ditambah\\n", encoding="utf-8")
    before(drafts)
fixing.write_drafts = late
sys.argv = ["mouctl", "check", "--fix"]
from mouctl.cli.main import run
run()
"""


def test_a_file_that_changed_in_the_meantime_is_left_alone(register: Path) -> None:
    path = mess(register)
    before = path.read_text("utf-8")
    answered = program(LATE, register)
    assert answered.returncode == 2
    assert "changed while it was being checked. Nothing was written; check again." in " ".join(answered.stderr.split())
    assert path.read_text("utf-8") == before + "# ditambah\n"


KILLED = """
import os, signal, sys
import mouctl.recording.replacing as replacing
from pathlib import Path
count = int(sys.argv.pop())
def at(name, function, seen=[0]):
    def called(*arguments, **options):
        seen[0] += 1
        if seen[0] == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return called
os.fsync, os.write = at("fsync", os.fsync), at("write", os.write)
Path.replace = at("replace", Path.replace)
sys.argv = ["mouctl", "check", "--fix", "--unsafe-fixes"]
from mouctl.cli.main import run
run()
"""


@pytest.mark.parametrize("count", range(1, 7))
def test_a_kill_leaves_the_old_file_or_the_new_one(register: Path, count: int) -> None:
    path = mess(register)
    before = path.read_bytes()
    program(KILLED, register, str(count))
    is_old = path.read_bytes() == before
    check(register, "--fix", "--unsafe-fixes")
    assert is_old or b"originals = 3" in path.read_bytes()
    assert b"originals = 3" in path.read_bytes()
    assert sorted(each.name for each in register.rglob(".*.tmp")) == []


def test_both_languages_and_widths(register: Path) -> None:
    mess(register)
    for lang, first, last in (
        ("en", "With --fix: Add schema = 1.", "2 fixable with --fix, 1 more with --unsafe-fixes."),
        ("id", "Dengan --fix: Tambahkan schema = 1.", "2 dapat diperbaiki dengan --fix, 1 lagi dengan --unsafe-fixes."),
    ):
        for columns in (80, 120):
            shown = at_terminal("--lang", lang, "check", columns=columns, cwd=register, NO_COLOR="1")
            assert first in shown
            assert last in shown
            assert max(map(len, shown.splitlines())) <= columns


def test_the_other_formats_tell_what_can_be_fixed(register: Path) -> None:
    mess(register)
    log = json.loads(check(register, "--format", "sarif").stdout)
    fixes = [each for result in log["runs"][0]["results"] for each in result.get("fixes", [])]
    assert [each["properties"]["safe"] for each in fixes] == [True, True, False]
    (change,) = fixes[1]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == f"agreements/{AGREEMENT}/agreement.toml"
    assert change["replacements"][0]["insertedContent"] == {"text": "signed_on"}
    rows = check(register, "--format", "csv").stdout.splitlines()
    assert rows[0].endswith(",fingerprint,fix")
    assert rows[1].endswith(",Add schema = 1.")


def test_an_answer_that_cannot_be_written_is_refused_before_anything_is_fixed(register: Path) -> None:
    path = mess(register)
    before = path.read_bytes()
    assert check(register, "--fix", "-o", "laporan.odt").returncode == 2
    assert path.read_bytes() == before
    assert check(register, "--fix", "-o", "laporan.json").returncode == 1
    assert len(json.loads((register / "laporan.json").read_text("utf-8"))["fixed"]) == 3


def test_nothing_there_is_still_nothing(tmp_path: Path) -> None:
    (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
    for option in ("--fix", "--diff"):
        assert run("check", option, cwd=tmp_path).returncode == 3


def test_the_list_and_the_pages_of_rules_say_what_can_be_fixed() -> None:
    lines = {line[:6]: line for line in run("rule").stdout.splitlines()}
    assert [lines[name][17:20].strip() for name in ("MOU003", "MOU607", "MOU303")] == ["*", "!", ""]
    assert "Fix: --fix --unsafe-fixes writes the sha256" in run("rule", "MOU607").stdout
    assert "Fix: none; somebody has to look at it." in run("rule", "MOU303").stdout


def test_help_names_the_options() -> None:
    help_ = run("check", "--help").stdout
    assert all(option in help_ for option in ("--fix ", "--diff ", "--unsafe-fixes "))
