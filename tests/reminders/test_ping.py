"""`--ping-url` against a server on this machine: what it is asked for, and that nothing else hangs on its answer."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread
from typing import NamedTuple

import pytest
from tests.cli.conftest import run
from tests.reminders.conftest import Register, arrived

from mouctl.errors import UsageError
from mouctl.service.pinging import failed, ping
from mouctl.typed import a_web_address

DAY = "2024-09-06"


class Service(NamedTuple):
    """A dead-man service: where it is, and the lines and the headers of what it was asked."""

    url: str
    asked: list[str]
    headers: list[str]


@contextmanager
def service(answer: int = 200) -> Iterator[Service]:
    """A service that answers like this."""
    asked: list[str] = []
    headers: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.requestline)
            headers.append(str(self.headers))
            self.send_response(answer)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Service(f"http://127.0.0.1:{server.server_port}/rahasia", asked, headers)
        server.shutdown()


def send(root: Path, url: str, *more: str, **changes: str) -> CompletedProcess[str]:
    """A run that is to ping."""
    return run("alerts", "send", "--as-of", DAY, "--ping-url", url, *more, cwd=root, surroundings=changes)


def test_success_is_the_address_itself_and_tells_nothing_else(register: Register, tmp_path: Path) -> None:
    root = register()
    with service() as found:
        assert send(root, found.url, "--init").returncode == 0
        assert run("alerts", "send", "--as-of", DAY, cwd=root, MOUCTL_PING_URL=found.url).returncode == 0
    assert found.asked == ["GET /rahasia HTTP/1.1"] * 2
    assert "contoh" not in "".join(found.headers).lower()
    assert len(arrived(tmp_path)) == 1


def undelivered(root: Path) -> None:
    run("alerts", "send", "--init", "--as-of", "2024-08-01", cwd=root)
    shutil.rmtree(root.parent / "mail", ignore_errors=True)
    (root.parent / "mail").write_text("", encoding="utf-8")


def broken_state(root: Path) -> None:
    (root / ".mouctl").mkdir()
    (root / ".mouctl" / "alerts.sqlite").write_bytes(b"no database" * 500)


def unreadable(root: Path) -> None:
    run("alerts", "send", "--init", "--as-of", "2024-08-01", cwd=root)
    (root / "agreements" / "a" / "agreement.toml").write_text("schema = 1\n", encoding="utf-8")


CASES = [
    (undelivered, 5),
    (broken_state, 5),
    (unreadable, 1),
    (lambda root: None, 3),  # no state
    (lambda root: (root / "mouctl.toml").write_text("= x", encoding="utf-8"), 1),
    (lambda root: (root / "mouctl.toml").unlink(), 3),
]


@pytest.mark.parametrize(("harm", "code"), CASES)
def test_everything_else_is_a_failure(register: Register, harm: object, code: int) -> None:
    root = register()
    assert callable(harm)
    harm(root)
    with service() as found:
        done = send(root, found.url)
    assert (done.returncode, found.asked) == (code, ["GET /rahasia/fail HTTP/1.1"]), done.stderr
    assert "rahasia" not in done.stdout + done.stderr


def test_a_crash_is_a_failure(register: Register, tmp_path: Path) -> None:
    root = register()
    (tmp_path / "sitecustomize.py").write_text(
        "import mouctl.service.alerting as a\ndef crash(*_): raise ZeroDivisionError\na.send = crash\n", "utf-8"
    )
    import mouctl

    sources = Path(mouctl.__file__).parents[1]
    with service() as found:
        done = send(root, found.url, "--init", PYTHONPATH=f"{tmp_path}:{sources}", TMPDIR=str(tmp_path))
    assert (done.returncode, found.asked) == (70, ["GET /rahasia/fail HTTP/1.1"]), done.stderr
    assert "rahasia" not in "".join(log.read_text("utf-8") for log in tmp_path.glob("mouctl-*.log"))


@pytest.mark.parametrize(("answer", "told"), [(404, "it answered 404"), (500, "500"), (302, "302")])
def test_a_ping_that_fails_changes_nothing(register: Register, tmp_path: Path, answer: int, told: str) -> None:
    root = register()
    with service(answer) as found:
        done = send(root, found.url, "--init")
    assert done.returncode == 0
    assert told in done.stderr
    assert "rahasia" not in done.stderr
    assert len(found.asked) == len(arrived(tmp_path)) == 1  # nothing that it leads to is asked for


def test_nobody_there_changes_nothing(register: Register, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    done = send(register(), f"http://127.0.0.1:{port}/rahasia", "--init")
    assert (done.returncode, len(arrived(tmp_path))) == (0, 1)
    assert "could not be told how the run ended: The connection failed: Connection refused" in done.stderr


def test_a_service_that_says_nothing_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        trouble = ping(f"http://127.0.0.1:{server.getsockname()[1]}/x", is_well=True, seconds=0.2)
    assert trouble is not None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://contoh.go.id/a", "https://contoh.go.id/a/fail"),
        ("https://contoh.go.id/a/", "https://contoh.go.id/a/fail"),
        ("https://contoh.go.id", "https://contoh.go.id/fail"),
        ("https://contoh.go.id/a?b=c", "https://contoh.go.id/a/fail?b=c"),
    ],
)
def test_the_address_of_a_failure(url: str, address: str) -> None:
    assert a_web_address(url) == url
    assert failed(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.go.id/a", "ftp://contoh.go.id/a", "file:///etc/passwd", "contoh.go.id", "", "https://", "https:///a",
        "https://a:b@contoh.go.id/", "https://contoh.go.id/a b", "https://contoh.go.id/#a", "https://contoh.go.id:x/",
        "https://contoh.go.id/\r\nX: y", "http://localhost.contoh.go.id/", "https://[::1/", "https://é.example/",
    ],
)  # fmt: skip
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        a_web_address(url)
    assert not url or url not in str(refused.value)


def test_a_wrong_address_is_refused_before_anything_is_sent(register: Register, tmp_path: Path) -> None:
    refused = send(register(), "http://contoh.go.id/rahasia", "--init")
    assert refused.returncode == 2
    assert "https://" in refused.stderr
    assert "rahasia" not in refused.stderr
    assert not (tmp_path / "mail").exists()
