"""What an addendum changes: tables laid over the agreement, and over its work plan, from the day it takes effect.

Each table names a thing of the text (a clause by its type, and its id where there are several; an article or a
programme by its number; all else by its id) and gives the keys that change. `action` adds a thing or removes it
instead, and `without` names the keys that no longer hold.
"""

from typing import Annotated, Any, TypeAlias

from pydantic import Field

from mouctl.model.agreement import ConventionChoice
from mouctl.model.fields import Many, Record, Slug, Text, Year
from mouctl.sentences import mark

ACTION, WITHOUT = "action", "without"
CHANGE, ADD, REMOVE = "change", "add", "remove"

Changes: TypeAlias = Many[dict[str, Any]]
"""Tables of one kind; what each may hold depends on the thing that it names, and is judged when they are laid over."""


class PlanAmends(Record):
    """The changes of the work plan."""

    title: Text | None = None
    years: Many[Year] | None = None
    labels: dict[str, Text] = Field(default_factory=dict)
    programmes: Annotated[Changes, Field(alias="programme")] = ()
    activities: Annotated[Changes, Field(alias="activity")] = Field(
        (), description=mark("Each names its activity by its id; one that is added also names its `programme`.")
    )


class Amends(Record):
    """The changes of the agreement."""

    title: Text | None = None
    object: Text | None = None
    calendars: Many[Slug] | None = None
    conventions: dict[str, Text | ConventionChoice] = Field(default_factory=dict)
    clauses: Annotated[Changes, Field(alias="clause")] = Field(
        (), description=mark("Each names its clause by its type, and by its id where it has one.")
    )
    parties: Annotated[Changes, Field(alias="party")] = ()
    scope: Changes = ()
    articles: Annotated[Changes, Field(alias="article")] = ()
    workplan: PlanAmends | None = None
