"""A made-up report with every kind of block, tone and cell, and the same shape filled with any text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from mouctl.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Item,
    Items,
    Lines,
    Paragraph,
    Report,
    Table,
    Tone,
    Toned,
)  # fmt: skip
from mouctl.sentences import Sentence, say, say_count

QUOTE = "paling lambat 3 (tiga) bulan sebelum berakhirnya batas waktu Nota Kesepakatan ini"


class Status(Enum):
    """A code whose value is text."""

    UPCOMING = "upcoming"


class Weight(IntEnum):
    """A code whose value is a rank, and which knows a sentence."""

    ERROR = 3

    def sentence(self) -> Sentence:
        """The code in words."""
        return say("an error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A piece of JSON data."""

    id: str
    title: Sentence
    due_on: date | None
    status: Status
    weight: Weight
    owed_by: tuple[str, ...]
    from_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """A report's data."""

    as_of: date
    deadlines: tuple[Deadline, ...]
    years: dict[int, bool]


DATA = Data(
    as_of=date(2024, 8, 1),
    deadlines=(
        Deadline(
            id="bp2mi-asahan-2021/renewal-notice",
            title=say("Ask for renewal by {day}", day=date(2024, 9, 7)),
            due_on=date(2024, 9, 7),
            status=Status.UPCOMING,
            weight=Weight.ERROR,
            owed_by=("kesatu", "kedua"),
            from_="signing",
        ),
        Deadline(id="x", title=say("Nothing"), due_on=None, status=Status.UPCOMING, weight=Weight.ERROR, owed_by=()),
    ),
    years={2022: True, 2023: False},
)


def sample() -> Report:
    """What a command might answer."""
    return Report(schema="mouctl.sample/1", data=DATA, blocks=(*_opening(), _deadlines(), *_plan(), *_steps()))


def _opening() -> tuple[Block, ...]:
    return (
        Heading(say("Deadlines as of {day}", day=date(2024, 8, 1))),
        Paragraph(
            Lines(
                (
                    say_count("{count} deadline is overdue.", "{count} deadlines are overdue.", 2),
                    say(
                        "What the text leaves open is shown as open, with the earliest and the latest day, and the "
                        "deadline to act by is always the last working day on or before the earliest of them."
                    ),
                )
            )
        ),
        Facts(
            (
                (say("Agreement"), Toned("Penempatan dan Pelindungan Calon Pekerja Migran Indonesia", Tone.STRONG)),
                (say("Signed on"), date(2021, 12, 8)),
                (say("Last day"), Lines((date(2024, 12, 7), Toned(say("8 December is argued for too"), Tone.FAINT)))),
                (say("Parties"), ("Badan Pelindungan Pekerja Migran Indonesia", "Pemerintah Kabupaten Asahan")),
                (say("State"), Toned(say("in force"), Tone.GOOD)),
                (say("Telephone"), "+62 811-6200-134"),
            )
        ),
        Heading(say("What comes next"), 2),
    )


def _deadlines() -> Table:
    return Table(
        columns=(
            Column(key="id", title=say("Deadline"), min_width=16),
            Column(key="act_by", title=say("Act by"), min_width=14),
            Column(key="days_left", title=say("Days left"), min_width=5, right=True),
            Column(key="status", title=say("Status"), min_width=8),
        ),
        rows=(
            (
                Lines(("bp2mi-asahan-2021/renewal-notice", Toned("Pasal 5 ayat (2)", Tone.FAINT))),
                date(2024, 9, 6),
                36,
                Toned(say("upcoming"), Tone.WARN),
            ),
            (
                Lines(("bp2mi-asahan-2021/monitoring/5", Toned("Pasal 6 ayat (1)", Tone.FAINT))),
                date(2024, 6, 7),
                Toned(-55, Tone.BAD),
                Toned(say("overdue"), Tone.BAD),
            ),
            ("bp2mi-asahan-2021/expiry", Lines((date(2024, 12, 6), say("or later"))), 127, None),
        ),
    )


def _plan() -> tuple[Block, ...]:
    places = "Kabupaten Asahan, Kecamatan Kisaran Barat dan Kisaran Timur"
    duties = ("Menyediakan narasumber dan bahan sosialisasi", "Menyediakan tempat dan peserta")
    return (
        Heading(say("Work plan"), 2),
        Table(
            columns=(
                Column(key="number", title=say("No."), min_width=3, right=True),
                Column(key="activity", title=say("Activity"), min_width=24),
                Column(key="location", title=say("Location"), min_width=20),
                *(Column(key=f"year.{y}", title=str(y), min_width=4, group=say("Years")) for y in (2022, 2023, 2024)),
                Column(key="duties.kesatu", title="PIHAK KESATU", min_width=20, group=say("Duties")),
                Column(key="duties.kedua", title="PIHAK KEDUA", min_width=20, group=say("Duties")),
            ),
            rows=(
                (1, "Sosialisasi peluang kerja luar negeri", places, "✓", "✓", None, *duties),
                (2, "Pelatihan bahasa", "Sesuai kesepakatan PARA PIHAK", None, Toned("✗", Tone.BAD), "✓", *duties),
            ),
            card_title=(0, 1),
        ),
    )


def _steps() -> tuple[Block, ...]:
    return (
        Heading(say("How the day was found"), 3),
        Items(
            numbered=True,
            items=(
                Item(say("The term ends on {day}.", day=date(2024, 12, 7)), (f"Pasal 5 ayat (1): “{QUOTE}”",)),
                Item(
                    say("Three months before is {day}.", day=date(2024, 9, 7)),
                    (Toned(f"Pasal 5 ayat (2): “{QUOTE}”", Tone.FAINT), say("The notice must arrive by then.")),
                ),
            ),
        ),
        Items(items=(Item(say("No decree is known for {year}.", year=2027)), Item("Sesuai kesepakatan PARA PIHAK"))),
        Paragraph(say("Record what was done: mouctl record monitoring bp2mi-asahan-2021"), Tone.FAINT),
    )


def filled(text: str, cell: Callable[[str], Cell] = lambda text: text) -> Report:
    """Every place that takes data, filled with `text`."""
    value = cell(text)
    return Report(
        schema="mouctl.filled/1",
        data={"text": text, "deep": {"list": [text, {text: text}]}},
        blocks=(
            Heading(value),
            Heading(value, 2),
            Paragraph(value, Tone.BAD),
            Paragraph(say("It says {text}.", text=text)),
            Facts(((value, value), (say("Label"), Toned(value, Tone.STRONG)))),
            Table(
                columns=(
                    Column(key="a", title=value, group=value),
                    Column(key="b", title=say("B"), right=True),
                ),
                rows=((value, Lines((value, Toned(value, Tone.FAINT)))), (1, value)),
            ),
            Items(items=(Item(value, (value, value)), Item(value))),
            Items(items=(Item(value, (Toned(value, Tone.BAD),)),), numbered=True),
        ),
    )
