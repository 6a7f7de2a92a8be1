"""The supervisor's list of handoffs: who waits for whom, how long, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session, aliased

from casework.audit import Actor
from casework.lookups.cursors import cursor_of, from_id_cursor
from casework.lookups.naming import Name, Names, Withheld, is_sheltered, names_in
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.units import Unit
from workflows.handoff import ANSWERS, HandoffState
from workflows.terms import Act

PAGE = 50

_Shown = tuple[Any, ...]  # a line's columns, which are read by their names


@dataclass(frozen=True, slots=True)
class Line:
    """One handoff; `age` counts from the offer to its answer, or to now."""

    code: str
    public_id: UUID
    act: Act
    giver: Name
    receiver: Name
    state: HandoffState
    offered_at: datetime
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
    sheltered = {row.file_id for row in found if row.giver_sheltered or row.receiver_sheltered}
    names = names_in(session, actor, sheltered)
    return Lines(
        [_line(row, now, names) for row in found[:PAGE]],
        state,
        cursor_of(found[PAGE - 1].offered_at, found[PAGE - 1].public_id.hex)
        if len(found) > PAGE
        else None,
    )


def _query(
    session: Session, actor: Actor, state: HandoffState | None, after: str | None
) -> Select[*_Shown]:
    """Columns and not records: of a page of fifty, whole records cost three times as much."""
    giver, receiver = aliased(Unit), aliased(Unit)
    query = (
        select(
            Case.code,
            Handoff.public_id,
            Handoff.act,
            Handoff.file_id,
            Handoff.from_unit_id,
            Handoff.to_unit_id,
            giver.name.label("giver"),
            receiver.name.label("receiver"),
            is_sheltered(actor, giver).label("giver_sheltered"),
            is_sheltered(actor, receiver).label("receiver_sheltered"),
            Handoff.state,
            Handoff.offered_at,
            Handoff.answered_at,
            Handoff.channel,
            Handoff.paper_at,
        )
        .join(Case, Case.file_id == Handoff.file_id)
        .join(giver, giver.id == Handoff.from_unit_id)
        .join(receiver, receiver.id == Handoff.to_unit_id)
        .where(within_reach(session, actor, Ask.SEE, Handoff))
        .order_by(Handoff.offered_at.desc(), Handoff.public_id.desc())
        .limit(PAGE + 1)
    )
    if state is not None:
        query = query.where(Handoff.state == state)
    cursor = from_id_cursor(after)
    if cursor is not None:
        offered_at, public_id = cursor
        query = query.where(
            (Handoff.offered_at < offered_at)
            | and_(Handoff.offered_at == offered_at, Handoff.public_id < public_id)
        )
    return query


def _line(row: Row[*_Shown], now: datetime, names: Mapping[UUID, Names]) -> Line:
    return Line(
        code=row.code,
        public_id=row.public_id,
        act=row.act,
        giver=_giver(row, names),
        receiver=_receiver(row, names),
        state=row.state,
        offered_at=row.offered_at,
        age=(row.answered_at or now) - row.offered_at,
        waits_for_paper=_waits_for_paper(row),
    )


def _waits_for_paper(row: Row[*_Shown]) -> bool:
    recorded = row.state in ANSWERS and row.channel is not Channel.SYSTEM
    return recorded and row.paper_at is None


def _giver(row: Row[*_Shown], names: Mapping[UUID, Names]) -> Name:
    told = not row.giver_sheltered or names[row.file_id].tells_facility(row.from_unit_id)
    return row.giver if told else Withheld.UNIT


def _receiver(row: Row[*_Shown], names: Mapping[UUID, Names]) -> Name:
    told = not row.receiver_sheltered or names[row.file_id].tells_facility(row.to_unit_id)
    return row.receiver if told else Withheld.UNIT
