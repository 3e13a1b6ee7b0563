"""HTML: what a reader sees of it, with a browser where there is one; what is printed; and nothing loaded or run."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pytest
from pypdf import PdfReader

from mouctl.language import Language
from mouctl.render._cells import for_tables
from mouctl.report import Page, Report, Row, Section, Signature, Signatures, Table, Timeline

from .annex import PARTIES, ROWS, TITLE, YEARS, annex, columns, plan, timeline
from .conftest import Show
from .pages import Element, browsed, browser, needs_browser, parsed, placed
from .sample import filled, sample
from .test_hostile import HOSTILE, tame

Read: TypeAlias = Callable[[str], Element]
STYLE = Path(__file__).parents[2] / "src/mouctl/render/_page.css"
ENGLISH = for_tables(Language("en"))
MORE_HOSTILE = {
    **HOSTILE,
    "end of everything": "</td></tr></table></title></style></svg></main><script>document.title='!'</script>",
    "attributes": "\" onload='x' autofocus onfocus=alert(1) '><img src=x onerror=alert(1)>",
    "style": '"; } body { display: none } /* \\ @import url(x); <!-- */ ]]>',
    "entities": "&lt;b&gt; &amp;amp; &#60; &nbsp",
    "surrogate": "a\ud800b \udfff",
    "right to left": "مذكرة تفاهم עברית a\u0301\u0302\u0303 नमस्ते",
    "emoji": "👍🏽 👨‍👩‍👧 🇮🇩",
}


@pytest.fixture(params=["as written", pytest.param("in a browser", marks=needs_browser)])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    """Reads a page by its words, and as a browser does."""
    return parsed if request.param == "as written" else lambda html: browsed(html, tmp_path)


@pytest.mark.parametrize(("report", "name"), [(sample(), "html.html"), (annex(), "annex.html")])
def test_golden(report: Report, name: str, show: Show, golden: Callable[[str, str], None]) -> None:
    golden(name, show(report, "html").replace(STYLE.read_text(encoding="utf-8"), "/* _page.css */\n"))


def test_every_cell_of_the_plan_is_in_its_place(show: Show, read: Read) -> None:
    table = next(read(show(annex(), "html")).all("table"))
    places = placed(table)
    assert set(places) == {(y, x) for y in range(2 + len(ROWS)) for x in range(13)}
    for y, row in enumerate(ROWS, 2):
        for x in range(13):
            cell = row.text if isinstance(row, Section) else row[x]
            assert places[y, x].text == "\n".join(line.text for line in ENGLISH.lines(cell)), (y, x)


def test_equal_cells_of_merged_columns_are_one(show: Show, read: Read) -> None:
    places = placed(next(read(show(annex(), "html")).all("table")))
    programmes = [places[y, 1] for y in range(2, 2 + len(ROWS))]
    assert [above is below for above, below in pairwise(programmes)] == [False, False, False, True, False, True, True]
    assert programmes[3].attributes["rowspan"] == "2"
    assert len({id(places[y, 0]) for y in range(2, 2 + len(ROWS))}) == len(ROWS)


def test_headings_in_two_lines_say_what_they_head(show: Show, read: Read) -> None:
    table = next(read(show(annex(), "html")).all("table"))
    places = placed(table)
    titles = [ENGLISH.text(column.title) for column in columns()]
    assert [places[1, x].text for x in range(13)] == titles
    assert [places[0, x].text for x in (6, 7, 8, 9, 10)] == ["Year"] * 3 + ["Tasks and responsibilities"] * 2
    assert places[0, 0] is places[1, 0]
    assert {places[0, x].attributes["scope"] for x in (6, 9)} == {"colgroup"}
    assert {places[1, x].attributes["scope"] for x in range(13)} == {"col"}
    assert [len(list(group.all("col"))) for group in table.all("colgroup")] == [6, 3, 2, 2]
    assert {places[y, 0].attributes["scope"] for y in (3, 5, 6)} == {"row"}
    assert [body.one_section for body in map(Body, table.all("tbody"))] == [True, True]


class Body:
    """A table's body."""

    def __init__(self, body: Element) -> None:
        self.one_section = [each.attributes.get("scope") for each in body.all("th")].count("rowgroup") == 1


