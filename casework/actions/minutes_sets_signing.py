"""Signing a set of minutes: heads of both sides, with keys of their own or on paper.

One signature covers every line. A side that names several units has signed when each of them has.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from casework.actions import set_trace
from casework.actions.head import insist_on_head
from casework.actions.minutes import NOT_THEIRS, insist_on_another_hand
from casework.actions.minutes_sets import (
    insist_on_reading_all,
    lines_of,
    parties_of,
)
from casework.actions.minutes_signing import OnPaper, Said
from casework.actions.officer_keys import Locked, kept
from casework.actions.set_trace import of_each_file
from casework.audit import Actor
from casework.minutes_format import digest, message, salted
from casework.minutes_verifier import DOMAIN
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.minutes_sets import (
    MinutesSet,
    MinutesSetLine,
    MinutesSetParty,
    MinutesSetSignature,
    MinutesSetWords,
)
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


def sign_set(
    session: Session,
    actor: Actor,
    now: datetime,
    minutes: MinutesSet,
    said: Said,
    pen: Pen | Locked,
) -> MinutesSetSignature:
    """Sign the head for the officer's unit, with the key that their password unlocked.

    Only heads sign, with every line open before them, never their own draft, and once. Raises
    `Refused` and `MoveRefused`.
    """
    party = _own_party(session, actor, minutes)
    made = _made(session, minutes, party, said.stance)
    for line in of_each_file(lines_of(session, minutes)):
        insist_on_head(session, actor, line)
    insist_on_another_hand(actor, minutes)
    lines = insist_on_reading_all(session, actor, now, minutes)
    mine = MinutesSetSignature.officer_id == actor.officer_id
    _insist_on_first(session, minutes, mine, MinutesSetSignature.key_id.is_not(None))
    if said.stance is Stance.REFUSES and not said.reasons.strip():
        raise Refused((NOT_THEIRS,))
    key, unlocked = kept(session, actor, now, pen)
    reasons = salted(said.reasons)
    signed = message(
        minutes.digest,
        side=party.side.value,
        stance=said.stance.value,
        reasons=reasons,
        capacity=said.capacity,
        key=key.key_id,
        signed_at=now,
    )
    signature = _signature(minutes, party, actor, said.stance, now)
    signature.key_id, signature.signature = key.id, unlocked.sign(DOMAIN + signed)
    _keep(
        session,
        signature,
        lines,
        message=signed.decode(),
        reasons=reasons.decode(),
        capacity=said.capacity,
    )
    _stand(session, minutes, party, made, now)
    set_trace.record(
        session,
        "minutes_set.signed" if said.stance is Stance.AGREES else "minutes_set.refused",
        actor,
        now,
        minutes,
        lines,
        side=party.side,
        digest=minutes.digest,
        key=key.key_id,
        signature=digest(signature.signature or b""),
    )
    return signature


def sign_set_on_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    minutes: MinutesSet,
    party: MinutesSetParty,
    paper: Paper,
    told: OnPaper,
) -> MinutesSetSignature:
    """Write down that a unit of a side signed the print; the scan is on the file of the first line.

    An equal way: each unit for itself; for one that is not on the system, or for a foreign side,
    another unit of the set. Raises `Refused` and `MoveRefused`.
    """
    made = _made(session, minutes, party, Stance.AGREES)
    if not may_record_for(session, actor, minutes, party):
        raise Refused((NOT_THEIRS,))
    lines = lines_of(session, minutes)
    _insist_on_signed_paper(minutes, lines, paper, told, now)
    of_party = MinutesSetSignature.party_id == party.id
    _insist_on_first(session, minutes, MinutesSetSignature.paper_id == paper.id, of_party)
    session.flush()  # a paper of this act is to stand before what names it
    signature = _signature(minutes, party, actor, Stance.AGREES, told.signed_at)
    signature.paper_id = paper.id
    _keep(session, signature, lines, signer=told.signer, capacity=told.capacity)
    _stand(session, minutes, party, made, told.signed_at)
    set_trace.record(
        session,
        "minutes_set.signed_on_paper",
        actor,
        now,
        minutes,
        lines,
        side=party.side,
        digest=minutes.digest,
        paper=paper.id,
    )
    return signature


def lose_set_paper(session: Session, actor: Actor, now: datetime, case: Case, paper: Paper) -> None:
    """The paper on which units signed was voided: they have signed no longer, if only so."""
    on_it = select(MinutesSetSignature).where(MinutesSetSignature.paper_id == paper.id)
    for lost in session.scalars(on_it).all():
        minutes = session.get_one(MinutesSet, lost.set_id)
        party = session.get_one(MinutesSetParty, lost.party_id)
        left = [one for one in set_signatures(session, minutes) if one.paper_id != paper.id]
        _stand_again(session, minutes, party, left)
        set_trace.record(
            session,
            "minutes_set.paper_voided",
            actor,
            now,
            minutes,
            lines_of(session, minutes),
            side=lost.side,
            paper=paper.id,
        )


def set_signatures(session: Session, minutes: MinutesSet) -> list[MinutesSetSignature]:
    """Who signed this version, in order; not those whose paper was voided."""
    rows = session.execute(
        select(MinutesSetSignature, Paper.voided_at)
        .outerjoin(Paper, Paper.id == MinutesSetSignature.paper_id)
        .where(MinutesSetSignature.set_id == minutes.id)
        .order_by(MinutesSetSignature.signed_at, MinutesSetSignature.id)
    )
    return [signature for signature, voided_at in rows if voided_at is None]


def may_record_for(
    session: Session, actor: Actor, minutes: MinutesSet, party: MinutesSetParty
) -> bool:
    """Whether the officer writes down what this unit signed on paper."""
    units = {one.unit_id for one in parties_of(session, minutes)}
    if actor.unit_id not in units or party.set_id != minutes.id:
        return False
    if party.unit_id is None or party.unit_id == actor.unit_id:
        return True
    return not session.get_one(Unit, party.unit_id).on_system


def _own_party(session: Session, actor: Actor, minutes: MinutesSet) -> MinutesSetParty:
    """A key stands for the officer's own unit and for no other. Raises `Refused`."""
    for party in parties_of(session, minutes):
        if party.unit_id == actor.unit_id:
            return party
    raise Refused((NOT_THEIRS,))


