"""What happens when nobody answers: who is told of a silent handoff, and when. Dates only.

No article that was read says how soon a receiver must look or answer, or whom to tell then. Every
row here is a rule of the office, and each page that shows one says so. A limit of the law on the
acceptance itself runs beside it (`workflows/deadlines.py`), and neither holds up the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from workflows.days import VIETNAM, Calendar
from workflows.life import Side
from workflows.source import OFFICE, Source
from workflows.terms import Moves, Term


class Silence(Term):
    """What has not been heard of a handoff, in the order in which it may fall silent."""

    NOT_SEEN = "not_seen", "chưa xem", "not seen"
    NOT_ANSWERED = "not_answered", "đã xem, chưa trả lời", "seen, not answered"
    NOT_ACTED = "not_acted", "đã nhận, chưa làm gì tiếp", "accepted, nothing done since"
    NO_WORD = "no_word", "chưa trả lời (chưa dùng hệ thống)", "no answer (not on the system)"
    NOT_CONFIRMED = "not_confirmed", "chưa xác nhận thông báo", "notice not acknowledged"


class Rung(Term):
    """Who is told, from the lowest rung to the highest."""

    DUTY_OFFICER = "duty_officer", "người trực", "duty officer"
    DEPUTY = "deputy", "người trực thay", "deputy"
    SUPERVISORS = "supervisors", "lãnh đạo phụ trách", "supervisors"
    BOTH_SIDES = "both_sides", "lãnh đạo hai bên", "supervisors of both sides"


class Pace(Term):
    """How the ladder is climbed."""

    BY_HOUR = "by_hour", "theo giờ, cả đêm và ngày nghỉ", "by the hour, day and night"
    WORKING_TIME = "working_time", "theo giờ làm việc", "in working time"


OPENS, CLOSES = time(8), time(17)
"""Office hours in Vietnam, a convention: a file disturbs nobody before or after them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rung: how long after the silence began it is reached.

    `after` counts hours round the clock, or working days at the same hour of the day.
    """

    silence: Silence
    pace: Pace
    rung: Rung
    after: int
    source: Source = OFFICE


# fmt: off
LADDER: Final = (
    #    silence               pace               who is told         after (hours)
    Row(Silence.NOT_SEEN,      Pace.BY_HOUR,      Rung.DUTY_OFFICER,   0),
    Row(Silence.NOT_SEEN,      Pace.BY_HOUR,      Rung.DEPUTY,         1),
    Row(Silence.NOT_SEEN,      Pace.BY_HOUR,      Rung.SUPERVISORS,    2),
    Row(Silence.NOT_SEEN,      Pace.BY_HOUR,      Rung.BOTH_SIDES,     4),
    Row(Silence.NOT_ANSWERED,  Pace.BY_HOUR,      Rung.DUTY_OFFICER,   1),
    Row(Silence.NOT_ANSWERED,  Pace.BY_HOUR,      Rung.DEPUTY,         2),
    Row(Silence.NOT_ANSWERED,  Pace.BY_HOUR,      Rung.SUPERVISORS,    4),
    Row(Silence.NOT_ANSWERED,  Pace.BY_HOUR,      Rung.BOTH_SIDES,     8),
    Row(Silence.NO_WORD,       Pace.BY_HOUR,      Rung.DUTY_OFFICER,   1),
    Row(Silence.NO_WORD,       Pace.BY_HOUR,      Rung.DEPUTY,         2),
    Row(Silence.NO_WORD,       Pace.BY_HOUR,      Rung.SUPERVISORS,    4),
    Row(Silence.NOT_ACTED,     Pace.BY_HOUR,      Rung.DUTY_OFFICER,   4),
    Row(Silence.NOT_ACTED,     Pace.BY_HOUR,      Rung.DEPUTY,         8),
    Row(Silence.NOT_ACTED,     Pace.BY_HOUR,      Rung.SUPERVISORS,   24),
    Row(Silence.NOT_ACTED,     Pace.BY_HOUR,      Rung.BOTH_SIDES,    48),
    Row(Silence.NOT_CONFIRMED, Pace.BY_HOUR,      Rung.DUTY_OFFICER,   0),
    Row(Silence.NOT_CONFIRMED, Pace.BY_HOUR,      Rung.DEPUTY,         1),
    Row(Silence.NOT_CONFIRMED, Pace.BY_HOUR,      Rung.SUPERVISORS,    2),
    Row(Silence.NOT_CONFIRMED, Pace.BY_HOUR,      Rung.BOTH_SIDES,     4),
    #    silence               pace               who is told         after (working days)
    Row(Silence.NOT_SEEN,      Pace.WORKING_TIME, Rung.DUTY_OFFICER,   0),
    Row(Silence.NOT_SEEN,      Pace.WORKING_TIME, Rung.DEPUTY,         1),
    Row(Silence.NOT_SEEN,      Pace.WORKING_TIME, Rung.SUPERVISORS,    2),
    Row(Silence.NOT_SEEN,      Pace.WORKING_TIME, Rung.BOTH_SIDES,     3),
    Row(Silence.NOT_ANSWERED,  Pace.WORKING_TIME, Rung.DUTY_OFFICER,   1),
    Row(Silence.NOT_ANSWERED,  Pace.WORKING_TIME, Rung.DEPUTY,         2),
    Row(Silence.NOT_ANSWERED,  Pace.WORKING_TIME, Rung.SUPERVISORS,    3),
    Row(Silence.NOT_ANSWERED,  Pace.WORKING_TIME, Rung.BOTH_SIDES,     5),
    Row(Silence.NO_WORD,       Pace.WORKING_TIME, Rung.DUTY_OFFICER,   1),
    Row(Silence.NO_WORD,       Pace.WORKING_TIME, Rung.DEPUTY,         2),
    Row(Silence.NO_WORD,       Pace.WORKING_TIME, Rung.SUPERVISORS,    3),
    Row(Silence.NOT_ACTED,     Pace.WORKING_TIME, Rung.DUTY_OFFICER,   2),
    Row(Silence.NOT_ACTED,     Pace.WORKING_TIME, Rung.DEPUTY,         3),
    Row(Silence.NOT_ACTED,     Pace.WORKING_TIME, Rung.SUPERVISORS,    5),
    Row(Silence.NOT_ACTED,     Pace.WORKING_TIME, Rung.BOTH_SIDES,    10),
    Row(Silence.NOT_CONFIRMED, Pace.WORKING_TIME, Rung.DUTY_OFFICER,   0),
    Row(Silence.NOT_CONFIRMED, Pace.WORKING_TIME, Rung.DEPUTY,         1),
    Row(Silence.NOT_CONFIRMED, Pace.WORKING_TIME, Rung.SUPERVISORS,    2),
    Row(Silence.NOT_CONFIRMED, Pace.WORKING_TIME, Rung.BOTH_SIDES,     3),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Course:
    """What is recorded of one handoff, as far as its silence rests on it (aware times).

    `entered_at` is when the offer was entered, `joined_at` when the receiver came on the system
    (None while it has not), `seen_at` its first recorded look, `settled_at` when the answer or the
    recall was entered, `acted_at` the first thing the receiver did with what it accepted. A notice
    of duty (`is_notice`) waits for one click: nothing lies between sent and acknowledged.
    """

    pace: Pace
    entered_at: datetime
    joined_at: datetime | None
    seen_at: datetime | None = None
    settled_at: datetime | None = None
    is_accepted: bool = False
    acted_at: datetime | None = None
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of silence: of which kind, who is chased for it, and when it ended, if it has."""

    silence: Silence
    chased: Side
    since_at: datetime
    until_at: datetime | None

    def is_at(self, moment: datetime) -> bool:
        """Whether it lasted at that moment."""
        return self.since_at <= moment and (self.until_at is None or moment < self.until_at)


