"""Which ways of receiving a person are open to the officer's unit today."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.office import vietnam_day
from casework.records.units import Unit
from workflows import engine
from workflows.regimes import regime_for
from workflows.terms import Act


def ways_in(session: Session, actor: Actor, now: datetime) -> list[Act]:
    """The acts that open a file and that the law lets this unit do; empty for other units."""
    unit = session.get_one(Unit, actor.unit_id)
    day = vietnam_day(now)
    regime = regime_for(day)
    roles = regime.roles_of(unit.sector, unit.level, day)
    nowhere = engine.Position(None, None, frozenset(), roles, leads=True)
    return [choice.act for choice in engine.choices(regime, nowhere) if choice.is_open]
