"""Setting up a new register: its settings, an agreement to fill in, what editors and CI need."""

import json
import shlex
from collections.abc import Iterator
from importlib.resources import files
from os.path import lexists, relpath
from pathlib import Path

from mouctl import __version__
from mouctl.errors import UsageError
from mouctl.language import Language
from mouctl.loading import schemas
from mouctl.loading.folders import AGREEMENTS, find_register
from mouctl.loading.paths import absolute, shown_path
from mouctl.loading.settings import FILE
from mouctl.recording.new_files import NewFile, refuse_what_is_there, write_all
from mouctl.sentences import Sentence, say
from mouctl.service.opening import Answer

_CI_FILES = {"github": Path(".github", "workflows", "mouctl.yml"), "gitlab": Path(".gitlab-ci.yml")}
_SAMPLES = {"id": "naskah-contoh", "en": "sample-agreement"}


def start(folder: Path, ci: str, language: Language, *, dry_run: bool = False) -> Answer:
    """Writes a register into `folder`, or with `dry_run` only says what it would write; git is left alone.

    Raises UsageError, and writes nothing, where any of the files is there already or the folder lies in a register.
    """
    from mouctl.answers.init import init_report

    root = absolute(folder)
    above = find_register(root.parent)
    if above:
        raise UsageError(
            say("{folder} lies in the register of {register}.", folder=str(folder), register=str(above)),
            say("A register holds no other; add an agreement below its {agreements}/.", agreements=AGREEMENTS),
        )
    top = _repository_around(root)
    new = [*_register(root, language), *_ci(top or root, root, ci)]
    refuse_what_is_there(new)
    if not dry_run:
        write_all(new)
    steps = tuple(_next(root, language, in_git=top is not None))
    return Answer(report=init_report(shown_path(root, Path()), [each.shown for each in new], steps, dry_run=dry_run))


def _repository_around(root: Path) -> Path | None:
    """The top of the git repository that the folder lies in, whose CI files have to stand there."""
    return next((each for each in (root, *root.parents) if lexists(each / ".git")), None)


def _register(root: Path, language: Language) -> Iterator[NewFile]:
    sample = root / AGREEMENTS / _SAMPLES[language.code]
    yield _new(root / FILE, _starter(language.code, FILE))
    for name in ("agreement.toml", "events.toml"):
        yield _new(sample / name, _starter(language.code, name))
    yield _new(root / ".gitignore", _starter("gitignore"))
    yield _new(root / ".taplo.toml", _starter("taplo.toml"))
    for name in schemas.names():
        document = json.dumps(schemas.schema(name, language), ensure_ascii=False, indent=2)
        yield _new(root / "schemas" / f"{name}.json", f"{document}\n")


def _ci(top: Path, root: Path, ci: str) -> Iterator[NewFile]:
    if ci in _CI_FILES:
        text = _starter("ci", f"{ci}.yml").replace("@VERSION@", __version__)
        register = json.dumps(Path(relpath(root, top)).as_posix(), ensure_ascii=False)
        yield _new(top / _CI_FILES[ci], text.replace('"@REGISTER@"', register))


def _new(path: Path, content: str) -> NewFile:
    return NewFile(path, shown_path(path, Path()), content)


def _starter(*names: str) -> str:
    return files("mouctl").joinpath("starter", *names).read_text(encoding="utf-8")


def _next(root: Path, language: Language, *, in_git: bool) -> Iterator[Sentence]:
    """What to do next."""
    sample = f"{AGREEMENTS}/{_SAMPLES[language.code]}"
    if root != absolute(Path()):
        yield say("Go there: cd {folder}", folder=shlex.quote(shown_path(root, Path())))
    yield say("Rename {folder} and its id, and copy a signed text into its agreement.toml.", folder=sample)
    yield say("See whether it holds together, and what is due: mouctl check, then mouctl next")
    if in_git:
        yield say("Commit it when you are content: nothing was committed.")
    else:
        yield say("Put it under git, so that mouctl check --against can tell what changed: git init")
