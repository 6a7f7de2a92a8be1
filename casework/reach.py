"""Who may touch which file: the one reach table, kept by verbs in the transaction of the act."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.reaches import Reach, Tie
from casework.records.units import Unit


def grant(session: Session, unit_id: UUID, file_id: UUID, tie: Tie, at: datetime) -> None:
    """Tie a unit to a file, and the units above it as overseers. Granting twice changes nothing."""
    wanted = [(unit_id, tie), *((above, Tie.OVERSEES) for above in _above(session, unit_id))]
    held = _held(session, file_id)
    session.add_all(
        Reach(unit_id=unit, file_id=file_id, tie=kind, since_at=at)
        for unit, kind in wanted
        if (unit, kind) not in held
    )


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


def _held(session: Session, file_id: UUID) -> frozenset[tuple[UUID, Tie]]:
    """Every tie of a file, in one statement: a file has a handful."""
    rows = session.execute(select(Reach.unit_id, Reach.tie).where(Reach.file_id == file_id))
    return frozenset((unit_id, tie) for unit_id, tie in rows)


def _above(session: Session, unit_id: UUID) -> list[UUID]:
    """The chain of units above this one, nearest first."""
    chain: list[UUID] = []
    unit = session.get(Unit, unit_id)
    while unit is not None and unit.parent_id is not None and unit.parent_id not in chain:
        chain.append(unit.parent_id)
        unit = session.get(Unit, unit.parent_id)
    return chain
