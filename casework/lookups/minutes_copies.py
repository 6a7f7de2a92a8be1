"""Copies of the minutes: plain facts before a draft, after it the content that both sides sign."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.minutes import UNREAD, versions
from casework.actions.minutes_signing import signatures
from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import Found
from casework.lookups.minutes_facts import MinutesFacts, minutes_facts
from casework.lookups.minutes_page import Version, sealed_text, version_shown
from casework.lookups.naming import Names
from casework.lookups.parties import as_party
from casework.minutes_format import Content, bundle
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes
from workflows.engine import Refused
from workflows.minutes import MinutesState


@dataclass(frozen=True, slots=True)
class Copy:
    """Drafted minutes as a copy holds them, and the file that anybody can check offline."""

    content: Content
    version: Version
    bundle: bytes


def copy_of(
    session: Session, actor: Actor, public_id: UUID, now: datetime, edition: int | None = None
) -> tuple[MinutesFacts, Copy | None]:
    """What the officer printed last: plain facts, and the minutes where they were drafted.

    Raises `OutOfReach` where they never printed, and `Refused` where the minutes are sealed again.
    """
    facts = minutes_facts(session, actor, public_id, now)
    found, handoff = as_party(session, actor, public_id)
    minutes = newest(session, handoff, edition)
    if minutes is None:
        return facts, None
    sight = eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, handoff.file_id, found.ties)
    version = version_shown(session, names, sight, minutes)
    if version.content is None:
        raise Refused((UNREAD,))
    return facts, Copy(version.content, version, _signed_bundle(session, sight, minutes))


def insist_may_copy(
    session: Session,
    actor: Actor,
    found: Found,
    handoff: Handoff,
    now: datetime,
    edition: int | None = None,
) -> None:
    """Minutes that were drafted leave the house only read. Raises `Refused`."""
    minutes = newest(session, handoff, edition)
    sight = eyes(session, actor, found.case, now, found.ties)
    if minutes is not None and not sight.may_read(minutes, "content"):
        raise Refused((UNREAD,))


def _signed_bundle(session: Session, sight: Eyes, minutes: Minutes) -> bytes:
    """The file that anybody can check offline. Raises `NotDisclosed`."""
    signed = [row for row in signatures(session, minutes) if row.signature is not None]
    return bundle(
        sealed_text(sight, minutes, "content").encode(),
        [
            (
                sealed_text(sight, row, "message").encode(),
                row.signature or b"",
                sealed_text(sight, row, "reasons").encode(),
            )
            for row in signed
        ],
    )


def newest(session: Session, handoff: Handoff, edition: int | None) -> Minutes | None:
    """The newest version that was not put aside, or the one named; None where there is none."""
    kept = [
        row
        for row in versions(session, handoff)
        if row.state is not MinutesState.DROPPED and edition in {None, row.edition}
    ]
    return kept[-1] if kept else None
