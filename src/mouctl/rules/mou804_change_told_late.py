"""A change of contact data was told late.

The event says when the other side was told, and that day lies after the last day that the text gives. Nothing can be
done about it any more; it is told so that the days in between are not forgotten.

Letters that went to the old address between the change and the notice count as sent.

What to do: ask the other side whether anything was sent in those days. If the day is wrong, append a correction and the
right event.
"""

from collections.abc import Iterator

from mouctl.findings import Problem, Severity
from mouctl.rule import Rule
from mouctl.rules._changes import notices_of_change
from mouctl.schedule import Schedule
from mouctl.sentences import say, say_count


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every change that was told after its day."""
    for route, change, party, entry in notices_of_change(schedule):
        due, met = entry.last_in_time, entry.deadline.met
        if entry.status == "done-late" and met is not None and due is not None:
            yield Problem(
                message=say_count(
                    "{party} told its change of {on} on {told}, {count} day after the last day, {due}.",
                    "{party} told its change of {on} on {told}, {count} days after the last day, {due}.",
                    (met.on - due).days,
                    party=party,
                    on=change.on,
                    told=met.on,
                    due=due,
                ),
                route=(*route, "notified_on") if change.notified_on else route,
                advice=say("Ask whether anything was sent to the old address in between."),
                article=entry.deadline.article,
                document="events",
            )


RULE = Rule(
    id="MOU804",
    severity=Severity.NOTE,
    summary=say("A change of contact data was told late."),
    source="Articles on correspondence, such as Pasal 7 ayat (2) and (3) of the Nota Kesepakatan BP2MI-Asahan",
    check=check,
)
