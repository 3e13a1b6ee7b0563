"""A deadline moved.

Every deadline whose due date, safe day or other readings differ between the two states, as of one day: what a reviewer
wants to see of a change before it is merged. Each cause is tried alone on the old state; one that moves the deadline is
named.

What to do: see that the new day is meant, and tell whoever relied on the old one.
"""

from collections.abc import Iterator

from mouctl.comparing._pair import ComparingRule, Comparison, Moved
from mouctl.findings import Problem, Severity
from mouctl.model.deadline import Deadline
from mouctl.sentences import Sentence, say


def check(comparison: Comparison) -> Iterator[Problem]:
    """Every deadline that moved, is new, or is gone."""
    for moved in comparison.pair.moved if comparison.pair else ():
        entry = moved.new or moved.old
        assert entry is not None
        yield Problem(
            message=_message(moved, entry.deadline),
            route=(*moved.route, entry.deadline.id),
            advice=_why(moved),
            article=entry.deadline.article,
            document=moved.document,
        )


def _message(moved: Moved, deadline: Deadline) -> Sentence:
    old, new = (each.deadline.due_on if each else None for each in (moved.old, moved.new))
    facts = {"title": deadline.title, "id": deadline.id, "old": old, "new": new}
    if moved.old is None:
        return say("New: {title} ({id}), due {new}", **facts) if new else say("New: {title} ({id})", **facts)
    if moved.new is None:
        return say("Gone: {title} ({id}), due {old}", **facts) if old else say("Gone: {title} ({id})", **facts)
    if old and new and old != new:
        return say("{title} ({id}) moves from {old} to {new}", **facts)
    if old and not new:
        return say("{title} ({id}) was due {old}; now no day can be given", **facts)
    if new and not old:
        return say("{title} ({id}) is due {new}; before, no day could be given", **facts)
    return say("{title} ({id}) stays due {new}, but its safe day or other readings move", **facts)


def _why(moved: Moved) -> Sentence:
    if moved.moved_by:
        return say("Moved by: {causes}", causes=moved.moved_by)
    return say("Several changes moved it together.")


RULE = ComparingRule(
    id="MOU111",
    severity=Severity.NOTE,
    summary=say("A deadline moved."),
    source="Practice: whoever relied on the old day has to be told",
    check=check,
)
