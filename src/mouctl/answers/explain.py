"""The derivation of one deadline: `mouctl explain`."""

from datetime import date

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, DeadlineData, deadline_data
from mouctl.answers._derivation import memo
from mouctl.answers._entries import records
from mouctl.report import Report
from mouctl.standing import Entry


class ExplainData(TypedDict):
    """The deadline with its steps and readings."""

    as_of: date
    deadline: DeadlineData


def explain_report(entry: Entry, as_of: date) -> Report:
    """Every step with article and words, every reading, every convention with its ground."""
    return Report(
        schema=CONTRACT.schema,
        data=ExplainData(as_of=as_of, deadline=deadline_data(entry)),
        blocks=tuple(memo(entry)),
        records=records([entry]),
    )


CONTRACT = Contract(id="explain", schema="mouctl.explain/1", data=ExplainData)
