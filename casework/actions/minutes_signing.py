"""Signing the minutes: heads of both sides, with keys of their own or on paper.

A refusal is signed too. Several may sign for one side: a joint team is one party.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.head import insist_on_head
from casework.actions.minutes import (
    NOT_THEIRS,
    handoff_of,
    insist_on_another_hand,
    insist_on_reading,
    side_of,
    unit_of,
)
from casework.actions.officer_keys import Locked, kept
from casework.audit import Actor
from casework.minutes_format import digest, message, salted
from casework.minutes_verifier import DOMAIN
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes, MinutesSignature
from casework.records.papers import Paper
from casework.records.units import Unit
from casework.safekeeping import add
from casework.signing import Pen
from workflows import minutes as life
from workflows.engine import Refused
from workflows.life import Side
from workflows.minutes import ON_PAPER, MinutesMove, MinutesState, Stance
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


@dataclass(frozen=True, slots=True)
class Said:
    """What a signer says: stance, in which capacity, and why where they refuse."""

    stance: Stance
    capacity: str
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Who signed on paper, in which capacity, and when (UTC)."""

    signer: str
    capacity: str
    signed_at: datetime


def sign_minutes(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    minutes: Minutes,
    said: Said,
    pen: Pen | Locked,
) -> MinutesSignature:
    """Sign for the side of the officer's unit, with the key that their password unlocked.

    Only heads sign, with the minutes open before them, never their own draft, and once. Raises
    `Refused` and `MoveRefused`.
    """
    handoff = handoff_of(session, minutes)
    side = _own_side(actor, handoff)
    made = _made(minutes, side, said.stance)
    insist_on_head(session, actor, case)
    insist_on_another_hand(actor, minutes)
    insist_on_reading(session, actor, now, case, minutes)
    _insist_on_first(session, minutes, MinutesSignature.officer_id == actor.officer_id)
    if said.stance is Stance.REFUSES and not said.reasons:
        raise Refused((NOT_THEIRS,))
    key, unlocked = kept(session, actor, now, pen)
    reasons = salted(said.reasons)
    signed = message(
        minutes.digest,
        side=side.value,
        stance=said.stance.value,
        reasons=reasons,
        capacity=said.capacity,
        key=key.key_id,
        signed_at=now,
    )
    signature = add(
        session,
        MinutesSignature(
            file_id=case.file_id,
            minutes_id=minutes.id,
            side=side,
            stance=said.stance,
            unit_id=actor.unit_id,
            officer_id=actor.officer_id,
            key_id=key.id,
            signed_at=now,
            signature=unlocked.sign(DOMAIN + signed),
        ),
        message=signed.decode(),
        reasons=reasons.decode(),
        capacity=said.capacity,
    )
    _stand(minutes, side, made, now)
    due.refresh(session, case, now)
    audit.record(
        session,
        "minutes.signed" if said.stance is Stance.AGREES else "minutes.refused",
        actor,
        now,
        case.file_id,
        minutes=minutes.id,
        side=side,
        digest=minutes.digest,
        key=key.key_id,
        signature=digest(signature.signature or b""),
    )
    return signature


def sign_on_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    minutes: Minutes,
    side: Side,
    paper: Paper,
    told: OnPaper,
) -> MinutesSignature:
    """Write down that a side signed the printed minutes; the scan is on the file.

    An equal way: each side for itself, and for a side that is not on the system the other one.
    Raises `Refused` and `MoveRefused`.
    """
    handoff = handoff_of(session, minutes)
    made = _made(minutes, side, Stance.AGREES)
    if not may_record(session, actor, case, handoff, side):
        raise Refused((NOT_THEIRS,))
    _insist_on_signed_paper(minutes, paper, told, now)
    same = MinutesSignature.paper_id == paper.id, MinutesSignature.side == side
    _insist_on_first(session, minutes, *same)
    session.flush()  # a paper of this act is to stand before what names it
    signature = add(
        session,
        MinutesSignature(
            file_id=case.file_id,
            minutes_id=minutes.id,
            side=side,
            stance=Stance.AGREES,
            unit_id=unit_of(handoff, side),
            officer_id=actor.officer_id,
            paper_id=paper.id,
            signed_at=told.signed_at,
        ),
        signer=told.signer,
        capacity=told.capacity,
    )
    _stand(minutes, side, made, told.signed_at)
    due.refresh(session, case, now)
    audit.record(
        session,
        "minutes.signed_on_paper",
        actor,
        now,
        case.file_id,
        minutes=minutes.id,
        side=side,
        digest=minutes.digest,
        paper=paper.id,
    )
    return signature


