"""The supervisor's list of handoffs: who waits for whom, how long, and what came back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.cursors import cursor_of, from_cursor
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from workflows.handoff import HandoffState

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One handoff with its case; `age` counts from the offer to its answer, or to now."""

    handoff: Handoff
    case: Case
    age: timedelta
    waits_for_paper: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of handoffs, newest offer first."""

    lines: list[Line]
    state: HandoffState | None
    next_page: str | None


def handoffs(
    session: Session, actor: Actor, now: datetime, state: HandoffState | None, after: str | None
) -> Lines:
    """The handoffs within the reach of the officer's unit, of one state or of all."""
    found = session.execute(_query(session, actor, state, after)).all()
    lines = [_line(handoff, case, now) for handoff, case in found[:PAGE]]
    more = len(found) > PAGE
    return Lines(
        lines,
        state,
        cursor_of(found[PAGE - 1][0].offered_at, found[PAGE - 1][0].id.hex) if more else None,
    )


def _query(
    session: Session, actor: Actor, state: HandoffState | None, after: str | None
) -> Select[Handoff, Case]:
    query = (
        select(Handoff, Case)
        .join(Case, Case.file_id == Handoff.file_id)
        .options(joinedload(Handoff.from_unit), joinedload(Handoff.to_unit))
        .where(within_reach(session, actor, Ask.SEE, Handoff))
        .order_by(Handoff.offered_at.desc(), Handoff.id.desc())
        .limit(PAGE + 1)
    )
    if state is not None:
        query = query.where(Handoff.state == state)
    cursor = from_cursor(after)
    if cursor is not None:
        offered_at, mark = cursor
        query = query.where(
            (Handoff.offered_at < offered_at)
            | and_(Handoff.offered_at == offered_at, Handoff.id < UUID(mark))
        )
    return query


def _line(handoff: Handoff, case: Case, now: datetime) -> Line:
    return Line(
        handoff,
        case,
        (handoff.answered_at or now) - handoff.offered_at,
        handoff.channel not in (None, Channel.SYSTEM) and handoff.paper_at is None,
    )
