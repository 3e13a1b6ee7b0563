"""What a register was compared with, and the deadlines that moved since: part of `mouctl check`."""

from collections.abc import Iterator, Sequence
from typing import Literal

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers.holidays_diff import Move, MoveData, move_data
from mouctl.report import Block, Paragraph, Tone
from mouctl.sentences import say, say_count


class SinceMoveData(MoveData):
    """A deadline that moved between two states of the register, is new, or is gone."""

    how: Literal["moved", "new", "gone"]


class AgainstData(TypedDict):
    """The revision asked for, the commit compared with (what both have in common), and what moved by due date."""

    revision: str
    commit: str
    moves: tuple[SinceMoveData, ...]


def against_data(revision: str, commit: str, moves: Sequence[Move]) -> AgainstData:
    """The comparison in the contract's shape; `moved_by` names files with the key or event in them."""
    ordered = sorted(moves, key=lambda move: move.entry.sort_key)
    return AgainstData(revision=revision, commit=commit, moves=tuple(map(_data, ordered)))


def _data(move: Move) -> SinceMoveData:
    return SinceMoveData(**move_data(move), how="new" if move.old is None else "gone" if move.new is None else "moved")


def against_blocks(against: AgainstData | None) -> Iterator[Block]:
    """The same for people, to whom the findings tell the rest."""
    if against:
        moves = say_count("{count} deadline moved", "{count} deadlines moved", len(against["moves"]))
        commit = against["commit"][:10]
        told = say(
            "Compared with {revision} ({commit}): {moves}.", revision=against["revision"], commit=commit, moves=moves
        )
        yield Paragraph(told, Tone.FAINT)
