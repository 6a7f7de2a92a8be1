"""Naming the units that receive a batch jointly: one receiving party, each with a head who signs.

A unit so named sees the batch masked and reads, signs and prints its minutes. It reaches no case.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework import audit, reach
from casework.actions.minutes_sets import set_versions
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by
from casework.records.batch_members import BatchMember
from casework.records.batches import Batch
from casework.records.reaches import Tie
from casework.records.units import Unit
from workflows.engine import Refused
from workflows.joint_reception import NEVER
from workflows.minutes import LIVE
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def name_unit(
    session: Session, actor: Actor, now: datetime, batch: Batch, unit: Unit
) -> BatchMember:
    """Name a unit that received these persons too; one off the system will sign on paper.

    Raises `Refused` for a unit that has ended, for one that stands in no such minutes or is named
    already, and once the minutes are drafted: their head names the party.
    """
    ended = ended_by(unit, vietnam_day(batch.received_at))
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    named = {member.unit_id for member in members_of(session, batch)}
    if unit.id in named or unit.id == batch.unit_id or unit.sector in NEVER:
        raise Refused((Unmet(Lack.NOT_JOINT, frozenset(), OFFICE),))
    _insist_not_drafted(session, batch)
    batch.swap()
    member = BatchMember(
        file_id=batch.file_id, unit_id=unit.id, named_at=now, named_by_id=actor.officer_id
    )
    session.add(member)
    reach.grant(session, unit.id, batch.file_id, Tie.JOINS, now)
    audit.record(session, "batch.unit_named", actor, now, batch.file_id, subject=unit.id)
    return member


def take_away(session: Session, actor: Actor, now: datetime, batch: Batch, unit_id: UUID) -> None:
    """The unit did not receive them after all. Raises `Refused` as `name_unit` does."""
    member = next((one for one in members_of(session, batch) if one.unit_id == unit_id), None)
    if member is None:
        raise Refused((Unmet(Lack.NOT_JOINT, frozenset(), OFFICE),))
    _insist_not_drafted(session, batch)
    batch.swap()
    member.taken_away_at, member.taken_away_by_id = now, actor.officer_id
    reach.withdraw(session, unit_id, batch.file_id, Tie.JOINS)
    audit.record(session, "batch.unit_taken_away", actor, now, batch.file_id, subject=unit_id)


def members_of(session: Session, batch: Batch) -> list[BatchMember]:
    """The units named to receive this batch jointly, in the order in which they were named."""
    holding = (
        select(BatchMember)
        .options(joinedload(BatchMember.unit))
        .where(BatchMember.file_id == batch.file_id, BatchMember.taken_away_at.is_(None))
    )
    return list(session.scalars(holding.order_by(BatchMember.named_at, BatchMember.id)))


def _insist_not_drafted(session: Session, batch: Batch) -> None:
    """Whoever signs knows with whom. Raises `Refused`."""
    if any(version.state in LIVE for version in set_versions(session, batch)):
        raise Refused((Unmet(Lack.HEADED, frozenset(), OFFICE),))
