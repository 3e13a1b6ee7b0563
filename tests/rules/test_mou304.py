from typing import Any

from mouctl.model.settings import Settings

from .conftest import PARTIES, Find

TERM = {"type": "term", "article": "Pasal 5", "quote": "...", "duration": "3 years", "from": "signing"}
MONITORING = {"type": "monitoring", "article": "Pasal 6", "quote": "...", "every": "6 months"}
RENEWAL = {"type": "renewal", "article": "Pasal 5", "quote": "...", "mode": "by-agreement", "notice": "3 months"}
CHANGE = {"type": "correspondence", "article": "Pasal 7", "quote": "...", "notice": "7 days"}
MOVED = {"type": "contact-change", "on": "2024-02-29", "party": "kesatu"}


def days(data: dict[str, Any]) -> dict[str, Any]:
    from datetime import date

    return {**data, "on": date.fromisoformat(data["on"])}


def test_one_note_for_a_question_however_many_deadlines(find: Find) -> None:
    data = {"clause": [TERM, RENEWAL, MONITORING], "conventions": {"before": "at-latest"}}
    (problem,) = find("MOU304", agreement=data)
    assert problem.route == ("conventions", "term_end")
    assert problem.message.values["id"] == "contoh/renewal-notice"
    assert [str(problem.message.values[key]) for key in ("first", "second")] == ["2024-09-07", "2024-09-08"]


def test_each_question_that_changes_a_date(find: Find) -> None:
    data = {"clause": [TERM, RENEWAL, CHANGE]}
    found = find("MOU304", agreement=data, events=[days(MOVED)])
    keys = [problem.route[1] for problem in found]
    assert keys == ["term_end", "count_from", "before", "bare_days"]


def test_parties_that_no_statute_binds(find: Find) -> None:
    private = [PARTIES[0], {**PARTIES[1], "public_body": False}]
    data = {"party": private, "clause": [TERM, {**CHANGE, "notice": "7 working days"}]}
    moved = {**MOVED, "on": "2024-04-05"}
    assert [p.route[1] for p in find("MOU304", agreement=data, events=[days(moved)])] == [
        "term_end",
        "count_from",
        "working_week",
        "joint_leave",
    ]


def test_a_party_with_a_week_of_its_own_is_told_its_own_answer(find: Find) -> None:
    week = {"schema": 1, "id": "enam", "name": "Enam hari kerja", "source": "Peraturan 7", "week": "mon-sat"}
    private = [{**PARTIES[0], "public_body": False, "calendars": ["enam"]}, PARTIES[1]]
    data = {"party": private, "clause": [TERM, {**CHANGE, "notice": "7 working days"}]}
    found = find("MOU304", agreement=data, events=[days(MOVED)], calendars=[week])
    (problem,) = (each for each in found if each.route[1] == "working_week")
    told = [str(problem.message.values[key]) for key in ("answer", "other")]
    assert "Monday to Saturday" in told[0]
    assert told[0] != told[1]


def test_a_question_that_the_text_settles_is_none(find: Find) -> None:
    data = {"clause": [TERM], "conventions": {"term_end": "anniversary"}}
    assert find("MOU304", agreement=data) == []


def test_a_register_settles_nothing(find: Find) -> None:
    settings = Settings(conventions={"term_end": "anniversary"})
    (problem,) = find("MOU304", agreement={"clause": [TERM]}, settings=settings)
    assert str(problem.message.values["first"]) == "2024-12-08"


def test_no_deadlines_no_questions(find: Find) -> None:
    assert find("MOU304") == []
    assert find("MOU304", agreement={"signed_on": None, "clause": [TERM, RENEWAL]}) == []
