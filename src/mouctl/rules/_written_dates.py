"""The witnesses of a date in words, such as "Rabu tanggal Delapan bulan Desember tahun Dua ribu dua puluh satu".

The spellings met in real texts are read: Jumat and Jum'at, Minggu and Ahad, Nopember, Pebruari, "duaribu", and
figures such as "(08/12/2021)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

from mouctl.rules._numbers import WORDS, number

Part: TypeAlias = Literal["weekday", "day", "month", "year", "date"]

_WEEKDAYS = {
    name: position
    for position, names in enumerate(
        (
            "senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday", "jumat jum'at friday",
            "sabtu saturday", "minggu ahad sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTHS = {
    name: position
    for position, names in enumerate(
        (
            "januari january jan", "februari pebruari february feb peb", "maret march mar", "april apr", "mei may",
            "juni june jun", "juli july jul", "agustus august agt ags agu aug", "september sept sep",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_LABELS: dict[str, Part] = {"tanggal": "day", "bulan": "month", "tahun": "year"}

_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2}) ?[./-] ?(?P<m>\d{1,2}) ?[./-] ?(?P<y>\d{4}|\d{2})"
    r"|(?P<iso_y>\d{4})-(?P<iso_m>\d{1,2})-(?P<iso_d>\d{1,2}))(?!\d)"
)
_TOKEN = re.compile(
    rf"(?<!\w)(?:(?P<label>{'|'.join(_LABELS)})[ :]*)?(?P<inside>\( ?)?"
    rf"(?P<words>(?P<weekday>{'|'.join(_WEEKDAYS)})|(?P<month>{'|'.join(_MONTHS)})|\d{{1,4}}|{WORDS})"
    r"(?:st|nd|rd|th)?(?!\w)",
    re.IGNORECASE,
)
_BESIDE_MONTH = re.compile(r"[ ,.-]*(?:day )?(?:of )?(?:the )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that name a part of a date, and the values that they may mean."""

    part: Part
    words: str
    values: tuple[object, ...]

    def fits(self, day: date) -> bool:
        """Whether `day` has this part."""
        parts: dict[Part, tuple[object, ...]] = {
            "weekday": (day.weekday(),),
            "day": (day.day,),
            "month": (day.month,),
            "year": (day.year, day.year % 100),
            "date": ((day.day, day.month, day.year), (day.day, day.month, day.year % 100)),
        }
        return any(value in parts[self.part] for value in self.values)


def witnesses(text: str, *, month_first: bool = False) -> Iterator[Witness]:
    """Every part of a date that `text` names; `month_first` where "12/08/2021" may be the eighth of December."""
    plain = " ".join(re.sub("[’‘ʼ`´]", "'", text).split())
    for match in _FIGURES.finditer(plain):
        day, month, year = (int(match[key] or match[f"iso_{key}"]) for key in ("d", "m", "y"))
        yield Witness("date", match[0], ((day, month, year), *(((month, day, year),) if month_first else ())))
    yield from _parts(_FIGURES.sub(" ", plain))


def _parts(plain: str) -> Iterator[Witness]:
    tokens = list(_TOKEN.finditer(plain))
    beside_month = set(_beside_month(plain, tokens))
    part: Part | None = None
    for index, token in enumerate(tokens):
        value = _value(token)
        part = _part(token, value, part, beside_month=index in beside_month)
        if part and value is not None:
            yield Witness(part, token["words"], (value,))


def _value(token: re.Match[str]) -> int | None:
    name = token["words"].casefold()
    if token["weekday"]:
        return _WEEKDAYS[name]
    return _MONTHS[name] if token["month"] else number(name)


def _part(token: re.Match[str], value: int | None, before: Part | None, *, beside_month: bool) -> Part | None:
    """What the token names; a number in brackets repeats what stands before it, as in "bulan Desember (12)"."""
    if token["weekday"] or token["month"]:
        return "weekday" if token["weekday"] else "month"
    if token["label"]:
        return _LABELS[token["label"].casefold()]
    if token["inside"] and before:
        return before
    if value is not None and value >= 1000:
        return "year"
    return "day" if beside_month else None


def _beside_month(plain: str, tokens: list[re.Match[str]]) -> Iterator[int]:
    """The tokens that stand next to a month's name, as both numbers in "the eighth of December 2021" do."""
    for index, (left, right) in enumerate(pairwise(tokens)):
        if (left["month"] or right["month"]) and _BESIDE_MONTH.fullmatch(plain, left.end(), right.start()):
            yield from (index, index + 1)
