"""All that a register holds about one agreement."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from mouctl.dates.layers import Layer
from mouctl.model.agreement import Agreement
from mouctl.model.event import Event
from mouctl.model.kept import Kept, KeptText
from mouctl.model.settings import Settings
from mouctl.model.workplan import WorkPlan


class Dossier(NamedTuple):
    """An agreement, the work plan annexed to it, and what happened since."""

    agreement: Agreement
    workplan: WorkPlan | None = None
    events: tuple[Event, ...] = ()
    settings: Settings = Settings.model_construct()
    layers: Mapping[str, Layer] = MappingProxyType({})
    """The register's own calendars, by their id."""
    kept: Mapping[str, Kept] = MappingProxyType({})
    """The files that prove events, by the names that events give them; empty unless somebody had them looked after."""
    source: KeptText | None = None
    """The file with the signed text; None unless the agreement names one and somebody had it looked after."""
