"""What all tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """What only our tests know."""
    parser.addoption("--thorough", action="store_true", help="try what is tried at random many more times")


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often something is tried: the second number where it is asked for by `--thorough`."""
    return lambda usual, thorough: thorough if request.config.getoption("thorough") else usual


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for remembered verdicts, so that no test sees those of another, nor the user's."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MOUCTL_CACHE_DIR", str(folder))
    return folder
