"""What opens an account further: one administrator proposes it, another confirms it within a day.

A new password is told to who proposed and the code secret to who confirmed, so that nobody alone
holds an account that is somebody else's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.accounts import (
    change_rank,
    insist_on_enough,
    let_in_again,
    move_officer,
    reset_officer,
)
from casework.actions.door import NewOfficer, add_officer, fold_login, insist_on_two
from casework.audit import Actor, record
from casework.first_passwords import first_password
from casework.office import vietnam_day
from casework.records.account_changes import AccountChange, Change, ChangeState
from casework.records.ids import new_id
from casework.records.officers import Officer
from casework.records.units import Unit
from casework.safekeeping import keyring_of
from casework.sealing import place_of
from workflows.life import MoveRefused
from workflows.terms import Rank, Term

LASTS: Final = timedelta(hours=24)
"""A proposal nobody confirmed, and a half nobody handed over, end after this."""


class Wrong(Term):
    """Why an account cannot be changed so."""

    OWN_ACCOUNT = (
        "own_account",
        "Không ai đề xuất hay xác nhận thay đổi với tài khoản của chính mình.",
        "Nobody proposes or confirms a change of their own account.",
    )
    SAME_AS_NOW = (
        "same_as_now",
        "Tài khoản đã đúng như vậy; không có gì thay đổi.",
        "The account is like that already; nothing would change.",
    )
    LOGIN_TAKEN = (
        "login_taken",
        "Tên đăng nhập này đã có người dùng.",
        "This login is taken.",
    )
    UNIT_AWAY = (
        "unit_away",
        "Vào ngày đó đơn vị chưa hoạt động, đã kết thúc hoặc không dùng hệ thống.",
        "On that day the unit does not act, or it is not on the system.",
    )
    PROPOSED_ALREADY = (
        "proposed_already",
        "Việc này đã được đề xuất và đang chờ quản trị thứ hai.",
        "This was proposed already and waits for a second administrator.",
    )
    PROPOSER_AWAY = (
        "proposer_away",
        "Người đề xuất không còn là quản trị, nên đề xuất này không xác nhận được.",
        "Who proposed it is no administrator any more, so it cannot be confirmed.",
    )


class WrongChange(ValueError):
    """The account cannot be changed so."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is proposed. A new officer has a unit, login, name and rank, and no id yet."""

    what: Change
    officer_id: UUID | None = None
    unit_id: UUID | None = None
    login: str | None = None
    display_name: str | None = None
    rank: Rank | None = None
    moves_on: date | None = None


def propose(session: Session, actor: Actor, now: datetime, wanted: Wanted) -> AccountChange:
    """Ask a second administrator for a change. Raises `WrongChange` and `LastAdministrators`."""
    _insist_on_sense(session, actor, now, wanted)
    _insist_on_none_open(session, now, wanted)
    change = AccountChange(
        id=new_id(),
        what=wanted.what,
        officer_id=wanted.officer_id,
        unit_id=wanted.unit_id,
        login=_folded(wanted.login),
        display_name=wanted.display_name,
        rank=wanted.rank,
        moves_on=wanted.moves_on,
        proposed_by_id=actor.officer_id,
        proposed_at=now,
    )
    for half in HALVES:
        _keep_half(session, change, half, None)
    session.add(change)
    session.flush()
    record(
        session,
        "officer.change_proposed",
        actor,
        now,
        change=change.id,
        what=change.what,
        subject=change.officer_id,
    )
    return change


