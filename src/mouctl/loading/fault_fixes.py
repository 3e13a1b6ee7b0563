"""The mistakes in a table that can be mended without a doubt about what was meant: how, and what cannot."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from mouctl.findings import Add, Fix, Write
from mouctl.loading.kinds import DAY, TRUE_OR_FALSE, WHOLE_NUMBER, literals, wanted
from mouctl.loading.routes import follow
from mouctl.loading.slips import renaming, respelling
from mouctl.loading.validation import Error, Table
from mouctl.model.agreement import SCHEMA
from mouctl.sentences import say


def fix_of(error: Error, table: Table) -> Fix | None:
    """What mends the mistake, if that is certain."""
    find = _FIXES.get(error.type, _without_quotation_marks)
    return find(error, table)


def _missing(error: Error, table: Table) -> Fix | None:
    """Only the version of the format: there has been one, and all else in the file is judged by it."""
    if (*table.route, *error.route) != ("schema",):
        return None
    return Fix(say("Add schema = {version}.", version=SCHEMA), Add((), "schema", SCHEMA), safe=True)


def _unknown(error: Error, table: Table) -> Fix | None:
    """A key that belongs to the whole file would have to be moved, and not renamed."""
    route = (*table.route, *error.route)
    if len(route) > 1 and str(route[-1]) in table.above:
        return None
    here = follow(table.data, error.route[:-1])
    return renaming(route, table.keys_at(error.route[:-1]), here if isinstance(here, Mapping) else ())


def _not_among(error: Error, table: Table) -> Fix | None:
    return respelling((*table.route, *error.route), follow(table.data, error.route), literals(error.context))


def _without_quotation_marks(error: Error, table: Table) -> Fix | None:
    """A day, a whole number, true or false that stands in quotation marks: the same without them."""
    choices, value = wanted(error.type, error.context), follow(table.data, error.route)
    read = _BARE.get(choices[0]) if len(choices) == 1 else None
    found = read(value) if read and isinstance(value, str) else None
    if found is None:
        return None
    what = say("Take away the quotation marks around {value}.", value=str(value))
    return Fix(what, Write((*table.route, *error.route), found), safe=True)


def a_day(text: str) -> date | None:
    """The day, where it is written as TOML writes it."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        return None


def _a_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"0|[1-9]\d{0,17}", text, re.ASCII) else None


_BARE: Mapping[object, Callable[[str], object]] = {
    DAY: a_day,
    WHOLE_NUMBER: _a_number,
    TRUE_OR_FALSE: {"true": True, "false": False}.get,
}
_FIXES: Mapping[str, Callable[[Error, Table], Fix | None]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _not_among,
}
