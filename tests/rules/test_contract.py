"""What holds for every rule: how it is named and described, that it never raises, and where its problems lead."""

import re
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mouctl.discovery import names
from mouctl.findings import Severity
from mouctl.model.kept import Kept, KeptText, Whereabouts
from mouctl.rule import Rule

from .conftest import BARE, Data, Find, assert_placed, assert_tellable, documents, make_schedule

RULES = names("mouctl.rules")
DAYS = [date(1, 1, 1), date(2021, 12, 8), date(2024, 8, 1), date(2026, 11, 24), date(9999, 12, 31)]


@pytest.mark.parametrize("module", RULES)
def test_a_file_is_named_by_its_rule(module: str) -> None:
    rule = import_module(f"mouctl.rules.{module}").RULE
    assert isinstance(rule, Rule)
    assert re.fullmatch(r"MOU[1-9][0-9]{2}", rule.id)
    assert module.startswith(f"{rule.id.lower()}_")
    assert rule.source


@pytest.mark.parametrize("module", RULES)
def test_a_page_says_what_why_and_what_to_do(module: str) -> None:
    found = import_module(f"mouctl.rules.{module}")
    summary, _, page = (found.__doc__ or "").partition("\n\n")
    assert summary == found.RULE.summary.template
    assert summary.endswith(".")
    assert len(page.split("\n\n")) >= 3
    assert "\nWhat to do: " in page


def test_ids_are_unique_and_in_order(rules: dict[str, Rule]) -> None:
    assert len(rules) == len(RULES)
    assert list(rules) == sorted(rules)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize(
    "data",
    [
        {},
        {"agreement": {"signed_on": None}},
        {"workplan": {}},
        {"workplan": {"years": [], "programme": [{"number": "1", "name": "P"}]}},
        {"agreement": {"signed_on": date(1, 1, 1), "signed_words": "x", "scope": [{"id": "a", "text": "b"}]}},
        {"agreement": {"signed_on": date(9999, 12, 31), "signed_words": "31/12/9999"}},
    ],
)
def test_little_data_raises_nothing(rules: dict[str, Rule], data: dict[str, Any], as_of: date) -> None:
    for rule in rules.values():
        for problem in rule.check(make_schedule(**data, as_of=as_of)):
            assert_tellable(problem)
            assert_placed(problem, documents(**data))


NOTES = {
    "MOU205",  # the last page lacks one party's initials
    "MOU210",  # bp3tki.medan@yahoo.com, tapem.asahan@gmail.com, naker079404@gmail.com
    "MOU303",  # "7 (tujuh) hari" in Pasal 7 ayat (2)
    "MOU304",  # is 7 or 8 December 2024 the last day?
    "MOU403",  # "Sesuai kesepakatan PARA PIHAK"
    "MOU409",  # programme 3 prints "c." twice
    "MOU410",  # the table's heading says "PIHAK I" and "PIHAK II"
    "MOU501",  # Pasal 5 ayat (1) against Pasal 10 ayat (1) huruf b
}
WHILE_IT_RUNS = {"MOU316"}  # notice of renewal and the last review fall on Saturdays
UNRECORDED = {"MOU609"}  # no review and no activity is recorded
NOT_CLOSED = {"MOU610"}


@pytest.mark.parametrize(
    ("as_of", "more"),
    [
        (DAYS[0], WHILE_IT_RUNS),
        (DAYS[1], WHILE_IT_RUNS),
        (DAYS[2], WHILE_IT_RUNS | UNRECORDED),
        (DAYS[3], NOT_CLOSED),
        (DAYS[4], NOT_CLOSED),
    ],
)
def test_the_real_agreement_has_notes_only(
    rules: dict[str, Rule], real: dict[str, Any], as_of: date, more: set[str]
) -> None:
    schedule = make_schedule(**real, as_of=as_of)
    found = [(rule, problem) for rule in rules.values() for problem in rule.check(schedule)]
    assert {rule.id for rule, _ in found} == NOTES | more
    assert {rule.severity for rule, _ in found} == {Severity.NOTE}
    for _, problem in found:
        assert_placed(problem, real)


def test_the_real_agreement_in_use_has_notes_only(rules: dict[str, Rule], real: dict[str, Data], find: Find) -> None:
    events = [
        {
            "type": "contact-change",
            "on": date(2022, 2, 28),
            "party": "kedua",
            "contact": "disnaker",
            "notified_on": date(2022, 3, 1),
        },
        {"type": "monitoring", "on": date(2022, 6, 7)},
        {"type": "force-majeure", "on": date(2024, 4, 5), "party": "kedua"},
        {"type": "renewal-notice", "on": date(2024, 7, 1), "party": "kesatu"},
        {"type": "termination-notice", "on": date(2024, 7, 2), "party": "kesatu", "effective_on": date(2024, 11, 1)},
    ]
    found = {rule_id for rule_id in rules if find(rule_id, **real, events=events)}
    assert found == NOTES | UNRECORDED  # ended early, so neither the renewal nor the last review is still to come


