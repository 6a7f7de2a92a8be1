"""The due projection: what waits for whom. Verbs keep it; it can be rebuilt from nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.office import calendar_of, vietnam_day
from casework.position import recorder_of, regime_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.dues import Due, Waits
from casework.records.follow_ups import FollowUp
from casework.records.handoffs import Handoff
from casework.records.ids import new_id
from casework.records.officers import Officer
from casework.records.requests import Request
from casework.records.steps import Channel, Step
from casework.records.support import SupportLine
from casework.records.units import Unit
from workflows.deadlines import Reading, end_of_day, open_clocks, read_clock
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act, Stage


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits; the projection holds exactly these."""

    waits: Waits
    key: str
    subject_id: UUID | None
    unit_id: UUID
    started_at: datetime
    due_at: datetime | None


def refresh(session: Session, case: Case, now: datetime) -> None:
    """Make the projection of one case true again, in the transaction of the act.

    It rests on all that is recorded of the case, so of two acts at one moment one must lose.
    """
    case.swap()
    session.flush()
    wanted = set(waiting(session, case, now))
    for row in session.scalars(select(Due).where(Due.file_id == case.file_id)):
        held = Waiting(row.waits, row.key, row.subject_id, row.unit_id, row.started_at, row.due_at)
        if held in wanted:
            wanted.discard(held)
        else:
            session.delete(row)
    session.add_all(_row(case, item) for item in wanted)


def waiting(session: Session, case: Case, now: datetime) -> list[Waiting]:
    """Everything that waits in this case, computed from recorded facts, rules and calendar."""
    handoffs = _open_handoffs(session, case)
    requests = _open_requests(session, case)
    return [
        *_clocks(session, case, handoffs, requests, now),
        *(_offer(session, handoff) for handoff in handoffs),
        *(_question(session, request) for request in requests),
        *_proposals(session, case, now),
        *_drafts(session, case),
        *_approved(session, case),
        *_next_look(session, case),
        *_unconfirmed(session, case),
    ]


def readings(session: Session, case: Case, now: datetime) -> tuple[Reading, ...]:
    """The clocks of the case that run or have no known limit, as the law counts them."""
    if case.stage is Stage.CLOSED:
        return ()
    return tuple(open_clocks(regime_of(case), _done(session, case), now, calendar_of(session)))


def _clocks(
    session: Session,
    case: Case,
    handoffs: Iterable[Handoff],
    requests: Iterable[Request],
    now: datetime,
) -> list[Waiting]:
    return [
        Waiting(
            Waits.CLOCK,
            reading.clock.key,
            None,
            _who_must(session, case, reading, handoffs, requests, now),
            reading.started_at,
            reading.due_at,
        )
        for reading in readings(session, case, now)
    ]


def _who_must(
    session: Session,
    case: Case,
    reading: Reading,
    handoffs: Iterable[Handoff],
    requests: Iterable[Request],
    now: datetime,
) -> UUID:
    """The unit that plays the clock's role here: the lead, else who was asked or offered.

    Of units off the system nobody is reminded, so the clock waits for the one that records.
    """
    regime, day = regime_of(case), vietnam_day(now)
    lead = session.get_one(Unit, case.lead_unit_id)
    parties = [
        *(request.to_unit_id for request in requests if request.act in reading.clock.ends),
        *(handoff.to_unit_id for handoff in handoffs if handoff.act in reading.clock.ends),
        *(handoff.to_unit_id for handoff in handoffs),
        *_asked(session, case),
    ]
    on_system = (unit for unit in _units(session, parties) if unit.on_system)
    found = next(
        (
            unit
            for unit in (lead, *on_system)
            if reading.clock.by in regime.roles_of(unit.sector, unit.level, day)
        ),
        lead,
    )
    return _reminded(session, case, found)


def _asked(session: Session, case: Case) -> list[UUID]:
    """Units that were asked and did not refuse, the last first: who answered has to conclude."""
    asked = select(Request.to_unit_id).where(
        Request.file_id == case.file_id,
        Request.state.in_((RequestState.ASKED, RequestState.ANSWERED)),
    )
    return list(session.scalars(asked.order_by(Request.asked_at.desc(), Request.id.desc())))


def _reminded(session: Session, case: Case, unit: Unit) -> UUID:
    if unit.on_system:
        return unit.id
    return recorder_of(session, case) or unit.id


def _units(session: Session, ids: Iterable[UUID]) -> list[Unit]:
    return [session.get_one(Unit, unit_id) for unit_id in ids]


def _done(session: Session, case: Case) -> dict[Act, datetime]:
    """When each act that counts was last done: when it happened, not when it was entered.

    What a later act set aside does not count: a case taken up again is closed no more.
    """
    rows = session.execute(
        select(Step.act, Step.happened_at)
        .where(Step.file_id == case.file_id)
        .order_by(Step.at, Step.id)
    ).all()
    finished = regime_of(case).finished(act for act, _ in rows)
    done: dict[Act, datetime] = {}
    for act, at in rows:
        if act in finished:
            done[act] = max(at, done.get(act, at))
    return done


