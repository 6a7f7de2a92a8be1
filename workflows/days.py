"""Days in Vietnam: the working calendar, and where a number of days or months ends. No clock here.

Legal days are those of Asia/Ho_Chi_Minh; moments are aware, and given back in UTC.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
END_OF_DAY = time(23, 59, 59)
SATURDAY = 5

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off beside weekends, and the weekend days that are worked instead.

    `years` are those whose days were entered; None where nobody kept account of it.
    """

    days_off: frozenset[date] = frozenset()
    worked_days: frozenset[date] = frozenset()
    years: frozenset[int] | None = None

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day in Vietnam."""
        if day in self.worked_days:
            return True
        return day.weekday() < SATURDAY and day not in self.days_off

    def missing(self, first: date, last: date) -> tuple[int, ...]:
        """The years between two days whose days off nobody has entered."""
        if self.years is None:
            return ()
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def add_working_days(self, start: date, count: int) -> date:
        """The `count`-th working day after `start`, or before it where `count` is negative.

        The day of the event is not counted.
        """
        day, step = start, _DAY if count >= 0 else -_DAY
        for _ in range(abs(count)):
            day = next(d for d in _days_from(day + step, step) if self.is_working(d))
        return day

    def reminder_before(self, end: date, start: date) -> date | None:
        """The last working day before a limit that ends on a day off; none on a working day.

        None, too, where there was no working day since `start`.
        """
        if self.is_working(end):
            return None
        day = self.add_working_days(end, -1)
        return day if day >= start else None


def months_after(start: date, amount: int) -> date:
    """The same day of a later (or earlier) month, or its last day where it is shorter."""
    years, month = divmod(start.month - 1 + amount, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def local_day(at: datetime) -> date:
    """The day of a moment, in Vietnam."""
    return at.astimezone(VIETNAM).date()


def end_of_day(day: date) -> datetime:
    """The last second of a day in Vietnam, in UTC."""
    return datetime.combine(day, END_OF_DAY, VIETNAM).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """The first moment of a day in Vietnam, in UTC."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC)


def _days_from(first: date, step: timedelta) -> Iterator[date]:
    day = first
    while True:
        yield day
        day += step
