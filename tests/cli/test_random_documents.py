"""Whatever stands in the files, `mouctl check` answers: with findings that can be told, and never with an exception."""

import copy
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.cli.conftest import ROOT

from mouctl.language import Language
from mouctl.model.event import EVENT_TYPES
from mouctl.service.checking import check
from mouctl.service.opening import View

FILES = ("agreement", "workplan", "events")
GOOD = [
    {name: tomllib.loads(path.read_text("utf-8")) for name in FILES if (path := folder / f"{name}.toml").exists()}
    for folder in sorted([*ROOT.glob("agreements/*"), *ROOT.glob("examples/*/agreements/*")])
]
WORDS = sorted({*EVENT_TYPES, "term", "renewal", "obligation", "signing", "kesatu", "kedua", "add", "remove", "clause"})
DAYS = st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2021, 12, 8)]))
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)
PLAIN: st.SearchStrategy[Any] = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.floats(), st.booleans(), DAYS, st.just(datetime(2024, 1, 1, tzinfo=UTC)),
    st.just(time(7, 30)), TEXT, st.sampled_from(WORDS),
    st.sampled_from(["3 months", "7 hari kerja", "P0D", "0 days", "-1 days", "9999 years", "3 x 24 jam"]),
)  # fmt: skip
KEYS = st.one_of(
    st.sampled_from(["id", "type", "on", "party", "amends", "letter", "clause", "every", "notice", "until", "from"]),
    TEXT,
)
VALUES = st.recursive(
    PLAIN, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)), max_leaves=6
)


class Files(dict[str, dict[str, Any]]):
    """The data of an agreement's files, shown in short."""

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


@st.composite
def spoilt(draw: st.DrawFn) -> Files:
    """The files of a good agreement with a few values put in place of others, taken away, or added."""
    files = Files(copy.deepcopy(GOOD[draw(st.integers(0, len(GOOD) - 1))]))
    for _ in range(draw(st.integers(1, 5))):
        here: Any = files[draw(st.sampled_from(sorted(files)))]
        for _ in range(draw(st.integers(0, 4))):
            deeper = [key for key in _keys(here) if isinstance(here[key], dict | list) and here[key]]
            if not deeper:
                break
            here = here[draw(st.sampled_from(deeper))]
        _spoil(here, draw)
    return files


def _keys(here: dict[str, Any] | list[Any]) -> list[Any]:
    return list(here) if isinstance(here, dict) else list(range(len(here)))


def _spoil(here: Any, draw: st.DrawFn) -> None:
    how = draw(st.sampled_from(["put", "take", "add", "twice"]))
    there = _keys(here)
    if how == "add" or not there:
        if isinstance(here, dict):
            here[draw(KEYS)] = draw(VALUES)
        else:
            here.append(draw(VALUES))
        return
    key = draw(st.sampled_from(there))
    if how == "put":
        here[key] = draw(VALUES)
    elif how == "take":
        del here[key]
    elif isinstance(here, list):
        here.append(copy.deepcopy(here[key]))


@pytest.mark.slow
def test_any_document_is_answered(tmp_path: Path, times: Callable[[int, int], int]) -> None:
    (tmp_path / "mouctl.toml").write_text("schema = 1\n", encoding="utf-8")
    english = Language("en")

    @settings(max_examples=times(300, 10_000), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(files=spoilt(), as_of=st.dates(date(2021, 1, 1), date(2027, 12, 31)))
    def holds(files: Files, as_of: date) -> None:
        name = files["agreement"].get("id")
        folder = tmp_path / "agreements" / (name if isinstance(name, str) and name in NAMES else "lain")
        folder.mkdir(parents=True, exist_ok=True)
        for file in FILES:
            (folder / f"{file}.toml").unlink(missing_ok=True)
            if file in files:
                note(text := tomli_w.dumps(files[file]))
                (folder / f"{file}.toml").write_bytes(text.encode())
        report = check(None, [folder], View(as_of=lambda _: as_of)).report
        findings = report.members["findings"]  # type: ignore[index]
        assert all("\x1b" not in english.tell(each["message"]) for each in findings)
        assert [english.tell(each["message"]) for each in findings if each["rule"] == "MOU009"] == []

    holds()


NAMES = {files["agreement"]["id"] for files in GOOD}
