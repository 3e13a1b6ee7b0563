"""Contact data changed, and the other side was not told in time.

A change is recorded, the time that the text gives for telling it is over, and no event says that it was told. What was
acknowledged, or is excused by force majeure, is left out.

Until it is told, the other side may rely on the old address: its notices count as sent, though nobody reads them. The
text often says so (in the real agreement, Pasal 7 ayat (3)).

What to do: tell it today, in writing, and record it: append a correction of the event and the same event with
`notified_on` or `letter`. If it was told in time, record that in the same way.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._changes import notices_of_change
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every change whose notice is overdue, or was never given before the agreement ended."""
    as_of = schedule.life.situation.as_of
    for route, change, party, entry in notices_of_change(schedule):
        due = entry.last_in_time
        if entry.calls and entry.deadline.met is None and due is not None:
            yield Problem(
                message=say_count(
                    "{party} changed its contact data on {on}; telling it was due on {due}, {count} day ago.",
                    "{party} changed its contact data on {on}; telling it was due on {due}, {count} days ago.",
                    (as_of - due).days,
                    party=party,
                    on=change.on,
                    due=due,
                ),
                route=route,
                advice=say("Tell it in writing today; record it by a correction and the event with “notified_on”."),
                article=entry.deadline.article,
                document="events",
            )


RULE = Rule(
    id="MOU803",
    severity=Severity.WARNING,
    summary=say("Contact data changed, and the other side was not told in time."),
    source="Articles on correspondence, such as Pasal 7 ayat (2) and (3) of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
