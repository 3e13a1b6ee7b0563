"""Every answer as a page of HTML and as PDF, by the real command."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, environment, piped, run

AGREEMENT = "bp2mi-asahan-2021"
DAY = ("--as-of", "2024-08-01")
ANSWERS = {
    "status": ("status", *DAY),
    "show": ("show", AGREEMENT, *DAY),
    "difference": ("show", AGREEMENT, "--diff", "2024-01-01", "2024-08-01"),
    "deadlines": ("deadlines", *DAY),
    "next": ("next", *DAY),
    "explain": ("explain", f"{AGREEMENT}/renewal-notice", *DAY),
    "when": ("when", "force-majeure", AGREEMENT, "--occurred-on", "2024-04-05", "--as-of", "2024-04-08"),
    "contacts": ("contacts", AGREEMENT, *DAY),
    "log": ("log", AGREEMENT, *DAY),
    "matrix": ("matrix", AGREEMENT),
    "check": ("check", *DAY),
    "rules": ("rule",),
    "rule": ("rule", "MOU303"),
    "holidays": ("holidays", "2024"),
    "changed holidays": ("holidays", "diff", "2023-12-31", "2024-06-30"),
    "recording": ("record", "monitoring", AGREEMENT, "--on", "2024-06-07", "--dry-run", "--as-of", "2024-08-01"),
    "long life": ("log", "kabupaten-contoh-kesehatan-2022", "--register", "examples/lifetime-register", *DAY),
}
PROGRAM = "import sys; sys.modules['typst'] = None; from mouctl.cli.main import run; run()"
"""mouctl where Typst is not installed."""


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(("format_", "begins"), [("html", b"<!DOCTYPE html>\n"), ("pdf", b"%PDF-")])
def test_every_answer_is_a_page_and_a_document(answer: str, format_: str, begins: bytes) -> None:
    done = piped(*ANSWERS[answer], "--format", format_, MOUCTL_LANG="id")
    assert done.returncode in {0, 1}, done.stderr
    assert done.stdout.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"), [("plan.html", b"<!DOCTYPE"), ("plan.HTM", b"<!DOCTYPE"), ("plan.pdf", b"%PDF-")]
)
def test_the_ending_of_the_file_chooses(name: str, begins: bytes, tmp_path: Path) -> None:
    done = run("matrix", AGREEMENT, "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_answer_is_the_same_as_at_a_terminal() -> None:
    """The words of a command's answer, all of them."""
    plain = run("explain", f"{AGREEMENT}/renewal-notice", *DAY).stdout
    html = run("explain", f"{AGREEMENT}/renewal-notice", *DAY, "--format", "html").stdout
    words = {word for word in plain.replace(":", " ").replace(";", " ").split() if word.isalnum()}
    assert [word for word in sorted(words) if word not in html] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", 'mouctl: PDF needs a package that is not installed: pip install "mouctl[pdf]"\n'),
        ("id", 'mouctl: PDF memerlukan paket yang belum terpasang: pip install "mouctl[pdf]"\n'),
    ],
)
def test_without_typst_it_is_said_what_to_install(language: str, said: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "matrix", AGREEMENT, "-o", str(tmp_path / "plan.pdf")]
    surroundings = environment(MOUCTL_LANG=language)
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert not list(tmp_path.iterdir())
    others = [*command[:-1], str(tmp_path / "plan.html")]
    assert subprocess.run(others, cwd=ROOT, env=surroundings, capture_output=True, check=False).returncode == 0


def test_without_typst_nothing_is_mended_either(tmp_path: Path) -> None:
    root = tmp_path / "register"
    shutil.copytree(ROOT / "examples" / "lifetime-register", root)
    file = root / "agreements" / "kabupaten-contoh-kesehatan-2022" / "agreement.toml"
    file.write_text(file.read_text("utf-8").replace("signed_on", "signed-on"), encoding="utf-8")
    before = file.read_bytes()
    asked = ("check", "--fix", "-o", str(tmp_path / "check.pdf"), "--register", str(root))
    command = [sys.executable, "-c", PROGRAM, *asked]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert file.read_bytes() == before
