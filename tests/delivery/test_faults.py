"""A server that fails in one of 32 ways, then a healthy one: nothing is lost, and nothing answered is told twice."""

from collections import Counter
from pathlib import Path

import pytest

from .registers import addresses, register, run, states
from .scripted import DROP, STEPS, Answer, scripted, to_localhost

FAULTS = {"4xx": "451 4.3.0 later", "5xx": "554 5.3.0 no", "drop": DROP, "421": "421 4.3.2 closing"}
TO = addresses(3)


def faulty(step: str, said: str) -> Answer:
    """At RSET only after something that RSET has to end: the first recipient is put off."""

    def answer(here: str, line: str) -> str | None:
        if step == "RSET" and here == "RCPT" and TO[0] in line:
            return "450 4.2.1 later"
        return said if here == step else None

    return answer


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_and_then_a_healthy_server(tmp_path: Path, step: str, fault: str) -> None:
    with scripted(faulty(step, FAULTS[fault])) as server:
        root = register(tmp_path, to_localhost(server), TO)
        first = states(run(root))
        at_first = [mail.recipient for mail in server.taken]
    assert at_first == [recipient for recipient, state in first.items() if state == "sent"]
    with scripted() as healthy:
        register(tmp_path, to_localhost(healthy), TO)
        later = [run(root, day_number=number) for number in (1, 2)]
    arrived = Counter([*at_first, *(mail.recipient for mail in healthy.taken)])
    refused = set(TO) if (step, fault) == ("RCPT", "5xx") else set()
    assert arrived == Counter(set(TO) - refused)
    assert {message["recipient"] for message in later[1]["undelivered"]} == refused
    unanswered = {
        mail.recipient: mail.content for mail in server.received if mail not in server.taken and fault == DROP
    }
    assert all(mail.content == unanswered.get(mail.recipient, mail.content) for mail in healthy.taken)


def test_what_was_taken_without_an_answer_comes_at_most_once_more_and_is_the_same(tmp_path: Path) -> None:
    with scripted(faulty(".", DROP)) as server:
        root = register(tmp_path, to_localhost(server), TO)
        assert states(run(root)) == dict(zip(TO, ("unknown", "pending", "pending"), strict=True))
        assert states(run(root, day_number=1))[TO[0]] == "uncertain"
        again = run(root, day_number=2)
    assert TO[0] not in states(again)
    assert [message["state"] for message in again["undelivered"] if message["recipient"] == TO[0]] == ["uncertain"]
    copies = {mail.content for mail in server.received if mail.recipient == TO[0]}
    assert len([mail for mail in server.received if mail.recipient == TO[0]]) == 2
    assert len(copies) == 1


def test_ten_recipients_of_whom_some_are_refused(tmp_path: Path) -> None:
    to = addresses(10)
    said = {**dict.fromkeys(to[:3], "550 5.1.1 nobody here"), **dict.fromkeys(to[3:5], "451 4.2.0 later")}

    def answer(step: str, line: str) -> str | None:
        return next((words for name, words in said.items() if step == "RCPT" and name in line), None)

    with scripted(answer) as server:
        root = register(tmp_path, to_localhost(server), to)
        assert Counter(states(run(root)).values()) == Counter(sent=5, failed=3, pending=2)
        said.update(dict.fromkeys(to[3:5], "250 2.1.5 ok"))
        assert states(run(root, day_number=1)) == dict.fromkeys(to[3:5], "sent")
        assert Counter(mail.recipient for mail in server.taken) == Counter(to[3:])
        left = run(root, day_number=2)
    assert left["messages"] == ()
    assert {message["recipient"]: message["state"] for message in left["undelivered"]} == dict.fromkeys(
        to[:3], "failed"
    )
