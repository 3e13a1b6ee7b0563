"""The work plan calls a party by another name than the agreement.

Its heading says "PIHAK I" where the agreement says "PIHAK KESATU", or has no name for a party at all although it names
others. Capitals and blanks make no difference.

Mostly both mean the same. Where a work plan was taken over from another agreement, the parties may have changed places,
and every duty in the table then stands in the wrong column.

What to do: see that the columns belong to the parties whose `labels` they are. If they do, leave it, and use one name
in the next work plan.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """The labels that differ, in one finding; none where the table's heading was not copied."""
    workplan = schedule.dossier.workplan
    labels = workplan.labels if workplan else {}
    parties = [party for party in schedule.dossier.agreement.parties if labels]
    others = [party for party in parties if _plain(labels.get(party.id, "")) != _plain(party.label)]
    if others:
        named = tuple(say("{party}: “{label}”", party=p.label, label=labels.get(p.id, "—")) for p in others)
        yield Problem(
            message=say("The work plan calls the parties otherwise than the agreement ({named}).", named=named),
            route=("labels",),
            advice=say("See that every column belongs to the party it is recorded for; use one name next time."),
            document="workplan",
        )


def _plain(label: str) -> str:
    return "".join(label.casefold().split())


RULE = Rule(
    id="MOU410",
    severity=Severity.NOTE,
    summary=say("The work plan calls a party by another name than the agreement."),
    source="The work plan of BP2MI-Asahan says “PIHAK I” and “PIHAK II”, the agreement “PIHAK KESATU” and “KEDUA”",
    check=check,
)
