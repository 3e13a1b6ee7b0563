"""A register of many agreements, each with work plan and events: `mouctl check` against `check-jsonschema`.

    python benchmarks/checking.py [--peer] [NUMBER...]

shows for each number of agreements (100, 1,000 and 10,000) the time of a first run and of one over an unchanged
register, the memory, and by which power of the number both grow; with `--peer` also the time that `check-jsonschema`
takes to hold the same files against their schemas, which is all that it does.
"""

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REAL = ROOT / "agreements" / "bp2mi-asahan-2021"
LIVED = ROOT / "examples" / "lifetime-register" / "agreements" / "kabupaten-contoh-kesehatan-2022"
FILES = ("agreement", "workplan", "events")
AS_OF = date(2024, 8, 1)
NUMBERS = (100, 1_000, 10_000)
_PEAK = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Cost(NamedTuple):
    """What a command took: seconds by the clock, and the largest process in megabytes."""

    seconds: float
    megabytes: float


def make(root: Path, number: int) -> None:
    """A register with so many agreements, by turns like the real one and like the one that lived through everything."""
    root.mkdir()
    (root / "mouctl.toml").write_text('schema = 1\nname = "Registri"\n', encoding="utf-8")
    kinds = [(source, _texts(source)) for source in (REAL, LIVED)]
    for count in range(number):
        source, texts = kinds[count % len(kinds)]
        name = f"naskah-{count:05}"
        folder = root / "agreements" / name
        folder.mkdir(parents=True)
        for file, text in texts.items():
            (folder / file).write_text(text.replace(f'id = "{source.name}"', f'id = "{name}"'), encoding="utf-8")
        if (source / "bukti").exists():
            shutil.copytree(source / "bukti", folder / "bukti")


def _texts(source: Path) -> dict[str, str]:
    """The agreement's files; of the events those up to the day asked about, since nobody records what is ahead."""
    texts = {f"{file}.toml": (source / f"{file}.toml").read_text("utf-8") for file in FILES}
    head, *events = re.split(r"^(?=\[\[event\]\])", texts["events.toml"], flags=re.MULTILINE)
    known = [event for event in events if _day(event) <= AS_OF]
    texts["events.toml"] = "".join((head, *known, *(() if source == LIVED else _reviews())))
    return texts


def _day(event: str) -> date:
    (day,) = re.findall(r"^on = (\S+)", event, flags=re.MULTILINE)
    return date.fromisoformat(day)


def _reviews() -> Iterator[str]:
    for count in range(5):
        day = date(2022, 6, 1) + timedelta(days=182 * count)
        yield f'\n[[event]]\nid = "monev-{count + 1}"\ntype = "monitoring"\non = {day}\nnote = "Rapat bersama"\n'


def check(root: Path, cache: Path | None) -> Cost:
    """`mouctl check` of the register, with verdicts remembered in `cache`."""
    options = ["--no-cache"] if cache is None else []
    return _run([*_checking(root), *options], {"MOUCTL_CACHE_DIR": str(cache)})


def memory(root: Path) -> float:
    """The megabytes of a check, started by a small process: the largest size of a child begins with its parent's."""
    command = [sys.executable, "-c", _PEAK, *_checking(root), "--no-cache"]
    told = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "MOUCTL_LANG": "en"}
    )
    return int(told.stdout) / 1024


def _checking(root: Path) -> list[str]:
    return [str(BIN / "mouctl"), "check", "--as-of", str(AS_OF), "--register", str(root)]


def write_schemas(folder: Path) -> None:
    """The schemas of an agreement's files, as mouctl publishes them."""
    for file in FILES:
        with (folder / f"{file}.json").open("wb") as target:
            subprocess.run([BIN / "mouctl", "schema", file], check=True, stdout=target)


def validate(root: Path, schemas: Path) -> Cost:
    """The same files against their schemas, by `check-jsonschema`."""
    costs = []
    for file in FILES:
        paths = sorted(map(str, root.glob(f"agreements/*/{file}.toml")))
        for start in range(0, len(paths), 4000):  # a command line has its limits
            command = [str(BIN / "check-jsonschema"), "--schemafile", str(schemas / f"{file}.json")]
            costs.append(_run([*command, *paths[start : start + 4000]], {}))
    return Cost(sum(cost.seconds for cost in costs), max(cost.megabytes for cost in costs))


def _run(command: Sequence[str], more: dict[str, str]) -> Cost:
    """One run with its output read. Raises CalledProcessError if it fails: a failing command is no measure."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**kept, "MOUCTL_LANG": "en", **more}) as process:
        assert process.stdout
        while process.stdout.read(1 << 16):
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - began, usage.ru_maxrss / 1024)


def main() -> None:
    """Prints a line for each number of agreements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", nargs="*", type=int, default=NUMBERS)
    parser.add_argument("--peer", action="store_true", help="also run check-jsonschema")
    given = parser.parse_args()
    print(
        f"{'agreements':>10}{'first':>10}{'again':>10}{'peer':>10}{'first/peer':>12}{'again/first':>12}{'memory':>10}"
    )
    shown: list[tuple[int, Cost]] = []
    for number in given.number:
        with tempfile.TemporaryDirectory() as folder:
            shown.append((number, _show(Path(folder), number, with_peer=given.peer)))
    for (few, before), (many, after) in pairwise(shown):
        power = math.log(after.seconds / before.seconds) / math.log(many / few)
        room = math.log(after.megabytes / before.megabytes) / math.log(many / few)
        print(f"from {few:,} to {many:,}: time grows with the power {power:.2f}, memory with {room:.2f}")


def _show(folder: Path, number: int, *, with_peer: bool) -> Cost:
    root, cache = folder / "register", folder / "cache"
    make(root, number)
    first, again = check(root, cache), check(root, cache)
    peer = None
    if with_peer:
        write_schemas(folder)
        peer = validate(root, folder)
    told, ratio = (f"{peer.seconds:.1f} s", f"{first.seconds / peer.seconds:.2f}") if peer else ("-", "-")
    print(
        f"{number:>10,}{first.seconds:>8.1f} s{again.seconds:>8.1f} s{told:>10}{ratio:>12}"
        f"{again.seconds / first.seconds:>12.2f}{first.megabytes:>7.0f} MB",
        flush=True,
    )
    return first


if __name__ == "__main__":
    main()
