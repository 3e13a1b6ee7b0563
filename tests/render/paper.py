"""Reports for the formats of paper: a plan such as the printed ones, the real plan, and one full of any text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mouctl.discovery import member
from mouctl.format import Format, Surface
from mouctl.language import Language
from mouctl.render._cells import for_tables
from mouctl.report import (
    Bar,
    Block,
    Cell,
    Column,
    Excerpt,
    Facts,
    Heading,
    Item,
    Items,
    Lines,
    Page,
    Paragraph,
    Report,
    Section,
    Signature,
    Signatures,
    Table,
    Timeline,
    Tone,
    Toned,
)
from mouctl.sentences import say
from mouctl.service.opening import View, open_register
from mouctl.service.planning import Look, matrix
from mouctl.service.wishes import Asked

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = "bp2mi-asahan-2021"
YEARS = (2022, 2023, 2024)
TITLE = "RENCANA KERJA Pemerintah Kabupaten Contoh & Badan Contoh"


def rendered(report: Report, format_id: str, language: str = "id") -> bytes:
    """The file of a report."""
    found = member("mouctl.render", format_id, "FORMAT", Format)
    written = found.render(report, Surface(language=Language(language)))
    assert isinstance(written, bytes)
    return written


def report_of(*blocks: Block, page: Page | None = None) -> Report:
    """A report of nothing but blocks."""
    return Report(schema="mouctl.sample/1", data={}, blocks=blocks, page=page)


def columns() -> tuple[Column, ...]:
    """The thirteen columns of the printed plan, under two lines of headings."""
    years = (Column(key=str(year), title=str(year), min_width=4, group="TAHUN", centred=True) for year in YEARS)
    duties = (
        Column(key=key, title=title, min_width=18, group="TUGAS DAN TANGGUNG JAWAB")
        for key, title in (("kesatu", "PIHAK I"), ("kedua", "PIHAK II"))
    )
    return (
        Column(key="number", title="NO.", min_width=5, centred=True),
        Column(key="programme", title="PROGRAM/KEGIATAN", min_width=14, merged=True),
        Column(key="activity", title="TAHAPAN KEGIATAN", min_width=18),
        Column(key="location", title="LOKASI", min_width=9),
        Column(key="funding", title="SUMBER DANA", min_width=10),
        Column(key="schedule", title="JADWAL", min_width=11),
        *years,
        *duties,
        Column(key="output", title="OUTPUT", min_width=14),
        Column(key="outcome", title="OUTCOME", min_width=14),
    )


def _row(number: str, programme: str, activity: Cell, schedule: Cell, ticks: str) -> tuple[Cell, ...]:
    duties = Lines(("1. Menyediakan narasumber dan bahan sosialisasi", "2. Menyusun laporan"))
    years = ("V" if tick == "V" else None for tick in ticks)
    funding = Lines(("APBD", "DIPA"))
    return (
        number, programme, activity, "Kabupaten Contoh", funding, schedule, *years, duties,
        "Menyediakan tempat dan peserta", "Terlaksananya kegiatan", "Meningkatnya pengetahuan peserta",
    )  # fmt: skip


def plan() -> Report:
    """A small plan as it is annexed to an agreement, with everything that can stand in one."""
    stage = Lines((Toned("1. Tahap persiapan", Tone.FAINT), "a. Pendataan peserta"))
    rows = (
        Section("A. Sosialisasi"),
        _row("1.1", "1. Sosialisasi peluang kerja", stage, "Januari 2022", "VVV"),
        _row("1.2", "1. Sosialisasi peluang kerja", "b. Penyuluhan", date(2022, 6, 30), "V-V"),
        Section("B. Pelatihan"),
        _row("2.1", "1. Sosialisasi peluang kerja", "Pelatihan bahasa", "Sesuai kesepakatan PARA PIHAK", "-V-"),
        _row("3", "2. Pemantauan", "Pemantauan bersama", None, "VVV"),
    )
    bars = (
        Bar("Sosialisasi", date(2022, 1, 1), date(2022, 3, 31), Tone.GOOD),
        Bar("Pelatihan", date(2022, 2, 1), date(2024, 12, 7), note="Sesuai kesepakatan"),
    )
    return report_of(
        Heading(TITLE),
        Table(columns=columns(), rows=rows, card_title=(0, 2)),
        Paragraph("2 kegiatan belum bertanggal.", Tone.FAINT),
        Heading("Jadwal", 2),
        Timeline(bars, marked=date(2022, 5, 1)),
        Signatures(
            (
                Signature("PIHAK KESATU", "Kepala Badan Contoh", "KEPALA BADAN"),
                Signature("PIHAK KEDUA", "Bupati Contoh"),
            )
        ),
        page=Page(TITLE, landscape=True, initials=("PIHAK I", "PIHAK II")),
    )


def real_plan() -> Report:
    """The plan that is transcribed in the register, laid out as it was printed."""
    view = View(as_of=lambda _: date(2022, 5, 1))
    answer = matrix(open_register(ROOT, [AGREEMENT]), AGREEMENT, view, Asked(), Look(as_signed=True))
    table = next(block for block in answer.report.blocks if isinstance(block, Table))
    merged = tuple(
        column._replace(merged=column.key == "programme", centred=column.key in map(str, YEARS))
        for column in table.columns
    )
    page = Page("Rencana Kerja", landscape=True, initials=("PIHAK I", "PIHAK II"))
    return report_of(Heading("Rencana Kerja"), table._replace(columns=merged), page=page)


def table_of(report: Report) -> Table:
    """The first table of a report."""
    return next(block for block in report.blocks if isinstance(block, Table))


def told(table: Table, language: str = "id") -> list[list[str]]:
    """What the cells of a table say, row by row, their lines under each other."""
    teller = for_tables(Language(language))
    return [["\n".join(line.text for line in teller.lines(cell)) for cell in row] for row in table.records]


def large(rows: int, years: int, parties: int) -> Report:
    """A plan of any size."""
    words = "Menyediakan narasumber nomor {} dan bahan sosialisasi bagi calon Pekerja Migran Indonesia"
    heads = columns()
    several = (
        *(heads[6]._replace(key=str(2020 + year), title=str(2020 + year)) for year in range(years)),
        *(heads[9]._replace(key=f"p{party}", title=f"PIHAK {party + 1}") for party in range(parties)),
    )
    body = tuple(
        (
            str(row), words.format(row // 7), words.format(row), "Kabupaten", Lines(("APBD", "DIPA")), "Januari",
            *("V",) * years, *(Lines((words.format(row * party), "2. Melapor")) for party in range(parties)),
            words.format(-row), None,
        )
        for row in range(rows)
    )  # fmt: skip
    table = Table(columns=(*heads[:6], *several, *heads[-2:]), rows=body, card_title=(0, 2))
    initials = tuple(f"PIHAK {party + 1}" for party in range(parties))
    places = Signatures(tuple(Signature(each) for each in initials))
    return report_of(Heading(TITLE), table, places, page=Page(TITLE, landscape=True, initials=initials))


def filled(text: str, cell: Callable[[str], Cell] = lambda text: text) -> Report:
    """Every place of paper that takes data, filled with `text`."""
    value = cell(text)
    days = date(2022, 1, 1), date(2023, 12, 31)
    table = Table(
        columns=(
            Column(key="a", title=value, group=value, merged=True),
            Column(key="b", title="B", group=value),
            Column(key="c", title=value),
        ),
        rows=(
            (value, Lines((value, Toned(value, Tone.FAINT))), 1),
            Section(value),
            (Toned(value, Tone.BAD), value, value),
        ),
    )
    return report_of(
        Heading(value),
        Facts(((value, value), (say("Label"), Toned(value, Tone.STRONG)))),
        Paragraph(value, Tone.BAD),
        Heading(value, 2),
        table,
        Paragraph(say("It says {text}.", text=text)),
        Items(items=(Item(value, (value, Excerpt(1, text, 1, 3))), Item(value)), numbered=True),
        Heading(value, 2),
        Timeline((Bar(value, *days, note=value),)),
        Heading(value, 2),
        table,
        Signatures((Signature(value, value, value), Signature(value))),
        page=Page(value, landscape=True, initials=(value, value)),
    )
