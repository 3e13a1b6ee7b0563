"""Whatever lies in a register, the real command answers it within bounds that the operating system keeps.

A guard against hanging and against eating the machine, and no measure of speed: five seconds of the processor's time,
after which the process is killed, and 512 MiB of memory at the most.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.cli.conftest import environment
from tests.cli.forks import forked

SECONDS = 5
MEMORY = 512 << 20
LIMIT = 1 << 20
"""The largest file that is read."""
AGREEMENT = b'schema = 1\nid = "a"\nkind = "mou"\ntitle = "Judul"\n'
PARTY = b'[[party]]\nid = "kesatu"\nlabel = "PIHAK KESATU"\nname = "Badan"\npublic_body = true\n'

CONTENTS: Mapping[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "remarks only, as many as fit": b"#\n" * (LIMIT // 2),
    "one byte too large": b"#" * (LIMIT + 1),
    "lists nested deeply": b"x = " + b"[" * 500_000,
    "lists nested and closed": b"x = " + b"[" * 400 + b"]" * 400,
    "tables nested deeply": b"x = " + b"{a = " * 100_000,
    "tables nested and closed": AGREEMENT + b"x = " + b"{a = " * 300 + b"1" + b"}" * 300,
    "a heading of many parts": b"[" + b"a." * 200_000 + b"a]",
    "a key of many parts": b"a." * 200_000 + b"a = 1",
    "a key of a megabyte": AGREEMENT + b"x" * 900_000 + b" = 1",
    "a text of a megabyte": AGREEMENT + b'object = "' + b"x" * 900_000 + b'"',
    "a text that never ends": b'title = "' + b"x" * 900_000,
    "a text of several lines that never ends": b'title = """' + b"x\n" * 400_000,
    "a number of a million digits": b"schema = " + b"1" * 1_000_000,
    "a number in base 16 of a million digits": b"schema = 0x" + b"f" * 1_000_000,
    "a number that is none": AGREEMENT + b"originals = nan\nstamped = -inf\n",
    "a day that does not exist": b"signed_on = 2021-02-30\n",
    "days at the ends of time": AGREEMENT + b"signed_on = 9999-12-31\n" + PARTY,
    "a hundred thousand keys in braces": AGREEMENT + b"x = {" + b",".join(b"k%d=1" % n for n in range(90_000)) + b"}",
    "a hundred thousand dotted keys": AGREEMENT + b"\n".join(b"x.k%d=1" % n for n in range(80_000)),
    "nothing but unknown keys": AGREEMENT + b"\n".join(b"k%d = 1" % n for n in range(80_000)),
    "nothing but headings": AGREEMENT + b"\n".join(b"[t%d]" % n for n in range(90_000)),
    "nothing but empty parties": AGREEMENT + b"party = [" + b"{}," * 340_000 + b"]",
    "as many empty parties as are looked at": AGREEMENT + b"party = [" + b"{}," * 49_000 + b"]",
    "as many unknown keys as are looked at": AGREEMENT + b"\n".join(b"k%d = 1" % n for n in range(49_000)),
    "numbers instead of tables": AGREEMENT + b"party = [" + b"1," * 500_000 + b"]",
    "fewer numbers instead of tables": AGREEMENT + b"party = [" + b"1," * 49_000 + b"]",
    "nothing but clauses of nothing": AGREEMENT + PARTY + b"[[clause]]\n" * 49_000,
    "things of one name, as many as are looked at": AGREEMENT + PARTY + b'[[scope]]\nid = "a"\n' * 24_000,
    "three thousand unknown keys": AGREEMENT + b"\n".join(b"k%d = 1" % n for n in range(3_000)),
    "three thousand headings": AGREEMENT + b"\n".join(b"[t%d]" % n for n in range(3_000)),
    "three thousand empty parties on one line": AGREEMENT + b"party = [" + b"{}," * 3_000 + b"]",
    "five thousand clauses of nothing": AGREEMENT + PARTY + b"[[clause]]\n" * 5_000,
    "five thousand things of one name": AGREEMENT + PARTY + b'[[scope]]\nid = "a"\ntext = "b"\n' * 5_000,
    "a key given twice": b"schema = 1\nschema = 1\n",
    "a heading given twice": b"[x]\n[x]\n",
    "NUL in a text": b'title = "a\0b"',
    "NUL alone": b"\0" * LIMIT,
    "a control character": AGREEMENT + b'object = "\x1b[31m"',
    "an escape that is a control character": AGREEMENT + b'object = "\\u001b[31m"',
    "half a letter": AGREEMENT + b'object = "\xc3',
    "Latin-1": AGREEMENT + b'object = "\xe9"',
    "a byte that is never in UTF-8": b"\xff" * 1000,
    "UTF-16": AGREEMENT.decode().encode("utf-16"),
    "UTF-16 without a mark": AGREEMENT.decode().encode("utf-16-le"),
    "UTF-32": AGREEMENT.decode().encode("utf-32"),
    "a byte-order mark": b"\xef\xbb\xbf" + AGREEMENT + PARTY,
    "two byte-order marks": b"\xef\xbb\xbf" * 2 + AGREEMENT,
    "line ends of Windows": (AGREEMENT + PARTY).replace(b"\n", b"\r\n"),
    "line ends of long ago": AGREEMENT.replace(b"\n", b"\r"),
    "keys that cannot be seen": AGREEMENT + '"\u202e\u200b" = 1\n'.encode(),
    "templates and commands": AGREEMENT + b'object = "{0} %s ##[error] ::error ::x"\nx = "{x}"\n',
    "a programme, not a table": b"#!/usr/bin/env python3\nimport os\n",
    "bytes of an archive": b"PK\x03\x04" + bytes(range(256)) * 100,
}


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket has to be short
        one.bind(path.name)
        os.chdir(here)


