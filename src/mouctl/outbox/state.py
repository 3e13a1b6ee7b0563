"""The file with the state of alerts: SQLite with a write-ahead log, every commit down on the disk before it counts."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from mouctl.errors import MouctlError, NothingToDo
from mouctl.sentences import say

VERSION = 1
WAIT = 20.0
"""Seconds to wait for another run."""

TABLES = """
CREATE TABLE told (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    deadline TEXT NOT NULL, step TEXT NOT NULL, recipient TEXT NOT NULL,
    kind TEXT NOT NULL, ground TEXT NOT NULL, due_from TEXT NOT NULL, told_on TEXT NOT NULL,
    times INTEGER NOT NULL, basis INTEGER, message INTEGER, newest INTEGER NOT NULL DEFAULT 1,
    UNIQUE (deadline, step, recipient)
);
CREATE INDEX told_newest ON told (deadline, recipient, kind) WHERE newest;
CREATE INDEX told_later ON told (told_on);
CREATE TABLE bases (id INTEGER PRIMARY KEY, content TEXT NOT NULL UNIQUE);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recipient TEXT NOT NULL, role TEXT NOT NULL, message_id TEXT NOT NULL,
    subject TEXT NOT NULL, content BLOB NOT NULL, tells TEXT NOT NULL, as_of TEXT NOT NULL, state TEXT NOT NULL,
    tries INTEGER NOT NULL, doubts INTEGER NOT NULL DEFAULT 0, next_try TEXT
);
CREATE INDEX messages_open ON messages (state) WHERE state NOT IN ('sent', 'withdrawn');
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, event TEXT NOT NULL, message INTEGER, answer TEXT
);
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""


class StateError(MouctlError):
    """The state cannot be read or written: nothing is sent, for nobody could tell later what was."""

    exit_code = 5


@contextmanager
def one_run_at_a_time(path: Path) -> Iterator[None]:
    """Keeps other runs out; the lock is the operating system's own, so a crash cannot leave it held."""
    held = FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT, poll_interval=0.05)
    try:
        held.acquire()
    except Timeout:
        raise StateError(
            say("Another run is sending alerts."), say("Wait until it has ended; this one has sent nothing.")
        ) from None
    except OSError as error:
        raise unusable(path, error) from None
    try:
        yield
    finally:
        held.release()


@contextmanager
def opened(path: Path, *, to_write: bool = True) -> Iterator[sqlite3.Connection]:
    """The state that is there. Raises NothingToDo where there is none, and StateError where it cannot be used."""
    refuse_missing(path)
    with guarded(path), _connected(path, to_write=to_write) as connection:
        version = _version(connection)
        if version == 0:
            raise _missing(path)
        if version != VERSION:
            raise StateError(
                say("{file} was written by another version of mouctl.", file=str(path)),
                say("Use that version, or begin anew with another --state and --init."),
            )
        yield connection


@contextmanager
def created(path: Path) -> Iterator[sqlite3.Connection]:
    """A new state, which is there as a whole once the block has ended, and not at all before."""
    with guarded(path):
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with _connected(path, to_write=True) as connection:
            if _version(connection):
                raise StateError(
                    say("The state {file} is there already.", file=str(path)), say("Leave out --init to go on with it.")
                )
            connection.execute("BEGIN IMMEDIATE")
            for statement in _statements():
                connection.execute(statement)
            yield connection
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")


def make_folder(path: Path) -> None:
    """Makes the folder for the state, and keeps what is in it out of git: it holds mails."""
    folder = path.parent
    with guarded(path):
        if not folder.exists():
            folder.mkdir(mode=0o700)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turns what SQLite and the disk complain of into an error that says what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise unusable(path, error) from None


def unusable(path: Path, error: Exception) -> StateError:
    """Why the state cannot be used."""
    return StateError(
        say("The state {file} cannot be used: {reason}", file=str(path), reason=str(error)),
        say("Make room, mend the rights or bring the file back from a copy; nothing more is sent until then."),
    )


def refuse_missing(path: Path) -> None:
    """Raises NothingToDo where there is no state."""
    if not path.exists():
        raise _missing(path)


def _missing(path: Path) -> NothingToDo:
    return NothingToDo(
        say("There is no state {file}, so nobody knows what was told already.", file=str(path)),
        say("For the first run add --init. If there was one, bring it back: with --init much would be told twice."),
    )


@contextmanager
def _connected(path: Path, *, to_write: bool) -> Iterator[sqlite3.Connection]:
    """A connection; one that is only to read is opened for writing all the same, or it would leave files behind."""
    mode = "rw" if to_write or os.access(path, os.W_OK) else "ro"
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=WAIT)
    try:
        if to_write:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements() -> Iterator[str]:
    pending = ""
    for line in TABLES.strip().splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
