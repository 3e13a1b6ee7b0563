"""All that a register holds about one agreement."""

from dataclasses import dataclass

from mouctl.model.agreement import Agreement
from mouctl.model.event import Event
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An agreement, the work plan annexed to it, and what happened since."""

    agreement: Agreement
    workplan: WorkPlan | None = None
    events: tuple[Event, ...] = ()
    settings: Settings = Settings()
