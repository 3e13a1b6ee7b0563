"""A calendar of the register contradicts a decree.

It has a day worked that a decree makes a public holiday, calls a day joint leave (cuti bersama) that the decree of that
year does not list, or gives a decree that ships with mouctl with another list of days.

Public holidays and joint leave are fixed for the whole country by joint decrees (SKB) and presidential decrees. A
region or an office may add days off of its own and may have an ordinary Saturday worked, but a slip of a digit looks
just the same, and every deadline in working days follows it.

What to do: compare the day with the decree (`mouctl holidays YEAR` names the decree of each day). A change that was
decreed since goes into the calendar as a `[[decree]]` of its own number; a day on which only an office is closed is
of kind "closed".
"""

from collections.abc import Iterator

from mouctl.dates.decrees import national_years, shipped_decrees
from mouctl.dates.layers import Layer, Years, decrees_added
from mouctl.dates.working_calendar import DayOff, OffKind
from mouctl.findings import Problem, Route, Severity
from mouctl.rule import Rule
from mouctl.schedule import Schedule
from mouctl.sentences import Days, Sentence, say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every calendar of the register, against all the decrees that are known."""
    layers = schedule.dossier.layers.values()
    decreed = national_years(None, decrees_added(layers), estimates=False)
    for layer in layers:
        yield from _worked_holidays(layer, decreed)
        yield from _undecreed_leave(layer, decreed)
        yield from _other_lists(layer)


def _worked_holidays(layer: Layer, decreed: Years) -> Iterator[Problem]:
    for on in sorted(layer.worked):
        year = decreed(on.year)
        off = year.days_off.get(on) if year else None
        if off and off.kind is OffKind.PUBLIC_HOLIDAY:
            message = say(
                "{day} is a public holiday ({name}, {decree}), and the calendar “{calendar}” has it worked.",
                day=on,
                name=off,
                decree=off.source,
                calendar=layer.id,
            )
            yield _problem(layer, ("day", layer.entries.get(on, 0)), message)


def _undecreed_leave(layer: Layer, decreed: Years) -> Iterator[Problem]:
    """One problem an entry of the file, however many days it has."""
    leave = (off for off in layer.days_off.values() if off.kind is OffKind.JOINT_LEAVE)
    by_entry: dict[int, list[DayOff]] = {}
    for off in leave:
        year = decreed(off.on.year)
        listed = year.days_off.get(off.on) if year else off
        if listed is None or listed.kind is not OffKind.JOINT_LEAVE:
            by_entry.setdefault(layer.entries.get(off.on, 0), []).append(off)
    for entry, days in by_entry.items():
        message = say(
            "The calendar “{calendar}” has joint leave on {days}, which no decree of that year lists as joint leave.",
            calendar=layer.id,
            days=Days(tuple(off.on for off in days)),
        )
        yield _problem(layer, ("day", entry), message)


def _other_lists(layer: Layer) -> Iterator[Problem]:
    for entry, file in enumerate(layer.decrees):
        shipped = shipped_decrees(file.year)
        for own in file.decrees:
            for theirs in shipped.decrees if shipped else ():
                if own.number == theirs.number and own.kinds() != theirs.kinds():
                    message = say(
                        "The decree {number} lists other days here than the one of that number that ships with mouctl.",
                        number=own.number,
                    )
                    yield _problem(layer, ("decree", entry), message)


def _problem(layer: Layer, route: Route, message: Sentence) -> Problem:
    return Problem(
        message=message,
        route=route,
        advice=say("Compare it with the decree; what a later decree changed goes into a [[decree]] of its own number."),
        document=f"calendars/{layer.id}",
    )


RULE = Rule(
    id="MOU702",
    severity=Severity.WARNING,
    summary=say("A calendar of the register contradicts a decree."),
    source="The joint decrees (SKB) on public holidays and joint leave; Perpres 21/2023 Pasal 6",
    check=check,
)
