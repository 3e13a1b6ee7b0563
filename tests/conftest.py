"""What all tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often something is tried: the second number where the slow tests are asked for by `-m slow`."""
    return lambda usual, asked: asked if request.config.option.markexpr == "slow" else usual


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for remembered verdicts, so that no test sees those of another, nor the user's."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MOUCTL_CACHE_DIR", str(folder))
    return folder