def confirm(
    session: Session, actor: Actor, now: datetime, change: AccountChange, real: datetime
) -> None:
    """Carry a proposed change out; the second administrator does it.

    Raises `MoveRefused` where it waits no more, `NotByOneAlone`, `WrongChange`, and what the
    verbs of the account raise. `real` is wall time, UTC.
    """
    insist_on_open(change, now)
    proposer = session.get_one(Officer, change.proposed_by_id)
    first = Actor(proposer.id, proposer.unit_id, proposer.rank, None)
    insist_on_two(actor, first)
    insist_on_administrator(proposer)
    _insist_on_sense(session, actor, now, _wanted(change))
    change.state, change.answered_by_id, change.answered_at = (
        ChangeState.CONFIRMED,
        actor.officer_id,
        now,
    )
    CARRY_OUT[change.what](session, actor, now, change, real, first)


def drop(session: Session, actor: Actor, now: datetime, change: AccountChange) -> None:
    """Take a proposal back, or leave it unconfirmed for good. Raises `MoveRefused`."""
    insist_on_open(change, now)
    change.state, change.answered_by_id, change.answered_at = (
        ChangeState.DROPPED,
        actor.officer_id,
        now,
    )
    record(session, "officer.change_dropped", actor, now, change=change.id)


def hand_over(session: Session, actor: Actor, now: datetime, change: AccountChange) -> None:
    """Say that one's half is with the officer; it is forgotten. Raises `MoveRefused`."""
    half = half_of(actor, now, change)
    if half is None:
        raise MoveRefused(change.state, change.what)
    _keep_half(session, change, half, None)
    record(session, "officer.half_handed_over", actor, now, change=change.id, half=half)


def half_of(actor: Actor, now: datetime, change: AccountChange) -> str | None:
    """Which half of what opens the account this administrator hands over, if any."""
    if change.state is not ChangeState.CONFIRMED or change.answered_at is None:
        return None
    if change.what not in {Change.ADD, Change.RESET} or now >= change.answered_at + LASTS:
        return None
    return {change.proposed_by_id: PASSWORD, change.answered_by_id: SEED}.get(actor.officer_id)


def is_open(change: AccountChange, now: datetime) -> bool:
    """Whether it still waits for a second administrator."""
    return change.state is ChangeState.PROPOSED and now < change.proposed_at + LASTS


def insist_on_open(change: AccountChange, now: datetime) -> None:
    """It still waits. Raises `MoveRefused`."""
    if not is_open(change, now):
        raise MoveRefused(change.state, change.what)


PASSWORD, SEED = HALVES = ("password_half", "seed_half")


def _keep_half(session: Session, change: AccountChange, half: str, secret: str | None) -> None:
    sealed = keyring_of(session).seal_system(secret, place_of(change, half))
    setattr(change, half, sealed)


def _folded(login: str | None) -> str | None:
    return None if login is None else fold_login(login)


def _wanted(change: AccountChange) -> Wanted:
    return Wanted(
        change.what,
        change.officer_id,
        change.unit_id,
        change.login,
        change.display_name,
        change.rank,
        change.moves_on,
    )


def _insist_on_sense(session: Session, actor: Actor, now: datetime, wanted: Wanted) -> None:
    if wanted.officer_id == actor.officer_id:
        raise WrongChange(Wrong.OWN_ACCOUNT)
    if wanted.unit_id is not None:
        _insist_on_unit(session, wanted.unit_id, wanted.moves_on or vietnam_day(now))
    if wanted.officer_id is None:
        _insist_on_free(session, _folded(wanted.login))
        return
    _insist_on_difference(session, session.get_one(Officer, wanted.officer_id), wanted)


def _insist_on_unit(session: Session, unit_id: UUID, day: date) -> None:
    unit = session.get_one(Unit, unit_id)
    if not (unit.acts_on(day) and unit.on_system):
        raise WrongChange(Wrong.UNIT_AWAY)


def _insist_on_free(session: Session, login: str | None) -> None:
    if session.scalar(select(Officer.id).where(Officer.login == login)) is not None:
        raise WrongChange(Wrong.LOGIN_TAKEN)


