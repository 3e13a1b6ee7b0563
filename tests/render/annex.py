"""A work plan as the annex of an agreement: thirteen columns, merged cells, sections, a timeline, places to sign."""

from collections.abc import Iterator, Sequence
from datetime import date

from mouctl.report import (
    Bar,
    Cell,
    Column,
    Heading,
    Lines,
    Page,
    Paragraph,
    Report,
    Row,
    Section,
    Signature,
    Signatures,
    Table,
    Timeline,
    Tone,
    Toned,
)
from mouctl.sentences import say

TITLE = (
    "Rencana Kerja Badan Pelindungan Pekerja Migran Indonesia dengan Pemerintah Kabupaten Asahan tentang Penempatan "
    "dan Pelindungan Calon Pekerja Migran Indonesia"
)
PARTIES = ("PIHAK I", "PIHAK II")
YEARS = (2022, 2023, 2024)
ILLEGAL = "1. Sinergi Pemberantasan Sindikasi Penempatan Ilegal Pekerja Migran Indonesia"
TRAINING = "2. Penyelenggaraan pendidikan dan pelatihan Calon Pekerja Migran Indonesia"
SERVICE = "3. Fasilitasi Pelindungan Calon Pekerja Migran Indonesia dan Purna Pekerja Migran Indonesia"
FUNDS = Lines(("DIPA UPT BP2MI Medan", "APBD Kab Asahan"))
AGREED = "Sesuai kesepakatan PARA PIHAK"
STAGE = Toned("1. Fasilitasi perlindungan sebelum bekerja", Tone.FAINT)


def columns(years: Sequence[int] = YEARS, parties: Sequence[str] = PARTIES) -> tuple[Column, ...]:
    """As printed: the years share a heading, and so do the duties."""
    return (
        Column("number", say("No."), 5, centred=True),
        Column("programme", say("Programme"), 14, merged=True),
        Column("activity", say("Stage of activity"), 18),
        Column("location", say("Location"), 9, merged=True),
        Column("funding", say("Source of funds"), 10, merged=True),
        Column("schedule", say("Schedule"), 11, merged=True),
        *(Column(str(year), str(year), 4, group=say("Year"), centred=True) for year in years),
        *(Column(party, party, 18, group=say("Tasks and responsibilities")) for party in parties),
        Column("output", say("Output"), 14),
        Column("outcome", say("Outcome"), 14),
    )


def row(number: str, programme: str, activity: Cell, duties: Sequence[Cell], results: Sequence[Cell]) -> Row:
    """A line of the plan, ticked in every year."""
    return (number, programme, activity, "Kabupaten Asahan", FUNDS, AGREED, "✓", "✓", None, *duties, *results)


ROWS: tuple[Row, ...] = (
    Section("Huruf a: pencegahan penempatan ilegal"),
    (
        "1", ILLEGAL,
        "Membentuk tim koordinasi dengan melibatkan Kepolisian, Imigrasi serta Instansi terkait lainnya",
        "Sumatera Utara", "DIPA UPT BP2MI Medan", "Januari 2022", "✓", "✓", "✓",
        "Ikut serta dalam tim pencegahan penempatan ilegal Pekerja Migran Indonesia",
        "Berpartisipasi dalam tim koordinasi Pencegahan Penempatan Ilegal Pekerja Migran Indonesia",
        "Terbentuknya tim koordinasi Pencegahan Penempatan Ilegal Pekerja Migran Indonesia",
        "Berkurangnya Sindikasi Penempatan Ilegal Pekerja Migran Indonesia",
    ),
    Section("Huruf b dan c: pendidikan, pelatihan dan pelindungan"),
    row("2.1", TRAINING, "1. Pelatihan berdasarkan unit kompetensi dan keterampilan tertentu",
        ("Memberikan informasi peluang kerja ke luar negeri dan syarat serta kualifikasi yang dibutuhkan",
         Lines(("1. Melakukan persiapan administrasi kegiatan, rekrut dan seleksi peserta pelatihan",
                "2. Menyelenggarakan pelatihan bagi Calon Pekerja Migran Indonesia"))),
        ("Terlatihnya pencari kerja", "Tersedianya Calon Pekerja Migran Indonesia kompeten yang siap bekerja")),
    row("2.2", TRAINING, "2. Pemberdayaan Pekerja Migran Indonesia Purna dan keluarganya",
        (Lines(("1. Menyediakan data Purna Pekerja Migran Indonesia", "2. Menyelenggarakan pelatihan")),
         "Menyediakan peserta"),
        ("Terlatihnya Purna Pekerja Migran Indonesia", "Meningkatnya wirausaha/wirausaha baru")),
    row("3.1.a", SERVICE, Lines((STAGE, "a. Pendataan Calon Pekerja Migran Indonesia")),
        ("Melakukan pendataan Calon Pekerja Migran Indonesia", "Jumlah Calon Pekerja Migran Indonesia"),
        ("Jumlah Calon Pekerja Migran Indonesia", "Data Calon Pekerja Migran Indonesia")),
    row("3.1.b", SERVICE, Lines((STAGE, "b. Verifikasi kelengkapan dokumen Pekerja Migran Indonesia")),
        ("Melakukan verifikasi akhir kelengkapan dokumen", "Melakukan verifikasi awal kelengkapan dokumen"),
        ("Jumlah data yang diverifikasi", "Data Calon Pekerja Migran Indonesia yang terverifikasi")),
    row("3.1.d", SERVICE, Lines((STAGE, "d. Pembinaan terhadap lembaga terkait pelaksanaan penempatan")),
        ("Melakukan pembinaan terhadap lembaga terkait", "Melakukan pengawasan terhadap lembaga terkait"),
        ("Jumlah pembinaan yang dilakukan", Toned("Kegiatan sesuai peraturan perundang-undangan", Tone.GOOD))),
)  # fmt: skip


