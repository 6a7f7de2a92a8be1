"""What waits, as a page shows it: the words, the source, and what is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from workflows.deadlines import Calendar, Reading, read_clock, runs_out_at
from workflows.regime import Clock
from workflows.regimes import REGIMES
from workflows.source import OFFICE, Source
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a unit. Where no limit is known, `due_at` and `left` are empty.

    `due_at` is the moment to which `left` counts: what is due at once is late a day after.
    """

    waits: Waits
    vi: str
    en: str
    source: Source
    subject_id: UUID | None
    unit: Name
    since_at: datetime
    due_at: datetime | None
    left: timedelta | None
    how_vi: str
    how_en: str


def waiting_of(case: Case, due: Due, now: datetime, calendar: Calendar, names: Names) -> Waiting:
    """A row of the projection in words. The unit of the row must be loaded."""
    clock = _clock(case.regime, due.key) if due.waits is Waits.CLOCK else None
    if clock is None:
        return _plain(due, now, names)
    reading = read_clock(clock, due.started_at, None, now, calendar)
    return _counted(due, reading, now, names)


def _plain(due: Due, now: datetime, names: Names) -> Waiting:
    act = None if due.waits is Waits.DECISION else Act.of(due.key)
    vi, en = _SENTENCES[due.waits]
    return Waiting(
        due.waits,
        vi.format(act=act.vi if act else "chuyển chế độ pháp luật"),
        en.format(act=act.en if act else "move to the other law"),
        OFFICE,
        due.subject_id,
        names.of(due.unit),
        due.started_at,
        due.due_at,
        due.due_at - now if due.due_at else None,
        "",
        "",
    )


def _counted(due: Due, reading: Reading, now: datetime, names: Names) -> Waiting:
    clock = reading.clock
    runs_out = runs_out_at(clock, reading.due_at) if reading.due_at else None
    return Waiting(
        due.waits,
        clock.vi,
        clock.en,
        clock.source,
        due.subject_id,
        names.of(due.unit),
        due.started_at,
        runs_out,
        runs_out - now if runs_out else None,
        reading.how_vi,
        reading.how_en,
    )


def _clock(regime: str, key: str) -> Clock | None:
    return next((clock for clock in REGIMES[regime].clocks if clock.key == key), None)


_SENTENCES = {
    Waits.HANDOFF: ("chờ tiếp nhận: {act}", "waiting to be accepted: {act}"),
    Waits.SENT: ("đã gửi, chưa được trả lời: {act}", "sent, not yet answered: {act}"),
    Waits.REQUEST: ("cần trả lời đề nghị: {act}", "a request to answer: {act}"),
    Waits.PAPER: ("chờ văn bản xác nhận: {act}", "waiting for the paper: {act}"),
    Waits.ANSWER_PAPER: ("chờ văn bản xác nhận: {act}", "waiting for the paper: {act}"),
    Waits.ACT_PAPER: ("chờ văn bản của việc ghi thay: {act}", "waiting for the paper: {act}"),
    Waits.DUTY: ("việc phải làm: {act}", "to be done: {act}"),
    Waits.DECISION: ("chờ lãnh đạo quyết định: {act}", "waiting for the head: {act}"),
    Waits.SIGNATURE: ("chờ lãnh đạo ký: {act}", "waiting for the head to sign: {act}"),
    Waits.DELIVERY: ("chờ thực hiện: {act}", "waiting to be done: {act}"),
    Waits.FOLLOW_UP: ("lần theo dõi tiếp theo: {act}", "next look: {act}"),
    Waits.CLOCK: ("{act}", "{act}"),
}
