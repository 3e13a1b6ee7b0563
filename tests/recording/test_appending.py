"""What is appended to whatever stands there: a second parser reads what was meant, and no earlier byte has changed."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mouctl.errors import UsageError
from mouctl.recording.appending import append_events, entry_text

BOM = b"\xef\xbb\xbf"
MONITORING = {"id": "2022-06-07-monitoring", "type": "monitoring", "on": date(2022, 6, 7)}

words = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
comments = st.one_of(
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(lambda text: f" # {text}"),
    st.sampled_from([" # [[event]]", "\t#", " # event = ["]),
)
blanks = st.sampled_from(["", " ", "\t", "   "])
keys = words.flatmap(lambda word: st.sampled_from([word, f'"{word}"', f"'{word}'"]))
values = st.sampled_from(
    [
        "1", "-0", "0x1F", "1_000", "1e3", "0.5", "nan", "-inf", "true", "false", "2022-06-07", "07:30:00",
        "2022-06-07T07:30:00+07:00", '"a \\u00e9 \\" # no comment"', "'C:\\[[event]]'",
        '"""\n[[event]]\n# in text\n"""', "'''x\ny'''", "[]", "[1, 2,\n  # within\n 3,\n]",
        '{ a = 1, b = { c = ["x"] } }', '[{ file = "a" }, { file = "b" }]',
    ]
)  # fmt: skip
headings = st.sampled_from(["[[event]]", "[[ event ]]", '[["event"]]', "[['event']]", "\t[[event]]"])


@st.composite
def pairs(draw: st.DrawFn, at_least: tuple[str, ...] = ()) -> list[str]:
    """Keys with values, in odd layout."""
    wanted = draw(st.dictionaries(keys, values, max_size=4))
    wanted = {
        key: value for key, value in wanted.items() if key.strip("\"'") not in ("event", "letter", "id", *at_least)
    }
    unique = {key.strip("\"'"): f"{key}{draw(blanks)}={draw(blanks)}{value}" for key, value in wanted.items()}
    return [f"{draw(blanks)}{line}{draw(comments)}" for line in (*at_least, *unique.values())]


