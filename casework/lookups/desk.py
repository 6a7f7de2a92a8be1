"""My desk: what waits for the unit, and the cases it holds. Codes and clocks, never names."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.cursors import cursor_of, from_cursor
from casework.lookups.drafts import LAST_FIRST, is_waiting
from casework.lookups.minutes_waiting import batch_minutes_waiting
from casework.lookups.naming import Name, Names
from casework.lookups.notices import unread
from casework.lookups.strips import Strip, Waitings, strips
from casework.lookups.tips import TipsWaiting, tips_waiting
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.drafts import Draft
from casework.records.reaches import Reach, Reached, Tie
from workflows.terms import Stage

PAGE: Final = 50
_HOLDS: Final = (Tie.LEADS, Tie.HOUSES, Tie.RECORDS)


@dataclass(frozen=True, slots=True)
class Held:
    """A case that the unit leads, houses or records for its lead, and who leads it."""

    case: Case
    lead: Name
    records_for_lead: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The strips of the desk; `next_page` is the cursor behind the fiftieth case."""

    waiting: dict[Strip, Waitings]
    tips: TipsWaiting
    unread: int  # notices of the officer's own
    batch_minutes: int  # minutes of reception batches to be checked or signed
    drafts: list[Draft]
    cases: list[Held]
    next_page: str | None


def desk(session: Session, actor: Actor, now: datetime, after: str | None) -> Desk:
    """What waits for the officer's unit, and its open cases, newest first; three statements."""
    cases = _cases(session, actor, after)
    tips, notices, minutes, drafts = _counts_and_drafts(session, actor, now)
    last = cases[PAGE - 1].case if len(cases) > PAGE else None
    return Desk(
        waiting=strips(session, actor, now),
        tips=tips,
        unread=notices,
        batch_minutes=minutes,
        drafts=drafts,
        cases=cases[:PAGE],
        next_page=cursor_of(last.received_at, last.code) if last else None,
    )


def _counts_and_drafts(
    session: Session, actor: Actor, now: datetime
) -> tuple[TipsWaiting, int, int, list[Draft]]:
    """The counts stand on one row at least, and the drafts, the last first, beside them."""
    counts = tips_waiting(actor).subquery()
    rows = session.execute(
        select(
            counts,
            unread(session, actor).scalar_subquery().label("unread"),
            batch_minutes_waiting(actor).label("minutes"),
            Draft,
        )
        .select_from(counts)
        .outerjoin(Draft, is_waiting(actor, now))
        .order_by(*LAST_FIRST)
    ).all()
    drafts = [row[5] for row in rows if row[5] is not None]
    return TipsWaiting(*rows[0][:3]), rows[0][3], rows[0][4], drafts


def _cases(session: Session, actor: Actor, after: str | None) -> list[Held]:
    """One more than a page, each with all its ties: these say who is named, and to whom."""
    rows = session.execute(
        select(Case, Reach.tie)
        .join(Reach, and_(Reach.file_id == Case.file_id, Reach.unit_id == actor.unit_id))
        .options(joinedload(Case.lead_unit))
        .where(Case.file_id.in_(_page(session, actor, after).subquery().select()))
        .order_by(Case.received_at.desc(), Case.code)
    )
    tied: dict[Case, set[Tie]] = defaultdict(set)
    for case, tie in rows:
        tied[case].add(tie)
    return [_held(session, actor, case, frozenset(ties)) for case, ties in tied.items()]


def _page(session: Session, actor: Actor, after: str | None) -> Select[*tuple[object, ...]]:
    # Begins at the ties of the unit: with the file named, as elsewhere, SQLite reads every case.
    held = select(Reached.file_id).where(Reached.unit_id == actor.unit_id, Reached.tie.in_(_HOLDS))
    query = (
        select(Case.file_id)
        .where(Case.file_id.in_(held), Case.stage != Stage.CLOSED)
        .where(Case.merged_into_id.is_(None))
        .where(within_reach(session, actor, Ask.SEE, Case))
        .order_by(Case.received_at.desc(), Case.code)
        .limit(PAGE + 1)
    )
    cursor = from_cursor(after)
    if cursor is None:
        return query
    received_at, code = cursor
    same_moment = and_(Case.received_at == received_at, Case.code > code)
    return query.where((Case.received_at < received_at) | same_moment)


def _held(session: Session, actor: Actor, case: Case, ties: frozenset[Tie]) -> Held:
    names = Names(session, actor, case.file_id, ties)
    return Held(case, names.of(case.lead_unit), Tie.RECORDS in ties)
