"""What who gave a case may see of it later: where it stands, and nothing written since."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.clocks import Waiting, waiting_of
from casework.lookups.finding import Found
from casework.lookups.naming import Name, Names
from casework.lookups.parties import is_giver
from casework.policy import Ask, may
from casework.records.dues import Due, Waits
from casework.records.handoffs import Handoff
from casework.records.steps import Step
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.terms import Stage


@dataclass(frozen=True, slots=True)
class Receipt:
    """State, clocks and outcome. `acts_since` is when the receiver first acted, if it has."""

    lead: Name
    lead_is_receiver: bool
    acts_since: datetime | None
    closed_at: datetime | None
    clocks: tuple[Waiting, ...]
    may_reread: bool  # what the unit wrote itself; each reading is recorded


def receipt_of(
    session: Session, actor: Actor, found: Found, handoff: Handoff, now: datetime, names: Names
) -> Receipt | None:
    """The receipt, for the giving side of an accepted handoff; three statements."""
    if handoff.state is not HandoffState.ACCEPTED or actor.unit_id == handoff.to_unit_id:
        return None
    if not is_giver(session, actor, found, handoff):
        return None
    return Receipt(
        lead=names.of(session.get_one(Unit, found.case.lead_unit_id)),
        lead_is_receiver=found.case.lead_unit_id == handoff.to_unit_id,
        acts_since=_acts_since(session, handoff),
        closed_at=_closed_at(session, found),
        clocks=_clocks(session, found, handoff, now, names),
        may_reread=may(actor.rank, Ask.REREAD, found.ties)
        and not may(actor.rank, Ask.VISIT, found.ties),
    )


def _acts_since(session: Session, handoff: Handoff) -> datetime | None:
    """The first act of the receiver after the acceptance, which is a step of its own."""
    return session.scalar(
        select(Step.happened_at)
        .where(
            Step.file_id == handoff.file_id,
            Step.unit_id == handoff.to_unit_id,
            Step.happened_at > handoff.answered_at,
        )
        .order_by(Step.happened_at)
        .limit(1)
    )


def _closed_at(session: Session, found: Found) -> datetime | None:
    if found.case.stage is not Stage.CLOSED:
        return None
    return session.scalar(
        select(Step.happened_at)
        .where(Step.file_id == found.case.file_id, Step.stage == Stage.CLOSED)
        .order_by(Step.at.desc())
        .limit(1)
    )


def _clocks(
    session: Session, found: Found, handoff: Handoff, now: datetime, names: Names
) -> tuple[Waiting, ...]:
    rows = session.scalars(
        select(Due)
        .options(joinedload(Due.unit))
        .where(
            Due.file_id == handoff.file_id,
            Due.unit_id == handoff.to_unit_id,
            Due.waits == Waits.CLOCK,
        )
        .order_by(Due.due_at.is_(None), Due.due_at, Due.id)
    )
    return tuple(waiting_of(found.case, row, now, names) for row in rows)
