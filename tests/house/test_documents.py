"""Links lead somewhere, commands exist, examples parse, and the exit codes are those of the sources."""

import ast
import re
import tomllib
from importlib.metadata import entry_points
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from mouctl import errors
from mouctl.cli.main import INTERNAL_ERROR

from .documents import fenced, files, titled
from .program import ROOT, mouctl

DOCUMENTS = [path for path in files() if path.suffix == ".md" and "tests" not in path.parts]
GUIDE = ROOT / "CONTRIBUTING.md"

by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def links(document: Path) -> list[str]:
    """Where the document's links lead."""
    tokens = MarkdownIt().parse(document.read_text("utf-8"))
    inline = (child for token in tokens for child in token.children or ())
    return [
        str(child.attrGet("href") or child.attrGet("src")) for child in inline if child.type in ("link_open", "image")
    ]


def anchors(document: Path) -> set[str]:
    """The anchors of the document's headings, as GitHub makes them."""
    tokens = MarkdownIt().parse(document.read_text("utf-8"))
    titles = (after.content for token, after in pairwise(tokens) if token.type == "heading_open")
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@by_name
def test_links_within_the_project_resolve(document: Path) -> None:
    for link in links(document):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@by_name
def test_examples_in_toml_and_python_parse(document: Path) -> None:
    for block in fenced(document, "toml"):
        tomllib.loads(block.text)
    for block in fenced(document, "python"):
        ast.parse(block.text)


def test_every_command_in_the_guide_exists() -> None:
    text = GUIDE.read_text("utf-8")
    programs = set(re.findall(r"\.venv/bin/([\w-]+)", text))
    installed = {script.name for script in entry_points(group="console_scripts")}
    assert programs - {"python", "ruff"} <= installed
    scripts = set(re.findall(r"(?:python |`)((?:tools|benchmarks)/\w+\.py)", text)) | {".ci/run"}
    assert {script for script in scripts if not (ROOT / script).is_file()} == set()
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_path_in_the_guide_exists() -> None:
    dropped = {block.title for kind in ("python", "toml") for block in fenced(GUIDE, kind)}
    said = set(re.findall(r"`((?:src|tests|tools|docs|benchmarks)/[\w./-]+)`", GUIDE.read_text("utf-8")))
    assert {path for path in said - dropped if not (ROOT / path).exists()} == set()


def test_the_map_in_the_guide_is_the_contract() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    floors = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    drawn = GUIDE.read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    named = [re.findall(r"\b([a-z]+)(?:/|\.py)", re.split(r"\s{3,}[A-Za-z]", line)[0]) for line in drawn.splitlines()]
    assert {name for line in named for name in line} == floors
    order = [name.strip() for layer in contract["layers"] for name in layer.split("|")]
    assert sorted(order) == sorted(name for line in named for name in line)


def test_the_table_of_exit_codes_has_every_code() -> None:
    table = (ROOT / "docs" / "exit-codes.md").read_text("utf-8")
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    ours = {each.exit_code for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "exit_code")}
    assert ours | {0, INTERNAL_ERROR} <= told


def test_the_schemas_that_the_page_on_json_names_exist() -> None:
    published = mouctl("schema").stdout.split()
    said = re.findall(r"mouctl schema ([a-z]+)", (ROOT / "docs" / "json.md").read_text("utf-8"))
    assert said
    assert set(said) <= set(published)


def test_the_example_of_a_year_is_a_year() -> None:
    from mouctl.dates.decrees import decree_file

    (year,) = (block for block in fenced(GUIDE, "toml") if block.title is None)
    known = decree_file(tomllib.loads(year.text)).in_force()
    assert known is not None
    assert len(known.days_off) == 2


def test_the_guide_has_an_example_of_each_addition() -> None:
    for place in ("clauses/training.py", "rules/mou999_legal_basis.py", "render/shout.py", "cli/commands/hello.py"):
        assert titled(GUIDE, place)
