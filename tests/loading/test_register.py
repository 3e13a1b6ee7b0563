"""What is looked at, what is passed over, and under which settings."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mouctl.findings import Finding, Problem, Severity
from mouctl.loading.placing import place_problem
from mouctl.loading.register import find_register, load_paths, load_register
from mouctl.sentences import say

Write = Callable[..., Path]
Brief = Callable[[Finding], str]


def ids(register: object) -> list[str]:
    return [entry.id for entry in register.entries]  # type: ignore[attr-defined]


def test_the_register_is_found_from_below(write: Write, tmp_path: Path) -> None:
    root = write()
    assert find_register(root / "agreements/a") == root
    assert find_register(Path()) == root
    assert find_register(Path("/")) is None


def test_only_what_is_asked_for_is_read(write: Write) -> None:
    register = load_register(write({"agreements/b/agreement.toml": "broken"}), only={"a"})
    assert (ids(register), register.findings, register.names) == (["a"], (), ("a", "b"))


def test_hidden_folders_and_leftovers_are_passed_over(write: Write) -> None:
    names = (".git", ".a.tmp", "a~", "a.tmp")
    register = load_register(write({f"agreements/{name}/agreement.toml": "broken" for name in names}))
    assert (ids(register), register.findings) == (["a", "b"], ())


def test_a_folder_without_an_agreement_is_not_passed_over(write: Write, brief: Brief) -> None:
    root = write({"agreements/c/events.toml": "schema = 1\nx = 1"})
    (root / "agreements/d").mkdir()
    (root / "agreements/e").symlink_to(root / "nowhere")
    register = load_register(root)
    assert ids(register) == ["a", "b", "c", "d", "e"]
    assert [brief(finding) for finding in register.findings] == [
        "agreements/c/agreement.toml:- MOU001 The folder of an agreement has no “agreement.toml”.",
        "agreements/c/events.toml:2:1 MOU003 There is no key “x” here.",
        "agreements/d/agreement.toml:- MOU001 The folder of an agreement has no “agreement.toml”.",
        "agreements/e/agreement.toml:- MOU001 The folder of an agreement has no “agreement.toml”.",
    ]


def test_a_register_without_agreements_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mouctl.toml").write_text("schema = 1")
    register = load_register(tmp_path)
    assert (register.entries, register.findings, register.names) == ((), (), ())


def test_agreements_must_be_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brief: Brief) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mouctl.toml").write_text("schema = 1")
    (tmp_path / "agreements").write_text("")
    assert [brief(each) for each in load_register(tmp_path).findings] == ["agreements:- MOU001 This must be a folder."]


def test_without_settings_it_is_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brief: Brief) -> None:
    monkeypatch.chdir(tmp_path)
    found = [brief(each) for each in load_register(tmp_path).findings]
    assert found == ["mouctl.toml:- MOU001 There is no such file or folder."]


def test_under_faulty_settings_there_are_no_dossiers(write: Write) -> None:
    register = load_register(write({"mouctl.toml": 'schema = 1\n[conventions]\nroll = "x"'}))
    assert [entry.dossier for entry in register.entries] == [None, None]
    assert [finding.rule for finding in register.findings] == ["MOU005"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["agreements/a"], ["a"]),
        (["agreements/a", "agreements/a/events.toml", "agreements/../agreements/a/agreement.toml"], ["a"]),
        (["agreements"], ["a", "b"]),
        (["."], ["a", "b"]),
        (["mouctl.toml"], ["a", "b"]),
        (["agreements/b/agreement.toml", "agreements/a/workplan.toml"], ["a", "b"]),
    ],
)
def test_paths_name_agreements(paths: list[str], expected: list[str], write: Write) -> None:
    root = write()
    register = load_paths([Path(path) for path in paths])
    assert (ids(register), register.findings, register.root) == (expected, (), root)
    assert register.settings.name == "Register"
    assert all(entry.dossier and entry.dossier.settings.name == "Register" for entry in register.entries)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "There is no such file or folder."),
        ("agreements/a/nothing.toml", "There is no such file or folder."),
        ("agreements/a/agreement.toml/x", "There is no such file or folder."),
        ("note.txt", "This is no file of an agreement."),
        ("empty", "There is no agreement in this folder."),
        ("agreements/c", None),
    ],
)
def test_a_path_that_names_nothing_is_a_finding(path: str, message: str | None, write: Write, brief: Brief) -> None:
    root = write({"note.txt": ""})
    (root / "empty").mkdir()
    (root / "agreements/c").mkdir()
    register = load_paths([Path(path), Path("agreements/b")])
    (finding,) = register.findings
    if message:
        assert brief(finding) == f"{path}:- MOU001 {message}"
        assert ids(register) == ["b"]
    else:
        assert finding.file == "agreements/c/agreement.toml"


def test_an_agreement_outside_a_register(
    tmp_path: Path, good: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/agreement.toml").write_text(good["agreements/b/agreement.toml"])
    for path in (Path("b"), Path()):
        register = load_paths([path])
        assert (ids(register), register.findings, register.settings.name) == (["b"], (), None)


def test_each_agreement_is_judged_by_its_own_register(
    tmp_path: Path, good: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for root in ("one", "two"):
        (tmp_path / root / "agreements/b").mkdir(parents=True)
        (tmp_path / root / "mouctl.toml").write_text(f'schema = 1\nname = "{root}"')
        (tmp_path / root / "agreements/b/agreement.toml").write_text(good["agreements/b/agreement.toml"])
    register = load_paths([Path("one"), Path("two/agreements/b")])
    assert [entry.dossier.settings.name for entry in register.entries if entry.dossier] == ["one", "two"]
    assert [(each.rule, each.file) for each in register.findings] == [("MOU006", "two/agreements/b/agreement.toml")]


def test_paths_are_shown_from_the_root_where_the_register_lies_elsewhere(
    write: Write, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"agreements/b/agreement.toml": "broken"})
    for here in (root / "agreements", tmp_path_factory.mktemp("elsewhere")):
        monkeypatch.chdir(here)
        assert [each.file for each in load_register(root).findings] == ["agreements/b/agreement.toml"]
    monkeypatch.chdir(root.parent)
    assert [each.file for each in load_register(root).findings] == [f"{root.name}/agreements/b/agreement.toml"]


def test_a_rules_problem_is_placed(write: Write, brief: Brief) -> None:
    first, second = load_register(write()).entries
    problem = Problem(message=say("Hm."), route=("event", 1, "party"), document="events", article="Pasal 7")
    finding = place_problem("XYZ1", Severity.NOTE, problem, first)
    assert brief(finding) == "agreements/a/events.toml:12:9 XYZ1 Hm."
    assert (finding.agreement, finding.article, finding.severity) == ("a", "Pasal 7", Severity.NOTE)
    assert brief(place_problem("XYZ1", Severity.NOTE, problem, second)) == "agreements/b/events.toml:- XYZ1 Hm."


def test_findings_name_their_agreement(write: Write) -> None:
    register = load_register(write({"agreements/a/events.toml": "x", "agreements/b/agreement.toml": "schema = 1"}))
    assert {finding.agreement for finding in register.findings} == {"a", "b"}
