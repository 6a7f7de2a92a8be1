"""Who may touch which file: the one reach table, kept by verbs in the transaction of the act."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.reaches import Reach, Tie
from casework.records.units import Unit


def grant(session: Session, unit_id: UUID, file_id: UUID, tie: Tie, at: datetime) -> None:
    """Tie a unit to a file, and the units above it as overseers. Granting twice changes nothing."""
    _add(session, unit_id, file_id, tie, at)
    for overseer_id in _above(session, unit_id):
        _add(session, overseer_id, file_id, Tie.OVERSEES, at)


def withdraw(session: Session, unit_id: UUID, file_id: UUID, tie: Tie) -> None:
    """End one tie. Overseers keep theirs: what a unit did stays open to review.

    What the act changed so far is written first: a unit that gives up its last tie here changes
    nothing of the file after (row security would not find it).
    """
    row = session.get(Reach, (unit_id, file_id, tie))
    if row is not None:
        session.flush()
        session.delete(row)


def ties(session: Session, unit_id: UUID, file_id: UUID) -> frozenset[Tie]:
    """How a unit is tied to a file; empty when it is out of reach."""
    found = session.scalars(
        select(Reach.tie).where(Reach.unit_id == unit_id, Reach.file_id == file_id)
    )
    return frozenset(found)


def _add(session: Session, unit_id: UUID, file_id: UUID, tie: Tie, at: datetime) -> None:
    if session.get(Reach, (unit_id, file_id, tie)) is None:
        session.add(Reach(unit_id=unit_id, file_id=file_id, tie=tie, since_at=at))


def _above(session: Session, unit_id: UUID) -> list[UUID]:
    """The chain of units above this one, nearest first."""
    chain: list[UUID] = []
    unit = session.get(Unit, unit_id)
    while unit is not None and unit.parent_id is not None and unit.parent_id not in chain:
        chain.append(unit.parent_id)
        unit = session.get(Unit, unit.parent_id)
    return chain
