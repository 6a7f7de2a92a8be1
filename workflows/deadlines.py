"""Clocks: when a limit of the law ends, and what it shows. Pure arithmetic over a calendar.

Limits in days are counted in Vietnam (Asia/Ho_Chi_Minh): N days end with the N-th day after the day
of the event. The laws write "ngày làm việc" where they mean working days, so other days are
calendar days, and a limit that ends on a day off stays there; the working day before is a reminder.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from workflows.counted_words import Said, how
from workflows.counting import (
    Ceiling,
    Counted,
    End,
    Extension,
    Past,
    Span,
    ceiling_of,
    end_of,
    extension_of,
    limits_of,
    reminder_on,
)
from workflows.days import Calendar, local_day, start_of_day
from workflows.parameters import NONE, Parameter, Parameters, Reckoning
from workflows.regime import Clock, Regime
from workflows.source import Source
from workflows.terms import Act, Term

CLOSING: Final = frozenset({Act.FIND_NO_SIGNS, Act.CLOSE, Act.CLOSE_EARLY})
"""Nothing runs after these."""


class ClockState(Term):
    """What a clock shows; only LATE is red."""

    NOT_SET = "not_set", "chưa nhập thời hạn luật định", "the law's limit is not entered"
    ON_TIME = "on_time", "trong hạn", "on time"
    DUE = "due", "đến hạn", "due"
    LATE = "late", "quá hạn", "late"
    NOTICE = "notice", "cần chú ý", "notice"
    MET = "met", "đã thực hiện", "met"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows now. Times are aware and in UTC; `due_at` is the last second in time.

    `limits` are those that count now; `ceiling` says how far the end may be extended, and
    `reminder_on` is the last working day before an end on a day off.
    """

    span: Span
    state: ClockState
    limits: tuple[Counted, ...]
    end: End | None
    reminder_on: date | None
    ceiling: Ceiling | None
    extension: Extension | None
    parameter: Parameter | None

    @property
    def clock(self) -> Clock:
        """Which clock it is."""
        return self.span.clock

    @property
    def started_at(self) -> datetime:
        """When this round of it started."""
        return self.span.started_at

    @property
    def due_at(self) -> datetime | None:
        """The last second in time; None where no limit is known."""
        return self.end.due_at if self.end else None

    @property
    def runs_out_at(self) -> datetime | None:
        """After this moment it has run out."""
        return self.end.runs_out_at if self.end else None

    @property
    def late_at(self) -> datetime | None:
        """After this moment it is late; None where no limit of it was read."""
        return self.end.late_at if self.end else None

    @property
    def source(self) -> Source:
        """The article, or the document, of the limit that ends first."""
        return self.end.source if self.end else self.clock.source

    @property
    def how_vi(self) -> str:
        """How it was counted, in Vietnamese."""
        return self._how()[0]

    @property
    def how_en(self) -> str:
        """How it was counted, in English."""
        return self._how()[1]

    def _how(self) -> Said:
        return how(
            self.span, self.limits, self.end, self.extension, self.parameter, self.reminder_on
        )


_NOTHING_DONE: Final[Mapping[Act, datetime]] = {}
_NO_DAYS: Final[Mapping[Act, date]] = {}


def open_clocks(
    regime: Regime,
    done: Mapping[Act, datetime],
    now: datetime,
    calendar: Calendar,
    *,
    planned: Mapping[Act, date] = _NO_DAYS,
    extensions: Iterable[Extension] = (),
    parameters: Parameters = NONE,
) -> tuple[Reading, ...]:
    """The clocks that run or have no known limit, in the order of the regime's table.

    None started before the case ended runs on; after a reopening new ones may start.
    """
    closed_at = max((done[act] for act in CLOSING if act in done), default=None)
    started = all_clocks(
        regime,
        done,
        now,
        calendar,
        planned=planned,
        extensions=extensions,
        parameters=parameters,
    )
    return tuple(
        reading
        for reading in started
        if not reading.clock.per_line
        and reading.state is not ClockState.MET
        and (closed_at is None or reading.started_at > closed_at)
    )


