"""Vectors: a test that asks for `months_case` runs once for every row of `vectors/months.csv`.

Each row has its ground: the decree, statute, public source or rule in the conventions that fixes the expected answer.
"""

import csv
from pathlib import Path

import pytest

VECTORS = Path(__file__).parent / "vectors"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name in metafunc.fixturenames:
        path = VECTORS / f"{name.removesuffix('_case')}.csv"
        if name.endswith("_case") and path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            metafunc.parametrize(name, rows, ids=[next(iter(row.values())) or "empty" for row in rows])
