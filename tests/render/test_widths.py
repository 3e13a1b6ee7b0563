"""Room shared out among the columns of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mouctl.render._measure import Room, shared_out

LEASTS = st.lists(st.floats(1, 60), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("leasts", "room", "expected"),
    [
        ([5, 5, 40, 40], 50, [5, 5, 20, 20]),  # the years stay whole, the texts are narrowed
        ([5, 10, 40], 30, [5, 10, 15]),
        ([40, 40], 20, [10, 10]),
        ([5, 5], 10, [5, 5]),
    ],
)
def test_where_it_is_too_little_the_widest_are_narrowed(
    leasts: list[float], room: float, expected: list[float]
) -> None:
    assert shared_out([Room(each, each) for each in leasts], room) == pytest.approx(expected)


@given(LEASTS, st.floats(1, 500))
def test_it_is_used_up_and_never_more(leasts: list[float], room: float) -> None:
    widths = shared_out([Room(each, each) for each in leasts], room)
    assert sum(widths) == pytest.approx(min(room, sum(leasts)))
    assert all(width <= least + 1e-9 for width, least in zip(widths, leasts, strict=True))
