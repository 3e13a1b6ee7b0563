"""Brings the Indonesian catalogue in line with the sentences in the sources, and compiles it.

python tools/catalogue.py          add new sentences (untranslated), drop those no longer said, compile
python tools/catalogue.py --check  change nothing; exit 1 if anything is missing, stale or unfinished
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "mouctl"
sys.path.insert(0, str(SOURCES.parent))  # the pages are those of these sources, whichever mouctl is installed
CATALOGUE = SOURCES / "locale" / "id" / "LC_MESSAGES" / "mouctl.po"
HEADER = r"""# Indonesian sentences of mouctl. New ones are added by tools/catalogue.py.
msgid ""
msgstr ""
"Project-Id-Version: mouctl\n"
"Language: id\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
KEYWORDS = {"say": None, "say_count": (1, 2), "mark": None}


def said() -> Catalog:
    """Every sentence that the sources can say."""
    catalogue = Catalog(locale="id", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        SOURCES, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(message, None, [(f"src/mouctl/{name}", line)], auto_comments=comments, context=context)
    for sentence in pages():
        catalogue.add(sentence)
    return catalogue


def pages() -> Iterator[str]:
    """What the docstrings of the rules say, paragraph by paragraph, as `mouctl rule` tells it."""
    from mouctl.service.pages import pages

    for page in pages().values():
        yield from (sentence.template for sentence in page.sentences)


def written() -> Catalog:
    """The catalogue as it is in the repository."""
    with CATALOGUE.open("rb") as lines:
        return read_po(lines, locale="id", abort_invalid=True)


def is_finished(message: Message) -> bool:
    """Whether a sentence has all its translations."""
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def faults(catalogue: Catalog) -> list[str]:
    """The sentences that are missing, no longer said, or not translated."""
    wanted = {message.id for message in said() if message.id}
    there = {message.id: message for message in catalogue if message.id}
    missing = [f"missing: {each!r}" for each in wanted - set(there)]
    stale = [f"no longer said: {each!r}" for each in set(there) - wanted]
    unfinished = [f"not translated: {each!r}" for each, message in there.items() if not is_finished(message)]
    return sorted(missing + stale + unfinished)


def update() -> None:
    """Rewrites the catalogue without line numbers, which would make every edit of the sources a change of it."""
    catalogue = written()
    catalogue.update(said(), no_fuzzy_matching=True, update_creation_date=False)
    with CATALOGUE.open("wb") as lines:
        lines.write(HEADER.encode())
        write_po(
            lines, catalogue, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
        )
    with CATALOGUE.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, written())


def main() -> int:
    """Runs the command."""
    if "--check" not in sys.argv:
        update()
    found = faults(written())
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
