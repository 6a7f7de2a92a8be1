"""Which units an act may turn to today, and what already waits for an answer in the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.asking import askable
from casework.actions.plain import recordable
from casework.actions.sides import receivers
from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.requests import Request
from casework.records.units import Unit
from workflows.handoff import OPEN
from workflows.request import RequestState
from workflows.terms import Act, Moves


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit one may choose; whoever is not on the system answers on paper."""

    id: UUID
    name: str
    on_system: bool


@dataclass(frozen=True, slots=True)
class Open:
    """What already waits, so that a second of its kind cannot be asked: where, and for whom."""

    public_id: UUID
    act: Act
    to: Name
    since_at: datetime


def receivers_of(
    session: Session, case: Case, act: Act, now: datetime
) -> dict[str, list[UnitChoice]]:
    """The units that may receive what `act` hands over at this stage, by province."""
    rows = [row for row in regime_of(case).rows_for(case.stage, act) if row.hands_to]
    units = {unit.id: unit for row in rows for unit in receivers(session, case, row, now)}
    return by_province(case.lead_unit.province, units.values())


def askable_for(
    session: Session, case: Case, act: Act, now: datetime
) -> dict[str, list[UnitChoice]]:
    """The units that this act may ask today, by province; none of an act that asks nobody."""
    return by_province(case.lead_unit.province, askable(session, case, act, now))


def recordable_for(
    session: Session, case: Case, act: Act, now: datetime
) -> dict[str, list[UnitChoice]]:
    """The units off the system whose act ours may write down today, by province."""
    return by_province(case.lead_unit.province, recordable(session, case, act, now))


def is_unit(session: Session, unit_id: UUID) -> bool:
    """Whether there is such a unit."""
    return session.get(Unit, unit_id) is not None


def open_offers(
    act: Act, session: Session, actor: Actor, _now: datetime, case: Case
) -> Open | None:
    """An unanswered handoff that would move the same thing as `act`, if there is one."""
    rows = regime_of(case).rows_for(case.stage, act)
    hand = rows[0].hands_to if rows else None
    waiting = session.scalars(
        select(Handoff)
        .options(joinedload(Handoff.to_unit))
        .where(Handoff.file_id == case.file_id, Handoff.state.in_(OPEN))
    )
    same = (found for found in waiting if hand and collide(found.moves, hand.moves))
    return next((_open(session, actor, found, found.offered_at) for found in same), None)


def open_request(
    act: Act, session: Session, actor: Actor, _now: datetime, case: Case
) -> Open | None:
    """An unanswered request for what `act` asks for, if there is one."""
    awaited = regime_of(case).asks.get(act)
    waiting = session.scalar(
        select(Request)
        .options(joinedload(Request.to_unit))
        .where(
            Request.file_id == case.file_id,
            Request.act == awaited,
            Request.state == RequestState.ASKED,
        )
    )
    return _open(session, actor, waiting, waiting.asked_at) if waiting else None


def collide(one: Moves, other: Moves) -> bool:
    """Whether two handoffs would move the same thing."""
    return one is other or Moves.BOTH in (one, other)


def _open(session: Session, actor: Actor, waiting: Handoff | Request, since_at: datetime) -> Open:
    to = Names(session, actor, waiting.file_id).of(waiting.to_unit)
    return Open(waiting.public_id, waiting.act, to, since_at)


def by_province(home: str, units: Iterable[Unit]) -> dict[str, list[UnitChoice]]:
    """Units as choices, those of the home province first: that is where most things go."""
    groups: dict[str, list[UnitChoice]] = {}
    for unit in sorted(units, key=lambda unit: (unit.province != home, unit.province, unit.name)):
        choice = UnitChoice(unit.id, unit.name, unit.on_system)
        groups.setdefault(unit.province, []).append(choice)
    return groups
