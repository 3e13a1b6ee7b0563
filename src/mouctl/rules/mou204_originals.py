"""There are fewer originals, or stamped originals, than parties.

Each party keeps an original of its own. Where originals bear stamp duty, so should the one of each party; and there
cannot be more stamped originals than originals. A text that says nothing of originals or stamps is left alone.

An agreement and its duplicates are subject to stamp duty (UU 10/2020 Pasal 3), and a party whose original is not
stamped has to have that made good before it can use it as evidence in court.

What to do: look at the closing article ("dibuat dalam rangkap 3 (tiga) asli, 2 (dua) rangkap diantaranya bermeterai
cukup") and mend `originals` and `stamped`, or see to the missing original or stamp.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Originals and stamped originals against the number of parties and against each other."""
    agreement = schedule.dossier.agreement
    originals, stamped, parties = agreement.originals, agreement.stamped, len(agreement.parties)
    advice = say("Look at the closing article, or see to what is missing.")
    if originals is not None and originals < parties:
        yield Problem(
            message=say(
                "Not every party can keep an original: originals is {originals}, and there are {parties} parties.",
                originals=originals,
                parties=parties,
            ),
            route=("originals",),
            advice=advice,
        )
    if stamped is not None and (0 < stamped < parties or stamped < 0):
        yield Problem(
            message=say(
                "Not every party has a stamped original: stamped is {stamped}, and there are {parties} parties.",
                stamped=stamped,
                parties=parties,
            ),
            route=("stamped",),
            advice=advice,
        )
    elif originals is not None and stamped is not None and stamped > originals:
        yield Problem(
            message=say(
                "More originals are stamped ({stamped}) than there are ({originals}).",
                stamped=stamped,
                originals=originals,
            ),
            route=("stamped",),
            advice=advice,
        )


RULE = Rule(
    id="MOU204",
    severity=Severity.WARNING,
    summary=say("There are fewer originals, or stamped originals, than parties."),
    source="UU 10/2020 (Bea Meterai) Pasal 3; closing articles such as Pasal 12 of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
