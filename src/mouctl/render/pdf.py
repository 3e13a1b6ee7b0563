"""PDF, typeset by Typst from its own fonts alone: the same report gives the same bytes on every machine.

The report reaches the template as data, so that no text can become markup. What is typeset is tagged for programs that
read aloud, and says so (PDF/UA-1) unless the report itself stands against it: a letter that no font has, a level of
headings left out.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from mouctl.errors import UsageError
from mouctl.format import Format, Surface
from mouctl.render._pdf_blocks import described
from mouctl.report import Report
from mouctl.sentences import say

_TEMPLATE = Path(__file__).with_name("_pdf.typ")


def ready() -> None:
    """Raises UsageError where Typst is not installed."""
    if find_spec("typst") is None:
        raise UsageError(
            say("PDF needs a package that is not installed: {command}", command='pip install "mouctl[pdf]"')
        )


def render(report: Report, surface: Surface) -> bytes:
    """The report as a document."""
    import typst

    data = {"report": json.dumps(described(report, surface.language))}

    def typeset(*standards: Literal["ua-1"]) -> bytes:
        return typst.compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs=data,
            pdf_standards=list(standards),
        )

    try:
        return typeset("ua-1")
    except typst.TypstError:
        return typeset()


FORMAT = Format(id="pdf", render=render, suffixes=(".pdf",), binary=True, ready=ready)
