"""What holds for spreadsheets and documents alike: any text, any report, the same bytes, and what they cost others."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from tests.cli.conftest import ROOT, at_terminal, environment, run

from mouctl.language import clean
from mouctl.report import Cell, Lines, Tone, Toned

from .paper import AGREEMENT, filled, plan, rendered
from .test_hostile import HOSTILE

FORMATS = ("xlsx", "docx")
TEXTS = {
    **HOSTILE,
    "link": '=HYPERLINK("https://example.org","x")',
    "elements": "</w:t></w:r></w:p><w:p><w:r><w:t>x",
    "rich text": "<r><t>x</t></r></si><si><t>y</t></r>",
    "cdata": "]]><![CDATA[x]]>&lt;&#0;&x;",
    "nothing": "\x00",
    "surrogates": "a\ud800b\udfffc",
    "no characters": "a\ufffeb\uffffc",
    "right to left": "مذكرة تفاهم שלום",
    "escape": "_x0041_ _x000D_",
    "wide": "全角文字 😀 👩‍👩‍👧",
    "footer": "&P &D &[Tab] &&",
    "blank": " ",
}
every_format = pytest.mark.parametrize("format_id", FORMATS)


def parts(report_bytes: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(report_bytes)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def shape(written: bytes) -> dict[str, list[str]]:
    """The elements of every part, in their order, but for those that the length or look of a text decides."""
    return {
        name: [str(each.tag) for each in etree.fromstring(part).iter() if not _depends(str(each.tag))]
        for name, part in parts(written).items()
    }


def _depends(tag: str) -> bool:
    return re.sub("{.*}", "", tag) in {"cantSplit", "col", "cols", "ind", "pageSetup", "pane", "selection", "sheetView"}


@every_format
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("wrap", [lambda t: t, lambda t: Toned(t, Tone.BAD), lambda t: Lines((t, "x"))])
def test_any_text_is_only_text(text: str, wrap: Callable[[str], Cell], format_id: str) -> None:
    written = rendered(filled(text, wrap), format_id)
    everything = b"".join(parts(written).values())
    assert b"<f>" not in everything
    assert b"hyperlink " not in everything
    assert b"\x00" not in everything
    for part in parts(written).values():
        etree.fromstring(part)
    if format_id == "docx":
        Document(BytesIO(written))
    else:
        load_workbook(BytesIO(written), rich_text=True)


@every_format
@pytest.mark.parametrize("text", [t for t in TEXTS.values() if "\n" not in clean(t) and len(t) < 1000 and t.strip()])
def test_it_takes_no_more_room_than_plain_text(text: str, format_id: str) -> None:
    plain = re.sub(r"\S", "x", clean(text))
    hostile, harmless = (shape(rendered(filled(each), format_id)) for each in (text, plain))
    assert hostile.keys() == harmless.keys()
    if format_id == "docx":
        assert hostile == harmless
    else:
        sheets = [name for name in hostile if name.startswith("xl/worksheets/")]
        assert {name: hostile[name] for name in sheets} == {name: harmless[name] for name in sheets}


@every_format
def test_what_looks_like_an_order_to_a_runner_is_left_whole_in_a_file(format_id: str) -> None:
    assert b"::error ::x ##[group]y" in b"".join(parts(rendered(filled("::error ::x ##[group]y"), format_id)).values())


DIGEST = """
import hashlib, sys
from tests.render.paper import plan, rendered
print(hashlib.sha256(rendered(plan(), sys.argv[1])).hexdigest())
"""


@every_format
def test_the_same_report_is_the_same_file(format_id: str) -> None:
    expected = hashlib.sha256(rendered(plan(), format_id)).hexdigest()
    for changes in ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C"}):
        command = [sys.executable, "-c", DIGEST, format_id]
        assert subprocess.check_output(command, cwd=ROOT, env=environment(**changes), text=True).strip() == expected


@every_format
def test_no_time_is_told(format_id: str) -> None:
    with ZipFile(BytesIO(rendered(plan(), format_id))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


REPORTS = {
    "status": ("status",),
    "show": ("show", AGREEMENT),
    "show-diff": ("show", AGREEMENT, "--diff", "2022-01-01", "2024-01-01"),
    "deadlines": ("deadlines",),
    "next": ("next",),
    "explain": ("explain", f"{AGREEMENT}/renewal-notice"),
    "when": ("when", "force-majeure", AGREEMENT, "--occurred-on", "2024-04-05"),
    "matrix": ("matrix", AGREEMENT),
    "contacts": ("contacts", AGREEMENT),
    "log": ("log", AGREEMENT),
    "check": ("check",),
    "holidays": ("holidays", "2024"),
    "rules": ("rule",),
    "rule": ("rule", "MOU303"),
}
TIMELESS = {"show-diff", "holidays", "rules", "rule"}


@every_format
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_written(name: str, format_id: str, tmp_path: Path) -> None:
    target = tmp_path / f"answer.{format_id}"
    when = () if name in TIMELESS else ("--as-of", "2024-08-01")
    done = run(*REPORTS[name], *when, "-o", str(target))
    assert (done.returncode in (0, 1), done.stdout) == (True, ""), done.stderr
    if format_id == "docx":
        made = Document(str(target))
        assert made.paragraphs or made.tables
    else:
        sheet = load_workbook(target).worksheets[0]
        assert any(cell.value for row in sheet.iter_rows() for cell in row)


PROGRAM = """
import atexit, sys
atexit.register(lambda: print("\\nmodules:", *sys.modules, file=sys.stderr))
from mouctl.cli.main import run
run()
"""


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [
        (("status",), set()),
        (("status", "-o", "x.xlsx"), {"xlsxwriter"}),
        (("status", "-o", "x.docx"), {"docx", "lxml"}),
    ],
)
def test_only_the_format_asked_for_pays_for_its_library(
    arguments: tuple[str, ...], imported: set[str], tmp_path: Path
) -> None:
    arguments = tuple(str(tmp_path / each) if each.startswith("x.") else each for each in arguments)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "--as-of", "2024-08-01"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    modules = {each.split(".")[0] for each in done.stderr.rpartition("modules:")[2].split()}
    assert modules & {"xlsxwriter", "docx", "lxml"} == imported


@every_format
def test_a_terminal_is_not_flooded(format_id: str) -> None:
    shown = at_terminal("status", "--as-of", "2024-08-01", "--format", format_id, columns=80)
    assert f"The format {format_id} is made for files, and no terminal can show it." in shown
    assert "-o FILE" in shown
    assert "PK" not in shown


def test_and_nothing_is_done_before_that_is_said(tmp_path: Path) -> None:
    shown = at_terminal("init", str(tmp_path / "new"), "--format", "xlsx", columns=80)
    assert "made for files" in shown
    assert not (tmp_path / "new").exists()


@every_format
def test_a_pipe_takes_the_bytes(format_id: str) -> None:
    command = [sys.executable, "-m", "mouctl", "status", "--as-of", "2024-08-01", "--format", format_id]
    written = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True).stdout
    assert parts(written)
