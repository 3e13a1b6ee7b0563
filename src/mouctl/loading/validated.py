"""Validating a table with its model. What words a fault is only imported when there is one."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mouctl.findings import Route
from mouctl.loading.flaw import Flaw

M = TypeVar("M", bound=BaseModel)


def validated(
    model: type[M],
    data: Mapping[str, Any],
    document: str,
    route: Route = (),
    above: frozenset[str] = frozenset(),
) -> tuple[M | None, tuple[Flaw, ...]]:
    """The table at `route` of a file as its model, or what is wrong with it.

    `above` are the keys of the file as a whole that are not given: one of them may have slipped below a heading. Only
    TOML's names of the keys are accepted; the models would also take their own, as in `parties` for `[[party]]`.
    """
    try:
        return model.model_validate(data, by_alias=True, by_name=False), ()
    except ValidationError as error:
        from mouctl.loading.faults import flaws  # not wanted where nothing is wrong
        from mouctl.loading.validation import Table

        return None, flaws(error, Table(data=data, model=model, document=document, route=route, above=above))
