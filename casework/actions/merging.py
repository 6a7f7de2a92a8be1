"""Merging two cases of one person, and parting them: a decision of the head, with its reason.

Each file keeps its keys, papers and trace. The one set aside changes no more until it is parted;
then it goes on where it stood, and its clocks run as if they had never been hidden.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.spent_notices import end_spent
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.office import vietnam_day
from casework.open_matters import open_matters
from casework.position import person_of
from casework.records.cases import Case
from casework.records.merges import Merge
from casework.records.protection import Measure
from casework.safekeeping import add, safe_of
from workflows.engine import Refused
from workflows.protection import MeasureState
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def merge(
    session: Session, actor: Actor, now: datetime, case: Case, into: Case, *, reason: str
) -> Merge:
    """Set `case` aside: it is continued in `into`, about the same person.

    Both are led by the officer's unit and open to the officer, since nobody merges unread. Raises
    `Refused` where something of `case` still waits, where either is merged already or is the case
    that others were merged into, and where the two are one.
    """
    _insist_on_two(session, case, into)
    _insist_on_reading(session, actor, now, case, into)
    _insist_on_rest(session, case, now)
    made = add(
        session,
        Merge(file_id=case.file_id, into_id=into.file_id, officer_id=actor.officer_id, at=now),
        reason=reason,
    )
    case.merged_into_id = into.file_id
    end_spent(session, actor, now, case)
    due.refresh(session, case, now)
    into.swap()
    audit.record(session, "case.merged", actor, now, case.file_id, other=into.file_id)
    audit.record(session, "case.took_in", actor, now, into.file_id, other=case.file_id)
    return made


def part(session: Session, actor: Actor, now: datetime, case: Case, *, reason: str) -> Merge:
    """Take a case up again that was merged into another one. Raises `Refused` where it was not."""
    standing = session.scalar(
        select(Merge).where(Merge.file_id == case.file_id, Merge.parted_at.is_(None))
    )
    if standing is None or case.merged_into_id is None:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    standing.parted_by_id, standing.parted_at = actor.officer_id, now
    safe_of(session, case.file_id).seal(standing, parted_reason=reason)
    case.merged_into_id = None
    due.refresh(session, case, now)
    audit.record(session, "case.parted", actor, now, case.file_id, other=standing.into_id)
    audit.record(session, "case.parted", actor, now, standing.into_id, other=case.file_id)
    return standing


def _insist_on_two(session: Session, case: Case, into: Case) -> None:
    """Two cases, neither of them part of a merge that the other does not know."""
    others = session.scalar(
        select(Case.file_id).where(Case.merged_into_id == case.file_id).limit(1)
    )
    merged = case.merged_into_id or into.merged_into_id or others
    if merged is not None or case.file_id == into.file_id:
        raise Refused((Unmet(Lack.MERGED, frozenset(), OFFICE),))


def _insist_on_reading(session: Session, actor: Actor, now: datetime, *cases: Case) -> None:
    for case in cases:
        if not eyes(session, actor, case, now).may_read(person_of(session, case), "full_name"):
            raise Refused((Unmet(Lack.UNREAD, frozenset(), OFFICE),))


def _insist_on_rest(session: Session, case: Case, now: datetime) -> None:
    """Nothing waits for another unit, for a signature or a person's support, nor protects them."""
    matters = open_matters(session, case, vietnam_day(now))
    asked = any(request.is_open for request in matters.requests)
    measure = select(Measure.id).where(
        Measure.file_id == case.file_id, Measure.state == MeasureState.IN_FORCE
    )
    if asked or matters.offers or matters.lines or matters.drafts or session.scalar(measure):
        raise Refused((Unmet(Lack.UNFINISHED, frozenset(), OFFICE),))
