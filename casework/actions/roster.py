"""The duty roster: the supervisors of a unit say who is on duty, and who stands in. Of no case.

A turn is never changed. One entered wrongly is taken back, and another entered.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor, record
from casework.policy import OutOfReach
from casework.records.ids import new_id
from casework.records.officers import Officer
from casework.records.rosters import DutyTurn
from casework.records.units import Unit
from workflows.terms import Rank, Term

ON_DUTY: Final = (Rank.OFFICER, Rank.SUPERVISOR)
"""The ranks that answer a handoff."""
LONGEST: Final = timedelta(days=31)
FARTHEST: Final = timedelta(days=366)


class WrongWhen(Term):
    """Why a turn of duty cannot stand so."""

    BACKWARDS = (
        "backwards",
        "Giờ kết thúc phải sau giờ bắt đầu.",
        "The end must come after the beginning.",
    )
    OVER = (
        "over",
        "Ca trực này đã qua; chỉ ghi ca đang trực hoặc sắp tới.",
        "This turn is over; enter one that runs or is to come.",
    )
    TOO_LONG = (
        "too_long",
        "Một ca trực không dài quá 31 ngày; hãy chia thành nhiều ca.",
        "A turn lasts 31 days at most; divide it.",
    )
    TOO_FAR = (
        "too_far",
        "Ca trực bắt đầu quá xa, sau hơn một năm.",
        "The turn begins too far ahead, in more than a year.",
    )
    SAME = (
        "same",
        "Người trực và người trực thay phải là hai người khác nhau.",
        "The duty officer and the deputy must be two different people.",
    )
    AWAY = (
        "away",
        "Người được chọn không làm việc ở đơn vị này hoặc đang bị tạm ngừng.",
        "Whoever was chosen does not work in this unit, or is suspended.",
    )
    TAKEN = (
        "taken",
        "Đã có ca trực khác trong khoảng giờ này; rút ca đó trước.",
        "Another turn stands in this time; take that one back first.",
    )


class TurnRefused(ValueError):
    """The roster does not take this turn."""

    def __init__(self, wrong: WrongWhen) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class NewTurn:
    """Who is on duty and who stands in, from when to when (aware; the end is not part of it)."""

    officer_id: UUID
    deputy_id: UUID
    from_at: datetime
    to_at: datetime


def enter_turn(session: Session, actor: Actor, now: datetime, turn: NewTurn) -> DutyTurn:
    """Put two people of the officer's own unit on duty. Raises `TurnRefused`."""
    _insist_on_time(turn, now)
    # Two heads may enter at one moment: the row of their unit lets one wait for the other.
    session.get_one(Unit, actor.unit_id, with_for_update=True)
    _insist_on_two(session, actor, turn)
    _insist_on_room(session, actor, turn)
    made = DutyTurn(
        id=new_id(),
        unit_id=actor.unit_id,
        officer_id=turn.officer_id,
        deputy_id=turn.deputy_id,
        from_at=turn.from_at,
        to_at=turn.to_at,
        entered_by_id=actor.officer_id,
        entered_at=now,
    )
    session.add(made)
    who = {"subject": made.officer_id, "deputy": made.deputy_id}
    record(session, "roster.turn_entered", actor, now, turn=made.id, **who)
    return made


def withdraw_turn(session: Session, actor: Actor, now: datetime, turn_id: UUID) -> DutyTurn:
    """Take back a turn of the officer's own unit; from this moment it counts no more.

    Raises `OutOfReach` for one of another unit, `TurnRefused` for one that is over already.
    """
    turn = session.get(DutyTurn, turn_id, with_for_update=True)
    if turn is None or turn.unit_id != actor.unit_id:
        raise OutOfReach
    if turn.to_at <= now:
        raise TurnRefused(WrongWhen.OVER)
    if turn.withdrawn_at is None:
        turn.withdrawn_at, turn.withdrawn_by_id = now, actor.officer_id
        record(session, "roster.turn_withdrawn", actor, now, turn=turn.id)
    return turn


def _insist_on_time(turn: NewTurn, now: datetime) -> None:
    for is_wrong, wrong in (
        (turn.to_at <= turn.from_at, WrongWhen.BACKWARDS),
        (turn.to_at <= now, WrongWhen.OVER),
        (turn.to_at - turn.from_at > LONGEST, WrongWhen.TOO_LONG),
        (turn.from_at > now + FARTHEST, WrongWhen.TOO_FAR),
    ):
        if is_wrong:
            raise TurnRefused(wrong)


def _insist_on_two(session: Session, actor: Actor, turn: NewTurn) -> None:
    if turn.officer_id == turn.deputy_id:
        raise TurnRefused(WrongWhen.SAME)
    at_work = session.scalars(
        select(Officer.id).where(
            Officer.id.in_([turn.officer_id, turn.deputy_id]),
            Officer.unit_id == actor.unit_id,
            Officer.rank.in_(ON_DUTY),
            Officer.suspended_at.is_(None),
            Officer.left_at.is_(None),
        )
    ).all()
    if len(at_work) < 2:
        raise TurnRefused(WrongWhen.AWAY)


def _insist_on_room(session: Session, actor: Actor, turn: NewTurn) -> None:
    overlapping = select(DutyTurn.id).where(
        DutyTurn.unit_id == actor.unit_id,
        DutyTurn.withdrawn_at.is_(None),
        DutyTurn.from_at < turn.to_at,
        DutyTurn.to_at > turn.from_at,
    )
    if session.scalar(overlapping.limit(1)) is not None:
        raise TurnRefused(WrongWhen.TAKEN)
