"""What an addendum says is held against the text that it changes: every fault at its place in `events.toml`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mouctl.findings import Finding
from mouctl.language import Language
from mouctl.loading.register import load_register

EVENTS = "agreements/a/events.toml"
HEAD = 'schema = 1\n[[event]]\nid = "adendum"\ntype = "addendum"\non = 2022-03-01\n'

CASES: dict[str, tuple[str, list[str]]] = {
    "a clause that is not there": (
        '[[event.amends.clause]]\ntype = "dispute"\narticle = "Pasal 2"\n',
        ["6:1 MOU010 There is no clause dispute in the text that the addendum changes."],
    ),
    "no type": (
        '[[event.amends.clause]]\narticle = "Pasal 2"\n',
        ["6:1 MOU010 The key “type” is missing."],
    ),
    "a type that does not exist, added": (
        '[[event.amends.clause]]\ntype = "terms"\naction = "add"\n',
        ["7:8 MOU010 There is no clause type “terms”."],
    ),
    "no such action": (
        '[[event.amends.clause]]\ntype = "term"\naction = "ganti"\n',
        ["8:10 MOU010 “ganti” is no action."],
    ),
    "a mistyped action": (
        '[[event.amends.scope]]\nid = "z"\nactions = "add"\ntext = "X"\n',
        ["8:11 MOU010 There is no key “actions” here."],
    ),
    "a mistyped name": (
        '[[event.amends.party]]\nids = "kedua"\nname = "X"\n',
        ["7:7 MOU010 There is no key “ids” here."],
    ),
    "a second of what there can be one": (
        '[[event.amends.clause]]\ntype = "term"\nid = "lain"\naction = "add"\n',
        ["6:1 MOU010 There is a clause term lain already."],
    ),
    "a wrong period": (
        '[[event.amends.clause]]\ntype = "term"\nduration = "tiga"\n',
        ["8:12 MOU005 “tiga” is not a period."],
    ),
    "an unknown key": (
        '[[event.amends.clause]]\ntype = "term"\ndurasi = "3 years"\n',
        ["8:1 MOU003 There is no key “durasi” here."],
    ),
    "two ends": (
        '[[event.amends.clause]]\ntype = "term"\nuntil = 2030-01-01\n',
        ["6:1 MOU005 The clause gives more than one end."],
    ),
    "a key to leave out that is not there": (
        '[[event.amends.clause]]\ntype = "term"\nwithout = ["until"]\n',
        ["8:12 MOU010 There is no key “until” that could be left out."],
    ),
    "a list that is none": (
        '[[event.amends.clause]]\ntype = "term"\nwithout = "duration"\n',
        ["8:11 MOU010 Write a list of keys, such as [“duration”]."],
    ),
    "a new clause without its words": (
        '[[event.amends.clause]]\ntype = "dispute"\naction = "add"\narticle = "Pasal 9"\n',
        ["6:1 MOU004 The key “quote” is missing."],
    ),
    "a party that is not there": (
        '[[event.amends.party]]\nid = "ketiga"\nname = "X"\n',
        ["6:1 MOU010 There is no party ketiga in the text that the addendum changes."],
    ),
    "a reference that leads to nothing": (
        '[[event.amends.clause]]\ntype = "term"\nowed_by = ["ketiga"]\n',
        ["8:12 MOU007 No party has the id “ketiga”."],
    ),
    "a convention that does not exist": (
        '[event.amends.conventions]\nakhir = "x"\n',
        ["7:1 MOU003 There is no convention “akhir”."],
    ),
    "a calendar that does not exist": (
        '[event.amends]\ncalendars = ["kantor"]\n',
        ["7:14 MOU007 There is no calendar “kantor”."],
    ),
    "what no addendum can change": (
        "[event.amends]\nsigned_on = 2022-01-01\n",
        ["7:1 MOU003 There is no key “signed_on” here."],
    ),
    "an activity that is not there": (
        '[[event.amends.workplan.activity]]\nid = "9.z"\n',
        ["6:1 MOU010 There is no activity 9.z in the text that the addendum changes."],
    ),
    "an activity without its programme": (
        '[[event.amends.workplan.activity]]\nid = "9.z"\naction = "add"\ntext = "X"\n',
        ["6:1 MOU010 There is no programme “” to add it to."],
    ),
    "several at once": (
        (
            '[[event.amends.clause]]\ntype = "dispute"\n[[event.amends.party]]\nid = "ketiga"\n'
            '[[event.amends.clause]]\ntype = "term"\nduration = "lama"\n'
        ),
        [
            "6:1 MOU010 There is no clause dispute in the text that the addendum changes.",
            "8:1 MOU010 There is no party ketiga in the text that the addendum changes.",
            "12:12 MOU005 “lama” is not a period.",
        ],
    ),
}


def found(finding: Finding) -> str:
    assert finding.place is not None
    assert finding.file == EVENTS
    message = Language("en").tell(finding.message)
    return f"{finding.place.line}:{finding.place.column} {finding.rule} {message}"


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_at_its_place(name: str, write: Callable[..., Path]) -> None:
    text, expected = CASES[name]
    register = load_register(write({EVENTS: HEAD + text}))
    assert [found(each) for each in register.findings] == expected
    assert [entry.id for entry in register.entries if entry.dossier is None] == ["a"]


def test_one_that_fits_is_taken(write: Callable[..., Path]) -> None:
    text = '[[event.amends.clause]]\ntype = "term"\narticle = "Pasal 1 Adendum"\nduration = "4 years"\n'
    register = load_register(write({EVENTS: HEAD + text}))
    assert register.findings == ()


def test_one_that_was_corrected_is_not_held_against_the_text(write: Callable[..., Path]) -> None:
    text = (
        '[[event.amends.clause]]\ntype = "dispute"\n'
        '[[event]]\nid = "k"\ntype = "correction"\non = 2022-04-01\nreplaces = "adendum"\nreason = "salah"\n'
    )
    assert load_register(write({EVENTS: HEAD + text})).findings == ()


def test_what_one_adds_another_may_change_and_events_may_name(write: Callable[..., Path]) -> None:
    text = (
        '[[event.amends.clause]]\ntype = "obligation"\naction = "add"\nid = "ikhtisar"\ntitle = "Laporan"\n'
        'article = "Pasal 2"\nquote = "setiap tahun"\nanchor = "start"\nevery = "1 year"\n'
        '[[event]]\nid = "adendum-2"\ntype = "addendum"\non = 2022-05-02\n'
        '[[event.amends.clause]]\ntype = "obligation"\nid = "ikhtisar"\nevery = "6 months"\n'
        '[[event]]\nid = "lapor"\ntype = "fulfilment"\non = 2022-12-01\nduty = "ikhtisar"\n'
    )
    assert load_register(write({EVENTS: HEAD + text})).findings == ()
