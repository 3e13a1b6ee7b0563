"""The days off that a count passed over, told together where they have one reason."""

from itertools import groupby
from typing import NamedTuple

from mouctl.dates.working_calendar import DayOff, OffKind
from mouctl.sentences import Days, Sentence, say


class Skipped(NamedTuple):
    """Days off, sorted and put into words only when they are told: most steps never are."""

    days: tuple[DayOff, ...]

    def sentence(self) -> Sentence:
        """The weekends in one piece, then each holiday or leave with its decree, in order of their first day."""
        return say("{days}", days=self.pieces())

    def pieces(self) -> tuple[Sentence, ...]:
        """One sentence for each reason."""
        ordered = sorted(self.days, key=lambda off: (off.kind is not OffKind.WEEKEND, _reason(off), off.on))
        groups = [tuple(group) for _, group in groupby(ordered, key=_reason)]
        return tuple(_told(group) for group in sorted(groups, key=lambda group: group[0].on))


def _reason(off: DayOff) -> tuple[str, str, str]:
    return (off.kind, off.source, "" if off.kind is OffKind.WEEKEND else off.name_id)


def _told(group: tuple[DayOff, ...]) -> Sentence:
    first, days = group[0], Days(tuple(off.on for off in group))
    match first.kind:
        case OffKind.WEEKEND:
            return say("weekend {days}", days=days)
        case OffKind.JOINT_LEAVE:
            return say("joint leave {days} ({name}, {source})", days=days, name=first, source=first.source)
    return say("public holiday {days} ({name}, {source})", days=days, name=first, source=first.source)
