"""What a party brings to a signed text, for the rules that ask for it."""

from collections.abc import Iterator

from mouctl.findings import Route
from mouctl.model.agreement import Agreement
from mouctl.model.party import Party


def signed_parties(agreement: Agreement) -> Iterator[tuple[Route, Party]]:
    """Every party with its route, where the text is signed; a draft is spared what only the signing will bring."""
    if agreement.signed_on is not None:
        for index, party in enumerate(agreement.parties):
            yield ("party", index), party
