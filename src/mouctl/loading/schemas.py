"""JSON Schemas of a register's files, for editors and for `check-jsonschema`; made from the models that load them."""

from collections.abc import Callable, Mapping
from typing import Any

from mouctl.clauses import clause_type, type_names
from mouctl.language import Language
from mouctl.loading.parts import EventLog
from mouctl.loading.schema_parts import Json, file_schema
from mouctl.model.agreement import SCHEMA, Agreement
from mouctl.model.calendar_file import CalendarFile
from mouctl.model.conventions import KEYS, ConventionKey
from mouctl.model.event import EVENT_TYPES
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan
from mouctl.sentences import Sentence
from mouctl.transport import transport, transport_names

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def names() -> tuple[str, ...]:
    """The files that have a schema."""
    return tuple(_FILES)


def schema(name: str, language: Language | None = None) -> Json:
    """The schema of a file, its descriptions in `language` (English where None). Raises KeyError for another name."""
    title, build = _FILES[name]
    head = {"$schema": DIALECT, "$id": f"urn:mouctl:schema:{name}:{SCHEMA}", "title": title}
    whole: Json = _told({**head, **build()}, language)
    return whole


def _agreement() -> Json:
    file = file_schema(Agreement, clause=[clause_type(kind).model for kind in type_names()])
    choice = {"$ref": "#/$defs/ConventionChoice"}
    return _with_conventions(
        file,
        lambda answers: {"anyOf": [answers, {"allOf": [choice, {"properties": {"value": answers}}]}]},
    )


def _workplan() -> Json:
    return file_schema(WorkPlan)


def _events() -> Json:
    return file_schema(EventLog, event=EVENT_TYPES.values())


def _calendar() -> Json:
    return file_schema(CalendarFile)


def _register() -> Json:
    transports = {("Alerts", "transport"): [transport(name).settings for name in transport_names()]}
    return _with_conventions(file_schema(Settings, transports), lambda answers: answers)


_FILES: Mapping[str, tuple[str, Callable[[], Json]]] = {
    "agreement": ("agreement.toml", _agreement),
    "workplan": ("workplan.toml", _workplan),
    "events": ("events.toml", _events),
    "calendar": ("calendars/*.toml", _calendar),
    "register": ("mouctl.toml", _register),
}


def _with_conventions(file: Json, form: Callable[[Json], Json]) -> Json:
    """`file` with its conventions narrowed to the questions that there are and their answers."""
    table = {
        **{key: value for key, value in file["properties"]["conventions"].items() if key == "description"},
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _question(key, form) for name, key in KEYS.items()},
    }
    return {**file, "properties": {**file["properties"], "conventions": table}}


def _question(key: ConventionKey, form: Callable[[Json], Json]) -> Json:
    return {"description": key.question.template, "default": key.default, **form({"enum": list(key.answers)})}


def _told(value: Any, language: Language | None) -> Any:
    """`value` with every description in `language`."""
    if isinstance(value, dict):
        return {key: _described(key, each, language) for key, each in value.items()}
    return [_told(each, language) for each in value] if isinstance(value, list) else value


def _described(key: str, value: Any, language: Language | None) -> Any:
    if key == "description" and isinstance(value, str) and language:
        return language.tell(Sentence(value))
    return _told(value, language)
