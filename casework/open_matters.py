"""What of a case is still open, read at once; what waits for whom is then reckoned without asking.

Columns and not records: a refresh comes with every act, and needs none of the sealed ones.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from casework.case_clocks import past_of
from casework.open_packets import Unsettled, unsettled
from casework.position import recorder_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.follow_ups import FollowUp
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.proofs import Proof
from casework.records.regime_changes import ChangeState, RegimeChange
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.support import SupportLine
from casework.records.units import Unit
from workflows.counting import Past
from workflows.handoff import ANSWERS, OPEN, HandoffState
from workflows.request import ANSWERS as REQUEST_ANSWERS
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act, Moves, Stage


class Asked(NamedTuple):
    """A handoff or a request: of whom the act is asked, and whose officer asks."""

    act: Act
    public_id: UUID
    is_open: bool
    to: Unit
    by_unit_id: UUID
    at: datetime


class Unconfirmed(NamedTuple):
    """What ours recorded for the other side of a handoff or a request, until its paper comes."""

    act: Act
    public_id: UUID
    unit_id: UUID
    at: datetime


class Line(NamedTuple):
    """A support line that somebody has still to decide, or to bring to the person."""

    public_id: UUID
    state: LineState
    unit_id: UUID
    proposed_at: datetime
    decided_at: datetime | None


class Draft(NamedTuple):
    """A conclusion that waits for another hand."""

    act: Act
    public_id: UUID
    unit_id: UUID
    at: datetime


class Change(NamedTuple):
    """A move to the other regime that waits for the head of the unit."""

    id: UUID
    unit_id: UUID
    at: datetime


class Look(NamedTuple):
    """The last follow-up, and the day that it set for the next."""

    at: datetime
    next_on: date | None


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Everything on which the projection of one case rests. Requests stand the last first.

    `lead_reminded` is the lead, or who is reminded in its place.
    """

    lead: Unit
    lead_reminded: UUID
    past: Past
    offers: tuple[Asked, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    unconfirmed_answers: tuple[Unconfirmed, ...]
    unproven: tuple[Unconfirmed, ...]
    requests: tuple[Asked, ...]
    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]
    changes: tuple[Change, ...]
    packets: tuple[Unsettled, ...]
    last_look: Look | None


def open_matters(session: Session, case: Case, day: date) -> OpenMatters:
    """What is open in a case on a day (Vietnam); eight statements, more where the lead is away."""
    lead = session.get_one(Unit, case.lead_unit_id)
    handoffs = session.execute(_HANDOFFS, {"of_file": case.file_id}).all()
    requests = session.execute(_REQUESTS, {"of_file": case.file_id}).all()
    return OpenMatters(
        lead=lead,
        lead_reminded=_lead_reminded(session, case, lead, day),
        past=past_of(session, case),
        offers=tuple(
            Asked(act, ref, True, to, by, offered_at)
            for act, ref, state, to, by, offered_at, *_ in handoffs
            if state in OPEN
        ),
        unconfirmed=tuple(
            Unconfirmed(act, ref, by, at)
            for act, ref, _, _, _, _, by, at, is_recorded in handoffs
            if is_recorded and at is not None
        ),
        requests=tuple(
            Asked(act, ref, state is RequestState.ASKED, to, by, asked_at)
            for act, ref, state, to, by, asked_at, *_ in requests
            if state is not RequestState.REFUSED
        ),
        unconfirmed_answers=tuple(
            Unconfirmed(act, ref, by, at)
            for act, ref, _, _, _, _, by, at, is_recorded in requests
            if is_recorded and at is not None
        ),
        unproven=tuple(
            Unconfirmed(*row) for row in session.execute(_UNPROVEN, {"of_file": case.file_id})
        ),
        changes=tuple(Change(*row) for row in session.execute(_CHANGES, {"of_file": case.file_id})),
        packets=unsettled(session, case, day),
        lines=_lines(session, case),
        drafts=tuple(Draft(*row) for row in session.execute(_DRAFTS, {"of_file": case.file_id})),
        last_look=_last_look(session, case),
    )


def _lead_reminded(session: Session, case: Case, lead: Unit, day: date) -> UUID:
    """Of a lead that is not on the system, its recorder; of one that has ended, who gave the case.

    The successor is reminded of nothing: as long as it leads nothing here, it may not see it.
    """
    if lead.on_system and lead.acts_on(day):
        return lead.id
    recorder = recorder_of(session, case)
    if recorder is not None or lead.acts_on(day):
        return recorder or lead.id
    givers = session.scalars(_GIVERS, {"of_file": case.file_id, "of_lead": lead.id})
    still = (unit.id for unit in givers if unit.on_system and unit.acts_on(day))
    return next(still, lead.parent_id or lead.id)


