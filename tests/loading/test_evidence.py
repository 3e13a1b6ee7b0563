"""What became of the files that prove events; whatever they are named or are, looking never hangs nor strays."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mouctl.loading.evidence import kept_files
from mouctl.model.event import Dispute, Evidence
from mouctl.model.kept import Kept, Whereabouts


def looked(folder: Path, *names: str) -> list[Kept]:
    evidence = tuple(Evidence(file=name) for name in names)
    event = Dispute(id="a", type="dispute", on=date(2022, 3, 1), evidence=evidence)
    found = kept_files(folder, [event, event])
    assert list(found) == list(dict.fromkeys(names))
    return [found[name] for name in names]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An agreement's folder with a file outside of it."""
    (tmp_path / "luar.pdf").write_bytes(b"luar")
    (tmp_path / "naskah" / "bukti").mkdir(parents=True)
    return tmp_path / "naskah"


def test_a_file_has_the_hash_of_its_content(folder: Path) -> None:
    content = bytes(range(256)) * 20_000  # more than is read at once
    (folder / "bukti" / "besar.pdf").write_bytes(content)
    (folder / "sama.pdf").symlink_to(folder / "bukti" / "besar.pdf")
    expected = Kept(Whereabouts.THERE, hashlib.sha256(content).hexdigest())
    assert looked(folder, "bukti/besar.pdf", "./bukti/besar.pdf", "sama.pdf") == [expected] * 3


@pytest.mark.parametrize("name", ["nada.pdf", "bukti/nada/surat.pdf", "ada.pdf/surat.pdf", "bukti/lepas.pdf"])
def test_what_is_gone(name: str, folder: Path) -> None:
    (folder / "ada.pdf").touch()
    (folder / "bukti" / "lepas.pdf").symlink_to(folder / "nada.pdf")
    assert looked(folder, name) == [Kept(Whereabouts.GONE)]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        os.mkfifo,
        lambda path: path.symlink_to(path.with_name("pipa")),
    ],
    ids=["a folder", "a FIFO", "a link to a FIFO"],
)
def test_what_is_no_file(make: Callable[[Path], object], folder: Path) -> None:
    os.mkfifo(folder / "pipa")
    make(folder / "surat.pdf")
    assert looked(folder, "surat.pdf") == [Kept(Whereabouts.NO_FILE)]


@pytest.mark.parametrize("name", ["../luar.pdf", "bukti/../../luar.pdf", "a/../a.pdf", "/dev/zero", "..", "//x"])
def test_what_lies_outside_is_not_opened(name: str, folder: Path) -> None:
    assert looked(folder, name) == [Kept(Whereabouts.OUTSIDE)]


@pytest.mark.parametrize("target", ["/dev/zero", "../luar.pdf", "..", "/dev/stdin"])
def test_links_that_lead_outside_are_not_followed(target: str, folder: Path) -> None:
    (folder / "surat.pdf").symlink_to(target)
    (folder / "folder").symlink_to("..")
    assert looked(folder, "surat.pdf", "folder/luar.pdf") == [Kept(Whereabouts.OUTSIDE)] * 2


def test_a_link_that_leads_round_in_a_circle(folder: Path) -> None:
    (folder / "surat.pdf").symlink_to("surat.pdf")
    assert looked(folder, "surat.pdf", "x" * 300) == [Kept(Whereabouts.UNREADABLE)] * 2


def test_a_folder_that_is_a_link_itself(folder: Path) -> None:
    (folder / "surat.pdf").write_bytes(b"satu")
    (folder.parent / "lain").symlink_to(folder)
    assert looked(folder.parent / "lain", "surat.pdf")[0].whereabouts is Whereabouts.THERE