@st.composite
def tables(draw: st.DrawFn, number: int) -> list[str]:
    """An event, with or without tables of its own below it, or another table."""
    if draw(st.integers(0, 4)) == 0:
        return [f"[other.t{number}]{draw(comments)}", *draw(pairs())]
    lines = [f"{draw(headings)}{draw(comments)}", f'id = "e{number}"', *draw(pairs())]
    if draw(st.booleans()):
        lines += [f"{draw(blanks)}[ event . letter ]", *draw(pairs())]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A valid file with comments, blank lines, odd line ends, a byte-order mark or no final newline."""
    lines = [*draw(st.lists(comments.map(str.strip), max_size=3)), *draw(pairs())]
    for number in range(draw(st.integers(0, 4))):
        lines += [*draw(st.lists(comments.map(str.strip), max_size=2)), *draw(tables(number))]
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n\n", "\n# the end", "\n  \t", "\n\n \n"]))
    ended = "".join(draw(st.sampled_from(ends)) if letter == "\n" else letter for letter in text)
    return draw(st.sampled_from([b"", BOM])) + ended.encode()


days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
letters = st.fixed_dictionaries({}, optional={"number": texts, "on": days, "sent_on": days})
files = st.lists(st.fixed_dictionaries({"file": texts, "sha256": st.just("0" * 64)}), max_size=3)
events = st.fixed_dictionaries(
    {"id": words.map(lambda word: f"new-{word}"), "type": words, "on": days},
    optional={"note": texts, "occurrence": st.integers(1, 9), "letter": letters, "evidence": files},
)


def normal(value: Any) -> object:
    """The value in a form that compares: nan is nan, 1 is not 1.0, and the order of keys says nothing."""
    if isinstance(value, Mapping):
        return sorted((key, normal(each)) for key, each in value.items())
    if isinstance(value, list):
        return [normal(each) for each in value]
    return type(value).__name__, str(value)


def second_parser(content: bytes) -> dict[str, Any]:
    return tomllib.loads(content.decode("utf-8-sig"))


@pytest.mark.slow
def test_any_file_keeps_every_byte_and_gets_the_event(tmp_path: Path, times: Callable[[int, int], int]) -> None:
    path = tmp_path / "events.toml"

    @settings(max_examples=times(300, 3000), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(old=documents(), added=st.lists(events, min_size=1, max_size=3, unique_by=lambda event: event["id"]))
    def holds(old: bytes, added: list[dict[str, Any]]) -> None:
        before = second_parser(old)
        path.write_bytes(old)
        append_events(path, added, like=path)
        new = path.read_bytes()
        assert new.startswith(old)
        assert normal(second_parser(new)) == normal({**before, "event": [*before.get("event", []), *added]})
        own = new[len(old) :]
        assert own.count(b"\n") == own.count(b"\r\n") * (1 if b"\r\n" in old else 0) or b"\r\n" not in old
        assert [each.name for each in tmp_path.iterdir()] == ["events.toml"]

    holds()


@pytest.mark.parametrize(
    "old",
    [
        b"", BOM, b"\n", b"schema = 1", b"schema = 1\n", b"schema = 1\r\n", BOM + b"schema = 1", b"# only a comment",
        b"schema = 1\n[[event]]\nid = 'a'", b"schema = 1\n\n\n\n",
    ],
)  # fmt: skip
def test_the_end_of_the_file(old: bytes, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_bytes(old)
    append_events(path, [MONITORING], like=path)
    new = path.read_bytes()
    assert new.startswith(old)
    assert second_parser(new)["event"][-1] == MONITORING
    assert new.endswith(b"\r\n" if b"\r\n" in old else b"\n")
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    assert old in (b"", BOM) or new[len(old) :].startswith(newline)
    assert b"\n\n" not in new[len(old) :].replace(b"\r\n", b"\n")[2:]


REFUSED = {
    "events in one line": b'schema = 1\nevent = [{ id = "a", type = "closure" }]\n',
    "no events, in one line": b"schema = 1\nevent = []\n",
    "one event that is no list": b'schema = 1\n[event]\nid = "a"\n',
    "events that are text": b'schema = 1\nevent = "none"\n',
    "a list with other things": b"event = [1, 2]\n",
}


@pytest.mark.parametrize("old", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_take_a_table_is_left_alone(old: bytes, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_bytes(old)
    with pytest.raises(UsageError, match="cannot take an event at its end"):
        append_events(path, [MONITORING], like=path)
    assert path.read_bytes() == old


@pytest.mark.parametrize(
    "old", [b"schema = \n", b"\xff\xfe", b"x = [" * 5000, b"a = " + b"1" * 5000, b"[[event]]\n[event]\n"]
)
def test_a_file_that_cannot_be_read_is_left_alone(old: bytes, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_bytes(old)
    with pytest.raises(UsageError, match="cannot be read, and was left alone"):
        append_events(path, [MONITORING], like=path)
    assert path.read_bytes() == old


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    append_events(path, [MONITORING], like=tmp_path)
    old = path.read_bytes()
    for added in ([MONITORING], [{**MONITORING, "id": "b"}, {**MONITORING, "id": "b"}]):
        with pytest.raises(UsageError, match="already recorded"):
            append_events(path, added, like=tmp_path)
    assert path.read_bytes() == old


def test_the_text_is_as_people_would_write_it() -> None:
    event = {**MONITORING, "evidence": [{"file": "a.pdf", "sha256": "0"}], "letter": {"number": "1/X"}}
    assert entry_text(event).splitlines() == [
        "[[event]]",
        'id = "2022-06-07-monitoring"',
        'type = "monitoring"',
        "on = 2022-06-07",
        "evidence = [",
        '    { file = "a.pdf", sha256 = "0" },',
        "]",
        "",
        "[event.letter]",
        'number = "1/X"',
    ]


def test_times_of_day_are_kept_too(tmp_path: Path) -> None:
    """Not that an event has any today."""
    path = tmp_path / "events.toml"
    event = {"id": "a", "at": datetime(2022, 6, 7, 7, 30, tzinfo=UTC)}
    append_events(path, [event], like=tmp_path)
    assert second_parser(path.read_bytes())["event"] == [event]