def lose_paper(session: Session, actor: Actor, now: datetime, case: Case, paper: Paper) -> None:
    """The paper on which a side signed was voided: that side has signed no longer, if only so."""
    on_it = select(MinutesSignature).where(MinutesSignature.paper_id == paper.id)
    lost = session.scalars(on_it).all()
    for signature in lost:
        minutes = session.get_one(Minutes, signature.minutes_id)
        left = [one for one in signatures(session, minutes) if one.paper_id != paper.id]
        _stand_again(minutes, signature.side, left)
        audit.record(
            session,
            "minutes.paper_voided",
            actor,
            now,
            case.file_id,
            minutes=minutes.id,
            side=signature.side,
            paper=paper.id,
        )
    if lost:
        due.refresh(session, case, now)


def signatures(session: Session, minutes: Minutes) -> list[MinutesSignature]:
    """Who signed this version, in order; not those whose paper was voided."""
    rows = session.execute(
        select(MinutesSignature, Paper.voided_at)
        .outerjoin(Paper, Paper.id == MinutesSignature.paper_id)
        .where(
            MinutesSignature.file_id == minutes.file_id, MinutesSignature.minutes_id == minutes.id
        )
        .order_by(MinutesSignature.signed_at, MinutesSignature.id)
    )
    return [signature for signature, voided_at in rows if voided_at is None]


def may_record(session: Session, actor: Actor, case: Case, handoff: Handoff, side: Side) -> bool:
    """Whether the officer writes down for this side what it signed on paper."""
    try:
        own = side_of(session, actor, case, handoff)
    except Refused:
        return False
    return own is side or not session.get_one(Unit, unit_of(handoff, side)).on_system


def _own_side(actor: Actor, handoff: Handoff) -> Side:
    """A key stands for the officer's own unit and for no other. Raises `Refused`."""
    for side in (Side.GIVER, Side.RECEIVER):
        if unit_of(handoff, side) == actor.unit_id:
            return side
    raise Refused((NOT_THEIRS,))


def _made(minutes: Minutes, side: Side, stance: Stance) -> MinutesState:
    """Where this signature leads. Raises `MoveRefused`."""
    if stance is Stance.REFUSES:
        return life.move(minutes.state, MinutesMove.REFUSE)
    is_last = minutes.receiver_at if side is Side.GIVER else minutes.giver_at
    is_open = minutes.state is not MinutesState.SIGNED
    return life.move(
        minutes.state, MinutesMove.COMPLETE if is_last and is_open else MinutesMove.SIGN
    )


def _stand(minutes: Minutes, side: Side, made: MinutesState, at: datetime) -> None:
    minutes.state = made
    if made is MinutesState.REFUSED:
        return
    if side is Side.GIVER:
        minutes.giver_at = minutes.giver_at or at
    else:
        minutes.receiver_at = minutes.receiver_at or at


def _stand_again(minutes: Minutes, side: Side, left: list[MinutesSignature]) -> None:
    """As the signatures that are left say."""
    agreeing = [one.signed_at for one in left if one.side is side and one.stance is Stance.AGREES]
    at = min(agreeing, default=None)
    if side is Side.GIVER:
        minutes.giver_at = at
    else:
        minutes.receiver_at = at
    if at is None and minutes.state is MinutesState.SIGNED:
        minutes.state = life.move(minutes.state, MinutesMove.LOSE_PAPER)


def _insist_on_first(session: Session, minutes: Minutes, *same: ColumnElement[bool]) -> None:
    earlier = select(MinutesSignature.id).where(MinutesSignature.minutes_id == minutes.id, *same)
    if session.scalars(earlier.limit(1)).first() is not None:
        raise Refused((Unmet(Lack.SIGNED, frozenset(), OFFICE),))


def _insist_on_signed_paper(minutes: Minutes, paper: Paper, told: OnPaper, now: datetime) -> None:
    """Minutes of the same file, in force, scanned after they were checked. Raises `Refused`."""
    is_theirs = paper.file_id == minutes.file_id and paper.kind is ON_PAPER
    if not is_theirs or paper.voided_at is not None or not paper.has_content:
        raise Refused((Unmet(Lack.PAPER, frozenset({ON_PAPER}), OFFICE),))
    drafted_at = minutes.drafted_at.replace(second=0, microsecond=0)  # moments are typed so
    if not drafted_at <= told.signed_at <= now:
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
