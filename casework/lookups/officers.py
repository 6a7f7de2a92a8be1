"""The officers of the office and what is proposed for their accounts. Nothing of a case is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from casework.actions.account_changes import LASTS, PASSWORD, half_of, is_open
from casework.actions.accounts import administrators
from casework.audit import Actor
from casework.lookups.units import folded
from casework.policy import OutOfReach
from casework.records.account_changes import AccountChange, ChangeState
from casework.records.base import OfFile
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.handoffs import Handoff
from casework.records.officers import Officer, SignIn
from casework.records.requests import Request
from casework.records.support import SupportLine
from casework.records.units import Unit
from casework.safekeeping import keyring_of
from casework.sealing import place_of
from workflows.handoff import OPEN
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Rank

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """An officer in the list; `seen_at` is when they last signed in."""

    id: UUID
    name: str
    login: str | None
    unit: str
    rank: Rank
    suspended_at: datetime | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Roll:
    """A page of officers by name, how many administrators there are, and what waits."""

    officers: list[Listed]
    total: int
    next_page: UUID | None
    administrators: int
    waiting: list[AccountChange]


@dataclass(frozen=True, slots=True)
class Left:
    """What an officer began and nobody ended: it stays with the unit. Counts, and no case."""

    drafts: int
    offers: int
    requests: int
    lines: int

    @property
    def is_any(self) -> bool:
        """Whether anything stays."""
        return bool(self.drafts or self.offers or self.requests or self.lines)


@dataclass(frozen=True, slots=True)
class Shown:
    """An officer as their page shows them: this post, earlier ones, and what is proposed."""

    record: Officer
    unit: str
    moves_to: str | None
    seen_at: datetime | None
    earlier: list[Officer]
    waiting: list[AccountChange]


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A proposed change, and the half that is this administrator's to hand over, if any."""

    record: AccountChange
    is_open: bool
    is_own: bool
    is_of_own_account: bool
    half: str | None
    secret: str | None
    login: str | None


def roll(session: Session, now: datetime, unit: str, after: UUID | None) -> Roll:
    """The officers whose unit's name holds these letters, accents aside.

    The names are some thousand at most and compared here: no database folds Vietnamese letters.
    """
    letters = folded(unit)
    rows = session.execute(
        select(Officer.id, Officer.display_name, Unit.name)
        .join(Officer.unit)
        .where(Officer.login.is_not(None))
    )
    found = sorted((folded(name), oid) for oid, name, where in rows if letters in folded(where))
    ids = [oid for _, oid in found]
    start = ids.index(after) + 1 if after in ids else 0
    page = ids[start : start + PAGE]
    next_page = page[-1] if start + PAGE < len(ids) else None
    waiting = open_changes(session, now)
    return Roll(_listed(session, page), len(ids), next_page, administrators(session), waiting)


def open_changes(session: Session, now: datetime) -> list[AccountChange]:
    """What waits for a second administrator, oldest first."""
    return list(session.scalars(_with_names().where(_waits(now)).order_by(AccountChange.id)))


def officer_page(session: Session, now: datetime, officer_id: UUID) -> Shown:
    """One officer. Raises `OutOfReach` where there is none, or where they moved on."""
    to = aliased(Unit)
    row = session.execute(
        select(Officer, Unit.name, to.name)
        .join(Unit, Unit.id == Officer.unit_id)
        .outerjoin(to, to.id == Officer.moves_to_id)
        .where(Officer.id == officer_id, Officer.login.is_not(None))
    ).one_or_none()
    if row is None:
        raise OutOfReach
    officer, unit, moves_to = row
    waiting = _with_names().where(_waits(now), AccountChange.officer_id == officer.id)
    return Shown(
        officer,
        unit,
        moves_to,
        session.scalar(_LAST_SEEN.where(SignIn.officer_id == officer.id)),
        _earlier(session, officer),
        list(session.scalars(waiting)),
    )


def left_behind(whole: Session, officer_id: UUID) -> Left:
    """What the officer began, counted by a job that sees every file and shows none."""

    def many(of: type[OfFile], *conditions: ColumnElement[bool]) -> int:
        return whole.scalar(select(func.count(of.file_id)).where(*conditions)) or 0

    return Left(
        many(
            Conclusion,
            Conclusion.drafted_by_id == officer_id,
            Conclusion.state == ConclusionState.DRAFT,
        ),
        many(Handoff, Handoff.offered_by_id == officer_id, Handoff.state.in_(OPEN)),
        many(Request, Request.asked_by_id == officer_id, Request.state == RequestState.ASKED),
        many(
            SupportLine,
            SupportLine.proposed_by_id == officer_id,
            SupportLine.state == LineState.PROPOSED,
        ),
    )


def change_page(session: Session, actor: Actor, now: datetime, public_id: UUID) -> ChangeShown:
    """One proposed change. Raises `OutOfReach` where there is none."""
    change = session.scalar(_with_names().where(AccountChange.public_id == public_id))
    if change is None:
        raise OutOfReach
    half = half_of(actor, now, change)
    return ChangeShown(
        change,
        is_open(change, now),
        change.proposed_by_id == actor.officer_id,
        change.officer_id == actor.officer_id,
        half,
        _secret(session, change, half),
        change.officer.login if change.officer else change.login,
    )


def _secret(session: Session, change: AccountChange, half: str | None) -> str | None:
    if half is None:
        return None
    sealed = change.password_half if half == PASSWORD else change.seed_half
    secret = keyring_of(session).open_system(sealed, place_of(change, half))
    return None if secret is None else str(secret)


def _earlier(session: Session, officer: Officer) -> list[Officer]:
    """The officer's other posts, latest first."""
    first = officer.first_id or officer.id
    return list(
        session.scalars(
            select(Officer)
            .options(joinedload(Officer.unit))
            .where(
                and_(or_(Officer.id == first, Officer.first_id == first), Officer.id != officer.id)
            )
            .order_by(Officer.left_at.desc())
        )
    )


def _listed(session: Session, ids: Sequence[UUID]) -> list[Listed]:
    seen = _LAST_SEEN.where(SignIn.officer_id == Officer.id).scalar_subquery()
    rows = session.execute(
        select(
            Officer.id,
            Officer.display_name,
            Officer.login,
            Unit.name,
            Officer.rank,
            Officer.suspended_at,
            seen,
        )
        .join(Officer.unit)
        .where(Officer.id.in_(ids))
    )
    by_id = {row[0]: Listed(*row) for row in rows}
    return [by_id[each] for each in ids]


def _waits(now: datetime) -> ColumnElement[bool]:
    return and_(
        AccountChange.state == ChangeState.PROPOSED, AccountChange.proposed_at > now - LASTS
    )


def _with_names() -> Select[AccountChange]:
    return select(AccountChange).options(
        joinedload(AccountChange.officer).joinedload(Officer.unit),
        joinedload(AccountChange.unit),
        joinedload(AccountChange.proposed_by),
        joinedload(AccountChange.answered_by),
    )


_LAST_SEEN: Final = select(func.max(SignIn.started_at))
