"""An agreement again on every day of its life on which more of it became known."""

from collections.abc import Iterator
from datetime import date

from mouctl.dates.arithmetic import days_away
from mouctl.dates.decrees import signing_days
from mouctl.dates.layers import decrees_added
from mouctl.schedule import Schedule
from mouctl.service.opening import View, schedule_of


def lived(one: Schedule, view: View, signed_on: date) -> Iterator[tuple[date, Schedule]]:
    """The agreement at the end of each such day from signing on, as it was known then; last, as it stands in `one`.

    A decree signed after the day asked about is among the days where `view` counts with it. Series without an end are
    followed as far as in `one`, so that what a day gives does not hang on the day asked about.
    """
    *earlier, last = _days(one, view, signed_on)
    as_of, horizon = one.life.situation.as_of, one.life.situation.horizon
    for day in earlier:
        known = view.on(min(day, as_of))._replace(decrees_as_of=day)
        yield day, schedule_of(one.dossier, known, until=lambda _: horizon)
    yield last, one


def _days(one: Schedule, view: View, signed_on: date) -> list[date]:
    told = {day for event in one.dossier.events for day in event.days_told if day <= one.life.situation.as_of}
    known = {*told, *_decrees(one, view, signed_on), *_renewals(one)}
    return sorted({signed_on, *(day for day in known if day > signed_on)})


def _decrees(one: Schedule, view: View, signed_on: date) -> Iterator[date]:
    layers = one.dossier.layers.values()
    years = range(signed_on.year, one.life.situation.horizon.year + 1)
    own = (layer.signed_on for layer in layers if layer.signed_on)
    latest = view.decrees_as_of or date.max
    yield from (day for day in (*signing_days(years, decrees_added(layers)), *own) if day <= latest)


def _renewals(one: Schedule) -> Iterator[date]:
    """The days on which the agreement may have renewed itself: the first after each term."""
    for term in one.life.situation.terms:
        if term.last_day and term.last_day < one.life.situation.as_of:
            yield days_away(term.last_day, 1)
