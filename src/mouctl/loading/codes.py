"""The findings that loading itself makes. What a readable register says wrongly is the business of `rules/`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from mouctl.findings import Severity
from mouctl.sentences import Sentence, say

UNREADABLE = "MOU001"
NOT_TOML = "MOU002"
UNKNOWN_KEY = "MOU003"
MISSING_KEY = "MOU004"
WRONG_VALUE = "MOU005"
DUPLICATE = "MOU006"
NO_SUCH_THING = "MOU007"
UNSUPPORTED = "MOU008"
MISFIT = "MOU010"


class Code(NamedTuple):
    """What a finding of loading is about. All are errors: a register that is not understood gives no dates."""

    id: str
    summary: Sentence
    severity: Severity = Severity.ERROR


CODES: Mapping[str, Code] = MappingProxyType(
    {
        code.id: code
        for code in (
            Code(id=UNREADABLE, summary=say("A file or folder cannot be read.")),
            Code(id=NOT_TOML, summary=say("A file is not valid TOML.")),
            Code(id=UNKNOWN_KEY, summary=say("A key is not known.")),
            Code(id=MISSING_KEY, summary=say("A key that is needed is missing.")),
            Code(id=WRONG_VALUE, summary=say("A value is of the wrong type, or cannot be.")),
            Code(id=DUPLICATE, summary=say("An id is given twice.")),
            Code(id=NO_SUCH_THING, summary=say("A reference leads to nothing.")),
            Code(id=UNSUPPORTED, summary=say("A file is written in a version of the format that is not supported.")),
            Code(id=MISFIT, summary=say("An addendum does not fit the text that it changes.")),
        )
    }
)
"""The codes by their id, in order."""
