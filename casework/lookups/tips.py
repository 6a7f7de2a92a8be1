"""The register of tips as lists and counts: codes, urgency and age; nothing of what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.cursors import cursor_of, from_id_cursor
from casework.lookups.naming import Name, Names, names_in
from casework.lookups.tip_page import HELD
from casework.office import VIETNAM, vietnam_day
from casework.policy import Ask, within_reach
from casework.records.reaches import Reached
from casework.records.tips import Tip
from workflows.terms import Term
from workflows.tip import SETTLED, TipKind, TipState, Urgency

PAGE: Final = 50
_MOST_OPEN: Final = 200
_URGENT_FIRST: Final = case(
    {urgency.value: place for place, urgency in enumerate(Urgency)}, value=Tip.urgency
)


class Period(Term):
    """The time for which the register counts, in days of Vietnam."""

    MONTH = "month", "tháng này", "this month"
    QUARTER = "quarter", "quý này", "this quarter"
    YEAR = "year", "năm nay", "this year"
    ALL = "all", "tất cả", "all"

    def begins(self, now: datetime) -> datetime | None:
        """Its first moment (aware); none where it has no beginning."""
        day = vietnam_day(now)
        months = {Period.MONTH: day.month, Period.QUARTER: day.month - (day.month - 1) % 3}
        if self is Period.ALL:
            return None
        first = date(day.year, months.get(self, 1), 1)
        return datetime.combine(first, datetime.min.time(), VIETNAM)


@dataclass(frozen=True, slots=True)
class TipLine:
    """A tip as a list shows it: no person, no place, nothing of what was told."""

    public_id: UUID
    code: str
    kind: TipKind
    urgency: Urgency
    state: TipState
    unit: Name
    to_unit: Name | None
    received_at: datetime
    decided_at: datetime | None
    waited: timedelta


@dataclass(frozen=True, slots=True)
class Counted:
    """How many tips came in a period, and how many of them have a decision."""

    received: int
    settled: int

    @property
    def is_all(self) -> bool:
        """Whether none is left, as the plans demand."""
        return self.received == self.settled


@dataclass(frozen=True, slots=True)
class TipsWaiting:
    """What waits of tips at one unit: to be settled, of these in danger, and to be taken over."""

    to_settle: int
    at_once: int
    offered: int

    @property
    def any(self) -> bool:
        """Whether anything waits."""
        return bool(self.to_settle or self.offered)


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one unit; `next_page` is the cursor behind the last settled tip."""

    offered: Sequence[TipLine]
    to_settle: Sequence[TipLine]
    settled: Sequence[TipLine]
    next_page: str | None
    counted: Counted


def register_of(
    session: Session, actor: Actor, now: datetime, period: Period, after: str | None
) -> Register:
    """The tips of the officer's unit: passed on to it, to settle (urgent first, then oldest),
    and settled."""
    settled = session.scalars(_settled_page(actor, after)).all()
    last = settled[PAGE - 1] if len(settled) > PAGE else None
    return Register(
        offered=_lines(session, actor, now, session.scalars(_offered(actor)).all()),
        to_settle=_lines(session, actor, now, session.scalars(_to_settle(actor)).all()),
        settled=_lines(session, actor, now, settled[:PAGE]),
        next_page=cursor_of(last.received_at, last.public_id.hex) if last else None,
        counted=counted(session, actor, period.begins(now)),
    )


def overseen(session: Session, actor: Actor, now: datetime) -> list[TipLine]:
    """The tips without a decision within the officer's reach, urgent first, then oldest.

    For whoever supervises: their own unit's and those of the units below.
    """
    rows = session.scalars(
        _list()
        .where(within_reach(session, actor, Ask.SEE, Tip), Tip.state.not_in(SETTLED))
        .order_by(_URGENT_FIRST, Tip.received_at, Tip.public_id)
        .limit(_MOST_OPEN)
    )
    return _lines(session, actor, now, rows.all())


def counted(
    session: Session, actor: Actor, since: datetime | None, until: datetime | None = None
) -> Counted:
    """How many tips reached the officer's unit from `since` to before `until`, and how many of
    them have a decision; one statement.

    What another unit took over, the officer's unit has settled by passing it on.
    """
    is_settled = or_(Tip.state.in_(SETTLED), Tip.unit_id != actor.unit_id)
    return _count(session, _of_unit(actor), is_settled, since, until)