def all_clocks(
    regime: Regime,
    done: Mapping[Act, datetime],
    now: datetime,
    calendar: Calendar,
    *,
    planned: Mapping[Act, date] = _NO_DAYS,
    extensions: Iterable[Extension] = (),
    parameters: Parameters = NONE,
) -> tuple[Reading, ...]:
    """Every clock that has started; `done` says when each act was last done (aware times).

    `planned` is the day that an act set. What counts back from the end of another clock runs as
    long as that one does.
    """
    past, by = Past(done, planned, tuple(extensions)), Reckoning(calendar, parameters)
    return tuple(
        read_round(
            regime,
            clock,
            done[clock.starts],
            past,
            now,
            by,
            ended_at=_ended_at(clock, done),
        )
        for clock in regime.clocks
        if {clock.starts, clock.after or clock.starts} <= done.keys()
        and not _has_stopped(regime, clock, done)
    )


def read_round(
    regime: Regime,
    clock: Clock,
    started_at: datetime,
    past: Past,
    now: datetime,
    by: Reckoning,
    *,
    ended_at: datetime | None = None,
) -> Reading:
    """What the round of a clock that started then shows at `now`, by what is known of the case."""
    return read_clock(
        clock,
        started_at,
        ended_at,
        now,
        by.calendar,
        done=past.done,
        back_from=_back_from(regime, clock, past, now, by),
        extension=extension_of(past.extensions, clock.key, started_at),
        parameter=by.filling(regime, clock, local_day(started_at)),
    )


def read_clock(
    clock: Clock,
    started_at: datetime,
    ended_at: datetime | None,
    now: datetime,
    calendar: Calendar,
    *,
    done: Mapping[Act, datetime] = _NOTHING_DONE,
    back_from: datetime | None = None,
    extension: Extension | None = None,
    parameter: Parameter | None = None,
) -> Reading:
    """What `clock` shows at `now`; `ended_at` is None while the act it waits for is not done.

    `done` gives the starts of second limits; `back_from` is the moment from which a clock that
    counts back does.
    """
    span = Span(clock, started_at.astimezone(UTC), done, back_from, calendar)
    limits, ceiling = limits_of(span, parameter), ceiling_of(span)
    end = end_of(limits, extension, ceiling)
    return Reading(
        span,
        _state(end, ended_at, now),
        limits,
        end,
        reminder_on(span, end),
        ceiling,
        extension if end else None,
        parameter,
    )


def _has_stopped(regime: Regime, clock: Clock, done: Mapping[Act, datetime]) -> bool:
    """Whether the clock from whose end this one counts back has not begun, or runs no more."""
    base = _base_of(regime, clock)
    if base is None:
        return False
    return base.starts not in done or _ended_at(base, done) is not None


def _back_from(
    regime: Regime, clock: Clock, past: Past, now: datetime, by: Reckoning
) -> datetime | None:
    """The moment from which a clock counts back: a day that an act set, or another clock's end."""
    base = _base_of(regime, clock)
    if base is not None:
        begun_at = past.done.get(base.starts)
        return read_round(regime, base, begun_at, past, now, by).due_at if begun_at else None
    day = past.planned.get(clock.starts) if clock.before else None
    return start_of_day(day) if day else None


def _base_of(regime: Regime, clock: Clock) -> Clock | None:
    if clock.before_end_of is None:
        return None
    return next(other for other in regime.clocks if other.key == clock.before_end_of)


def _ended_at(clock: Clock, done: Mapping[Act, datetime]) -> datetime | None:
    """The first ending act after the start: one from an earlier round ends nothing."""
    started_at = done[clock.starts]
    ends = (done[act] for act in clock.ends if act in done)
    return min((at for at in ends if at >= started_at), default=None)


def _state(end: End | None, ended_at: datetime | None, now: datetime) -> ClockState:
    if ended_at is not None:
        return ClockState.MET
    if end is None:
        return ClockState.NOT_SET
    if now > end.runs_out_at:
        is_late = end.late_at is not None and now > end.late_at
        return ClockState.LATE if is_late else ClockState.NOTICE
    return ClockState.DUE if local_day(now) >= local_day(end.due_at) else ClockState.ON_TIME
