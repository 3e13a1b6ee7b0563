"""JUnit XML, in the shape that Jenkins takes: a test case for each agreement and for each finding.

A finding that makes the run fail is a failed case, one that is waived is a skipped one, and any other is a passed case
with its message as output.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mouctl.findings import Checked, Finding
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render.findings._telling import checked, told, with_advice
from mouctl.report import Report

_HERE = "@"
"""Where the cases go; it occurs nowhere else in what surrounds them."""
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The document: what surrounds the cases, and in its middle one case after the other."""
    found = checked(report)
    suite = ET.Element("testsuite", {"name": "mouctl check", "errors": "0", **_counts(found)})
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    suite.text = f"{_HERE}\n  " if suite.get("tests") != "0" else None
    before, _, after = ET.tostring(root, encoding="unicode").partition(_HERE)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{before}'
    yield from (_written(case) for case in _cases(found, surface.language))
    yield f"{after}\n"


def _cases(found: Checked, language: Language) -> Iterator[ET.Element]:
    for agreement in found.agreements:
        yield ET.Element("testcase", name=_text(told(agreement, language)), classname="mouctl.agreement")
    for finding in found.findings:
        yield _case(finding, found, language)


def _written(case: ET.Element) -> str:
    ET.indent(case, level=2)
    return "\n    " + ET.tostring(case, encoding="unicode").replace("##[", "#&#35;[")  # or a runner would obey it


def _counts(found: Checked) -> dict[str, str]:
    tally = found.tally()
    return {
        "tests": str(len(found.agreements) + len(found.findings)),
        "failures": str(tally.failing),
        "skipped": str(tally.waived),
    }


def _case(finding: Finding, found: Checked, language: Language) -> ET.Element:
    name = _text(f"{finding.rule} {told(finding.where, language)}")
    case = ET.Element("testcase", name=name, classname=f"mouctl.{finding.rule}")
    text = _text(f"{told(finding.where, language)}\n{with_advice(finding, language)}")
    if finding.waived is not None:
        ET.SubElement(case, "skipped", message=_text(told(finding.waived, language)))
    elif found.fails(finding):
        message = _text(told(finding.message, language))
        ET.SubElement(case, "failure", type=finding.severity.label, message=message).text = text
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _text(text: str) -> str:
    """`text` without the few characters that XML cannot hold at all, escaped or not."""
    return _NOT_IN_XML.sub("\ufffd", text)


FORMAT = Format(id="junit", render=render, suffixes=(".xml",))
