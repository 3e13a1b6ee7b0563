"""The real agreement, set up in a folder of its own to try mouctl on."""

import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from mouctl.errors import UsageError
from mouctl.loading.register import load_register
from mouctl.sentences import say
from mouctl.service.asking import next_
from mouctl.service.opening import Answer, View

AS_OF = date(2024, 8, 1)
"""A day inside the agreement's term, five weeks before the renewal notice falls due."""

AGREEMENT = "bp2mi-asahan-2021"


def set_up(folder: Path) -> None:
    """Writes a register with the real agreement into `folder`, which must not hold anything yet."""
    import tomli_w

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            say("{folder} is already there and not empty; nothing was changed.", folder=str(folder)),
            say("Name a new folder: mouctl demo FOLDER"),
        )
    target = folder / "agreements" / AGREEMENT
    target.mkdir(parents=True)
    with as_file(files("mouctl") / "demo" / "agreements" / AGREEMENT) as source:
        for file in sorted(source.glob("*.toml")):
            shutil.copyfile(file, target / file.name)
    settings = {"schema": 1, "name": "mouctl demo"}
    (folder / "mouctl.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")


def demo(folder: Path) -> Answer:
    """What matters in the demo register on a day inside the term."""
    return next_(load_register(folder), View(as_of=lambda _: AS_OF))
