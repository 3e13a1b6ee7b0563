"""The signed text of an agreement: transcribed once, never edited afterwards."""

from functools import cached_property
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SerializeAsAny

from mouctl.errors import Fault
from mouctl.model.amendment import Amendment
from mouctl.model.clause import Clause
from mouctl.model.fields import Day, Many, Record, Slug, Text
from mouctl.model.kept import NamedFile
from mouctl.model.lead_time import LEAD_TIMES, LeadTimes
from mouctl.model.party import Party
from mouctl.model.waiver import Waiver
from mouctl.sentences import mark, say

SCHEMA = 1


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise Fault(
            say("“{name}” is no time zone.", name=name),
            say("Write “Asia/Jakarta” (WIB), “Asia/Makassar” (WITA) or “Asia/Jayapura” (WIT)."),
        ) from None
    return name


class Gazette(Record):
    """Where a regulation was promulgated."""

    series: Text
    year: int
    number: int


class Regulation(Record):
    """A regulation that the agreement rests on."""

    kind: Text
    number: Text
    year: int
    subject: Text
    gazette: Many[Gazette] = ()
    amended_by: "Regulation | None" = Field(
        None, description=mark("The latest regulation that the text names as changing it.")
    )


class Lettered(Record):
    """A lettered item of a list: a recital or an item of the scope."""

    id: Slug
    text: Text


class Article(Record):
    """An article with its paragraphs as signed."""

    number: int
    title: Text
    paragraphs: Many[Text]


class Initials(Record):
    """Which pages a party initialled."""

    party: Slug
    pages: int
    missing: Many[int] = ()


class ConventionChoice(Record):
    """What the text itself fixes about counting, with the words that fix it."""

    value: Text
    article: Text | None = None
    quote: Text | None = None


class Opening(NamedTuple):
    """The opening of a text, which stands before its first article."""

    quote: str
    article: str | None = None
    addendum: Amendment | None = None


class Source(NamedFile):
    """The signed text as a text file in UTF-8, kept beside the agreement."""


class Agreement(Record):
    """A Nota Kesepakatan, Perjanjian Kerja Sama or the like."""

    format: Annotated[Literal[1], Field(alias="schema", description=mark("The version of this file's format."))]
    id: Slug = Field(description=mark("The name of the agreement, equal to its folder's name."))
    kind: Literal["nota-kesepakatan", "perjanjian-kerja-sama", "nota-kesepahaman", "mou", "other"]
    title: Text
    signed_on: Day | None = Field(None, description=mark("The day of signing; leave it out of a draft."))
    signed_words: Text | None = Field(None, description=mark("The day of signing as the text spells it."))
    language: Literal["id", "en"] = "id"
    timezone: Annotated[Text, AfterValidator(_zone)] = "Asia/Jakarta"
    source: Source | None = Field(
        None, description=mark("The signed text as a text file; “mouctl check” looks every quote up in it.")
    )
    object: Text | None = None
    originals: int | None = None
    stamped: int | None = Field(None, description=mark("How many originals bear stamp duty."))
    initials: Many[Initials] = ()
    parties: Annotated[Many[Party], Field(alias="party", min_length=1)]
    recitals: Annotated[Many[Lettered], Field(alias="recital")] = ()
    legal_bases: Annotated[Many[Regulation], Field(alias="legal_basis")] = ()
    scope: Many[Lettered] = ()
    articles: Annotated[Many[Article], Field(alias="article")] = ()
    clauses: Annotated[tuple[SerializeAsAny[Clause], ...], Field(alias="clause", strict=False)] = ()
    calendars: Many[Slug] = Field((), description=mark("The register's own calendars that hold for this agreement."))
    conventions: dict[str, Text | ConventionChoice] = Field(
        default_factory=dict, description=mark("What this agreement's own text fixes about counting time.")
    )
    lead_times: dict[str, LeadTimes] = Field(default_factory=dict, description=LEAD_TIMES)
    waivers: Annotated[Many[Waiver], Field(alias="waiver")] = Field(
        (), description=mark("Findings of mouctl check that were looked at and are let go.")
    )

    @property
    def opening(self) -> "Opening | None":
        """The words of the text's opening that give the day of signing."""
        return Opening(self.signed_words) if self.signed_words else None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which "today" is taken."""
        return ZoneInfo(self.timezone)

    @cached_property
    def party_ids(self) -> tuple[str, ...]:
        """The parties' ids, in the order of the text."""
        return tuple(party.id for party in self.parties)

    @property
    def among_public_bodies(self) -> bool:
        """Whether all parties are public bodies, so that the statutes on their working days speak."""
        return all(party.public_body for party in self.parties)
