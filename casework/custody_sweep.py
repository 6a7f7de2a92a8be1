"""Custody looked over: every handoff in flight, and the two lines as the records of moves tell.

Each function returns the files that are not whole. Reads only; for the doctor and for tests.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.lookups.receivers import collide
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.tips import Tip
from casework.records.whereabouts import Whereabouts
from workflows.handoff import OPEN, HandoffState
from workflows.terms import Moves
from workflows.tip import TipState


def flights_not_whole(session: Session, cases: Iterable[Case]) -> set[UUID]:
    """Files where a handoff in flight has not one sender who still leads, and one receiver.

    A handoff of the person alone may outlast its sender's lead: who leads now may recall it. The
    receiver has the tie `OFFERED`, and nobody has it without an open offer.
    """
    leads = {case.file_id: case.lead_unit_id for case in cases}
    flying = _by_file(session.scalars(_handoffs().where(Handoff.state.in_(OPEN))))
    former = {(row.file_id, row.from_unit_id) for row in session.scalars(_moves_of_the_lead())}
    wrong = _without_tie(session, flying)
    for file_id, offers in flying.items():
        lead = leads.get(file_id)
        for offer in offers:
            led = offer.moves is Moves.PERSON and (file_id, offer.from_unit_id) in former
            if (offer.from_unit_id != lead and not led) or offer.to_unit_id == lead:
                wrong.add(file_id)
        if any(collide(a.moves, b.moves) for i, a in enumerate(offers) for b in offers[:i]):
            wrong.add(file_id)
    return wrong


def lead_lines_broken(session: Session, cases: Iterable[Case]) -> set[UUID]:
    """Files whose line of leads has a gap: each change of the lead is an accepted handoff."""
    began = {row.file_id: row.unit_id for row in session.scalars(_entries())}
    moved = _by_file(session.scalars(_moves_of_the_lead()))
    return {
        case.file_id
        for case in cases
        if not _is_chain(case, began.get(case.file_id), moved.get(case.file_id, []))
    }


def place_lines_broken(session: Session, cases: Iterable[Case]) -> set[UUID]:
    """Files whose line of places has a gap, an overlap, or an arrival of which it knows nothing."""
    stays: dict[UUID, list[Whereabouts]] = defaultdict(list)
    for stay in session.scalars(_stays()):
        stays[stay.file_id].append(stay)
    arrivals: dict[UUID, set[datetime]] = defaultdict(set)
    for row in session.scalars(_handoffs().where(Handoff.moves != Moves.LEAD)):
        came = row.person_in_at or (row.answered_at if _is_accepted(row) else None)
        if came is not None:
            arrivals[row.file_id].add(came)
    return {
        case.file_id
        for case in cases
        if not _is_line(case, stays[case.file_id])
        or not arrivals[case.file_id] <= {stay.since_at for stay in stays[case.file_id]}
    }


def _without_tie(session: Session, flying: dict[UUID, list[Handoff]]) -> set[UUID]:
    offered = {(offer.file_id, offer.to_unit_id) for found in flying.values() for offer in found}
    tips = session.execute(select(Tip.file_id, Tip.to_unit_id).where(Tip.state == TipState.OFFERED))
    offered |= {(file_id, unit_id) for file_id, unit_id in tips if unit_id is not None}
    held = session.execute(select(Reach.file_id, Reach.unit_id).where(Reach.tie == Tie.OFFERED))
    tied = {(file_id, unit_id) for file_id, unit_id in held}
    return {file_id for file_id, _ in offered ^ tied}


def _is_chain(case: Case, began: UUID | None, moved: Sequence[Handoff]) -> bool:
    """From the unit that received the person to the one that leads, hand by hand, in time."""
    leads, at = began, case.received_at
    for handoff in moved:
        taken_at = handoff.answered_at
        if handoff.from_unit_id != leads or taken_at is None or taken_at < at:
            return False
        leads, at = handoff.to_unit_id, taken_at
    return leads == case.lead_unit_id


def _is_line(case: Case, stays: Sequence[Whereabouts]) -> bool:
    """From the receipt to now, one place after the other; the last has no end."""
    if not stays or stays[0].since_at != case.received_at or stays[-1].until_at is not None:
        return False
    ends = [stay.until_at for stay in stays[:-1]]
    return ends == [stay.since_at for stay in stays[1:]]


def _is_accepted(row: Handoff) -> bool:
    return row.state is HandoffState.ACCEPTED


def _by_file(rows: Iterable[Handoff]) -> dict[UUID, list[Handoff]]:
    found: dict[UUID, list[Handoff]] = defaultdict(list)
    for row in rows:
        found[row.file_id].append(row)
    return found


def _handoffs() -> Select[Handoff]:
    return select(Handoff).order_by(Handoff.answered_at, Handoff.id)


def _moves_of_the_lead() -> Select[Handoff]:
    return _handoffs().where(Handoff.state == HandoffState.ACCEPTED, Handoff.moves != Moves.PERSON)


def _entries() -> Select[Step]:
    """The step by which each file was opened; later ones of the same act come after it."""
    entry = select(Case.entry).where(Case.file_id == Step.file_id).scalar_subquery()
    return select(Step).where(Step.act == entry).order_by(Step.at.desc(), Step.id.desc())


def _stays() -> Select[Whereabouts]:
    return select(Whereabouts).order_by(Whereabouts.since_at, Whereabouts.id)