def test_who_cannot_see_it_is_told_as_much(show: Show) -> None:
    page = parsed(show(annex(), "html"))
    assert page.one("html").attributes["lang"] == "en"
    assert next(page.all("title")).text == TITLE
    regions = [each for each in page.all() if each.attributes.get("role") == "region"]
    assert [region.attributes["tabindex"] for region in regions] == ["0", "0"]
    assert [region.attributes["aria-label"] for region in regions] == [
        TITLE,
        "Timeline from 1 January 2022 to 31 December 2024",
    ]
    assert page.one("caption").text == TITLE
    assert [each.tag for each in page.all("h1", "h2")] == ["h1", "h2"]
    picture = page.one("svg")
    assert picture.attributes["role"] == "img"
    assert picture.one("title").text == "Timeline from 1 January 2022 to 31 December 2024"
    assert picture.one("desc").text
    (spoken,) = page.all("ul")
    assert [each.text for each in spoken.all("li")][:2] == [
        "1 Membentuk tim koordinasi: Sat 1 Jan 2022 – Mon 31 Jan 2022\nterlambat",
        "2.1 Pelatihan berdasarkan unit kompetensi dan keterampilan tertentu: Tue 1 Mar 2022 – Sat 7 Dec 2024",
    ]


def test_the_bars_lie_where_their_days_do(show: Show) -> None:
    picture = parsed(show(annex(), "html")).one("svg")
    bars = [(float(bar.attributes["x"]), float(bar.attributes["width"])) for bar in picture.all("rect")]
    years = [float(each.attributes["d"].split()[0][1:]) for each in picture.all("path")][:4]
    (month, whole, year, day) = bars
    assert month[0] == years[0]
    assert year == pytest.approx((years[1], years[2] - years[1]), abs=0.2)
    assert whole[0] + whole[1] == pytest.approx(day[0] + day[1], abs=1.5)
    assert day[1] == 2.0  # or it could not be seen
    assert [bar.attributes["class"] for bar in picture.all("rect")] == ["bad", "plain", "good", "warn"]


def test_a_timeline_over_many_years_names_some_of_them(show: Show) -> None:
    bar = timeline().bars[0]
    long = Timeline((bar, bar._replace(last=bar.last.replace(year=2121))))
    page = parsed(show(Report("mouctl.sample/1", {}, (long, Timeline(()))), "html"))
    assert [each.text for each in page.all("text") if each.attributes["class"] == "year"] == [
        *(str(year) for year in range(2030, 2130, 10))
    ]


def test_places_to_sign_stand_side_by_side(show: Show, read: Read) -> None:
    (table,) = (each for each in read(show(annex(), "html")).all("table") if each.attributes["class"] == "signatures")
    cells = placed(table)
    assert [cells[0, x].text for x in (0, 1)] == list(PARTIES)
    assert cells[1, 0].text == "Kepala Badan"
    assert cells[2, 0].text.strip() == "NAMA PEJABAT"
    assert set(cells[2, 1].text.strip()) == {"."}


def test_initials_stand_at_the_foot_of_the_page_and_at_the_end(show: Show) -> None:
    page = parsed(show(annex(), "html"))
    assert page.one("footer").text == "Initials PIHAK I: ____________      Initials PIHAK II: ____________"
    style = page.one("style").text
    assert "@page { size: A4 landscape; @bottom-left {" in style
    assert 'content: "page " counter(page) " of " counter(pages)' in style


def test_a_report_without_a_page_is_upright(show: Show) -> None:
    page = parsed(show(sample(), "html"))
    assert "size: A4 portrait" in page.one("style").text
    assert page.one("title").text == "Deadlines as of 1 August 2024"
    assert not list(page.all("footer"))
    assert parsed(show(Report("mouctl.sample/1", {}), "html")).one("title").text == "mouctl"


@pytest.mark.parametrize("text", MORE_HOSTILE.values(), ids=MORE_HOSTILE.keys())
def test_hostile_text_stays_text(text: str, show: Show) -> None:
    hostile, plain = (parsed(show(everywhere(t), "html")) for t in (text, tame(text)))
    assert structure(hostile) == structure(plain)
    table = next(hostile.all("table"))
    wanted = "\n".join(line.text for line in ENGLISH.lines(text))
    assert wanted in [cell.text for cell in table.all("th", "td")]


@needs_browser
def test_hostile_text_stays_text_in_a_browser(show: Show, tmp_path: Path) -> None:
    """All of it at once: the same elements as of tame text, and nothing was run."""
    text = "\n".join(each for name, each in MORE_HOSTILE.items() if not name.startswith("long"))
    hostile, plain = (browsed(show(everywhere(t), "html"), tmp_path) for t in (text, tame(text)))
    assert structure(hostile) == structure(plain)
    assert next(hostile.all("title")).text != "!"


