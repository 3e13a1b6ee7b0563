"""A contact was changed in place, and no event records it.

An address that changes is a duty: the other side has to be told within the time that the text gives, and until it is
told, letters to the old address are good. Changed in place, the register forgets the old address, the day of the
change and the duty. The day of the commit is taken for the day of the change, unless the change is not committed yet.

What to do: put the signed contact back, record the change with the day on which it happened, and tell the other side.
"""

from collections.abc import Iterator
from datetime import date

from mouctl.comparing._differences import Change
from mouctl.comparing._pair import ComparingRule, Comparison, Pair
from mouctl.comparing._sorting import Sort, sorted_changes, told
from mouctl.findings import Problem, Severity
from mouctl.model.deadline import Deadline
from mouctl.model.event import ContactChange
from mouctl.sentences import Sentence, say, say_count

_IMAGINED = "changed-in-place"


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every address, telephone, fax and e-mail that differs, with the day by which the other side has to be told."""
    pair = comparison.pair
    for each in sorted_changes(comparison, Sort.CONTACT, files=("agreement",)):
        assert pair is not None
        on = each.by.on if each.by else pair.new.life.situation.as_of
        yield each.problem(
            say(
                "A contact was changed in place: {change}. {told}",
                change=told(each.change),
                told=_by_when(pair, each.change, on),
            ),
            _advice(comparison.agreement, each.change, on),
        )


def _by_when(pair: Pair, change: Change, on: date) -> Sentence:
    """By when the other side has to be told of a change on that day, under the strictest reading of the text."""
    notice = _notice(pair, change, on)
    if notice is None or notice.earliest is None:
        return say("By when the other side has to be told, the text does not say.")
    left = (notice.earliest - pair.new.life.situation.as_of).days
    facts = {"day": notice.earliest, "on": on, "article": notice.article or ""}
    if left < 0:
        return say_count(
            "Counted from {on}, the other side had to be told by {day} ({article}): {count} day ago.",
            "Counted from {on}, the other side had to be told by {day} ({article}): {count} days ago.",
            -left,
            **facts,
        )
    return say_count(
        "Counted from {on}, the other side has to be told by {day} ({article}): {count} day left.",
        "Counted from {on}, the other side has to be told by {day} ({article}): {count} days left.",
        left,
        **facts,
    )


def _notice(pair: Pair, change: Change, on: date) -> Deadline | None:
    _, party, _, contact, field = change.names
    event = ContactChange.model_validate(
        {"id": _IMAGINED, "type": "contact-change", "on": on, "party": party, "contact": contact, field: change.after}
    )
    found = (entry.deadline for entry in pair.imagine(event).entries if entry.deadline.occurrence == _IMAGINED)
    return next((each for each in found if each.duty == "contact-change-notice"), None)


def _advice(agreement: str, change: Change, on: date) -> Sentence:
    _, party, _, contact, field = change.names
    return say(
        "Put the signed contact back, and record the change with its own day: "
        "mouctl record contact-change {id} --party {party} --contact {contact} --on {on} --{field} …",
        id=agreement,
        party=party,
        contact=contact,
        on=on.isoformat(),
        field=field,
    )


RULE = ComparingRule(
    id="MOU105",
    severity=Severity.ERROR,
    summary=say("A contact was changed in place, and no event records it."),
    source="The article on correspondence, in the real agreement Pasal 7 ayat (2)",
    check=check,
)
