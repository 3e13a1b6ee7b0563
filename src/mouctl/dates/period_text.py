"""Reading a period's text into counts of units. What the counts mean is `period`'s business."""

import re

from mouctl.dates.quantities import MOST_DIGITS, Unreadable, read_product, read_quantity, why_not_whole
from mouctl.dates.units import ISO_8601, UNIT_OF, UNIT_PATTERN, DayKind, Unit, UnitName
from mouctl.errors import DateError
from mouctl.sentences import say

# Patterns stay text until a period is read: compiling them at import would be paid by commands that read none.
_TERM = (
    r"(?P<joiner>,\s*(?:(?:and|dan)\s+)?|(?:and|dan)\s+)?(?P<quantity>[^,]*?)\s*"
    rf"(?<![a-z])(?P<one>se(?=tahun|bulan|minggu|pekan|hari|jam))?(?P<unit>{UNIT_PATTERN})(?![a-z])\s*"
)
_LONGEST = 200


def read_units(text: str) -> dict[Unit, int]:
    """How many of each unit `text` writes. Raises `DateError`, with advice, if it is no period."""
    plain = " ".join(text.split()).casefold()
    if len(plain) > _LONGEST:
        raise _refusal(text, plain)
    try:
        return _read_iso(plain) or _read_words(plain)
    except Unreadable:
        raise _refusal(text, plain) from None


def _read_iso(plain: str) -> dict[Unit, int]:
    match = re.fullmatch(ISO_8601, plain)
    if not match:
        return {}
    names: tuple[UnitName, ...] = ("years", "months", "weeks", "days", "hours")
    counts: dict[Unit, int] = {(name, DayKind.BARE): read_quantity(match[name]) for name in names if match[name]}
    if not counts:
        raise Unreadable
    return counts


def _read_words(plain: str) -> dict[Unit, int]:
    counts: dict[Unit, int] = {}
    position = 0
    while position < len(plain) or not counts:
        match = re.match(_TERM, plain[position:])
        if not match or (match["joiner"] and not counts):
            raise Unreadable
        unit = UNIT_OF[match["unit"]]
        if any(name == unit[0] for name, _ in counts):
            raise DateError(
                say("“{text}” names the same unit twice.", text=plain), say("Write each unit once, the longest first.")
            )
        counts[unit] = _count(match)
        position += match.end()
    return counts


def _count(match: re.Match[str]) -> int:
    """The number of one unit: "sebulan" is one month; only hours are multiplied ("3 x 24 jam")."""
    if match["one"]:
        if match["quantity"]:
            raise Unreadable
        return 1
    read = read_product if UNIT_OF[match["unit"]][0] == "hours" else read_quantity
    return read(match["quantity"])


def _refusal(text: str, plain: str) -> DateError:
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if re.search(f"[0-9]{{{MOST_DIGITS + 1}}}", plain):
        message = say("“{text}” is longer than any calendar.", text=shown)
    elif not plain:
        message = say("The period is empty.")
    else:
        message = why_not_whole(plain, shown) or say("“{text}” is not a period.", text=shown)
    return DateError(
        message,
        say("Write it like “3 years”, “3 (tiga) tahun”, “60 calendar days”, “7 hari kerja”, “3 x 24 jam” or “P3M”."),
    )
