"""The work plan (Rencana Kerja) annexed to an agreement, as its table prints it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from mouctl.model.fields import Many, Record, Slug, Text, Year
from mouctl.sentences import mark


class Funding(Record):
    """A source of money for an activity, and the party whose budget it is."""

    source: Text
    party: Slug | None = None


class Stage(Record):
    """A heading that groups activities, such as "1. Fasilitasi pelindungan sebelum bekerja"."""

    id: Slug
    number: Text | None = None
    text: Text


class Activity(Record):
    """One line of the table."""

    id: Slug = Field(description=mark("A name of its own, such as “3.1.a”; the printed number goes into `number`."))
    number: Text | None = Field(None, description=mark("The number or letter as printed."))
    stage: Slug | None = Field(None, description=mark("The heading that the line stands under."))
    text: Text
    location: Text | None = None
    funding: Many[Funding] = ()
    schedule: Text | None = Field(None, description=mark("The schedule as printed, such as “Januari 2022”."))
    years: Many[Year] = Field((), description=mark("The years that are ticked."))
    duties: dict[str, Many[Text]] = Field(default_factory=dict, description=mark("Each party's duties, by its id."))
    output: Text | None = None
    outcome: Text | None = None


class Programme(Record):
    """A numbered programme with its stages and activities."""

    number: Text
    name: Text
    scope: Many[Slug] = Field((), description=mark("The items of the agreement's scope that it carries out."))
    stages: Annotated[Many[Stage], Field(alias="stage")] = ()
    activities: Annotated[Many[Activity], Field(alias="activity")] = ()


class WorkPlan(Record):
    """The whole table."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))]
    title: Text
    years: Many[Year]
    labels: dict[str, Text] = Field(default_factory=dict, description=mark("How the table's heading calls each party."))
    programmes: Annotated[Many[Programme], Field(alias="programme")] = ()

    def activities(self) -> Iterator[tuple[Programme, Activity]]:
        """Every line with its programme, in the order printed."""
        for programme in self.programmes:
            for activity in programme.activities:
                yield programme, activity
