"""From what was computed back to the lines of the files that it rests on."""

from collections.abc import Iterator

from mouctl.clauses import clause_type
from mouctl.dates.period import Period
from mouctl.findings import Route
from mouctl.model.clause import Clause
from mouctl.model.deadline import Deadline
from mouctl.model.dossier import Dossier
from mouctl.model.workplan import Activity, WorkPlan


def periods_of(clause: Clause) -> Iterator[tuple[str, Period]]:
    """Every period of a clause, with its key in the file."""
    for name, field in type(clause).model_fields.items():
        value = getattr(clause, name)
        if isinstance(value, Period):
            yield field.alias or name, value


def lines_of(workplan: WorkPlan | None) -> Iterator[tuple[Route, Activity]]:
    """Every line of the work plan, with its route."""
    for row, programme in enumerate(workplan.programmes if workplan else ()):
        for line, activity in enumerate(programme.activities):
            yield ("programme", row, "activity", line), activity


def source_of(deadline: Deadline, dossier: Dossier) -> tuple[str, Route]:
    """The document and the route of the clause, or of the line of the work plan, that a deadline comes from."""
    if deadline.duty == "activity":
        lines = (route for route, activity in lines_of(dossier.workplan) if activity.id == deadline.occurrence)
        return "workplan", next(lines, ())
    if deadline.addendum:
        events = (index for index, event in enumerate(dossier.events) if event.id == deadline.addendum.event)
        return "events", ("event", next(events))
    giving = [(index, each) for index, each in enumerate(dossier.agreement.clauses) if _gives(each, deadline)]
    # A clause may have further passages, so words of another one are no reason to pass over the only clause.
    worded = [index for index, each in giving if (each.article, each.quote) == (deadline.article, deadline.quote)]
    return "agreement", ("clause", (worded or [index for index, _ in giving])[0]) if giving else ()


def _gives(clause: Clause, deadline: Deadline) -> bool:
    if clause.id is not None and clause.id not in deadline.id.split("/"):
        return False
    return clause.id == deadline.duty or deadline.duty in clause_type(clause.type).lead_times
