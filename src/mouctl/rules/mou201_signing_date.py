"""The day of signing is not the day that the text spells.

Agreements spell the day of signing several times over: the weekday, the day, the month and the year in words, often
the whole date in figures as well. Each of these witnesses is compared with `signed_on`, where it is present.

Every term and every notice counted from the signing moves with this date, so one that is off by a day or by a year
makes all of them wrong.

What to do: look at the signed text. If `signed_on` or `signed_words` was copied wrongly, mend it. If the parties
really signed a text whose witnesses disagree, let them settle the day, and keep a note of it beside the key.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._written_dates import witnesses
from mouctl.schedule import Schedule
from mouctl.sentences import say

_WEEKDAYS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip


def check(schedule: Schedule) -> Iterator[Problem]:
    """Each part of the date as spelled against `signed_on`."""
    agreement = schedule.dossier.agreement
    day = agreement.signed_on
    if day is None or agreement.signed_words is None:
        return
    for witness in witnesses(agreement.signed_words, month_first=agreement.language == "en"):
        if witness.fits(day):
            continue
        if witness.part == "weekday":
            message = say(
                "The text says “{words}”, but {day}, the day in signed_on, is a {weekday}.",
                words=witness.words,
                day=day,
                weekday=_WEEKDAYS[day.weekday()],
            )
        else:
            message = say("The text says “{words}”, but the day in signed_on is {day}.", words=witness.words, day=day)
        yield Problem(
            message=message,
            route=("signed_words",),
            advice=say("Look at the signed text, and mend signed_on or signed_words where it was copied wrongly."),
        )


RULE = Rule(
    id="MOU201",
    severity=Severity.ERROR,
    summary=say("The day of signing is not the day that the text spells."),
    source="Practice: weekday, words and figures are three witnesses of one date, from which terms are counted",
    check=check,
)
