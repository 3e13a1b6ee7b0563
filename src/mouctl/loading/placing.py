"""From a problem at a route to a finding with its file, line and column: the last thing that is added."""

from posixpath import dirname, join

from mouctl.findings import Finding, Problem, Severity
from mouctl.loading.address import address
from mouctl.loading.codes import CODES
from mouctl.loading.flaw import Flaw
from mouctl.loading.loaded import REGISTER, Loaded
from mouctl.loading.places import line_of, locate, locate_key
from mouctl.loading.splicing import spliced
from mouctl.loading.toml_file import Document


def place_problem(rule_id: str, severity: Severity, problem: Problem, loaded: Loaded) -> Finding:
    """What a rule says about an agreement, at its place in the file that it speaks of.

    A calendar or the settings are the register's, and what is wrong with them is no agreement's own.
    """
    document = loaded.documents.get(problem.document)
    place = locate(document.text, problem.route) if document else None
    return Finding(
        rule=rule_id,
        severity=severity,
        message=problem.message,
        file=document.shown if document else _where_it_would_be(problem.document, loaded),
        place=place,
        advice=problem.advice,
        agreement=None if _is_the_registers(problem.document) else loaded.id,
        article=problem.article,
        route=problem.route,
        at=address(document.data if document else None, problem.route),
        source=line_of(document.text, place) if document else None,
        fix=spliced(problem.fix, document) if document and problem.fix else None,
    )


def place_flaw(flaw: Flaw, document: Document, agreement: str | None = None) -> Finding:
    """A fault found in loading, at its place."""
    place = (locate_key if flaw.at_key else locate)(document.text, flaw.problem.route)
    return Finding(
        rule=flaw.code,
        severity=CODES[flaw.code].severity,
        message=flaw.problem.message,
        file=document.shown,
        place=place,
        advice=flaw.problem.advice,
        agreement=agreement,
        route=flaw.problem.route,
        at=address(document.data, flaw.problem.route),
        source=line_of(document.text, place),
        fix=spliced(flaw.problem.fix, document) if flaw.problem.fix else None,
    )


def _is_the_registers(document: str) -> bool:
    return "/" in document or document == REGISTER


def _where_it_would_be(name: str, loaded: Loaded) -> str:
    beside = loaded.documents.get("agreement")
    return join(dirname(beside.shown) if beside else loaded.id, f"{name}.toml")
