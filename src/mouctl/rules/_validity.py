"""The days on which an agreement is in force, for the rules about the years of its work plan."""

from datetime import date

from mouctl.lifecycle import Life


def validity(life: Life) -> tuple[date | None, date | None]:
    """The first day and the latest last day of all terms; None where there is none, or none is known."""
    terms = life.situation.terms
    if not terms:
        return None, None
    lasts = [reading.due_on for term in terms for reading in term.ends.readings]
    return terms[0].first_day, max(lasts) if lasts and terms[-1].last_day else None
