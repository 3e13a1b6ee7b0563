"""What is recorded of the parties: MOU206, MOU207, MOU209 and MOU210."""

from typing import Any

import pytest

from .conftest import PARTIES, Find

SIGNATORY = {"name": "Kepala Badan", "position": "Kepala Badan"}


def party(**more: Any) -> dict[str, Any]:
    return {**PARTIES[0], **more}


@pytest.mark.parametrize(
    ("parties", "signed", "routes"),
    [
        ([party(number="560/5100")], True, []),
        ([party()], True, [("party", 0, "number")]),
        ([party(number="1"), party(id="b")], True, [("party", 1, "number")]),
        ([party(public_body=False)], True, []),  # a company has no such book
        ([party()], False, []),  # a draft gets its number when it is signed
    ],
)
def test_numbers(find: Find, parties: Any, signed: bool, routes: Any) -> None:
    agreement = {"party": parties} if signed else {"party": parties, "signed_on": None}
    assert [problem.route for problem in find("MOU206", agreement=agreement)] == routes


@pytest.mark.parametrize(
    ("parties", "signed", "routes"),
    [
        ([party(signatory=SIGNATORY)], True, []),
        ([party(), party(id="b")], True, [("party", 0, "signatory"), ("party", 1, "signatory")]),
        ([party(public_body=False)], True, [("party", 0, "signatory")]),
        ([party()], False, []),
    ],
)
def test_signatories(find: Find, parties: Any, signed: bool, routes: Any) -> None:
    agreement = {"party": parties} if signed else {"party": parties, "signed_on": None}
    assert [problem.route for problem in find("MOU207", agreement=agreement)] == routes


def contact(**more: Any) -> dict[str, Any]:
    return {"party": [party(contact=[{"id": "c", "unit": "Biro", **more}])]}


@pytest.mark.parametrize(
    "number",
    [
        "021 - 7994166",  # the real agreement, Pasal 7 ayat (1)
        "0623 - 44097",
        "08116000650",
        "+62 21 7994166",
        "(021) 7994166",
        "(021) 7994166 ext. 12",
        "021 - 7994166 / 7994167",  # the second without its area code
        "021-7994166, 7994167 dan 7994168",
        "021 - 7994166/67",
        "021.7994166; 08116000650",
        "+65 6123 4567",  # another country's
        "0623-44097 (fax)",
        "1500454",  # a national number without an area
    ],
)
def test_numbers_that_can_be_dialled(find: Find, number: str) -> None:
    assert find("MOU209", agreement=contact(telephone=number, fax=number)) == []


@pytest.mark.parametrize(
    "number",
    [
        "7994166",  # no area code
        "021 - 79",
        "0811600065000000",
        "12345",
        "-",
        "/",
        "menyusul",
        "+999 123456",
        "021 - 7994166 / menyusul",
        "kerjasama@bp2mi.go.id",
        "0" * 100_000,
        "021 - 7994166 " + "/" * 100_000,
    ],
)
def test_numbers_that_cannot(find: Find, number: str) -> None:
    for key in ("telephone", "fax"):
        (problem,) = find("MOU209", agreement=contact(**{key: number}))
        assert problem.route == ("party", 0, "contact", 0, key)


@pytest.mark.parametrize(
    ("email", "public_body", "found"),
    [
        ("bp3tki.medan@yahoo.com", True, True),  # the real agreement, Pasal 7 ayat (1)
        ("tapem.asahan@gmail.com", True, True),
        ("naker079404@GMail.com", True, True),
        ("kerjasama@bp2mi.go.id", True, False),
        ("toko@gmail.com", False, False),
        ("gmail.com@asahankab.go.id", True, False),
        ("humas@gmail.com.asahankab.go.id", True, False),
        ("@", True, False),
    ],
)
def test_free_mail(find: Find, email: str, public_body: bool, found: bool) -> None:
    agreement = {"party": [party(public_body=public_body, contact=[{"id": "c", "unit": "Biro", "email": email}])]}
    routes = [problem.route for problem in find("MOU210", agreement=agreement)]
    assert routes == ([("party", 0, "contact", 0, "email")] if found else [])


def test_a_contact_without_any_of_them(find: Find) -> None:
    for rule_id in ("MOU208", "MOU209", "MOU210"):
        assert find(rule_id, agreement=contact(address="Jalan Contoh")) == []
