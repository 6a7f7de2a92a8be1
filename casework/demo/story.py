"""One invented case, told act by act. Each line calls one verb as one officer at a past moment."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Concatenate, ParamSpec, Self, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.closing import close
from casework.actions.conclusion import draft_conclusion, sign_conclusion
from casework.actions.duty_notices import send_notice
from casework.actions.handoff import offer, record_acceptance, send_back
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal, visit
from casework.actions.packet import NOTHING, Packet
from casework.actions.paper import attach_paper
from casework.actions.person_first import take_person_in
from casework.actions.plain import do_act, record_for
from casework.actions.protection import protect
from casework.actions.receive import Intake, receive
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.screen import find_no_signs, find_signs
from casework.actions.support import approve_support, deliver_support, give_at_once, propose_support
from casework.actions.telling import Told
from casework.actions.verification import answer_verification, initial_check, request_verification
from casework.audit import Actor
from casework.demo import at_hand, deeds
from casework.demo.cast import Cast
from casework.keyring.plaintext import Value
from casework.lookups.minutes_content import Wording
from casework.records.cases import Case
from casework.records.openings import Reason
from casework.records.steps import Channel
from casework.transaction import perform
from workflows.answers import Answers
from workflows.coordination import duties_of
from workflows.identification import Deed, Evidence, Means, Purpose
from workflows.protection import MeasureKind
from workflows.terms import Act, Ground, Letter, Paper, Rank, SendBackGround

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Session, Actor, datetime, Case, P], object]
Which = Callable[[Session, Case], R]
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
        return self._do(who, at + 5 * _MINUTE, deeds.write_down, facts)

    def find_signs(self, who: str, at: datetime) -> Self:
        """Screening: there are signs."""
        return self._do(who, at, find_signs, "Câu trả lời sàng lọc cho thấy có dấu hiệu.")

    def find_no_signs(self, who: str, at: datetime) -> Self:
        """Screening: there are none."""
        return self._do(who, at, find_no_signs, "Đi làm thuê theo mùa, được trả công đủ.")

    def offer(
        self,
        act: Act,
        who: str,
        to: str,
        at: datetime,
        message: str,
        packet: Packet = NOTHING,
    ) -> Self:
        """Offer the case, the person, or both; `packet` is what goes along."""
        to_id = self._cast.units[to]
        return self._do(who, at, offer, act, to_id, message=message, packet=packet)

    def accept(self, who: str, at: datetime, remarks: str | None = None) -> Self:
        """The receiving unit accepts in the system."""
        return self._do_on(who, at, at_hand.offered, deeds.read_and_accept, remarks=remarks)

    def accept_without_last(self, who: str, at: datetime, note: str) -> Self:
        """The receiving unit accepts; of the things listed the last is missing."""
        return self._do_on(who, at, at_hand.offered, deeds.accept_without_last, note)

    def take_person_in(self, who: str, at: datetime) -> Self:
        """The person stands at the door and is taken in; the file is answered later."""
        return self._do_on(who, at, at_hand.offered, take_person_in)

    def draft_minutes(self, who: str, at: datetime, said: Wording) -> Self:
        """The minutes of the last acceptance are drafted."""
        self._do(who, at, reveal, Reason.HANDOFF, "case")
        return self._do_on(who, at, at_hand.accepted, deeds.draft, said)

    def check_minutes(self, who: str, at: datetime) -> Self:
        """The supervisor of the unit that drafted reads and checks them."""
        return self._as_head(who, at, at_hand.minutes, deeds.read_and_check)

    def accepted_on_paper(self, who: str, at: datetime, signer: str) -> Self:
        """The giver records that a unit off the system accepted on paper an hour before."""
        told = Told(signer, Channel.PAPER, at - 60 * _MINUTE)
        return self._do_on(who, at, at_hand.offered, record_acceptance, told)

    def send_back(self, who: str, at: datetime, ground: SendBackGround, remarks: str) -> Self:
        """The receiving unit sends the file back."""
        return self._do_on(who, at, at_hand.offered, send_back, ground, remarks=remarks)

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

    def tell(self, who: str, to: str, at: datetime, key: str) -> Self:
        """Another unit is told that a duty waits for it."""
        message = "Đề nghị cho biết người phụ trách và số điện thoại trực."
        duty = next(one for one in duties_of("law_2024") if one.key == key)
        return self._do(who, at, send_notice, duty, self._cast.units[to], message=message)

    def answer(self, who: str, at: datetime, answer: str) -> Self:
        """The police answer."""
        return self._do_on(who, at, at_hand.asked, answer_verification, answer=answer)

    def draft(self, who: str, at: datetime, outcome: Act, reasons: str) -> Self:
        """The conclusion is drafted."""
        return self._do(who, at, draft_conclusion, outcome, answers=_SHEET, reasons=reasons)

    def sign(self, who: str, at: datetime, number: str) -> Self:
        """The supervisor reads and signs what the officer drafted."""
        return self._as_head(who, at, at_hand.drafted, sign_conclusion, number=number)

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
        return self._as_head(who, at, at_hand.proposed, approve_support)

    def deliver(self, who: str, at: datetime, outcome: str) -> Self:
        """The support reached the person."""
        return self._do_on(who, at, at_hand.approved, deliver_support, outcome=outcome)

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
        which: Which[R],
        verb: VerbOn[R, P],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Self:
        """An officer acts on a record of the case, which is found in the same transaction."""
        self._act(
            self._cast.actors[who, Rank.OFFICER],
            lambda s, actor, case: verb(s, actor, at, case, which(s, case), *args, **kwargs),
        )
        return self

    def _as_head(
        self,
        who: str,
        at: datetime,
        which: Which[R],
        verb: VerbOn[R, P],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Self:
        """The same, by the supervisor of the unit, who opens the case first: nobody signs blind."""
        head = self._cast.actors[who, Rank.SUPERVISOR]
        self._act(head, lambda s, actor, case: reveal(s, actor, at, case, Reason.VERIFY, "case"))
        self._act(
            head, lambda s, actor, case: verb(s, actor, at, case, which(s, case), *args, **kwargs)
        )
        return self

    def _act(self, actor: Actor, act: Callable[[Session, Actor, Case], object]) -> None:
        perform(
            self._cast.office.database,
            actor,
            lambda session: act(session, actor, session.get_one(Case, self.file_id)),
        )
