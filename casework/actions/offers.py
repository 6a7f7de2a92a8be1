"""Open offers that a step has made moot: recalled in the transaction of that step."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.audit import Actor
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.steps import Channel
from workflows import handoff as life
from workflows.engine import Refused
from workflows.handoff import OPEN, HandoffMove, HandoffState
from workflows.moot import is_moot
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def recall_moot(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Recall every open offer that the law would let nobody accept where the case stands now.

    Raises `Refused` where the person has come in already: the file is to be answered first.
    """
    open_offers = select(Handoff).where(Handoff.file_id == case.file_id, Handoff.state.in_(OPEN))
    for handoff in session.scalars(open_offers).all():
        if is_moot(regime_of(case), handoff.act, case.stage, case.status):
            if handoff.state is HandoffState.PERSON_IN:
                raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))
            take_back(session, actor, now, handoff)


def take_back(session: Session, actor: Actor, now: datetime, handoff: Handoff) -> None:
    """End an offer unanswered; the other side sees the case no more. Raises `MoveRefused`."""
    handoff.state = life.move(handoff.state, HandoffMove.RECALL)
    handoff.answered_at, handoff.answered_by_id = now, actor.officer_id
    handoff.settled_at = now
    handoff.channel = Channel.SYSTEM
    reach.withdraw(session, handoff.to_unit_id, handoff.file_id, Tie.OFFERED)
    audit.record(session, "handoff.recalled", actor, now, handoff.file_id, handoff=handoff.id)
