"""A document for word processors, laid out as an annex is: tables with merged cells, headings repeated on every page.

It is made to be worked on: headings, lists and tables are real ones, in a few styles that can be changed at one place.
"""

from mouctl.format import Format, Surface
from mouctl.report import Report


def render(report: Report, surface: Surface) -> bytes:
    """The document's file, the same bytes for the same report."""
    from mouctl.render._document import document

    return document(report, surface.language)


FORMAT = Format(id="docx", render=render, suffixes=(".docx",), binary=True)
