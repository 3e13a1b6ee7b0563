"""The models of a register's files as JSON Schema, in the form that TOML needs."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

Json: TypeAlias = dict[str, Any]

_REF = "#/$defs/"


class _Plain(GenerateJsonSchema):
    """Without nulls, which TOML has not, and without what Pydantic reads off the Python: titles and docstrings."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # the signature is Pydantic's
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") in (None, ()):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}


def file_schema(
    model: type[BaseModel],
    tables: Mapping[tuple[str, str], Iterable[type[BaseModel]]] = MappingProxyType({}),
    **entries: Iterable[type[BaseModel]],
) -> Json:
    """The schema of a file of `model`'s shape.

    Each key of `entries` is a list that is narrowed to tables of the given models, told apart by their `type`; each
    of `tables` is a single table of one of the models, under a key of the model of that name. All go through one
    generator, which gives different models of one name different names.
    """
    models = {key: tuple(each) for key, each in entries.items()}
    inner = {place: tuple(each) for place, each in tables.items()}
    everything = (model, *(each for several in (*models.values(), *inner.values()) for each in several))
    refs, made = models_json_schema([(each, "validation") for each in everything], schema_generator=_Plain)
    definitions = made["$defs"]
    for (owner, key), several in inner.items():
        keys = definitions[owner]["properties"]
        keys[key] = {"description": keys[key]["description"], "oneOf": [refs[each, "validation"] for each in several]}
    file: Json = definitions[refs[model, "validation"]["$ref"].removeprefix(_REF)]
    lists = {key: _list_of(refs[each, "validation"] for each in several) for key, several in models.items()}
    properties = {**file["properties"], **lists}
    return {**file, "properties": properties, "$defs": _reached(properties, definitions)}


def _list_of(refs: Iterable[JsonSchemaValue]) -> Json:
    return {"type": "array", "items": {"oneOf": list(refs)}}


def _reached(start: Json, definitions: Mapping[str, Json]) -> Json:
    """The definitions that are referred to, directly or not."""
    found: set[str] = set()
    waiting: list[object] = [start]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            name = str(here.get("$ref", "")).removeprefix(_REF)
            if name in definitions and name not in found:
                found.add(name)
                waiting.append(definitions[name])
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
    return {name: definitions[name] for name in sorted(found)}
