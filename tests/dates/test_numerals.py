"""Number words, against the vectors and against `num2words`, which can only write them."""

import re

from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from mouctl.dates.numerals import read_number

Case = dict[str, str]

WORDS = (
    "se",
    "nol",
    "satu",
    "dua",
    "lima",
    "sepuluh",
    "sebelas",
    "seratus",
    "seribu",
    "belas",
    "puluh",
    "ratus",
    "ribu",
)


def test_vectors(numbers_case: Case) -> None:
    expected = None if numbers_case["number"] == "none" else int(numbers_case["number"])
    assert read_number(numbers_case["words"]) == expected


def test_every_number_to_9999_reads_back() -> None:
    for number in range(10_000):
        words = num2words(number, lang="id")
        assert read_number(words) == number, words
        assert read_number(words.replace(" ", "").upper()) == number, words


@given(st.integers(10_000, 999_999))
def test_larger_numbers_read_back(number: int) -> None:
    assert read_number(num2words(number, lang="id")) == number


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_is_well_formed(words: list[str]) -> None:
    """No ill-formed row of number words passes for a number: it is how that number is written."""
    number = read_number(" ".join(words))
    if number is not None:
        assert spelled_out("".join(words)) == spelled_out("".join(num2words(number, lang="id").split()))


def spelled_out(words: str) -> str:
    """With "satu" for every "se-", which some texts write."""
    return re.sub("se(?=puluh|belas|ratus|ribu)", "satu", words)


@given(st.text(max_size=50))
def test_any_text_is_safe(text: str) -> None:
    number = read_number(text)
    assert number is None or 0 <= number <= 999_999
