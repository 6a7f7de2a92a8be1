"""What waits for the unit, in strips: each has its own order and pages, and drops nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy import case as by_case
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.clocks import Waiting, waiting_of
from casework.lookups.cursors import cursor_of, from_id_cursor
from casework.lookups.naming import Names
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from workflows.terms import Term

SHOWN: Final = 25
PAGE: Final = 50
"""How many of a strip stand on the desk, and on a page of its own."""

_NO_LIMIT: Final = datetime(9999, 1, 1, tzinfo=UTC)  # what has no known limit comes last


class Strip(Term):
    """The strips of the desk, in the words of their headings."""

    ANSWERS = "answers", "đơn vị bạn cần trả lời", "for your unit to answer"
    CLOCKS = "clocks", "thời hạn", "time limits"
    SENT = "sent", "đã gửi, chưa được trả lời", "sent, not yet answered"
    PAPERS = "papers", "chờ văn bản xác nhận của bên kia", "waiting for the other side's paper"


_HOLDS: Final = {
    Strip.ANSWERS: (
        Waits.HANDOFF,
        Waits.REQUEST,
        Waits.DUTY_NOTICE,
        Waits.PACKET,
        Waits.SIGNATURE,
        Waits.DECISION,
        Waits.DISPUTE,
        Waits.DELIVERY,
    ),
    Strip.CLOCKS: (Waits.CLOCK, Waits.FOLLOW_UP, Waits.SEARCH, Waits.DUTY, Waits.MINUTES),
    Strip.SENT: (Waits.SENT,),
    Strip.PAPERS: (Waits.PAPER, Waits.ANSWER_PAPER, Waits.ACT_PAPER, Waits.NOTICE_PAPER),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits, and the case it belongs to."""

    case: Case
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Waitings:
    """Things of one strip, the most pressing first; `next_page` is the cursor behind the last."""

    strip: Strip
    items: list[Item]
    next_page: str | None


def strips(session: Session, actor: Actor, now: datetime) -> dict[Strip, Waitings]:
    """The beginning of every strip; one statement."""
    found = _found(session, _tops(session, actor))
    return {
        strip: _waitings(session, actor, now, strip, _of(strip, found), SHOWN) for strip in Strip
    }


def one_strip(
    session: Session, actor: Actor, now: datetime, strip: Strip, after: str | None
) -> Waitings:
    """A page of one strip; one statement."""
    ids = _ids(session, actor, strip)
    cursor = from_id_cursor(after)
    if cursor is not None:
        ids = ids.where(_is_behind(strip, *cursor))
    found = _found(session, ids.limit(PAGE + 1).subquery().select())
    return _waitings(session, actor, now, strip, _of(strip, found), PAGE)


_Row = tuple[Due, Case]


def _ids(session: Session, actor: Actor, strip: Strip) -> Select[UUID]:
    return (
        select(Due.id)
        .where(Due.unit_id == actor.unit_id, Due.waits.in_(_HOLDS[strip]))
        .where(_may_be_shown(session, actor))
        .order_by(_pressing(strip), Due.id)
    )


def _may_be_shown(session: Session, actor: Actor) -> ColumnElement[bool]:
    """What waits in cases that the officer sees, and notices of duty, which need not show one."""
    told = within_reach(session, actor, Ask.READ_NOTICE, Due)
    return or_(
        within_reach(session, actor, Ask.SEE, Due), and_(Due.waits == Waits.DUTY_NOTICE, told)
    )


def _tops(session: Session, actor: Actor) -> Select[UUID]:
    """The first of every strip, numbered in one reading of all that waits."""
    strip = by_case(*((Due.waits.in_(held), strip.value) for strip, held in _HOLDS.items()))
    pressing = by_case((strip == Strip.CLOCKS.value, _pressing(Strip.CLOCKS)), else_=Due.started_at)
    place = func.row_number().over(partition_by=strip, order_by=(pressing, Due.id))
    numbered = (
        select(Due.id, place.label("place"))
        .where(Due.unit_id == actor.unit_id, _may_be_shown(session, actor))
        .subquery()
    )
    return select(numbered.c.id).where(numbered.c.place <= SHOWN + 1)


def _pressing(strip: Strip) -> ColumnElement[datetime]:
    """By the limit where the law sets one, else by how long it has waited."""
    if strip is Strip.CLOCKS:
        return func.coalesce(Due.due_at, _NO_LIMIT)
    return Due.started_at.expression


def _is_behind(strip: Strip, at: datetime, due_id: UUID) -> ColumnElement[bool]:
    pressing = _pressing(strip)
    return (pressing > at) | and_(pressing == at, Due.id > due_id)


def _found(session: Session, ids: Select[UUID]) -> list[_Row]:
    rows = session.execute(
        select(Due, Case)
        .join(Case, Case.file_id == Due.file_id)
        .options(joinedload(Due.unit))
        .where(Due.id.in_(ids))
    )
    return [(due, case) for due, case in rows]


def _of(strip: Strip, rows: Sequence[_Row]) -> list[_Row]:
    own = [row for row in rows if row[0].waits in _HOLDS[strip]]
    return sorted(own, key=lambda row: (_at(strip, row[0]), row[0].id))


def _at(strip: Strip, due: Due) -> datetime:
    return (due.due_at or _NO_LIMIT) if strip is Strip.CLOCKS else due.started_at


def _waitings(
    session: Session, actor: Actor, now: datetime, strip: Strip, rows: Sequence[_Row], most: int
) -> Waitings:
    shown = rows[:most]
    last = shown[-1][0] if len(rows) > most else None
    return Waitings(
        strip,
        [
            Item(case, waiting_of(case, due, now, Names(session, actor, due.file_id)))
            for due, case in shown
        ],
        cursor_of(_at(strip, last), last.id.hex) if last else None,
    )