def _insist_on_difference(session: Session, officer: Officer, wanted: Wanted) -> None:
    if officer.login is None:
        raise MoveRefused(None, wanted.what)
    changes_nothing = {
        Change.RANK: officer.rank is wanted.rank,
        Change.MOVE: officer.unit_id == wanted.unit_id and officer.moves_to_id is None,
        Change.LIFT: officer.suspended_at is None,
    }
    if changes_nothing.get(wanted.what, False):
        raise WrongChange(Wrong.SAME_AS_NOW)
    if wanted.what is Change.RANK:
        insist_on_enough(session, officer)


def _insist_on_none_open(session: Session, now: datetime, wanted: Wanted) -> None:
    of_account = (
        AccountChange.officer_id == wanted.officer_id
        if wanted.officer_id
        else AccountChange.login == _folded(wanted.login)
    )
    waiting = session.scalars(
        select(AccountChange.id).where(
            of_account,
            AccountChange.what == wanted.what,
            AccountChange.state == ChangeState.PROPOSED,
            AccountChange.proposed_at > now - LASTS,
        )
    )
    if waiting.first() is not None:
        raise WrongChange(Wrong.PROPOSED_ALREADY)


def insist_on_administrator(officer: Officer) -> None:
    """Who proposed something still administers the office. Raises `WrongChange`."""
    is_in_office = officer.login is not None and officer.suspended_at is None
    if officer.rank is not Rank.ADMINISTRATOR or not is_in_office:
        raise WrongChange(Wrong.PROPOSER_AWAY)


CarriedOut = Callable[[Session, Actor, datetime, AccountChange, datetime, Actor], None]


def _add(
    session: Session,
    actor: Actor,
    now: datetime,
    change: AccountChange,
    _real: datetime,
    first: Actor,
) -> None:
    password = first_password()
    new = NewOfficer(
        _known(change.unit_id),
        change.login or "",
        change.display_name or "",
        Rank.of(change.rank),
        password,
    )
    officer, seed = add_officer(session, keyring_of(session), actor, now, new, second=first)
    session.flush()
    change.officer_id, officer.password_is_told = officer.id, True
    _keep_half(session, change, PASSWORD, password)
    _keep_half(session, change, SEED, seed)


def _reset(
    session: Session,
    actor: Actor,
    now: datetime,
    change: AccountChange,
    real: datetime,
    first: Actor,
) -> None:
    officer, password = _officer(session, change), first_password()
    keyring = keyring_of(session)
    seed = reset_officer(session, keyring, actor, now, officer, password, real, second=first)
    officer.password_is_told = True
    _keep_half(session, change, PASSWORD, password)
    _keep_half(session, change, SEED, seed)


def _rank(
    session: Session,
    actor: Actor,
    now: datetime,
    change: AccountChange,
    real: datetime,
    first: Actor,
) -> None:
    officer, rank = _officer(session, change), Rank.of(change.rank)
    change_rank(session, actor, now, officer, rank, real, second=first)


def _move(
    session: Session,
    actor: Actor,
    now: datetime,
    change: AccountChange,
    real: datetime,
    first: Actor,
) -> None:
    officer, unit_id = _officer(session, change), _known(change.unit_id)
    on = change.moves_on or vietnam_day(now)
    move_officer(session, actor, now, officer, unit_id, on, real, second=first)


def _lift(
    session: Session,
    actor: Actor,
    now: datetime,
    change: AccountChange,
    _real: datetime,
    first: Actor,
) -> None:
    let_in_again(session, actor, now, _officer(session, change), second=first)


CARRY_OUT: Final[Mapping[Change, CarriedOut]] = {
    Change.ADD: _add,
    Change.RESET: _reset,
    Change.RANK: _rank,
    Change.MOVE: _move,
    Change.LIFT: _lift,
}


def _officer(session: Session, change: AccountChange) -> Officer:
    return session.get_one(Officer, _known(change.officer_id))


def _known(known: UUID | None) -> UUID:
    """An id that this kind of change always has. Raises `ValueError`."""
    if known is None:
        raise ValueError
    return known
