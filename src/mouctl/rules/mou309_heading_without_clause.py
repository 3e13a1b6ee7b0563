"""An article of the text speaks of something that no clause stands for.

The articles are transcribed word for word, and nothing is computed from them: dates come from the `[[clause]]` tables.
An article headed "Keadaan memaksa", "Pengakhiran", "Korespondensi", "Pemantauan dan evaluasi" or "Penyelesaian
perselisihan" needs a clause of that type, or an `obligation`, that cites it.

A duty that stands in the text alone is in no list of what is due, so nobody is reminded of it.

What to do: add a clause of that type with the article, its words as `quote`, and the period that they give. If the
article gives no period, leave the period out.
"""

import re
from collections.abc import Iterator

from mouctl.clauses import clause_type
from mouctl.findings import Problem, Severity
from mouctl.model.agreement import Agreement
from mouctl.rule import Rule
from mouctl.rules._headings import headed
from mouctl.schedule import Schedule
from mouctl.sentences import say

_NUMBER = re.compile(r"(?:Pasal|Article)\s+(\d{1,4})\b", re.IGNORECASE)


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every article whose heading speaks of a clause type that is missing, unless some clause cites the article."""
    agreement = schedule.dossier.agreement
    there, cited = {clause.type for clause in agreement.clauses}, _cited(agreement)
    for kind, route, article in headed(agreement):
        if kind not in there and article.number not in cited:
            yield Problem(
                message=say(
                    "Article {number}, “{title}”, has no clause of type “{kind}”: nothing is computed from it.",
                    number=article.number,
                    title=article.title,
                    kind=kind,
                ),
                route=route,
                advice=say(
                    "Add [[clause]] with type = “{kind}” ({title}), the article and its words.",
                    kind=kind,
                    title=clause_type(kind).title,
                ),
                article=f"{'Article' if agreement.language == 'en' else 'Pasal'} {article.number}",
            )


def _cited(agreement: Agreement) -> frozenset[int]:
    return frozenset(int(number) for clause in agreement.clauses for number in _NUMBER.findall(clause.article))


RULE = Rule(
    id="MOU309",
    severity=Severity.WARNING,
    summary=say("An article of the text speaks of something that no clause stands for."),
    source="Practice: what is not computed is not kept",
    check=check,
)
