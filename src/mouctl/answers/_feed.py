"""A calendar of deadlines: what it is called, its entries, and what has none."""

from collections.abc import Iterable, Iterator, Sequence

from mouctl.feed import Feed, Occasion
from mouctl.sentences import Sentence, say, say_count
from mouctl.standing import Entry


def feed(register: str | None, occasions: Iterable[Occasion], entries: Sequence[Entry], unread: int) -> Feed:
    """The calendar of a register, by day.

    `entries` are the deadlines that it is about, `unread` counts the agreements that could not be read.
    """
    return Feed(
        name=say("Deadlines: {register}", register=register) if register else say("Deadlines of agreements"),
        occasions=tuple(sorted(occasions, key=lambda each: (each.on, each.uid))),
        left_out=tuple(_left_out(entries, unread)),
    )


def _left_out(entries: Sequence[Entry], unread: int) -> Iterator[Sentence]:
    drafted = sum(entry.agreement.signed_on is None for entry in entries)
    undated = sum(entry.status == "undetermined" for entry in entries if entry.agreement.signed_on)
    if undated:
        yield say_count(
            "{count} deadline has no day yet, and so no entry in the calendar: see mouctl deadlines.",
            "{count} deadlines have no day yet, and so no entry in the calendar: see mouctl deadlines.",
            undated,
        )
    if drafted:
        yield say_count(
            "{count} deadline of an unsigned draft has no entry in the calendar.",
            "{count} deadlines of unsigned drafts have no entry in the calendar.",
            drafted,
        )
    if unread:
        yield say_count(
            "{count} agreement is missing in the calendar, since its files have faults: see mouctl check.",
            "{count} agreements are missing in the calendar, since their files have faults: see mouctl check.",
            unread,
        )
