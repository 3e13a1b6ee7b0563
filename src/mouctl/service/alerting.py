"""Telling what is to be told, so that nothing is lost and nothing told twice."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from mouctl.answers.alerts_send import Run, Sent, send_report
from mouctl.loading.register import Register
from mouctl.outbox import messages
from mouctl.outbox.messages import Message, transaction
from mouctl.outbox.state import created, make_folder, one_run_at_a_time, opened, refuse_missing
from mouctl.outbox.told import Telling, remember
from mouctl.reminders.planning import Digest
from mouctl.service._queueing import queue_of
from mouctl.service._reminding import STATE, Watch, watch, within_window
from mouctl.service._sent import sent_of
from mouctl.service.opening import Answer, View
from mouctl.transport import Envelope, Limit, Outcome, Session, Unreachable, transport


class Clock(NamedTuple):
    """What the time is, for what is written down; seconds that run evenly; and the day where no zone is known."""

    time: Callable[[], datetime]
    seconds: Callable[[], float]
    day: date


class Call(NamedTuple):
    """How a run was called: from where the register is seen, by what clock, with which state."""

    view: View
    clock: Clock
    state: Path | None = None
    init: bool = False


def send(register: Register, call: Call) -> Answer:
    """Tells every recipient what is to be told; exit code 5 while anything is undelivered.

    Raises NothingToDo without a state or without recipients, and StateError, before anything is sent, where the
    state cannot be used.
    """
    seen = watch(register, call.view, call.clock.day)
    path = call.state or register.root / STATE
    if call.init:
        make_folder(path)
    else:
        refuse_missing(path)
    with one_run_at_a_time(path):
        if call.init:
            _initiate(path, seen)
        with opened(path) as connection:
            run = _run(connection, seen, call.clock)
    return Answer(send_report(run), register.findings)


def _initiate(path: Path, seen: Watch) -> None:
    """A new state in which all that is older than the window is passed over."""
    with created(path) as connection:
        for digest in seen.digests({}):
            recent = {matter.deadline for matter in within_window(digest).matters}
            passed = [matter for matter in digest.matters if matter.deadline not in recent]
            tellings = [Telling(matter.deadline, step) for matter in passed for step in matter.steps]
            remember(connection, tellings, digest.recipient.key, digest.as_of, None)


def _run(connection: sqlite3.Connection, seen: Watch, clock: Clock) -> Run:
    messages.recover(connection, clock.time())
    waiting = messages.undelivered(connection)
    held: list[Digest] = []
    with transaction(connection):
        messages.note(connection, "run began", None, str(seen.as_of), clock.time())
        queue = tuple(queue_of(connection, seen, waiting, clock.time(), held))
    limit = Limit(clock.seconds() + seen.alerts.time_limit, clock.seconds)  # writing many mails leaves sending its time
    done = tuple(_deliver(connection, seen, queue, clock, limit)) if queue else ()
    left = messages.undelivered(connection)
    with transaction(connection):
        messages.note(connection, "run ended", None, str(seen.as_of), clock.time())
    return Run(
        seen.as_of,
        done,
        tuple(sent_of(message, message.state) for message in left),
        tuple(digest.recipient.role for digest in held),
    )


def _deliver(
    connection: sqlite3.Connection, seen: Watch, queue: Sequence[Message], clock: Clock, limit: Limit
) -> Iterator[Sent]:
    """Hands the messages over, one by one, as long as there is time."""
    left = list(queue)
    settings = seen.alerts.transport
    try:
        with transport(_type_of(settings)).open(settings, limit) as session:
            while left and limit.left():
                messages.begin(connection, left[0], clock.time())
                outcome = _handed_over(session, seen.alerts.sender, left[0])
                yield _settled(connection, left.pop(0), outcome, clock)
    except Unreachable as error:
        for message in left:
            yield _settled(connection, message, Outcome("pending", error.message), clock)


def _handed_over(session: Session, sender: str, message: Message) -> Outcome:
    try:
        return session.deliver(Envelope(sender, message.draft.recipient, message.draft.content))
    except Unreachable as error:
        return Outcome("pending", error.message)
    except Exception as error:  # whatever a transport raises, the message may be on its way
        return Outcome("unknown", type(error).__name__)


def _settled(connection: sqlite3.Connection, message: Message, outcome: Outcome, clock: Clock) -> Sent:
    state = messages.settle(connection, message, outcome, clock.time())
    return sent_of(message, state, outcome.answer)


def _type_of(settings: object) -> str:
    found: str = settings.type  # type: ignore[attr-defined]  # every transport's settings have it
    return found
