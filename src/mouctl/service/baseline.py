"""A baseline: the findings that were there when a register began to be checked, so that only new ones are shown.

It is a JSON file that is kept with the register: sorted, without line numbers or sentences, so that it changes only
where findings do, and is the same in every language.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.errors import UsageError
from mouctl.findings import Finding
from mouctl.loading.encoding import Unreadable, decode
from mouctl.loading.regular_file import content_of
from mouctl.recording.replacing import one_writer_at_a_time, replace_content
from mouctl.sentences import say
from mouctl.service.codes import CODES as OF_THE_CHECK
from mouctl.service.codes import GONE
from mouctl.service.sifting import ALWAYS
from mouctl.service.spool import Spool

_LIMIT = 64 << 20
_TOLD = 5


class EntryData(TypedDict):
    """Equal findings in the file."""

    agreement: str | None
    rule: str
    at: str
    fingerprint: str
    count: Annotated[int, Field(ge=1)]


class BaselineData(TypedDict):
    """The file."""

    schema: Literal["mouctl.baseline/1"]
    findings: list[EntryData]


class Entry(NamedTuple):
    """What equal findings are, in the order in which a baseline is sorted."""

    agreement: str
    rule: str
    at: str
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.rule} {'/'.join(filter(None, (self.agreement, self.at)))}".rstrip()


class Reach(NamedTuple):
    """What a run could have found at all: an agreement that was not judged may still have what it had."""

    judged: frozenset[str]
    there: frozenset[str]
    whole: bool
    """Whether it was the whole register, so that what is not there was deleted."""

    def covers(self, entry: Entry) -> bool:
        """Whether the entry would have been found if it still held."""
        return entry.agreement in self.judged or (self.whole and entry.agreement not in self.there)


class Held(NamedTuple):
    """What is left of the findings, with a note on entries that no longer occur, and what the baseline hides."""

    left: Spool
    hidden: Spool


def held_against(path: Path, findings: Collection[Finding], reach: Reach, *, update: bool) -> Held:
    """The findings, which come in order, held against the baseline; it is first brought up to date if that is asked."""
    counts = read(path) if path.exists() or not update else Counter()
    if update:
        counts = _renewed(counts, findings, reach)
        write(path, counts)
    held = Held(Spool(), Spool())
    for _, batch in groupby(findings, key=lambda finding: finding.file):
        left: list[Finding] = []
        hidden: list[Finding] = []
        for finding in batch:
            (hidden if _is_known(finding, counts) else left).append(finding)
        held.left.add(left)
        held.hidden.add(hidden)
    rest = Counter({entry: count for entry, count in counts.items() if count > 0 and reach.covers(entry)})
    held.left.add([_gone(path, rest)] if rest else [])
    return held


def _is_known(finding: Finding, counts: Counter[Entry]) -> bool:
    """Whether the baseline knows the finding, which is then counted off."""
    entry = _entry(finding)
    is_known = _can_be_known(finding) and counts[entry] > 0
    counts[entry] -= is_known
    return is_known


def _renewed(old: Counter[Entry], findings: Iterable[Finding], reach: Reach) -> Counter[Entry]:
    """What is found now; what this run could not have found stays as it was."""
    kept = Counter({entry: count for entry, count in old.items() if not reach.covers(entry)})
    return kept + Counter(_entry(finding) for finding in findings if _can_be_known(finding))


def _can_be_known(finding: Finding) -> bool:
    """Files that are not understood, waivers and what is waived have no place in a baseline."""
    return finding.waived is None and finding.rule not in ALWAYS and finding.rule not in OF_THE_CHECK


def _entry(finding: Finding) -> Entry:
    return Entry(finding.agreement or "", finding.rule, finding.at, finding.fingerprint)


def _gone(path: Path, entries: Counter[Entry]) -> Finding:
    listed = tuple(map(str, sorted(entries)))
    return Finding(
        rule=GONE,
        severity=OF_THE_CHECK[GONE].severity,
        message=say(
            "Of the baseline, {count} no longer occur: {entries}",
            count=entries.total(),
            entries=(*listed[:_TOLD], *(["…"] if len(listed) > _TOLD else [])),
        ),
        file=str(path),
        advice=say("Add --update-baseline to take them out."),
    )


def read(path: Path) -> Counter[Entry]:
    """How often each finding is known. Raises UsageError where there is no such file, or it is something else."""
    try:
        text = decode(content_of(path, _LIMIT))
        data = TypeAdapter(BaselineData).validate_json(text, strict=True)
    except Unreadable as fault:
        if path.exists():
            raise UsageError(say("{file}: {message}", file=str(path), message=fault.message), fault.advice) from None
        raise UsageError(
            say("There is no baseline {file}.", file=str(path)),
            say("Make one of what is found now: add --update-baseline."),
        ) from None
    except ValueError:
        raise UsageError(
            say("{file} is no baseline of mouctl.", file=str(path)),
            say("Restore it, or delete it and make it anew with --update-baseline."),
        ) from None
    counts: Counter[Entry] = Counter()
    for each in data["findings"]:
        counts[Entry(each["agreement"] or "", each["rule"], each["at"], each["fingerprint"])] += each["count"]
    return counts


def write(path: Path, counts: Counter[Entry]) -> None:
    """Puts the baseline into the file, in one step; a file that says the same is left alone. Raises UsageError."""
    content = _content(counts)
    with one_writer_at_a_time(path) as target:
        if not target.exists() or target.read_bytes() != content:
            replace_content(target, [content], like=target.parent)


def _content(counts: Counter[Entry]) -> bytes:
    """The file's bytes: the same for the same findings."""
    data = BaselineData(schema="mouctl.baseline/1", findings=[_data(*each) for each in sorted(counts.items())])
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _data(entry: Entry, count: int) -> EntryData:
    agreement, rule, at, fingerprint = entry
    return EntryData(agreement=agreement or None, rule=rule, at=at, fingerprint=fingerprint, count=count)
