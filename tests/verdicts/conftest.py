"""A register of many agreements, the second half of them with findings of their own."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.cli.conftest import ROOT, run

REAL = ROOT / "agreements" / "bp2mi-asahan-2021"
MANY = 60


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More agreements than are judged in one process."""
    root = tmp_path / "register"
    for number in range(MANY):
        name = f"naskah-{number:03}"
        folder = root / "agreements" / name
        folder.mkdir(parents=True)
        shutil.copy(REAL / "workplan.toml", folder)
        shutil.copy(REAL / "events.toml", folder)
        text = (REAL / "agreement.toml").read_text("utf-8").replace(f'id = "{REAL.name}"', f'id = "{name}"')
        if number == MANY - 1:
            text = text.replace('language = "id"', 'languag = "id"')
        (folder / "agreement.toml").write_text(text, encoding="utf-8")
    (root / "mouctl.toml").write_text('schema = 1\nname = "Registri"\n', encoding="utf-8")
    return root


def checked(
    root: Path, *options: str, as_of: str = "2024-08-01", surroundings: Mapping[str, str] = MappingProxyType({})
) -> str:
    """All that the check says."""
    answered = run("check", "--as-of", as_of, "--format", "json", *options, cwd=root, surroundings=surroundings)
    assert not answered.stderr
    return answered.stdout
