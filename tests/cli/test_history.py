"""An agreement over time, through the real command: its contacts, its log, and what changed between two days."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from tests.cli.conftest import ROOT, at_terminal, run
from tests.cli.test_screens import compare

LIFETIME = ROOT / "examples" / "lifetime-register"
AGREEMENT = "kabupaten-contoh-kesehatan-2022"
REAL = "bp2mi-asahan-2021"


def answer(*arguments: str, cwd: Path = LIFETIME) -> Any:
    said = run(*arguments, "--format", "json", cwd=cwd)
    assert said.returncode in (0, 1), said.stderr
    document = json.loads(said.stdout)
    name = document["schema"].removeprefix("mouctl.").partition("/")[0]
    Draft202012Validator(json.loads(run("schema", name).stdout)).validate(document)
    return document


def contacts(as_of: str, agreement: str = AGREEMENT, cwd: Path = LIFETIME) -> Any:
    return answer("contacts", agreement, "--as-of", as_of, cwd=cwd)


def reached(document: Any, party: str, contact: str) -> Any:
    own = next(each for each in document["parties"] if each["id"] == party)
    return next(each for each in own["contacts"] if each["id"] == contact)


def append(register: Path, text: str) -> Path:
    events = register / "agreements" / REAL / "events.toml"
    events.write_text(events.read_text("utf-8") + text, encoding="utf-8")
    return register


class TestContacts:
    @pytest.mark.parametrize(
        ("as_of", "email", "since"),
        [
            ("2022-05-15", "umum@rsud.example", None),
            ("2022-05-16", "bagian.umum@rsud.example", "2022-05-16-surel"),
            ("2024-01-01", "bagian.umum@rsud.example", "2022-05-16-surel"),
        ],
    )
    def test_the_address_in_force_on_a_day(self, as_of: str, email: str, since: str | None) -> None:
        found = reached(contacts(as_of), "kedua", "umum")
        assert found["email"] == email
        assert found["address"] == "Jalan Contoh Nomor 10"
        assert (found["since"]["email"]["event"] if found["since"] else None) == since

    @pytest.mark.parametrize(
        ("as_of", "status", "told"),
        [
            ("2022-05-20", "due", None),
            ("2022-05-24", "overdue", None),
            ("2022-06-02", "done-late", "2022-06-02"),
        ],
    )
    def test_each_change_carries_its_duty(self, as_of: str, status: str, told: str | None) -> None:
        (change,) = contacts(as_of)["changes"]
        assert (change["before"], change["after"]) == (
            {"email": "umum@rsud.example"},
            {"email": "bagian.umum@rsud.example"},
        )
        notice = change["notice"]
        assert (notice["status"], notice["due_on"], change["told_on"]) == (status, "2022-05-23", told)
        assert notice["consequence"].startswith("surat yang dikirim ke alamat terakhir")

    def test_the_consequence_is_shown_where_it_was_not_told_in_time(self) -> None:
        shown = run("contacts", AGREEMENT, "--as-of", "2022-05-24", cwd=LIFETIME).stdout
        assert "Pasal 7 ayat (3)" in shown
        assert "Pasal 7 ayat (3)" not in run("contacts", AGREEMENT, "--as-of", "2022-05-20", cwd=LIFETIME).stdout

    def test_a_change_known_before_its_day_is_shown_as_coming(self, register: Path) -> None:
        append(
            register,
            '\n[[event]]\nid = "pindah"\ntype = "contact-change"\non = 2024-09-02\nknown_on = 2024-08-01\n'
            'party = "kedua"\ncontact = "disnaker"\naddress = "Jalan Baru"\n',
        )
        found = contacts("2024-08-15", REAL, register)
        assert reached(found, "kedua", "disnaker")["address"] != "Jalan Baru"
        assert [(each["event"], each["in_force"]) for each in found["changes"]] == [("pindah", False)]
        assert reached(contacts("2024-09-02", REAL, register), "kedua", "disnaker")["address"] == "Jalan Baru"

    def test_an_addendum_changes_contacts_and_leaves_what_an_event_changed(self, register: Path) -> None:
        append(
            register,
            '\n[[event]]\nid = "surel"\ntype = "contact-change"\non = 2022-02-01\nparty = "kedua"\n'
            'contact = "disnaker"\nemail = "baru@asahan.example"\n'
            '\n[[event]]\nid = "adendum"\ntype = "addendum"\non = 2022-03-01\n'
            '[[event.amends.party]]\nid = "kedua"\n[[event.amends.party.contact]]\nid = "disnaker"\n'
            'address = "Jalan Adendum"\n',
        )
        found = reached(contacts("2022-04-01", REAL, register), "kedua", "disnaker")
        assert (found["address"], found["email"]) == ("Jalan Adendum", "baru@asahan.example")
        assert found["since"]["address"]["event"] == "adendum"

    def test_which_contact_changed_must_be_said(self, register: Path) -> None:
        append(
            register,
            '\n[[event]]\nid = "surel"\ntype = "contact-change"\non = 2022-02-01\nparty = "kedua"\n'
            'email = "baru@asahan.example"\n',
        )
        found = contacts("2022-04-01", REAL, register)
        assert [each["contact"] for each in found["changes"]] == [None]
        assert reached(found, "kedua", "disnaker")["email"] == "naker079404@gmail.com"
        checked = answer("check", cwd=register)
        assert [each["line"] for each in checked["findings"] if each["rule"] == "MOU802"]

    @pytest.mark.parametrize(
        ("sent", "to", "told", "expected"),
        [
            ("2022-02-10", "naker079404@gmail.com", "2022-02-05", "and told on"),
            ("2022-02-10", "NAKER079404@gmail.com ", None, "not yet told"),
            ("2022-02-10", "baru@asahan.example", "2022-02-05", None),
            ("2022-01-31", "naker079404@gmail.com", None, None),
            ("2022-02-10", "siapa@lain.example", "2022-02-05", None),
        ],
    )
    def test_a_letter_to_a_superseded_address(
        self, register: Path, sent: str, to: str, told: str | None, expected: str | None
    ) -> None:
        notified = f"notified_on = {told}\n" if told else ""
        append(
            register,
            '\n[[event]]\nid = "surel"\ntype = "contact-change"\non = 2022-02-01\nparty = "kedua"\n'
            f'contact = "disnaker"\nemail = "baru@asahan.example"\n{notified}'
            f'\n[[event]]\nid = "surat"\ntype = "renewal-notice"\non = {sent}\nparty = "kesatu"\n'
            f'letter = {{ sent_on = {sent}, to = "{to}" }}\n',
        )
        found = answer("check", "--as-of", "2022-03-01", cwd=register)["findings"]
        messages = [each["message"] for each in found if each["rule"] == "MOU801"]
        assert len(messages) == (1 if expected else 0)
        assert all(expected and expected in message for message in messages)


class TestLog:
    def test_every_event_with_what_it_did(self) -> None:
        found = {each["id"]: each for each in answer("log", AGREEMENT, "--as-of", "2024-10-20")["events"]}
        assert found["2023-12-18-perpanjangan"]["effects"][0].startswith("The new last day is 9 January 2025")
        assert f"{AGREEMENT}/renewal-notice" in found["2023-08-14-adendum"]["changed"]
        assert found["2023-04-17-banjir"]["evidence"][0]["file"] == "bukti/keterangan-banjir.txt"
        late = "Monitoring and evaluation, period 2: done 7 days after its last day, 9 January 2023."
        assert late in found["2023-01-16-monev-2"]["effects"]

    def test_in_order_and_only_what_was_known(self) -> None:
        found = answer("log", AGREEMENT, "--as-of", "2023-02-01")["events"]
        days = [each["known_on"] for each in found]
        assert days == sorted(days)
        assert found[-1]["id"] == "2023-01-16-monev-2"

    def test_what_was_corrected_stays_in_sight(self) -> None:
        before, after = (
            {each["id"]: each["corrected_by"] for each in answer("log", AGREEMENT, "--as-of", day)["events"]}
            for day in ("2024-08-06", "2024-08-12")
        )
        assert before["2024-08-05-pengakhiran"] is None
        assert after["2024-08-05-pengakhiran"] == "2024-08-12-koreksi"

    def test_before_the_signing_there_is_nothing_to_tell(self) -> None:
        shown = run("log", AGREEMENT, "--as-of", "2021-01-01", cwd=LIFETIME).stdout
        assert "The agreement is not signed yet." in shown
        assert "Jan 2022" not in shown

    def test_without_events_the_signing_stands_alone(self) -> None:
        found = answer("log", REAL, "--as-of", "2024-08-01", cwd=ROOT)
        assert (found["signed_on"], found["events"]) == ("2021-12-08", [])


class TestDiff:
    def test_the_text_and_the_deadlines_that_an_addendum_changed(self) -> None:
        found = answer("show", AGREEMENT, "--diff", "2023-08-01", "2023-09-15")
        text = {(each["what"], each["key"]): (each["before"], each["after"]) for each in found["text"]}
        assert text["clause: renewal", "notice"] == ("3 months", "2 months")
        assert text["scope, item c", None] == (None, "penyuluhan kesehatan")
        moved = {each["deadline"]["id"]: each for each in found["deadlines"]}
        notice = moved[f"{AGREEMENT}/renewal-notice"]
        assert (notice["due_on_before"], notice["deadline"]["due_on"]) == ("2023-10-09", "2023-11-09")
        assert found["events"] == ["2023-08-14-adendum"]

    def test_contacts_are_part_of_it(self) -> None:
        found = answer("show", AGREEMENT, "--diff", "2022-05-01", "2022-06-10")
        assert [(each["key"], each["after"]) for each in found["text"]] == [("email", "bagian.umum@rsud.example")]

    @pytest.mark.parametrize("given", [("--diff", "2023-08-01"), ("--diff=2023-08-01",)])
    def test_of_one_day_until_the_day_asked_about(self, given: tuple[str, ...]) -> None:
        """No option is taken for the second day, wherever it stands."""
        both = answer("show", AGREEMENT, "--diff", "2023-08-01", "2023-09-15")
        assert answer("show", AGREEMENT, *given, "--as-of", "2023-09-15") == both
        assert answer("show", "--as-of", "2023-09-15", AGREEMENT, *given) == both
        said = [run("show", AGREEMENT, *given, "--lang", lang, cwd=LIFETIME) for lang in ("id", "en")]
        assert [each.returncode for each in said] == [0, 0]
        assert said[0].stdout != said[1].stdout
        assert "1 Agustus 2023" in said[0].stdout

    def test_one_day_against_itself(self) -> None:
        found = answer("show", AGREEMENT, "--diff", "2023-08-01", "2023-08-01")
        assert (found["events"], found["text"], found["deadlines"], found["effects"]) == ([], [], [], [])

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--diff", "2023-08-01", "2023-07-01"), "The later day comes first."),
            (("--diff", "2023-08-01", "kemarin"), "“kemarin” is no day of the calendar."),
            (("--diff", "2023-08-01", "--as-of", "2023-07-01"), "The later day comes first."),
            (("--diff",), "--diff"),
            (("--diff", "--lang", "en"), "“--lang” is no day of the calendar."),
            (("--diff", "2023-08-01", "2023-09-01", "--as-of", "2023-09-01"), "--as-of does not go with --diff."),
        ],
    )
    def test_what_cannot_be_asked(self, arguments: tuple[str, ...], told: str) -> None:
        said = run("show", AGREEMENT, *arguments, cwd=LIFETIME)
        assert said.returncode == 2
        assert told in said.stderr
        assert said.stdout == ""


class TestAsOf:
    @pytest.mark.parametrize(("as_of", "rows"), [("2023-08-31", 3), ("2023-09-01", 4)])
    def test_the_matrix_is_that_of_the_day(self, as_of: str, rows: int) -> None:
        assert len(answer("matrix", AGREEMENT, "--as-of", as_of)["rows"]) == rows

    def test_show_has_the_text_of_the_day_and_every_addendum(self) -> None:
        before, after = (answer("show", AGREEMENT, "--as-of", day) for day in ("2023-08-20", "2023-09-01"))
        assert [set(each["scope"]) for each in (before, after)] == [{"a", "b"}, {"a", "b", "c"}]
        assert [each["addenda"][0]["effective_on"] for each in (before, after)] == ["2023-09-01"] * 2
        (renewal,) = (each for each in after["clauses"] if each["type"] == "renewal")
        assert (renewal["article"], renewal["addendum"]) == ("Pasal 1 Adendum", "2023-08-14-adendum")

    def test_explain_names_the_addendum(self) -> None:
        shown = run("explain", "renewal-notice", "--as-of", "2023-10-01", cwd=LIFETIME).stdout
        assert "as changed by addendum 445/87/ADD/VIII/2023 of 14 August 2023, in force from 1 September 2023" in shown

    def test_a_question_is_answered_by_the_text_of_the_day(self, register: Path) -> None:
        append(
            register,
            '\n[[event]]\nid = "adendum"\ntype = "addendum"\non = 2022-03-01\n'
            '[[event.amends.clause]]\ntype = "termination"\nnotice = "90 calendar days"\n',
        )
        asked = ("when", "termination", REAL, "--effective-on", "2023-06-30")
        assert answer(*asked, "--as-of", "2022-02-28", cwd=register)["deadline"]["due_on"] == "2023-05-01"
        assert answer(*asked, "--as-of", "2022-03-01", cwd=register)["deadline"]["due_on"] == "2023-04-01"


class TestRecordingAnAddendum:
    def test_what_it_changes_comes_from_a_file(self, register: Path, tmp_path: Path) -> None:
        changes = tmp_path / "perubahan.toml"
        changes.write_text('[[clause]]\ntype = "renewal"\nnotice = "2 months"\n', encoding="utf-8")
        call = ("record", "addendum", REAL, "--on", "2023-03-01", "--amends", str(changes), "--yes")
        said = run(*call, "--as-of", "2024-08-01", "--format", "json", cwd=register)
        assert said.returncode == 0, said.stderr
        (moved,) = json.loads(said.stdout)["changes"]
        assert (moved["due_on_before"], moved["deadline"]["due_on"]) == ("2024-09-07", "2024-10-07")
        assert run("check", cwd=register).returncode == 0

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ('[[clause]]\ntype = "sewa"\n', "There is no clause sewa in the text that the addendum changes."),
            ("[[clause]\n", "is not valid TOML"),
            (None, "cannot be read"),
        ],
    )
    def test_a_file_that_does_not_fit(self, register: Path, tmp_path: Path, content: str | None, told: str) -> None:
        changes = tmp_path / "perubahan.toml"
        if content is not None:
            changes.write_text(content, encoding="utf-8")
        call = ("record", "addendum", REAL, "--on", "2023-03-01", "--amends", str(changes), "--yes")
        before = (register / "agreements" / REAL / "events.toml").read_bytes()
        said = run(*call, cwd=register)
        assert said.returncode in (1, 2)
        assert told in said.stderr
        assert (register / "agreements" / REAL / "events.toml").read_bytes() == before


SCREENS = {
    "contacts": ("contacts", AGREEMENT, "--as-of", "2022-06-10"),
    "log": ("log", AGREEMENT, "--as-of", "2024-10-20"),
    "show-addendum": ("show", AGREEMENT, "--as-of", "2023-09-15"),
    "show-diff": ("show", AGREEMENT, "--diff", "2023-08-01", "2023-09-15"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screens(screen: str, language: str) -> None:
    narrow = at_terminal(*SCREENS[screen], columns=80, cwd=LIFETIME, MOUCTL_LANG=language, NO_COLOR="1")
    assert all(cell_len(line) <= 80 for line in narrow.splitlines())
    compare(f"{screen}-{language}-80", narrow)
    compare(f"{screen}-{language}-piped", run(*SCREENS[screen], cwd=LIFETIME, MOUCTL_LANG=language).stdout)
