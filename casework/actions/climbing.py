"""The worker's verbs: it climbs the ladder of what is silent, and sends and shows notices.

Silent is a handoff, or a notice of duty that nobody acknowledged.

Nothing here decides when a rung is reached: `workflows/silence.py` computes it from the records,
so that a worker that was away for a week writes the same as one that was there.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.lookups.rosters import Staffing
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.ids import new_id
from casework.records.notices import Climb, Lease, Notice
from casework.records.officers import Officer
from casework.silences import Silent, calendar_of, lately, silent
from casework.silent_notices import lately_told, silent_notices
from workflows.silence import Reached

CLAIMED_FOR: Final = timedelta(minutes=2)
"""How long (real time) a notice or a job is left to the worker that took it."""
AT_ONCE: Final = 100  # notices in one transaction


def climb(session: Session, now: datetime, subject_id: UUID) -> int:
    """Write every rung that one handoff or notice has reached and nobody has written; how many.

    Each rung says so in the trace of the case, and whoever it tells gets a notice of their own.
    """
    found = [
        *silent(session, Handoff.id == subject_id),
        *silent_notices(session, DutyNotice.id == subject_id),
    ]
    written = _written(session, [subject_id])
    rungs = [
        (one, rung)
        for one in found
        for rung in one.climbed(now, calendar_of(session))
        if (one.subject_id, rung.silence, rung.rung) not in written
    ]
    for one, rung in rungs:
        _write(session, now, one, rung)
    return len(rungs)


def to_climb(session: Session, now: datetime) -> list[UUID]:
    """What has a rung that was reached and is not written yet: handoffs, then notices of duty."""
    found, calendar = silent(session, lately(now)), calendar_of(session)
    found += silent_notices(session, lately_told(now))
    reached = {one.subject_id: one.climbed(now, calendar) for one in found}
    written = _written(session, [key for key, rungs in reached.items() if rungs])
    return [
        subject_id
        for subject_id, rungs in reached.items()
        if any((subject_id, rung.silence, rung.rung) not in written for rung in rungs)
    ]


def claim_notices(session: Session, real: datetime) -> list[UUID]:
    """Take notices that nobody has sent and no other worker holds; `real` is wall time.

    Committed before they are sent: a worker that dies leaves them to the next one.
    """
    free = or_(Notice.claimed_until.is_(None), Notice.claimed_until < real)
    waiting = select(Notice).where(Notice.sent_at.is_(None), free).order_by(Notice.due_at)
    taken = session.scalars(waiting.limit(AT_ONCE).with_for_update(skip_locked=True)).all()
    for notice in taken:
        notice.claimed_until = real + CLAIMED_FOR
        notice.attempts += 1
    return [notice.id for notice in taken]


def send_notices(session: Session, now: datetime, ids: Iterable[UUID]) -> int:
    """Show the notices that this worker claimed to their officers; how many.

    They are read in the system alone: no e-mail and no message to a telephone goes out.
    """
    claimed = select(Notice).where(Notice.id.in_(list(ids)), Notice.sent_at.is_(None))
    found = session.scalars(claimed.with_for_update()).all()
    for notice in found:
        notice.sent_at, notice.claimed_until = now, None
    return len(found)


def take_lease(session: Session, job: str, holder: UUID, real: datetime) -> bool:
    """Whether this worker may do the job now; it then may until the lease runs out.

    Of two that ask at one moment one loses the swap, which the caller hears as `Overtaken`.
    """
    lease = session.get(Lease, job)
    if lease is not None and lease.holder not in (None, holder) and lease.until_at > real:
        return False
    if lease is None:
        lease = Lease(job=job)
        session.add(lease)
    lease.holder, lease.until_at = holder, real + CLAIMED_FOR
    return True


def give_back_lease(session: Session, job: str, holder: UUID, real: datetime) -> None:
    """Let the next worker begin at once."""
    lease = session.get(Lease, job)
    if lease is not None and lease.holder == holder:
        lease.holder, lease.until_at = None, real


def read_notices(session: Session, actor: Actor, now: datetime) -> int:
    """Mark what the officer was told as read; how many notices it was."""
    unread = select(Notice).where(
        Notice.officer_id == actor.officer_id,
        Notice.unit_id == actor.unit_id,
        Notice.sent_at.is_not(None),
        Notice.read_at.is_(None),
    )
    found = session.scalars(unread).all()
    for notice in found:
        notice.read_at = now
    return len(found)


def _written(session: Session, ids: list[UUID]) -> set[tuple[UUID, str, str]]:
    of = func.coalesce(Climb.handoff_id, Climb.duty_notice_id)
    rows = select(of.label("of"), Climb.silence, Climb.rung)
    found = session.execute(rows.where(of.in_(ids)))
    return {(row.of, row.silence, row.rung) for row in found}


def _write(session: Session, now: datetime, one: Silent, rung: Reached) -> None:
    session.add(
        Climb(
            id=new_id(),
            file_id=one.file_id,
            **_of_which(one),
            silence=rung.silence,
            rung=rung.rung,
            chased=rung.chased,
            reached_at=rung.at,
            written_at=now,
        )
    )
    session.add_all(_notice(one, rung, officer) for officer in _told(session, one, rung))
    said = {"silence": rung.silence, "rung": rung.rung, "chased": rung.chased, "reached": rung.at}
    if one.is_notice:
        audit.record(
            session, "duty_notice.climbed", None, now, one.file_id, notice=one.subject_id, **said
        )
    else:
        audit.record(
            session, "handoff.climbed", None, now, one.file_id, handoff=one.subject_id, **said
        )


def _told(session: Session, one: Silent, rung: Reached) -> Iterator[Officer]:
    units = one.units(rung)
    staffing = Staffing(session, units, rung.at)
    for unit_id in units:
        yield from staffing.at(unit_id, rung.at).told_at(rung.rung)


def _notice(one: Silent, rung: Reached, officer: Officer) -> Notice:
    return Notice(
        id=new_id(),
        file_id=one.file_id,
        dedupe=f"{one.subject_id.hex}:{rung.silence}:{rung.rung}:{officer.id.hex}",
        **_of_which(one),
        officer_id=officer.id,
        unit_id=officer.unit_id,
        code=one.code,
        silence=rung.silence,
        rung=rung.rung,
        due_at=rung.at,
    )


def _of_which(one: Silent) -> dict[str, UUID]:
    """The column that names what is silent."""
    return {"duty_notice_id" if one.is_notice else "handoff_id": one.subject_id}
