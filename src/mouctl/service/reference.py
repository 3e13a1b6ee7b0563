"""What mouctl knows apart from any register: the calendars, and the published shapes of its files and answers."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from mouctl.answers.holidays import holidays_report
from mouctl.dates.decrees import national_years
from mouctl.discovery import member, names
from mouctl.errors import UnknownYear, UsageError
from mouctl.language import Language
from mouctl.sentences import say
from mouctl.service.opening import Answer


def holidays(year: int) -> Answer:
    """The days off of a year. Raises UnknownYear where nothing is known of it."""
    if not 1 <= year <= 9999:
        raise UsageError(say("{year} is no year of the calendar.", year=str(year)), say("Write a year such as 2024."))
    known = national_years()(year)
    if known is None:
        raise UnknownYear(
            say("Nothing is known of the holidays of {year}.", year=str(year)),
            say("Decrees are known for 2021 to 2026, and estimates for some years around them."),
        )
    return Answer(report=holidays_report(known))


def schema_names() -> tuple[str, ...]:
    """The files of a register and the answers of commands whose shape is published."""
    from mouctl.loading.schemas import names as file_names

    return (*file_names(), *names("mouctl.answers"))


def schema(name: str, language: Language) -> Mapping[str, Any]:
    """A JSON Schema (draft 2020-12): of a register's file, or of a command's `--format json`."""
    from mouctl.loading import schemas

    if name in schemas.names():
        return schemas.schema(name, language)
    if name in names("mouctl.answers"):
        return _answer_schema(name)
    near = get_close_matches(name, schema_names(), n=3, cutoff=0.4) or schema_names()
    raise UsageError(say("No schema {name}.", name=name), say("There is: {names}", names=tuple(near)))


def _answer_schema(name: str) -> Mapping[str, Any]:
    from pydantic import TypeAdapter

    from mouctl.answers._contract import Contract

    contract = member("mouctl.answers", name, "CONTRACT", Contract)
    shape = TypeAdapter(contract.data).json_schema(mode="serialization")
    shape["properties"] = {"schema": {"const": contract.schema}, **shape["properties"]}
    shape["required"] = ["schema", *shape.get("required", [])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{contract.schema.replace('/', ':').replace('.', ':')}",
        **shape,
        "additionalProperties": False,
    }
