"""Each of an agreement's files to its model, with every fault in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field, SerializeAsAny

from mouctl.clauses import clause_type, type_names
from mouctl.loading.codes import UNSUPPORTED
from mouctl.loading.flaw import Flaw
from mouctl.loading.keys import fields_of
from mouctl.loading.limits import told
from mouctl.loading.tagged import Tagged
from mouctl.loading.validated import validated
from mouctl.loading.version import version_flaw
from mouctl.model.agreement import SCHEMA, Agreement
from mouctl.model.calendar_file import CalendarFile
from mouctl.model.clause import Clause
from mouctl.model.event import EVENT_TYPES, Event
from mouctl.model.fields import Record
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan
from mouctl.sentences import mark

M = TypeVar("M", bound=BaseModel)


class EventLog(Record):
    """The whole of `events.toml`."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))] = 1
    events: Annotated[tuple[SerializeAsAny[Event], ...], Field(alias="event", strict=False)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[M]):
    """A file as a model, or None with what is wrong."""

    value: M | None
    flaws: tuple[Flaw, ...] = ()
    is_supported: bool = True
    """Whether the file is in a version of the format that can be judged at all."""


def agreement(data: Mapping[str, Any]) -> Part[Agreement]:
    """`agreement.toml`."""
    clauses: Tagged[Clause] = Tagged(
        key="clause",
        document="agreement",
        above=_not_given(Agreement, data),
        types=type_names(),
        model=lambda kind: clause_type(kind).model,
    )
    return _part(Agreement, "agreement", data, clauses)


def workplan(data: Mapping[str, Any]) -> Part[WorkPlan]:
    """`workplan.toml`."""
    return _part(WorkPlan, "workplan", data)


def events(data: Mapping[str, Any]) -> Part[EventLog]:
    """`events.toml`."""
    log: Tagged[Event] = Tagged(
        key="event",
        document="events",
        above=_not_given(EventLog, data),
        types=tuple(EVENT_TYPES),
        model=EVENT_TYPES.__getitem__,
    )
    return _part(EventLog, "events", data, log)


def calendar(data: Mapping[str, Any]) -> Part[CalendarFile]:
    """`calendars/*.toml`."""
    return _part(CalendarFile, "calendar", data)


def settings(data: Mapping[str, Any]) -> Part[Settings]:
    """`mouctl.toml`."""
    if "alerts" not in data:
        return _part(Settings, "register", data)
    from mouctl.loading.alerts import with_transport  # few registers send mail

    checked, wrong = with_transport(data)
    part = _part(Settings, "register", checked)
    return replace(part, value=None, flaws=(*part.flaws, *wrong)) if wrong and part.is_supported else part


def _part(model: type[M], document: str, data: Mapping[str, Any], tagged: Tagged[Any] | None = None) -> Part[M]:
    found: list[Flaw] = []
    checked = dict(data)
    version = version_flaw(data, document)
    if version:
        found.append(version)
        if version.code == UNSUPPORTED:
            return Part(value=None, flaws=tuple(found), is_supported=False)
        checked["schema"] = SCHEMA
    if tagged and isinstance(data.get(tagged.key), list):
        checked[tagged.key], wrong = tagged.validated(data[tagged.key])
        found.extend(wrong)
    value, wrong = validated(model, checked, document, above=_not_given(model, data))
    found.extend(wrong)
    return Part(value=None if found else value, flaws=told(found, document))


def _not_given(model: type[BaseModel], data: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(fields_of(model)) - data.keys()
