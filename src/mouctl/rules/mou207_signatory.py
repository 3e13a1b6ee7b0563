"""It is not recorded who signed for a party.

The opening of the text names who acts for each party, in which office, and mostly by which decree that office is held.
Drafts are spared.

Whether the party is bound hangs on that person's authority on the day of signing, and a notice is addressed to the
office that signed.

What to do: copy name and office from the opening of the text as `[party.signatory]`, with `appointed_by` where the
text names the decree.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._signing import signed_parties
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every party of a signed text."""
    for route, party in signed_parties(schedule.dossier.agreement):
        if party.signatory is None:
            yield Problem(
                message=say("It is not recorded who signed for {party}.", party=party.label),
                route=(*route, "signatory"),
                advice=say("Copy name and position from the opening of the text into [party.signatory]."),
            )


RULE = Rule(
    id="MOU207",
    severity=Severity.NOTE,
    summary=say("It is not recorded who signed for a party."),
    source="KUHPerdata Pasal 1320: a contract takes the consent of those who can bind themselves",
    check=check,
)
