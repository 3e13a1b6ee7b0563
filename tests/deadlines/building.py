"""Agreements written on one line: what the rows of `cases.csv` and the properties are built from.

`term duration='3 years' from=signing | monitoring every='6 months'` are two clauses: a type, then keys and values as in
the TOML files. Events have their day after their type: `monitoring 2022-06-01 kind=ad-hoc`.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mouctl.clauses import clause_type
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.loading.register import load_register
from mouctl.model.agreement import Agreement
from mouctl.model.dossier import Dossier
from mouctl.model.event import EVENT_TYPES, Event
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan
from mouctl.schedule import Schedule, schedule
from mouctl.standing import Entry

ROOT = Path(__file__).parents[2]
CALENDAR = WorkingCalendar(years=national_years())
PUBLIC, PRIVATE = (True, True), (True, False)

_LABELS = ("PIHAK KESATU", "PIHAK KEDUA")
_IDS = ("kesatu", "kedua")
_QUOTED = {"article": "Pasal 1", "quote": "bunyi naskah"}


def value(text: str) -> Any:
    """A value as TOML would have it: a day, a number, true, text, or `[a,b]` of them."""
    if text.startswith("[") and text.endswith("]"):
        return [value(part) for part in text[1:-1].split(",")]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if text.isdecimal():
        return int(text)
    return {"true": True, "false": False}.get(text, text)


def pairs(words: list[str]) -> dict[str, Any]:
    """The keys and values of `a=1 b='two words'`; a dot in a key opens a table."""
    table: dict[str, Any] = {}
    for word in words:
        key, _, text = word.partition("=")
        inner = table
        *outer, last = key.split(".")
        for name in outer:
            inner = inner.setdefault(name, {})
        inner[last] = value(text)
    return table


def lines(text: str) -> Iterator[list[str]]:
    """The words of each part between bars."""
    return (shlex.split(part) for part in text.split("|") if part.strip())


def clauses(text: str) -> list[Any]:
    """The clauses written on one line."""
    tables = ({**_QUOTED, "type": kind, **pairs(rest)} for kind, *rest in lines(text))
    return [clause_type(table["type"]).model.model_validate(table) for table in tables]


def event(text: str, name: str = "imagined") -> Event:
    """An event: its type, its day, then keys and values. Without an id it is called `name`."""
    kind, day, *rest = shlex.split(text)
    table = {"id": name, "type": kind, "on": date.fromisoformat(day), **pairs(rest)}
    return EVENT_TYPES[kind].model_validate(table)


def events(text: str) -> tuple[Event, ...]:
    """The events written on one line, called e1, e2, ... in that order."""
    parts = [part for part in text.split("|") if part.strip()]
    return tuple(event(part, f"e{number}") for number, part in enumerate(parts, start=1))


def workplan(text: str) -> WorkPlan | None:
    """A work plan of one line with that schedule, called "baris"."""
    if not text:
        return None
    activity = {"id": "baris", "text": "Kegiatan", **({} if text == "-" else {"schedule": text})}
    programme = {"number": "1.", "name": "Program", "activity": [activity]}
    return WorkPlan.model_validate(
        {"schema": 1, "title": "Rencana Kerja", "years": [2022, 2023, 2024], "programme": [programme]}
    )


def dossier(
    clauses_text: str,
    *,
    signed: date | None = date(2021, 12, 8),
    public: tuple[bool, ...] = PUBLIC,
    text: Mapping[str, str] | None = None,
    register: Mapping[str, str] | None = None,
    happened: tuple[Event, ...] = (),
    plan: str = "",
    lead_times: Mapping[str, str] | None = None,
    apart: Mapping[str, date] | None = None,
) -> Dossier:
    """An agreement "x": `text` and `register` are the conventions that either fixes, `apart` who signed when."""
    own = {name: {"signed_on": day} for name, day in (apart or {}).items()}
    parties = [
        {"id": name, "label": label, "name": label.title(), "public_body": body, **own.get(name, {})}
        for name, label, body in zip(_IDS, _LABELS, public, strict=True)
    ]
    agreement = {
        "schema": 1,
        "id": "x",
        "kind": "other",
        "title": "Contoh",
        "party": parties,
        "clause": clauses(clauses_text),
        "conventions": dict(text or {}),
        **({"signed_on": signed} if signed else {}),
    }
    settings = {"conventions": dict(register or {}), "lead_times": dict(lead_times or {})}
    return Dossier(
        agreement=Agreement.model_validate(agreement),
        workplan=workplan(plan),
        events=happened,
        settings=Settings.model_validate(settings),
    )


@cache
def real() -> Dossier:
    """The agreement of the seed, as its files have it."""
    (entry,) = load_register(ROOT, ["bp2mi-asahan-2021"]).entries
    assert entry.dossier is not None
    return entry.dossier


def on(case: Dossier, as_of: date, *, imagined: Event | None = None, horizon: date | None = None) -> Schedule:
    """The schedule of an agreement on a day, by the national calendar."""
    return schedule(case, CALENDAR, as_of, imagined=imagined, horizon=horizon)


def entry(found: Schedule, deadline: str) -> Entry | None:
    """The deadline of that id, which is given without the agreement's."""
    whole = f"{found.dossier.agreement.id}/{deadline}"
    return next((each for each in found.entries if each.deadline.id == whole), None)


def days(found: Schedule, duty: str) -> list[date | None]:
    """The due dates of a duty, in the order of their occurrences."""
    own = [each.deadline for each in found.entries if each.deadline.duty == duty]
    return [each.due_on for each in sorted(own, key=lambda each: int(each.occurrence or 1))]
