"""The schedule of an activity cannot be read as a day, a month or a year.

Read are days ("8 Desember 2021"), months ("Januari 2022"), quarters and semesters ("Triwulan II 2022"), years, and
spans of these ("Januari - Maret 2022"). Words that leave the day to the parties are no fault (MOU403).

An activity whose schedule is not understood gets no deadline, although the table gives it a day.

What to do: compare the words with the table and mend what was copied wrongly. If the table is printed so, ask the
other side what is meant.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import unreadable
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every schedule of the work plan."""
    advice = say(
        "Write it like “Januari 2022”, “Triwulan II 2022” or “Januari - Maret 2022”, if that is what the table says."
    )
    for gap in unreadable(schedule.dossier.workplan):
        yield Problem(gap.message, gap.route, advice, document="workplan")


RULE = Rule(
    id="MOU404",
    severity=Severity.WARNING,
    summary=say("The schedule of an activity cannot be read as a day, a month or a year."),
    source="Practice: a deadline without a day is not kept",
    check=check,
)
