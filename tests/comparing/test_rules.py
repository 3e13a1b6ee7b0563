"""What may not change after signing, as the command tells it."""

import json
import shutil
import tomllib
from typing import NamedTuple

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import run

from .conftest import REAL, Repository

ADDENDUM = '[[event]]\nid = "2024-03-04-addendum"\ntype = "addendum"\non = 2024-03-04\n'
CHANGED_CONTACT = """[[event]]
id = "2024-03-04-surel"
type = "contact-change"
on = 2024-03-04
party = "kesatu"
contact = "biro"
email = "baru@bp2mi.go.id"
"""
REVIEW = '[[event]]\nid = "2022-06-07-monitoring"\ntype = "monitoring"\non = 2022-06-07\n'
EMAIL = ('email = "kerjasama@bp2mi.go.id"', 'email = "baru@bp2mi.go.id"')


class Edit(NamedTuple):
    old: str
    new: str
    rules: list[str]
    file: str = "agreement.toml"
    events: str = ""


CASES = {
    "nothing": Edit("schema = 1", "schema = 1", []),
    "a comment": Edit("schema = 1", "# catatan\nschema = 1", []),
    "another wording of the same period": Edit('duration = "3 years"', 'duration = "3 tahun"', []),
    "a figure of the text": Edit('duration = "3 years"', 'duration = "4 years"', ["MOU101"]),
    "the day of signing": Edit("signed_on = 2021-12-08", "signed_on = 2021-12-09", ["MOU101"]),
    "the signature taken back": Edit("signed_on = 2021-12-08", "", ["MOU101"]),
    "a figure, with an addendum": Edit('duration = "3 years"', 'duration = "4 years"', ["MOU102"], events=ADDENDUM),
    "who owes a duty": Edit('type = "monitoring"', 'type = "monitoring"\nowed_by = ["kedua"]', ["MOU103"]),
    "the time zone": Edit('timezone = "Asia/Jakarta"', 'timezone = "Asia/Makassar"', ["MOU103"]),
    "a contact": Edit(*EMAIL, ["MOU105"]),
    "a contact, with its event": Edit(*EMAIL, ["MOU102"], events=CHANGED_CONTACT),
    "a contact, with an event of another": Edit(
        *EMAIL, ["MOU105"], events=CHANGED_CONTACT.replace('"baru@bp2mi.go.id"', '"lain@bp2mi.go.id"')
    ),
    "the id of a contact": Edit('id = "biro"', 'id = "biro-kerja-sama"', ["MOU103"]),
    "the letter of a recital": Edit('id = "a"', 'id = "aa"', ["MOU101"]),
    "an event more": Edit("schema = 1", "schema = 1", [], events=REVIEW.replace("2022-06-07", "2022-12-07")),
    "the work plan": Edit("years = [2022, 2023, 2024]", "years = [2022, 2023]", ["MOU107"], "workplan.toml"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_found_by_its_rule(repository: Repository, case: str) -> None:
    edit = CASES[case]
    repository.edit(edit.old, edit.new, edit.file)
    if edit.events:
        repository.append(edit.events)
    for _ in ("not committed", "committed"):
        assert repository.rules() == edit.rules
        repository.git("add", "--all")
        repository.git("commit", "--quiet", "--allow-empty", "--message", "Perubahan")


def test_a_finding_names_the_key_the_values_the_commit_and_the_place(repository: Repository) -> None:
    repository.edit('duration = "3 years"', 'duration = "4 years"')
    commit = repository.commit(on="2024-03-05T23:30:00+00:00")
    (found,) = (each for each in repository.found() if each["rule"] == "MOU101")
    assert "clause.term.duration was “3 years”, and is now “4 years”" in found["message"]
    assert f"(commit {commit[:10]} of 6 March 2024)" in found["message"]  # half past six in Jakarta
    line = repository.file("agreement.toml").read_text("utf-8").splitlines()[found["line"] - 1]
    assert line.startswith('duration = "4 years"')
    assert (found["file"], found["agreement"]) == (f"agreements/{REAL}/agreement.toml", REAL)


def test_order_does_not_count(repository: Repository) -> None:
    first, *clauses = (
        repository.file("agreement.toml").read_text("utf-8").partition("[conventions]")[0].split("[[clause]]")
    )
    rest = repository.file("agreement.toml").read_text("utf-8").partition("[conventions]")[2]
    text = "[[clause]]".join([first, *(f"{each.rstrip()}\n\n" for each in reversed(clauses))])
    repository.file("agreement.toml").write_text(f"{text}[conventions]{rest}", encoding="utf-8")
    assert repository.rules() == []


@pytest.mark.parametrize("trailer", ["Transcription", "transcription"])
def test_a_correction_that_its_commit_explains_is_a_note(repository: Repository, trailer: str) -> None:
    repository.edit('notice = "3 months"', 'notice = "2 months"')
    repository.commit(f"Salah salin\n\n{trailer}: naskah menyebut 2 bulan")
    repository.edit('duration = "3 years"', 'duration = "4 years"')
    repository.commit("Yang ini tidak")
    found = {each["rule"]: each for each in repository.found()}
    assert {"MOU104", "MOU101"} <= set(found)
    assert "naskah menyebut 2 bulan" in found["MOU104"]["message"]
    assert found["MOU104"]["severity"] == "note"


def test_the_explanation_holds_for_its_own_commit_only(repository: Repository) -> None:
    repository.edit('notice = "3 months"', 'notice = "2 months"')
    repository.commit("Salah salin\n\nTranscription: naskah menyebut 2 bulan")
    repository.edit('notice = "2 months"', 'notice = "1 months"')
    assert repository.rules() == ["MOU101"]
    repository.commit("Lagi")
    assert repository.rules() == ["MOU101"]


def test_a_changed_contact_tells_by_when_the_other_side_must_be_told(repository: Repository) -> None:
    repository.edit(*EMAIL)
    (found,) = (each for each in repository.found() if each["rule"] == "MOU105")
    assert "Counted from 10 March 2024, the other side has to be told by 16 March 2024" in found["message"]
    assert "6 days left" in found["message"]
    repository.commit(on="2024-02-05T10:00:00+07:00")
    (found,) = (each for each in repository.found() if each["rule"] == "MOU105")
    assert "Counted from 5 February 2024" in found["message"]
    assert "had to be told by 11 February 2024 (Pasal 7 ayat (2)): 28 days ago" in found["message"]


def test_a_draft_may_change_and_go(repository: Repository) -> None:
    draft = repository.file("agreement.toml", "naskah-draf")
    draft.parent.mkdir()
    text = repository.file("agreement.toml").read_text("utf-8").replace(f'id = "{REAL}"', 'id = "naskah-draf"')
    draft.write_text(text.replace("signed_on = 2021-12-08", ""), encoding="utf-8")
    repository.commit()
    repository.git("branch", "--force", "dasar")
    repository.edit('duration = "3 years"', 'duration = "4 years"', agreement="naskah-draf")
    assert repository.rules(against="dasar") == []
    draft.parent.rename(draft.parent.with_name("draf-lain"))
    repository.edit('id = "naskah-draf"', 'id = "draf-lain"', agreement="draf-lain")
    assert repository.rules(against="dasar") == []
    shutil.rmtree(draft.parent.with_name("draf-lain"))
    assert repository.rules(against="dasar") == []


class TestEvents:
    @pytest.fixture(autouse=True)
    def with_event(self, repository: Repository) -> None:
        repository.append(REVIEW)
        repository.append(REVIEW.replace("2022-06-07", "2022-12-07") + 'evidence = [{ file = "notulen.pdf" }]\n')
        repository.commit()
        repository.git("branch", "--force", "dasar")

    def test_an_altered_event(self, repository: Repository) -> None:
        repository.edit("on = 2022-06-07", "on = 2022-06-08", "events.toml")
        (found,) = (each for each in repository.found(against="dasar") if each["rule"] == "MOU106")
        assert "event.2022-06-07-monitoring.on was 7 June 2022, and is now 8 June 2022" in found["message"]

    def test_a_removed_event(self, repository: Repository) -> None:
        repository.edit(REVIEW, "", "events.toml")
        (found,) = (each for each in repository.found(against="dasar") if each["rule"] == "MOU106")
        assert "2022-06-07-monitoring was removed" in found["message"]

    def test_all_of_them_removed_with_their_file(self, repository: Repository) -> None:
        repository.file("events.toml").unlink()
        found = [each for each in repository.found(against="dasar") if each["rule"] == "MOU106"]
        assert [each["file"] for each in found] == [f"agreements/{REAL}/events.toml"] * 2

    def test_another_order(self, repository: Repository) -> None:
        text = repository.file("events.toml").read_text("utf-8")
        head, *events = text.split("[[event]]")
        repository.file("events.toml").write_text("[[event]]".join([head, *reversed(events)]), encoding="utf-8")
        assert tomllib.loads(text) != tomllib.loads(repository.file("events.toml").read_text("utf-8"))
        assert repository.rules(against="dasar") == []

    def test_a_seal_added_to_evidence(self, repository: Repository) -> None:
        repository.edit('"notulen.pdf"', f'"notulen.pdf", sha256 = "{"0" * 64}"', "events.toml")
        assert repository.rules(against="dasar") == []

    def test_one_that_was_not_there_yet_may_be_mended(self, repository: Repository) -> None:
        repository.edit("on = 2022-06-07", "on = 2022-06-08", "events.toml")
        assert repository.rules() == []


class TestFolders:
    def test_deleted(self, repository: Repository) -> None:
        shutil.copytree(repository.file("."), repository.file(".", "lain"))
        repository.edit(f'id = "{REAL}"', 'id = "lain"', agreement="lain")
        repository.edit('number = "46/KA-MoU/XII/2021"', 'number = "47/KA-MoU/XII/2021"', agreement="lain")
        repository.commit()
        shutil.rmtree(repository.file("."))
        (found,) = (each for each in repository.found() if each["rule"] == "MOU108")
        assert (found["file"], found["line"], found["severity"]) == (f"agreements/{REAL}", None, "error")

    @pytest.mark.parametrize("how", ["alone", "with a change"])
    def test_renamed(self, repository: Repository, how: str) -> None:
        repository.git("mv", f"agreements/{REAL}", "agreements/nama-baru")
        repository.edit(f'id = "{REAL}"', 'id = "nama-baru"', agreement="nama-baru")
        if how == "with a change":
            repository.edit('duration = "3 years"', 'duration = "4 years"', agreement="nama-baru")
        repository.commit()
        assert sorted(repository.rules()) == ["MOU109"] if how == "alone" else ["MOU101", "MOU109"]
        moves = repository.check()["against"]["moves"]
        assert {each["id"].split("/")[0] for each in moves} == (set() if how == "alone" else {"nama-baru"})

    def test_faulty_then(self, repository: Repository) -> None:
        repository.edit("schema = 1", "schema = 1\nsalah = 1")
        repository.commit()
        repository.git("branch", "--force", "dasar")
        repository.edit("salah = 1\n", "")
        (found,) = repository.found(against="dasar")
        assert found["rule"] == "MOU110"

    def test_faulty_now_is_told_as_ever(self, repository: Repository) -> None:
        repository.edit("schema = 1", "schema = 1\nsalah = 1")
        assert {each["rule"] for each in repository.check()["findings"]} == {"MOU003"}


def test_dates_that_moved_and_why(repository: Repository) -> None:
    repository.edit('duration = "3 years"', 'duration = "4 years"')
    answer = repository.check()
    Draft202012Validator(json.loads(run("schema", "check").stdout)).validate(answer)
    assert answer["against"]["revision"] == "main"
    assert answer["against"]["commit"] == repository.git("rev-parse", "main")
    (expiry,) = (each for each in answer["against"]["moves"] if each["id"] == f"{REAL}/expiry")
    assert (expiry["old"]["due_on"], expiry["new"]["due_on"]) == ("2024-12-07", "2025-12-07")
    assert expiry["moved_by"] == ["agreement.toml: clause.term.duration"]
    assert f"{REAL}/monitoring/8" in {each["id"] for each in answer["against"]["moves"]}
    (note,) = (each for each in answer["findings"] if each["message"].startswith("End of the term"))
    assert (note["rule"], note["severity"]) == ("MOU111", "note")


def test_each_cause_is_told_apart(repository: Repository) -> None:
    """Only the event moves the end, and only the notice the day of the request, as far as that is certain."""
    renewal = '[[event]]\nid = "2024-03-02-renewal"\ntype = "renewal"\non = 2024-03-02\nlength = "2 years"\n'
    repository.append(renewal)
    repository.edit('every = "6 months"', 'every = "1 year"')
    moves = {each["id"].partition("/")[2]: each["moved_by"] for each in repository.check()["against"]["moves"]}
    assert moves["expiry/2"] == ["events.toml: 2024-03-02-renewal"]
    assert moves["monitoring/1"] == ["agreement.toml: clause.monitoring.every"]


def test_settings_move_dates_too(repository: Repository) -> None:
    (repository.register / "mouctl.toml").write_text('schema = 1\n[conventions]\nterm_end = "anniversary"\n')
    moves = {each["id"]: each for each in repository.check()["against"]["moves"]}
    assert moves[f"{REAL}/expiry"]["moved_by"] == ["mouctl.toml"]
    assert moves[f"{REAL}/expiry"]["new"]["due_on"] == "2024-12-08"


def test_what_a_commit_says_passes_no_control_characters(repository: Repository) -> None:
    repository.edit('notice = "3 months"', 'notice = "2 months"')
    repository.commit("Salah salin\n\nTranscription: \x1b[31mmerah \u202e [bold]{x}[/bold] %s")
    done = run("check", "--against", "main", cwd=repository.register)
    assert not {"\x1b", "\u202e"} & set(done.stdout)
    assert "[bold]{x}[/bold] %s" in done.stdout
