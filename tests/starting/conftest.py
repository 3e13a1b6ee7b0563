"""The repository that the comparing of two states is tested with."""

from tests.comparing.conftest import repository

__all__ = ["repository"]
