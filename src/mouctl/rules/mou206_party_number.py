"""A public body's number of the agreement is not recorded.

Each public body enters what it signs into its own book under a number of its own, as in "Nomor: 46/KA-MoU/XII/2021".
Drafts and parties that are no public bodies are spared.

Letters on the agreement cite it by that number, and without it the text is hard to find in the other side's files.

What to do: copy the number from the head of the signed text as `number` of the party. If the head has a blank there,
ask that party for it.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._signing import signed_parties
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every public body among the parties of a signed text."""
    for route, party in signed_parties(schedule.dossier.agreement):
        if party.public_body and party.number is None:
            yield Problem(
                message=say("{party}, a public body, has no number of the agreement.", party=party.label),
                route=(*route, "number"),
                advice=say("Copy it from the head of the signed text, such as number = “46/KA-MoU/XII/2021”."),
            )


RULE = Rule(
    id="MOU206",
    severity=Severity.NOTE,
    summary=say("A public body's number of the agreement is not recorded."),
    source="Practice of official letters: the head of the Nota Kesepakatan BP2MI-Asahan has a number of each party",
    check=check,
)
