"""A telephone or fax number cannot be dialled in Indonesia.

A number without its area code, one with too few or too many digits, letters in it. Numbers are read as they are
written in Indonesia ("021 - 7994166", "0623 - 44097", "08116000650"); one that begins with + is read as its country
has it. Several numbers in one key are looked at one by one, and the later ones may leave out the area code.

In a force majeure that has to be told within hours, the telephone is what is used.

What to do: look at the article on correspondence and correct what was copied wrongly. If the number stands so in the
signed text itself, ask the other side, and record the change that it tells as an event of type `contact-change`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._contacts import contacts_of
from mouctl.schedule import Schedule
from mouctl.sentences import say

_BETWEEN = re.compile(r"[/;,&]|\b(?:dan|atau|and|or)\b", re.IGNORECASE)
_LOCAL = re.compile(r"[\d\s.-]{1,12}")
"""What may follow a first number: "021 - 5201234 / 5201235", or only its last digits."""


_LONGEST = 250


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every telephone and fax number."""
    for route, _, contact in contacts_of(schedule.dossier.agreement):
        for key, text in (("telephone", contact.telephone), ("fax", contact.fax)):
            if text is not None and not _can_be_dialled(text):
                yield Problem(
                    message=say("“{number}” cannot be a telephone or fax number in Indonesia.", number=text),
                    route=(*route, key),
                    advice=say(
                        "Write it with its area code, like “021 - 7994166”, or with its country, like “+65 ...”."
                    ),
                )


@lru_cache(maxsize=1024)
def _can_be_dialled(text: str) -> bool:
    first, *others = [part for part in _BETWEEN.split(text) if part.strip()] or [text]
    return (
        len(text) <= _LONGEST
        and _is_number(first)
        and all(_LOCAL.fullmatch(other) or _is_number(other) for other in others)
    )


def _is_number(text: str) -> bool:
    import phonenumbers  # takes its time to load, and nothing else needs it

    try:
        number = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


RULE = Rule(
    id="MOU209",
    severity=Severity.WARNING,
    summary=say("A telephone or fax number cannot be dialled in Indonesia."),
    source="ITU-T E.164 and the numbering plan of Indonesia, as the library phonenumbers has it",
    check=check,
)
