"""What the formats for findings share: the findings of a report, and their text on one line."""

import json
from collections.abc import Iterable, Iterator

from mouctl.findings import Checked, Finding
from mouctl.language import Language, clean, tame
from mouctl.report import Report


def checked(report: Report) -> Checked:
    """The findings of the report. Raises TypeError where it has none, which only a fault of mouctl can bring about."""
    if report.checked is None:
        raise TypeError(f"{report.schema} has no findings")
    return report.checked


def told(value: object, language: Language) -> str:
    """A sentence or other value as clean text on one line; the formats for programs keep it as it is otherwise."""
    return " ".join(clean(language.tell(value)).split())


def concise(finding: Finding, language: Language) -> str:
    """A finding on one line, as compilers write it."""
    message = told(finding.message, language)
    return tame(f"{told(finding.where, language)}: {finding.severity.label} {finding.rule} {message}")


def with_advice(finding: Finding, language: Language) -> str:
    """What is wrong and, on a line of its own, what to do."""
    return "\n".join(told(each, language) for each in (finding.message, finding.advice) if each)


def identified(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint of its own: equal ones are counted on in their order."""
    seen: dict[str, int] = {}
    for finding in findings:
        name = finding.fingerprint
        seen[name] = seen.get(name, 0) + 1
        yield finding, name if seen[name] == 1 else f"{name}-{seen[name]}"


def document(value: object) -> str:
    """`value` as a JSON document; `##[` is written as an escape, so that a runner obeys nothing in it."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False).replace("##[", "#\\u0023[") + "\n"
