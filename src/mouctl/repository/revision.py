"""The state that a register is compared with: what it grew from, not what others have added since.

As `git diff REV...` does, the merge base of the working tree's commit and the revision is taken. So a branch that lags
behind `origin/main` is not told that it removed the events which were recorded there in the meantime.
"""

from typing import NamedTuple

from mouctl.errors import UsageError
from mouctl.repository.git import Git, Refused
from mouctl.sentences import Sentence, say


class Revision(NamedTuple):
    """A revision as it was asked for, and the commit that is compared with."""

    said: str
    commit: str

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:10]


def revision(git: Git, said: str) -> Revision:
    """The commit that the branch, tag or commit `said` and the working tree have in common.

    Raises UsageError outside a repository, for a revision that is not there, and where nothing is in common.
    """
    _require_work_tree(git)
    try:
        asked = _line(git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{said}^{{commit}}"))
    except Refused:
        raise UsageError(say("git knows no revision “{revision}” here.", revision=said), _how_to_get(git)) from None
    try:
        return Revision(said, _line(git.answer("merge-base", asked, "HEAD")))
    except Refused:
        raise UsageError(
            say("The working tree and “{revision}” have no commit in common here.", revision=said), _how_to_get(git)
        ) from None


def _require_work_tree(git: Git) -> None:
    try:
        inside = _line(git.answer("rev-parse", "--is-inside-work-tree")) == "true"
    except Refused as reason:
        if "dubious ownership" in str(reason):
            raise UsageError(
                say("git does not trust the repository, because somebody else owns it."),
                say("If you trust it: git config --global --add safe.directory {folder}", folder=str(git.folder)),
            ) from None
        raise UsageError(
            say("The register's folder is in no git repository: {reason}", reason=str(reason)),
            say("Check without --against, or in a clone of the register."),
        ) from None
    if not inside:
        raise UsageError(
            say("The register's folder is in no working tree of git."),
            say("Check without --against, or in a clone of the register."),
        )


def _how_to_get(git: Git) -> Sentence:
    if _line(git.answer("rev-parse", "--is-shallow-repository")) == "true":
        return say(
            "This clone is shallow: get the rest with git fetch --unshallow "
            "(fetch-depth: 0 in a GitHub workflow, GIT_DEPTH: 0 in GitLab)."
        )
    return say("See what there is with git branch --all and git tag, or get it with git fetch.")


def _line(answer: bytes) -> str:
    return answer.decode(errors="replace").strip()
