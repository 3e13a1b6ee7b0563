"""The derivation of one deadline: `mouctl explain`."""

from dataclasses import dataclass
from datetime import date

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._derivation import memo
from mouctl.answers._entries import records
from mouctl.report import Report
from mouctl.schedule import Entry


@dataclass(frozen=True, slots=True)
class ExplainData:
    """The deadline with its steps and readings."""

    as_of: date
    deadline: DeadlineData


def explain_report(entry: Entry, as_of: date) -> Report:
    """Every step with article and words, every reading, every convention with its ground."""
    return Report(
        schema=CONTRACT.schema,
        data=ExplainData(as_of, deadline_data(entry)),
        blocks=tuple(memo(entry)),
        records=records([entry]),
    )


CONTRACT = Contract(id="explain", schema="mouctl.explain/1", data=ExplainData)
