"""A work plan in the formats: merged cells on a terminal, and hostile text in every cell, which takes no more room.

What a file says is cleaned when it is read; here the text arrives as it is, as if that had failed.
"""

import csv
import json
import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from tests.deadlines.building import dossier, on

from mouctl.answers.matrix import Shape, matrix_report
from mouctl.language import clean
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.workplan import WorkPlan
from mouctl.report import Column, Report, Section, Table
from mouctl.selection import Choice, select

from .conftest import Show
from .test_hostile import HOSTILE, SGR, tame

every_hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
SHAPES = {"table": Shape(), "groups": Shape(by="funder"), "timeline": Shape(timeline=True)}
every_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())


def plan(**cells: Any) -> WorkPlan:
    activity = {
        "id": "1.a", "number": "a.", "stage": "s", "text": "Kegiatan", "location": "Kabupaten",
        "schedule": "Maret 2022",
        "funding": ({"source": "APBD"},), "years": (2022, 2023), "duties": {"kesatu": ("x", "y"), "kedua": ("z",)},
        "output": "o", "outcome": "p",
    }  # fmt: skip
    programme = {"number": "1.", "name": "Program", "stage": [{"id": "s", "text": "Tahap"}], "activity": [activity]}
    made = WorkPlan.model_validate({"schema": 1, "title": "Rencana", "years": (2022, 2023), "programme": [programme]})
    return _everywhere(made, **cells) if cells else made


def _everywhere(made: WorkPlan, text: str) -> WorkPlan:
    (programme,) = made.programmes
    (activity,), (stage,) = programme.activities, programme.stages
    (funding,) = activity.funding
    activity = activity.model_copy(
        update={
            "number": text, "text": text, "location": text, "output": text, "outcome": text,
            "funding": (funding.model_copy(update={"source": text}),),
            "duties": {"kesatu": (text, text), "kedua": (text,)},
        }
    )  # fmt: skip
    programme = programme.model_copy(
        update={
            "number": text, "name": text, "activities": (activity,),
            "stages": (stage.model_copy(update={"text": text}),),
        }
    )  # fmt: skip
    return made.model_copy(update={"title": text, "programmes": (programme,), "labels": {"kesatu": text}})


def report(text: str, shape: Shape) -> Report:
    told = ActivityEvent.model_validate({"id": "e", "type": "activity", "on": date(2022, 3, 1), "activity": "1.a"})
    case = dossier("term duration='3 years' from=signing")._replace(
        workplan=plan(text=text), events=(told.model_copy(update={"note": text}),)
    )
    life = on(case, date(2022, 6, 1)).life
    assert life.version.workplan is not None
    return matrix_report(select(life, life.version.workplan, Choice(parties=("kesatu",))), shape)


@every_hostile
@every_shape
@pytest.mark.parametrize("width", [80, 200])
def test_terminal(text: str, shape: Shape, width: int, show: Show) -> None:
    no_more_room_at_a_terminal(text[:4_000], shape, width, show)  # whole ones are below, and in test_hostile.py


@pytest.mark.slow
@pytest.mark.parametrize("name", ["long", "long word"])
@every_shape
@pytest.mark.parametrize("width", [80, 200])
def test_terminal_whole(name: str, shape: Shape, width: int, show: Show) -> None:
    no_more_room_at_a_terminal(HOSTILE[name], shape, width, show)


def no_more_room_at_a_terminal(text: str, shape: Shape, width: int, show: Show) -> None:
    hostile, plain = (show(report(t, shape), "terminal", width=width, colour=True) for t in (text, tame(text)))
    assert SGR.findall(hostile) == SGR.findall(plain)
    assert [len(line) for line in hostile.split("\n")] == [len(line) for line in plain.split("\n")]
    assert all(cell_len(line) <= width for line in SGR.sub("", hostile).split("\n"))
    assert clean(SGR.sub("", hostile)) == SGR.sub("", hostile)


@every_hostile
@every_shape
def test_plain(text: str, shape: Shape, show: Show) -> None:
    hostile, plain = (show(report(t, shape), "plain") for t in (text, tame(text)))
    assert [len(line) for line in hostile.split("\n")] == [len(line) for line in plain.split("\n")]
    assert clean(hostile) == hostile


def structure(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inner = (child for token in tokens for child in token.children or [token])
    return [f"{token.type}:{token.tag}" for token in inner if token.type not in {"text", "inline"}]


@every_hostile
@every_shape
def test_markdown(text: str, shape: Shape, show: Show) -> None:
    hostile, plain = (show(report(t, shape), "markdown") for t in (text, tame(text)))
    assert structure(hostile) == structure(plain)
    assert clean(hostile) == hostile


@every_hostile
def test_csv(text: str, show: Show) -> None:
    hostile, plain = (
        list(csv.reader(StringIO(show(report(t, Shape()), "csv"), newline=""))) for t in (text, tame(text))
    )
    assert [len(row) for row in hostile] == [len(row) for row in plain]
    assert hostile[0] == plain[0]
    assert not any(re.match(r"[=+\-@\t\r]", cell) for row in hostile for cell in row)


@every_hostile
@every_shape
def test_json(text: str, shape: Shape, show: Show) -> None:
    (row,) = json.loads(show(report(text, shape), "json"))["rows"]
    assert (row["activity"], row["duties"]["kedua"], row["programme"]) == (clean(text), [clean(text)], clean(text))


def merged() -> Report:
    columns = (
        Column(key="n", title="No.", min_width=3, merged=True),
        Column(key="p", title="Program", min_width=8, merged=True),
        Column(key="a", title="Kegiatan", min_width=8),
        Column(key="y", title="2022", min_width=6, centred=True, group="Tahun pelaksanaan"),
    )
    rows = (
        ("1.", "Satu", "a", "V"), ("1.", "Satu", "b", None), ("1.", "Lain", "c", "V"), ("2.", "Lain", "d", "V"),
        Section("Bagian"), ("2.", "Lain", "e", "V"),
    )  # fmt: skip
    return Report(schema="mouctl.sample/1", data={}, blocks=(Table(columns, rows, card_title=(0, 2)),))


def test_a_merged_cell_is_shown_once_within_the_one_before_it(show: Show) -> None:
    assert show(merged(), "terminal", width=60).splitlines() == [
        "                        Tahun",
        "                        pelaksanaan",
        "                        ───────────",
        "No.  Program  Kegiatan     2022",
        "───────────────────────────────────",
        "1.   Satu     a              V",
        "              b",
        "     Lain     c              V",
        "2.   Lain     d              V",
        "Bagian",
        "2.   Lain     e              V",
    ]


def test_cards_have_every_cell_and_plain_lines_too(show: Show) -> None:
    assert show(merged(), "terminal", width=24).count("Lain") == 3
    assert show(merged(), "plain").count("Lain") == 3
