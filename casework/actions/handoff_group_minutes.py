"""The one set of minutes of a group hand-over: drafted when no line is in flight any more.

What was not accepted stands outside the set, and so does a line that has minutes of its own.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff_groups import LinesRefused
from casework.actions.minutes_sets import NewLine, draft_set, insist_on_none
from casework.audit import Actor
from casework.minutes_set_format import SetHead, SetLine
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.minutes_sets import MinutesSet
from casework.standing_minutes import has_own_minutes, live_set
from workflows.engine import Refused
from workflows.handoff import OPEN, HandoffState
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def draft_group_set(
    session: Session,
    actor: Actor,
    now: datetime,
    group: HandoffGroup,
    head: SetHead,
    lines: Mapping[Handoff, SetLine],
) -> MinutesSet:
    """Draft the set of a list over these accepted lines, in their order.

    Raises `Refused` while a line waits or a set stands, `LinesRefused` where lines were not
    accepted, have minutes of their own or stand in another set, and what `draft_set` raises.
    """
    if in_flight(session, group):
        raise Refused((Unmet(Lack.IN_FLIGHT, frozenset(), OFFICE),))
    insist_on_none(session, group)
    closed = [
        (session.get_one(Case, handoff.file_id), unmet)
        for handoff in lines
        if (unmet := why_outside(session, group, handoff))
    ]
    if closed:
        raise LinesRefused(closed)
    written = [
        NewLine(handoff.file_id, handoff.file_id, handoff.id, content)
        for handoff, content in lines.items()
    ]
    return draft_set(session, actor, now, group, head, written)


def in_flight(session: Session, group: HandoffGroup) -> bool:
    """Whether a line of the list still waits for its answer; both sides reach such a line."""
    waiting = select(Handoff.id).where(Handoff.group_id == group.id, Handoff.state.in_(OPEN))
    return session.scalars(waiting.limit(1)).first() is not None


def why_outside(session: Session, group: HandoffGroup, handoff: Handoff) -> tuple[Unmet, ...]:
    """Why this line cannot stand in a new set of the list; empty where it can."""
    if handoff.group_id != group.id or handoff.state is not HandoffState.ACCEPTED:
        return (Unmet(Lack.NO_LINES, frozenset(), OFFICE),)
    if has_own_minutes(session, handoff):
        return (Unmet(Lack.OWN_MINUTES, frozenset(), OFFICE),)
    if live_set(session, handoff.id) is not None:
        return (Unmet(Lack.IN_SET, frozenset(), OFFICE),)
    return ()
