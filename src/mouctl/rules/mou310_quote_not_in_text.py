"""A quote does not stand in the signed text.

Where `source` names a text file with the signed text, every quote is looked up in it: of the clauses, of the
conventions, of the day of signing. Line ends, blanks, capitals, kinds of quotation marks and hyphens make no
difference, and "..." in a quote stands for words left out. Words that an addendum gave are not looked for.

All that mouctl says about a duty rests on its quote. One that is not in the text was copied wrongly, comes from another
draft, or was improved on the way.

What to do: look at the signed text, and copy the words as they stand, slips included. If the text file has a misreading
of the scan there, mend the text file and its `sha256`.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._quotes import SignedText, quotes_of
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every quote, where the text could be read."""
    agreement, source = schedule.dossier.agreement, schedule.dossier.source
    if source is None or source.text is None or agreement.source is None:
        return
    text = SignedText(source.text)
    for quoted in quotes_of(agreement):
        if not text.has(quoted.words):
            yield Problem(
                message=say(
                    "“{quote}” does not stand in the signed text ({file}).",
                    quote=quoted.words,
                    file=agreement.source.file,
                ),
                route=quoted.route,
                advice=say("Copy the words as they stand; for words left out write “...”."),
                article=quoted.article,
            )


RULE = Rule(
    id="MOU310",
    severity=Severity.WARNING,
    summary=say("A quote does not stand in the signed text."),
    source="Practice: a deadline is as good as the words it rests on",
    check=check,
)
