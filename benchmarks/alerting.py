"""A run of alerts that has nothing to send, over a register of many agreements: `mouctl alerts send`.

The state remembers that everything was told already, as on most mornings of a year.
"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import checking

SETTINGS = """
[alerts]
sender = "mouctl@contoh.go.id"
domains = ["contoh.go.id"]

[[alerts.recipient]]
role = "Kepala Bagian Kerja Sama"
email = "kerjasama@contoh.go.id"

[alerts.transport]
type = "maildir"
folder = "{folder}"
"""


def make(root: Path, number: int, environment: Mapping[str, str]) -> list[str]:
    """A register in which everything was told, and the command that finds nothing to send in it."""
    checking.make(root, number)
    with (root / "mouctl.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS.format(folder=root / "mail"))
    command = [str(checking.BIN / "mouctl"), "alerts", "send", "--as-of", str(checking.AS_OF), "--register", str(root)]
    subprocess.run([*command, "--init"], check=True, stdout=subprocess.PIPE, env=environment)
    return command