def _made(
    session: Session, minutes: MinutesSet, party: MinutesSetParty, stance: Stance
) -> MinutesState:
    """Where this signature leads. Raises `MoveRefused`."""
    if stance is Stance.REFUSES:
        return life.move(minutes.state, MinutesMove.REFUSE)
    others = (one for one in parties_of(session, minutes) if one.id != party.id)
    is_last = all(one.signed_at is not None for one in others)
    is_open = minutes.state is not MinutesState.SIGNED
    return life.move(
        minutes.state, MinutesMove.COMPLETE if is_last and is_open else MinutesMove.SIGN
    )


def _stand(
    session: Session, minutes: MinutesSet, party: MinutesSetParty, made: MinutesState, at: datetime
) -> None:
    minutes.state = made
    if made is not MinutesState.REFUSED:
        party.signed_at = party.signed_at or at
    _date_sides(session, minutes)


def _stand_again(
    session: Session,
    minutes: MinutesSet,
    party: MinutesSetParty,
    left: list[MinutesSetSignature],
) -> None:
    """As the signatures that are left say."""
    agreeing = [
        one.signed_at for one in left if one.party_id == party.id and one.stance is Stance.AGREES
    ]
    party.signed_at = min(agreeing, default=None)
    _date_sides(session, minutes)
    if party.signed_at is None and minutes.state is MinutesState.SIGNED:
        minutes.state = life.move(minutes.state, MinutesMove.LOSE_PAPER)


def _date_sides(session: Session, minutes: MinutesSet) -> None:
    """A side has signed when the last of its units has."""
    parties = parties_of(session, minutes)
    minutes.giver_at = _whole(parties, Side.GIVER)
    minutes.receiver_at = _whole(parties, Side.RECEIVER)


def _whole(parties: list[MinutesSetParty], side: Side) -> datetime | None:
    times = [party.signed_at for party in parties if party.side is side]
    known = [at for at in times if at is not None]
    return max(known, default=None) if len(known) == len(times) else None


def _signature(
    minutes: MinutesSet, party: MinutesSetParty, actor: Actor, stance: Stance, at: datetime
) -> MinutesSetSignature:
    return MinutesSetSignature(
        id=new_id(),
        set_id=minutes.id,
        party_id=party.id,
        side=party.side,
        stance=stance,
        unit_id=party.unit_id,
        officer_id=actor.officer_id,
        signed_at=at,
    )


def _keep(
    session: Session,
    signature: MinutesSetSignature,
    lines: list[MinutesSetLine],
    **words: str,
) -> None:
    """Keep the signature, and what was said with it sealed on each file."""
    session.add(signature)
    session.flush()
    for line in of_each_file(lines):
        add(session, _words(signature, line.file_id), **words)


def _words(signature: MinutesSetSignature, file_id: UUID) -> MinutesSetWords:
    return MinutesSetWords(file_id=file_id, signature_id=signature.id)


def _insist_on_first(session: Session, minutes: MinutesSet, *same: ColumnElement[bool]) -> None:
    of_set = MinutesSetSignature.set_id == minutes.id
    earlier = select(MinutesSetSignature.id).where(of_set, *same)
    if session.scalars(earlier.limit(1)).first() is not None:
        raise Refused((Unmet(Lack.SIGNED, frozenset(), OFFICE),))


def _insist_on_signed_paper(
    minutes: MinutesSet,
    lines: list[MinutesSetLine],
    paper: Paper,
    told: OnPaper,
    now: datetime,
) -> None:
    """Minutes on the file of the first line, in force, scanned after the draft. Raises `Refused`.

    One scan, so that one voiding undoes it; the page that is signed names no person.
    """
    is_theirs = bool(lines) and paper.file_id == lines[0].file_id and paper.kind is ON_PAPER
    if not is_theirs or paper.voided_at is not None or not paper.has_content:
        raise Refused((Unmet(Lack.PAPER, frozenset({ON_PAPER}), OFFICE),))
    drafted_at = minutes.drafted_at.replace(second=0, microsecond=0)  # moments are typed so
    if not drafted_at <= told.signed_at <= now:
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
