"""Whether a text has the form of an e-mail address."""

import re

_PLAIN = re.compile(
    r"[A-Za-z0-9_]{1,30}(?:[.+-][A-Za-z0-9_]{1,20})?@[a-z0-9]{4,60}(?:\.[a-z0-9]{2,30}){0,3}\.[a-z]{2,8}"
)
"""Addresses that are beyond doubt, so that the library is not loaded for them."""


def can_be_email(text: str) -> bool:
    """Whether the text has the form of one address; domains kept for examples count as well."""
    return _PLAIN.fullmatch(text) is not None or (len(text) <= 254 and _is_valid(text))


def _is_valid(text: str) -> bool:
    from email_validator import EmailNotValidError, validate_email  # few addresses need it, and it takes its time

    try:
        found = validate_email(text, check_deliverability=False, globally_deliverable=False, strict=True)
    except EmailNotValidError:
        return False
    return "." in found.domain
