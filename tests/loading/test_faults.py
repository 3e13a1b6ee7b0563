"""Every fault is found, at its place, and none besides."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mouctl.findings import Finding
from mouctl.loading.register import load_register

AGREEMENT, WORKPLAN, EVENTS = (f"agreements/a/{name}.toml" for name in ("agreement", "workplan", "events"))
REGISTER = "mouctl.toml"

Edit = tuple[str, str, str]

CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "broken TOML": (
        [(AGREEMENT, 'title = "Judul"', 'title = "Judul')],
        [f"{AGREEMENT}:4:15 MOU002 A text is not closed."],
    ),
    "30 February": (
        [(AGREEMENT, "2021-12-08", "2021-02-30")],
        [f"{AGREEMENT}:5:13 MOU002 This day does not exist."],
    ),
    "a key twice": (
        [(AGREEMENT, "signed_on = 2021-12-08", 'title = "Lain"')],
        [f"{AGREEMENT}:5:15 MOU002 This key is given a second time in the same table."],
    ),
    "a heading twice": (
        [(AGREEMENT, "[conventions]", "[conventions]\n[conventions]")],
        [f"{AGREEMENT}:43:13 MOU002 This heading is given a second time."],
    ),
    "text without quotation marks": (
        [(AGREEMENT, '"Judul"', "Judul")],
        [f"{AGREEMENT}:4:9 MOU002 This is not a value."],
    ),
    "typographic quotation marks": (
        [(AGREEMENT, '"Judul"', "“Judul”")],
        [f"{AGREEMENT}:4:9 MOU002 This is not a value."],
    ),
    "an unsupported version": (
        [(AGREEMENT, "schema = 1", "schema = 2\nnew_key = 1")],
        [f"{AGREEMENT}:1:10 MOU008 The file is in version 2 of the format, and this mouctl reads version 1."],
    ),
    "a version that is no number": (
        [(EVENTS, "schema = 1", "schema = true")],
        [f"{EVENTS}:1:10 MOU005 “schema” must be a whole number, not true or false."],
    ),
    "no version": (
        [(AGREEMENT, "schema = 1", "")],
        [f"{AGREEMENT}:1:1 MOU004 The key “schema” is missing."],
    ),
    "text in place of a day": (
        [(AGREEMENT, "2021-12-08", '"2021-12-08"')],
        [f"{AGREEMENT}:5:13 MOU005 “signed_on” must be a day, not text."],
    ),
    "a day with a time": (
        [(AGREEMENT, "2021-12-08", "2021-12-08T00:00:00")],
        [f"{AGREEMENT}:5:13 MOU005 “signed_on” must be a day, not a day with a time."],
    ),
    "a number in place of text": (
        [(AGREEMENT, '"Judul"', "5")],
        [f"{AGREEMENT}:4:9 MOU005 “title” must be text, not a whole number."],
    ),
    "text in place of true or false": (
        [(AGREEMENT, "public_body = false", 'public_body = "no"')],
        [f"{AGREEMENT}:20:15 MOU005 “public_body” must be true or false, not text."],
    ),
    "a table in place of a list": (
        [(AGREEMENT, "[[scope]]", "[scope]"), (WORKPLAN, 'scope = ["a"]', "")],
        [f"{AGREEMENT}:22:1 MOU005 “scope” must be a list, not a table."],
    ),
    "a word that is not among those allowed": (
        [(AGREEMENT, '"mou"', '"muo"')],
        [f"{AGREEMENT}:3:8 MOU005 “kind” cannot be “muo”."],
    ),
    "a mistyped key": (
        [(AGREEMENT, "signed_on", "singed_on")],
        [f"{AGREEMENT}:5:1 MOU003 There is no key “singed_on” here."],
    ),
    "a mistyped key that is needed": (
        [(AGREEMENT, 'title = "Judul"', 'titel = "Judul"')],
        [f"{AGREEMENT}:4:1 MOU003 There is no key “titel” here."],
    ),
    "a key as Python calls it": (
        [(AGREEMENT, "signed_on = 2021-12-08", "parties = []")],
        [f"{AGREEMENT}:5:1 MOU003 There is no key “parties” here."],
    ),
    "a key that slipped below a heading": (
        [
            (AGREEMENT, "signed_on = 2021-12-08", ""),
            (AGREEMENT, 'unit = "Biro"', 'unit = "Biro"\nsigned_on = 2021-12-08'),
        ],
        [f"{AGREEMENT}:15:1 MOU003 There is no key “signed_on” here."],
    ),
    "a missing key": (
        [(AGREEMENT, 'title = "Judul"', "")],
        [f"{AGREEMENT}:1:1 MOU004 The key “title” is missing."],
    ),
    "a missing key in a table": (
        [(AGREEMENT, 'name = "Dua"\n', "")],
        [f"{AGREEMENT}:16:1 MOU004 The key “name” is missing."],
    ),
    "empty text": (
        [(AGREEMENT, '"Judul"', '" "')],
        [f"{AGREEMENT}:4:9 MOU005 The text is empty."],
    ),
    "a period that cannot be read": (
        [(AGREEMENT, '"3 years"', '"3 yers"')],
        [f"{AGREEMENT}:30:12 MOU005 “3 yers” is not a period."],
    ),
    "one of several kinds of value": (
        [(AGREEMENT, '"signing"', '"sining"')],
        [
            (
                f"{AGREEMENT}:31:8 MOU005 “from” must be “signing”, “last-signature”, “last-notification”, "
                "or a day, not “sining”."
            )
        ],
    ),
    "an unknown clause type": (
        [(AGREEMENT, 'type = "term"', 'type = "trem"')],
        [f"{AGREEMENT}:27:8 MOU005 There is no type “trem” here."],
    ),
    "a clause without a type": (
        [(AGREEMENT, 'type = "term"', "")],
        [f"{AGREEMENT}:26:1 MOU004 The key “type” is missing."],
    ),
    "an unknown key in a clause": (
        [(AGREEMENT, "duration", "durasion")],
        [f"{AGREEMENT}:30:1 MOU003 There is no key “durasion” here."],
    ),
    "a clause of two of a type without ids": (
        [(AGREEMENT, "[conventions]", '[[clause]]\ntype = "term"\narticle = "x"\nquote = "y"\n\n[conventions]')],
        [f"{AGREEMENT}:42:1 MOU006 A clause of type “term” stands in line 26 already."],
    ),
    "a party's id twice": (
        [(AGREEMENT, 'id = "kedua"', 'id = "kesatu"'), (WORKPLAN, '"kedua"', '"kesatu"')],
        [f"{AGREEMENT}:17:6 MOU006 The id “kesatu” is given twice: first in line 8."],
    ),
    "an activity's id twice": (
        [
            (
                WORKPLAN,
                "[[programme.activity]]",
                '[[programme.activity]]\nid = "1.1"\ntext = "x"\n[[programme.activity]]',
            )
        ],
        [f"{WORKPLAN}:19:6 MOU006 The id “1.1” is given twice: first in line 16."],
    ),
    "an event's id twice": (
        [(EVENTS, '"lapor"', '"kegiatan"')],
        [f"{EVENTS}:34:6 MOU006 The id “kegiatan” is given twice: first in line 28."],
    ),
    "an unknown party in owed_by": (
        [(AGREEMENT, 'owed_by = ["kesatu"]', 'owed_by = ["kesatu", "ketiga"]')],
        [f"{AGREEMENT}:40:22 MOU007 No party has the id “ketiga”."],
    ),
    "unknown parties in a work plan": (
        [(WORKPLAN, "labels = { kesatu", "labels = { ketiga"), (WORKPLAN, "duties.kesatu", "duties.ketiga")],
        [
            f"{WORKPLAN}:4:12 MOU007 No party has the id “ketiga”.",
            f"{WORKPLAN}:20:8 MOU007 No party has the id “ketiga”.",
        ],
    ),
    "an unknown source of money": (
        [(WORKPLAN, 'party = "kedua"', 'party = "ketiga"')],
        [f"{WORKPLAN}:19:39 MOU007 No party has the id “ketiga”."],
    ),
    "an unknown item of the scope": (
        [(WORKPLAN, 'scope = ["a"]', 'scope = ["a", "z"]')],
        [f"{WORKPLAN}:9:15 MOU007 No item of the agreement's scope has the id “z”."],
    ),
    "an unknown stage": (
        [(WORKPLAN, 'stage = "1"', 'stage = "2"')],
        [f"{WORKPLAN}:17:9 MOU007 No stage of this programme has the id “2”."],
    ),
    "events that refer to nothing": (
        [
            (EVENTS, 'contact = "biro"', 'contact = "bira"'),
            (EVENTS, 'settles = "sengketa"', 'settles = "pindah"'),
            (EVENTS, 'activity = "1.1"', 'activity = "1.2"'),
            (EVENTS, 'duty = "laporan"', 'duty = "x"'),
            (EVENTS, '"a/expiry"', '"b/expiry"'),
            (EVENTS, 'replaces = "2022-06-07-monitoring"', 'replaces = "ralat"'),
        ],
        [
            f"{EVENTS}:13:11 MOU007 No contact of this party has the id “bira”.",
            f"{EVENTS}:25:11 MOU007 No other dispute has the id “pindah”.",
            f"{EVENTS}:31:12 MOU007 No activity of the work plan has the id “1.2”.",
            f"{EVENTS}:37:8 MOU007 No clause of type “obligation” has the id “x”.",
            f"{EVENTS}:43:12 MOU007 “b/expiry” is no deadline of this agreement.",
            f"{EVENTS}:52:12 MOU007 No other event has the id “ralat”.",
        ],
    ),
    "an event of an unknown type": (
        [(EVENTS, 'type = "monitoring"', 'type = "monitorng"')],
        [f"{EVENTS}:5:8 MOU005 There is no type “monitorng” here."],
    ),
    "a number that is too small": (
        [(EVENTS, "on = 2022-06-07", "on = 2022-06-07\noccurrence = 0")],
        [f"{EVENTS}:7:14 MOU005 “occurrence” must be 1 or more."],
    ),
    "a hash in another form": (
        [(EVENTS, "on = 2022-06-07", 'on = 2022-06-07\nevidence = [{ file = "x.pdf", sha256 = "ABC" }]')],
        [f"{EVENTS}:7:40 MOU005 “sha256” is not written in the form it must have."],
    ),
    "an unknown convention": (
        [(AGREEMENT, "before = {", "bevore = {")],
        [f"{AGREEMENT}:43:1 MOU003 There is no convention “bevore”."],
    ),
    "an unknown answer": (
        [(AGREEMENT, '"at-latest"', '"latest"')],
        [f"{AGREEMENT}:43:20 MOU005 The convention “before” has no answer “latest”."],
    ),
    "a mistyped key of a convention": (
        [(AGREEMENT, "{ value =", "{ vlaue =")],
        [f"{AGREEMENT}:43:12 MOU003 There is no key “vlaue” here."],
    ),
    "a convention that is neither text nor a table": (
        [(AGREEMENT, '{ value = "at-latest", article = "Pasal 5" }', "5")],
        [f"{AGREEMENT}:43:10 MOU005 “before” must be text or a table, not a whole number."],
    ),
    "an id that is not the folder's name": (
        [(AGREEMENT, 'id = "a"\nkind', 'id = "aa"\nkind'), (EVENTS, '"a/expiry"', '"aa/expiry"')],
        [f"{AGREEMENT}:2:6 MOU005 The id “aa” is not the folder's name, “a”."],
    ),
    "one id in two folders": (
        [("agreements/b/agreement.toml", 'id = "b"', 'id = "a"')],
        [
            "agreements/b/agreement.toml:2:6 MOU005 The id “a” is not the folder's name, “b”.",
            f"agreements/b/agreement.toml:2:6 MOU006 The id “a” is taken by {AGREEMENT}, line 2.",
        ],
    ),
    "settings": (
        [
            (REGISTER, '"anniversary"', '"aniversary"'),
            (REGISTER, "monitoring", "monitorin"),
            (REGISTER, '"2 weeks"', '"2 weks"'),
            (REGISTER, "name", "nam"),
        ],
        [
            f"{REGISTER}:2:1 MOU003 There is no key “nam” here.",
            f"{REGISTER}:5:12 MOU005 The convention “term_end” has no answer “aniversary”.",
            f"{REGISTER}:8:1 MOU003 There is no duty “monitorin”.",
            f"{REGISTER}:9:11 MOU005 “2 weks” is not a period.",
        ],
    ),
    "several faults in all files": (
        [
            (AGREEMENT, '"mou"', "1"),
            (AGREEMENT, "duration", "durasi"),
            (WORKPLAN, "years = [2022, 2023]", "years = [2022, true]"),
            (EVENTS, "on = 2022-07-01", "on = 2022"),
            (EVENTS, "until = 2022-11-01\n", ""),
        ],
        [
            f"{AGREEMENT}:3:8 MOU005 “kind” cannot be 1.",
            f"{AGREEMENT}:30:1 MOU003 There is no key “durasi” here.",
            f"{EVENTS}:11:6 MOU005 “on” must be a day, not a whole number.",
            f"{EVENTS}:39:1 MOU004 The key “until” is missing.",
            f"{WORKPLAN}:3:16 MOU005 Entry 2 of “years” must be a whole number, not true or false.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_finds_it_at_its_place(
    case: str, good: Mapping[str, str], write: Callable[..., Path], brief: Callable[[Finding], str]
) -> None:
    edits, expected = CASES[case]
    files = dict(good)
    for name, old, new in edits:
        assert files[name].count(old) >= 1, old
        files[name] = files[name].replace(old, new, 1)
    register = load_register(write(files))
    assert [brief(finding) for finding in register.findings] == expected
    assert all(finding.advice for finding in register.findings if finding.rule != "MOU004") or case in NO_ADVICE


NO_ADVICE = {
    "a number that is too small",
    "one of several kinds of value",
    "a convention that is neither text nor a table",
}


def test_a_good_register_has_no_findings(write: Callable[..., Path]) -> None:
    register = load_register(write())
    assert register.findings == ()
    assert [entry.id for entry in register.entries] == ["a", "b"]
    first, second = (entry.dossier for entry in register.entries)
    assert first is not None
    assert second is not None
    assert [event.id for event in first.events][-1] == "ralat"
    assert first.workplan is not None
    assert first.settings.conventions == {"term_end": "anniversary"}


@pytest.mark.parametrize("name", [AGREEMENT, WORKPLAN, EVENTS])
def test_one_faulty_file_and_there_is_no_dossier(
    name: str, write: Callable[..., Path], good: Mapping[str, str]
) -> None:
    register = load_register(write({name: good[name] + "\n[x]\n"}))
    assert [entry.dossier is None for entry in register.entries] == [True, False]
    assert "agreement" in register.entries[0].documents


def test_nothing_follows_from_parties_that_cannot_be_known(
    write: Callable[..., Path], good: Mapping[str, str], brief: Callable[[Finding], str]
) -> None:
    register = load_register(write({AGREEMENT: good[AGREEMENT].replace('id = "kesatu"', "", 1)}))
    assert [brief(finding) for finding in register.findings] == [f"{AGREEMENT}:7:1 MOU004 The key “id” is missing."]


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("signed_on", "singed_on", "Did you mean “signed_on”?"),
        ('"mou"', '"muo"', "Did you mean “mou”?"),
        ('type = "term"', 'type = "trem"', "Did you mean “term”?"),
        ('= "signing"', '= "sining"', None),
        ("= 2021-12-08", '= "2021-12-08"', "Leave out the quotation marks: 2021-12-08."),
        ("signed_on", "sesuatu", "Known here: "),
        ('owed_by = ["kesatu"]', 'owed_by = "kesatu"', 'Put it in square brackets: owed_by = ["..."].'),
        ("[[scope]]", "[scope]", "Head each entry with double square brackets, as in [[scope]]."),
        ('label = "PIHAK KESATU"', "", "How the text calls this party, such as “PIHAK KESATU”."),
    ],
)
def test_says_what_to_write_instead(
    old: str, new: str, advice: str | None, write: Callable[..., Path], good: Mapping[str, str]
) -> None:
    files = {AGREEMENT: good[AGREEMENT].replace(old, new, 1)}
    first = load_register(write(files)).findings[0]
    assert str(first.advice).startswith(advice) if advice else first.advice is None


def test_a_key_that_slipped_below_a_heading_is_told_where_it_belongs(
    write: Callable[..., Path], good: Mapping[str, str]
) -> None:
    text = (
        good[AGREEMENT]
        .replace("signed_on = 2021-12-08\n", "")
        .replace('quote = "tiga', 'signed_on = 2021-12-08\nquote = "tiga')
    )
    (finding,) = load_register(write({AGREEMENT: text})).findings
    assert "above the first heading" in str(finding.advice)


def test_messages_never_quote_what_pydantic_says(write: Callable[..., Path], good: Mapping[str, str]) -> None:
    text = good[AGREEMENT].replace('"Judul"', '["rahasia", { kunci = "rahasia" }]')
    told = [f"{each.message} {each.advice}" for each in load_register(write({AGREEMENT: text})).findings]
    assert len(told) == 1
    assert not any("rahasia" in each or "Input" in each or "pydantic" in each for each in told)
