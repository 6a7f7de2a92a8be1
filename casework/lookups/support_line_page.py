"""Support lines: the page of one, and the lines of a case that wait for somebody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from casework.actions.head import UNREAD, has_open
from casework.audit import Actor
from casework.lookups.act_page import ActView, act_view
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import Found, find_part
from casework.lookups.naming import Name, Names
from casework.policy import Ask, may
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.support import SupportLine
from workflows.regime import Unmet
from workflows.support import LineState
from workflows.terms import Act, Letter


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line in a list; `letter` is empty until it was opened."""

    public_id: UUID
    state: LineState
    letter: Letter | None
    unit: Name
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """Who did something to a line, and when."""

    name: Name
    at: datetime


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line. Letter, detail and outcome are empty until they were opened.

    `unread` says why the officer's own decision waits until then.
    """

    row: LineRow
    code: str
    is_open: bool
    detail: str | None
    outcome: str | None
    proposed: Made
    decided: Made | None
    delivered: Made | None
    is_own_proposal: bool
    may_visit: bool
    may_reveal: bool
    may_decide: bool
    next_act: ActView | None
    unread: tuple[Unmet, ...]


def line_page(session: Session, actor: Actor, now: datetime, public_id: UUID) -> LinePage:
    """The line for this officer. Raises `OutOfReach`."""
    found, line = find_part(
        session, actor, SupportLine, public_id, Ask.SEE, joinedload(SupportLine.unit)
    )
    sight = eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, line.file_id, found.ties)
    proposed, decided, delivered = _made(session, line, names)
    is_open, next_act = has_open(sight, line), _next_act(session, actor, now, found, line)
    is_own = line.proposed_by_id == actor.officer_id
    return LinePage(
        row=_row(line, sight, names),
        code=found.case.code,
        is_open=is_open,
        detail=_text(sight, line, "detail") if is_open else None,
        outcome=_text(sight, line, "outcome") if is_open else None,
        proposed=proposed,
        decided=decided,
        delivered=delivered,
        is_own_proposal=is_own,
        may_visit=may(actor.rank, Ask.VISIT, found.ties),
        may_reveal=may(actor.rank, Ask.REVEAL, found.ties),
        may_decide=not is_own and may(actor.rank, Ask.SIGN, found.ties),
        next_act=next_act,
        unread=() if is_open or _is_recorded(next_act) else (UNREAD,),
    )


def lines_in(
    session: Session, actor: Actor, now: datetime, case: Case, state: LineState
) -> list[LineRow]:
    """The lines of a case in this state, oldest first."""
    sight, names = eyes(session, actor, case, now), Names(session, actor, case.file_id)
    lines = session.scalars(
        select(SupportLine)
        .options(joinedload(SupportLine.unit))
        .where(SupportLine.file_id == case.file_id, SupportLine.state == state)
        .order_by(SupportLine.proposed_at, SupportLine.id)
    )
    return [_row(line, sight, names) for line in lines]


_NEXT = {LineState.PROPOSED: Act.APPROVE_SUPPORT, LineState.APPROVED: Act.DELIVER_SUPPORT}


def _next_act(
    session: Session, actor: Actor, now: datetime, found: Found, line: SupportLine
) -> ActView | None:
    """The act that the line waits for, as the law sees it now; none at the end of its life.

    Nothing for whoever takes no step here: the reasons would tell age, wish and place.
    """
    act = _NEXT.get(line.state)
    if act is None or not may(actor.rank, Ask.TAKE_STEP, found.ties):
        return None
    return act_view(session, actor, now, found.case, act)


def _is_recorded(act: ActView | None) -> bool:
    """Whether ours only writes down what another unit decided: that is no signature."""
    return act is not None and act.recorded_for is not None


def _row(line: SupportLine, sight: Eyes, names: Names) -> LineRow:
    letter = _text(sight, line, "letter") if sight.may_read(line, "letter") else None
    return LineRow(
        line.public_id,
        line.state,
        Letter.of(letter) if letter else None,
        names.of(line.unit),
        line.proposed_at,
    )


def _text(sight: Eyes, line: SupportLine, column: str) -> str | None:
    value = sight.read(line, column)
    return str(value) if value else None


def _made(
    session: Session, line: SupportLine, names: Names
) -> tuple[Made, Made | None, Made | None]:
    proposer, decider, deliverer = aliased(Officer), aliased(Officer), aliased(Officer)
    by = session.execute(
        select(proposer, decider, deliverer)
        .select_from(SupportLine)
        .join(proposer, proposer.id == SupportLine.proposed_by_id)
        .outerjoin(decider, decider.id == SupportLine.decided_by_id)
        .outerjoin(deliverer, deliverer.id == SupportLine.delivered_by_id)
        .where(SupportLine.id == line.id)
    ).one()
    return (
        Made(names.of_officer(by[0]), line.proposed_at),
        Made(names.of_officer(by[1]), line.decided_at) if line.decided_at else None,
        Made(names.of_officer(by[2]), line.delivered_at) if line.delivered_at else None,
    )
