"""Clocks: when a limit of the law ends, and how to say so. Pure arithmetic over a calendar.

Limits in days are counted in Vietnam (Asia/Ho_Chi_Minh): N days end with the N-th day after the day
of the event. The laws write "ngày làm việc" where they mean working days, so other days are
calendar days, and a limit that ends on a day off stays there.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workflows.regime import Clock, Regime, Unit
from workflows.source import Confidence
from workflows.terms import Act, Term

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
END_OF_DAY = time(23, 59, 59)

LATE_AFTER_AT_ONCE = timedelta(hours=24)
"""Office convention: "at once" (ngay) is due when it starts and shown as late a day afterwards.

No article says how long "at once" is; the screen calls this a convention.
"""

CLOSING = frozenset({Act.FIND_NO_SIGNS, Act.CLOSE, Act.CLOSE_EARLY})  # nothing runs after these

SATURDAY = 5


class ClockState(Term):
    """What a clock shows; only LATE is red."""

    NOT_SET = "not_set", "chưa nhập thời hạn luật định", "the law's limit is not entered"
    ON_TIME = "on_time", "trong hạn", "on time"
    DUE = "due", "đến hạn", "due"
    LATE = "late", "quá hạn", "late"
    NOTICE = "notice", "cần chú ý", "notice"
    MET = "met", "đã thực hiện", "met"


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
        """The `count`-th working day after `start`; the day of the event is not counted."""
        day = start
        for _ in range(count):
            day = next(d for d in _days_from(day + timedelta(days=1)) if self.is_working(d))
        return day


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows now. Times are aware and in UTC; `due_at` is the last second in time."""

    clock: Clock
    started_at: datetime
    due_at: datetime | None
    state: ClockState
    how_vi: str
    how_en: str


def open_clocks(
    regime: Regime, done: Mapping[Act, datetime], now: datetime, calendar: Calendar
) -> tuple[Reading, ...]:
    """The clocks that run for a case, in the order of the regime: not met, nor ended by closing.

    What each support line has of its own is read line by line, with `read_clock`.
    """
    closed_at = max((done[act] for act in CLOSING if act in done), default=None)
    return tuple(
        reading
        for reading in all_clocks(regime, done, now, calendar)
        if not reading.clock.per_line
        and reading.state is not ClockState.MET
        and (closed_at is None or reading.started_at > closed_at)
    )


def all_clocks(
    regime: Regime, done: Mapping[Act, datetime], now: datetime, calendar: Calendar
) -> tuple[Reading, ...]:
    """Every clock that has started; `done` says when each act was last done (aware times)."""
    return tuple(
        read_clock(clock, done[clock.starts], _ended_at(clock, done), now, calendar)
        for clock in regime.clocks
        if clock.starts in done
    )


def read_clock(
    clock: Clock,
    started_at: datetime,
    ended_at: datetime | None,
    now: datetime,
    calendar: Calendar,
) -> Reading:
    """What `clock` shows at `now`; `ended_at` is None while the act it waits for is not done."""
    due_at = _due_at(clock, started_at, calendar)
    how_vi, how_en = _how(clock, started_at, due_at, calendar)
    return Reading(
        clock,
        started_at.astimezone(UTC),
        due_at,
        _state(clock, due_at, ended_at, now),
        how_vi,
        how_en,
    )


def _ended_at(clock: Clock, done: Mapping[Act, datetime]) -> datetime | None:
    """The first ending act after the start: one from an earlier round ends nothing."""
    started_at = done[clock.starts]
    ends = (done[act] for act in clock.ends if act in done)
    return min((at for at in ends if at >= started_at), default=None)


def _due_at(clock: Clock, started_at: datetime, calendar: Calendar) -> datetime | None:
    if not _is_known(clock):
        return None
    if clock.unit is Unit.AT_ONCE:
        return started_at.astimezone(UTC)
    amount = clock.amount or 0
    if clock.unit is Unit.HOURS:
        return started_at.astimezone(UTC) + timedelta(hours=amount)
    return end_of_day(_due_on(clock.unit, amount, _local_day(started_at), calendar))


def _due_on(unit: Unit, amount: int, start: date, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start, amount)
    if unit is Unit.MONTHS:
        return _months_after(start, amount)
    return start + timedelta(days=amount)