def _open_handoffs(session: Session, case: Case) -> list[Handoff]:
    return list(
        session.scalars(
            select(Handoff).where(
                Handoff.file_id == case.file_id, Handoff.state == HandoffState.OFFERED
            )
        )
    )


def _open_requests(session: Session, case: Case) -> list[Request]:
    return list(
        session.scalars(
            select(Request).where(
                Request.file_id == case.file_id, Request.state == RequestState.ASKED
            )
        )
    )


def _offer(session: Session, handoff: Handoff) -> Waiting:
    return Waiting(
        Waits.HANDOFF,
        handoff.act.value,
        handoff.public_id,
        _reachable(session, handoff.to_unit_id, handoff.offered_by_id),
        handoff.offered_at,
        None,
    )


def _question(session: Session, request: Request) -> Waiting:
    return Waiting(
        Waits.REQUEST,
        request.act.value,
        request.public_id,
        _reachable(session, request.to_unit_id, request.asked_by_id),
        request.asked_at,
        None,
    )


def _proposals(session: Session, case: Case, now: datetime) -> list[Waiting]:
    """The proposed support lines: each waits for its own decision, within its own limit."""
    clocks = [clock for clock in regime_of(case).clocks if clock.per_line]
    if not clocks or case.stage is Stage.CLOSED:
        return []
    lines = session.execute(
        select(SupportLine.public_id, SupportLine.proposed_at).where(
            SupportLine.file_id == case.file_id, SupportLine.state == LineState.PROPOSED
        )
    ).all()
    calendar = calendar_of(session)
    return [
        _proposal(session, case, public_id, read_clock(clock, at, None, now, calendar), now)
        for public_id, at in lines
        for clock in clocks
    ]


def _proposal(
    session: Session, case: Case, line_id: UUID, reading: Reading, now: datetime
) -> Waiting:
    return Waiting(
        Waits.CLOCK,
        reading.clock.key,
        line_id,
        _who_must(session, case, reading, (), (), now),
        reading.started_at,
        reading.due_at,
    )


def _drafts(session: Session, case: Case) -> list[Waiting]:
    """Drafts that wait for another hand: the head of the unit that drafted is told."""
    rows = session.execute(
        select(Conclusion.act, Conclusion.id, Conclusion.unit_id, Conclusion.drafted_at).where(
            Conclusion.file_id == case.file_id, Conclusion.state == ConclusionState.DRAFT
        )
    )
    return [Waiting(Waits.SIGNATURE, act.value, ref, unit, at, None) for act, ref, unit, at in rows]


def _approved(session: Session, case: Case) -> list[Waiting]:
    """Approved support that has still to reach the person: the unit that proposed it is told."""
    if case.stage is Stage.CLOSED:
        return []
    rows = session.execute(
        select(SupportLine.public_id, SupportLine.unit_id, SupportLine.decided_at).where(
            SupportLine.file_id == case.file_id, SupportLine.state == LineState.APPROVED
        )
    )
    return [
        Waiting(Waits.DELIVERY, Act.DELIVER_SUPPORT.value, ref, unit, at, None)
        for ref, unit, at in rows
        if at is not None
    ]


def _next_look(session: Session, case: Case) -> list[Waiting]:
    """The day that the last look set for the next one; the unit that leads is reminded."""
    if case.stage is not Stage.REINTEGRATION or Act.FOLLOW_UP not in _done(session, case):
        return []
    last = session.execute(
        select(FollowUp.at, FollowUp.next_on)
        .where(FollowUp.file_id == case.file_id)
        .order_by(FollowUp.at.desc(), FollowUp.id.desc())
        .limit(1)
    ).first()  # none while the first look is being taken
    if last is None or last.next_on is None:
        return []
    lead = _reminded(session, case, session.get_one(Unit, case.lead_unit_id))
    due_at = end_of_day(last.next_on)
    return [Waiting(Waits.FOLLOW_UP, Act.FOLLOW_UP.value, None, lead, last.at, due_at)]


def _unconfirmed(session: Session, case: Case) -> list[Waiting]:
    """Acts of the other side that ours recorded: they count, and whoever did chases the paper."""
    rows = session.execute(
        select(Handoff.act, Handoff.public_id, Officer.unit_id, Handoff.answered_at)
        .join(Officer, Officer.id == Handoff.answered_by_id)
        .where(
            Handoff.file_id == case.file_id,
            Handoff.channel != Channel.SYSTEM,
            Handoff.paper_at.is_(None),
        )
    )
    return [
        Waiting(Waits.PAPER, act.value, ref, unit, at, None)
        for act, ref, unit, at in rows
        if at is not None
    ]


def _reachable(session: Session, unit_id: UUID, asked_by_id: UUID) -> UUID:
    """Who can be reminded: the unit itself or, while it is off the system, the asking officer's."""
    if session.get_one(Unit, unit_id).on_system:
        return unit_id
    return session.get_one(Officer, asked_by_id).unit_id


def _row(case: Case, item: Waiting) -> Due:
    return Due(
        id=new_id(),
        file_id=case.file_id,
        waits=item.waits,
        key=item.key,
        subject_id=item.subject_id,
        unit_id=item.unit_id,
        started_at=item.started_at,
        due_at=item.due_at,
    )
