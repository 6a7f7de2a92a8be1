"""The two sides of a handoff: who may receive it, and who speaks for whoever gives."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import step
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import current_whereabouts, ended_by, regime_of, roles_on
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.units import Unit
from workflows.engine import Refused
from workflows.regime import Hand, Lack, Row, Unmet
from workflows.source import OFFICE
from workflows.terms import Moves, Relation


def receivers(session: Session, case: Case, row: Row, now: datetime) -> list[Unit]:
    """The units that may lawfully receive what this row hands over, today, by name."""
    hand = hand_of(row)
    day = vietnam_day(now)
    regime = regime_of(case)
    sectors = {playing.sector for playing in regime.roles if playing.role is hand.role}
    units = session.scalars(
        select(Unit).where(Unit.sector.in_(sectors)).order_by(Unit.province, Unit.name)
    )
    return [
        unit
        for unit in units
        if unit.id != case.lead_unit_id and hand.role in roles_on(regime, unit, day)
    ]


def giving_unit(session: Session, actor: Actor, case: Case, handoff: Handoff) -> Unit:
    """The unit for which the officer speaks on the giving side.

    The one that offers, where an officer of theirs wrote the offer down; else whoever leads now
    and answers for it. Raises `Refused` for everybody else.
    """
    wrote = session.get_one(Officer, handoff.offered_by_id).unit_id
    if actor.unit_id in {wrote, handoff.from_unit_id}:
        return session.get_one(Unit, handoff.from_unit_id)
    unit = step.acting_unit(session, actor, case)
    if unit.id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
    return unit


def answerable_since(session: Session, case: Case, handoff: Handoff) -> datetime:
    """When the other side can first have answered (UTC): after the offer, and where the person
    comes along, after the stay that ends with it began; of the file, after the person came in."""
    if handoff.person_in_at is not None:
        return handoff.person_in_at
    if handoff.moves is Moves.LEAD:
        return handoff.offered_at
    return max(handoff.offered_at, current_whereabouts(session, case).since_at)


def hand_of(row: Row) -> Hand:
    """What the row hands over, and to which role. Raises `Refused` where it hands over nothing."""
    if row.hands_to is None:
        raise Refused((Unmet(Lack.POSITION, frozenset(), row.source),))
    return row.hands_to


def insist_on_receiver(case: Case, hand: Hand, receiver: Unit, at: datetime) -> None:
    """The unit exists on the day of `at`, plays the receiving role, and does not lead already."""
    day = vietnam_day(at)
    ended = ended_by(receiver, day)
    if ended is not None:
        raise Refused((Unmet(Lack.ENDED, frozenset(), OFFICE, successor=ended.successor),))
    if (
        hand.role not in roles_on(regime_of(case), receiver, day)
        or receiver.id == case.lead_unit_id
    ):
        raise Refused((Unmet(Lack.ROLE, frozenset({hand.role}), OFFICE),))
