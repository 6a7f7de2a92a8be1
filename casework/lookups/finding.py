"""Finding a case and what belongs to it through the officer: no reach, no record, no hint."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.base import ExecutableOption

from casework.audit import Actor
from casework.policy import CHANGING, Ask, NotTied, OutOfReach, may, within_reach
from casework.records.batches import Batch, BatchRow, ReturnList
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.protection import Measure
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.support import SupportLine
from casework.records.tips import Tip
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

BatchPart = TypeVar("BatchPart", BatchRow, ReturnList)
Part = TypeVar("Part", Handoff, Request, Conclusion, Paper, SupportLine, Measure)


@dataclass(frozen=True, slots=True)
class Found:
    """A case with the unit's ties to it."""

    case: Case
    ties: frozenset[Tie]


@dataclass(frozen=True, slots=True)
class FoundBatch:
    """A reception batch with the unit's ties to it."""

    batch: Batch
    ties: frozenset[Tie]


@dataclass(frozen=True, slots=True)
class FoundTip:
    """A tip with the unit's ties to it."""

    tip: Tip
    ties: frozenset[Tie]


def find(session: Session, actor: Actor, code: str, ask: Ask) -> Found:
    """The case with this code, as the officer's unit is tied to it; one statement.

    Raises `OutOfReach` where it is absent or the officer may not even see it (the two answer
    alike), `NotTied` where the officer sees it but the unit's tie does not allow `ask`, and
    `Refused` where it is to change and was merged into another case.
    """
    return _found(session, actor, ask, Case.code == code)


def insist(actor: Actor, ties: frozenset[Tie], ask: Ask) -> None:
    """Raises `OutOfReach` where these ties do not let the officer see, `NotTied` where only see.

    A rank that has no such ask at all is stopped at the door; behind it, it is tied to nothing.
    """
    if not may(actor.rank, Ask.SEE, ties):
        raise OutOfReach
    if not may(actor.rank, ask, ties):
        raise NotTied(ask, only_oversees=ties == {Tie.OVERSEES})


def insist_not_merged(case: Case, ask: Ask) -> None:
    """Raises `Refused` for a change to a case that is continued in another one."""
    if ask in CHANGING and case.merged_into_id is not None:
        raise Refused((Unmet(Lack.MERGED, frozenset(), OFFICE),))


def find_handoff(
    session: Session, actor: Actor, public_id: UUID, ask: Ask
) -> tuple[Found, Handoff]:
    """A handoff and its case, with both units. Raises `OutOfReach` and `NotTied`."""
    sides = joinedload(Handoff.from_unit), joinedload(Handoff.to_unit)
    return find_part(session, actor, Handoff, public_id, ask, *sides)


def find_request(
    session: Session, actor: Actor, public_id: UUID, ask: Ask
) -> tuple[Found, Request]:
    """A request and its case, with both units. Raises `OutOfReach` and `NotTied`."""
    sides = joinedload(Request.from_unit), joinedload(Request.to_unit)
    return find_part(session, actor, Request, public_id, ask, *sides)


def find_duty_notice(
    session: Session, actor: Actor, public_id: UUID, ask: Ask
) -> tuple[Found, DutyNotice]:
    """A notice of duty and its case, with both units. Raises as `find` does.

    The one thing of a case that is found without seeing the case: whoever was only notified finds
    the notices sent to its own unit, and no other.
    """
    sides = joinedload(DutyNotice.from_unit), joinedload(DutyNotice.to_unit)
    reached = within_reach(session, actor, Ask.READ_NOTICE, DutyNotice)
    which = DutyNotice.public_id == public_id
    notice = session.scalar(select(DutyNotice).options(*sides).where(which, reached))
    if notice is None:
        raise OutOfReach
    case, tied = _tied(session, actor, Case.file_id == notice.file_id)
    if not may(actor.rank, Ask.SEE, tied) and notice.to_unit_id != actor.unit_id:
        raise OutOfReach
    if not may(actor.rank, ask, tied):
        raise NotTied(ask, only_oversees=tied == {Tie.OVERSEES})
    insist_not_merged(case, ask)
    return Found(case, tied), notice


def find_batch(session: Session, actor: Actor, public_id: UUID, ask: Ask) -> FoundBatch:
    """A reception batch as the officer's unit is tied to it. Raises `OutOfReach`, `NotTied`."""
    return _found_batch(session, actor, ask, Batch.public_id == public_id)


def find_tip(session: Session, actor: Actor, public_id: UUID, ask: Ask) -> FoundTip:
    """A tip as the officer's unit is tied to it, with both its units.

    Raises `OutOfReach` and `NotTied`.
    """
    rows = session.execute(
        select(Tip, Reach.tie)
        .join(Reach, and_(Reach.file_id == Tip.file_id, _own(session, actor)))
        .options(joinedload(Tip.unit), joinedload(Tip.to_unit))
        .where(Tip.public_id == public_id)
    ).all()
    if not rows:
        raise OutOfReach
    found = FoundTip(rows[0][0], frozenset(tie for _, tie in rows))
    insist(actor, found.ties, ask)
    return found


def find_batch_part(
    session: Session,
    actor: Actor,
    kind: type[BatchPart],
    public_id: UUID,
    ask: Ask,
    *loaded: ExecutableOption,
) -> tuple[FoundBatch, BatchPart]:
    """A list or a row of a batch, by the id in its address. Raises as `find_batch` does."""
    reached = within_reach(session, actor, Ask.SEE, kind)
    part = session.scalar(select(kind).options(*loaded).where(kind.public_id == public_id, reached))
    if part is None:
        raise OutOfReach
    return _found_batch(session, actor, ask, Batch.file_id == part.file_id), part


def find_part(
    session: Session,
    actor: Actor,
    kind: type[Part],
    public_id: UUID,
    ask: Ask,
    *loaded: ExecutableOption,
) -> tuple[Found, Part]:
    """A record of a case by the id in its address, and the case. Raises as `find` does."""
    reached = within_reach(session, actor, Ask.SEE, kind)
    part = session.scalar(select(kind).options(*loaded).where(kind.public_id == public_id, reached))
    if part is None:
        raise OutOfReach
    return _found(session, actor, ask, Case.file_id == part.file_id), part


def _tied(
    session: Session, actor: Actor, which: ColumnElement[bool]
) -> tuple[Case, frozenset[Tie]]:
    rows = session.execute(
        select(Case, Reach.tie)
        .join(Reach, and_(Reach.file_id == Case.file_id, _own(session, actor)))
        .options(joinedload(Case.lead_unit))
        .where(which)
    ).all()
    if not rows:
        raise OutOfReach
    return rows[0][0], frozenset(tie for _, tie in rows)


def _found(session: Session, actor: Actor, ask: Ask, which: ColumnElement[bool]) -> Found:
    found = Found(*_tied(session, actor, which))
    insist(actor, found.ties, ask)
    insist_not_merged(found.case, ask)
    return found


def _found_batch(
    session: Session, actor: Actor, ask: Ask, which: ColumnElement[bool]
) -> FoundBatch:
    rows = session.execute(
        select(Batch, Reach.tie)
        .join(Reach, and_(Reach.file_id == Batch.file_id, _own(session, actor)))
        .where(which)
    ).all()
    if not rows:
        raise OutOfReach
    found = FoundBatch(rows[0][0], frozenset(tie for _, tie in rows))
    insist(actor, found.ties, ask)
    return found


def _own(session: Session, actor: Actor) -> ColumnElement[bool]:
    if not session.info["walls"].lookups:
        return true()
    return Reach.unit_id == actor.unit_id
