"""Records fifty events, one after the other, as fast as it can; several of these run at once."""

import sys
from datetime import date, timedelta
from pathlib import Path

from mouctl.service.opening import open_register
from mouctl.service.recording import Described, carry_out, plan

FIFTY = 50


def main(root: Path, agreement: str, name: str) -> None:
    """All writers use the same days and the same type, so that they want the same ids."""
    for number in range(FIFTY):
        day = date(2022, 1, 1) + timedelta(days=number)
        event = {"type": "dispute", "on": day, "note": f"{name} {number}"}
        scan = root / f"{name}-{number % 2}" / "surat.txt"
        scan.parent.mkdir(exist_ok=True)
        scan.write_text(f"{name} {number % 2}")
        described = Described(event, (scan,) if number % 10 == 0 else ())
        carry_out(plan(open_register(root, [agreement]), agreement, [described]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
