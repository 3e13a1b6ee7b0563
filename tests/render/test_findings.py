"""The formats for findings: the structure that each collector asks for, whatever the data hold."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from mouctl.discovery import member, members, names
from mouctl.findings import Checked
from mouctl.format import Format, Surface
from mouctl.language import Language, clean
from mouctl.report import Report

from .findings import report
from .test_hostile import HOSTILE

PACKAGE = "mouctl.render.findings"
FORMATS = ("concise", "github", "gitlab", "junit", "sarif")
MORE = {
    "commands": "x\n::error file=a::b\n  ::set-output name=c::d\n##[error]e ::add-mask::f",
    "escapes of commands": "%0A::error::x %25 %3A a:b,c=d;title=x::y",
    "xml": "]]> &amp; <failure/> \"quoted\" 'too' \ufffe\uffff",
    "json": '"}], "x": [{"\\u0000\\',
    "newlines": "a\nb\r\nc\rd",
    "emoji": "😀 👩‍👧 e\u0301",
}
ALL = {**HOSTILE, **MORE}

every_text = pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())


def show(report: Report, format_id: str) -> str:
    return member(PACKAGE, format_id, "FORMAT", Format).text(report, Surface(Language("en")))


def test_they_are_files_of_their_own_folder() -> None:
    assert names(PACKAGE) == FORMATS == tuple(members(PACKAGE, "FORMAT", Format))
    everywhere = {**members(PACKAGE, "FORMAT", Format), **members("mouctl.render", "FORMAT", Format)}
    suffixes = [suffix for found in everywhere.values() for suffix in found.suffixes]
    assert len(suffixes) == len(set(suffixes))


@every_text
@pytest.mark.parametrize("format_id", FORMATS)
def test_nothing_is_obeyed_by_a_terminal_or_a_runner(text: str, format_id: str) -> None:
    shown = show(report(text), format_id)
    assert clean(shown) == shown
    assert "##[" not in shown
    commands = [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (4 if format_id == "github" else 0)


@pytest.mark.parametrize("format_id", FORMATS)
def test_nothing_found_is_a_whole_document(format_id: str) -> None:
    from mouctl.answers.check import check_report

    shown = show(check_report(Checked((), ("contoh",))), format_id)
    match format_id:
        case "concise":
            assert shown == ""
        case "github":
            assert shown == "1 agreement checked: nothing to report.\n"
        case "gitlab":
            assert json.loads(shown) == []
        case "sarif":
            assert json.loads(shown)["runs"][0]["results"] == []
        case "junit":
            (case,) = ET.fromstring(shown).iter("testcase")
            assert case.get("name") == "contoh"


@every_text
def test_concise_has_a_line_for_each(text: str) -> None:
    lines = show(report(text), "concise").split("\n")
    assert len(lines) == 4 + 1
    assert lines[1].startswith("a/b c.toml:3:12: warning MOU204 Message ")
    for line, rule in zip(lines, ("error MOU001", "warning MOU204", "note MOU303", "note MOU303"), strict=False):
        assert f": {rule} Message " in line


class TestGithub:
    COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")

    @staticmethod
    def unescaped(text: str) -> str:
        """As the runner reads it, the per cent sign last."""
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(code, character)
        return text

    @every_text
    def test_annotations_are_read_back_whole(self, text: str) -> None:
        lines = show(report(text), "github").rstrip("\n").split("\n")
        read = [self.COMMAND.fullmatch(line) for line in lines[:-2]]
        assert [found and found[1] for found in read] == ["error", "warning", "notice", "notice"]
        for found in filter(None, read):
            properties = dict(part.split("=", 1) for part in found[2].split(","))
            assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
            assert "\r" not in self.unescaped(found[3])
            assert self.unescaped(found[3]).count("\n") <= 1
        assert lines[-2].startswith("2 agreements checked: ")
        assert lines[-1] == "1 fixable with --fix."

    def test_ten_are_shown_the_heaviest_first_and_the_rest_summed_up(self) -> None:
        lines = show(report(more=20), "github").splitlines()
        assert sum(line.startswith("::") for line in lines) == 10
        assert lines[0].startswith("::error ")
        assert lines[10] == "And 14 more without an annotation: MOU303 (14)"

    def test_columns_are_left_out_over_several_lines(self) -> None:
        lines = show(report(), "github").splitlines()
        assert "line=3,endLine=3,col=12,endColumn=14," in lines[1]
        assert "line=5,endLine=7,title=" in lines[2]


@every_text
def test_gitlab_takes_its_keys_and_no_fingerprint_twice(text: str) -> None:
    entries = json.loads(show(report(text), "gitlab"))
    assert [entry["check_name"] for entry in entries] == ["MOU001", "MOU204", "MOU303", "MOU303"]
    assert len({entry["fingerprint"] for entry in entries}) == 4
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert isinstance(entry["location"]["path"], str)
        assert "\n" not in entry["description"]


class TestJunit:
    """The elements and attributes that the xunit plugin of Jenkins allows where (its junit-10.xsd)."""

    ALLOWED: Mapping[str, tuple[set[str], set[str], set[str]]] = {
        # element: children, attributes that must be there, attributes that may
        "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
        "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors"}, {"skipped", "time"}),
        "testcase": ({"failure", "skipped", "system-out"}, {"name"}, {"classname", "time", "group"}),
        "failure": (set(), set(), {"type", "message"}),
        "skipped": (set(), set(), {"type", "message"}),
        "system-out": (set(), set(), set()),
    }

    @every_text
    def test_the_structure_is_that_of_jenkins(self, text: str) -> None:
        root = ET.fromstring(show(report(text), "junit"))
        for element in root.iter():
            children, needed, allowed = self.ALLOWED[element.tag]
            assert {child.tag for child in element} <= children
            assert needed <= element.attrib.keys() <= needed | allowed
        assert [element.tag for element in root.iter()] == [
            "testsuites", "testsuite", "testcase", "testcase", "testcase", "failure", "testcase", "failure",
            "testcase", "skipped", "testcase", "system-out", "testcase", "system-out",
        ]  # fmt: skip

    def test_the_numbers_are_those_of_the_cases(self) -> None:
        (suite,) = ET.fromstring(show(report(), "junit"))
        counted = {name: len(list(suite.iter(tag))) for name, tag in [("tests", "testcase"), ("failures", "failure")]}
        assert {name: int(suite.get(name, "")) for name in counted} == counted == {"tests": 7, "failures": 2}
        assert suite.get("skipped") == "1"


class TestSarif:
    """What SARIF 2.1.0 asks for, as far as this uses it."""

    @staticmethod
    def run_of(text: str = "teks") -> dict[str, Any]:
        log = json.loads(show(report(text), "sarif"))
        assert set(log) == {"$schema", "version", "runs"}
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        return dict(run)

    @every_text
    def test_results_name_their_rules_and_places(self, text: str) -> None:
        run = self.run_of(text)
        rules = run["tool"]["driver"]["rules"]
        assert run["columnKind"] == "utf16CodeUnits"
        assert len({json.dumps(each["partialFingerprints"]) for each in run["results"]}) == 5
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in {"error", "warning", "note"}
            assert result["message"]["text"]
            (location,) = result["locations"]
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
            assert "\n" not in unquote(uri)
            assert set(result["partialFingerprints"]) == {"mouctlFinding/v1"}

    def test_columns_are_counted_in_units_of_utf16(self) -> None:
        result = self.run_of()["results"][1]
        assert result["locations"][0]["physicalLocation"]["region"] == {
            "startLine": 3, "endLine": 3, "startColumn": 12, "endColumn": 16,
        }  # fmt: skip

    @every_text
    def test_a_fix_is_a_replacement_of_one_region(self, text: str) -> None:
        (fix,) = self.run_of(text)["results"][1]["fixes"]
        assert set(fix) == {"description", "artifactChanges", "properties"}
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"] == {"uri": "a/b%20c.toml"}
        (replacement,) = change["replacements"]
        assert replacement["insertedContent"]["text"] == clean(text)
        assert replacement["deletedRegion"] == {"startLine": 3, "endLine": 3, "startColumn": 12, "endColumn": 16}

    def test_what_has_no_place_has_no_region_and_several_lines_no_end_column(self) -> None:
        first, _, _, several, _ = (each["locations"][0]["physicalLocation"] for each in self.run_of()["results"])
        assert "region" not in first
        assert several["region"] == {"startLine": 5, "endLine": 7, "startColumn": 1}

    def test_what_is_waived_is_suppressed_with_its_reason(self) -> None:
        suppressed = [each["suppressions"] for each in self.run_of()["results"] if "suppressions" in each]
        assert suppressed == [[{"kind": "inSource", "status": "accepted", "justification": "teks"}]]


@every_text
@pytest.mark.parametrize("format_id", ["plain", "terminal"])
def test_the_text_formats_keep_the_mark_in_its_line(text: str, format_id: str) -> None:
    found = member("mouctl.render", format_id, "FORMAT", Format)
    shown = found.text(report(text), Surface(Language("en"), width=None if format_id == "plain" else 200))
    assert clean(shown) == shown
    assert "##[" not in shown
    assert not [line for line in shown.splitlines() if re.match(r"\s*::[A-Za-z]", line)]
    assert len([line for line in shown.splitlines() if re.fullmatch(r" +\| *\^+", line)]) == 3


def test_the_mark_is_under_the_place_in_wide_letters_too() -> None:
    from mouctl.render._excerpt import excerpt_lines
    from mouctl.report import Excerpt

    assert excerpt_lines(Excerpt(3, 'a = "😀" b', 5, 8)) == ('3 | a = "😀" b', "  |     ^^^^")
    line, mark = excerpt_lines(Excerpt(10, "x" * 100 + "here" + "y" * 100, 101, 105))
    assert line[mark.index("^") :].startswith("here")
    assert line[5] == line[-1] == "…"
    assert max(map(len, (line, mark))) <= 75
    assert excerpt_lines(Excerpt(1, "ab", 3, 3)) == ("1 | ab", "  |   ^")
    assert excerpt_lines(Excerpt(1, "", 1, 1)) == ("1 |", "  | ^")
