"""The findings that the check itself makes: about its rules, about waivers, about a baseline."""

from collections.abc import Mapping
from types import MappingProxyType

from mouctl.findings import Page, Remedy, Severity
from mouctl.sentences import Sentence, say

CRASHED = "MOU009"
NO_REASON = "MOU901"
EXPIRED = "MOU902"
NO_DAY = "MOU903"
UNKNOWN_RULE = "MOU904"
UNUSED = "MOU905"
NOT_WAIVABLE = "MOU906"
GONE = "MOU907"

_STAYS = say("The finding that it was meant for is reported as if there were no waiver.")


_DELETES = Remedy(say("deletes the waiver."))


def _waiver(name: str, summary: Sentence, what: Sentence, advice: Sentence, remedy: Remedy | None = None) -> Page:
    return Page(name, Severity.WARNING, summary, (what, _STAYS, advice), remedy=remedy)


_PAGES = (
    Page(
        CRASHED,
        Severity.ERROR,
        say("A rule broke."),
        (
            say("It is a fault of mouctl or of a rule that was added to it, and not of the register."),
            say("The other rules have run all the same; what this one would have found is not known."),
            say("What to do: report it, with the message and, if it may be shown, the agreement."),
        ),
    ),
    _waiver(
        NO_REASON,
        say("A waiver gives no reason."),
        say("Whoever reads the register later has to be able to see why a finding was let go, and who can judge it."),
        say("What to do: write the reason into `reason`, in a sentence that still says something in a year."),
    ),
    _waiver(
        EXPIRED,
        say("A waiver has expired."),
        say("Its last day, `until`, has passed on the day asked about."),
        say("What to do: mend what the finding says. If it has to wait longer, write a new day and the reason for it."),
        _DELETES,
    ),
    _waiver(
        NO_DAY,
        say("The day of a waiver cannot be read."),
        say(
            "`until` is a day, such as 2025-12-31, without quotation marks; it is the last day on which the waiver "
            "holds."
        ),
        say("What to do: write the day so, or leave the key out if the waiver is to hold for good."),
        Remedy(say("takes away the quotation marks around a day, so that the waiver holds.")),
    ),
    _waiver(
        UNKNOWN_RULE,
        say("A waiver names a rule that does not exist."),
        say("`rule` is the id of one rule, such as MOU303; a family cannot be waived."),
        say("What to do: take the id from the finding, or the nearest that is proposed. `mouctl rule` lists all."),
        Remedy(say("writes an id as it is spelt where only capitals, hyphens or blanks differ; the waiver holds.")),
    ),
    Page(
        UNUSED,
        Severity.WARNING,
        say("A waiver waives nothing."),
        (
            say(
                "No finding of its rule stands at the address `at`: it was mended, or the address is not written as "
                "`mouctl check --format json` gives it."
            ),
            say("Left standing, it would some day hide a finding that nobody has looked at."),
            say("What to do: delete it if what it waived is mended; otherwise copy the address from the finding."),
        ),
        remedy=Remedy(
            say(
                "deletes the waiver, unless its rule finds something elsewhere in the agreement. It is unsafe for "
                "another day than today, and where an error may have kept its rule from looking."
            ),
            safe=True,
        ),
    ),
    _waiver(
        NOT_WAIVABLE,
        say("A waiver names what cannot be waived."),
        say(
            "A file that is not understood gives no dates, and a waiver must not be hidden by another: findings MOU001 "
            "to MOU011 and those about waivers always stay in sight."
        ),
        say("What to do: mend what the finding says, and delete the waiver."),
        _DELETES,
    ),
    Page(
        GONE,
        Severity.NOTE,
        say("Findings of the baseline no longer occur."),
        (
            say("What the baseline holds is hidden; these entries hide nothing any more, for they were mended."),
            say("As long as they stand there, the same finding could come back unseen."),
            say("What to do: call `mouctl check` again with `--update-baseline`, and keep the new file."),
        ),
    ),
)

CODES: Mapping[str, Page] = MappingProxyType({page.id: page for page in _PAGES})
"""The codes by their id, in order."""
