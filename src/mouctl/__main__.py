"""`python -m mouctl`."""

from mouctl.cli.main import run

run()
