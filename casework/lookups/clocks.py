"""What waits, as a page shows it: the words, the source, and what is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from casework.case_clocks import clock_of_key
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from workflows.counting import Past
from workflows.deadlines import Reading, read_round
from workflows.parameters import Reckoning
from workflows.regime import Clock
from workflows.regimes import REGIMES
from workflows.source import OFFICE, Source
from workflows.terms import Act

_NO_REASON: Final = ("", "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a unit. Where no limit is known, `due_at` and `left` are empty.

    `due_at` is the moment to which `left` counts: what is due at once is late a day after.
    `counts` says whether what has run out is red now, and not only told.
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
    counts: bool


def waiting_of(case: Case, due: Due, now: datetime, names: Names) -> Waiting:
    """A row of the projection in words, as lists show it. The unit of the row must be loaded."""
    clock = clock_of_key(case.regime, due.key) if due.waits is Waits.CLOCK else None
    if clock is None:
        act_vi, act_en = _awaited(due)
        vi, en = _SENTENCES[due.waits]
        said = vi.format(act=act_vi), en.format(act=act_en)
        return _shown(due, said, OFFICE, now, names, _NO_REASON)
    return _shown(due, (clock.vi, clock.en), clock.source, now, names, _NO_REASON)


def _awaited(due: Due) -> tuple[str, str]:
    """What a row waits for; a move to the other law is no act of either."""
    if due.waits is Waits.DECISION:
        return "chuyển chế độ pháp luật", "move to the other law"
    act = Act.of(due.key)
    return act.vi, act.en


def counted_of(
    case: Case, due: Due, past: Past, now: datetime, by: Reckoning, names: Names
) -> Waiting:
    """The same on a page of the case, which also tells how the limit was counted."""
    clock = clock_of_key(case.regime, due.key) if due.waits is Waits.CLOCK else None
    if clock is None:
        return waiting_of(case, due, now, names)
    reading = reading_of(case, clock, due, past, now, by)
    how = reading.how_vi, reading.how_en
    return _shown(due, (clock.vi, clock.en), reading.source, now, names, how)


def reading_of(
    case: Case, clock: Clock, due: Due, past: Past, now: datetime, by: Reckoning
) -> Reading:
    """The clock of a row, as the law counts it."""
    return read_round(REGIMES[case.regime], clock, due.started_at, past, now, by)


def _shown(
    due: Due,
    said: tuple[str, str],
    source: Source,
    now: datetime,
    names: Names,
    how: tuple[str, str],
) -> Waiting:
    runs_out = due.runs_out_at or due.due_at
    return Waiting(
        due.waits,
        *said,
        source,
        due.subject_id,
        names.of(due.unit),
        due.started_at,
        runs_out,
        runs_out - now if runs_out else None,
        *how,
        counts=_counts(due, runs_out, now),
    )


def _counts(due: Due, runs_out: datetime | None, now: datetime) -> bool:
    """Of two limits the earlier may only be told, and the later one be red."""
    if due.waits is Waits.MINUTES:
        return False  # no article sets this limit: it is told, and never red
    if due.waits is not Waits.CLOCK:
        return True
    return due.late_at is not None and (due.late_at == runs_out or now > due.late_at)


_SENTENCES = {
    Waits.HANDOFF: ("chờ tiếp nhận: {act}", "waiting to be accepted: {act}"),
    Waits.SENT: ("đã gửi, chưa được trả lời: {act}", "sent, not yet answered: {act}"),
    Waits.REQUEST: ("cần trả lời đề nghị: {act}", "a request to answer: {act}"),
    Waits.PAPER: ("chờ văn bản xác nhận: {act}", "waiting for the paper: {act}"),
    Waits.ANSWER_PAPER: ("chờ văn bản xác nhận: {act}", "waiting for the paper: {act}"),
    Waits.ACT_PAPER: ("chờ văn bản của việc ghi thay: {act}", "waiting for the paper: {act}"),
    Waits.MINUTES: ("chờ hai bên xác nhận biên bản: {act}", "minutes to be signed: {act}"),
    Waits.PACKET: (
        "giấy tờ, đồ dùng còn phải kiểm hoặc trả lời: {act}",
        "papers and belongings to check or to answer for: {act}",
    ),
    Waits.DUTY_NOTICE: (
        "xác nhận đã nhận thông báo: {act}",
        "notice of a duty to acknowledge: {act}",
    ),
    Waits.NOTICE_PAPER: ("chờ văn bản xác nhận thông báo: {act}", "waiting for the paper: {act}"),
    Waits.DUTY: ("việc phải làm: {act}", "to be done: {act}"),
    Waits.DECISION: ("chờ lãnh đạo quyết định: {act}", "waiting for the head: {act}"),
    Waits.SEARCH: (
        "tìm người rời đi không rõ tung tích, rồi ghi nơi ở",
        "search for the person who left, then record where they are",
    ),
    Waits.DISPUTE: (
        "chờ lãnh đạo hai bên giải quyết: {act}",
        "for the supervisors of both sides: {act}",
    ),
    Waits.SIGNATURE: ("chờ lãnh đạo ký: {act}", "waiting for the head to sign: {act}"),
    Waits.DELIVERY: ("chờ thực hiện: {act}", "waiting to be done: {act}"),
    Waits.FOLLOW_UP: ("lần theo dõi tiếp theo: {act}", "next look: {act}"),
    Waits.CLOCK: ("{act}", "{act}"),
}