def counted_within_reach(
    session: Session, actor: Actor, since: datetime | None, until: datetime | None = None
) -> Counted:
    """The same of every tip within the officer's reach, each once, whoever answers for it now."""
    reached = within_reach(session, actor, Ask.SEE, Tip)
    return _count(session, reached, Tip.state.in_(SETTLED), since, until)


def tips_waiting(actor: Actor) -> Select[*tuple[int, ...]]:
    """What waits of tips at the officer's unit, as the columns of `TipsWaiting`; always one row."""
    ours = and_(Tip.unit_id == actor.unit_id, Tip.state.not_in(SETTLED))
    at_once = and_(ours, Tip.urgency == Urgency.AT_ONCE)
    offered = and_(Tip.to_unit_id == actor.unit_id, Tip.state == TipState.OFFERED)
    of = {"to_settle": ours, "at_once": at_once, "offered": offered}
    counted = (func.count(case((which, 1))).label(name) for name, which in of.items())
    return select(*counted).select_from(Tip).where(or_(ours, offered))


def found_by_code(
    session: Session, actor: Actor, now: datetime, code: str | None
) -> TipLine | None:
    """The tip of this code, if it is within the officer's reach."""
    tip = session.scalar(
        _list().where(Tip.code == code, within_reach(session, actor, Ask.SEE, Tip))
    )
    return _lines(session, actor, now, [tip])[0] if tip else None


def _count(
    session: Session,
    which: ColumnElement[bool],
    is_settled: ColumnElement[bool],
    since: datetime | None,
    until: datetime | None,
) -> Counted:
    counts = select(func.count(), func.count(case((is_settled, 1)))).select_from(Tip)
    asked = counts.where(which)
    if since is not None:
        asked = asked.where(Tip.received_at >= since)
    if until is not None:
        asked = asked.where(Tip.received_at < until)
    received, settled = session.execute(asked).one()
    return Counted(received, settled)


def _list() -> Select[Tip]:
    return select(Tip).options(joinedload(Tip.unit), joinedload(Tip.to_unit))


def _of_unit(actor: Actor) -> ColumnElement[bool]:
    """The tips that the unit has or had to answer for."""
    held = select(Reached.file_id).where(
        Reached.unit_id == actor.unit_id,
        Reached.tie.in_(HELD),
        Reached.file_id == Tip.file_id,
    )
    return Tip.file_id.in_(held)


def _offered(actor: Actor) -> Select[Tip]:
    return (
        _list()
        .where(Tip.to_unit_id == actor.unit_id, Tip.state == TipState.OFFERED)
        .order_by(_URGENT_FIRST, Tip.received_at, Tip.public_id)
        .limit(_MOST_OPEN)
    )


def _to_settle(actor: Actor) -> Select[Tip]:
    return (
        _list()
        .where(Tip.unit_id == actor.unit_id, Tip.state.not_in(SETTLED), _of_unit(actor))
        .order_by(_URGENT_FIRST, Tip.received_at, Tip.public_id)
        .limit(_MOST_OPEN)
    )


def _settled_page(actor: Actor, after: str | None) -> Select[Tip]:
    """One more than a page, the latest first."""
    is_settled = or_(Tip.state.in_(SETTLED), Tip.unit_id != actor.unit_id)
    asked = (
        _list()
        .where(is_settled, _of_unit(actor))
        .order_by(Tip.received_at.desc(), Tip.public_id.desc())
        .limit(PAGE + 1)
    )
    cursor = from_id_cursor(after)
    if cursor is None:
        return asked
    at, public_id = cursor
    same_moment = and_(Tip.received_at == at, Tip.public_id < public_id)
    return asked.where((Tip.received_at < at) | same_moment)


def _lines(session: Session, actor: Actor, now: datetime, tips: Sequence[Tip]) -> list[TipLine]:
    names = names_in(session, actor, [tip.file_id for tip in tips])
    return [_line(tip, names[tip.file_id], now) for tip in tips]


def _line(tip: Tip, names: Names, now: datetime) -> TipLine:
    return TipLine(
        public_id=tip.public_id,
        code=tip.code,
        kind=tip.kind,
        urgency=tip.urgency,
        state=tip.state,
        unit=names.of(tip.unit),
        to_unit=names.of(tip.to_unit) if tip.to_unit else None,
        received_at=tip.received_at,
        decided_at=tip.decided_at,
        waited=(tip.decided_at or now) - tip.received_at,
    )
