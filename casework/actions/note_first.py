"""What the giver wrote for the receiver to know first is read before a handoff is accepted.

An office rule, for whoever accepts in the system. A person at the door waits for no reading:
`person_first` asks for none.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.records.handoffs import Handoff
from casework.records.openings import Opening, OpeningKind
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

UNREAD_NOTE = Unmet(Lack.NOTE, frozenset(), OFFICE)


def insist_on_note_read(session: Session, actor: Actor, handoff: Handoff) -> None:
    """The officer has opened the advance summary of this offer. Raises `Refused`."""
    if unread(session, actor, [handoff]):
        raise Refused((UNREAD_NOTE,))


def unread(session: Session, actor: Actor, handoffs: Collection[Handoff]) -> frozenset[UUID]:
    """Those of these offers whose note this officer never opened, by id; at most one statement."""
    noted = {handoff.id.hex: handoff for handoff in handoffs if handoff.has_note}
    if not noted:
        return frozenset()
    read = session.scalars(
        select(Opening.scope).where(
            Opening.file_id.in_({handoff.file_id for handoff in noted.values()}),
            Opening.officer_id == actor.officer_id,
            Opening.kind == OpeningKind.ADVANCE,
            Opening.scope.in_(noted),
        )
    )
    return frozenset(noted[scope].id for scope in noted.keys() - set(read))
