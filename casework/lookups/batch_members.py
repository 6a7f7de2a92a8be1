"""Who receives a batch jointly, by which article each stands there, and who may still be named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_members import members_of
from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.lookups.receivers import UnitChoice, by_province
from casework.office import vietnam_day
from casework.position import roles_on
from casework.records.batches import Batch
from casework.records.units import Unit
from workflows.joint_reception import NEVER, named_by
from workflows.regimes import regime_for
from workflows.source import Source


@dataclass(frozen=True, slots=True)
class Joint:
    """One unit of the receiving party, and the article by which it stands there."""

    unit_id: UUID
    unit: Name
    on_system: bool
    source: Source


def joint_units(session: Session, actor: Actor, batch: Batch) -> tuple[Joint, ...]:
    """The units named beside the one that keeps the batch."""
    names = Names(session, actor, batch.file_id)
    return tuple(
        Joint(
            member.unit_id,
            names.of(member.unit),
            member.unit.on_system,
            source_of(batch, member.unit),
        )
        for member in members_of(session, batch)
    )


def source_of(batch: Batch, unit: Unit) -> Source:
    """The article that names a role of this unit at such a reception, on the day of it."""
    day = vietnam_day(batch.received_at)
    regime = regime_for(day)
    return named_by(regime.key, batch.entry, roles_on(regime, unit, day))


def may_be_named(session: Session, batch: Batch) -> dict[str, list[UnitChoice]]:
    """The units that may still be named, by province; those of the batch's own unit first."""
    home = session.get_one(Unit, batch.unit_id).province
    return by_province(home, _open_to(session, batch, vietnam_day(batch.received_at)))


def _open_to(session: Session, batch: Batch, day: date) -> Iterator[Unit]:
    there = {batch.unit_id, *(member.unit_id for member in members_of(session, batch))}
    units = session.scalars(select(Unit).where(Unit.sector.not_in(NEVER)))
    return (unit for unit in units if unit.id not in there and unit.acts_on(day))
