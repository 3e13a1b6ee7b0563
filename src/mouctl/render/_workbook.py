"""A report as a workbook, written by XlsxWriter: its sheets, their names, and how they are printed."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

from xlsxwriter import Workbook

from mouctl.language import Language
from mouctl.render._paper import PAGE, PAGES, Paper, paper_of
from mouctl.render._pen import Pen
from mouctl.render._sheet import write_continued, write_sheet
from mouctl.render._sheet_cells import Styles
from mouctl.render._sheets import Sheet, sheets
from mouctl.report import Cell, Report
from mouctl.sentences import say

_OPTIONS = {
    "in_memory": True,  # which is also what gives all that is packed into the file one and the same time
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": False},
    "default_row_height": 17,
}
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""A workbook has to name a time, or the clock's is written."""
_A4 = 9
_EVERYWHERE = 2
_ALL = "A1:XFD1048576"
_WIDEST_UPRIGHT = 115
_MARGIN = 0.5
_LONGEST_FOOTER = 200
_APART, _CLOSE = " " * 6, "  "
_NO_NAME = re.compile(r"[\[\]:*?/\\\ufffd\s]+")
_LONGEST_NAME = 31


def workbook(report: Report, language: Language) -> bytes:
    """The bytes of the file."""
    target = BytesIO()
    book = Workbook(target, _OPTIONS)
    paper = paper_of(report, language)
    book.set_properties({"title": paper.title, "created": _CREATED})
    names, styles = _Names(), Styles(book, language)

    def written(title: Cell, write: Callable[[Pen], None]) -> None:
        pen = Pen(book.add_worksheet(names.new(styles.text.text(title) or paper.title)), styles)
        write(pen)
        _set_up(pen, paper)

    for number, sheet in enumerate(sheets(report.blocks)):
        written(sheet.heading if number else paper.title, partial(write_sheet, sheet=sheet, official=paper.official))
    data = None if paper.official else _data(report)  # an annex has what it says, and no more
    if data:
        written(say("Data"), partial(write_sheet, sheet=data, official=False))
    if styles.continued:
        written(say("Continued"), write_continued)
    book.close()
    return target.getvalue()


def _data(report: Report) -> Sheet | None:
    """The records to count with, under the names that they have in CSV, where the tables for people are not flat."""
    table = report.flat
    if table is None or not table.rows:
        return None
    columns = tuple(column._replace(title=column.key, group=None) for column in table.columns)
    return Sheet((), table._replace(columns=columns))


def _set_up(pen: Pen, paper: Paper) -> None:
    """A4, as wide as one page, with the pages' numbers and the places for initials at the foot."""
    sheet = pen.sheet
    sheet.hide_gridlines(_EVERYWHERE)
    sheet.ignore_errors({"number_stored_as_text": _ALL})  # a number such as 2.1 is a name, and no mistake
    sheet.set_paper(_A4)
    if paper.landscape or sum(pen.widths) > _WIDEST_UPRIGHT:
        sheet.set_landscape()
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN + 0.35)
    number = paper.number.replace("&", "&&").replace(PAGE, "&P").replace(PAGES, "&N")
    initials = _initials([place.replace("&", "&&") for place in paper.initials])
    sheet.set_footer(f"&L&8 {initials}&R&8 {number}" if initials else f"&R&8 {number}")


def _initials(places: Sequence[str]) -> str:
    """The places for initials, closer to each other where they are many: a footer takes 255 characters in all."""
    text = _APART.join(places)
    if len(text) <= _LONGEST_FOOTER:
        return text
    close = _CLOSE.join(re.sub("_+", "____", place) for place in places)
    return close if len(close) <= _LONGEST_FOOTER else close[:_LONGEST_FOOTER].rpartition(_CLOSE)[0]


class _Names:
    """Names of sheets: short, of few letters, and no two alike."""

    def __init__(self) -> None:
        self.taken = {"history"}  # Excel keeps it for itself

    def new(self, wanted: str) -> str:
        """The nearest name that a spreadsheet takes."""
        plain = _NO_NAME.sub(" ", wanted).strip(" '") or "mouctl"
        name, number = _cut(plain, _LONGEST_NAME), 1
        while name.lower() in self.taken:
            number += 1
            name = f"{_cut(plain, _LONGEST_NAME - len(str(number)) - 1)} {number}"
        self.taken.add(name.lower())
        return name


def _cut(text: str, length: int) -> str:
    """`text` shortened between words, where it has any; a letter may take two places."""
    text = text[: length + 2]  # what follows cannot stay; that far it shows where a word ends
    while len(text.encode("utf-16-le")) > 2 * length:
        shorter = text[:-1].rpartition(" ")[0]
        text = shorter if len(shorter) > length // 2 else text[:-1]
    return text.strip(" '")
