"""Opening a case. Reading is an act: it is recorded and committed before anything is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.records.base import OfFile
from casework.records.batches import Batch
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.ids import new_id
from casework.records.minutes import Minutes
from casework.records.minutes_sets import MinutesSet
from casework.records.openings import Opening, OpeningKind, Reason
from casework.records.tips import Tip

VISIT_LASTS = timedelta(minutes=30)
REVEAL_LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is opened, why, and for how long. `scope` names the part of the file."""

    kind: OpeningKind
    reason: Reason
    scope: str
    lasts: timedelta


_VISIT = _Look(OpeningKind.VISIT, Reason.WORK, "case", VISIT_LASTS)


def visit(session: Session, actor: Actor, now: datetime, case: Case) -> Opening:
    """Open the case to work on it: casework, identity and whereabouts, for thirty minutes."""
    return _open(session, actor, now, case, _VISIT, event="case.visited")


def visit_batch(session: Session, actor: Actor, now: datetime, batch: Batch) -> Opening:
    """Open a reception batch to work on it: what is shared and its rows, for thirty minutes."""
    return _open(session, actor, now, batch, _VISIT, event="batch.visited")


def visit_tip(session: Session, actor: Actor, now: datetime, tip: Tip) -> Opening:
    """Open a tip to work on it: what was told, and about whom, for thirty minutes."""
    return _open(session, actor, now, tip, _VISIT, event="tip.visited")


def open_teller(session: Session, actor: Actor, now: datetime, tip: Tip, reason: Reason) -> Opening:
    """Open who told a tip, for a reason: ten minutes. Nobody need know it to work on the tip."""
    look = _Look(OpeningKind.REVEAL, reason, "protection", REVEAL_LASTS)
    return _open(session, actor, now, tip, look, event="tip.teller_opened", reason=reason)


def reveal(
    session: Session, actor: Actor, now: datetime, case: Case, reason: Reason, scope: str
) -> Opening:
    """Open the rest, or anything to others than the leading unit, for a reason: ten minutes.

    `scope` is "case" for casework and identity, or "protection" for shelter, safe contact and
    movements: whoever needs the story does not need the shelter.
    """
    look = _Look(OpeningKind.REVEAL, reason, scope, REVEAL_LASTS)
    return _open(session, actor, now, case, look, event="case.revealed", reason=reason, scope=scope)


def open_summary(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff
) -> Opening:
    """What a receiver may know before accepting: no identity and no story, for ten minutes.

    It opens what the giver wrote with this handoff, and with no other of the file.
    """
    look = _one_part(OpeningKind.ADVANCE, handoff.id, REVEAL_LASTS)
    return _open(session, actor, now, case, look, event="case.summary_opened")


def open_minutes(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> Opening:
    """Read one version of the minutes and what its signers say: thirty minutes, nothing else."""
    look = _one_part(OpeningKind.MINUTES, minutes.id, VISIT_LASTS)
    return _open(session, actor, now, case, look, event="minutes.read")


def open_notice(
    session: Session, actor: Actor, now: datetime, case: Case, notice: DutyNotice
) -> Opening:
    """The words of a notice of duty, for who was notified: ten minutes, nothing else."""
    look = _one_part(OpeningKind.NOTICE, notice.id, REVEAL_LASTS)
    return _open(session, actor, now, case, look, event="duty_notice.read", notice=notice.id)


def open_minutes_set(
    session: Session, actor: Actor, now: datetime, of: OfFile, minutes: MinutesSet
) -> Opening:
    """Read what one file holds of a set of minutes: thirty minutes, nothing else."""
    look = _one_part(OpeningKind.MINUTES_SET, minutes.id, VISIT_LASTS)
    return _open(session, actor, now, of, look, event="minutes_set.read", set=minutes.id)


def reread(session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff) -> Opening:
    """What the giving unit wrote itself, read again after it led no more: ten minutes.

    Nothing that was written later, and nothing of others.
    """
    look = _one_part(OpeningKind.OWN, handoff.id, REVEAL_LASTS)
    return _open(session, actor, now, case, look, event="packet.reread", handoff=handoff.id)


def _one_part(kind: OpeningKind, part: UUID, lasts: timedelta) -> _Look:
    """One part of a file alone, named by its id; what it is read for is the handoff."""
    return _Look(kind, Reason.HANDOFF, part.hex, lasts)


def _open(
    session: Session,
    actor: Actor,
    now: datetime,
    of: OfFile,
    look: _Look,
    *,
    event: str,
    **details: object,
) -> Opening:
    opening = Opening(
        id=new_id(),
        file_id=of.file_id,
        kind=look.kind,
        reason=look.reason,
        scope=look.scope,
        officer_id=actor.officer_id,
        unit_id=actor.unit_id,
        opened_at=now,
        until_at=now + look.lasts,
    )
    session.add(opening)
    until = opening.until_at
    audit.record(session, event, actor, now, of.file_id, opening=opening.id, until=until, **details)
    return opening