def _months_after(start: date, amount: int) -> date:
    """The same day of a later month, or the last day of that month where it is shorter."""
    years, month = divmod(start.month - 1 + amount, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _is_known(clock: Clock) -> bool:
    """Whether there is a limit to count: recalled and unknown ones wait for a lawyer."""
    unread = clock.source.confidence in {Confidence.R, Confidence.U}
    return clock.amount is not None and not unread


def _state(
    clock: Clock, due_at: datetime | None, ended_at: datetime | None, now: datetime
) -> ClockState:
    if ended_at is not None:
        return ClockState.MET
    if due_at is None:
        return ClockState.NOT_SET
    if now > runs_out_at(clock, due_at):
        return ClockState.LATE if clock.source.confidence.may_block else ClockState.NOTICE
    return ClockState.DUE if _local_day(now) >= _local_day(due_at) else ClockState.ON_TIME


def runs_out_at(clock: Clock, due_at: datetime) -> datetime:
    """After this moment (UTC) it has run out: a second counts whole, 23:59:59 lasts to midnight."""
    if clock.unit is Unit.AT_ONCE:
        return due_at + LATE_AFTER_AT_ONCE
    if clock.unit is Unit.HOURS:
        return due_at
    return due_at + timedelta(seconds=1) - timedelta(microseconds=1)


def end_of_day(day: date) -> datetime:
    """The last second of a day in Vietnam, in UTC."""
    return _at(day, END_OF_DAY)


def _how(
    clock: Clock, started_at: datetime, due_at: datetime | None, calendar: Calendar
) -> tuple[str, str]:
    """How the limit is counted, as a sentence in Vietnamese and in English."""
    if due_at is None:
        return _how_unknown(clock)
    day = due_at.astimezone(VIETNAM).strftime("%d/%m/%Y")
    vi, en = COUNTED[clock.unit]
    more_vi, more_en = _what_is_missing(clock, started_at, due_at, calendar)
    return (
        vi.format(n=clock.amount, day=day) + more_vi,
        en.format(n=clock.amount, day=day) + more_en,
    )


def _what_is_missing(
    clock: Clock, started_at: datetime, due_at: datetime, calendar: Calendar
) -> tuple[str, str]:
    """That only weekends were left out in a year whose days off nobody entered."""
    missing = calendar.missing(_local_day(started_at), _local_day(due_at))
    if clock.unit is not Unit.WORKING_DAYS or not missing:
        return "", ""
    vi, en = MISSING
    years = ", ".join(map(str, missing))
    return vi.format(years=years), en.format(years=years)


def _how_unknown(clock: Clock) -> tuple[str, str]:
    """That there is no limit is said by the state; here, what it was."""
    if clock.formerly is None:
        return "", ""
    return f"Trước đây: {clock.formerly[0]}.", f"Formerly: {clock.formerly[1]}."


MISSING = (
    " Chưa nhập lịch nghỉ năm {years}: mới chỉ trừ thứ Bảy, Chủ nhật.",
    " The days off of {years} are not entered: only weekends were left out.",
)

COUNTED: dict[Unit, tuple[str, str]] = {
    Unit.AT_ONCE: (
        "Làm ngay; theo quy ước nội bộ, sau 24 giờ được coi là quá hạn.",
        "At once; by office convention it counts as late after 24 hours.",
    ),
    Unit.HOURS: (
        "{n} giờ kể từ khi bắt đầu, đến ngày {day} (giờ Việt Nam).",
        "{n} hours from the start, on {day} (Vietnam time).",
    ),
    Unit.DAYS: (
        "{n} ngày, tính đến hết ngày thứ {n} sau ngày bắt đầu: hết ngày {day}.",
        "{n} days, to the end of day {n} after the day of the start: the end of {day}.",
    ),
    Unit.WORKING_DAYS: (
        "{n} ngày làm việc sau ngày bắt đầu: hết ngày {day}.",
        "{n} working days after the day of the start: the end of {day}.",
    ),
    Unit.MONTHS: (
        "{n} tháng kể từ ngày bắt đầu: hết ngày {day}.",
        "{n} months from the day of the start: the end of {day}.",
    ),
}


def _local_day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _at(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, VIETNAM).astimezone(UTC)


def _days_from(first: date) -> Iterator[date]:
    day = first
    while True:
        yield day
        day += timedelta(days=1)
