"""Statutes that settle a question of counting for certain parties, as data with their sources.

Perpres 21/2023 (in force since 12 April 2023): government offices, of the centre and of the regions, work from Monday
to Friday (Pasal 3), less national holidays and national joint leave (Pasal 6). It replaced Keppres 68/1995.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mouctl.model.agreement import Agreement


class Statute(NamedTuple):
    """A statute, what it fixes, and when it was in force (first and last day, both included)."""

    cite: str
    fixes: Mapping[str, str]
    since: date = date.min
    until: date = date.max

    def speaks_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.since <= day <= self.until


FOR_PUBLIC_BODIES: tuple[Statute, ...] = (
    Statute(cite="Perpres 21/2023 Pasal 3", fixes={"working_week": "mon-fri"}, since=date(2023, 4, 12)),
    Statute(cite="Perpres 21/2023 Pasal 6", fixes={"joint_leave": "off"}, since=date(2023, 4, 12)),
    Statute(
        cite="Keppres 68/1995",
        fixes={"working_week": "mon-fri", "joint_leave": "off"},
        until=date(2023, 4, 11),
    ),
)


def statutes_for(agreement: Agreement) -> tuple[Statute, ...]:
    """The statutes that bind all the parties: one party that is no public body, and the question is open again."""
    return FOR_PUBLIC_BODIES if agreement.among_public_bodies else ()
