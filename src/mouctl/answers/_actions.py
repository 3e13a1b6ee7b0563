"""What somebody who is reminded of a deadline has to do about it."""

from mouctl.sentences import Sentence, say
from mouctl.standing import Entry


def what_to_do(entry: Entry) -> Sentence:
    """The next thing to do, by whose deadline it is, what kind it is, and whether it is past."""
    is_past = entry.status in ("overdue", "lapsed")
    if entry.deadline.kind == "end":
        return _of_the_end(entry, is_past=is_past)
    if entry.ours is False:
        return _of_the_other_side(entry, is_past=is_past)
    return _if_past(entry) if is_past else _in_time(entry)


def _of_the_end(entry: Entry, *, is_past: bool) -> Sentence:
    if is_past:
        return say(
            "The term is over. Record the renewal, or close the file: mouctl record renewal {id}, or closure",
            id=entry.agreement.id,
        )
    return say("Decide whether the agreement is to go on after its term, and see that it is agreed in writing.")


def _of_the_other_side(entry: Entry, *, is_past: bool) -> Sentence:
    if is_past:
        return say("The other side is late: ask for it in writing, and record what comes with mouctl record.")
    return say("The other side owes it: see that it is on its way.")


def _if_past(entry: Entry) -> Sentence:
    if entry.status == "lapsed":
        return say(
            "The day is past, and cannot be made up for. Settle what follows from it; then silence it: "
            "mouctl alerts ack {id} --until DAY",
            id=entry.deadline.id,
        )
    return say("It is late, and still owed: do it now, and record it with mouctl record.")


def _in_time(entry: Entry) -> Sentence:
    safe = entry.deadline.act_by or entry.deadline.earliest
    if entry.deadline.by_notice and entry.deadline.nature == "right":
        return say(
            "If this is wanted, tell the other side in writing, so that it has the letter by {day}; then record it "
            "with mouctl record.",
            day=safe,
        )
    if entry.deadline.by_notice:
        return say(
            "Tell the other side in writing, so that it has the letter by {day}; then record it with mouctl record.",
            day=safe,
        )
    return say("Do it by {day}, and record it with mouctl record.", day=safe)
