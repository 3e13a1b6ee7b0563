"""What a run makes of a transport's answers, and the runs after it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.reminders.conftest import Register, agreement

from mouctl.delivery.maildir import MaildirSettings
from mouctl.sentences import say
from mouctl.service import alerting
from mouctl.service.alerting import Call, Clock, send
from mouctl.service.opening import View, open_register
from mouctl.transport import Envelope, Limit, Outcome, Session, Transport, Unreachable

PEOPLE = tuple(f"pejabat{number}@contoh.go.id" for number in range(10))
FIRST = date(2024, 9, 6)
Answers = Callable[[Envelope], Outcome]


class Server:
    """A transport that answers as it is told to, and the clock of the runs that use it."""

    def __init__(self) -> None:
        self.answer: Answers = lambda _: Outcome("sent", "250 OK")
        self.reachable = True
        self.taken: list[Envelope] = []
        self.at = datetime(2024, 9, 6, 6, tzinfo=UTC)
        self.seconds = 0.0

    def deliver(self, envelope: Envelope) -> Outcome:
        self.taken.append(envelope)
        return self.answer(envelope)

    @contextmanager
    def opened(self, settings: object, limit: Limit) -> Iterator[Session]:
        if not self.reachable:
            raise Unreachable(say("No answer."))
        yield self


class Result(NamedTuple):
    """How a run ended."""

    code: int
    states: Counter[str]
    taken: list[str]
    """To whom messages were handed over in it."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    found = Server()
    fake = Transport(id="maildir", title=say("a test"), settings=MaildirSettings, open=found.opened)
    monkeypatch.setattr(alerting, "transport", lambda _: fake)
    return found


def run(server: Server, root: Path, day: date = FIRST, *, init: bool = False) -> Result:
    """A run on a day; the clock goes on by a day, so that nothing has to wait any longer."""
    server.at += timedelta(days=1)
    before = len(server.taken)
    clock = Clock(lambda: server.at, lambda: server.seconds, day)
    done = send(open_register(root), Call(View(as_of=lambda _: day), clock, init=init))
    data: Any = done.report.data
    states = Counter(message["state"] for message in data["messages"])
    return Result(done.exit_code, states, [each.recipient for each in server.taken[before:]])


def test_each_recipient_has_an_outcome_of_its_own(server: Server, register: Register) -> None:
    root = register(to=PEOPLE)
    failed, pending = PEOPLE[:3], PEOPLE[3:5]
    states: dict[str, Outcome] = {
        **{one: Outcome("failed", "550 no such user") for one in failed},
        **{one: Outcome("pending", "451 later") for one in pending},
    }
    server.answer = lambda envelope: states.get(envelope.recipient, Outcome("sent", "250 OK"))
    first = run(server, root, init=True)
    assert first.states == {"sent": 5, "failed": 3, "pending": 2}
    assert first.code == 5
    server.answer = lambda _: Outcome("sent", "250 OK")
    second = run(server, root)
    assert (second.taken, second.code) == (list(pending), 5), "what is refused stays reported"
    assert run(server, root).taken == []
    third = run(server, root, date(2024, 9, 9))
    assert (sorted(third.taken), third.code) == (sorted(PEOPLE), 0), "more to tell: what was refused is tried with it"


def test_a_server_that_cannot_be_reached_keeps_everything(server: Server, register: Register) -> None:
    root = register(to=PEOPLE)
    server.reachable = False
    assert run(server, root, init=True).states == {"pending": 10}
    server.reachable = True
    second = run(server, root)
    assert (second.states, second.code) == ({"sent": 10}, 0)


def test_pending_waits_before_it_is_tried_again(server: Server, register: Register) -> None:
    root = register()
    server.answer = lambda _: Outcome("pending", "451 later")
    run(server, root, init=True)
    server.at -= timedelta(days=1)
    assert run(server, root).taken == []
    assert run(server, root).taken != []


def test_what_a_transport_raises_is_a_doubt_and_repeated_once_with_the_same_bytes(
    server: Server, register: Register
) -> None:
    root = register()

    def broken(_: Envelope) -> Outcome:
        raise OSError("connection lost; password=canary")

    server.answer = broken
    first = run(server, root, init=True)
    assert (first.states, first.code) == ({"unknown": 1}, 5)
    second = run(server, root, date(2024, 9, 7))
    assert (second.states, second.code) == ({"uncertain": 1}, 5)
    assert server.taken[0] == server.taken[1]
    assert run(server, root, date(2024, 9, 7)) == Result(5, Counter(), [])
    server.answer = lambda _: Outcome("sent", "250 OK")
    assert run(server, root, date(2024, 9, 9)).code == 0
    state = (root / ".mouctl" / "alerts.sqlite").read_bytes()
    assert b"canary" not in state


def test_a_doubt_stays_one_while_the_repetition_is_not_taken(server: Server, register: Register) -> None:
    root = register()
    answers = iter(("unknown", "pending", "pending", "sent"))
    server.answer = lambda _: Outcome(next(answers), "")  # type: ignore[arg-type]
    codes = [run(server, root, init=True).code, *(run(server, root).code for _ in range(3))]
    assert codes == [5, 5, 5, 0]
    assert len(set(server.taken)) == 1
    assert run(server, root).taken == []


def test_when_the_time_is_over_the_rest_follows_in_the_next_run(server: Server, register: Register) -> None:
    root = register(to=PEOPLE)

    def slow(_: Envelope) -> Outcome:
        server.seconds += 101
        return Outcome("sent", "250 OK")

    server.answer = slow
    first = run(server, root, init=True)
    assert (len(first.taken), first.code) == (3, 5)
    second = run(server, root)
    third, fourth = run(server, root), run(server, root)
    assert [len(each.taken) for each in (second, third, fourth)] == [3, 3, 1]
    assert fourth.code == 0
    assert Counter(each.recipient for each in server.taken) == Counter(PEOPLE)


def test_who_is_no_longer_named_gets_nothing_more(server: Server, register: Register) -> None:
    root = register(to=PEOPLE)
    server.answer = lambda _: Outcome("unknown", "")
    run(server, root, init=True)
    server.answer = lambda _: Outcome("sent", "250 OK")
    assert run(server, register(to=PEOPLE[:1])).taken == [PEOPLE[0]]


def test_what_was_not_taken_is_told_with_the_days_as_they_are_then(server: Server, register: Register) -> None:
    root = register()
    server.answer = lambda _: Outcome("pending", "451 later")
    run(server, root, init=True)
    server.answer = lambda _: Outcome("sent", "250 OK")
    run(server, root, date(2024, 9, 9))
    first, second = (envelope.message for envelope in server.taken)
    assert b"Tenggat per 6 September 2024" in first
    assert b"Tenggat per 9 September 2024" in second


def test_a_series_without_an_end_is_followed_as_far_as_its_lead_times(server: Server, register: Register) -> None:
    quoted = {"article": "Pasal 6", "quote": "setiap 5 (lima) tahun"}
    clauses = [
        {"type": "term", **quoted, "open_ended": True, "from": "signing"},
        {"type": "monitoring", **quoted, "every": "5 tahun"},
    ]
    root = register(agreement("a", clause=clauses, lead_times={"monitoring": ["3 tahun", "1 bulan"]}))
    run(server, root, date(2023, 12, 1), init=True)
    assert run(server, root, date(2023, 12, 7)).taken != []  # five years after 2021-12-08 less three years
