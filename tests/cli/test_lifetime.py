"""One agreement from its signing to its end, seen on fifteen days: what each screen says of it, word for word.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/cli` writes the files anew; read their diff as the officer
would who looks at these screens.
"""

import json
from typing import Any

import pytest
from tests.cli.conftest import ROOT, run
from tests.cli.test_screens import compare

LIFETIME = ROOT / "examples" / "lifetime-register"
AGREEMENT = "kabupaten-contoh-kesehatan-2022"
DAYS = {
    "2022-01-10": "signed today",
    "2022-04-01": "the first activity is done",
    "2022-05-24": "the new address was not told in time",
    "2022-07-09": "the first review was in time, on its last day looked at",
    "2023-01-12": "the second review is late",
    "2023-04-20": "force majeure, and the offices are closed for Idul Fitri",
    "2023-04-28": "the other side was told of it in time",
    "2023-05-15": "force majeure has ended: duties are to be resumed",
    "2023-07-20": "the third review was never held",
    "2023-08-20": "an addendum is signed, not yet in force",
    "2023-10-15": "under the old text it would be too late to ask for renewal",
    "2024-01-15": "renewed: the second term",
    "2024-06-10": "a dispute is open",
    "2024-08-06": "a notice of termination that came too late",
    "2024-10-20": "ended by a notice in time, and closed",
}
COMMANDS = {
    "status": ("status",),
    "next": ("next",),
    "show": ("show", AGREEMENT),
    "deadlines": ("deadlines",),
}


@pytest.mark.parametrize("day", DAYS)
def test_the_screens_of_a_day(day: str) -> None:
    told = [f"{day}: {DAYS[day]}"]
    for command in COMMANDS.values():
        ended = run(*command, "--as-of", day, "--lang", "id", cwd=LIFETIME)
        told.append(f"$ mouctl {' '.join(command)} --as-of {day}\n{ended.stdout}")
    compare(f"lifetime/{day}", "\n\n".join(told))


def answer(*command: str) -> Any:
    return json.loads(run(*command, "--format", "json", cwd=LIFETIME).stdout)


STANDINGS = [
    ("2022-05-23", "contact-change-notice/2022-05-16-surel", "due"),
    ("2022-05-24", "contact-change-notice/2022-05-16-surel", "overdue"),
    ("2022-06-02", "contact-change-notice/2022-05-16-surel", "done-late"),
    ("2022-07-09", "monitoring/1", "done"),
    ("2023-01-10", "monitoring/2", "overdue"),
    ("2023-01-16", "monitoring/2", "done-late"),
    ("2023-07-10", "monitoring/3", "overdue"),
    ("2023-04-26", "force-majeure-notice/2023-04-17-banjir", "due"),
    ("2023-04-27", "force-majeure-notice/2023-04-17-banjir", "done"),
    ("2023-05-12", "force-majeure-resume/2023-04-17-banjir", "undetermined"),
    ("2023-05-22", "force-majeure-resume/2023-04-17-banjir", "done"),
    ("2023-10-15", "renewal-notice", "due"),
    ("2023-10-31", "renewal-notice", "done"),
    ("2023-12-18", "expiry", "done"),
    ("2024-03-20", "activity/2.a", "done"),
    ("2024-06-10", "dispute-settlement/2024-06-03-sengketa", "undetermined"),
    ("2024-06-24", "dispute-settlement/2024-06-03-sengketa", "done"),
    ("2024-08-06", "termination-notice/2024-08-05-pengakhiran", "lapsed"),
    ("2024-08-12", "termination-notice/2024-08-12-pengakhiran", "done"),
    ("2024-08-12", "expiry/2", "moot"),
    ("2024-10-20", "monitoring/3", "moot"),
]


@pytest.mark.parametrize(("day", "name", "status"), STANDINGS)
def test_how_a_deadline_stands(day: str, name: str, status: str) -> None:
    found = {each["id"]: each["status"] for each in answer("deadlines", "--as-of", day)["deadlines"]}
    assert found[f"{AGREEMENT}/{name}"] == status


STATES = [
    ("2022-01-10", "in-force", "2024-01-09"),
    ("2024-01-15", "in-force", "2025-01-09"),
    ("2024-08-06", "in-force", "2025-01-09"),
    ("2024-08-12", "in-force", "2024-09-30"),
    ("2024-10-01", "terminated", "2024-09-30"),
]


@pytest.mark.parametrize(("day", "state", "last_day"), STATES)
def test_the_state_and_the_last_day(day: str, state: str, last_day: str) -> None:
    (found,) = answer("status", "--as-of", day)["agreements"]
    assert (found["state"], found["last_day"]) == (state, last_day)
