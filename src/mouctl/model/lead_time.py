"""How long before its day a duty is near, as a register or an agreement says it: once, or step by step."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Strict, WithJsonSchema

from mouctl.dates.period import DayKind, Period
from mouctl.errors import Fault
from mouctl.model.fields import PeriodField
from mouctl.sentences import mark, say


def _in_calendar_time(period: Period) -> Period:
    if period.days and period.day_kind is DayKind.WORKING:
        raise Fault(say("A lead time is counted in calendar days."), say("Write for example “30 days” or “3 months”."))
    return period


def _some(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    if not periods:
        raise Fault(say("The list is empty."), say("Write for example [“6 months”, “30 days”], or leave the key out."))
    return periods


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


LeadTime: TypeAlias = Annotated[PeriodField, AfterValidator(_in_calendar_time)]
_TEXT = {"type": "string", "examples": ["6 months", "30 hari"]}
LeadTimes: TypeAlias = Annotated[
    tuple[LeadTime, ...],
    Strict(False),
    AfterValidator(_some),
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}),
]
"""One lead time or several; a single one may stand without brackets."""

LEAD_TIMES = mark(
    "For each duty, how long before its day it counts as due; a list gives every day on which to remind of it."
)
