"""Files that hang, crash or mislead a careless reader are findings, and other agreements are loaded all the same."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mouctl.findings import Finding
from mouctl.language import Language
from mouctl.loading.register import load_register
from mouctl.loading.toml_file import LIMIT, Document, read

PLAIN = 'schema = 1\ntitle = "Judul"\n'

CONTENTS: dict[str, tuple[bytes, str, str | None]] = {
    "lists nested deeply": (b"x = 1\ny = " + b"[" * 100_000, "MOU002 Lists, tables or keys are nested", "2:5"),
    "tables nested deeply": (b"y = " + b"{a = " * 20_000, "MOU002 Lists, tables or keys are nested", "1:5"),
    "a key of many parts": (b"x = 1\n" + b"a." * 50_000 + b"a = 1", "MOU002 Lists, tables or keys", "2:1"),
    "a number of a million digits": (b"x = 1\ny = " + b"1" * 1_000_000, "MOU002 A number has too many digits", "2:5"),
    "NUL": (b'x = 1\ny = "a\0b"', "MOU001 The file holds a NUL", "2:7"),
    "NUL alone": (b"\0" * 100, "MOU001 The file holds a NUL", "1:1"),
    "another control character": (b'x = 1\ny = "a\x1bb"', "MOU002 A character stands here that is not", "2:7"),
    "UTF-16": (PLAIN.encode("utf-16"), "MOU001 The file is written in UTF-16", None),
    "UTF-16 without a mark": (PLAIN.encode("utf-16-le"), "MOU001 The file is written in UTF-16", None),
    "UTF-16 the other way round": (PLAIN.encode("utf-16-be"), "MOU001 The file is written in UTF-16", None),
    "Latin-1": ('x = "é"\ny = "ü'.encode("latin-1"), "MOU001 The byte at offset 5, in line 1, is not UTF-8", "1:6"),
    "cut in the middle of a letter": ('x = 1\ny = "é'.encode()[:-1], "MOU001 The byte at offset 11, in line 2", "2:6"),
    "a lone carriage return": (b"x = 1\ry = 2", "MOU002 Something follows the value", "1:6"),
    "too large": (b"#" * (LIMIT + 1), "MOU001 The file is larger than 1048576 bytes", None),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_odd_contents_are_findings(case: str, tmp_path: Path, brief: Callable[[Finding], str]) -> None:
    content, expected, place = CONTENTS[case]
    (tmp_path / "x.toml").write_bytes(content)
    finding = read(tmp_path / "x.toml", "x.toml")
    assert isinstance(finding, Finding)
    assert brief(finding).startswith(f"x.toml:{place or '-'} {expected}")
    assert finding.advice


@pytest.mark.parametrize(
    "content", [PLAIN.encode("utf-8-sig"), PLAIN.replace("\n", "\r\n").encode(), PLAIN[:-1].encode()]
)
def test_marks_and_line_ends_are_read(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(content)
    document = read(tmp_path / "x.toml", "x.toml")
    assert isinstance(document, Document)
    assert document.data == {"schema": 1, "title": "Judul"}


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_fifo, "This is not an ordinary file."),
        (_device, "This is not an ordinary file."),
        (_folder, "This is a folder, not a file."),
        (_loop, "The symbolic link leads round in a circle."),
        (_dangling, "There is no such file or folder."),
    ],
)
@pytest.mark.parametrize("name", ["agreements/a/agreement.toml", "agreements/a/events.toml", "mouctl.toml"])
def test_what_is_no_file_is_refused(
    name: str, make: Callable[[Path], None], message: str, write: Callable[..., Path], brief: Callable[[Finding], str]
) -> None:
    root = write()
    (root / name).unlink()
    make(root / name)
    register = load_register(root)
    assert [brief(finding) for finding in register.findings] == [f"{name}:- MOU001 {message}"]
    assert [entry.id for entry in register.entries] == ["a", "b"]
    assert [bool(entry.dossier) for entry in register.entries] == [False, name != "mouctl.toml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission(write: Callable[..., Path]) -> None:
    root = write()
    (root / "agreements/a/agreement.toml").chmod(0)
    (finding,) = load_register(root).findings
    assert "permission" in str(finding.message)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "There is no permission to read it."),
        (OSError(errno.EIO, "Input/output error"), "It cannot be read: Input/output error."),
    ],
)
def test_what_the_system_refuses_is_a_finding(
    error: OSError, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise error

    (tmp_path / "x.toml").write_text(PLAIN)
    monkeypatch.setattr("mouctl.loading.regular_file.os.open", refuse)
    finding = read(tmp_path / "x.toml", "x.toml")
    assert isinstance(finding, Finding)
    assert str(finding.message) == message


def test_a_link_to_a_file_is_followed(write: Callable[..., Path]) -> None:
    root = write()
    (root / "agreements/b/agreement.toml").rename(root / "elsewhere.toml")
    (root / "agreements/b/agreement.toml").symlink_to(root / "elsewhere.toml")
    assert load_register(root).findings == ()


@pytest.mark.parametrize(
    "spoilt",
    [
        "schema = 0x" + "f" * 100_000,
        "schema = 1\nclause = 3\nparty = 'x'\nscope = [[1]]\nconventions = []\nid = {}",
        "schema = 1\nclause = [[], 1, {}, {type = []}, {type = {}}]",
        "schema = 1\nparty = [{id = 1, contact = {}}, {id = {}}, {contact = [1, {id = []}]}]",
        "schema = 1\n[conventions]\n'' = ''\nx = {}\nbefore = [1]\nterm_end = { value = {} }",
        "schema = 1\nlegal_basis = [" + "{amended_by = " * 300 + "1" + "}" * 300 + "]",
        "schema = 1\n[[legal_basis]]\n[legal_basis" + ".amended_by" * 900 + "]\nx = 1",
        "schema = 1\n" + "x" * 200_000 + " = 1",
        'schema = 1\n"\\u001b[31m" = 1\n"{x}" = "{y}"\n',
        "schema = 1\nkind = '{0} %s \\ue000'\n",
        "x = nan\nschema = inf\nid = 1979-05-27T07:32:00Z\ntitle = 07:32:00\nsigned_on = 0001-01-01",
        "\n".join(f"x{number} = 1" for number in range(3000)),
    ],
)
@pytest.mark.parametrize(
    "name", ["agreements/a/agreement.toml", "agreements/a/events.toml", "agreements/a/workplan.toml", "mouctl.toml"]
)
def test_odd_data_gives_findings_that_can_be_told(
    name: str, spoilt: str, write: Callable[..., Path], good: Mapping[str, str]
) -> None:
    register = load_register(write({name: spoilt}))
    language = Language("en")
    assert register.findings
    assert register.entries[0].dossier is None
    for finding in register.findings:
        told = language.tell(finding.message) + language.tell(finding.advice)
        assert len(told) < 2000
        assert "\x1b" not in told


def test_a_folder_named_in_another_encoding_can_be_told(write: Callable[..., Path]) -> None:
    root = write()
    (root / "agreements" / os.fsdecode(b"\xff")).mkdir()
    (finding,) = load_register(root).findings
    assert finding.file.encode() == "agreements/\ufffd/agreement.toml".encode()
