"""Checking the list of a handoff item by item, and settling between both sides what differs.

Nothing here holds up an acceptance or undoes one: it comes with it, or after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.packet import items_of
from casework.actions.sides import giving_unit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.packets import PacketItem
from casework.records.units import Unit
from casework.safekeeping import safe_of
from workflows import handoff_packet as life
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.handoff_packet import FOUND_BY, Check, ItemMove, ItemState, Settlement
from workflows.life import MoveRefused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Relation


@dataclass(frozen=True, slots=True)
class Found:
    """What the receiver found of one item; words for what is missing or different."""

    check: Check
    note: str | None = None


def check(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    found: Mapping[UUID, Found],
) -> None:
    """Check items of a handoff that was accepted, by their ids. Raises `Refused`, `MoveRefused`.

    For the receiving unit or, where it is not on the system, for the side that records for it.
    Where everything was checked before, there is nothing left to find.
    """
    _insist_on_receiver(session, actor, case, handoff)
    if not found:
        raise MoveRefused(ItemState.IN_ORDER, ItemMove.FIND_IN_ORDER)
    write_checks(session, actor, now, case, handoff, found)
    due.refresh(session, case, now)


def write_checks(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    found: Mapping[UUID, Found],
) -> None:
    """Write down what was found, within the acceptance or after it. Raises `MoveRefused`."""
    items = [item for item in items_of(session, handoff) if item.id in found]
    if not items:
        return
    for item in items:
        _check(session, actor, now, item, found[item.id])
    opened = sum(item.state is ItemState.OPEN for item in items)
    audit.record(
        session,
        "packet.checked",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        checked=len(items),
        open=opened,
    )


def settle(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    item: PacketItem,
    how: Settlement,
    *,
    words: str,
) -> PacketItem:
    """Answer for what is missing or different: in which way, and in words.

    For the giving side, also where it leads no more. Raises `Refused` and `MoveRefused`.
    """
    _insist_on_giver(session, actor, case, handoff)
    item.state = life.move(item.state, ItemMove.SETTLE)
    item.how, item.settled_at, item.settled_by_id = how, now, actor.officer_id
    safe_of(session, item.file_id).seal(item, settlement=words)
    due.refresh(session, case, now)
    audit.record(
        session,
        "discrepancy.settled",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        item=item.id,
        how=how,
    )
    return item


def agree(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, item: PacketItem
) -> PacketItem:
    """Confirm for the receiving side that the answer settles it. Raises as `check` does."""
    return _answer(session, actor, now, case, handoff, item, ItemMove.AGREE, None)


def contest(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    item: PacketItem,
    *,
    words: str,
) -> PacketItem:
    """Object to the answer, with words: the giving side answers again. Raises as `check` does."""
    return _answer(session, actor, now, case, handoff, item, ItemMove.OBJECT, words)


def _check(session: Session, actor: Actor, now: datetime, item: PacketItem, found: Found) -> None:
    item.state = life.move(item.state, FOUND_BY[found.check])
    item.found, item.checked_at, item.checked_by_id = found.check, now, actor.officer_id
    safe_of(session, item.file_id).seal(item, note=found.note)


def _answer(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    item: PacketItem,
    made: ItemMove,
    words: str | None,
) -> PacketItem:
    _insist_on_receiver(session, actor, case, handoff)
    item.state = life.move(item.state, made)
    item.answered_at, item.answered_by_id = now, actor.officer_id
    if words:
        safe_of(session, item.file_id).seal(item, objection=words)
    due.refresh(session, case, now)
    audit.record(
        session,
        "discrepancy.agreed" if made is ItemMove.AGREE else "discrepancy.contested",
        actor,
        now,
        case.file_id,
        handoff=handoff.id,
        item=item.id,
    )
    return item


def insist_accepted(handoff: Handoff) -> None:
    """Of an offer nothing is checked or settled yet. Raises `Refused`."""
    if handoff.state is not HandoffState.ACCEPTED:
        raise Refused((Unmet(Lack.NOT_ACCEPTED, frozenset(), OFFICE),))


def _insist_on_receiver(session: Session, actor: Actor, case: Case, handoff: Handoff) -> None:
    insist_accepted(handoff)
    if not answers_for_receiver(session, actor, case, handoff):
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.OFFERED}), OFFICE),))


def _insist_on_giver(session: Session, actor: Actor, case: Case, handoff: Handoff) -> None:
    if not answers_for_giver(session, actor, case, handoff):
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))


def answers_for_receiver(session: Session, actor: Actor, case: Case, handoff: Handoff) -> bool:
    """The receiving unit itself; where that is off the system, who wrote down what it said."""
    if actor.unit_id == handoff.to_unit_id:
        return True
    if session.get_one(Unit, handoff.to_unit_id).on_system:
        return False
    return actor.unit_id in {handoff.from_unit_id, _wrote(session, handoff)}


def answers_for_giver(session: Session, actor: Actor, case: Case, handoff: Handoff) -> bool:
    """The giving unit, or the one whose officer wrote its offer down; never the receiver alone.

    Where the giver has ended, whoever leads now and did not receive.
    """
    if actor.unit_id in {handoff.from_unit_id, _wrote(session, handoff)}:
        return True
    if actor.unit_id == handoff.to_unit_id:
        return False
    try:
        giving_unit(session, actor, case, handoff)
    except Refused:
        return False
    return True


def _wrote(session: Session, handoff: Handoff) -> UUID:
    return session.get_one(Officer, handoff.offered_by_id).unit_id
