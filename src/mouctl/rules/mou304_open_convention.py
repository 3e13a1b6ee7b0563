"""An open question of counting changes a date of this agreement.

Neither the text nor a statute answers it, and the answers give different days: whether the day of signing is day one
of the term, whether the day of an event counts, and so on. There is one note for each question, with an example.

mouctl does not guess: it shows every reading, and acts on the safe one. But the other side may count otherwise.

What to do: look for words in the text that answer the question, and write them under `[conventions]` of
agreement.toml with their article; then only one date is left. `mouctl.toml` can say how this register counts where a
text is silent, but it binds no other party, so the other reading stays in sight.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from mouctl.findings import Problem, Severity
from mouctl.model.conventions import KEYS
from mouctl.model.deadline import Deadline, Reading
from mouctl.rule import Rule
from mouctl.rules._settling import how_to_settle
from mouctl.schedule import Schedule
from mouctl.sentences import say

_Case: TypeAlias = tuple[Deadline, Reading]


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every question on which readings of a date differ."""
    examples = _examples(schedule)
    for name, key in KEYS.items():
        if name not in examples:
            continue
        deadline, other = examples[name]
        yield Problem(
            message=say(
                "{question} The text leaves it open. “{title}” ({id}) falls on {first} if {answer}, "
                "on {second} if {other}.",
                question=key.question,
                title=deadline.title,
                id=deadline.id,
                first=deadline.due_on,
                answer=schedule.life.situation.basis(deadline.owed_by).conventions[name].sentence(),
                second=other.due_on,
                other=next(choice for choice in other.assumptions if choice.key.name == name).sentence(),
            ),
            route=("conventions", name),
            advice=how_to_settle(key),
            article=deadline.article,
        )


def _examples(schedule: Schedule) -> dict[str, _Case]:
    """Of each question that makes readings differ, the plainest case.

    That is: no other question in play, then a right, which lateness would lose, then the earliest.
    """
    cases: dict[str, list[tuple[int, _Case]]] = {}
    for entry in schedule.entries:
        for reading in entry.deadline.readings[1:]:
            departures = _departures(entry.deadline, reading)
            for name in departures:
                cases.setdefault(name, []).append((len(departures), (entry.deadline, reading)))
    return {name: min(of_it, key=_plainness)[1] for name, of_it in cases.items()}


def _plainness(case: tuple[int, _Case]) -> tuple[int, bool, date, str]:
    number, (deadline, reading) = case
    return number, deadline.nature != "right", reading.due_on, deadline.id


def _departures(deadline: Deadline, reading: Reading) -> set[str]:
    """The questions that a reading answers otherwise than the one in force."""
    in_force = {choice.key.name: choice.value for choice in deadline.choices}
    return {choice.key.name for choice in reading.assumptions if in_force.get(choice.key.name) != choice.value}


RULE = Rule(
    id="MOU304",
    severity=Severity.NOTE,
    summary=say("An open question of counting changes a date of this agreement."),
    source="No general rule in Indonesian law; UU 37/2004 and UU 17/2003 answer in their own fields only",
    check=check,
)
