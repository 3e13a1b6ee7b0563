"""A large work plan, 500 rows over ten years for four parties, written by `mouctl matrix` in every format.

    python benchmarks/planning.py

shows the seconds of each format, and those that `check-jsonschema` takes to hold the same file against its schema.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

BIN = Path(sys.executable).parent
PROGRAMMES, ROWS, YEARS, PARTIES = 50, 10, range(2022, 2032), range(1, 5)
FORMATS = ("txt", "md", "csv", "json", "html", "xlsx", "docx", "pdf")
_DUTY = "Menyusun dan menyampaikan laporan pelaksanaan kegiatan kepada PIHAK lain setiap akhir tahun"


def make(root: Path) -> Path:
    """A register with one agreement and its work plan, half of the rows with something recorded; gives the plan."""
    folder = root / "agreements" / "besar"
    folder.mkdir(parents=True)
    (root / "mouctl.toml").write_text('schema = 1\nname = "Registri"\n', encoding="utf-8")
    parties = "".join(
        f'\n[[party]]\nid = "p{n}"\nlabel = "PIHAK {n}"\nname = "Dinas {n}"\npublic_body = true\n' for n in PARTIES
    )
    head = 'schema = 1\nid = "besar"\nkind = "other"\ntitle = "Kerja sama besar"\nsigned_on = 2021-12-08\n'
    (folder / "agreement.toml").write_text(head + parties, encoding="utf-8")
    years = f"years = [{', '.join(map(str, YEARS))}]\n"
    duties = "".join(f'duties.p{n} = ["{_DUTY}", "Menyediakan tempat"]\n' for n in PARTIES)
    plan = [f'schema = 1\ntitle = "Rencana Kerja"\n{years}']
    events = ["schema = 1\n"]
    for programme in range(1, PROGRAMMES + 1):
        plan.append(f'\n[[programme]]\nnumber = "{programme}."\nname = "Program pelayanan terpadu nomor {programme}"\n')
        for row in range(1, ROWS + 1):
            name = f"{programme}.{row}"
            plan.append(f'\n[[programme.activity]]\nid = "{name}"\ntext = "Kegiatan {name} di desa dan kecamatan"\n')
            plan.append(f'location = "Kabupaten"\nfunding = [{{ source = "APBD", party = "p1" }}]\n{years}{duties}')
            plan.append('output = "Laporan kegiatan"\noutcome = "Meningkatnya pelayanan kepada masyarakat"\n')
            if row % 2:
                events.append(f'\n[[event]]\nid = "e-{name}"\ntype = "activity"\non = 2022-06-0{row}\n')
                events.append(f'activity = "{name}"\nyear = 2022\n')
    (folder / "workplan.toml").write_text("".join(plan), encoding="utf-8")
    (folder / "events.toml").write_text("".join(events), encoding="utf-8")
    return folder / "workplan.toml"


def command(root: Path, ending: str) -> list[str]:
    """What writes the plan in a format."""
    matrix = [str(BIN / "mouctl"), "matrix", "besar", "--as-of", "2024-08-01", "--register", str(root)]
    return [*matrix, "-o", str(root / f"plan.{ending}")]


def validating(root: Path, environment: Mapping[str, str]) -> list[str]:
    """What holds the plan against its schema, which is written for it."""
    schema = root / "workplan.json"
    with schema.open("wb") as target:
        subprocess.run([BIN / "mouctl", "schema", "workplan"], check=True, stdout=target, env=environment)
    plan = root / "agreements" / "besar" / "workplan.toml"
    return [str(BIN / "check-jsonschema"), "--schemafile", str(schema), str(plan)]


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Prints a line for each format, and one for the peer."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "register"
        make(root)
        for ending in FORMATS:
            print(f"{ending:<18}{min(_seconds(command(root, ending)) for _ in range(3)):6.2f} s")
        validate = validating(root, {})
        print(f"{'check-jsonschema':<18}{min(_seconds(validate) for _ in range(3)):6.2f} s")


if __name__ == "__main__":
    main()
