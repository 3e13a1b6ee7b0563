"""What is not used is not imported: neither what places findings, nor clause types that no agreement has."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from mouctl.loading.register import load_register
register = load_register(Path(sys.argv[1]))
print(len(register.findings), *sorted(name for name in sys.modules if name.startswith(sys.argv[2:][0])))
"""


def imported(root: Path, start: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root), start],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    return run.stdout.split()


def test_tree_sitter_is_only_imported_for_findings(write: Callable[..., Path], good: Mapping[str, str]) -> None:
    name = "agreements/b/agreement.toml"
    assert imported(write(), "tree_sitter") == ["0"]
    assert len(imported(write({name: good[name] + "x = 1\n"}), "tree_sitter")) > 2


def test_broken_toml_is_placed_by_its_parser(write: Callable[..., Path]) -> None:
    assert imported(write({"agreements/b/agreement.toml": "x"}), "tree_sitter") == ["1"]


def test_only_the_clause_types_that_are_met_are_imported(write: Callable[..., Path]) -> None:
    found = imported(write({"mouctl.toml": "schema = 1"}), "mouctl.clauses.")
    assert found == ["0", "mouctl.clauses.obligation", "mouctl.clauses.term"]
