"""Opening a case. Reading is an act: it is recorded and committed before anything is shown."""

from datetime import datetime, timedelta

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


def visit(session: Session, actor: Actor, now: datetime, case: Case) -> Opening:
    """Open the case to work on it: casework, identity and whereabouts, for thirty minutes."""
    opening = _open(session, actor, now, case, OpeningKind.VISIT, Reason.WORK, "case", VISIT_LASTS)
    audit.record(
        session,
        "case.visited",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def visit_batch(session: Session, actor: Actor, now: datetime, batch: Batch) -> Opening:
    """Open a reception batch to work on it: what is shared and its rows, for thirty minutes."""
    opening = _open(session, actor, now, batch, OpeningKind.VISIT, Reason.WORK, "case", VISIT_LASTS)
    audit.record(
        session,
        "batch.visited",
        actor,
        now,
        batch.file_id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def visit_tip(session: Session, actor: Actor, now: datetime, tip: Tip) -> Opening:
    """Open a tip to work on it: what was told, and about whom, for thirty minutes."""
    opening = _open(session, actor, now, tip, OpeningKind.VISIT, Reason.WORK, "case", VISIT_LASTS)
    audit.record(
        session,
        "tip.visited",
        actor,
        now,
        tip.file_id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def open_teller(session: Session, actor: Actor, now: datetime, tip: Tip, reason: Reason) -> Opening:
    """Open who told a tip, for a reason: ten minutes. Nobody need know it to work on the tip."""
    opening = _open(
        session, actor, now, tip, OpeningKind.REVEAL, reason, "protection", REVEAL_LASTS
    )
    audit.record(
        session,
        "tip.teller_opened",
        actor,
        now,
        tip.file_id,
        opening=opening.id,
        reason=reason,
        until=opening.until_at,
    )
    return opening


def reveal(
    session: Session, actor: Actor, now: datetime, case: Case, reason: Reason, scope: str
) -> Opening:
    """Open the rest, or anything to others than the leading unit, for a reason: ten minutes.

    `scope` is "case" for casework and identity, or "protection" for shelter, safe contact and
    movements: whoever needs the story does not need the shelter.
    """
    opening = _open(session, actor, now, case, OpeningKind.REVEAL, reason, scope, REVEAL_LASTS)
    audit.record(
        session,
        "case.revealed",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        reason=reason,
        scope=scope,
        until=opening.until_at,
    )
    return opening


def open_summary(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff
) -> Opening:
    """What a receiver may know before accepting: no identity and no story, for ten minutes.

    It opens what the giver wrote with this handoff, and with no other of the file.
    """
    opening = _open(
        session,
        actor,
        now,
        case,
        OpeningKind.ADVANCE,
        Reason.HANDOFF,
        handoff.id.hex,
        REVEAL_LASTS,
    )
    audit.record(
        session,
        "case.summary_opened",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def open_minutes(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> Opening:
    """Read one version of the minutes and what its signers say: thirty minutes, nothing else."""
    kind, scope = OpeningKind.MINUTES, minutes.id.hex
    opening = _open(session, actor, now, case, kind, Reason.HANDOFF, scope, VISIT_LASTS)
    audit.record(
        session,
        "minutes.read",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def open_notice(
    session: Session, actor: Actor, now: datetime, case: Case, notice: DutyNotice
) -> Opening:
    """The words of a notice of duty, for who was notified: ten minutes, nothing else."""
    kind, scope = OpeningKind.NOTICE, notice.id.hex
    opening = _open(session, actor, now, case, kind, Reason.HANDOFF, scope, REVEAL_LASTS)
    audit.record(
        session,
        "duty_notice.read",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        notice=notice.id,
        until=opening.until_at,
    )
    return opening


def open_minutes_set(
    session: Session, actor: Actor, now: datetime, of: OfFile, minutes: MinutesSet
) -> Opening:
    """Read what one file holds of a set of minutes: thirty minutes, nothing else."""
    kind, scope = OpeningKind.MINUTES_SET, minutes.id.hex
    opening = _open(session, actor, now, of, kind, Reason.HANDOFF, scope, VISIT_LASTS)
    audit.record(
        session,
        "minutes_set.read",
        actor,
        now,
        of.file_id,
        set=minutes.id,
        opening=opening.id,
        until=opening.until_at,
    )
    return opening


def reread(session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff) -> Opening:
    """What the giving unit wrote itself, read again after it led no more: ten minutes.

    Nothing that was written later, and nothing of others.
    """
    opening = _open(
        session,
        actor,
        now,
        case,
        OpeningKind.OWN,
        Reason.HANDOFF,
        handoff.id.hex,
        REVEAL_LASTS,
    )
    audit.record(
        session,
        "packet.reread",
        actor,
        now,
        case.file_id,
        opening=opening.id,
        handoff=handoff.id,
        until=opening.until_at,
    )
    return opening


def _open(
    session: Session,
    actor: Actor,
    now: datetime,
    of: OfFile,
    kind: OpeningKind,
    reason: Reason,
    scope: str,
    lasts: timedelta,
) -> Opening:
    opening = Opening(
        id=new_id(),
        file_id=of.file_id,
        kind=kind,
        reason=reason,
        scope=scope,
        officer_id=actor.officer_id,
        unit_id=actor.unit_id,
        opened_at=now,
        until_at=now + lasts,
    )
    session.add(opening)
    return opening
