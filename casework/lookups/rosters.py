"""Who is on duty: of one unit as its own page shows it, and of many at one moment."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from casework.actions.roster import ON_DUTY
from casework.audit import Actor
from casework.lookups.naming import Name
from casework.records.officers import Officer
from casework.records.rosters import DutyTurn
from workflows.silence import Rung
from workflows.terms import Rank

_SHOWN_BACK: Final = timedelta(days=30)
_BOTH: Final = (joinedload(DutyTurn.officer), joinedload(DutyTurn.deputy))


@dataclass(frozen=True, slots=True)
class Staff:
    """Who of one unit is told of what waits there: the two on duty, and the supervisors.

    Whoever was suspended or has left since is not among them.
    """

    officer: Officer | None
    deputy: Officer | None
    supervisors: tuple[Officer, ...]
    others: tuple[Officer, ...]

    def told_at(self, rung: Rung) -> tuple[Officer, ...]:
        """Whom a rung tells here. Without a duty officer the supervisors stand in for both.

        Where nobody supervises, everybody who may answer is told: a rung tells somebody.
        """
        on_duty = self.officer if rung is Rung.DUTY_OFFICER else self.deputy
        if rung in (Rung.DUTY_OFFICER, Rung.DEPUTY) and on_duty is not None:
            return (on_duty,)
        return self.supervisors or self.others


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the page of the unit shows it; `entered_by` is who put it there."""

    id: UUID
    officer: Name
    deputy: Name
    from_at: datetime
    to_at: datetime
    entered_by: Name
    is_now: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """The roster of one unit: what runs or is to come, and the last month."""

    to_come: list[Turn]
    past: list[Turn]

    @property
    def now(self) -> Turn | None:
        """The turn that runs now."""
        return next((turn for turn in self.to_come if turn.is_now), None)


def roster_of(session: Session, actor: Actor, now: datetime) -> Roster:
    """The turns of the officer's own unit, in order; one statement."""
    turns = session.scalars(
        select(DutyTurn)
        .options(*_BOTH, joinedload(DutyTurn.entered_by))
        .where(
            DutyTurn.unit_id == actor.unit_id,
            DutyTurn.withdrawn_at.is_(None),
            DutyTurn.to_at > now - _SHOWN_BACK,
        )
        .order_by(DutyTurn.from_at)
    ).all()
    shown = [_turn(turn, now) for turn in turns]
    return Roster(
        [turn for turn in shown if turn.to_at > now], [turn for turn in shown if turn.to_at <= now]
    )


def those_who_may_stand(session: Session, actor: Actor) -> list[Officer]:
    """The officers of the unit who may be put on duty, by name."""
    return list(
        session.scalars(
            select(Officer)
            .where(Officer.unit_id == actor.unit_id, _may_answer())
            .order_by(Officer.display_name, Officer.id)
        )
    )


class Staffing:
    """Who of some units is told, at whatever moment one asks; two statements for all of them."""

    def __init__(self, session: Session, unit_ids: Collection[UUID], since_at: datetime) -> None:
        """Reads the turns that ended after `since_at`; before it nobody may be asked for."""
        self._turns: dict[UUID, list[DutyTurn]] = defaultdict(list)
        self._answering: dict[UUID, list[Officer]] = defaultdict(list)
        turns = select(DutyTurn).options(*_BOTH).where(DutyTurn.unit_id.in_(unit_ids))
        for turn in session.scalars(turns.where(DutyTurn.to_at > since_at)):
            self._turns[turn.unit_id].append(turn)
        officers = select(Officer).where(Officer.unit_id.in_(unit_ids), _may_answer())
        for officer in session.scalars(officers.order_by(Officer.id)):
            self._answering[officer.unit_id].append(officer)

    def at(self, unit_id: UUID, moment: datetime) -> Staff:
        """Who of the unit is told of what happens at that moment."""
        turn = next((each for each in self._turns[unit_id] if each.counts_at(moment)), None)
        answering = self._answering[unit_id]
        return Staff(
            _in_service(turn.officer if turn else None),
            _in_service(turn.deputy if turn else None),
            tuple(each for each in answering if each.rank is Rank.SUPERVISOR),
            tuple(each for each in answering if each.rank is Rank.OFFICER),
        )


def called_on_duty(
    session: Session, unit_ids: Collection[UUID], now: datetime
) -> dict[UUID, tuple[str, str]]:
    """The names of who is on duty at each of these units, where a turn is filled; one statement.

    For a list of units that one may choose: all of them are named there.
    """
    turns = session.scalars(
        select(DutyTurn)
        .options(*_BOTH)
        .where(DutyTurn.unit_id.in_(unit_ids), DutyTurn.to_at > now, DutyTurn.from_at <= now)
    )
    return {
        turn.unit_id: (turn.officer.display_name, turn.deputy.display_name)
        for turn in turns
        if turn.counts_at(now) and _in_service(turn.officer) and _in_service(turn.deputy)
    }


def _may_answer() -> ColumnElement[bool]:
    return Officer.rank.in_(ON_DUTY) & Officer.suspended_at.is_(None) & Officer.left_at.is_(None)


def _in_service(officer: Officer | None) -> Officer | None:
    is_away = officer is None or officer.suspended_at is not None or officer.left_at is not None
    return None if is_away else officer


def _turn(turn: DutyTurn, now: datetime) -> Turn:
    """Every officer reads the names of their own unit."""
    return Turn(
        turn.id,
        turn.officer.display_name,
        turn.deputy.display_name,
        turn.from_at,
        turn.to_at,
        turn.entered_by.display_name,
        turn.from_at <= now < turn.to_at,
    )