FRAGMENTS = """
tanggal bulan tahun Rabu Jum'at delapan puluh satu se belas ( ) (tiga) 3 10 2021 08/12/2021 Desember , . / - XII @
hari kerja kalender jam x 24 dan diakhiri atas kesepakatan Pasal 5 ayat (1) and twenty-one eighth of 1.000
"""
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1, max_size=60).filter(
        str.strip
    ),
    st.lists(
        st.sampled_from(FRAGMENTS.split()),
        min_size=1,
        max_size=30,
    ).map(" ".join),
)
PERIOD = st.sampled_from(
    ["0 days", "7 days", "7 working days", "3 years", "9999 years", "72 hours", "1 year 6 months", "P1M"]
)
YEARS = st.lists(st.integers(1, 9999), max_size=3)
"""What a file may hold: a year without days is a fault of it."""
DAY = st.dates() | st.sampled_from(DAYS)


def _contact(words: str) -> Data:
    """A contact that is reached by the same words in every way."""
    return {"id": "c", "unit": "U", "email": words, "telephone": words, "fax": words}


AGREEMENT = st.fixed_dictionaries(
    {
        "signed_on": DAY | st.none(),
        "signed_words": TEXT,
        "language": st.sampled_from(["id", "en"]),
        "originals": st.integers(),
        "stamped": st.integers(),
        "initials": st.lists(
            st.fixed_dictionaries(
                {"party": st.just("kesatu"), "pages": st.integers(), "missing": st.lists(st.integers())}
            ),
            max_size=2,
        ),
        "party": st.tuples(TEXT, TEXT).map(
            lambda words: [
                {**BARE["party"][0], "number": words[0], "contact": [_contact(words[1])]}  # type: ignore[index]
            ]
        ),
        "article": TEXT.map(lambda words: [{"number": 5, "title": "X", "paragraphs": [words]}]),
        "clause": st.tuples(TEXT, TEXT, PERIOD, PERIOD, DAY).map(
            lambda drawn: [
                {"type": "term", "article": drawn[0], "quote": drawn[1], "duration": drawn[2], "from": drawn[4]},
                {"type": "renewal", "article": drawn[1], "quote": drawn[0], "mode": "by-agreement", "notice": drawn[3]},
                {"type": "monitoring", "article": "Pasal 6", "quote": drawn[0], "every": "50 years"},
                {"type": "termination", "article": "Pasal 10", "quote": drawn[1], "notice": drawn[3]},
            ]
        ),
    }
)
PLAN = st.fixed_dictionaries(
    {
        "years": YEARS,
        "labels": st.dictionaries(st.sampled_from(["kesatu", "kedua"]), TEXT),
        "programme": st.lists(
            st.fixed_dictionaries(
                {
                    "number": TEXT,
                    "name": TEXT,
                    "activity": st.tuples(TEXT, YEARS).map(
                        lambda drawn: [
                            {
                                "id": "a",
                                "number": drawn[0],
                                "text": "A",
                                "schedule": drawn[0],
                                "years": drawn[1],
                                "funding": [{"source": drawn[0]}],
                                "duties": {"kesatu": [drawn[0]]},
                            },
                            {"id": "b", "number": "b.", "text": "B"},
                        ]
                    ),
                }
            ),
            max_size=2,
        ),
    }
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(agreement=AGREEMENT, workplan=PLAN, as_of=DAY)
def test_odd_data_raises_nothing(rules: dict[str, Rule], agreement: Data, workplan: Data, as_of: date) -> None:
    text = KeptText(Kept(Whereabouts.THERE, "0" * 64), "\n".join(FRAGMENTS))
    whole = {**agreement, "source": {"file": "naskah.txt", "sha256": "1" * 64}}
    schedule = make_schedule(agreement=whole, workplan=workplan, as_of=as_of, source=text)
    for rule in rules.values():
        for problem in rule.check(schedule):
            assert_placed(problem, documents(agreement=whole, workplan=workplan))
            assert str(problem.message)


HOSTILE = [
    "dua " * 20_000,
    "(" * 40_000,
    "3 (tiga " * 10_000,
    "x" + " " * 40_000 + "x",
    "3 x " * 10_000,
    "12/" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8].strip() for text in HOSTILE])
def test_long_texts_stay_cheap(rules: dict[str, Rule], text: str) -> None:
    from time import process_time

    data = {
        "signed_words": text,
        "party": [{**BARE["party"][0], "number": text, "contact": [_contact(text)]}],  # type: ignore[index]
        "article": [{"number": 5, "title": text, "paragraphs": [text]}],
        "clause": [{"type": "correspondence", "article": text, "quote": text, "notice": "7 days"}],
    }
    source = KeptText(Kept(Whereabouts.THERE), text[: len(text) // 2] * 4)
    schedule = make_schedule(agreement={**data, "source": {"file": "naskah.txt"}}, source=source)
    begun = process_time()
    for rule in rules.values():
        list(rule.check(schedule))
    assert process_time() - begun < 2
