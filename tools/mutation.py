"""Mutation testing with mutmut, in a copy of the tree: `python tools/mutation.py dates` (or `clauses`, or `model`).

Needs `pip install mutmut==3.8.1` beside the tools of development. Prints the tally of each file, and every mutant that
no test noticed; `mutmut show NAME`, run in the copy, shows one. The copy lies in the folder that is given after the
target, or else where temporary files go. What is known to survive stands in `tests/README.md`.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).parents[1]
COPIED = ("src", "tests", "examples", "agreements", "mouctl.toml", "pyproject.toml", "README.md", "CONTRIBUTING.md")
# The properties are left out: they take longer than all the rest, and a mutant that only they notice is a gap.
TABLES = [
    f"tests/deadlines/test_{name}.py"
    for name in (
        "cases",
        "shapes",
        "life",
        "examples",
        "sides",
        "calendars",
        "told",
        "addenda",
        "endings",
        "suspension",
    )
]
TARGETS = {
    "dates": (["dates/*.py"], ["tests/dates", "tests/deadlines/test_calendars.py"]),
    "clauses": (["clauses/*.py"], TABLES),
    "model": (["model/notice.py", "model/reckoner.py", "model/derivation.py", "model/series.py", "terms.py"], TABLES),
}
# It starts an interpreter of its own, which finds no mutant.
LEFT_OUT = "tests/dates/test_calendars.py::test_nothing_is_read_or_imported_before_it_is_asked_for"
OUTCOMES = {0: "survived", 1: "killed", 3: "killed", 5: "untested", 33: "untested", 37: "killed"}
"""What mutmut's exit codes mean; every other one is a mutant that ran out of time."""

SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {only}
track_dependencies = false
also_copy = {copied}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-n", "0", "-p", "no:cacheprovider", "--deselect", "{left_out}"]
"""

# Every mutant runs in a fork of a process that has run the tests before, and what a test calls tells mutmut which tests
# to run: so what is remembered has to be forgotten before each.
CONFTEST = """
import sys
from functools import _lru_cache_wrapper
from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutation", derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("mutation")


def pytest_runtest_setup():
    for module in [module for name, module in sys.modules.items() if name.startswith("mouctl.")]:
        for each in list(vars(module).values()):
            if isinstance(each, _lru_cache_wrapper):
                each.cache_clear()
"""


def prepare(copy: Path, target: str) -> None:
    """A copy of the tree with mutmut's settings for the target."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "demo"))
        else:
            shutil.copy(source, copy / name)
    files, tests = TARGETS[target]
    only = [f"src/mouctl/{name}" for name in files]
    copied = ["conftest.py", *COPIED[2:]]
    written = SETTINGS.format(only=only, copied=copied, tests=tests, left_out=LEFT_OUT)
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(written)
    (copy / "conftest.py").write_text(CONFTEST, encoding="utf-8")


def outcomes(copy: Path) -> Iterator[tuple[str, str, str]]:
    """Each mutant: its file, its name, and what became of it."""
    for path in sorted((copy / "mutants" / "src").rglob("*.meta")):
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield path.name.removesuffix(".meta"), name, OUTCOMES.get(code, "open" if code is None else "timeout")


def main() -> int:
    """Run, and tell."""
    target, folder = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else gettempdir())
    copy = folder.resolve() / f"mouctl-mutation-{target}"
    prepare(copy, target)
    run = subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=copy, check=False)
    found = list(outcomes(copy))
    for _, name, outcome in found:
        if outcome != "killed":
            print(outcome, name)
    for file in sorted({file for file, _, _ in found}):
        print(file, dict(Counter(outcome for each, _, outcome in found if each == file)))
    print(target, dict(Counter(outcome for _, _, outcome in found)))
    return run.returncode


if __name__ == "__main__":
    raise SystemExit(main())
