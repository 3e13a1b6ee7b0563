"""From what was computed back to the lines of the files that it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from mouctl.clauses import clause_type
from mouctl.dates.period import Period
from mouctl.findings import Route
from mouctl.gaps import lines_of
from mouctl.model.clause import Clause
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.event import Addendum, Event


def periods_of(clause: Clause) -> Iterator[tuple[str, Period]]:
    """Every period of a clause, with its key in the file."""
    for name, value in vars(clause).items():
        if isinstance(value, Period):
            yield type(clause).model_fields[name].alias or name, value


class Sources:
    """Where the deadlines of a dossier come from: looked up once, and asked for as often as there are deadlines."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    @cached_property
    def _lines(self) -> Mapping[str, tuple[str, Route]]:
        """The lines of the work plan by their id, with those that addenda added."""
        added = {name: ("events", route) for route, name in _added_lines(self._dossier.events)}
        signed = {line.id: ("workplan", route) for route, line in lines_of(self._dossier.workplan)}
        return {**added, **signed}

    def of(self, deadline: Deadline) -> tuple[str, Route]:
        """The document and the route of the clause, or of the line of the work plan, that a deadline comes from."""
        if deadline.duty == "activity":
            return self._lines.get(deadline.occurrence or "", ("workplan", ("programme",)))
        if deadline.addendum:
            events = (index for index, event in enumerate(self._dossier.events) if event.id == deadline.addendum.event)
            return "events", ("event", next(events))
        clauses = enumerate(self._dossier.agreement.clauses)
        giving = [(index, each) for index, each in clauses if _gives(each, deadline)]
        # A clause may have further passages, so words of another one are no reason to pass over the only clause.
        worded = [index for index, each in giving if (each.article, each.quote) == (deadline.article, deadline.quote)]
        return "agreement", ("clause", (worded or [index for index, _ in giving])[0]) if giving else ()


def _added_lines(events: Iterable[Event]) -> Iterator[tuple[Route, str]]:
    """Every line that an addendum names, with the route to the addendum's changes of the work plan."""
    for index, event in enumerate(events):
        plan = event.amends.workplan if isinstance(event, Addendum) and event.amends else None
        if plan:
            within = (own for programme in plan.programmes if isinstance(own := programme.get("activity"), list))
            for line in (*plan.activities, *chain.from_iterable(within)):
                if isinstance(line, Mapping):
                    yield ("event", index, "amends", "workplan"), str(line.get("id"))


def _gives(clause: Clause, deadline: Deadline) -> bool:
    if clause.id is not None and clause.id not in deadline.id.split("/"):
        return False
    return clause.id == deadline.duty or deadline.duty in clause_type(clause.type).lead_times
