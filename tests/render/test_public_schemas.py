"""SARIF and JUnit XML are valid against the schemas that their collectors publish, with plain and with hostile data."""

import json
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from mouctl.answers.check import check_report
from mouctl.findings import Checked
from mouctl.report import Report

from .findings import report
from .test_findings import ALL, show

SCHEMAS = Path(__file__).parent / "schemas"
REPORTS: dict[str, Report] = {
    "nothing": check_report(Checked((), ("contoh",))),
    "no agreement": check_report(Checked(())),
    "plain": report(),
    "many": report(more=20),
    **{name: report(text) for name, text in ALL.items()},
}

every_report = pytest.mark.parametrize("found", REPORTS.values(), ids=REPORTS.keys())


@pytest.fixture(scope="module")
def sarif() -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    validator: jsonschema.protocols.Validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    return validator


@pytest.fixture(scope="module")
def junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


@every_report
def test_sarif(found: Report, sarif: jsonschema.protocols.Validator) -> None:
    sarif.validate(json.loads(show(found, "sarif")))


@every_report
def test_junit(found: Report, junit: xmlschema.XMLSchema) -> None:
    junit.validate(show(found, "junit").partition("\n")[2])


def test_the_schemas_refuse_what_is_wrong(sarif: jsonschema.protocols.Validator, junit: xmlschema.XMLSchema) -> None:
    log = json.loads(show(report(), "sarif"))
    log["runs"][0]["results"][1]["level"] = "fatal"
    assert not sarif.is_valid(log)
    assert not junit.is_valid(show(report(), "junit").partition("\n")[2].replace('errors="0"', ""))
