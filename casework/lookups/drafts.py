"""The drafts of an officer, found by nobody else. What is over, or was sent meanwhile, is gone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.keyring import Damaged
from casework.policy import OutOfReach
from casework.records.drafts import Draft
from casework.records.submissions import Submission
from casework.safekeeping import keyring_of
from casework.sealing import place_of

WARNED_BEFORE: Final = timedelta(days=3)
"""How long before a draft goes its officer is told so: a rule of the office."""


LAST_FIRST: Final = (Draft.saved_at.desc(), Draft.id.desc())


def own(actor: Actor) -> Select[Draft]:
    """The drafts of this officer in the unit of now; stands beside the walls."""
    return select(Draft).where(_is_own(actor))


def drafts_of(session: Session, actor: Actor, now: datetime) -> Sequence[Draft]:
    """Every draft that waits to be sent, the last typed first."""
    return session.scalars(_waiting(actor, now)).all()


def newest_at(session: Session, actor: Actor, now: datetime, place: str) -> Draft | None:
    """The draft typed last into the form of this place."""
    return session.scalars(_waiting(actor, now).where(Draft.place == place).limit(1)).first()


def left_behind(session: Session, actor: Actor, now: datetime) -> Sequence[Draft]:
    """What was being typed when a sign-in ended, the last first."""
    return session.scalars(_waiting(actor, now).where(Draft.is_left)).all()


def draft_of(session: Session, actor: Actor, now: datetime, draft_id: UUID) -> Draft:
    """One draft. Raises `OutOfReach` for that of another officer, and for one that is gone."""
    found = session.scalars(_waiting(actor, now).where(Draft.public_id == draft_id)).one_or_none()
    if found is None:
        raise OutOfReach
    return found


def fields_of(session: Session, draft: Draft) -> dict[str, list[str]]:
    """What stands in each field of the form. Raises `Damaged`, also for a body of another draft."""
    place = place_of(draft, "body")
    opened: Any = keyring_of(session).open_system(draft.body, place)  # what `actions.drafts` sealed
    if (opened["officer"], opened["place"]) != (draft.officer_id.hex, draft.place):
        raise Damaged(place)
    fields: dict[str, list[str]] = opened["fields"]
    return fields


def days_left(draft: Draft, now: datetime) -> int | None:
    """In how many whole days the draft goes; None as long as nobody need be warned."""
    left = draft.expires_at - now
    return left.days if left <= WARNED_BEFORE else None


def is_waiting(actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Whether a draft is the officer's and still waits to be sent.

    A saving that was overtaken by its own form, on a slow line, is spent and not shown.
    """
    sent = select(Submission.key).where(
        Submission.officer_id == Draft.officer_id, Submission.key == Draft.key
    )
    return and_(_is_own(actor), Draft.expires_at > now, ~sent.correlate(Draft).exists())


def _is_own(actor: Actor) -> ColumnElement[bool]:
    return and_(Draft.officer_id == actor.officer_id, Draft.unit_id == actor.unit_id)


def _waiting(actor: Actor, now: datetime) -> Select[Draft]:
    return select(Draft).where(is_waiting(actor, now)).order_by(*LAST_FIRST)
