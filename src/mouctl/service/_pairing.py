"""Two states of one agreement, ready for the rules: seen on one day, with the commits between and what moved."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from mouctl.comparing._causes import Cause, causes_of
from mouctl.comparing._differences import Change, differences
from mouctl.comparing._pair import File, Introduced, Moved, Pair, changes_between, data_of
from mouctl.dates.layers import decrees_added
from mouctl.loading import parts
from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.folders import AGREEMENTS
from mouctl.loading.toml_faults import NotToml, parse
from mouctl.model.dossier import Dossier
from mouctl.model.moved import days_of
from mouctl.repository.commits import Commit, commits_of
from mouctl.schedule import Schedule
from mouctl.service._then import Then
from mouctl.service.calendars import moves_of
from mouctl.service.opening import View, schedule_of
from mouctl.standing import Entry


def pair_of(old: Dossier, new: Dossier, there: Then, view: View) -> Pair:
    """Both states as of the same day; an agreement that was renamed is taken by its new name."""
    same_day = view.on(view.as_of(new.agreement.zone))
    was = old._replace(agreement=old.agreement.model_copy(update={"id": new.agreement.id}))
    pair = Pair(
        old=schedule_of(was, same_day),
        new=schedule_of(new, same_day),
        introduced=_History(new, there).introduced,
        imagine=lambda event: schedule_of(was, same_day, imagined=event),
        changes=changes_between(was, new),
    )
    return pair._replace(moved=tuple(_moved(pair, same_day)))


class _History:
    """Who made the changes of an agreement's files; each file's commits are read once, when they are asked for."""

    def __init__(self, new: Dossier, there: Then) -> None:
        self._new, self._there = new, there
        self._read: dict[File, dict[str, _State]] = {}

    def introduced(self, file: File, change: Change) -> Introduced | None:
        """The commit that made the key what it is now: from the newest back, as long as it is so before as well."""
        states = self._states(file)
        now = data_of(self._new, file)
        found: Commit | None = None
        names = list(states)[:1]
        while name := next((each for each in names if each in states and _has(states[each], change, now)), None):
            found = states[name].commit
            names = list(found.parents)
        zone = self._new.agreement.zone
        return Introduced(found.short, found.day(zone), found.correction) if found else None

    def _states(self, file: File) -> dict[str, "_State"]:
        if file not in self._read:
            path = f"{AGREEMENTS}/{self._new.agreement.id}/{file}.toml"
            commits = commits_of(self._there.git, self._there.revision.commit, path)
            self._read[file] = {commit.id: _State(commit, _data(file, content)) for commit, content in commits}
        return self._read[file]


class _State(NamedTuple):
    commit: Commit
    data: Mapping[str, Any] | None
    """What the file then held; None where it was not there or had faults."""


def _has(state: _State, change: Change, now: Mapping[str, Any]) -> bool:
    """Whether the key was then as it is now."""
    return state.data is not None and all(each.names != change.names for each in differences(state.data, now))


def _data(file: File, content: bytes | None) -> Mapping[str, Any] | None:
    """What a file held as data; None where it was not there or had faults."""
    if content is None:
        return None
    try:
        data = parse(decode(content))
    except (Unreadable, NotToml):
        return None
    part: parts.Part[Any] = getattr(parts, file)(data)
    return part.value.model_dump(by_alias=True) if part.value else None


def _moved(pair: Pair, view: View) -> Iterator[Moved]:
    """The deadlines that moved, with each cause that moves them to their new days alone; else all that move them."""
    added = decrees_added(pair.new.dossier.layers.values())
    moves = sorted(moves_of(pair.old, pair.new, added), key=lambda move: move.entry.sort_key)
    tries = _Tries(pair, view)
    for move in moves:
        causes = tries.of(move.old, move.new)
        named = tuple(dict.fromkeys((*(cause.called for cause in causes), *move.moved_by)))
        first = causes[0] if causes else None
        yield Moved(move.old, move.new, named, *((first.document, first.route) if first else ()))


class _Tries:
    """Each cause tried alone on the old state."""

    def __init__(self, pair: Pair, view: View) -> None:
        self._pair, self._view = pair, view

    def of(self, old: Entry | None, new: Entry | None) -> list[Cause]:
        """The causes that alone make the new days of the old; where none does, those that change them at all."""
        entry = new or old
        assert entry is not None
        was, wanted = (days_of(each.deadline if each else None) for each in (old, new))
        reached = [(cause, days_of(found.get(entry.deadline.id))) for cause, found in self._tried()]
        alone = [cause for cause, days in reached if days == wanted]
        return alone or [cause for cause, days in reached if days != was]

    @cache  # noqa: B019  # lives as long as one pair is looked at
    def _tried(self) -> tuple[tuple[Cause, Mapping[str, Any]], ...]:
        causes = causes_of(self._pair)
        if len(causes) == 1:
            return ((causes[0], _by_id(self._pair.new)),)
        return tuple((cause, _by_id(schedule_of(cause.alone, self._view))) for cause in causes)


def _by_id(one: Schedule) -> Mapping[str, Any]:
    return {entry.deadline.id: entry.deadline for entry in one.entries}
