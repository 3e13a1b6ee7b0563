"""Whatever the slips in a file, fixes change what they say and nothing else, once and for all."""

import copy
import tomllib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.cli.conftest import ROOT

from mouctl.findings import Add, Finding, Remove, Rename, Write
from mouctl.recording.likeness import alike
from mouctl.recording.mending import mended
from mouctl.service import fixing
from mouctl.service.checking import look
from mouctl.service.opening import View
from mouctl.service.sifting import Wishes

GOOD = tomllib.loads((ROOT / "agreements/bp2mi-asahan-2021/agreement.toml").read_text("utf-8"))
SLIPS: tuple[Callable[[str], str], ...] = (
    str.upper, str.title, lambda key: key.replace("_", "-"), lambda key: key[:-1], lambda key: key + "s",
    lambda key: key[1::-1] + key[2:], lambda key: f" {key}", lambda _: "lain",
)  # fmt: skip
REMARKS = st.lists(st.sampled_from(["# catatan", "", "  # dua = 'x'", "\t"]), max_size=3)


def _tables(data: Any) -> list[dict[str, Any]]:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return ([data] if isinstance(data, dict) else []) + [table for each in inner for table in _tables(each)]


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """The text of an agreement with slips in its keys, days and numbers in quotation marks, waivers, and remarks."""
    data = copy.deepcopy(GOOD)
    for _ in range(draw(st.integers(1, 6))):
        table = draw(st.sampled_from(_tables(data)))
        key = draw(st.sampled_from(sorted(table))) if table else None
        if key is None:
            continue
        match draw(st.sampled_from(["key", "value", "gone"])):
            case "key":
                table[draw(st.sampled_from(SLIPS))(key)] = table.pop(key)
            case "value" if isinstance(table[key], int | date):
                table[key] = str(table[key]).lower()
            case "value" if isinstance(table[key], str):
                table[key] = draw(st.sampled_from([f" {table[key]}", table[key].upper()]))
            case "gone":
                table.pop("schema", None)
    rules = draw(st.lists(st.sampled_from(["MOU203", "MOU303", "MOU003", "mou303"]), max_size=3))
    data["waiver"] = [{"rule": rule, "reason": "Alasan.", "until": "2999-01-01"} for rule in rules]
    lines = tomli_w.dumps({key: value for key, value in data.items() if value != []}).split("\n")
    # What is remarked within a waiver goes with it.
    at = draw(st.integers(0, next((i for i, line in enumerate(lines) if "waiver" in line), len(lines))))
    remarks = _outside_of_text(lines, at, draw(REMARKS))
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines[:at], *remarks, *lines[at:]])


def _outside_of_text(lines: list[str], at: int, remarks: list[str]) -> list[str]:
    return remarks if "\n".join(lines[:at]).count('"""') % 2 == 0 and at and not lines[at - 1].endswith(",") else []


def _edited(text: str, findings: tuple[Finding, ...]) -> Any:
    """The data with the edits laid over it one by one, worked out apart from what mouctl does."""
    data = tomllib.loads(text)
    for finding in sorted(findings, key=_last_first, reverse=True):
        assert finding.fix is not None
        edit = finding.fix.fix.edit
        here: Any = data
        *way, last = edit.route or (None,)
        for step in way:
            here = here[step]
        match edit:
            case Rename():
                here[edit.key] = here.pop(last)
            case Write():
                here[last] = edit.value
            case Add():
                here[edit.key] = edit.value
            case Remove():
                del here[last]
    return {key: value for key, value in data.items() if (key, value) != ("waiver", [])}


def _last_first(finding: Finding) -> int:
    assert finding.fix is not None
    return finding.fix.splice.start


@pytest.mark.slow
def test_fixes_change_what_they_say_and_nothing_else(tmp_path: Path, times: Callable[[int, int], int]) -> None:
    (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
    path = tmp_path / "agreements" / GOOD["id"] / "agreement.toml"
    path.parent.mkdir(parents=True)

    @settings(max_examples=times(40, 500), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(text=slipped(), unsafe=st.booleans(), mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
    def holds(text: str, unsafe: bool, mark: bytes) -> None:
        note(text)
        wishes = Wishes(unsafe_fixes=unsafe)
        view = View(as_of=lambda _: date(2024, 8, 1), is_today=True)
        again = partial(look, tmp_path, [], view, wishes, None)
        before = mark + text.encode()
        path.write_bytes(before)
        shown = fixing.difference(again, wishes)
        assert path.read_bytes() == before
        _hold_pass_by_pass(again(), unsafe=unsafe)
        answered = fixing.fix(again, wishes).report
        after = path.read_bytes()
        assert (after != before) == bool(shown.text) == bool(answered.members["fixed"])  # type: ignore[index]
        assert after.startswith(mark)
        assert _remarks(after) == _remarks(before)
        assert fixing.fix(again, wishes).report.members["fixed"] == ()  # type: ignore[index]
        assert path.read_bytes() == after

    holds()


def _hold_pass_by_pass(found: Any, *, unsafe: bool) -> None:
    """One pass: the data after it are the data before, but for the edits told."""
    fixes = {each.fix: each for each in found.shown if each.fix and (unsafe or each.fix.fix.safe)}
    if fixes:
        text = next(iter(fixes)).text
        done = mended(text, fixes)
        assert done is not None
        assert alike(tomllib.loads(done.text), _edited(text, tuple(fixes[each] for each in done.fixes)))


def _remarks(content: bytes) -> list[bytes]:
    return [line.strip() for line in content.splitlines() if line.strip().startswith(b"#")]
