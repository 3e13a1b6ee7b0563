"""Pages of HTML as their readers have them: a tree of elements, and the cells of a table in their places."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

import pytest

_VOID = {"meta", "br", "col", "wbr"}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")
Places: TypeAlias = dict[tuple[int, int], "Element"]


@dataclass
class Element:
    """An element, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """The elements of these names in it, at any depth."""
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    def one(self, tag: str) -> "Element":
        """The only element of that name."""
        (found,) = self.all(tag)
        return found

    @property
    def text(self) -> str:
        """Its words; a line break stands for `br`."""
        return "\n" if self.tag == "br" else "".join(e if isinstance(e, str) else e.text for e in self.inside)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(html: str) -> Element:
    """The page; every element in it has to be closed as it was opened."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    (root,) = builder.open
    return root


def browsed(html: str, folder: Path) -> Element:
    """The page as a browser has understood it."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    return parsed(browser(folder, "--dump-dom", (folder / "page.html").as_uri()))


def browser(folder: Path, *arguments: str) -> str:
    """Runs Chromium without a window, and returns what it prints."""
    assert BROWSER
    basic = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run([BROWSER, *basic, *arguments], capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def placed(table: Element) -> Places:
    """What covers each place of a table, by row and column, as HTML lays cells across and down."""
    places: Places = {}
    for y, row in enumerate(table.all("tr")):
        x = 0
        for cell in row.all("td", "th"):
            while (y, x) in places:
                x += 1
            _cover(places, cell, y, x)
    return places


def _cover(places: Places, cell: Element, y: int, x: int) -> None:
    for down in range(int(cell.attributes.get("rowspan", 1))):
        for across in range(int(cell.attributes.get("colspan", 1))):
            assert (y + down, x + across) not in places, "two cells in one place"
            places[y + down, x + across] = cell
