"""The page of a request: what was asked of whom, what was answered, and whose move it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.asking import is_done_elsewhere
from casework.actions.recorded_answers import awaits_paper
from casework.actions.verification import is_asker
from casework.actions.withdrawal import may_withdraw
from casework.audit import Actor
from casework.lookups.answers import Sealable, clock_of, officers_of, sealable
from casework.lookups.clocks import Waiting
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find_request
from casework.lookups.naming import Name, Names
from casework.policy import Ask, may
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.requests import Request
from casework.records.steps import Channel
from workflows.request import RequestState
from workflows.source import OFFICE, Source
from workflows.terms import Act, Stage


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request as both sides see it; the law is asked again when they act."""

    public_id: UUID
    code: str
    stage: Stage
    act: Act
    source: Source
    state: RequestState
    asker: Name
    asked: Name
    asked_on_system: bool
    asked_at: datetime
    asked_by: Name | None
    answered_at: datetime | None
    answered_by: Name | None
    answered_in: Name | None
    channel: Channel | None
    waiting: Waiting | None
    question: Sealable
    answer: Sealable
    paper_at: datetime | None
    awaits_paper: bool
    open_until: datetime | None
    answers: bool
    records: bool
    asks_on: bool  # the act that answers asks a next unit: it is done on its own page
    withdraws: bool
    confirms_paper: bool
    may_reveal: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state is RequestState.ASKED


def request_view(session: Session, actor: Actor, public_id: UUID, now: datetime) -> RequestView:
    """The page of a request within reach; seven statements. Raises `OutOfReach`."""
    found, request = find_request(session, actor, public_id, Ask.SEE)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, case.file_id, found.ties)
    officers = officers_of(session, request.asked_by_id, request.answered_by_id)
    waits = request.state is RequestState.ASKED
    asked_by = officers.get(request.asked_by_id)
    answered_by = officers.get(request.answered_by_id) if request.answered_by_id else None
    return RequestView(
        public_id=request.public_id,
        code=case.code,
        stage=case.stage,
        act=request.act,
        source=_source(case, request),
        state=request.state,
        asker=names.of(request.from_unit),
        asked=names.of(request.to_unit),
        asked_on_system=request.to_unit.on_system,
        asked_at=request.asked_at,
        asked_by=names.of_officer(asked_by) if asked_by else None,
        answered_at=request.answered_at,
        answered_by=names.of_officer(answered_by) if answered_by else None,
        answered_in=names.of(answered_by.unit) if answered_by else None,
        channel=request.channel,
        waiting=clock_of(session, case, request.act, now, names) if waits else None,
        question=sealable(sight, request, "question"),
        answer=sealable(sight, request, "answer"),
        paper_at=request.paper_at,
        awaits_paper=awaits_paper(request),
        open_until=sight.until,
        answers=_answers(actor, found, request),
        records=_records(session, actor, found, request),
        asks_on=is_done_elsewhere(regime_of(case), request.act),
        withdraws=_withdraws(session, actor, found, request),
        confirms_paper=_confirms(session, actor, found, request),
        may_reveal=may(actor.rank, Ask.REVEAL, found.ties),
    )


def _answers(actor: Actor, found: Found, request: Request) -> bool:
    asked = request.state is RequestState.ASKED and request.to_unit_id == actor.unit_id
    return asked and may(actor.rank, Ask.ANSWER_REQUEST, found.ties)


def _records(session: Session, actor: Actor, found: Found, request: Request) -> bool:
    """Ours writes the answer down only for a unit that cannot give it here itself."""
    waits = request.state is RequestState.ASKED and may(actor.rank, Ask.TAKE_STEP, found.ties)
    off_system = not request.to_unit.on_system
    return waits and off_system and is_asker(session, actor, found.case, request)


def _withdraws(session: Session, actor: Actor, found: Found, request: Request) -> bool:
    waits = request.state is RequestState.ASKED and may(actor.rank, Ask.TAKE_STEP, found.ties)
    return waits and may_withdraw(session, actor, found.case, request)


def _confirms(session: Session, actor: Actor, found: Found, request: Request) -> bool:
    """The asking side chases the paper of what it recorded."""
    waits = awaits_paper(request) and may(actor.rank, Ask.TAKE_STEP, found.ties)
    return waits and is_asker(session, actor, found.case, request)


def _source(case: Case, request: Request) -> Source:
    """The article of the act asked for; the same wherever the case stands now."""
    rows = (row for row in regime_of(case).rows if row.act is request.act)
    return next((row.source for row in rows), OFFICE)
