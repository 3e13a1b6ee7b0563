"""A workbook for spreadsheets: each table on a sheet of its own, to filter, to sort, and to print as an annex.

Only headings are merged. In the body every row repeats what it stands under, or filtering and sorting would tear the
table apart. Text is always text, whatever it looks like; numbers and days are numbers and days.
"""

from mouctl.format import Format, Surface
from mouctl.report import Report


def render(report: Report, surface: Surface) -> bytes:
    """The workbook's file, the same bytes for the same report."""
    from mouctl.render._workbook import workbook

    return workbook(report, surface.language)


FORMAT = Format(id="xlsx", render=render, suffixes=(".xlsx",), binary=True)
