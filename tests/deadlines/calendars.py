"""Agreements under calendars of their register, written as TOML, and seen as the commands see them."""

from collections.abc import Collection, Mapping
from datetime import date

import tomli

from mouctl.model.calendar_file import CalendarFile
from mouctl.model.dossier import Dossier
from mouctl.model.event import Event
from mouctl.model.settings import Settings
from mouctl.schedule import Schedule
from mouctl.service.opening import View, schedule_of

HEAD = 'schema = 1\nname = "Kalender"\n'
GALUNGAN = 'id = "galungan"\nsource = "Edaran 5"\n[[day]]\non = 2024-09-24\nuntil = 2024-09-26\nname = "Galungan"\n'
SIX_DAYS = 'id = "enam"\nsource = "Peraturan 7"\nweek = "mon-sat"\n'
OFFICE = (
    'id = "kantor"\nsource = "Surat 12"\n'
    '[[day]]\non = 2024-07-15\nkind = "closed"\nname = "Pindah gedung"\n'
    '[[day]]\non = 2024-07-20\nkind = "working"\n'
)
DECREE_2027 = (
    'id = "2027"\nsource = "CONTOH 1/2026"\n'
    '[[decree]]\nnumber = "CONTOH 1/2026"\nyear = 2027\nsigned_on = 2026-09-18\n'
    "public_holidays = [2027-01-01, 2027-03-10]\njoint_leave = [2027-03-11]\n"
)


def under(
    case: Dossier,
    *calendars: str,
    of_register: Collection[str] = (),
    of_agreement: Collection[str] = (),
    of_parties: Mapping[str, Collection[str]] | None = None,
    settings: Mapping[str, object] | None = None,
) -> Dossier:
    """The agreement in a register that has these calendars, and where they are named."""
    files = [CalendarFile.model_validate(tomli.loads(HEAD + text)) for text in calendars]
    parties = tuple(
        party.model_copy(update={"calendars": tuple((of_parties or {}).get(party.id, ()))})
        for party in case.agreement.parties
    )
    own = Settings.model_validate({"calendars": list(of_register), **(settings or {})})
    register = case.settings.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
    return case._replace(
        agreement=case.agreement.model_copy(update={"parties": parties, "calendars": tuple(of_agreement)}),
        settings=register,
        layers={file.id: file.layer() for file in files},
    )


def seen(
    case: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    side: str | None = None,
    imagined: Event | None = None,
) -> Schedule:
    """The agreement on a day, with what was known of the calendars on another, and from a side."""
    return schedule_of(case, View(lambda _: as_of, known_on, side), imagined=imagined)
