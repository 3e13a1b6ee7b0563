"""A register that was set up: `mouctl init`."""

from collections.abc import Sequence

from typing_extensions import TypedDict  # Pydantic asks for this one below Python 3.12

from mouctl.answers._contract import Contract, Told
from mouctl.report import Column, Heading, Item, Items, Report, Table
from mouctl.sentences import Sentence, say


class InitData(TypedDict):
    """The register's folder, the files written (with `dry_run` none is, and these would be), and what to do next."""

    register: str
    dry_run: bool
    files: tuple[str, ...]
    next: tuple[Told, ...]


def init_report(register: str, files: Sequence[str], steps: Sequence[Sentence], *, dry_run: bool) -> Report:
    """What was written, and what to do next."""
    blocks = (
        Heading(
            say("Would be written, for a register in {folder}", folder=register)
            if dry_run
            else say("A register is set up in {folder}", folder=register)
        ),
        Items(tuple(Item(each) for each in files)),
        Heading(say("What to do next"), 2),
        Items(tuple(Item(each) for each in steps), numbered=True),
    )
    return Report(
        schema=CONTRACT.schema,
        data=InitData(register=register, dry_run=dry_run, files=tuple(files), next=tuple(steps)),
        blocks=blocks[:2] if dry_run else blocks,
        records=Table(columns=(Column(key="file", title="file"),), rows=tuple((each,) for each in files)),
    )


CONTRACT = Contract(id="init", schema="mouctl.init/1", data=InitData)
