"""Minutes of an accepted handoff: drafted, checked by another, dropped. Signing is beside.

They write down what was handed over and never undo an acceptance, nor hold one up.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions import minutes_book
from casework.actions.sides import giving_unit
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.minutes_format import Content, digest
from casework.office import vietnam_day
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from casework.records.minutes_sets import MinutesSet
from casework.safekeeping import add
from casework.standing_minutes import live_set
from workflows import minutes as life
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.life import MoveRefused, Side
from workflows.minutes import LIVE, MinutesMove, MinutesState
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

NOT_THEIRS: Final = Unmet(Lack.OWN, frozenset(), OFFICE)
UNREAD: Final = Unmet(Lack.UNREAD, frozenset(), OFFICE)


def draft_minutes(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    content: Content,
) -> Minutes:
    """Draft the minutes of an accepted handoff; the unit of the drafter gives the number.

    After a refusal the new version replaces the refused one. Raises `Refused` where others drafted
    already, or the number is taken; `MoveRefused` before the acceptance.
    """
    side_of(session, actor, case, handoff)
    if handoff.state is not HandoffState.ACCEPTED:
        raise MoveRefused(handoff.state, MinutesMove.DRAFT)
    if live_set(session, handoff.id) is not None:
        raise Refused((Unmet(Lack.IN_SET, frozenset(), OFFICE),))
    earlier = versions(session, handoff)
    if any(version.state in LIVE for version in earlier):
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))
    refused = [one for one in earlier if one.state is MinutesState.REFUSED]
    replaces = refused[-1] if refused else None
    year, stored = vietnam_day(now).year, content.as_bytes()
    minutes_book.enter(
        session, now, actor.unit_id, year, content.number, content.code, replaces=replaces
    )
    minutes = add(
        session,
        Minutes(
            file_id=case.file_id,
            handoff_id=handoff.id,
            edition=len(earlier) + 1,
            replaces_id=replaces.id if replaces else None,
            short_code=content.code,
            unit_id=actor.unit_id,
            number=content.number,
            year=year,
            state=life.move(None, MinutesMove.DRAFT),
            digest=digest(stored),
            drafted_by_id=actor.officer_id,
            drafted_at=now,
        ),
        content=stored.decode(),
    )
    due.refresh(session, case, now)
    audit.record(
        session,
        "minutes.drafted",
        actor,
        now,
        case.file_id,
        minutes=minutes.id,
        handoff=handoff.id,
        digest=minutes.digest,
    )
    return minutes


def check_minutes(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> Minutes:
    """Another officer of the unit that drafted has read them: now both sides may sign.

    Raises `Refused` for the drafter, for another unit, and while they are not open to the officer.
    """
    made = life.move(minutes.state, MinutesMove.CHECK)
    _insist_on_drafting_unit(actor, minutes)
    insist_on_another_hand(actor, minutes)
    insist_on_reading(session, actor, now, case, minutes)
    minutes.state, minutes.checked_by_id, minutes.checked_at = made, actor.officer_id, now
    due.refresh(session, case, now)
    audit.record(
        session,
        "minutes.checked",
        actor,
        now,
        case.file_id,
        minutes=minutes.id,
        digest=minutes.digest,
    )
    return minutes


def drop_minutes(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> Minutes:
    """Put a draft aside that nobody signed; its number is free again. Raises `Refused`."""
    made = life.move(minutes.state, MinutesMove.DROP)
    _insist_on_drafting_unit(actor, minutes)
    if minutes.giver_at or minutes.receiver_at:
        raise MoveRefused(minutes.state, MinutesMove.DROP)
    minutes.state = made
    minutes_book.give_back(session, minutes)
    due.refresh(session, case, now)
    audit.record(session, "minutes.dropped", actor, now, case.file_id, minutes=minutes.id)
    return minutes


def versions(session: Session, handoff: Handoff) -> list[Minutes]:
    """Every version of the minutes of a handoff, oldest first."""
    of_handoff = select(Minutes).where(
        Minutes.file_id == handoff.file_id, Minutes.handoff_id == handoff.id
    )
    return list(session.scalars(of_handoff.order_by(Minutes.edition)))


def handoff_of(session: Session, minutes: Minutes) -> Handoff:
    """The handoff that these minutes write down."""
    return session.get_one(Handoff, minutes.handoff_id)


def side_of(session: Session, actor: Actor, case: Case, handoff: Handoff) -> Side:
    """The side for which the officer speaks, also where it records for a unit off the system.

    Raises `Refused` for whoever is neither.
    """
    if actor.unit_id == handoff.to_unit_id:
        return Side.RECEIVER
    giving_unit(session, actor, case, handoff)
    return Side.GIVER


def unit_of(handoff: Handoff, side: Side) -> UUID:
    """The unit that is this side."""
    return handoff.from_unit_id if side is Side.GIVER else handoff.to_unit_id


def insist_on_another_hand(actor: Actor, minutes: Minutes | MinutesSet) -> None:
    """Nobody checks or signs their own draft. Raises `Refused`."""
    if actor.officer_id == minutes.drafted_by_id:
        raise Refused((Unmet(Lack.DRAFTER, frozenset(), OFFICE),))


def insist_on_reading(
    session: Session, actor: Actor, now: datetime, case: Case, minutes: Minutes
) -> None:
    """What is checked or signed is open to the officer. Raises `Refused`."""
    if not eyes(session, actor, case, now).may_read(minutes, "content"):
        raise Refused((UNREAD,))


def _insist_on_drafting_unit(actor: Actor, minutes: Minutes) -> None:
    if actor.unit_id != minutes.unit_id:
        raise Refused((NOT_THEIRS,))
