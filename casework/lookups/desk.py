"""My desk: what waits for the unit, and the cases it holds. Codes and clocks, never names."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.clocks import Waiting, waiting_of
from casework.lookups.cursors import cursor_of, from_cursor
from casework.lookups.naming import Name, Names
from casework.office import calendar_of
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.reaches import Reach, Tie
from workflows.terms import Stage

PAGE = 50
ANSWERED = frozenset({Waits.HANDOFF, Waits.REQUEST, Waits.SIGNATURE, Waits.DELIVERY})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits, and the case it belongs to."""

    case: Case
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Held:
    """A case that the unit leads or houses, and who leads it."""

    case: Case
    lead: Name


@dataclass(frozen=True, slots=True)
class Desk:
    """The strips of the desk; `next_page` is the cursor behind the fiftieth case."""

    to_answer: list[Item]
    clocks: list[Item]
    papers: list[Item]
    cases: list[Held]
    next_page: str | None


def desk(session: Session, actor: Actor, now: datetime, after: str | None) -> Desk:
    """What waits for the officer's unit, and its open cases, newest first; two statements."""
    items = _items(session, actor, now)
    cases = _cases(session, actor, after)
    return Desk(
        to_answer=[item for item in items if item.waiting.waits in ANSWERED],
        clocks=[item for item in items if item.waiting.waits in (Waits.CLOCK, Waits.FOLLOW_UP)],
        papers=[item for item in items if item.waiting.waits is Waits.PAPER],
        cases=[Held(case, _lead(session, actor, case)) for case in cases[:PAGE]],
        next_page=cursor_of(cases[PAGE - 1].received_at, cases[PAGE - 1].code)
        if len(cases) > PAGE
        else None,
    )


def _items(session: Session, actor: Actor, now: datetime) -> list[Item]:
    rows = session.execute(
        select(Due, Case)
        .join(Case, Case.file_id == Due.file_id)
        .options(joinedload(Due.unit))
        .where(Due.unit_id == actor.unit_id, within_reach(session, actor, Ask.SEE, Due))
        .order_by(Due.due_at.is_(None), Due.due_at, Due.started_at)
        .limit(2 * PAGE)
    )
    calendar = calendar_of(session)
    return [
        Item(case, waiting_of(case, due, now, calendar, Names(session, actor, case.file_id)))
        for due, case in rows
    ]


def _lead(session: Session, actor: Actor, case: Case) -> Name:
    return Names(session, actor, case.file_id).of(case.lead_unit)


def _cases(session: Session, actor: Actor, after: str | None) -> list[Case]:
    query = (
        select(Case)
        .join(Reach, and_(Reach.file_id == Case.file_id, Reach.unit_id == actor.unit_id))
        .where(Reach.tie.in_((Tie.LEADS, Tie.HOUSES)), Case.stage != Stage.CLOSED)
        .where(within_reach(session, actor, Ask.SEE, Case))
        .options(joinedload(Case.lead_unit))
        .order_by(Case.received_at.desc(), Case.code)
        .limit(PAGE + 1)
    )
    cursor = from_cursor(after)
    if cursor is not None:
        received_at, code = cursor
        query = query.where(
            (Case.received_at < received_at)
            | (and_(Case.received_at == received_at, Case.code > code))
        )
    return list(session.scalars(query).unique())
