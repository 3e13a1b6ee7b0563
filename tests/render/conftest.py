"""What the tests of the formats share: formats by id, and golden files (`UPDATE_GOLDEN=1` writes them anew)."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from mouctl.discovery import member
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.report import Report

GOLDEN = Path(__file__).parent / "golden"

Show: TypeAlias = Callable[..., str]


@pytest.fixture
def show() -> Show:
    """Renders a report in a format, in English."""

    def render(report: Report, format_id: str, *, width: int | None = None, colour: bool = False) -> str:
        found = member("mouctl.render", format_id, "FORMAT", Format)
        return found.text(report, Surface(language=Language("en"), width=width, colour=colour))

    return render


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.write_bytes(text.encode())
        assert text.encode() == path.read_bytes(), f"{name} differs; UPDATE_GOLDEN=1 writes it anew"

    return compare
