"""Who may touch which file: the one reach table, kept by verbs in the transaction of the act."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from casework.records.reaches import Reach, Tie
from casework.records.units import Unit

_UNSEEN_ABOVE = frozenset({Tie.OFFERED, Tie.NOTIFIED, Tie.JOINS, Tie.OVERSEES})


def grant(session: Session, unit_id: UUID, file_id: UUID, tie: Tie, at: datetime) -> None:
    """Tie a unit to a file, and the units above it as overseers. Granting twice changes nothing.

    An offer alone, or a notice of duty, is overseen by nobody: who stands above the receiver would
    learn more of a case than the receiver itself, which may open none of it yet. Nor is it who
    joins in a batch of others.
    """
    above = [] if tie in _UNSEEN_ABOVE else _above(session, unit_id)
    wanted = [(unit_id, tie), *((unit, Tie.OVERSEES) for unit in above)]
    held = _held(session, file_id)
    session.add_all(
        Reach(unit_id=unit, file_id=file_id, tie=kind, since_at=at)
        for unit, kind in wanted
        if (unit, kind) not in held
    )


def withdraw(session: Session, unit_id: UUID, file_id: UUID, tie: Tie) -> None:
    """End one tie. Overseers keep theirs while any unit below them has one: what a unit led or
    gave stays open to review, an offer or a request that came to nothing does not.

    What the act changed so far is written first: a unit that gives up its last tie here changes
    nothing of the file after (row security would not find it).
    """
    session.flush()
    rows = session.scalars(_ROWS, {"of_file": file_id}).all()
    ending = next((row for row in rows if (row.unit_id, row.tie) == (unit_id, tie)), None)
    if ending is not None:
        _end_oversight(session, ending, rows)
        session.delete(ending)


def ties(session: Session, unit_id: UUID, file_id: UUID) -> frozenset[Tie]:
    """How a unit is tied to a file; empty when it is out of reach."""
    return frozenset(session.scalars(_TIES, {"unit": unit_id, "of_file": file_id}))


def _held(session: Session, file_id: UUID) -> frozenset[tuple[UUID, Tie]]:
    """Every tie of a file, in one statement: a file has a handful."""
    rows = session.execute(_HELD, {"of_file": file_id})
    return frozenset((unit_id, tie) for unit_id, tie in rows)


def _end_oversight(session: Session, ending: Reach, rows: Sequence[Reach]) -> None:
    """Ends with this tie what units above oversaw for it alone.

    Written before the tie itself goes: a unit that gives up its last one here ends no other after.
    """
    left = [row for row in rows if row is not ending and row.tie not in _UNSEEN_ABOVE]
    still = {above for row in left for above in _above(session, row.unit_id)}
    for row in rows:
        if row.tie is Tie.OVERSEES and row.unit_id not in still:
            session.delete(row)
    session.flush()


def _above(session: Session, unit_id: UUID) -> tuple[UUID, ...]:
    """The chain of units above this one; asked once in a session, since one act asks often."""
    chains: dict[UUID, tuple[UUID, ...]] = session.info.setdefault("chains", {})
    if unit_id not in chains:
        above = session.scalars(_CHAIN, {"unit": unit_id})
        chains[unit_id] = tuple(unit for unit in above if unit != unit_id)
    return chains[unit_id]


def _chain() -> Select[UUID]:
    """The unit and all above it. `UNION` drops what came twice, so a circle would end too."""
    start = select(Unit.id, Unit.parent_id).where(Unit.id == bindparam("unit"))
    chain = start.cte("chain", recursive=True)
    above = select(Unit.id, Unit.parent_id).join(chain, Unit.id == chain.c.parent_id)
    return select(chain.union(above).c.id)


_CHAIN: Final = _chain()
_TIES: Final = select(Reach.tie).where(
    Reach.unit_id == bindparam("unit"), Reach.file_id == bindparam("of_file")
)
_HELD: Final = select(Reach.unit_id, Reach.tie).where(Reach.file_id == bindparam("of_file"))
_ROWS: Final = select(Reach).where(Reach.file_id == bindparam("of_file"))
