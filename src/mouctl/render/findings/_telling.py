"""What the formats for findings share: the findings of a report, and their text on one line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

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
    """Each finding with a fingerprint of its own: equal ones, which are all in one file, are counted on in their order.

    The findings come file by file.
    """
    for _, of_the_file in groupby(findings, key=lambda finding: finding.file):
        seen: Counter[str] = Counter()
        for finding in of_the_file:
            seen[name := finding.fingerprint] += 1
            yield finding, name if seen[name] == 1 else f"{name}-{seen[name]}"
