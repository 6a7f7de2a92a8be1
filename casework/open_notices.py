"""Notices of duty that still wait: for an acknowledgement, or for the paper of one that ours
recorded. Columns and not records: a refresh comes with every act."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from casework.records.duty_notices import DutyNotice
from casework.records.officers import Officer
from casework.records.steps import Channel
from casework.records.units import Unit
from workflows.duty_notice import DutyNoticeState
from workflows.terms import Act


class OpenNotice(NamedTuple):
    """What waits, for which unit, and since when; with or without an acknowledgement."""

    act: Act
    public_id: UUID
    unit_id: UUID
    at: datetime
    is_acknowledged: bool


def open_notices(session: Session, file_id: UUID, day: date) -> tuple[OpenNotice, ...]:
    """What of one case waits on a day (Vietnam), the oldest first; one statement."""
    rows = session.execute(_OPEN, {"of_file": file_id})
    return tuple(one for row in rows for one in _waits(row, day))


def _waits(row: Row[*tuple[Any, ...]], day: date) -> Iterator[OpenNotice]:
    """The notified unit, or, where that is off the system or ended, whoever wrote the notice."""
    act, public_id, state, to, by_unit_id, sent_at, acknowledged_by, acknowledged_at = row
    if state is DutyNoticeState.SENT:
        unit_id = to.id if to.on_system and to.acts_on(day) else by_unit_id
        yield OpenNotice(act, public_id, unit_id, sent_at, is_acknowledged=False)
    elif acknowledged_at is not None:
        yield OpenNotice(act, public_id, acknowledged_by, acknowledged_at, is_acknowledged=True)


_Sender = aliased(Officer, name="sender")
_Answerer = aliased(Officer, name="answerer")

_OPEN: Final = (
    select(
        DutyNotice.act,
        DutyNotice.public_id,
        DutyNotice.state,
        Unit,
        _Sender.unit_id,
        DutyNotice.sent_at,
        _Answerer.unit_id,
        DutyNotice.acknowledged_at,
    )
    .join(Unit, Unit.id == DutyNotice.to_unit_id)
    .join(_Sender, _Sender.id == DutyNotice.sent_by_id)
    .outerjoin(_Answerer, _Answerer.id == DutyNotice.acknowledged_by_id)
    .where(
        DutyNotice.file_id == bindparam("of_file"),
        or_(
            DutyNotice.state == DutyNoticeState.SENT,
            and_(
                DutyNotice.channel != Channel.SYSTEM,
                DutyNotice.paper_id.is_(None),
                DutyNotice.state != DutyNoticeState.WITHDRAWN,
            ),
        ),
    )
    .order_by(DutyNotice.entered_at, DutyNotice.id)
)
