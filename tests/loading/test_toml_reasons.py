"""Whatever the parser objects to is told in our own words, with advice and with the place."""

import pytest
import rtoml
import tomli

from mouctl.loading.toml_faults import NotToml, parse
from mouctl.loading.toml_reasons import REASONS

BROKEN = {
    "a = ": (1, 5),
    "a = 2021-02-30": (1, 5),
    'a = "x': (1, 7),
    "a = '''x\n": (2, 1),
    'a = """x\n': (2, 1),
    'a = "x\ny"': (1, 7),
    "a = 'x\n'": (1, 7),
    "a = 1\na = 2": (2, 6),
    "[a]\n[a]": (2, 3),
    "[[a]]\n[a]": (2, 3),
    "a = 1\n[a.b]": (2, 5),
    "a = []\n[[a]]": (2, 4),
    "a = {b = 1}\n[a.c]": (2, 5),
    "a.b = 1\na = 2": (2, 6),
    "[a.b]\n[a]\nb.c = 1": (3, 8),
    "a = {b = 1, b = 2}": (1, 18),
    "a b = 1": (1, 3),
    "a\n": (1, 2),
    "a. = 1": (1, 4),
    "a = 1 b": (1, 7),
    "a = 012": (1, 6),
    "= 1": (1, 1),
    "[a": (1, 3),
    "[[a]": (1, 4),
    "a = [1": (1, 7),
    "a = [1 2]": (1, 8),
    "a = {b = 1": (1, 11),
    'a = "\\q"': (1, 8),
    'a = "\\ud800"': (1, 12),
    'a = "\\u00"': (1, 8),
    'a = "\x01"': (1, 6),
    "# \x01": (1, 3),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_reason_is_told_in_our_words(text: str) -> None:
    with pytest.raises(NotToml) as caught:
        parse(text)
    place = caught.value.place
    assert "not valid TOML" not in str(caught.value.message)
    assert caught.value.advice
    assert place
    assert (place.line, place.column) == BROKEN[text]


def test_every_wording_is_needed() -> None:
    told = set()
    for text in BROKEN:
        with pytest.raises(NotToml) as caught:
            parse(text)
        told.add((caught.value.message, caught.value.advice))
    assert told >= {(message, advice) for _, message, advice in REASONS}


def test_another_reason_is_told_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> None:
        raise tomli.TOMLDecodeError("Something new", text, 2)

    monkeypatch.setattr(tomli, "loads", refuse)
    with pytest.raises(NotToml, match=r"This is not valid TOML: Something new\."):
        parse("a = ")


def test_a_file_too_large_for_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> None:
        raise MemoryError

    monkeypatch.setattr(rtoml, "loads", refuse)
    monkeypatch.setattr(tomli, "loads", refuse)
    with pytest.raises(NotToml, match="memory"):
        parse("a = 1")
