"""Opening a register, and the agreements in it as they stand on a day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from mouctl.dates.decrees import national_years
from mouctl.dates.layers import Layer, decrees_added
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.errors import BrokenFiles, NothingToDo, UnknownYear, UsageError
from mouctl.findings import Finding
from mouctl.lifecycle import versions_known
from mouctl.loading.register import Register, find_register, load_scope
from mouctl.loading.scope import Scope, scope_of_register
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.model.version import Version, version_on
from mouctl.model.workplan import WorkPlan
from mouctl.report import Report
from mouctl.schedule import Schedule, schedule
from mouctl.sentences import say
from mouctl.standing import Entry

Today: TypeAlias = Callable[[ZoneInfo], date]
"""The day asked about: the one given, or today in the agreement's own time zone, which it is asked with."""


BOTH = "both"
"""The side of neither party in particular."""


class View(NamedTuple):
    """From where a register is looked at."""

    as_of: Today
    decrees_as_of: date | None = None
    """Count with the decrees and calendars known at the end of that day; None: with all that are known."""
    side: str | None = None
    """The party that we are, or "both" for neither side in particular; None: as the register says."""
    is_today: bool = False
    """Whether the day asked about is today, as far as is known."""

    def on(self, day: date) -> "View":
        """The same, for that day."""
        return self._replace(as_of=lambda _: day, is_today=False)


Until: TypeAlias = Callable[[date], date | None]
"""For the day asked about, how far ahead a series without an end is followed."""


class Answer(NamedTuple):
    """A report, and the files that could not be read while the others were answered."""

    report: Report
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """The report's own; a file that could not be read never passes for "all is well"."""
        return max(self.report.exit_code, 1 if self.findings else 0)


def open_register(folder: Path | None, only: Sequence[str] | None = None) -> Register:
    """The register in `folder`; without one, the register that the working folder lies in.

    Raises NothingToDo where there is none, or nothing in it.
    """
    return load_scope(open_scope(folder, only))


def open_scope(folder: Path | None, only: Sequence[str] | None = None) -> Scope:
    """The same register, before any agreement of it is read. Raises NothingToDo as well."""
    root = register_root(folder)
    scope = scope_of_register(root, only)
    if not scope.names and not scope.findings and not any(scope.across({root: ()})):
        raise NothingToDo(
            say("The register in {folder} holds no agreements.", folder=str(root)),
            say("Put each agreement into a folder of its own below agreements/, with an agreement.toml in it."),
        )
    return scope


def register_root(folder: Path | None) -> Path:
    """The folder of a register: `folder`, or the one that the working folder lies in. Raises NothingToDo."""
    root = find_register(Path.cwd()) if folder is None else folder
    if root is None or not (root / "mouctl.toml").exists():
        raise NothingToDo(
            say("No register here: no mouctl.toml in {folder} or above it.", folder=str(Path.cwd()))
            if folder is None
            else say("No register there: no mouctl.toml in {folder}.", folder=str(folder)),
            say("Go to a register's folder, name one with --register, or try one with: mouctl demo"),
        )
    return root


def every_schedule(register: Register, view: View, until: Until | None = None) -> tuple[list[Schedule], date]:
    """Every agreement that could be read, and the day asked about (the latest, where the zones differ)."""
    dossiers = [entry.dossier for entry in register.entries if entry.dossier]
    if not dossiers:
        raise BrokenFiles(register.findings)
    refuse_unknown_side(view.side, dossiers)
    schedules = [schedule_of(dossier, view, until=until) for dossier in dossiers]
    return schedules, max(one.life.situation.as_of for one in schedules)


def schedule_of(dossier: Dossier, view: View, *, until: Until | None = None, imagined: Event | None = None) -> Schedule:
    """One agreement on the day asked about; a series without an end is followed to `until`."""
    as_of = view.as_of(dossier.agreement.zone)
    known = {name: layer for name, layer in dossier.layers.items() if layer.is_known_on(view.decrees_as_of)}
    return schedule(
        dossier._replace(layers=known),
        national_calendar(dossier.layers.values(), view.decrees_as_of),
        as_of,
        horizon=until(as_of) if until else None,
        imagined=imagined,
        ours=ours_of(dossier, view.side),
    )


def text_in_force(dossier: Dossier, view: View) -> Version:
    """The agreement and its work plan as the addenda known on the day asked about leave them."""
    as_of = view.as_of(dossier.agreement.zone)
    return version_on(versions_known(dossier, as_of), as_of)


def plan_in_force(one: Schedule) -> WorkPlan:
    """The work plan as the addenda known on the day asked about leave it. Raises NothingToDo where there is none."""
    plan = one.life.version.workplan
    if plan is None:
        raise NothingToDo(
            say("The agreement {id} has no work plan.", id=one.dossier.agreement.id),
            say("A work plan is a file workplan.toml in the agreement's folder."),
        )
    return plan


def national_calendar(layers: Iterable[Layer], known_on: date | None) -> WorkingCalendar:
    """The national working days, with the decrees that a register adds, as known at the end of a day (None: now)."""
    return WorkingCalendar(years=national_years(known_on, decrees_added(layers)))


def ours_of(dossier: Dossier, side: str | None) -> tuple[str, ...]:
    """The parties that we are in an agreement: the side given, or else who the register says we are."""
    if side is not None:
        return (side,) if side in dossier.agreement.party_ids else ()
    us = dossier.settings.us
    return tuple(party.id for party in dossier.agreement.parties if us and us.is_one_of_us(party))


def refuse_unknown_side(side: str | None, dossiers: Sequence[Dossier]) -> None:
    """Raises UsageError for a side that is no party of these agreements."""
    parties = sorted({party for dossier in dossiers for party in dossier.agreement.party_ids})
    if side not in (None, BOTH, *parties):
        raise UsageError(say("No party {party}.", party=side), say("There is: {names}", names=(*parties, BOTH)))


def dossier_of(register: Register, agreement: str) -> Dossier:
    """The agreement of that id. Raises UsageError with the nearest ids, and BrokenFiles where its files are faulty."""
    for entry in register.entries:
        if entry.id == agreement and entry.dossier:
            return entry.dossier
    if agreement in register.names:
        raise BrokenFiles(register.findings)
    near = get_close_matches(agreement, register.names, n=3, cutoff=0.3) or register.names
    raise UsageError(
        say("No agreement {id} in this register.", id=agreement), say("There is: {names}", names=tuple(near))
    )


def entries_of(schedules: Sequence[Schedule]) -> list[Entry]:
    """The deadlines of all agreements, by due date."""
    return sorted((entry for one in schedules for entry in one.entries), key=lambda entry: entry.sort_key)


def answer(
    register: Register, report: Report, schedules: Sequence[Schedule], entries: Sequence[Entry] | None = None
) -> Answer:
    """The report; exit code 4 where a date of it cannot be had because a year is not known."""
    asked = entries if entries is not None else [entry for one in schedules for entry in one.entries]
    unknown = any(entry.deadline.unknown_year is not None for entry in asked)
    return Answer(
        report=report._replace(exit_code=UnknownYear.exit_code) if unknown else report, findings=register.findings
    )
