"""The register held against a revision of git: what may not have changed since, and the deadlines that moved."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mouctl.answers._against import against_data
from mouctl.answers.holidays_diff import Move
from mouctl.comparing._pair import Comparison
from mouctl.errors import UsageError
from mouctl.findings import Finding
from mouctl.loading.folders import AGREEMENTS
from mouctl.loading.loaded import Loaded
from mouctl.loading.paths import shown_path, shown_root
from mouctl.loading.placing import place_problem
from mouctl.loading.register import Register, load_register
from mouctl.repository.files import write_out
from mouctl.repository.git import Git
from mouctl.repository.revision import revision
from mouctl.sentences import say
from mouctl.service._pairing import pair_of
from mouctl.service._then import Then, then
from mouctl.service.checking import Compared
from mouctl.service.opening import View
from mouctl.service.pages import comparing_rules
from mouctl.service.verdicts.verdict import crashed


class _Became(NamedTuple):
    """An agreement now, and the same one at the revision; one of the two may not be there."""

    after: Loaded | None
    before: Loaded | None


def compare(register: Register, said: str, view: View, *, is_whole: bool) -> Compared:
    """What the rules over two states find; agreements that are gone only where the whole register is meant.

    Raises UsageError where git, the repository or the revision is not there.
    """
    _refuse_several(register)
    git = Git(register.root)
    since = revision(git, said)
    there = then(git, since, register)
    if not there.is_register:
        return Compared(there.findings, against_data(said, since.commit, ()))
    with TemporaryDirectory(prefix="mouctl-") as folder:
        write_out(git, there.files, Path(folder))
        before = load_register(Path(folder), only=there.wanted if is_whole else there.changed)
    return _compared(register, before, there, view)


def _refuse_several(register: Register) -> None:
    inside = register.root / AGREEMENTS
    if not (register.root / "mouctl.toml").exists() or any(each.folder.parent != inside for each in register.entries):
        raise UsageError(
            say("--against compares one register as a whole, or agreements of one register."),
            say("Name the register with --register, and no others."),
        )


def _compared(register: Register, before: Register, there: Then, view: View) -> Compared:
    findings: list[Finding] = []
    moves: list[Move] = []
    for became in _matched(register.entries, before.entries, there):
        comparison = _comparison(became, before, there, view)
        findings.extend(_found(comparison, _entry(became, register)))
        if comparison.pair:
            moves.extend(Move(*moved[:3]) for moved in comparison.pair.moved)
    return Compared(tuple(findings), against_data(there.revision.said, there.revision.commit, moves))


def _matched(now: Sequence[Loaded], before: Sequence[Loaded], there: Then) -> Iterator[_Became]:
    """Each agreement with what it was: of the same id, or else, where that one is gone, of the same text."""
    old = {entry.id: entry for entry in before}
    gone = [entry for name, entry in old.items() if name in there.gone]
    for entry in now:
        match = old.get(entry.id) or next((each for each in gone if _are_one(each, entry)), None)
        if match in gone:
            gone.remove(match)
        if match:
            yield _Became(entry, match)
    yield from (_Became(None, entry) for entry in gone)


def _are_one(old: Loaded, new: Loaded) -> bool:
    """Whether two folders hold one agreement: the parties' numbers of it, its title and its day are the same."""
    if old.dossier is None or new.dossier is None:
        return False
    first, second = (
        (each.title, each.signed_on, [(party.name, party.number) for party in each.parties])
        for each in (old.dossier.agreement, new.dossier.agreement)
    )
    return first == second


def _comparison(became: _Became, before: Register, there: Then, view: View) -> Comparison:
    now, old = became
    assert old is not None
    comparison = Comparison(there.revision.said, now.id if now else old.id)
    if old.dossier is None:
        wrong = [each for each in before.findings if each.agreement in (old.id, None)]
        return comparison._replace(unreadable=wrong[0].message if wrong else say("Its files have faults."))
    if now is None:
        return comparison._replace(gone=old.dossier)
    renamed = old.id if old.id != now.id else None
    if now.dossier is None:  # its own faults are told by the loading
        return comparison._replace(renamed_from=renamed)
    return comparison._replace(renamed_from=renamed, pair=pair_of(old.dossier, now.dossier, there, view))


def _entry(became: _Became, register: Register) -> Loaded:
    if became.after:
        return became.after
    assert became.before is not None
    return Loaded(register.root / AGREEMENTS / became.before.folder.name, None, {})


def _found(comparison: Comparison, entry: Loaded) -> Iterator[Finding]:
    for rule in comparing_rules().values():
        try:
            problems = list(rule.check(comparison))
        except Exception as error:  # as with the rules over one state, the others go on
            yield crashed(rule.id, error, entry)
            continue
        for problem in problems:
            found = place_problem(rule.id, rule.severity, problem, entry)
            yield found if entry.documents else found._replace(file=_shown(entry.folder))


def _shown(folder: Path) -> str:
    return shown_path(folder, shown_root(folder.parent.parent))
