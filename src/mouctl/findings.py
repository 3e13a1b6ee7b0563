"""Faults and advice about a register's files, as values: a run reports all of them, never only the first."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mouctl.sentences import Sentence

Route: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to a value in a TOML file, as in `("clause", 2, "notice")`."""


class Severity(IntEnum):
    """How much a finding weighs. `note` informs and never fails a run."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in output and in options."""
        return self.name.lower()


class Rename(NamedTuple):
    """An edit: the key that the route ends in gets another name."""

    route: Route
    key: str


class Write(NamedTuple):
    """An edit: another value is written at the route."""

    route: Route
    value: object


class Add(NamedTuple):
    """An edit: the table at the route gets a key, at the side of one that it has; without one, as the file's first."""

    route: Route
    key: str
    value: object
    beside: str | None = None


class Remove(NamedTuple):
    """An edit: the table at the route, an entry of a list, is taken out."""

    route: Route


Edit: TypeAlias = Rename | Write | Add | Remove


class Fix(NamedTuple):
    """An edit that mends a problem, and what it does in words.

    Safe where nobody has to look at it: what the file says was certain before, and is the same afterwards.
    """

    what: Sentence | str
    edit: Edit
    safe: bool = False


class Remedy(NamedTuple):
    """What `mouctl check --fix` can do about findings of one kind; `safe` where some of it is."""

    what: Sentence
    safe: bool = False


class Problem(NamedTuple):
    """What a rule says: a message, the route to the value, and how to mend it. The place is added later."""

    message: Sentence
    route: Route = ()
    advice: Sentence | None = None
    article: str | None = None
    document: str = "agreement"
    """Which file the route leads into: `agreement`, `workplan` or `events`, or the register's `calendars/ID`."""
    fix: Fix | None = None


class Page(NamedTuple):
    """What there is to say of one kind of finding, whoever makes it: a rule, the reading of files, the check itself."""

    id: str
    severity: Severity
    summary: Sentence
    paragraphs: tuple[Sentence, ...] = ()
    """Why it matters, and last what to do."""
    source: Sentence | None = None
    """Why it is looked at: an article, a statute, a published practice."""
    remedy: Remedy | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of it, in order."""
        remedy = (self.remedy.what,) if self.remedy else ()
        return (self.summary, *self.paragraphs, *remedy, *((self.source,) if self.source else ()))


class Place(NamedTuple):
    """Where in a file, counted from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Splice(NamedTuple):
    """A piece of a file's text, from `start` up to but not including `end`, and what takes its place."""

    start: int
    end: int
    text: str
    place: Place
    source: str
    """The line of the file that the place begins in."""


class PlacedFix(NamedTuple):
    """A fix as an edit of the text of a file."""

    fix: Fix
    file: Path
    text: str
    """The text of the file, as it was when the finding was made."""
    splice: Splice


class Finding(NamedTuple):
    """A problem with its rule, its weight and its place."""

    rule: str
    severity: Severity
    message: Sentence | str
    """Text where it was told already, as is done where there are many."""
    file: str
    place: Place | None = None
    advice: Sentence | str | None = None
    agreement: str | None = None
    article: str | None = None
    route: Route = ()
    at: str = ""
    """The address: the route told by names, which does not change when other things are added or moved."""
    source: str | None = None
    """The line of the file that the place begins in."""
    waived: str | None = None
    """Why somebody let it go; None where nobody did."""
    fix: PlacedFix | None = None

    @property
    def where(self) -> str:
        """`file:line:column`, as editors open it."""
        return f"{self.file}:{self.place.line}:{self.place.column}" if self.place else self.file

    @property
    def fingerprint(self) -> str:
        """Names the finding by rule, agreement and address: no line number, so that it survives edits elsewhere."""
        from hashlib import sha256  # most runs have no finding, and it takes its time to load

        file = "/".join(self.file.split("/")[-1 if self.agreement else -2 :])
        key = "\0".join((self.rule, self.agreement or "", file, self.at))
        return sha256(key.encode()).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """File, then place, then rule: the order of every output. What a rule says of one place stays as it says it."""
        line, column = (self.place.line, self.place.column) if self.place else (0, 0)
        return (self.file, line, column, self.rule)


Kind: TypeAlias = tuple[str, Severity, bool, bool | None]
"""What is counted of a finding: its rule, its weight, whether it is waived, and whether its fix, if any, is safe."""


def kinds_of(findings: Iterable[Finding]) -> Counter[Kind]:
    """How many findings there are of each kind."""
    return Counter(
        (each.rule, each.severity, each.waived is not None, each.fix.fix.safe if each.fix else None)
        for each in findings
    )


class Tally(NamedTuple):
    """How many findings there are of each kind; those that somebody waived are counted apart, and as nothing else."""

    weights: Counter[Severity]
    waived: int
    failing: int
    """Those that make the run fail."""
    fixable: int
    safe: int
    """Those of the fixable ones that need nobody to look at them."""

    @property
    def open(self) -> int:
        """How many nobody waived."""
        return self.weights.total()


class Checked(NamedTuple):
    """The outcome of a check, for the formats that are made for findings."""

    findings: Collection[Finding]
    """In the order of every output; those that are waived are among them. There may be more than memory holds."""
    agreements: tuple[str, ...] = ()
    """The ids of all that were checked."""
    pages: Callable[[], tuple[Page, ...]] = tuple
    """What the findings mean, in the order of their ids: looked up only where a format tells it."""
    failing: frozenset[str] = frozenset()
    """The rules whose findings fail whatever their weight: a file that is not understood."""
    fail_on: Severity | None = Severity.WARNING
    kinds: Mapping[Kind, int] | None = None
    """How many there are of each kind, where they were counted before."""

    def open(self) -> Iterator[Finding]:
        """The findings that nobody waived."""
        return (finding for finding in self.findings if finding.waived is None)

    def fails(self, finding: Finding) -> bool:
        """Whether the finding makes the run fail."""
        return finding.waived is None and self._is_failing(finding.rule, finding.severity)

    def _is_failing(self, rule: str, severity: Severity) -> bool:
        return rule in self.failing or (self.fail_on is not None and severity >= self.fail_on)

    def tally(self) -> Tally:
        """The findings counted."""
        weights: Counter[Severity] = Counter()
        waived = failing = fixable = safe = 0
        for (rule, severity, is_waived, fix), count in (self.kinds or kinds_of(self.findings)).items():
            if is_waived:
                waived += count
                continue
            weights[severity] += count
            failing += count * self._is_failing(rule, severity)
            fixable += count * (fix is not None)
            safe += count * bool(fix)
        return Tally(weights, waived, failing, fixable, safe)
