"""What people type, in an option or in a cell of a table, as values. All raise UsageError with what to write."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from mouctl.errors import MouctlError, UsageError
from mouctl.sentences import say

_MOST_DIGITS = 9
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_OTHER_ORDER = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")


def a_day(text: str) -> date:
    """A day as `2024-12-07`, and in no other form of ISO 8601."""
    if _OTHER_ORDER.fullmatch(text):
        raise UsageError(
            say("“{text}” does not tell which number is the day and which the month.", text=text),
            say("Write year, month and day, such as 2024-12-07."),
        )
    try:
        year, month, day = map(int, text.split("-"))
        return date(year, month, day)
    except ValueError:
        raise UsageError(
            say("“{text}” is no day of the calendar.", text=text),
            say("Write year, month and day, such as 2024-12-07."),
        ) from None


def a_period(text: str) -> object:
    """A period as people write it."""
    from mouctl.dates.period import DayKind, parse_period

    try:
        period = parse_period(text)
    except MouctlError as error:
        raise UsageError(error.message, error.advice) from None
    if period.day_kind is DayKind.WORKING:
        raise UsageError(
            say("A window is counted in calendar days."), say("Write for example “90 days” or “3 months”.")
        )
    return period


def a_year(text: str) -> int:
    """A year as `2024`."""
    if not text.isdecimal():
        raise UsageError(say("“{text}” is no year.", text=text), say("Write a year such as 2024."))
    return int(text)


def a_number(text: str) -> int:
    """A whole number."""
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        raise UsageError(say("“{text}” is no whole number.", text=text), say("Write digits only, such as 2."))
    return int(text)


def a_table(text: str) -> dict[str, Any]:
    """The content of the TOML file of that name: what takes more than a line to say."""
    import tomli  # seldom wanted

    try:
        return tomli.loads(Path(text).read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(say("The file {file} cannot be read: {reason}", file=text, reason=reason)) from None
    except (ValueError, RecursionError) as error:
        raise UsageError(
            say("The file {file} is not valid TOML: {reason}", file=text, reason=str(error)),
            say("Write what changes as it would stand in agreement.toml, such as a [[clause]] with its type."),
        ) from None


def a_text(text: str) -> str:
    """Text that says something."""
    if not text.strip() or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UsageError(say("“{text}” is no text.", text=text), say("Write a word or a sentence, in UTF-8."))
    return text


def a_web_address(text: str) -> str:
    """An address that is asked for over https, or on this machine over http. It may be a secret, so it is not shown."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        scheme, host, _ = parts.scheme, parts.hostname, parts.port  # a port that is no number is told of here
    except ValueError:
        scheme, host = "", None
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(" @#")
    if not is_plain or not host or not (scheme == "https" or (scheme == "http" and host in _THIS_MACHINE)):
        raise UsageError(
            say("That is no address that can be pinged."),
            say("Write it with https:// and without blanks, @ and #; http:// only leads to localhost."),
        )
    return text
