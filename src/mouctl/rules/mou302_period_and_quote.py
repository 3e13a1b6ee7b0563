"""The period of a clause is not the one that its quote says.

A clause holds the words of the text (`quote`) and what they come to (`duration`, `notice`, `every` and the like). The
periods are read out of the quote and compared: "7 (tujuh) hari kerja" is not "7 days", and "60 (enam puluh) hari
kalender" is not "60 working days". A quote without a period, and periods that the quote does not speak of, are left
alone.

All dates come from the period; the quote is only shown. If the two differ, the dates are not those of the text.

What to do: correct the one that was copied wrongly. Where another article says what "hari" means, keep the period as
the quote has it, and write that answer under `[conventions]` as `bare_days`, with the article.
"""

import re
from collections.abc import Iterator

from mouctl.dates.period import Period, parse_period
from mouctl.dates.units import UNIT_PATTERN
from mouctl.errors import DateError
from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._clauses import periods_of
from mouctl.rules._numbers import WORDS, number
from mouctl.schedule import Schedule
from mouctl.sentences import say

_COUNT = r"\(? ?\d{1,9} ?\)?(?: ?\( ?\d{1,9} ?\))?"
_ONE = re.compile(  # not "23 Tahun 2014", the number of a statute, nor "sehari-hari"
    rf"(?<![\w.,/-])(?:{_COUNT}(?: ?(?:x|×|kali) ?{_COUNT})? ?|se(?=tahun|bulan|minggu|pekan|hari|jam))"
    rf"(?:{UNIT_PATTERN})(?![\w-])(?! \d{{4}}\b)"
)
_SEVERAL = re.compile(rf"{_ONE.pattern}(?:,? ?(?:dan |and )?{_ONE.pattern}){{0,4}}")
_WORDS = re.compile(rf"(?<!\w){WORDS}(?!\w)")


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every period of every clause against those in its quote."""
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        entered = list(periods_of(clause))
        if not entered:
            continue
        said = dict.fromkeys(_periods_in(clause.quote))
        named = set(map(_comparable, said))
        if named <= {_comparable(period) for _, period in entered}:
            continue
        for key, period in entered:
            if _comparable(period) not in named:
                yield Problem(
                    message=say(
                        "{key} is {period}, but the quote says {said}.", key=key, period=period, said=tuple(said)
                    ),
                    route=("clause", index, key),
                    advice=say(
                        "Look at the signed text and correct the period or the quote. What a bare “hari” is belongs "
                        "under [conventions], as bare_days."
                    ),
                    article=clause.article,
                )


def _periods_in(quote: str) -> Iterator[Period]:
    """The periods that a quote names, a longer one ("1 tahun 6 bulan") whole; what cannot be read is left out."""
    plain = _WORDS.sub(_in_figures, " ".join(quote.casefold().split()))
    for match in _SEVERAL.finditer(plain):
        whole = _read(match[0])
        yield from (whole,) if whole else filter(None, (_read(part[0]) for part in _ONE.finditer(match[0])))


def _in_figures(words: re.Match[str]) -> str:
    value = number(words[0])
    return words[0] if value is None else str(value)


def _read(text: str) -> Period | None:
    try:
        return parse_period(text)
    except DateError:
        return None


def _comparable(period: Period) -> object:
    """Twelve months are a year, and no other unit is another."""
    return 12 * period.years + period.months, period.weeks, period.days, period.day_kind, period.hours


RULE = Rule(
    id="MOU302",
    severity=Severity.ERROR,
    summary=say("The period of a clause is not the one that its quote says."),
    source="KUHPerdata Pasal 1342: where the words of a contract are clear, they are not departed from",
    check=check,
)
