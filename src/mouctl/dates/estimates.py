"""Years that no decree in our data covers, by the `holidays` package. An estimate is always called one.

Importing `holidays` costs about ten times a bare interpreter's start, so it waits until a year is asked for.
"""

from datetime import date
from functools import cache
from types import MappingProxyType

from mouctl.dates.working_calendar import CalendarYear, DayOff, OffKind, YearStatus

_FIRST_JOINT_LEAVE = 2002
"""Before this year the package has no joint leave, and there was none to know."""


@cache
def estimated_year(year: int) -> CalendarYear | None:
    """The public holidays and joint leave that `holidays` gives for `year`; None where it gives nothing.

    The package answers a year out of its range (1946 to 2100) with an empty set and no warning: that is "unknown" here.
    Joint leave is decreed late, so from 2028 on the package has none at all: `joint_leave_known` is then False.
    """
    public = _days(year, OffKind.PUBLIC_HOLIDAY)
    if not public:
        return None
    joint = _days(year, OffKind.JOINT_LEAVE)
    return CalendarYear(
        year=year,
        status=YearStatus.ESTIMATED,
        decrees=(),
        days_off=MappingProxyType(dict(sorted((joint | public).items()))),
        joint_leave_known=bool(joint) or year < _FIRST_JOINT_LEAVE,
    )


def _days(year: int, kind: OffKind) -> dict[date, DayOff]:
    import holidays  # slow to import: every country loads
    from holidays.version import __version__

    category = holidays.PUBLIC if kind is OffKind.PUBLIC_HOLIDAY else holidays.GOVERNMENT
    # The language is always named, or the names would follow $LANG.
    indonesian = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
    english = holidays.country_holidays("ID", years=year, categories=(category,), language="en_US")
    source = f"holidays {__version__}"
    return {
        on: DayOff(on=on, kind=kind, name_id=name, name_en=english[on], source=source)
        for on, name in indonesian.items()
    }
