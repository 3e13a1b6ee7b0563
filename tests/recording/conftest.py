"""A register to record in, a process to record with, and how long the long tests are."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT
from tests.recording.runs import Zygote


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of its own with the real agreement in it."""
    shutil.copy(ROOT / "mouctl.toml", tmp_path)
    shutil.copytree(ROOT / "agreements", tmp_path / "agreements")
    return tmp_path


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Runs mouctl, quickly."""
    with Zygote() as running:
        yield running