def everywhere(text: str) -> Report:
    """`filled`, and the blocks and the page that came later."""
    report = filled(text)
    merged = tuple(column._replace(merged=True, title=text, group=None) for column in columns(YEARS[:1], PARTIES[:1]))
    rows: tuple[Row, ...] = (Section(text), *((text,) * len(merged),) * 2)
    bars = tuple(bar._replace(note=text) for bar in timeline().bars)
    more = (Table(merged, rows), Timeline(bars), Signatures((Signature(text, text, text),)))
    return report._replace(blocks=(*report.blocks, *more), page=Page(text, initials=(text, text)))


def structure(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The elements with the names of their attributes; a picture's words and the places to break a line aside."""
    return [(each.tag, tuple(each.attributes)) for each in page.all() if each.tag not in {"wbr", "text"}]


@pytest.mark.parametrize("text", MORE_HOSTILE.values(), ids=MORE_HOSTILE.keys())
def test_nothing_leaves_the_style_sheet(text: str, show: Show) -> None:
    style = parsed(show(everywhere(text), "html")).one("style").text
    own = STYLE.read_text(encoding="utf-8")
    said = r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"'
    margin = r"font: 8pt Arial, sans-serif; white-space: pre; content:"
    assert style.strip().startswith(own.strip())
    assert re.fullmatch(
        rf"\s*@page {{ size: A4 portrait; @bottom-left {{ {margin} {said} }}"
        rf' @bottom-right {{ {margin} "page " counter\(page\) " of " counter\(pages\) }} }}\s*',
        style.strip().removeprefix(own.strip()),
    )


@pytest.mark.parametrize("report", [annex(), sample(), everywhere("x")], ids=["annex", "sample", "everywhere"])
def test_nothing_is_loaded_or_run(report: Report, show: Show) -> None:
    page = parsed(show(report, "html"))
    assert not [each.tag for each in page.all("script", "link", "img", "iframe", "object", "a", "form")]
    assert not {
        name for each in page.all() for name in each.attributes if name.startswith("on") or name in {"src", "href"}
    }
    assert not re.search(r"url\(|@import", page.one("style").text)
    assert "default-src 'none'; style-src 'unsafe-inline'" in {
        each.attributes.get("content") for each in page.all("meta")
    }


def test_every_colour_of_text_can_be_read() -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1, on white and on each shade behind text."""
    style = STYLE.read_text(encoding="utf-8")
    shades = {"#ffffff", *re.findall(r"background: (#\w{6})", style)}
    colours = set(re.findall(r"[{; ](?:color): (#\w{6})", style)) | set(
        re.findall(r"svg (?:text|\.\w+) {[^}]*fill: (#\w{6})", style)
    )
    assert len(colours) >= 5
    assert min(contrast(colour, shade) for colour in colours for shade in shades) >= 4.5


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@needs_browser
def test_printed_it_lies_across_with_its_headings_on_every_page(show: Show, tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(show(plan(60, 3, 2), "html"), encoding="utf-8")
    browser(
        tmp_path, f"--print-to-pdf={tmp_path / 'plan.pdf'}", "--no-pdf-header-footer", (tmp_path / "plan.html").as_uri()
    )
    pages = PdfReader(BytesIO((tmp_path / "plan.pdf").read_bytes())).pages
    assert len(pages) > 2
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    words = [re.sub(r"\s", "", page.extract_text()) for page in pages]
    with_rows = [text for text in words if re.search(r"Output\d", text)]
    assert all("PROGRAMME" in text and "PIHAK2" in text for text in with_rows)
    for number in range(60):
        assert sum(f"Output{number}Outcome{number}menurut" in text for text in words) == 1, number


@needs_browser
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_itself_never_scrolls_sideways(width: int, show: Show, tmp_path: Path) -> None:
    """Only the table does, in its own region: the page tells its own widths once it is allowed to run something."""
    measure = "<script>document.title = [document.documentElement.scrollWidth, innerWidth].join(' ')</script></body>"
    html = re.sub(r"<meta http-equiv[^>]*>", "", show(annex(), "html")).replace("</body>", measure)
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    dom = browser(tmp_path, "--dump-dom", f"--window-size={width},900", (tmp_path / "page.html").as_uri())
    whole, seen = map(int, next(parsed(dom).all("title")).text.split())
    assert whole <= seen