def _lines(session: Session, case: Case) -> tuple[Line, ...]:
    if case.stage is Stage.CLOSED:
        return ()
    return tuple(Line(*row) for row in session.execute(_LINES, {"of_file": case.file_id}))


def _last_look(session: Session, case: Case) -> Look | None:
    if case.stage is not Stage.REINTEGRATION:
        return None
    row = session.execute(_LAST_LOOK, {"of_file": case.file_id}).first()
    return Look(*row) if row else None


_OF_FILE: Final[BindParameter[UUID]] = bindparam("of_file")
_Asker = aliased(Officer, name="asker")
_Answerer = aliased(Officer, name="answerer")

_IS_TAKEN_DOWN: Final = and_(
    Handoff.state.in_(ANSWERS),
    Handoff.channel != Channel.SYSTEM,
    Handoff.paper_id.is_(None),
)

_HANDOFFS: Final = (
    select(
        Handoff.act,
        Handoff.public_id,
        Handoff.state,
        Unit,
        _Asker.unit_id,
        Handoff.offered_at,
        _Answerer.unit_id,
        Handoff.answered_at,
        _IS_TAKEN_DOWN,
    )
    .join(Unit, Unit.id == Handoff.to_unit_id)
    .join(_Asker, _Asker.id == Handoff.offered_by_id)
    .outerjoin(_Answerer, _Answerer.id == Handoff.answered_by_id)
    .where(
        Handoff.file_id == _OF_FILE,
        or_(
            Handoff.state.in_(OPEN),
            _IS_TAKEN_DOWN,
        ),
    )
    .order_by(Handoff.id)
)

_GIVERS: Final = (
    select(Unit)
    .join(Handoff, Handoff.from_unit_id == Unit.id)
    .where(
        Handoff.file_id == _OF_FILE,
        Handoff.to_unit_id == bindparam("of_lead"),
        Handoff.state == HandoffState.ACCEPTED,
        Handoff.moves != Moves.PERSON,
    )
    .order_by(Handoff.answered_at.desc())
)

_IS_RECORDED: Final = and_(
    Request.state.in_(REQUEST_ANSWERS),
    Request.channel != Channel.SYSTEM,
    Request.paper_id.is_(None),
)

_REQUESTS: Final = (
    select(
        Request.act,
        Request.public_id,
        Request.state,
        Unit,
        _Asker.unit_id,
        Request.asked_at,
        _Answerer.unit_id,
        Request.answered_at,
        _IS_RECORDED.label("is_recorded"),
    )
    .join(Unit, Unit.id == Request.to_unit_id)
    .join(_Asker, _Asker.id == Request.asked_by_id)
    .outerjoin(_Answerer, _Answerer.id == Request.answered_by_id)
    .where(
        Request.file_id == _OF_FILE,
        or_(Request.state.in_((RequestState.ASKED, RequestState.ANSWERED)), _IS_RECORDED),
    )
    .order_by(Request.asked_at.desc(), Request.id.desc())
)

_LINES: Final = select(
    SupportLine.public_id,
    SupportLine.state,
    SupportLine.unit_id,
    SupportLine.proposed_at,
    SupportLine.decided_at,
).where(
    SupportLine.file_id == _OF_FILE,
    SupportLine.state.in_((LineState.PROPOSED, LineState.APPROVED)),
)

_DRAFTS: Final = select(
    Conclusion.act, Conclusion.public_id, Conclusion.unit_id, Conclusion.drafted_at
).where(Conclusion.file_id == _OF_FILE, Conclusion.state == ConclusionState.DRAFT)

_UNPROVEN: Final = (
    select(Proof.act, Proof.public_id, Proof.by_unit_id, Proof.done_at)
    .where(Proof.file_id == _OF_FILE, Proof.channel != Channel.SYSTEM, Proof.paper_id.is_(None))
    .order_by(Proof.id)
)

_CHANGES: Final = select(RegimeChange.id, RegimeChange.unit_id, RegimeChange.proposed_at).where(
    RegimeChange.file_id == _OF_FILE, RegimeChange.state == ChangeState.PROPOSED
)

_LAST_LOOK: Final = (
    select(FollowUp.at, FollowUp.next_on)
    .where(FollowUp.file_id == _OF_FILE)
    .order_by(FollowUp.at.desc(), FollowUp.id.desc())
    .limit(1)
)
