"""Findings in nothing but plain values, so that they can go from one process to another and into a file."""

from datetime import date

from mouctl.findings import Finding, PlacedFix
from mouctl.language import Named, Tellable
from mouctl.sentences import Days, Month, Name, Sentence, ShortDay

_PLAIN = (str, int, bool, date, Days, Month, Name, ShortDay, type(None))


def plain_finding(finding: Finding) -> Finding:
    """The same finding, which reads the same in every language."""
    return finding._replace(
        message=_plain_sentence(finding.message),
        advice=_plain_sentence(finding.advice) if finding.advice else None,
        fix=_plain_fix(finding.fix) if finding.fix else None,
    )


def _plain_fix(placed: PlacedFix) -> PlacedFix:
    return placed._replace(fix=placed.fix._replace(what=_plain_sentence(placed.fix.what)))


def _plain_sentence(sentence: Sentence) -> Sentence:
    values = sentence.values
    if not values or all(type(value) in _PLAIN for value in values.values()):
        return sentence
    return sentence._replace(values={key: _plain(value) for key, value in values.items()})


def _plain(value: object) -> object:
    """What `Language.tell` makes the same words of."""
    match value:
        case _ if type(value) in _PLAIN:
            return value
        case Sentence():
            return _plain_sentence(value)
        case tuple() | list() if type(value) in (tuple, list):
            return tuple(map(_plain, value))
        case Tellable():
            return _plain_sentence(value.sentence())
        case Named():
            return Name(value.told("id"), value.told("en"))
    return str(value)
