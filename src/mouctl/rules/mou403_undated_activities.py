"""Activities of the work plan have no day.

Their schedule is left to the parties ("Sesuai kesepakatan PARA PIHAK") or is empty. That is a valid thing to write;
it is counted here so that nobody takes a short list of deadlines for a short list of work.

No date is invented for such an activity: it is listed as undetermined, and nobody is reminded of it.

What to do: agree on days or months with the other side, at the next monitoring at the latest, and have the work plan
say so.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.gaps import lines_of, undated_lines
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """The activities without a day, counted."""
    workplan = schedule.dossier.workplan
    if count := len(list(undated_lines(workplan))):
        yield Problem(
            message=say_count(
                "{count} of {total} activities has no day in the work plan, and so no deadline.",
                "{count} of {total} activities have no day in the work plan, and so no deadline.",
                count,
                total=len(list(lines_of(workplan))),
            ),
            route=("programme",),
            advice=say("Agree on days or months with the other side, and have the work plan say so."),
            document="workplan",
        )


RULE = Rule(
    id="MOU403",
    severity=Severity.NOTE,
    summary=say("Activities of the work plan have no day."),
    source="Work plans such as that of the Nota Kesepakatan BP2MI-Asahan: “Sesuai kesepakatan PARA PIHAK”",
    check=check,
)
