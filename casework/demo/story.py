"""One invented case, told act by act. Each line calls one verb as one officer at a past moment."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Concatenate, ParamSpec, Self, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.closing import close
from casework.actions.conclusion import draft_conclusion, sign_conclusion
from casework.actions.correction import correct
from casework.actions.handoff import accept, offer, record_acceptance, send_back
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal, visit
from casework.actions.paper import attach_paper
from casework.actions.plain import do_act, record_for
from casework.actions.protection import protect
from casework.actions.receive import Intake, receive
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.screen import find_no_signs, find_signs
from casework.actions.support import approve_support, deliver_support, give_at_once, propose_support
from casework.actions.telling import Told
from casework.actions.verification import answer_verification, initial_check, request_verification
from casework.audit import Actor
from casework.demo.cast import Cast
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.position import person_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.handoffs import Handoff
from casework.records.openings import Reason
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.support import SupportLine
from casework.transaction import perform
from workflows.answers import Answers
from workflows.handoff import HandoffState
from workflows.identification import Deed, Evidence, Means, Purpose
from workflows.protection import MeasureKind
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act, Ground, Letter, Paper, Rank, SendBackGround

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Session, Actor, datetime, Case, P], object]
Found = Callable[[Session, Case], R]
VerbOn = Callable[Concatenate[Session, Actor, datetime, Case, R, P], object]

_MINUTE = timedelta(minutes=1)
_SHEET = Answers(
    evidence=frozenset({Evidence.PERSON, Evidence.RESCUER}),
    deeds=frozenset({Deed.TRANSFERRED, Deed.HARBOURED}),
    means=frozenset({Means.DECEIT}),
    purposes=frozenset({Purpose.LABOUR}),
)
_MEASURES = (MeasureKind.SECRET_DATA.value, MeasureKind.SHELTER.value)


class Story:
    """A case from its first moment; `who` and `to` are keys of the demo's agencies."""

    def __init__(self, cast: Cast, who: str, entry: Act, at: datetime, intake: Intake) -> None:
        """The person is received at `at` and entered twenty minutes later, or now if sooner."""
        self._cast = cast
        actor, entered_at = cast.actors[who, Rank.OFFICER], min(at + 20 * _MINUTE, cast.now)

        def act(session: Session) -> UUID:
            return receive(session, actor, entered_at, intake, entry=entry, received_at=at).file_id

        self.file_id = perform(cast.office.database, actor, act)

    def learn(self, who: str, at: datetime, **facts: Value) -> Self:
        """The officer opens the case and writes down what the person told."""
        self._do(who, at, visit)
        return self._do(who, at + 5 * _MINUTE, _write_down, facts)

    def find_signs(self, who: str, at: datetime) -> Self:
        """Screening: there are signs."""
        return self._do(who, at, find_signs, "Câu trả lời sàng lọc cho thấy có dấu hiệu.")

    def find_no_signs(self, who: str, at: datetime) -> Self:
        """Screening: there are none."""
        return self._do(who, at, find_no_signs, "Đi làm thuê theo mùa, được trả công đủ.")

    def offer(self, act: Act, who: str, to: str, at: datetime, message: str) -> Self:
        """Offer the case, the person, or both."""
        return self._do(who, at, offer, act, self._cast.units[to], message=message)

    def accept(self, who: str, at: datetime, remarks: str | None = None) -> Self:
        """The receiving unit accepts in the system."""
        return self._do_on(who, at, _offered, accept, remarks=remarks)

    def accepted_on_paper(self, who: str, at: datetime, signer: str) -> Self:
        """The giver records that a unit off the system accepted on paper an hour before."""
        told = Told(signer, Channel.PAPER, at - 60 * _MINUTE)
        return self._do_on(who, at, _offered, record_acceptance, told)

    def send_back(self, who: str, at: datetime, ground: SendBackGround, remarks: str) -> Self:
        """The receiving unit sends the file back."""
        return self._do_on(who, at, _offered, send_back, ground, remarks=remarks)

    def notify(self, who: str, to: str, at: datetime, *, signer: str | None = None) -> Self:
        """The commune tells the case owner; with `signer`, `who` records it for the commune."""
        told = Told(signer, Channel.TELEPHONE, at - 30 * _MINUTE) if signer else None
        message = "Đề nghị tiếp nhận người và hồ sơ."
        to_id = self._cast.units[to]
        return self._do(who, at, notify_case_owner, to_id, told=told, message=message)

    def check(self, who: str, at: datetime) -> Self:
        """The case owner checks the first facts."""
        note = "Đã đối chiếu lời trình báo với thông tin của Công an; khớp về cơ bản."
        return self._do(who, at, initial_check, note)

    def ask(self, who: str, to: str, at: datetime) -> Self:
        """The case owner asks the police to verify."""
        question = "Đề nghị xác minh nhân thân và các tình tiết đã trình bày."
        return self._do(who, at, request_verification, self._cast.units[to], question=question)

    def answer(self, who: str, at: datetime, answer: str) -> Self:
        """The police answer."""
        return self._do_on(who, at, _asked, answer_verification, answer=answer)

    def draft(self, who: str, at: datetime, outcome: Act, reasons: str) -> Self:
        """The conclusion is drafted."""
        return self._do(who, at, draft_conclusion, outcome, answers=_SHEET, reasons=reasons)

    def sign(self, who: str, at: datetime, number: str) -> Self:
        """The supervisor reads and signs what the officer drafted."""
        return self._as_head(who, at, _drafted, sign_conclusion, number=number)

    def protect(self, who: str, at: datetime) -> Self:
        """Protection measures: personal facts are kept secret, and a place to stay."""
        return self._do(
            who,
            at,
            protect,
            measures=_MEASURES,
            reason="Có người lạ tìm hỏi nơi ở.",
            decider="Thủ trưởng đơn vị Mẫu",
            decided_on=at.date(),
        )

    def give_at_once(self, who: str, at: datetime, letter: Letter, detail: str) -> Self:
        """First help, which waits for nobody."""
        return self._do(who, at, give_at_once, letter, detail=detail)

    def propose(self, who: str, at: datetime, letter: Letter, detail: str) -> Self:
        """Propose support."""
        return self._do(who, at, propose_support, letter, detail=detail)

    def approve(self, who: str, at: datetime) -> Self:
        """The supervisor reads and approves what was proposed."""
        return self._as_head(who, at, _proposed, approve_support)

    def deliver(self, who: str, at: datetime, outcome: str) -> Self:
        """The support reached the person."""
        return self._do_on(who, at, _approved, deliver_support, outcome=outcome)

    def go_home(self, who: str, at: datetime, home: str) -> Self:
        """The journey home begins."""
        return self._do(who, at, begin_reintegration, home=home)

    def look_in(self, who: str, at: datetime, next_on: date | None, finding: str) -> Self:
        """A look at how the person is doing."""
        return self._do(who, at, follow_up, seen_on=at.date(), next_on=next_on, finding=finding)

    def do(self, act: Act, who: str, at: datetime, note: str, to: str | None = None) -> Self:
        """An act that is nothing but itself; `to` is of whom it asks the next."""
        to_id = self._cast.units[to] if to else None
        return self._do(who, at, do_act, act, note=note, to_unit_id=to_id)

    def told_of(self, act: Act, who: str, of: str, at: datetime, signer: str, note: str) -> Self:
        """`who` writes down what a unit off the system did an hour before."""
        told = Told(signer, Channel.PAPER, at - 60 * _MINUTE)
        return self._do(who, at, record_for, act, self._cast.units[of], told, note=note)

    def attach(self, who: str, at: datetime, kind: Paper, number: str) -> Self:
        """A paper on the file."""
        return self._do(who, at, attach_paper, kind, number=number)

    def close(self, who: str, at: datetime, ground: Ground, reasons: str) -> Self:
        """The case ends."""
        return self._do(who, at, close, Act.CLOSE, ground, reasons=reasons)

    def _do(self, who: str, at: datetime, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> Self:
        self._act(
            self._cast.actors[who, Rank.OFFICER],
            lambda session, actor, case: verb(session, actor, at, case, *args, **kwargs),
        )
        return self

    def _do_on(
        self,
        who: str,
        at: datetime,
        found: Found[R],
        verb: VerbOn[R, P],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Self:
        """An officer acts on a record of the case, which is found in the same transaction."""
        self._act(
            self._cast.actors[who, Rank.OFFICER],
            lambda s, actor, case: verb(s, actor, at, case, found(s, case), *args, **kwargs),
        )
        return self

    def _as_head(
        self,
        who: str,
        at: datetime,
        found: Found[R],
        verb: VerbOn[R, P],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Self:
        """The same, by the supervisor of the unit, who opens the case first: nobody signs blind."""
        head = self._cast.actors[who, Rank.SUPERVISOR]
        self._act(head, lambda s, actor, case: reveal(s, actor, at, case, Reason.VERIFY, "case"))
        self._act(
            head, lambda s, actor, case: verb(s, actor, at, case, found(s, case), *args, **kwargs)
        )
        return self

    def _act(self, actor: Actor, act: Callable[[Session, Actor, Case], object]) -> None:
        perform(
            self._cast.office.database,
            actor,
            lambda session: act(session, actor, session.get_one(Case, self.file_id)),
        )


def _write_down(
    session: Session, actor: Actor, now: datetime, case: Case, facts: Mapping[str, Value]
) -> None:
    """Write facts of the person under the opening that the officer has."""
    seen, person = eyes(session, actor, case, now), person_of(session, case)
    for field, value in facts.items():
        disclosure = seen.disclosure_for(person, field)
        reason = "Ghi thêm theo lời trình bày."
        correct(session, actor, now, case, field, value, disclosure, reason=reason)


def _offered(session: Session, case: Case) -> Handoff:
    which = (Handoff.file_id == case.file_id, Handoff.state == HandoffState.OFFERED)
    return session.scalars(select(Handoff).where(*which)).one()


def _asked(session: Session, case: Case) -> Request:
    which = (Request.file_id == case.file_id, Request.state == RequestState.ASKED)
    return session.scalars(select(Request).where(*which)).one()


def _drafted(session: Session, case: Case) -> Conclusion:
    which = (Conclusion.file_id == case.file_id, Conclusion.state == ConclusionState.DRAFT)
    return session.scalars(select(Conclusion).where(*which)).one()


def _proposed(session: Session, case: Case) -> SupportLine:
    return _line(session, case, LineState.PROPOSED)


def _approved(session: Session, case: Case) -> SupportLine:
    return _line(session, case, LineState.APPROVED)


def _line(session: Session, case: Case, state: LineState) -> SupportLine:
    which = (SupportLine.file_id == case.file_id, SupportLine.state == state)
    return session.scalars(select(SupportLine).where(*which)).one()
