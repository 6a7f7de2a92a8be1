"""Notices: the commune tells the case owner at once, and the notice is the offer to take in."""

from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.company import Goings
from casework.actions.handoff import offer
from casework.actions.step import take_and_say
from casework.actions.telling import Told
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from workflows.terms import Act


def notify_case_owner(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    to_unit_id: UUID,
    *,
    told: Told | None = None,
    message: str | None = None,
    goings: Goings | None = MappingProxyType({}),
) -> Handoff:
    """Tell the case owner at once; no paper and no earlier act may hold this up.

    Source: Luật 53/2024/QH15, Điều 27(1). The notice creates the offer that the case owner
    accepts by taking in. Of those who go along (`goings`) it tells too. Raises `engine.Refused`.
    """
    take_and_say(session, actor, now, case, Act.NOTIFY_CASE_OWNER, told=told)

    def likewise(other: Case) -> Handoff:
        return notify_case_owner(session, actor, now, other, to_unit_id, told=told, goings=None)

    return offer(
        session,
        actor,
        now,
        case,
        Act.TAKE_IN,
        to_unit_id,
        message=message,
        told=told,
        goings=goings,
        likewise=likewise,
    )
