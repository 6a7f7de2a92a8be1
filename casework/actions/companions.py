"""Who came with the person: a case of their own, tied to this one, because their rights are too."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework import audit
from casework.actions.receive import Intake, receive
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.links import Kinship, Link


def receive_companion(
    session: Session, actor: Actor, now: datetime, case: Case, intake: Intake, kinship: Kinship
) -> Case:
    """Receive somebody who came with the person of `case`, as that person was received.

    Raises `engine.Refused` where the unit plays no role that may receive so.
    """
    came = receive(session, actor, now, intake, entry=case.entry, received_at=case.received_at)
    link(session, actor, now, came.file_id, case.file_id, kinship)
    return came


def link(
    session: Session, actor: Actor, now: datetime, file_id: UUID, other_id: UUID, kinship: Kinship
) -> None:
    """Tie one case to another, as told; the trace of the first says so."""
    tie = Link(
        file_id=file_id, other_id=other_id, kinship=kinship, officer_id=actor.officer_id, at=now
    )
    session.add(tie)
    audit.record(session, "case.linked", actor, now, file_id, other=other_id)
