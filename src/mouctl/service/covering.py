"""What the work plan of an agreement covers, and what it leaves open."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mouctl.answers._gaps import Weighed
from mouctl.answers.coverage import coverage_report
from mouctl.findings import Route
from mouctl.gaps import Gap, Kind, gaps
from mouctl.loading.address import address
from mouctl.loading.register import Register
from mouctl.model.agreement import Agreement
from mouctl.model.workplan import WorkPlan
from mouctl.schedule import Schedule
from mouctl.service.opening import Answer, View, answer, dossier_of, plan_in_force, refuse_unknown_side, schedule_of
from mouctl.service.pages import pages
from mouctl.service.waiving import holding

RULES: Mapping[Kind, str] = {
    "uncovered": "MOU401",
    "orphan": "MOU401",
    "stray-year": "MOU402",
    "undated": "MOU403",
    "unreadable": "MOU404",
    "unfunded": "MOU405",
    "idle-party": "MOU406",
    "others-money": "MOU407",
    "idle-years": "MOU408",
}
"""The rule that tells the same of the files."""


def coverage(register: Register, agreement: str, view: View) -> Answer:
    """How scope and work plan in force cover each other, and every gap. Raises NothingToDo where there is no work plan.

    A gap that a waiver lets go for `mouctl check` is let go here as well, and fails no more than there.
    """
    dossier = dossier_of(register, agreement)
    refuse_unknown_side(view.side, [dossier])
    one = schedule_of(dossier, view)
    plan = plan_in_force(one)
    return answer(register, coverage_report(one, plan, tuple(_weighed(one, plan))), [one], [])


def _weighed(one: Schedule, plan: WorkPlan) -> Iterator[Weighed]:
    known, text = pages(), one.life.version.agreement
    lets, address_of = holding(one.dossier, one.life.situation.as_of), _addresses(text, plan)
    for gap in gaps(text, plan, one.life):
        page, at = known[RULES[gap.kind]], address_of(gap)
        waived = next((let.reason for let in lets if let.rule == page.id and let.covers(at)), None)
        yield Weighed(gap, page, at, waived)


def _addresses(agreement: Agreement, plan: WorkPlan) -> Callable[[Gap], str]:
    """Where a gap is in the text in force, by what things are called. Undated lines are one finding of `check`."""
    documents: Mapping[str, Any] = {
        "agreement": {"scope": [item.model_dump() for item in agreement.scope]},
        "workplan": plan.model_dump(by_alias=True),
    }

    def of(gap: Gap) -> str:
        route: Route = gap.route[:1] if gap.kind == "undated" else gap.route
        return address(documents[gap.document], route)

    return of
