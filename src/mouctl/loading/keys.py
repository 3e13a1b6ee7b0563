"""Which keys a model knows at a route: what a mistyped key may have been meant to be."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mouctl.findings import Route


def fields_at(model: type[BaseModel], route: Route) -> dict[str, FieldInfo]:
    """The fields, by their key in TOML, of the table that `route` leads to in a file of `model`'s shape."""
    here: list[Any] = [model]
    for step in route:
        here = [inner for each in here for inner in _inside(each, step)]
    return {key: field for each in here if _is_model(each) for key, field in fields_of(each).items()}


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by their key in TOML."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    """What a step into a value of `kind` can meet, with unions taken apart."""
    if _is_model(kind):
        field = fields_of(kind).get(str(step))
        yield from _taken_apart(field.annotation) if field else ()
        return
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, list) and isinstance(step, int):
        yield from _taken_apart(arguments[0])
    elif origin is dict and isinstance(step, str):
        yield from _taken_apart(arguments[1])


def _taken_apart(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _taken_apart(get_args(kind)[0])
    elif origin in (Union, UnionType):
        for each in get_args(kind):
            yield from _taken_apart(each)
    else:
        yield kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
