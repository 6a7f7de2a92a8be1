"""An absent person: their line is struck, with a reason. Nothing moves, and the giver is told."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.safekeeping import safe_of
from workflows import handoff as life
from workflows.engine import Refused
from workflows.handoff import HandoffMove
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Moves, Relation


def strike(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, *, reason: str
) -> Handoff:
    """Write down that the person did not come; the giver stays responsible for finding them.

    Only the receiving unit can say so. Raises `Refused` of another unit, without a reason, and
    where only a file was offered; `MoveRefused` once the offer was answered.
    """
    if actor.unit_id != handoff.to_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.OFFERED}), OFFICE),))
    if handoff.moves is Moves.LEAD:
        raise Refused((Unmet(Lack.NOBODY, frozenset(), OFFICE),))
    if not reason.strip():
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    handoff.state = life.move(handoff.state, HandoffMove.STRIKE)
    handoff.answered_at, handoff.answered_by_id = now, actor.officer_id
    handoff.settled_at, handoff.channel = now, Channel.SYSTEM
    safe_of(session, handoff.file_id).seal(handoff, remarks=reason)
    due.refresh(session, case, now)
    reach.withdraw(session, handoff.to_unit_id, handoff.file_id, Tie.OFFERED)
    audit.record(session, "handoff.struck", actor, now, handoff.file_id, handoff=handoff.id)
    return handoff
