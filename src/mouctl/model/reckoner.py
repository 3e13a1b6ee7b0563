"""Counting under one fixed set of conventions, keeping the working and the questions that were asked on the way."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol, cast

from mouctl.dates.arithmetic import IN_EVERY_MONTH, MonthEnd, add, days_away, last_day_of_term, subtract
from mouctl.dates.counting import Before, Count, CountFrom, backward, forward
from mouctl.dates.period import DayKind, Period
from mouctl.dates.working_calendar import JointLeave, WorkingCalendar, WorkingWeek
from mouctl.model.amendment import Amendment
from mouctl.model.conventions import Choice, Conventions
from mouctl.model.deadline import Step
from mouctl.model.skipped import Skipped
from mouctl.sentences import Sentence, say

_COUNT_FROM: Mapping[str, CountFrom] = {each.value: each for each in CountFrom}
_MONTH_END: Mapping[str, MonthEnd] = {each.value: each for each in MonthEnd}
"""The manners by their answer: looking one up costs each count less than calling the class does."""


class Source(Protocol):
    """Where the text says it: a clause, or anything else with an article and its words."""

    @property
    def article(self) -> str | None:
        """The article, where it stands in one."""
        ...

    @property
    def quote(self) -> str:
        """The words."""
        ...

    @property
    def addendum(self) -> Amendment | None:
        """The addendum that gave it these words."""
        ...


@lru_cache(maxsize=64)
def working_days(calendar: WorkingCalendar, week: str, joint_leave: str) -> WorkingCalendar:
    """The calendar under the answers to the questions of the working week and of joint leave."""
    return calendar.under(week=cast("WorkingWeek", week), joint_leave=cast("JointLeave", joint_leave))


class Reckoner:
    """Derives one date; `steps` is its working, `consulted` the conventions it turned on.

    Of these, `decisive` are those whose answer may have had a bearing: another answer to one of the others alone would
    have given the same steps, as with joint leave where a count met none.

    A day counted from is not itself counted and the day counted to is still in time, unless a convention says
    otherwise. Raises `DateError` for a day that the conventions refuse or that lies outside the years 1 to 9999, and
    `UnknownDay` where working days are counted in a year that the calendar does not know.
    """

    def __init__(self, conventions: Conventions, calendar: WorkingCalendar) -> None:
        self.steps: list[Step] = []
        self.consulted: dict[str, Choice] = {}
        self.decisive: set[str] = set()
        self.years: set[int] = set()
        self.conventions = conventions
        self._choices = conventions.choices
        self._calendar = calendar

    def assuming(self, key: str, value: str) -> "Reckoner":
        """A new reckoner, under another answer to one question in place of that in force."""
        return Reckoner(self.conventions.answering(key, value), self._calendar)

    def again(self) -> "Reckoner":
        """A new reckoner under the same answers."""
        return Reckoner(self.conventions, self._calendar)

    def answer(self, key: str) -> str:
        """The answer to a question of counting, noted as having mattered."""
        self.decisive.add(key)
        choice = self.consulted[key] = self._choices[key]
        return choice.value

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days under the conventions on the working week and on joint leave."""
        return working_days(self._calendar, self.answer("working_week"), self.answer("joint_leave"))

    def _to_count(self) -> WorkingCalendar:
        """The same for a count, which is then noted by `_counted`: so far the answers have had no bearing."""
        week = self.consulted["working_week"] = self._choices["working_week"]
        leave = self.consulted["joint_leave"] = self._choices["joint_leave"]
        return working_days(self._calendar, week.value, leave.value)

    def given(self, day: date, because: Sentence, source: Source | None = None) -> date:
        """A day that is not computed: signed, recorded or printed."""
        return self._step(day, None, because, source)

    def cycle_end(self, start: date, every: Period, number: int, source: Source) -> date:
        """The last day of the `number`-th cycle: always counted from `start`, so that a series never drifts."""
        return self.last_day(
            start, every.times(number), source, told=say("{number} × {every}", number=number, every=every)
        )

    def last_day(self, start: date, length: Period, source: Source, told: Sentence | None = None) -> date:
        """The last day of a term of `length` whose first day is `start`; `told` is the length in other words."""
        day_before = self.answer("term_end") == "day-before"
        if self._counts_working_days(length):
            count = self._working_term(start, length, day_before=day_before)
            return self._step(count.end, start, _counted_days(count, length), source)
        end = last_day_of_term(start, length, day_before=day_before, policy=self._month_end(length, start))
        if day_before:
            because = say(
                "{length}, the first day being day one: the last day is the day before the same date.",
                length=told or length,
            )
        else:
            because = say("{length}, counted to the same date.", length=told or length)
        return self._step(end, start, because, source)

    def after(self, day: date, period: Period, source: Source) -> date:
        """The last day in time of `period` counted forwards from `day`: months first, then days, then hours."""
        if period.hours and not _without_hours(period).days and not _whole(period).is_calendar_units:
            return self._hours_after(day, period, source)
        count_from, later = _COUNT_FROM[self.answer("count_from")], period.hours // 24
        if self._counts_working_days(period):
            start = self._past_whole(add, day, period)
            count = self._counted(forward(start, period.days, calendar=self._to_count(), count_from=count_from))
            return self._step(days_away(count.end, later), day, _counted_days(count, period), source)
        days = _without_hours(period)
        if count_from is CountFrom.SAME_DAY and not days.is_zero:
            end = last_day_of_term(day, days, day_before=True, policy=self._month_end(period, day))
            because = say("{period} after; the day itself counts.", period=period)
        else:
            end = add(day, days, self._month_end(period, day))
            because = say("{period} after; the day itself does not count.", period=period)
        return self._step(days_away(end, later), day, because, source)

    def ahead_of(self, day: date, period: Period, source: Source) -> date:
        """The last day in time that lies `period` before `day`: months first, then days, then hours."""
        before, earlier = Before(self.answer("before")), -(-period.hours // 24)
        if self._counts_working_days(period):
            start = self._past_whole(subtract, day, period)
            count = self._counted(backward(start, period.days, calendar=self._to_count(), before=before))
            return self._step(days_away(count.end, -earlier), day, _counted_days(count, period), source)
        end = days_away(subtract(day, _without_hours(period), self._month_end(period, day)), -earlier)
        because = say("{period} before, at the latest.", period=period)
        if before is Before.CLEAR:
            end = days_away(end, -1)
            because = say("{period} must lie clear in between: one day more.", period=period)
        return self._step(end, day, because, source)

    def takes_effect(self, day: date, period: Period, source: Source) -> date:
        """The first day that a notice given on `day` allows, where it must come `period` before."""
        extra = 1 if Before(self.answer("before")) is Before.CLEAR else 0
        later = -(-period.hours // 24)
        if self._counts_working_days(period):
            start = self._past_whole(add, day, period)
            count = self._counted(
                forward(start, period.days + extra, calendar=self.calendar, count_from=CountFrom.NEXT_DAY)
            )
            end, because = days_away(count.end, later), _counted_days(count, period)
        else:
            end = days_away(add(day, _without_hours(period), self._month_end(period)), extra + later)
            because = say("{period} after the notice at the earliest.", period=period)
        # Counting back need not undo it: a month before 28 February is 28 January, and a day off is not counted.
        while self.again().ahead_of(end, period, source) < day:
            end = days_away(end, 1)
        return self._step(end, day, because, source)

    def receipt_for(self, effective: date, period: Period, source: Source) -> date:
        """The last day on which a notice may be received so that `period` counted from it ends by `effective`."""
        day = self.assuming("before", "at-latest").ahead_of(effective, period, source)
        while self.again().after(days_away(day, 1), period, source) <= effective:
            day = days_away(day, 1)
        while self.again().after(day, period, source) > effective:
            day = days_away(day, -1)
        check = self.again()
        check.after(day, period, source)
        self.consulted.update(check.consulted)
        self.decisive.update(check.consulted)  # the days tried on the way had a bearing as well
        self.years |= check.years
        because = say("Received by then, {period} have passed on that day.", period=period)
        return self._step(day, effective, because, source)

    def month_end(self, day: date, source: Source) -> date:
        """The last day of the month of `day`."""
        last = day.replace(day=monthrange(day.year, day.month)[1])
        return self._step(last, day, say("To the end of the month."), source)

    def first_of_next_month(self, day: date, source: Source) -> date:
        """The first day of the month after that of `day`. Raises DateError after the year 9999."""
        last = day.replace(day=monthrange(day.year, day.month)[1])
        return self._step(days_away(last, 1), day, say("The first day of the following month."), source)

    def rolled(self, day: date) -> date:
        """`day`, moved off a day off if the policy `roll` says so."""
        policy = self.answer("roll")
        if policy == "none":
            return day
        self.years.add(day.year)
        if self.calendar.is_working_day(day):
            return day
        if policy == "preceding":
            moved, because = self.calendar.last_working_day(day), say("A day off: moved to the working day before.")
        else:
            moved, because = self.calendar.first_working_day(day), say("A day off: moved to the next working day.")
        self.years.add(moved.year)
        return self._step(moved, day, because)

    def _working_term(self, start: date, length: Period, *, day_before: bool) -> Count:
        """A term in working days, after its years, months and weeks if it has any."""
        whole = _whole(length)
        if whole.is_zero:
            count_from = CountFrom.SAME_DAY if day_before else CountFrom.NEXT_DAY
            return self._counted(forward(start, length.days, calendar=self._to_count(), count_from=count_from))
        first = last_day_of_term(start, whole, day_before=day_before, policy=self._month_end(length, start))
        return self._counted(forward(first, length.days, calendar=self._to_count(), count_from=CountFrom.NEXT_DAY))

    def _hours_after(self, day: date, period: Period, source: Source) -> date:
        because = say(
            "{period}, counted in hours: the hour of the event decides; the day shown is the same hour then.",
            period=period,
        )
        return self._step(days_away(day, period.hours // 24), day, because, source)

    def _counts_working_days(self, period: Period) -> bool:
        kind = period.day_kind
        if not period.days or kind is DayKind.WORKING:
            return period.days > 0
        return kind is DayKind.BARE and self.answer("bare_days") == DayKind.WORKING

    def _past_whole(self, shift: Callable[[date, Period, MonthEnd], date], day: date, period: Period) -> date:
        """The day that the years, months and weeks of a period lead to, which are counted before its days."""
        if not (period.years or period.months or period.weeks):
            return day
        return shift(day, _whole(period), self._month_end(period, day))

    def _month_end(self, period: Period, day: date | None = None) -> MonthEnd:
        """How months are rounded; it has a bearing only where `day`, from which they are counted, may be missing."""
        if not (period.years or period.months):
            return MonthEnd.CLAMP
        choice = self.consulted["month_end"] = self._choices["month_end"]
        if day is None or day.day > IN_EVERY_MONTH:
            self.decisive.add("month_end")
        return _MONTH_END[choice.value]

    def _counted(self, count: Count) -> Count:
        self.years |= count.years
        if count.saturday:
            self.decisive.add("working_week")
        if count.leave:
            self.decisive.add("joint_leave")
        return count

    def _step(self, after: date, before: date | None, because: Sentence, source: Source | None = None) -> date:
        article, words, addendum = (source.article, source.quote, source.addendum) if source else (None, None, None)
        self.steps.append(Step(because, after, before, article, words, addendum))
        return after


def _whole(period: Period) -> Period:
    """The years, months and weeks of a period, which are counted before its days."""
    return Period(years=period.years, months=period.months, weeks=period.weeks)


def _without_hours(period: Period) -> Period:
    """The period without its hours, which are counted last: a rest of a day towards the earlier, safer day."""
    return Period(years=period.years, months=period.months, weeks=period.weeks, days=period.days)


def _counted_days(count: Count, period: Period) -> Sentence:
    if not count.skipped:
        return say("{period} counted; no day off lies in between.", period=period)
    return say("{period} counted; days off skipped: {skipped}.", period=period, skipped=Skipped(count.skipped))
