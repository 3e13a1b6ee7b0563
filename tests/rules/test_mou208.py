from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouctl.rules._email import _PLAIN, can_be_email

from .conftest import PARTIES, Find


def party(*contacts: dict[str, Any]) -> dict[str, Any]:
    return {**PARTIES[0], "contact": [{"id": f"c{n}", "unit": "Biro", **contact} for n, contact in enumerate(contacts)]}


@pytest.mark.parametrize(
    "email",
    [
        "kerjasama@bp2mi.go.id",  # the real agreement, Pasal 7 ayat (1)
        "naker079404@gmail.com",
        "bp3tki.medan@yahoo.com",
        "a+b@sub-unit.asahankab.go.id",
        "info@instansi.id",
        "biro@badan.example",  # RFC 2606: a domain for examples
        "humas@kemnaker.go.id",
    ],
)
def test_addresses_that_can_be(find: Find, email: str) -> None:
    assert find("MOU208", agreement={"party": [party({"email": email}), party({})]}) == []


@pytest.mark.parametrize(
    "email",
    [
        "kerjasama.bp2mi.go.id",
        "kerjasama@bp2mi",
        "kerjasama@@bp2mi.go.id",
        "@bp2mi.go.id",
        "kerjasama@",
        "kerja sama@bp2mi.go.id",
        "kerjasama@bp2mi,go.id",
        "kerjasama@bp2mi..go.id",
        "kerjasama@-bp2mi.go.id",
        ".kerjasama@bp2mi.go.id",
        "a@bp2mi.go.id, b@bp2mi.go.id",
        "a@bp2mi.go.id / b@bp2mi.go.id",
        "a@bp2mi.go.id;b@bp2mi.go.id",
        "Biro <biro@bp2mi.go.id>",
        "biro@[10.0.0.1]",
        "biro(at)bp2mi.go.id",
        f"{'a' * 300}@bp2mi.go.id",
        f"{'a' * 65}@bp2mi.go.id",
        "-",
        "@",
        "biro@bp2mi.go.id\u202e",
    ],
)
def test_addresses_that_cannot(find: Find, email: str) -> None:
    if "\u202e" in email:  # loading refuses it; the form is refused as well
        assert not can_be_email(email)
        return
    (problem,) = find("MOU208", agreement={"party": [party({"fax": "1"}, {"email": email})]})
    assert problem.route == ("party", 0, "contact", 1, "email")


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_what_passes_without_the_library_would_pass_it(email: str) -> None:
    from email_validator import validate_email

    assert validate_email(email, check_deliverability=False, globally_deliverable=False, strict=True).original == email
