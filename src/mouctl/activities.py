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
from mouctl.model.workplan import Activity, WorkPlan
from mouctl.sentences import Sentence, say

LEAD_TIME = Period(days=30)


def activity_deadlines(workplan: WorkPlan, situation: Situation) -> Iterator[Deadline]:
    """One deadline a line, owed by the parties that it gives duties to (by all where it gives none)."""
    for _, activity in workplan.activities():
        schedule = read_schedule(activity.schedule)
        derivation = situation.derive(_last_day(schedule, activity)) if isinstance(schedule, Span) else Derivation()
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
            met=_met(situation, activity, schedule),
            moot=_cancelled(situation, activity, schedule),
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


def _met(situation: Situation, activity: Activity, schedule: Span | Undated) -> Met | None:
    """The first event by which it is done; of several years without a day, the last one, once all are told of."""
    told = tuple(_progress(situation, activity, schedule))
    done = [event for event in told if event.state == "done"]
    if not done or not _settles(activity, schedule, told):
        return None
    event = done[-1] if _is_for_several_years(activity, schedule) else done[0]
    return Met(event=event.id, on=event.on)


def _cancelled(situation: Situation, activity: Activity, schedule: Span | Undated) -> Sentence | None:
    """The first event by which it is cancelled; of several years without a day, only where none of them was done."""
    told = tuple(_progress(situation, activity, schedule))
    cancelled = [event for event in told if event.state == "cancelled"]
    several = _is_for_several_years(activity, schedule)
    if not cancelled or (several and (len(cancelled) < len(told) or not _settles(activity, schedule, told))):
        return None
    return say("Cancelled on {on} ({event}).", on=cancelled[0].on, event=cancelled[0].id)


def _settles(activity: Activity, schedule: Span | Undated, told: Sequence[ActivityEvent]) -> bool:
    """Whether nothing is left to be done: of several years without a day, every year has to be told of."""
    years = {year_meant(event, activity) for event in told}
    return not _is_for_several_years(activity, schedule) or None in years or set(activity.years) <= years


def _is_for_several_years(activity: Activity, schedule: Span | Undated) -> bool:
    return not isinstance(schedule, Span) and len(activity.years) > 1


def year_meant(event: ActivityEvent, activity: Activity) -> int | None:
    """The year that an event is about: the one it names; of several years, the one in which it happened; else any."""
    return event.year or (event.on.year if len(activity.years) > 1 else None)


def _progress(situation: Situation, activity: Activity, schedule: Span | Undated) -> Iterator[ActivityEvent]:
    """What was recorded of the activity as a whole, or of the year in which its schedule has it."""
    year = schedule.last.year if isinstance(schedule, Span) else None
    for event in situation.of_type(ActivityEvent):
        if event.activity == activity.id and (year is None or year_meant(event, activity) in (None, year)):
            yield event
