"""One line a finding, `file:line:column: severity RULE message`, for editors and `grep`; nothing where all is well.

The severity is the same word in every language; the message follows `--lang`.
"""

from collections.abc import Iterator

from mouctl.format import Format, Surface
from mouctl.render.findings._telling import checked, concise
from mouctl.report import Report


def render(report: Report, surface: Surface) -> Iterator[str]:
    """The lines of all findings that are not waived."""
    return (f"{concise(finding, surface.language)}\n" for finding in checked(report).open())


FORMAT = Format(id="concise", render=render)
