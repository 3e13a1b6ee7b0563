"""Exit codes, pipes, files, the demo, completion, and a fault of mouctl's own."""

import json
import subprocess
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, ROOT, environment, run

from mouctl.cli import clock
from mouctl.model.agreement import Agreement

AGREEMENT = "bp2mi-asahan-2021"


class TestExitCodes:
    def test_next_is_1_while_something_is_late(self) -> None:
        assert run("next", "--as-of", "2024-08-01").returncode == 1
        assert run("next", "--as-of", "2021-12-20").returncode == 0

    def test_deadlines_is_1_only_if_asked(self) -> None:
        assert run("deadlines", "--as-of", "2024-08-01").returncode == 0
        assert run("deadlines", "--as-of", "2024-08-01", "--fail-overdue").returncode == 1
        assert run("deadlines", "--as-of", "2024-08-01", "--fail-overdue", "--duty", "expiry").returncode == 0

    def test_an_acknowledged_deadline_stays_in_sight_and_no_longer_fails(self, register: Path) -> None:
        events = register / "agreements" / AGREEMENT / "events.toml"
        entries = [
            f'[[event]]\nid = "ack-{n}"\ntype = "acknowledge"\non = 2022-02-01\nuntil = 2022-12-31\n'
            f'by = "Kepala Biro"\nreason = "dijadwalkan ulang"\ndeadline = "{AGREEMENT}/{duty}"\n'
            for n, duty in enumerate(("activity/1", "monitoring/1"))
        ]
        events.write_text("schema = 1\n" + "\n".join(entries), encoding="utf-8")
        answered = run("next", "--as-of", "2022-07-01", cwd=register)
        assert "activity/1" in answered.stdout
        assert answered.returncode == 0
        assert run("next", "--as-of", "2023-01-01", cwd=register).returncode == 1


class TestOutput:
    def test_a_file_gets_the_format_of_its_ending(self, tmp_path: Path) -> None:
        target = tmp_path / "tenggat.json"
        answered = run("deadlines", "--as-of", "2024-08-01", "-o", str(target))
        assert not answered.stdout
        assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "mouctl.deadlines/1"

    def test_a_file_that_cannot_be_written(self, tmp_path: Path) -> None:
        answered = run("deadlines", "-o", str(tmp_path / "no" / "such.csv"))
        assert answered.returncode == 2
        assert "such.csv" in answered.stderr

    def test_a_reader_that_goes_away_is_no_fault(self) -> None:
        process = subprocess.Popen(
            [*COMMAND, "schema", "agreement"],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        process.wait()
        assert said == b""

    def test_plain_output_keeps_long_lines_whole(self) -> None:
        said = run("matrix", AGREEMENT, COLUMNS="20").stdout
        assert "Sinergi Pemberantasan Sindikasi Penempatan Ilegal Pekerja Migran Indonesia" in said


class TestDemo:
    def test_sets_up_the_real_agreement_and_says_what_to_try(self, tmp_path: Path) -> None:
        answered = run("demo", cwd=tmp_path)
        assert answered.returncode == 0  # what is late in the demo is no fault of setting it up
        assert "renewal-notice" in answered.stdout
        assert "mouctl explain renewal-notice" in answered.stderr
        assert run("next", "--as-of", "2024-08-01", cwd=tmp_path / "mouctl-demo").stdout == answered.stdout

    def test_leaves_a_folder_that_is_in_use_alone(self, tmp_path: Path) -> None:
        (tmp_path / "mouctl-demo").mkdir()
        (tmp_path / "mouctl-demo" / "mine.txt").write_text("mine", encoding="utf-8")
        answered = run("demo", cwd=tmp_path)
        assert answered.returncode == 2
        assert [path.name for path in (tmp_path / "mouctl-demo").iterdir()] == ["mine.txt"]


class TestCompletion:
    @pytest.mark.parametrize(
        ("words", "position", "expected"),
        [
            ("mouctl ne", 1, {"next"}),
            ("mouctl show ", 2, {AGREEMENT}),
            ("mouctl when ", 2, {"contact-change", "force-majeure", "renewal", "termination"}),
            ("mouctl next --format j", 3, {"json"}),
        ],
    )
    def test_bash(self, words: str, position: int, expected: set[str]) -> None:
        completed = run(_MOUCTL_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(position))
        assert set(completed.stdout.split()) == expected

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_scripts(self, shell: str) -> None:
        assert "_MOUCTL_COMPLETE" in run(_MOUCTL_COMPLETE=f"source_{shell}").stdout


class TestToday:
    """A cron job at 23:00 UTC runs on the next day in all three zones of Indonesia."""

    @pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
    def test_is_taken_in_the_agreements_zone(self, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
        class Evening(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Evening":
                return cls(2024, 9, 5, 23, 0, tzinfo=UTC).astimezone(tz)

        monkeypatch.setattr(clock, "datetime", Evening)
        agreement = Agreement.model_construct(format=1, id="a", kind="mou", title="A", parties=(), timezone=zone)
        assert clock.today(None)(agreement.zone).isoformat() == "2024-09-06"


class TestCrash:
    def test_is_one_line_and_a_log_without_local_variables(self, tmp_path: Path) -> None:
        (tmp_path / "sitecustomize.py").write_text(
            "import mouctl.dates.decrees as d\n"
            "def broken(*a, **k):\n    secret = 'canary'\n    raise RuntimeError('broken')\n"
            "d.national_years = broken\n",
            encoding="utf-8",
        )
        path = f"{tmp_path}:{environment().get('PYTHONPATH', '')}"
        answered = run("next", PYTHONPATH=path, TMPDIR=str(tmp_path))
        assert answered.returncode == 70
        assert "RuntimeError" in answered.stderr
        assert "Traceback" not in answered.stderr
        (log,) = tmp_path.glob("mouctl-*.log")
        assert "Traceback" in log.read_text(encoding="utf-8")
        assert "canary" not in log.read_text(encoding="utf-8").replace("secret = 'canary'", "")
        assert "Traceback" in run("--debug", "next", PYTHONPATH=path, TMPDIR=str(tmp_path)).stderr
