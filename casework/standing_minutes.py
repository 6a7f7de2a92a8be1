"""Which minutes stand of a handoff: those of itself alone, or those of its whole list."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from casework.records.minutes_sets import MinutesSet, MinutesSetLine
from workflows.minutes import LIVE


def live_set(session: Session, handoff_id: UUID) -> MinutesSet | None:
    """The set that counts in which this handoff has a line; its file must be within reach."""
    return session.scalar(
        select(MinutesSet)
        .join(MinutesSetLine, MinutesSetLine.set_id == MinutesSet.id)
        .where(MinutesSetLine.handoff_id == handoff_id, MinutesSet.state.in_(LIVE))
    )


def has_own_minutes(session: Session, handoff: Handoff) -> bool:
    """Whether minutes of this handoff alone stand."""
    own = select(Minutes.id).where(
        Minutes.file_id == handoff.file_id,
        Minutes.handoff_id == handoff.id,
        Minutes.state.in_(LIVE),
    )
    return session.scalars(own.limit(1)).first() is not None
