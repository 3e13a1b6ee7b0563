"""Markdown: read back by a parser of CommonMark with GitHub's tables."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mouctl.format import Surface
from mouctl.language import Language, clean, tame
from mouctl.render.markdown import FORMAT
from mouctl.report import Column, Heading, Item, Items, Report, Table, Tone, Toned

from .conftest import Show
from .sample import filled

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> Iterator[Token]:
    for token in PARSER.parse(markdown):
        yield from token.children or [token]


def structure(markdown: str) -> list[str]:
    return [f"{token.type}:{token.tag}" for token in tokens(markdown) if token.type not in {"text", "inline"}]


def texts(markdown: str) -> list[str]:
    inlines = (token for token in PARSER.parse(markdown) if token.type == "inline")
    return ["".join(child.content for child in token.children or []) for token in inlines]


def written(text: str) -> str:
    shown = FORMAT.render(filled(text), Surface(language=Language("en")))
    assert isinstance(shown, str)
    return shown


HOSTILE = [
    "a | b", "\\", "\\|", "a\\", "`code`", "``", "<script>alert(1)</script>", "<!-- x", "<b>", "&lt;b&gt;", "&#124;",
    "[link](https://example.org)", "![image](x)", "[x]: y", "[^1]", "[ ] task", "# heading", "heading #", "- item",
    "+ item", "* item", "-", "--", "---", "***", "___", "- - -", "===", "1. item", "1)", "10. ", "> quote", "~~x~~",
    "~~~", "```", "**x**", "__x__", "*x", "x*", "_x_", "a_b_c", ":--", "|---|", "| a | b |", "$x$", "<https://a.b>",
    "    indented", "\tindented", "-3", "+62 811-6200-134", "R&D", "A & B", "1.5",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    assert structure(written(text)) == structure(written("x"))
    assert texts(written(text))[0] == clean(text).replace("\t", " ").strip()


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab 1.)-+*_`~#|\\<>[]()!&;:=/\t$", min_size=1, max_size=12).filter(str.strip))
def test_no_mixture_of_marks_is_structure(text: str) -> None:
    assert structure(written(text)) == structure(written("x"))
    assert texts(written(text))[0] == tame(text).replace("\t", " ").strip()


def test_a_line_break_in_data_is_a_br_and_no_new_row(show: Show) -> None:
    table = Table(columns=(Column(key="a", title="A"), Column(key="b", title="B", right=True)), rows=(("x\n| y |", 1),))
    shown = show(Report(schema="mouctl.sample/1", data={}, blocks=(table,)), "markdown")
    assert shown == "| A | B |\n| --- | ---: |\n| x<br>\\| y \\| | 1 |\n"


def test_neighbouring_lists_stay_two(show: Show) -> None:
    items = Items(items=(Item("x"),))
    shown = show(Report(schema="mouctl.sample/1", data={}, blocks=(items, items)), "markdown")
    assert structure(shown).count("bullet_list_open:ul") == 2


def test_tones_and_levels(show: Show) -> None:
    blocks = (Heading(Toned("x", Tone.BAD), 9), Heading(Toned("y", Tone.FAINT)))
    assert show(Report(schema="mouctl.sample/1", data={}, blocks=blocks), "markdown") == "###### **x**\n\n# y\n"