def annex(rows: Sequence[Row] = ROWS) -> Report:
    """The seed's plan, as far as it takes to show everything."""
    return Report(
        schema="mouctl.annex/1",
        data={},
        page=Page(title=TITLE, landscape=True, initials=PARTIES),
        blocks=(
            Heading(TITLE),
            Table(columns=columns(), rows=tuple(rows)),
            Paragraph("5 dari 6 kegiatan belum memiliki tanggal.", Tone.FAINT),
            Heading("Jadwal", 2),
            timeline(),
            signatures(PARTIES),
        ),
    )


def timeline() -> Timeline:
    """Spans of a month, of years, and of one day."""
    bars = (
        Bar("1 Membentuk tim koordinasi", date(2022, 1, 1), date(2022, 1, 31), Tone.BAD, "terlambat"),
        Bar("2.1 Pelatihan berdasarkan unit kompetensi dan keterampilan tertentu", date(2022, 3, 1), date(2024, 12, 7)),
        Bar("3.1.a Pendataan Calon Pekerja Migran Indonesia", date(2023, 1, 1), date(2023, 12, 31), Tone.GOOD),
        Bar("Berakhirnya jangka waktu", date(2024, 12, 7), date(2024, 12, 7), Tone.WARN, Lines(("atau 8 Desember",))),
    )
    return Timeline(bars, marked=date(2024, 8, 1))


def signatures(parties: Sequence[str]) -> Signatures:
    """Of the first it is known who signs."""
    first, *others = parties
    return Signatures((Signature(first, "Kepala Badan", "NAMA PEJABAT"), *(Signature(each) for each in others)))


def plan(rows: int, years: int, parties: int) -> Report:
    """A plan of any size."""
    span, sides = range(2022, 2022 + years), tuple(f"PIHAK {number + 1}" for number in range(parties))
    return annex()._replace(
        page=Page("Rencana Kerja", landscape=True, initials=sides),
        blocks=(
            Heading("Rencana Kerja"),
            Table(columns(span, sides), tuple(_rows(rows, years, parties))),
            timeline(),
            signatures(sides),
        ),
    )


def _rows(count: int, years: int, parties: int) -> Iterator[Row]:
    for number in range(count):
        if number % 50 == 0:
            yield Section(f"Ruang lingkup {number // 50 + 1}")
        programme = number // 7
        yield (
            f"{programme}.{number}", f"{programme}. Program pelindungan ke-{programme} dan pemberdayaan",
            f"Kegiatan ke-{number} berdasarkan unit kompetensi dan keterampilan", "Kabupaten Asahan", FUNDS, AGREED,
            *("✓" if (number + year) % 3 else None for year in range(years)),
            *(f"Tugas {number}-{side} dalam rangka penyelesaian dan tindak lanjut" for side in range(parties)),
            f"Output {number}", f"Outcome {number} menurut ketentuan peraturan perundang-undangan",
        )  # fmt: skip
