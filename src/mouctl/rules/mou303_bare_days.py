"""The text counts days without saying which.

A bare "hari" can be a calendar day or a working day, and no general rule of Indonesian law says which. mouctl shows
the date under both answers, and uses calendar days unless the text or the register says otherwise.

Between public bodies seven calendar days and seven working days lie several days apart, more over Idul Fitri; each
side can argue for its own.

What to do: look for an article that says what "hari" means in this text, and write its answer under `[conventions]`:
`bare_days = { value = "working", article = "Pasal 1 ayat (5)", quote = "..." }`. Without one, keep to the day that is
safe under both; an addendum can settle it for good.
"""

from collections.abc import Iterator

from mouctl.dates.period import DayKind
from mouctl.findings import Problem, Severity
from mouctl.model.clause import Clause
from mouctl.rule import Rule
from mouctl.rules._clauses import periods_of
from mouctl.rules._settling import how_to_settle
from mouctl.schedule import Schedule
from mouctl.sentences import say


def check(schedule: Schedule) -> Iterator[Problem]:
    """Every bare period, as long as neither text nor law says what a day is."""
    choice = schedule.life.situation.conventions["bare_days"]
    if not choice.is_open:
        return
    for index, clause in enumerate(schedule.dossier.agreement.clauses):
        for key, period in periods_of(clause):
            if not period.days or period.day_kind is not DayKind.BARE:
                continue
            if choice.value == "calendar" and _forwards(clause, key):
                message = say(
                    "{article} says {period}, but not whether calendar or working days are meant: calendar days are "
                    "used, which end earlier.",
                    article=clause.article,
                    period=period,
                )
            else:
                message = say(
                    "{article} says {period}, but not whether calendar or working days are meant: in this register, "
                    "{answer}; both dates are shown.",
                    article=clause.article,
                    period=period,
                    answer=choice.sentence(),
                )
            yield Problem(
                message=message,
                route=("clause", index, key),
                advice=how_to_settle(choice.key),
                article=clause.article,
            )


def _forwards(clause: Clause, key: str) -> bool:
    """Whether the period is counted forwards from something, so that calendar days end earlier than working days."""
    backwards = clause.type in ("renewal", "termination") or getattr(clause, "direction", "after") == "before"
    return not (backwards and key in ("notice", "period"))


RULE = Rule(
    id="MOU303",
    severity=Severity.NOTE,
    summary=say("The text counts days without saying which."),
    source="No general rule in Indonesian law; KUHPerdata Pasal 1343",
    check=check,
)
