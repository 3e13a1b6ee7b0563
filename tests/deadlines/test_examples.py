"""The example register: it loads without an error, answers on any day, and shows what it says it shows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mouctl.clauses import type_names
from mouctl.dates.decrees import national_years
from mouctl.dates.working_calendar import WorkingCalendar
from mouctl.findings import Severity
from mouctl.language import Language
from mouctl.loading.register import Register, load_register
from mouctl.model.clause import Clause
from mouctl.model.conventions import KEYS, Ground
from mouctl.model.dossier import Dossier
from mouctl.model.event import EVENT_TYPES
from mouctl.schedule import Schedule, schedule

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "register"
CALENDARS = ROOT / "examples" / "calendars-register"
LIFETIME = ROOT / "examples" / "lifetime-register"
DAYS = [
    date(2021, 12, 7),
    date(2022, 6, 7),
    date(2023, 4, 12),
    date(2024, 2, 29),
    date(2024, 5, 2),
    date(2024, 9, 8),
] + [date(year, 1, 1) for year in (2025, 2026, 2027, 2028, 2031)]


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(EXAMPLES)


def dossiers(register: Register) -> list[Dossier]:
    return [entry.dossier for entry in register.entries if entry.dossier]


def clauses(register: Register) -> Iterator[Clause]:
    for dossier in dossiers(register):
        yield from dossier.agreement.clauses


def shown(register: Register, agreement: str, as_of: date) -> Schedule:
    (dossier,) = (each for each in dossiers(register) if each.agreement.id == agreement)
    return schedule(dossier, WorkingCalendar(years=national_years()), as_of)


def keys(register: Register, kind: str, key: str) -> set[object]:
    return {getattr(clause, key) for clause in clauses(register) if clause.type == kind}


def test_loads_without_an_error(register: Register) -> None:
    assert [finding for finding in register.findings if finding.severity is Severity.ERROR] == []
    assert len(dossiers(register)) == len(register.names) == 7


@pytest.mark.parametrize(
    "root", [EXAMPLES, CALENDARS, LIFETIME, ROOT], ids=["examples", "calendars", "lifetime", "real"]
)
@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_answers_on_any_day(root: Path, as_of: date) -> None:
    calendar = WorkingCalendar(years=national_years())
    for dossier in dossiers(load_register(root)):
        found = schedule(dossier, calendar, as_of)
        ids = [entry.deadline.id for entry in found.entries]
        assert len(ids) == len(set(ids))
        for entry in found.entries:
            for code in ("id", "en"):
                language = Language(code)
                sentences = (entry.deadline.title, entry.why, *entry.warnings)
                assert all(language.tell(sentence) for sentence in sentences if sentence)


class TestShows:
    def test_every_clause_type(self, register: Register) -> None:
        assert {clause.type for clause in clauses(register)} == set(type_names())

    def test_every_event_type(self, register: Register) -> None:
        happened = {event.type for dossier in dossiers(register) for event in dossier.events}
        assert happened == set(EVENT_TYPES)

    def test_every_way_to_count(self, register: Register) -> None:
        assert keys(register, "renewal", "mode") == {"by-agreement", "automatic", "none"}
        assert keys(register, "correspondence", "direction") == {"after", "before"}
        assert keys(register, "termination", "counted_from") == {"effective", "receipt"}
        assert keys(register, "force-majeure", "counted_from") == {"occurrence", "awareness", "end"}
        assert keys(register, "obligation", "anchor") == {"signing", "start", "end", "day", "event"}
        assert keys(register, "obligation", "direction") == {"after", "before"}
        assert keys(register, "obligation", "nature") == {"duty", "right"}
        assert any(keys(register, "obligation", "every"))
        assert any(keys(register, "dispute", "settle_within"))

    def test_the_rarer_shapes(self, register: Register) -> None:
        assert keys(register, "force-majeure", "manner") == {"written", "oral"}
        assert any(keys(register, "force-majeure", "suspends"))
        assert any(keys(register, "force-majeure", "resume"))
        assert keys(register, "monitoring", "counted_from") == {"start", "last-review"}
        assert keys(register, "termination", "ends_on") == {"any-day", "month-end"}
        assert any(keys(register, "obligation", "until_month_end"))
        assert "receipt" in keys(register, "renewal", "told_by")
        assert "next-working-day" in keys(register, "renewal", "day_off_arrival")
        assert any(keys(register, "renewal", "deemed_received"))
        assert any(party.signed_on for dossier in dossiers(register) for party in dossier.agreement.parties)

    def test_every_kind_of_term(self, register: Register) -> None:
        assert all(any(keys(register, "term", key)) for key in ("duration", "until", "open_ended", "starts_after"))
        assert any(isinstance(start, date) for start in keys(register, "term", "start"))
        assert keys(register, "term", "start") >= {"signing", "last-notification"}
        assert keys(register, "term", "starts_on") == {"that-day", "first-of-next-month"}

    def test_conventions_that_are_not_the_defaults(self, register: Register) -> None:
        assert any(value != KEYS[key].default for key, value in register.settings.conventions.items())
        grounded = {
            key
            for dossier in dossiers(register)
            for key, choice in dossier.agreement.conventions.items()
            if getattr(choice, "value", choice) != KEYS[key].default and getattr(choice, "article", None)
        }
        assert grounded >= {"term_end", "bare_days", "count_from", "month_end", "roll"}

    @pytest.mark.parametrize(
        ("agreement", "as_of", "state"),
        [
            ("dinas-contoh-pelatihan-2022", date(2022, 2, 25), "signed"),
            ("dinas-contoh-pelatihan-2022", date(2024, 5, 2), "in-force"),
            ("dinas-contoh-pelatihan-2022", date(2026, 3, 2), "expired"),
            ("example-institute-research-2023", date(2025, 7, 1), "terminated"),
            ("yayasan-contoh-beasiswa-2022", date(2024, 5, 2), "open-ended"),
            ("kecamatan-contoh-draf", date(2024, 5, 2), "draft"),
            ("desa-contoh-perpustakaan-2025", date(2025, 5, 2), "undetermined"),
        ],
    )
    def test_every_state(self, register: Register, agreement: str, as_of: date, state: str) -> None:
        assert shown(register, agreement, as_of).life.state == state

    def test_every_status(self, register: Register) -> None:
        found = {
            entry.status
            for name in register.names
            for day in (date(2022, 6, 7), date(2024, 5, 2), date(2025, 9, 1))
            for entry in shown(register, name, day).entries
        }
        assert found == {"undetermined", "upcoming", "due", "overdue", "lapsed", "done", "done-late", "moot"}

    def test_begins_on_the_first_of_the_month_after_the_last_notification(self, register: Register) -> None:
        """Received on 9 and on 14 March 2023: from 1 April 2023, four years to 31 March 2027."""
        found = shown(register, "provinsi-contoh-kebencanaan-2023", date(2024, 5, 2))
        (term,) = found.life.situation.terms
        assert (term.first_day, term.last_day) == (date(2023, 4, 1), date(2027, 3, 31))

    def test_told_by_word_of_mouth_then_in_writing(self, register: Register) -> None:
        """Flood on 25 November 2024, known on the 26th: 72 hours, then ten working days; the 27th was election day."""
        found = shown(register, "provinsi-contoh-kebencanaan-2023", date(2025, 1, 2))
        stages = [e for e in found.entries if e.deadline.duty == "force-majeure-notice"]
        assert [(e.deadline.due_on, e.deadline.met and e.deadline.met.on, e.status) for e in stages] == [
            (date(2024, 11, 28), date(2024, 11, 27), "done"),
            (date(2024, 12, 11), date(2024, 12, 6), "done"),
        ]

    def test_a_party_that_no_statute_binds(self, register: Register) -> None:
        conventions = shown(register, "yayasan-contoh-beasiswa-2022", date(2024, 5, 2)).life.situation.conventions
        assert conventions["joint_leave"].ground is Ground.REGISTER
        assert conventions["working_week"].ground is Ground.DEFAULT

    def test_objected_to_too_late(self, register: Register) -> None:
        """Two months before Friday 1 March 2024 is 1 January; told on the 15th, the term runs on to 1 March 2025."""
        found = shown(register, "dinas-contoh-pelatihan-2022", date(2024, 5, 2))
        assert found.life.last_day == date(2025, 3, 1)
        (notice,) = (e for e in found.entries if e.deadline.id.endswith("/renewal-notice"))
        assert (notice.deadline.due_on, notice.status) == (date(2024, 1, 1), "lapsed")

    def test_renewed_twice_and_no_more(self, register: Register) -> None:
        found = shown(register, "dinas-contoh-pelatihan-2022", date(2030, 1, 1))
        assert [term.last_day for term in found.life.situation.terms] == [
            date(year, 3, 1) for year in (2024, 2025, 2026)
        ]
