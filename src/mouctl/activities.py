"""The lines of the work plan as deadlines: a dated line by its last day, an undated one as undetermined."""

from collections.abc import Iterator, Sequence
from datetime import date

from mouctl.dates.period import Period
from mouctl.model.deadline import Anchor, Deadline, Met
from mouctl.model.derivation import Derivation, How
from mouctl.model.event import Activity as ActivityEvent
from mouctl.model.reckoner import Reckoner
from mouctl.model.schedule_words import Span, Undated, read_schedule
from mouctl.model.situation import Situation
from mouctl.model.version import Version
from mouctl.model.workplan import Activity
from mouctl.model.year_meant import Recorded, outcome, planned_years, recorded_by_line
from mouctl.sentences import Sentence, say

LEAD_TIME = Period(days=30)


def activity_deadlines(versions: Sequence[Version], situation: Situation) -> Iterator[Deadline]:
    """One deadline a line of the last text, owed by the parties that it gives duties to, by all where to none."""
    plan, told = versions[-1].workplan, recorded_by_line(situation, versions)
    for _, activity in plan.activities() if plan else ():
        schedule = read_schedule(activity.schedule)
        derivation = situation.derive(_last_day(schedule, activity)) if isinstance(schedule, Span) else Derivation()
        outcomes = _outcomes(told.get(activity.id, ()), activity, schedule)
        yield Deadline(
            id=f"{situation.agreement.id}/activity/{activity.id}",
            agreement=situation.agreement.id,
            duty="activity",
            title=say("Activity {id}: {text}", id=activity.id, text=activity.text),
            nature="duty",
            article=None,
            quote=activity.schedule,
            owed_by=tuple(p for p in situation.agreement.party_ids if p in activity.duties)
            or situation.agreement.party_ids,
            anchor=Anchor(
                what=say("schedule of the work plan"), on=schedule.first if isinstance(schedule, Span) else None
            ),
            occurrence=activity.id,
            readings=derivation.readings,
            choices=derivation.choices,
            act_by=derivation.act_by,
            met=_met(outcomes),
            moot=_cancelled(outcomes),
            missing=derivation.missing or _missing(schedule),
            unknown_year=derivation.unknown_year,
            calendars=derivation.calendars,
            warnings=derivation.warnings,
        )


def _last_day(schedule: Span, activity: Activity) -> How:
    def how(reckoner: Reckoner) -> date:
        shown = schedule.month or schedule.last
        return reckoner.given(
            schedule.last, say("“{words}”: by the last day of {shown}.", words=activity.schedule, shown=shown)
        )

    return how


def _missing(schedule: Span | Undated) -> Sentence | None:
    if schedule is Undated.UNDETERMINED:
        return say("The work plan leaves the day to the parties.")
    if schedule is Undated.UNREADABLE:
        return say("The schedule cannot be read as a day or a month.")
    return None


def _met(outcomes: Sequence[ActivityEvent | None]) -> Met | None:
    """The event by which the last of it was done; nothing, as long as something is not told of."""
    done = [event for event in outcomes if event and event.state == "done"]
    if not done or None in outcomes:
        return None
    last = max(done, key=lambda event: event.on)
    return Met(event=last.id, on=last.on)


def _cancelled(outcomes: Sequence[ActivityEvent | None]) -> Sentence | None:
    """The first event by which it is cancelled, where none of it was done and all of it is told of."""
    cancelled = [event for event in outcomes if event and event.state == "cancelled"]
    if len(cancelled) < len(outcomes):
        return None
    first = min(cancelled, key=lambda event: event.on)
    return say("Cancelled on {on} ({event}).", on=first.on, event=first.id)


def _outcomes(
    told: Sequence[Recorded], activity: Activity, schedule: Span | Undated
) -> tuple[ActivityEvent | None, ...]:
    """What became of each year that the deadline is about; of the line as a whole, where it has no tick."""
    if not activity.years:
        return (outcome(each for each in told if _is_of_the_whole(each.event, activity)),)
    return tuple(outcome(told, year) for year in _due(activity, schedule))


def _due(activity: Activity, schedule: Span | Undated) -> tuple[int, ...]:
    """The ticked years that its schedule touches; all ticked years, where it touches none or names no day."""
    ticked = planned_years(activity)
    if not isinstance(schedule, Span):
        return ticked
    return tuple(year for year in ticked if schedule.first.year <= year <= schedule.last.year) or ticked


def _is_of_the_whole(event: ActivityEvent, activity: Activity) -> bool:
    """Of a line without a tick, an event says otherwise only by naming a year that is not that of its schedule."""
    return event.year is None or event.year in (planned_years(activity) or (event.year,))
