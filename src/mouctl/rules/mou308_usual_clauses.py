"""A text between public bodies lacks clauses that such texts usually have.

For a Nota Kesepakatan or a Perjanjian Kerja Sama between public bodies these are: who bears the costs, how one party
ends it, what happens in a force majeure, and how disputes are settled. A clause in the file counts, and so does an
article whose heading speaks of it. The term is looked at by MOU307. What the regulations on the cooperation of regions
ask for in detail was not verified, so nothing is cited here: it is practice.

What the text does not settle has to be negotiated when it happens, mostly under pressure of time.

What to do: if the text does have the article, transcribe it. If it does not, know of it, and propose it when the text
is renewed or amended.
"""

from collections.abc import Iterator

from mouctl.clauses import clause_type
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._headings import headed
from mouctl.schedule import Schedule
from mouctl.sentences import say

_KINDS = ("nota-kesepakatan", "perjanjian-kerja-sama")
_USUAL = ("funding", "termination", "force-majeure", "dispute")


def check(schedule: Schedule) -> Iterator[Problem]:
    """The usual clauses that neither a clause nor a heading speaks of, all in one finding."""
    agreement = schedule.dossier.agreement
    if agreement.kind not in _KINDS or not agreement.among_public_bodies:
        return
    there = {clause.type for clause in agreement.clauses} | {kind for kind, _, _ in headed(agreement)}
    missing = tuple(clause_type(kind).title for kind in _USUAL if kind not in there)
    if missing:
        yield Problem(
            message=say("Usual in texts between public bodies, and not found in this one: {clauses}.", clauses=missing),
            route=("kind",),
            advice=say("Transcribe the articles if the text has them; if not, propose them with the next amendment."),
        )


RULE = Rule(
    id="MOU308",
    severity=Severity.NOTE,
    summary=say("A text between public bodies lacks clauses that such texts usually have."),
    source="Practice, as in the Nota Kesepakatan BP2MI-Asahan, which names PP 28/2018 and Permendagri 22/2020",
    check=check,
)