def _loop_above(path: Path) -> None:
    (path.parent / "lagi").symlink_to(path.parent)
    path.symlink_to("lagi/lagi/agreement.toml")


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 40)


def _odd_names(path: Path) -> None:
    path.write_bytes(AGREEMENT + PARTY)
    for name in (b"\xff\xfe", b"\x1b[31m", b"::error ::x", b" ", b"a\nb", b"-rf", b"x" * 255):
        os.mkdir(os.fsencode(path.parent.parent) + b"/" + name)  # noqa: PTH102  # names that are no text


SPECIAL: Mapping[str, Callable[[Path], None]] = {
    "a FIFO": _fifo,
    "a socket": _socket,
    "a device that never ends": lambda path: path.symlink_to("/dev/zero"),
    "a device that is empty": lambda path: path.symlink_to(os.devnull),
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path),
    "links that lead round": _loop_above,
    "a link to nothing": lambda path: path.symlink_to("tidak-ada"),
    "a sparse file of a terabyte": _sparse,
    "folders with odd names": _odd_names,
}


def answer(register: Path) -> tuple[int, str, str]:
    """What the command said, with its exit code; its largest memory is held against the bound."""
    done = forked(["check"], register, environment(), before=("tests.cli.limits", SECONDS))
    assert done.code >= 0, f"ended by signal {-done.code}"
    assert int(done.told) * (1 if sys.platform == "darwin" else 1024) < MEMORY
    return done.code, done.out.decode(), done.err.decode()


def hold(register: Path) -> None:
    code, told, complained = answer(register)
    assert code in (0, 1), (code, complained)
    assert "Traceback" not in told + complained
    assert "MOU009" not in told
    assert not {"\x1b", "\0", "\u202e"} & set(told)
    assert "1 agreement" in told or "agreements checked" in told


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the agreement of an otherwise empty register is to lie."""
    (tmp_path / "mouctl.toml").write_bytes(b"schema = 1\n")
    (tmp_path / "agreements" / "a").mkdir(parents=True)
    return tmp_path / "agreements" / "a" / "agreement.toml"


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_content_is_answered(place: Path, kind: str) -> None:
    place.write_bytes(CONTENTS[kind])
    hold(place.parents[2])


@pytest.mark.parametrize("kind", SPECIAL)
def test_what_is_no_ordinary_file_is_answered(place: Path, kind: str) -> None:
    SPECIAL[kind](place)
    hold(place.parents[2])
