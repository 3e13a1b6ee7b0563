"""What mouctl knows apart from any register: the published shapes of its files and answers."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from mouctl.discovery import member, names
from mouctl.errors import UsageError
from mouctl.language import Language
from mouctl.sentences import say


def schema_names() -> tuple[str, ...]:
    """The files of a register and the answers of commands whose shape is published."""
    from mouctl.loading.schemas import names as file_names

    return (*file_names(), *_answer_names())


def schema(name: str, language: Language) -> Mapping[str, Any]:
    """A JSON Schema (draft 2020-12): of a register's file, or of a command's `--format json`."""
    from mouctl.loading import schemas

    if name in schemas.names():
        return schemas.schema(name, language)
    if name in _answer_names():
        return _answer_schema(name)
    near = get_close_matches(name, schema_names(), n=3, cutoff=0.4) or schema_names()
    raise UsageError(say("No schema {name}.", name=name), say("There is: {names}", names=tuple(near)))


def _answer_names() -> tuple[str, ...]:
    """The answers by the id of their contract: the file's name with hyphens."""
    return tuple(name.replace("_", "-") for name in names("mouctl.answers"))


def _answer_schema(name: str) -> Mapping[str, Any]:
    from pydantic import TypeAdapter

    from mouctl.answers._contract import Contract

    contract = member("mouctl.answers", name.replace("-", "_"), "CONTRACT", Contract)
    shape = TypeAdapter(contract.data).json_schema(mode="serialization")
    shape["properties"] = {"schema": {"const": contract.schema}, **shape["properties"]}
    shape["required"] = ["schema", *shape.get("required", [])]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{contract.schema.replace('/', ':').replace('.', ':')}",
        **shape,
        "additionalProperties": False,
    }