@dataclass(frozen=True, slots=True)
class Reached:
    """A rung, and the moment (UTC) at which it was or, if the silence goes on, will be reached."""

    silence: Silence
    chased: Side
    rung: Rung
    at: datetime

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose officers are told."""
        both = self.rung is Rung.BOTH_SIDES and self.chased is Side.RECEIVER
        return (Side.RECEIVER, Side.GIVER) if both else (self.chased,)


def pace_of(moves: Moves) -> Pace:
    """Who is present waits by the hour; a file waits in working time."""
    return Pace.WORKING_TIME if moves is Moves.LEAD else Pace.BY_HOUR


def stretches(course: Course) -> tuple[Stretch, ...]:
    """The silences of a handoff, in order. One that never began is not among them."""
    found = tuple(_stretches(course))
    return tuple(one for one in found if one.until_at is None or one.since_at < one.until_at)


def climbed(course: Course, calendar: Calendar) -> tuple[Reached, ...]:
    """Every rung that was reached or, if the silence goes on as it is, will be; by moment.

    Rests on what is recorded, the table and the calendar alone: whoever asks later, or on another
    machine, is told the same.
    """
    reached = (
        Reached(stretch.silence, stretch.chased, row.rung, at)
        for stretch in stretches(course)
        for row in LADDER
        if (row.silence, row.pace) == (stretch.silence, course.pace)
        for at in (_reached_at(row, stretch.since_at, calendar),)
        if stretch.until_at is None or at < stretch.until_at
    )
    return tuple(sorted(reached, key=lambda one: (one.at, _HEIGHT[one.rung])))


def silence_at(course: Course, moment: datetime) -> Stretch | None:
    """The silence that lasts at that moment, if any."""
    return next((one for one in stretches(course) if one.is_at(moment)), None)


def after_working_days(start: datetime, count: int, calendar: Calendar) -> datetime:
    """The same hour, `count` working days later, moved into office hours (UTC).

    With a count of 0 it is the start itself, or the next moment at which the office is open.
    """
    local = start.astimezone(VIETNAM)
    day, hour = local.date(), local.time()
    if count:
        day, hour = calendar.add_working_days(day, count), min(max(hour, OPENS), CLOSES)
    elif not calendar.is_working(day) or hour > CLOSES:
        day, hour = calendar.add_working_days(day, 1), OPENS
    else:
        hour = max(hour, OPENS)
    return datetime.combine(day, hour, VIETNAM).astimezone(UTC)


_HEIGHT: Final = {rung: height for height, rung in enumerate(Rung)}


def _stretches(course: Course) -> Iterator[Stretch]:
    """Whoever is not on the system cannot be seen to look: its giver chases the answer."""
    joined_at, settled_at = course.joined_at, course.settled_at
    if joined_at is None or joined_at > course.entered_at:
        until_at = _first(joined_at, settled_at)
        yield Stretch(Silence.NO_WORD, Side.GIVER, course.entered_at, until_at)
    if joined_at is None:
        return
    if course.is_notice:
        since_at = max(joined_at, course.entered_at)
        yield Stretch(Silence.NOT_CONFIRMED, Side.RECEIVER, since_at, settled_at)
        return
    yield from _of_the_offer(course, max(joined_at, course.entered_at))
    if course.is_accepted and settled_at is not None:
        since_at = max(settled_at, joined_at)
        yield Stretch(Silence.NOT_ACTED, Side.RECEIVER, since_at, course.acted_at)


def _of_the_offer(course: Course, since_at: datetime) -> Iterator[Stretch]:
    unseen = Stretch(Silence.NOT_SEEN, Side.RECEIVER, since_at, course.settled_at)
    if course.seen_at is None:
        yield unseen
        return
    yield replace(unseen, until_at=_first(course.seen_at, course.settled_at))
    yield Stretch(Silence.NOT_ANSWERED, Side.RECEIVER, course.seen_at, course.settled_at)


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _reached_at(row: Row, since_at: datetime, calendar: Calendar) -> datetime:
    if row.pace is Pace.BY_HOUR:
        return since_at.astimezone(UTC) + timedelta(hours=row.after)
    return after_working_days(since_at, row.after, calendar)
