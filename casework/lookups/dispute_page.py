"""The dispute of a handoff as its page shows it: what was proposed, and whose word waits."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.dispute import recordable_sides, side_of
from casework.audit import Actor
from casework.lookups.answers import Sealable, officers_of, sealable
from casework.lookups.disclosures import Eyes
from casework.lookups.finding import Found, find_handoff
from casework.lookups.naming import Name, Names
from casework.policy import Ask, OutOfReach, may
from casework.records.cases import Case
from casework.records.disputes import Dispute
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.units import Unit
from workflows.dispute import DisputeState, Outcome
from workflows.engine import Refused


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One dispute, as both sides see it; the verbs ask again."""

    state: DisputeState
    raised_at: datetime
    outcome: Outcome | None
    proposed_for: Name | None
    proposed_by: Name | None
    proposed_at: datetime | None
    proposal: Sealable
    settled_by: Name | None
    settled_at: datetime | None
    channel: Channel | None
    reply: Sealable
    proposes: bool
    confirms: bool
    records_proposal: bool
    records_confirmation: bool


def find_dispute(session: Session, actor: Actor, public_id: UUID, ask: Ask) -> tuple[Case, Dispute]:
    """The dispute of the handoff with this id. Raises `OutOfReach` and `NotTied`."""
    found, handoff = find_handoff(session, actor, public_id, ask)
    dispute = _of(session, handoff)
    if dispute is None:
        raise OutOfReach
    return found.case, dispute


def dispute_view(
    session: Session, actor: Actor, found: Found, handoff: Handoff, sight: Eyes, names: Names
) -> DisputeView | None:
    """The dispute of a handoff, if there is one; nothing is asked where the person never came."""
    dispute = _of(session, handoff) if handoff.person_in_at else None
    if dispute is None:
        return None
    by = officers_of(session, dispute.proposed_by_id, dispute.settled_by_id)
    proposed, settled = (
        by.get(dispute.proposed_by_id or dispute.id),
        by.get(dispute.settled_by_id or dispute.id),
    )
    side = session.get(Unit, dispute.proposed_for_id) if dispute.proposed_for_id else None
    own, recordable = _sides(session, actor, found, handoff)
    signs = dispute.state is not DisputeState.SETTLED and may(actor.rank, Ask.SIGN, found.ties)
    was_proposed = dispute.state is DisputeState.PROPOSED
    return DisputeView(
        state=dispute.state,
        raised_at=dispute.raised_at,
        outcome=dispute.outcome,
        proposed_for=names.of(side) if side else None,
        proposed_by=names.of_officer(proposed) if proposed else None,
        proposed_at=dispute.proposed_at,
        proposal=sealable(sight, dispute, "proposal"),
        settled_by=names.of_officer(settled) if settled else None,
        settled_at=dispute.settled_at,
        channel=dispute.channel,
        reply=sealable(sight, dispute, "reply"),
        proposes=signs and own is not None,
        confirms=signs and was_proposed and own is not None and own is not side,
        records_proposal=signs and bool(recordable),
        records_confirmation=signs and was_proposed and any(x is not side for x in recordable),
    )


def _of(session: Session, handoff: Handoff) -> Dispute | None:
    return session.scalar(select(Dispute).where(Dispute.handoff_id == handoff.id))


def _sides(
    session: Session, actor: Actor, found: Found, handoff: Handoff
) -> tuple[Unit | None, list[Unit]]:
    """The side that is the officer's own unit, and those off the system that they record for."""
    try:
        own = side_of(session, actor, found.case, handoff)
    except Refused:
        return None, []
    recordable = recordable_sides(session, actor, found.case, handoff)
    return own if own.id == actor.unit_id else None, recordable
