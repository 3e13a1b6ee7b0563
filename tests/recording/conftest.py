"""A register to record in."""

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of its own with the real agreement in it."""
    shutil.copy(ROOT / "mouctl.toml", tmp_path)
    shutil.copytree(ROOT / "agreements", tmp_path / "agreements")
    return tmp_path
