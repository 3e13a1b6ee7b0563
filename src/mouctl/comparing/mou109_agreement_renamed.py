"""An agreement has another id.

The id is in the name of every deadline: what was acknowledged, what calendars of other programs hold, and what other
registers refer to names the old one, and finds nothing any more.

What to do: name the folder as it was, or see to what names the old id, above all `acknowledge` events.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison
from mouctl.findings import Problem, Severity
from mouctl.sentences import say


def check(comparison: Comparison) -> Iterator[Problem]:
    """The agreement, with the id that it had; a draft without events may be called anything."""
    pair = comparison.pair
    if comparison.renamed_from and (pair is None or pair.was_signed or pair.old.dossier.events):
        yield Problem(
            message=say(
                "The agreement {old} is now called {new}.", old=comparison.renamed_from, new=comparison.agreement
            ),
            route=("id",),
            advice=say(
                "Its deadlines have other ids now: see to acknowledgements and calendars that name the old ones."
            ),
        )


RULE = ComparingRule(
    id="MOU109",
    severity=Severity.WARNING,
    summary=say("An agreement has another id."),
    source="Design of the register: the ids of deadlines begin with it",
    check=check,
)
