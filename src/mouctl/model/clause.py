"""What every clause of a text has in common. The types themselves are the files of `clauses/`."""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field

from mouctl.errors import Fault
from mouctl.model.amendment import Amendment
from mouctl.model.fields import Many, Record, Slug, Text
from mouctl.sentences import mark, say


def _named(name: str) -> str:
    if name.isdecimal():
        raise Fault(say("A number is no id of a clause."), say("Numbers tell the occurrences of a duty; write a word."))
    return name


class Passage(Record):
    """Words of the text that say more than the clause's own quote, with the article that they stand in."""

    article: Text
    quote: Text


class Clause(Record):
    """A duty or right of the text: every type has its article and its words."""

    type: str
    id: Annotated[Slug, AfterValidator(_named)] | None = Field(
        None, description=mark("Needed only where two clauses of one type stand side by side.")
    )
    article: Text
    quote: Text
    owed_by: Many[Slug] = Field((), description=mark("The parties that owe it; all of them where left out."))
    consequence: Text | None = Field(None, description=mark("What the text says follows if it is not done in time."))
    consequence_article: Text | None = None
    addendum: ClassVar[Amendment | None] = None
    """The latest addendum that changed it: no key of the file, and so no field."""

    def as_changed_by(self, addendum: Amendment) -> Self:
        """The same, with the addendum that gave it its words."""
        changed = self.model_copy()
        changed.__dict__["addendum"] = addendum
        return changed
