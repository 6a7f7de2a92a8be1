"""Keeping what was typed and not sent. No act of the law: nothing here touches a file.

A draft is sealed under the system's key, bound to its officer, its form and itself. The trace says
that one was begun, thrown away or let go after its time; not every pause in typing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.lookups.drafts import left_behind, newest_at, own
from casework.policy import OutOfReach
from casework.records.drafts import Draft
from casework.records.ids import new_id, new_public_id
from casework.records.submissions import Submission
from casework.safekeeping import keyring_of
from casework.sealing import place_of

LASTS: Final = timedelta(days=14)
"""How long after its last saving a draft is kept: a rule of the office, no article exists."""

MOST: Final = 60
LARGEST: Final = 256 * 1024
"""Drafts that one officer may have, and bytes of one: more is no form, but a store."""

_NEVER_KEPT: Final = frozenset({"csrf_token", "idempotency_key", "draft"})
_SECRETS: Final = ("password", "passphrase", "one_time", "otp", "seed")

Fields = Mapping[str, Sequence[str]]
"""What stands in each field of a form, by its name; several values where it takes several."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A form: the endpoint it is sent to, that address, and the page on which it stands."""

    form: str
    place: str
    page: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One showing of a form: the draft it goes on with (version 0: a new one), and its own key."""

    draft_id: UUID
    version: int = 0
    key: UUID | None = None


class AlreadySent(Exception):
    """The form under this key was sent and taken: what comes after it is no draft of it."""


class TooLong(ValueError):
    """More was typed than a draft holds."""


class TooManyDrafts(Exception):
    """The officer has as many drafts as one may have."""


def keep(
    session: Session,
    actor: Actor,
    now: datetime,
    origin: Origin,
    leaf: Leaf,
    fields: Fields,
    *,
    is_left: bool = False,
) -> Draft:
    """Keep what stands in a form; raises `AlreadySent`, `TooLong` and `TooManyDrafts`.

    Where the same draft was meanwhile changed from another page, both are kept: this page goes on
    in a draft of its own.
    """
    if leaf.key and session.get(Submission, (actor.officer_id, leaf.key)) is not None:
        raise AlreadySent
    expire_own(session, actor, now)
    body = _body(actor, origin, fields)
    draft = _continued(session, actor, leaf) or _begun(session, actor, now, origin, leaf)
    draft.key, draft.is_left = leaf.key, is_left
    draft.page, draft.saved_at, draft.expires_at = origin.page, now, now + LASTS
    draft.body = keyring_of(session).seal_system(body, place_of(draft, "body"))
    session.add(draft)
    return draft


def keep_at(session: Session, actor: Actor, now: datetime, origin: Origin, fields: Fields) -> Draft:
    """Keep the one draft of this place: go on with the newest there, or begin it.

    For work in steps, where each step is sent and kept by itself. Raises as `keep` does.
    """
    draft = newest_at(session, actor, now, origin.place)
    leaf = Leaf(new_public_id()) if draft is None else Leaf(draft.public_id, draft.version)
    return keep(session, actor, now, origin, leaf, fields)


def discard(session: Session, actor: Actor, now: datetime, draft_id: UUID) -> None:
    """Throw a draft away. Raises `OutOfReach` where it is not the officer's own."""
    draft = session.scalars(own(actor).where(Draft.public_id == draft_id)).one_or_none()
    if draft is None:
        raise OutOfReach
    session.delete(draft)
    audit.record(session, "draft.discarded", actor, now, draft=draft.public_id, form=draft.form)


def spend(session: Session, actor: Actor, leaf: Leaf) -> None:
    """The form was sent and taken: its draft goes in the same transaction, others stay."""
    draft = _continued(session, actor, leaf)
    if draft is not None:
        session.delete(draft)


def spend_at(session: Session, actor: Actor, place: str) -> None:
    """What was kept at this place in steps is on record now: every draft there goes."""
    for draft in session.scalars(own(actor).where(Draft.place == place)):
        session.delete(draft)


def come_back(session: Session, actor: Actor, now: datetime) -> Draft | None:
    """What was being typed last when the sign-in ended; it is told once."""
    left = left_behind(session, actor, now)
    for draft in left:
        draft.is_left = False
    return left[0] if left else None


def expire_own(session: Session, actor: Actor, now: datetime) -> None:
    """Let the officer's own drafts go whose time is over."""
    over = session.scalars(own(actor).where(Draft.expires_at <= now)).all()
    for draft in over:
        session.delete(draft)
    _say_expired(session, actor, now, len(over))


def expire_all(session: Session, now: datetime) -> int:
    """Let every draft go whose time is over: by a job, since no officer sees those of others."""
    over = session.scalar(select(func.count(Draft.id)).where(Draft.expires_at <= now)) or 0
    session.execute(delete(Draft).where(Draft.expires_at <= now))
    _say_expired(session, None, now, over)
    return over


def _say_expired(session: Session, actor: Actor | None, now: datetime, many: int) -> None:
    if many:
        audit.record(session, "draft.expired", actor, now, drafts=many)


def _continued(session: Session, actor: Actor, leaf: Leaf) -> Draft | None:
    """The draft in which this page goes on: its own, or the one that it was opened from."""
    either = or_(Draft.public_id == leaf.draft_id, Draft.key == leaf.key)
    found = session.scalars(own(actor).where(either)).all()
    ours = [draft for draft in found if draft.key is not None and draft.key == leaf.key]
    opened = [draft for draft in found if draft.version == leaf.version]
    return next(iter((*ours, *opened)), None)


def _begun(session: Session, actor: Actor, now: datetime, origin: Origin, leaf: Leaf) -> Draft:
    have = session.scalars(own(actor).with_only_columns(Draft.public_id)).all()
    if len(have) >= MOST:
        raise TooManyDrafts
    is_free = leaf.version == 0 and leaf.draft_id not in have
    draft = Draft(
        id=new_id(),
        public_id=leaf.draft_id if is_free else new_public_id(),
        officer_id=actor.officer_id,
        unit_id=actor.unit_id,
        form=origin.form,
        place=origin.place,
    )
    audit.record(session, "draft.kept", actor, now, draft=draft.public_id, form=origin.form)
    return draft


def _body(actor: Actor, origin: Origin, fields: Fields) -> dict[str, object]:
    kept = {name: list(values) for name, values in fields.items() if _is_kept(name)}
    if len(json.dumps(kept, ensure_ascii=False).encode(errors="replace")) > LARGEST:
        raise TooLong
    return {"officer": actor.officer_id.hex, "place": origin.place, "fields": kept}


def _is_kept(name: str) -> bool:
    """Neither what guards the form nor a secret that proves who somebody is."""
    return name not in _NEVER_KEPT and not any(secret in name.casefold() for secret in _SECRETS)
