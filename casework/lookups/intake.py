"""Which ways of receiving a person are open to the officer's unit, and under which law."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import ended_by, roles_on
from casework.records.units import Unit
from workflows import engine
from workflows.regime import Regime
from workflows.regimes import NoRegime, regime_for
from workflows.terms import Act


def ways_in(session: Session, actor: Actor, now: datetime) -> list[Act]:
    """The acts that open a file and that the law lets this unit do; empty for other units."""
    unit = session.get_one(Unit, actor.unit_id)
    day = vietnam_day(now)
    regime = regime_for(day)
    roles, ended = roles_on(regime, unit, day), ended_by(unit, day)
    nowhere = engine.Position(None, None, frozenset(), roles, leads=True, ended=ended)
    return [choice.act for choice in engine.choices(regime, nowhere) if choice.is_open]


def law_of(received_at: datetime) -> Regime | None:
    """The law for a person received then; None on days before the first law the office knows."""
    try:
        return regime_for(vietnam_day(received_at))
    except NoRegime:
        return None
