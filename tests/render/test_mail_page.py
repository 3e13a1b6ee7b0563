"""The page of a mail: what programs that show mails can show, for every kind of block."""

from mouctl.format import Surface
from mouctl.language import Language
from mouctl.render import _html

from .annex import annex
from .pages import parsed, placed
from .test_hostile import tame
from .test_html import MORE_HOSTILE, everywhere, structure


def page() -> str:
    return _html.render(annex(), Surface(Language("en")), "Rencana Kerja")


def test_a_timeline_is_a_list() -> None:
    (spans,) = parsed(page()).all("ul")
    assert [entry.text for entry in spans.all("li")][::3] == [
        "1 Membentuk tim koordinasi: Sat 1 Jan 2022 – Mon 31 Jan 2022\nterlambat",
        "Berakhirnya jangka waktu: Sat 7 Dec 2024\natau 8 Desember",
    ]


def test_places_to_sign_are_a_table() -> None:
    *_, table = parsed(page()).all("table")
    assert [cell.text.strip() for cell in placed(table).values()] == [
        "PIHAK I", "PIHAK II", "Kepala Badan", "", "NAMA PEJABAT", "." * 30,
    ]  # fmt: skip


def test_hostile_text_stays_text() -> None:
    for text in MORE_HOSTILE.values():
        hostile, plain = (parsed(_html.render(everywhere(t), Surface(Language("en")), t)) for t in (text, tame(text)))
        assert structure(hostile) == structure(plain)
