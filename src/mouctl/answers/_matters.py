"""One deadline in a digest: what to do, by when, on what ground, and what follows otherwise."""

from collections.abc import Iterable, Iterator, Sequence

from mouctl.answers._actions import what_to_do
from mouctl.answers._derivation import consequence_of, facts_of
from mouctl.reminders.deciding import Matter, Moved
from mouctl.reminders.ladder import aim
from mouctl.report import Block, Cell, Facts, Heading, Lines, Paragraph, Tone, Toned
from mouctl.sentences import Sentence, ShortDay, say, say_count
from mouctl.standing import Entry


def alike(matters: Iterable[Matter]) -> Iterable[list[Matter]]:
    """The matters, with those of one duty together: five reviews left undone are one thing to do.

    One of which something of its own is to be said stays by itself.
    """
    found: dict[tuple[str, ...], list[Matter]] = {}
    for matter in matters:
        assert matter.entry is not None
        own = matter.deadline if matter.moved or matter.reopened or matter.entry.warnings else matter.entry.status
        found.setdefault((matter.entry.agreement.id, matter.entry.deadline.duty, own), []).append(matter)
    return found.values()


def matter_blocks(matter: Matter, more: Sequence[Matter], cause: Sentence | None) -> Iterator[Block]:
    """All that is to be said of the first, which `cause` moved if it moved, and in a line each the others like it."""
    entry = matter.entry
    assert entry is not None
    yield Heading(entry.deadline.title, 3)
    if matter.moved:
        yield Paragraph(_moved(matter.moved, cause), Tone.WARN)
    if matter.reopened:
        yield Paragraph(say("It was silent, and calls again."), Tone.WARN)
    rows: list[tuple[Cell, Cell]] = [(say("What to do"), Toned(what_to_do(entry), Tone.STRONG))]
    rows += facts_of(entry, standing=True)
    rows += [(say("Or due"), reading.due_on) for reading in entry.deadline.readings[1:]]
    if entry.deadline.consequence:
        rows.append((say("If it is not done in time"), Toned(consequence_of(entry.deadline), Tone.BAD)))
    rows += [(say("Note"), warning) for warning in entry.warnings]
    if matter.missed:
        rows.append((say("Reminders"), _missed(matter.missed)))
    if more:
        rows.append((say("And also"), Lines(tuple(_in_one_line(each.entry) for each in more if each.entry))))
    yield Facts((*rows, (say("How the date comes about"), f"mouctl explain {matter.deadline}")))


def _in_one_line(entry: Entry) -> Sentence:
    day, deadline = aim(entry), entry.deadline
    return say("{day}: {title} ({id})", day=ShortDay(day) if day else "-", title=deadline.title, id=deadline.id)


def _missed(count: int) -> Sentence:
    return say_count(
        "{count} earlier reminder was due and is told with this one.",
        "{count} earlier reminders were due and are told with this one.",
        count,
    )


def _moved(moved: Moved, cause: Sentence | None) -> Sentence:
    facts = {"old": _days(moved.old), "new": _days(moved.new), "cause": cause or say("not known")}
    return say("The date moved; what was told before no longer holds. Before: {old}. Now: {new}. By: {cause}.", **facts)


def _days(days: tuple[object, object] | None) -> Sentence:
    if days is None:
        return say("no day can be given")
    return say("act by {day}, due {due}", day=days[0], due=days[1])
