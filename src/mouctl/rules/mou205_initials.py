"""A page does not bear the initials of every party.

The parties initial each page so that none can be exchanged afterwards. What `[[initials]]` records as missing is said
here, and so is a party of which nothing is recorded where the initials of another are.

A missing initial does not make an agreement invalid; it makes it harder to prove that the page is the one signed.

What to do: look at the original. If the page is initialled after all, mend `missing`; if not, have it done when the
parties next meet, or leave the note as it is.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """What is recorded of each party's initials."""
    agreement = schedule.dossier.agreement
    labels = {party.id: party.label for party in agreement.parties}
    for index, initials in enumerate(agreement.initials):
        if initials.missing:
            yield Problem(
                message=say_count(
                    "Page {pages} of {total} is recorded as lacking the initials of {party}.",
                    "Pages {pages} of {total} are recorded as lacking the initials of {party}.",
                    len(initials.missing),
                    pages=tuple(str(page) for page in initials.missing),
                    total=initials.pages,
                    party=labels.get(initials.party, initials.party),
                ),
                route=("initials", index, "missing"),
                advice=say("Look at the original; have the page initialled when the parties next meet."),
            )
    recorded = {initials.party for initials in agreement.initials}
    for party_id, label in labels.items():
        if recorded and party_id not in recorded:
            yield Problem(
                message=say("Nothing is recorded of the initials of {party}.", party=label),
                route=("initials",),
                advice=say("Add [[initials]] for this party, with its pages and the missing ones."),
            )


RULE = Rule(
    id="MOU205",
    severity=Severity.NOTE,
    summary=say("A page does not bear the initials of every party."),
    source="Practice: each page is initialled by every party (paraf)",
    check=check,
)
