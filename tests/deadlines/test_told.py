"""What deadlines say of themselves: titles, anchors, whose they are, what met them, and each step with its source.

The cases and what is expected of them are in `told.txt`; after a meant change `UPDATE_GOLDEN=1 pytest` on this file
writes it anew, and its difference is to be read. Days are the business of the tables, `cases.csv` and `shapes.csv`.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mouctl.language import Language
from mouctl.standing import Entry

from .building import dossier, event, events, on
from .test_shapes import SETTLED

TOLD = Path(__file__).parent / "told.txt"
ENGLISH = Language("en")


def told(entry: Entry) -> Iterator[str]:
    """A deadline as lines of text, with what no table of days shows."""
    deadline, tell = entry.deadline, ENGLISH.tell
    yield f"* {deadline.id}: {tell(deadline.title)} ({deadline.nature}, {deadline.kind}, {entry.status})"
    yield f"  of {', '.join(deadline.owed_by)}{'; by notice' if deadline.by_notice is True else ''}"
    yield f"  {deadline.article}, {deadline.quote}; {deadline.consequence or 'no consequence'}"
    yield f"  from {tell(deadline.anchor.what)}: {deadline.anchor.on or '-'}"
    yield f"  due {deadline.due_on or '-'}, {deadline.occurrence or 'once'}"
    if deadline.met:
        yield f"  met by {deadline.met.event} on {deadline.met.on}"
    if deadline.missing:
        yield f"  missing: {tell(deadline.missing)}"
    for why in filter(None, (entry.why, *entry.warnings)):
        yield f"  says: {tell(why)}"
    for step in deadline.readings[0].steps if deadline.readings else ():
        yield f"  - {step.before or ''} > {step.after}: {tell(step.because)} [{step.article or ''}, {step.words or ''}]"


def written(text: str) -> Iterator[str]:
    """The file anew: each case is a line `== DAY | CLAUSES`, then `=  EVENTS`, then what its deadlines say."""
    for day, clauses, happened in re.findall(r"^== (\S+) \| (.+)\n=(.*)$", text, re.MULTILINE):
        found = on(dossier(clauses, happened=events(happened), text=SETTLED), date.fromisoformat(day))
        yield from (f"== {day} | {clauses}", f"={happened}", found.life.state)
        for entry in found.entries:
            yield from told(entry)
        yield ""


def test_deadlines_say_what_they_are() -> None:
    expected = TOLD.read_text(encoding="utf-8")
    text = "\n".join(written(expected))
    if os.environ.get("UPDATE_GOLDEN") == "1":
        TOLD.write_text(text, encoding="utf-8")
    assert text == TOLD.read_text(encoding="utf-8"), "told.txt differs; UPDATE_GOLDEN=1 writes it anew"


def test_the_last_signature_is_a_step_with_its_article() -> None:
    apart = {"kesatu": date(2022, 1, 3), "kedua": date(2022, 1, 5)}
    case = dossier("term duration='1 year' from=last-signature", apart=apart, text=SETTLED)
    (expiry,) = on(case, date(2022, 2, 1)).entries
    first = expiry.deadline.readings[0].steps[0]
    assert (first.after, ENGLISH.tell(first.because)) == (date(2022, 1, 5), "The day of the last signature.")
    assert (first.article, first.words) == ("Pasal 1", "bunyi naskah")


class TestImagined:
    """Asked about before it happens: the day of the event stands for the awareness of it, and its end is not known."""

    def asked(self, counted_from: str) -> date | None:
        lines = f"term until=2024-12-31 | force-majeure notice='10 hari kerja' counted_from={counted_from}"
        found = on(dossier(lines, text=SETTLED), date(2024, 6, 3), imagined=event("force-majeure 2024-07-01"))
        (due,) = (e.deadline.due_on for e in found.entries if e.deadline.duty == "force-majeure-notice")
        return due

    def test_awareness(self) -> None:
        """2 to 5, 8 to 12 and 15 July 2024."""
        assert self.asked("awareness") == self.asked("occurrence") == date(2024, 7, 15)

    def test_end(self) -> None:
        assert self.asked("end") is None
