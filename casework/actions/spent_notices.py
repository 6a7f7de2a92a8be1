"""Notices of duty that have nothing to tell any more: ended in the transaction of the act.

The duty was done, or is owed no more where the case stands now, under another law, or because the
case continues in another one. The receiver then finds the page no longer.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.audit import Actor
from casework.case_clocks import past_of
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.reaches import Tie
from workflows import duty_notice as life
from workflows.duties import DutyState, Standing, standings
from workflows.duty_notice import STANDING, DutyNoticeMove


def end_spent(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """End every notice whose duty is open no more. One statement where none stands."""
    notices = standing_notices(session, case)
    if not notices:
        return
    still = open_duties(session, case) if case.merged_into_id is None else {}
    for notice in notices:
        if notice.regime != case.regime or notice.duty_key not in still:
            _end(session, actor, now, notice)


def standing_notices(session: Session, case: Case) -> Sequence[DutyNotice]:
    """The notices of this case that are in force, acknowledged or not; the oldest first."""
    rows = select(DutyNotice).where(
        DutyNotice.file_id == case.file_id, DutyNotice.state.in_(STANDING)
    )
    return session.scalars(rows.order_by(DutyNotice.entered_at, DutyNotice.id)).all()


def open_duties(session: Session, case: Case) -> dict[str, Standing]:
    """What somebody owes in this case now, by the key of the duty."""
    session.flush()  # a step of this very act counts
    found = standings(regime_of(case), case.stage, past_of(session, case).done)
    return {one.duty.key: one for one in found if one.state is DutyState.OPEN}


def untie(session: Session, notice: DutyNotice) -> None:
    """The receiver sees the page no more, unless another notice of this case stands for it."""
    session.flush()
    others = select(DutyNotice.id).where(
        DutyNotice.file_id == notice.file_id,
        DutyNotice.to_unit_id == notice.to_unit_id,
        DutyNotice.id != notice.id,
        DutyNotice.state.in_(STANDING),
    )
    if session.scalars(others.limit(1)).first() is None:
        reach.withdraw(session, notice.to_unit_id, notice.file_id, Tie.NOTIFIED)


def _end(session: Session, actor: Actor, now: datetime, notice: DutyNotice) -> None:
    notice.state = life.move(notice.state, DutyNoticeMove.END)
    notice.ended_at, notice.settled_at = now, notice.settled_at or now
    untie(session, notice)
    audit.record(session, "duty_notice.ended", actor, now, notice.file_id, notice=notice.id)
