"""What no file may hold, and how the sources are cut."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .documents import files
from .program import ROOT, SOURCES

MODULES = sorted(SOURCES.rglob("*.py"))
LONGEST = 300
HOSTS = ["py" + "pi.", "pythonhosted" + ".org", "npm" + "js.", "anaconda" + ".org", "crates" + ".io"]
"""Registries of packages; put together here, or this file would name them."""
PATHS = ["/work" + "/", "/root" + "/", "/opt" + "/", "/tmp" + "/", "/home" + "/", "/Users" + "/"]
"""Where a machine keeps its own things."""
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns", "monotonic"}
BADLY_NAMED = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


def ours(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_files() -> None:
    assert {"README.md", "pyproject.toml", "src/mouctl/cli/main.py"} <= set(map(ours, files()))


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    written = {ours(path): path.read_bytes().decode("utf-8", errors="replace") for path in files()}
    assert [(name, word) for name, text in written.items() for word in HOSTS if word in text] == []
    machine = re.compile(rf"(?<![\w./-])({'|'.join(PATHS)})")
    assert [(name, found[0]) for name, text in written.items() if (found := machine.search(text))] == []


def test_modules_are_short() -> None:
    assert [ours(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > LONGEST] == []


def test_modules_are_named_for_what_they_do() -> None:
    assert [ours(path) for path in MODULES if not BADLY_NAMED.isdisjoint(re.split(r"[_/.]", ours(path)))] == []


def test_only_the_clock_reads_the_time() -> None:
    assert [ours(path) for path in MODULES if CLOCKS & attributes(path)] == ["src/mouctl/cli/clock.py"]


def attributes(path: Path) -> set[str]:
    """Every name that stands after a dot in the module."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def test_names_of_classes_say_what_they_are() -> None:
    found = [
        f"{ours(path)}: {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and re.search(r"(Util|Utils|Helper|Manager|Common)$", node.name)
    ]
    assert found == []


def test_the_catalogue_is_complete() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "catalogue.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.stdout == ""
    assert run.returncode == 0, run.stderr


def test_the_locks_pin_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    runtime, dev = (pinned(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    for text in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        wanted = Requirement(text)
        name = canonicalize_name(wanted.name)
        assert wanted.specifier.contains(dev[name]), text
        assert text not in project["dependencies"] or runtime[name] == dev[name], text
    assert runtime.items() <= dev.items()


def pinned(lock: Path) -> dict[str, str]:
    """The version of each package in a lock, each of which has its hashes."""
    text = lock.read_text("utf-8")
    found = dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\\n    --hash=sha256:", text, re.MULTILINE))
    assert len(found) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    return found
