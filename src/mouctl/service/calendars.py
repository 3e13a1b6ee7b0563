"""What the calendars say: the days off of a year, and the deadlines that moved between two states of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from mouctl.answers.holidays_diff import Move, State
from mouctl.dates.decrees import DecreeFile
from mouctl.dates.layers import Layer, decrees_added, laid_over
from mouctl.errors import BrokenFiles, UnknownYear, UsageError
from mouctl.loading.register import Register, find_register, load_register
from mouctl.model.moved import Stand, has_moved, moved_by
from mouctl.schedule import Schedule
from mouctl.sentences import Sentence, say
from mouctl.service.opening import Answer, View, every_schedule, national_calendar, register_root
from mouctl.standing import Entry

_NOW, _WITHOUT = "now", "without="


def holidays(year: int, folder: Path | None, known_on: date | None) -> Answer:
    """The days off of a year, with the calendars of the register in `folder` or around the working folder, if any.

    Raises UnknownYear where nothing is known of the year, and BrokenFiles where the calendars have faults.
    """
    from mouctl.answers.holidays import holidays_report

    if not 1 <= year <= 9999:
        raise UsageError(say("{year} is no year of the calendar.", year=str(year)), say("Write a year such as 2024."))
    layers, general = _calendars_around(folder)
    known = {name: layer for name, layer in layers.items() if layer.is_known_on(known_on)}
    of_all = [known[name] for name in dict.fromkeys(general) if name in known]
    found = laid_over(national_calendar(layers.values(), known_on).years, of_all)(year)
    if found is None:
        raise UnknownYear(
            say("Nothing is known of the holidays of {year}.", year=str(year)),
            say(
                "Decrees ship for 2021 to 2026; put another as a [[decree]] into calendars/{year}.toml.",
                year=f"{year:04}",
            ),
        )
    others = [layer for layer in known.values() if layer not in of_all]
    return Answer(report=holidays_report(found, of_all, others))


def holidays_diff(register: Register, view: View, before: str, after: str) -> Answer:
    """The deadlines that moved between two states of the calendars, by the new due date."""
    from mouctl.answers.holidays_diff import holidays_diff_report

    first, second = (_state(text, register, view.decrees_as_of) for text in (before, after))
    (old, as_of), (new, _) = (every_schedule(_in(register, state), _at(view, state)) for state in (first, second))
    added = decrees_added(register.layers.values())
    moves = sorted(
        (move for one, other in zip(old, new, strict=True) for move in moves_of(one, other, added)),
        key=lambda move: move.entry.sort_key,
    )
    return Answer(report=holidays_diff_report(moves, first, second, as_of), findings=register.findings)


def _calendars_around(folder: Path | None) -> tuple[Mapping[str, Layer], Sequence[str]]:
    """The calendars of the register there, and the names of those that hold for every agreement."""
    if folder is None and find_register(Path.cwd()) is None:
        return {}, ()
    register = load_register(register_root(folder), only=())
    if register.findings:
        raise BrokenFiles(register.findings)
    return register.layers, register.settings.calendars


def _state(text: str, register: Register, known_on: date | None) -> State:
    """A state as people write it: a day, `now`, or `without=NAME`. `known_on` is for those that name no day."""
    if text == _NOW:
        return State(known_on)
    if text.startswith(_WITHOUT):
        name = text.removeprefix(_WITHOUT)
        if name not in register.layers:
            raise UsageError(say("There is no calendar “{id}”.", id=name), _those_there(register))
        return State(known_on, without=name)
    try:
        return State(date.fromisoformat(text))
    except ValueError:
        raise UsageError(
            say("“{text}” is no state of the calendars.", text=text),
            say("Write a day such as 2024-08-01, or “now”, or without=NAME for all but one calendar."),
        ) from None


def _those_there(register: Register) -> Sentence:
    if not register.layers:
        return say("This register has no calendars of its own.")
    return say("There is: {names}", names=tuple(sorted(register.layers)))


def _in(register: Register, state: State) -> Register:
    """The register without the calendar that the state leaves out."""
    kept = {name: layer for name, layer in register.layers.items() if name != state.without}
    entries = (
        entry._replace(dossier=entry.dossier._replace(layers=kept)) if entry.dossier else entry
        for entry in register.entries
    )
    return register._replace(entries=tuple(entries), layers=kept)


def _at(view: View, state: State) -> View:
    return view._replace(decrees_as_of=state.known_on)


def moves_of(old: Schedule, new: Schedule, added: tuple[DecreeFile, ...]) -> Iterator[Move]:
    """What moved in one agreement; `added` are the decrees that do not ship.

    A deadline that only one state has, as of a term that is renewed only there, was moved by what moved the others.
    """
    found = tuple(_moved(old, new, added))
    others = dict.fromkeys(source for move in found if move.old and move.new for source in move.moved_by)
    for move in found:
        yield move if move.old and move.new else move._replace(moved_by=tuple(others) or move.moved_by)


def _moved(old: Schedule, new: Schedule, added: tuple[DecreeFile, ...]) -> Iterator[Move]:
    before, after = _by_id(old), _by_id(new)
    for name in before.keys() | after.keys():
        stands = _stand(before.get(name), after.get(name), old), _stand(after.get(name), before.get(name), new)
        if has_moved(*stands):
            yield Move(before.get(name), after.get(name), moved_by(*stands, added))


def _by_id(one: Schedule) -> dict[str, Entry]:
    return {entry.deadline.id: entry for entry in one.entries}


def _stand(mine: Entry | None, other: Entry | None, one: Schedule) -> Stand:
    known = mine or other
    return Stand(mine.deadline if mine else None, one.life.situation.basis(known.deadline.owed_by if known else ()))
