"""What the tests of loading share: a small register in which all is well, and ways to spoil it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from mouctl.findings import Finding
from mouctl.language import Language

FOLDER = Path(__file__).parent / "good"

Write: TypeAlias = Callable[..., Path]


@pytest.fixture
def good() -> Mapping[str, str]:
    """The files of a register in which all is well, by their paths."""
    return {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.toml"))}


@pytest.fixture
def write(tmp_path: Path, good: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes the good register with some files replaced, and makes it the working folder."""

    def written(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        for name, content in {**good, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return written


@pytest.fixture
def brief() -> Callable[[Finding], str]:
    """A finding in one line, as a compiler would print it."""

    def told(finding: Finding) -> str:
        place = f"{finding.place.line}:{finding.place.column}" if finding.place else "-"
        return f"{finding.file}:{place} {finding.rule} {Language('en').tell(finding.message)}"

    return told
