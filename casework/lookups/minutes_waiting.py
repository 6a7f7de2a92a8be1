"""Minutes of reception batches that wait for the officer's unit: to be checked, or to be signed.

Those of handoffs stand among what waits of each case; a batch is no case.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.records.minutes_sets import MinutesSet, MinutesSetParty
from workflows.minutes import MinutesState


def batch_minutes_waiting(actor: Actor) -> ScalarSelect[int]:
    """How many, as a column of another statement."""
    return select(func.count()).select_from(MinutesSet).where(_waits_for(actor)).scalar_subquery()


def batches_with_waiting_minutes(session: Session, actor: Actor) -> frozenset[UUID]:
    """The files of these batches."""
    return frozenset(
        batch_id
        for batch_id in session.scalars(select(MinutesSet.batch_id).where(_waits_for(actor)))
        if batch_id is not None
    )


def _waits_for(actor: Actor) -> ColumnElement[bool]:
    """Drafted by a colleague and unchecked, or checked and unsigned by this unit."""
    to_check = and_(
        MinutesSet.state == MinutesState.DRAFTED,
        MinutesSet.unit_id == actor.unit_id,
        MinutesSet.drafted_by_id != actor.officer_id,
    )
    unsigned = exists().where(
        MinutesSetParty.set_id == MinutesSet.id,
        MinutesSetParty.unit_id == actor.unit_id,
        MinutesSetParty.signed_at.is_(None),
    )
    to_sign = and_(MinutesSet.state == MinutesState.CHECKED, unsigned)
    return and_(MinutesSet.batch_id.is_not(None), or_(to_check, to_sign))
