"""The addendum that gave something its present words."""

from datetime import date
from typing import NamedTuple


class Amendment(NamedTuple):
    """An addendum as a source: its event, the day of its signing, and the first day on which it applies."""

    event: str
    signed_on: date
    effective_on: date
    number: str | None = None
