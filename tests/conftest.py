"""What all tests share."""

from collections.abc import Callable

import pytest


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often something is tried: the second number where the slow tests are asked for by `-m slow`."""
    return lambda usual, asked: asked if request.config.option.markexpr == "slow" else usual
