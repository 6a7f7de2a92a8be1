"""Acts of units off the system that ours wrote down: what may be recorded, and what waits."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.proofs import may_chase, waits
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.lookups.proofs import proofs_of
from casework.records.cases import Case
from casework.records.proofs import Proof
from casework.records.steps import Channel
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """One act that ours wrote down for another unit, and whether its paper has come."""

    public_id: UUID
    act: Act
    unit: Name
    recorder: Name
    channel: Channel
    done_at: datetime
    paper_at: datetime | None
    waits_for_us: bool


def recorded_acts(
    session: Session, actor: Actor, case: Case, names: Names
) -> tuple[RecordedAct, ...]:
    """The acts recorded for others, the newest first."""
    told = (row for row in proofs_of(session, case).values() if row.channel is not Channel.SYSTEM)
    shown = [_shown(session, actor, case, proof, names) for proof in told]
    return tuple(sorted(shown, key=lambda act: act.done_at, reverse=True))


def speaks_for_lead(session: Session, actor: Actor, case: Case) -> bool:
    """Whether the officer's unit leads the case, or records for the unit that does."""
    return acting_unit(session, actor, case).id == case.lead_unit_id


def _shown(session: Session, actor: Actor, case: Case, proof: Proof, names: Names) -> RecordedAct:
    return RecordedAct(
        public_id=proof.public_id,
        act=proof.act,
        unit=names.of(proof.step.unit),
        recorder=names.of(proof.by_unit),
        channel=proof.channel,
        done_at=proof.done_at,
        paper_at=proof.paper_at,
        waits_for_us=waits(proof) and may_chase(session, actor, case, proof),
    )
