"""The mistakes in a table as flaws, in our own words and with what to write instead.

Pydantic's text is never shown: it is English, speaks of Python, and quotes what stands beside the mistake.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from pydantic import ValidationError

from mouctl.errors import MouctlError
from mouctl.loading.advice import how_to_write, needed
from mouctl.loading.codes import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from mouctl.loading.fault_fixes import fix_of
from mouctl.loading.flaw import Flaw, flaw
from mouctl.loading.kinds import kind_of, literals, wanted
from mouctl.loading.limits import FAULTS, further
from mouctl.loading.routes import follow
from mouctl.loading.validation import Error, Table, errors
from mouctl.loading.words import choose, either, named, short, shown
from mouctl.sentences import Sentence, say

Wording: TypeAlias = tuple[Sentence, Sentence | None]


def flaws(error: ValidationError, table: Table) -> tuple[Flaw, ...]:
    """What is wrong with a table, at routes from the root of its file."""
    found = tuple(_flaw(each, table) for each in errors(error, table))
    return found if error.error_count() <= FAULTS else (*found, further(table.document))


def _flaw(error: Error, table: Table) -> Flaw:
    code = {"missing": MISSING_KEY, "extra_forbidden": UNKNOWN_KEY}.get(error.type, WRONG_VALUE)
    tell = _WORDINGS.get(error.type, _of_a_type if wanted(error.type, error.context) else _other)
    message, advice = tell(error, table)
    at_key = error.at_key or code == UNKNOWN_KEY
    fix = None if error.at_key else fix_of(error, table)
    return flaw(code, table.document, (*table.route, *error.route), message, advice, at_key=at_key, fix=fix)


def _missing(error: Error, table: Table) -> Wording:
    return say("The key “{key}” is missing.", key=error.route[-1]), needed(table.model, error.route)


def _unknown(error: Error, table: Table) -> Wording:
    key = str(error.route[-1])
    message = say("There is no key “{key}” here.", key=short(key))
    if len(table.route) + len(error.route) > 1 and key in table.above:
        return message, say("It belongs to the whole file: move it above the first heading in square brackets.")
    return message, choose(key, table.keys_at(error.route[:-1]))


def _not_among(error: Error, table: Table) -> Wording:
    value = follow(table.data, error.route)
    message = say("{name} cannot be {value}.", name=named(error.route), value=shown(value))
    return message, choose(value, literals(error.context))


def _of_a_type(error: Error, table: Table) -> Wording:
    value = follow(table.data, error.route)
    choices = wanted(error.type, error.context)
    found = shown(value) if isinstance(value, str) and len(choices) > 1 else kind_of(value)
    message = say("{name} must be {wanted}, not {found}.", name=named(error.route), wanted=either(choices), found=found)
    return message, how_to_write(choices[0], error.route, value) if len(choices) == 1 else None


def _refused(error: Error, table: Table) -> Wording:
    """A validator of our own said why."""
    fault = error.context.get("error")
    return (fault.message, fault.advice) if isinstance(fault, MouctlError) else _other(error, table)


def _too_few(error: Error, table: Table) -> Wording:
    return say(
        "{name} is too short: at least {least}.", name=named(error.route), least=error.context["min_length"]
    ), None


def _too_many(error: Error, table: Table) -> Wording:
    return say("{name} is too long: at most {most}.", name=named(error.route), most=error.context["max_length"]), None


def _out_of_range(error: Error, table: Table) -> Wording:
    (bound, limit), *_ = error.context.items()
    sentence = {
        "ge": say("{name} must be {limit} or more.", name=named(error.route), limit=limit),
        "gt": say("{name} must be more than {limit}.", name=named(error.route), limit=limit),
        "le": say("{name} must be {limit} or less.", name=named(error.route), limit=limit),
        "lt": say("{name} must be less than {limit}.", name=named(error.route), limit=limit),
    }
    return sentence.get(bound, _other(error, table)[0]), None


def _of_another_form(error: Error, table: Table) -> Wording:
    message = say("{name} is not written in the form it must have.", name=named(error.route))
    if error.route[-1:] == ("sha256",):
        return message, say("Write the 64 digits and small letters that “sha256sum” prints for the file.")
    return message, say("It must match the pattern {pattern}.", pattern=error.context["pattern"])


def _other(error: Error, table: Table) -> Wording:
    return say("The value of {name} does not hold.", name=named(error.route)), None


_WORDINGS: Mapping[str, Callable[[Error, Table], Wording]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _not_among,
    "unlike_any": _of_a_type,
    "value_error": _refused,
    "too_short": _too_few,
    "string_too_short": _too_few,
    "too_long": _too_many,
    "string_too_long": _too_many,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _of_another_form,
}
