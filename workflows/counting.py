"""The arithmetic of limits: where each ends, which ends first, how far a decision may move it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from workflows.days import Calendar, end_of_day, local_day, months_after
from workflows.parameters import UNREAD, Parameter, is_known
from workflows.regime import Clock, Limit, Unit
from workflows.source import Source
from workflows.terms import Act

LATE_AFTER_AT_ONCE: Final = timedelta(hours=24)
"""Office convention: "at once" (ngay) is due when it starts and shown as late a day afterwards.

No article says how long "at once" is; the screen calls this a convention.
"""

_OF_A_DAY: Final = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS})


@dataclass(frozen=True, slots=True)
class Extension:
    """A numbered decision moved the end of one round of a clock to the end of a day (Vietnam).

    `number` is empty for whoever may not read it.
    """

    key: str
    started_at: datetime
    until_on: date
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What of a case its clocks rest on: when each act that counts was done last (aware times).

    And the days that acts set, and the decisions that extended a clock.
    """

    done: Mapping[Act, datetime]
    planned: Mapping[Act, date] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One round of a clock, and what its limits are counted from.

    `done` says when each act was done; `back_from` is the moment from which it counts back.
    """

    clock: Clock
    started_at: datetime
    done: Mapping[Act, datetime]
    back_from: datetime | None
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit that counts: its last second in time, and after when it has run out (UTC)."""

    limit: Limit
    due_at: datetime
    runs_out_at: datetime


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The last day (Vietnam) to which a decision may extend a clock, and by which article."""

    on: date
    source: Source


@dataclass(frozen=True, slots=True)
class End:
    """Where a clock ends. It is late after `late_at`: never, where no limit of it was read."""

    due_at: datetime
    runs_out_at: datetime
    late_at: datetime | None
    source: Source
    has_day: bool  # it ends with a day, and not at an hour


def limits_of(span: Span, parameter: Parameter | None) -> tuple[Counted, ...]:
    """The limits that count now, the table's own (or what fills it) first."""
    own = _own_limit(span.clock, parameter)
    known = (own, *span.clock.also) if own else span.clock.also
    return tuple(_counted(span, known))


def end_of(
    limits: tuple[Counted, ...], extension: Extension | None, ceiling: Ceiling | None
) -> End | None:
    """The end of a clock: the earliest limit, or the day to which a decision extended it."""
    if not limits:
        return None
    read = [one.runs_out_at for one in limits if one.limit.source.confidence.may_block]
    first = min(limits, key=lambda one: one.due_at)
    if extension is None:
        has_day = first.limit.unit in _OF_A_DAY
        late_at = min(read, default=None)
        return End(first.due_at, first.runs_out_at, late_at, first.limit.source, has_day)
    due_at = end_of_day(min(extension.until_on, ceiling.on if ceiling else extension.until_on))
    over_at = _midnight_after(due_at)
    return End(due_at, over_at, over_at if read else None, first.limit.source, has_day=True)


def ceiling_of(span: Span) -> Ceiling | None:
    """How far a decision may extend; None where nothing is known to bound it."""
    ends = _counted(span, span.clock.ceilings)
    earliest = min(ends, key=lambda one: one.due_at, default=None)
    return Ceiling(local_day(earliest.due_at), earliest.limit.source) if earliest else None


def reminder_on(span: Span, end: End | None) -> date | None:
    """The last working day before an end on a day off; the law leaves the end where it is."""
    if end is None or not end.has_day:
        return None
    return span.calendar.reminder_before(local_day(end.due_at), local_day(span.started_at))


def extension_of(granted: Iterable[Extension], key: str, started_at: datetime) -> Extension | None:
    """The decision that holds for this round: each goes farther than the one before."""
    fits = (one for one in granted if one.key == key and one.started_at == started_at)
    return max(fits, key=lambda one: one.until_on, default=None)


def _own_limit(clock: Clock, parameter: Parameter | None) -> Limit | None:
    if is_known(clock) and clock.amount is not None:
        return Limit(clock.amount, clock.unit, clock.source)
    return parameter.limit if parameter else None


def _counted(span: Span, limits: Iterable[Limit]) -> Iterator[Counted]:
    """Each limit that was read somewhere and whose start has come."""
    for limit in limits:
        since = span.started_at if limit.starts is None else span.done.get(limit.starts)
        if since is not None and is_read(limit) and limit.amount is not None:
            due_at = _due_at(span, limit.unit, limit.amount, since)
            if due_at is not None:
                yield Counted(limit, due_at, _runs_out_at(limit.unit, due_at))


def is_read(limit: Limit) -> bool:
    """Whether somebody read of it, and how long it is; only then it counts."""
    return limit.amount is not None and limit.source.confidence not in UNREAD


def _due_at(span: Span, unit: Unit, amount: int, since: datetime) -> datetime | None:
    """The last second in time; None where the day to count back from is not set."""
    if span.clock.before or span.clock.before_end_of:
        return _back(unit, amount, span.back_from, span.calendar) if span.back_from else None
    if unit is Unit.AT_ONCE:
        return since
    if unit is Unit.HOURS:
        return since + timedelta(hours=amount)
    return end_of_day(_moved(unit, amount, local_day(since), span.calendar))


def _back(unit: Unit, amount: int, moment: datetime, calendar: Calendar) -> datetime:
    """At least so long before a moment: the N-th day before its day is the last one in time."""
    if unit is Unit.HOURS:
        return moment - timedelta(hours=amount)
    return end_of_day(_moved(unit, -amount, local_day(moment), calendar))


def _moved(unit: Unit, amount: int, start: date, calendar: Calendar) -> date:
    if unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start, amount)
    if unit is Unit.MONTHS:
        return months_after(start, amount)
    return start + timedelta(days=amount)


def _runs_out_at(unit: Unit, due_at: datetime) -> datetime:
    """After this moment (UTC) it has run out: a second counts whole, 23:59:59 lasts to midnight."""
    if unit is Unit.AT_ONCE:
        return due_at + LATE_AFTER_AT_ONCE
    if unit is Unit.HOURS:
        return due_at
    return _midnight_after(due_at)


def _midnight_after(last_second: datetime) -> datetime:
    return last_second + timedelta(seconds=1) - timedelta(microseconds=1)
