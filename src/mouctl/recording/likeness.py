"""Whether two values are the same in TOML."""

from collections.abc import Mapping, Sequence
from typing import Any


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same in TOML, where 1, 1.0 and true differ and nan is nan."""
    if isinstance(one, dict):
        return isinstance(other, Mapping) and one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return (
            isinstance(other, Sequence)
            and not isinstance(other, str)
            and len(one) == len(other)
            and all(map(alike, one, other))
        )
    return type(one) is type(other) and repr(one) == repr(other)
