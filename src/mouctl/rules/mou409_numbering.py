"""The numbering of the work plan has a gap or repeats itself.

Numbers of programmes, of stages within a programme, and of activities within a stage are compared with the one before
them: 1., 2., 3. or a., b., c. What is neither a number nor a single letter is not looked at, and a list may begin
anywhere.

A gap is often a row that was lost in copying, and with it somebody's duty; a repeated letter makes "Program 3 huruf c"
mean two things.

What to do: look at the table. Copy the row that is missing, or correct the number. If it was printed so, leave it as it
is, and cite the activity by its id.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from mouctl.findings import Problem, Route, Severity
from mouctl.model.workplan import Programme, WorkPlan
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import say

_Numbered = tuple[Route, str]


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every number beside the one before it in its list."""
    for numbers in _lists(schedule.dossier.workplan) if schedule.dossier.workplan else ():
        for (_, before), (route, number) in pairwise(numbers):
            was, now = _place(before), _place(number)
            if was is None or now is None or was[0] != now[0] or now[1] == was[1] + 1:
                continue
            yield Problem(
                message=say(
                    "In the numbering, “{number}” follows “{before}”.",
                    before=before.rstrip(". )"),
                    number=number.rstrip(". )"),
                ),
                route=(*route, "number"),
                advice=say("Look at the table: copy the row that is missing, or correct the number."),
                document="workplan",
            )


def _lists(plan: WorkPlan) -> Iterator[list[_Numbered]]:
    yield [(("programme", index), programme.number) for index, programme in enumerate(plan.programmes)]
    for index, programme in enumerate(plan.programmes):
        yield from _within(("programme", index), programme)


def _within(route: Route, programme: Programme) -> Iterator[list[_Numbered]]:
    """The stages of a programme, and the activities of each stage that stand one under the other."""
    yield _numbered((*route, "stage"), ((each.number, position) for position, each in enumerate(programme.stages)))
    for _, lines in groupby(enumerate(programme.activities), key=lambda line: line[1].stage):
        yield _numbered((*route, "activity"), ((each.number, position) for position, each in lines))


def _numbered(route: Route, numbers: Iterable[tuple[str | None, int]]) -> list[_Numbered]:
    return [((*route, position), number) for number, position in numbers if number]


def _place(number: str) -> tuple[str, int] | None:
    """The kind of a number, and its place in the row: 3 for "3." and for "c."."""
    plain = number.strip(" .()").casefold()
    if plain.isascii() and plain.isdecimal() and len(plain) <= 4:
        return "figure", int(plain)
    return ("letter", ord(plain) - ord("a") + 1) if len(plain) == 1 and "a" <= plain <= "z" else None


RULE = Rule(
    id="MOU409",
    severity=Severity.NOTE,
    summary=say("The numbering of the work plan has a gap or repeats itself."),
    source="Work plans annexed to agreements; that of BP2MI-Asahan prints “c.” twice under programme 3",
    check=check,
)
