"""Whoever tries whatever in whatever order: a case stays whole; refusals are the only errors."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.closing import close, reopen
from casework.actions.conclusion import draft_conclusion, drop_conclusion, sign_conclusion
from casework.actions.handoff import (
    accept,
    offer,
    recall,
    record_acceptance,
    record_sending_back,
    send_back,
)
from casework.actions.handoff_paper import confirm_paper
from casework.actions.notice import notify_case_owner
from casework.actions.opening import reveal
from casework.actions.paper import attach_paper, void_paper
from casework.actions.protection import end_protection, protect
from casework.actions.reintegration import begin_reintegration, follow_up
from casework.actions.screen import find_no_signs, find_signs, screen_again
from casework.actions.step import acting_unit
from casework.actions.support import (
    approve_support,
    decline_support,
    deliver_support,
    give_at_once,
    propose_support,
)
from casework.actions.telling import Told
from casework.actions.verification import (
    answer_verification,
    initial_check,
    record_confirmation,
    refuse_request,
    request_verification,
)
from casework.actions.whereabouts import record_whereabouts
from casework.actions.withdrawal import withdraw_request
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.finding import find
from casework.policy import Ask, NotTied, OutOfReach
from casework.position import position_of, regime_of
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.handoffs import Handoff
from casework.records.openings import Reason
from casework.records.papers import Paper
from casework.records.protection import Measure
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.steps import Channel
from casework.records.support import SupportLine
from casework.transaction import perform
from tests.actions.folder import A_MOMENT, MORNING, Folder, received
from tests.actions.paths import ISSUED, SHEET, answered, checked, confirmed, placed, taken_in
from tests.actions.standing import Standing
from tests.actions.town import Town
from workflows.engine import Refused, choices
from workflows.life import MoveRefused
from workflows.terms import Act, Ground, Letter, Place, SendBackGround
from workflows.terms import Paper as PaperKind

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")

Row = TypeVar("Row", bound=SealedRecord)
Try = Callable[[Session, Actor, datetime, Case, UUID], object]
EXPECTED = (Refused, MoveRefused, NotTied, OutOfReach)
WORDS = {"reasons": "Mẫu"}
JOB = Scope.of_job("test")


def on(kind: type[Row], verb: Callable[..., object], *args: Any, **kwargs: Any) -> Try:
    """The verb on the last record of a kind that the officer sees."""

    def act(session: Session, actor: Actor, now: datetime, case: Case, _: UUID) -> object:
        rows = select(kind).where(kind.file_id == case.file_id).order_by(kind.id.desc())
        found = session.scalars(rows.limit(1)).first()
        if found is None:
            raise OutOfReach
        return verb(session, actor, now, case, found, *args, **kwargs)

    return act


def plain(verb: Callable[..., object], *args: Any, **kwargs: Any) -> Try:
    """The verb on the case alone."""
    return lambda session, actor, now, case, _: verb(session, actor, now, case, *args, **kwargs)


def towards(verb: Callable[..., object], *args: Any, **kwargs: Any) -> Try:
    """The verb towards another unit."""
    return lambda session, actor, now, case, to: verb(
        session, actor, now, case, *args, to, **kwargs
    )


def recording(verb: Callable[..., object]) -> Callable[..., object]:
    """The verb, with who told us where the act is that of a lead off the system."""

    def act(
        session: Session, actor: Actor, now: datetime, case: Case, *args: Any, **kwargs: Any
    ) -> object:
        is_own = acting_unit(session, actor, case).id == actor.unit_id
        how = None if is_own else Told("Người ký Mẫu", Channel.PAPER, now)
        return verb(session, actor, now, case, *args, **kwargs, told=how)

    return act


def having_read(verb: Callable[..., object]) -> Callable[..., object]:
    """The verb, after the officer opened what they sign."""

    def act(
        session: Session, actor: Actor, now: datetime, case: Case, *args: Any, **kwargs: Any
    ) -> object:
        reveal(session, actor, now, case, Reason.VERIFY, "case")
        return verb(session, actor, now, case, *args, **kwargs)

    return act


def by_word(verb: Callable[..., object]) -> Callable[..., object]:
    """The verb that writes down an act of another unit, which told us this moment."""

    def act(
        session: Session, actor: Actor, now: datetime, case: Case, found: object, **kwargs: Any
    ) -> object:
        how = Told("Người ký Mẫu", Channel.PAPER, now)
        return verb(session, actor, now, case, found, **kwargs, told=how)

    return act


def with_paper(verb: Callable[..., object]) -> Callable[..., object]:
    """The verb on a record, with minutes that are attached for it."""

    def act(session: Session, actor: Actor, now: datetime, case: Case, found: object) -> object:
        paper = attach_paper(session, actor, now, case, PaperKind.MINUTES)
        return verb(session, actor, now, case, found, paper)

    return act


DRAFT = {"answers": SHEET, "reasons": "Mẫu"}
PROTECT = {
    "measures": ["shelter"],
    "reason": "Mẫu",
    "decider": "Mẫu",
    "decided_on": MORNING.date(),
}
LOOK = {"seen_on": MORNING.date(), "next_on": None, "finding": "Mẫu"}

TRIES: dict[str, Try] = {
    "find signs": plain(recording(find_signs), "Lời ghi mẫu."),
    "find no signs": plain(recording(find_no_signs), "Lời ghi mẫu."),
    "screen again": plain(recording(screen_again), "Lời ghi mẫu."),
    "bring to the commune": towards(recording(offer), Act.BRING_TO_COMMUNE),
    "bring to the owner": towards(recording(offer), Act.BRING_TO_CASE_OWNER),
    "offer a place": towards(recording(offer), Act.PLACE),
    "offer the case": towards(recording(offer), Act.TRANSFER_LEAD),
    "notify": towards(recording(notify_case_owner)),
    "accept": on(Handoff, accept),
    "record an acceptance": on(Handoff, by_word(record_acceptance)),
    "send back": on(Handoff, send_back, SendBackGround.DUPLICATE, remarks="Mẫu"),
    "record a sending back": on(
        Handoff,
        by_word(record_sending_back),
        ground=SendBackGround.DUPLICATE,
        remarks="Mẫu",
    ),
    "recall": on(Handoff, recording(recall)),
    "confirm the paper": on(Handoff, with_paper(confirm_paper)),
    "check": plain(recording(initial_check), None),
    "ask": towards(recording(request_verification), question="Mẫu"),
    "answer": on(Request, answer_verification, answer="Mẫu"),
    "record an answer": on(Request, by_word(answer_verification), answer="Mẫu"),
    "refuse the request": on(Request, refuse_request, reasons="Mẫu"),
    "withdraw the request": on(Request, recording(withdraw_request)),
    "record a confirmation": plain(recording(record_confirmation), None, issued_on=ISSUED),
    "draft: a victim": plain(draft_conclusion, Act.CONFIRM, **DRAFT),
    "draft: no victim": plain(draft_conclusion, Act.FIND_NOT_VICTIM, **DRAFT),
    "draft: undetermined": plain(draft_conclusion, Act.LEAVE_UNDETERMINED, **DRAFT),
    "drop the draft": on(Conclusion, drop_conclusion),
    "sign": on(Conclusion, having_read(sign_conclusion), number="1"),
    "sign blind": on(Conclusion, sign_conclusion, number="1"),
    "attach the proof": plain(attach_paper, PaperKind.VICTIM_PAPER, number="1"),
    "void a paper": on(Paper, recording(void_paper), reason="Mẫu"),
    "protect": plain(recording(protect), **PROTECT),
    "end protection": on(Measure, recording(end_protection)),
    "help at once": plain(recording(give_at_once), Letter.A, detail="Mẫu"),
    "propose": plain(recording(propose_support), Letter.G, detail="Mẫu"),
    "approve": on(SupportLine, having_read(recording(approve_support))),
    "decline": on(SupportLine, having_read(recording(decline_support)), **WORDS),
    "deliver": on(SupportLine, recording(deliver_support), outcome="Mẫu"),
    "move the person": plain(recording(record_whereabouts), Place.HOSPITAL, None),
    "go home": plain(recording(begin_reintegration), home=None),
    "look in": plain(recording(follow_up), **LOOK),
    "close": plain(recording(close), Act.CLOSE, Ground.SETTLED, **WORDS),
    "close: no victim": plain(recording(close), Act.CLOSE, Ground.NOT_A_VICTIM, **WORDS),
    "close early": plain(recording(close), Act.CLOSE_EARLY, Ground.LOST_CONTACT, **WORDS),
    "reopen": plain(recording(reopen), **WORDS),
}

BY_LAW = {
    "find signs": Act.FIND_SIGNS,
    "find no signs": Act.FIND_NO_SIGNS,
    "screen again": Act.SCREEN_AGAIN,
    "bring to the commune": Act.BRING_TO_COMMUNE,
    "bring to the owner": Act.BRING_TO_CASE_OWNER,
    "offer a place": Act.PLACE,
    "offer the case": Act.TRANSFER_LEAD,
    "notify": Act.NOTIFY_CASE_OWNER,
    "check": Act.INITIAL_CHECK,
    "ask": Act.REQUEST_VERIFICATION,
    "record a confirmation": Act.RECORD_CONFIRMATION,
    "draft: a victim": Act.DRAFT_CONCLUSION,
    "draft: no victim": Act.DRAFT_CONCLUSION,
    "draft: undetermined": Act.DRAFT_CONCLUSION,
    "protect": Act.PROTECT,
    "help at once": Act.DELIVER_SUPPORT,
    "propose": Act.PROPOSE_SUPPORT,
    "go home": Act.BEGIN_REINTEGRATION,
    "look in": Act.FOLLOW_UP,
    "close": Act.CLOSE,
    "close: no victim": Act.CLOSE,
    "close early": Act.CLOSE_EARLY,
    "reopen": Act.REOPEN,
}
ANSWERS = [name for name in TRIES if name not in BY_LAW]

TOWARDS = {
    "bring to the commune": ["commune", "far_commune", "post"],
    "bring to the owner": ["owner", "far_owner", "ended_owner"],
    "notify": ["owner", "second_owner", "far_owner"],
    "offer a place": ["facility", "second_facility", "far_facility"],
    "offer the case": ["owner", "second_owner", "far_owner", "ended_owner"],
    "ask": ["police", "second_police", "far_police", "ended_police"],
}
"""Where a verb goes to another unit: those that may lawfully be meant, and one or two that not."""

BEGINNINGS: dict[str, Callable[[Town], Folder]] = {
    "at the commune": lambda town: received(town, "commune"),
    "at the post": lambda town: received(town, "post"),
    "at the gate": lambda town: received(town, "gate", Act.RECEIVE_AT_GATE),
    "rescued": lambda town: received(town, "police", Act.RESCUE),
    "taken in": taken_in,
    "checked": checked,
    "answered": answered,
    "confirmed": confirmed,
    "placed": placed,
}


class Walk(RuleBasedStateMachine):
    """Anybody tries anything; those at hand try what is open, and answer what waits."""

    folder: Folder
    whole: Standing
    done: bool

    def __init__(self, town: Town) -> None:
        super().__init__()
        self.town = town

    @initialize(beginning=st.sampled_from(sorted(BEGINNINGS)))
    def begin(self, beginning: str) -> None:
        self.folder = BEGINNINGS[beginning](self.town)

    @rule(data=st.data())
    def try_anything(self, data: st.DataObject) -> None:
        """Whoever, whatever: nearly always refused."""
        who = data.draw(st.sampled_from(sorted(self.town.actors)), label="who")
        self._try(data, who, data.draw(st.sampled_from(sorted(TRIES)), label="what"))

    @rule(data=st.data())
    def try_what_is_open(self, data: st.DataObject) -> None:
        """An officer at hand does what the page of the case would offer."""
        who = data.draw(st.sampled_from(self._at_hand()), label="who")
        self._try(data, who, data.draw(st.sampled_from(self._open_to(who)), label="what"))

    @rule(data=st.data(), what=st.sampled_from(ANSWERS))
    def try_to_answer(self, data: st.DataObject, what: str) -> None:
        """An officer at hand answers, signs or ends what is there."""
        self._try(data, data.draw(st.sampled_from(self._at_hand()), label="who"), what)

    def _try(self, data: st.DataObject, name: str, what: str) -> None:
        who, units = self.town.actors[name], TOWARDS.get(what, sorted(self.town.units))
        to = self.town.units[data.draw(st.sampled_from(units), label="to")]
        self.folder.now += A_MOMENT
        before = self.whole

        def act(session: Session) -> object:
            case = find(session, who, before.case.code, Ask.TAKE_STEP).case
            return TRIES[what](session, who, self.folder.now, case, to)

        try:
            perform(self.town.database, who, act)
        except EXPECTED:
            self.done = False
        else:
            self.done = True
        after = self.folder.standing
        assert (len(after.entries) > len(before.entries)) is self.done
        assert self.done or after.case.version == before.case.version

    @invariant()
    def is_whole(self) -> None:
        self.whole = self.folder.standing
        self.whole.insist()

    def _at_hand(self) -> list[str]:
        """Who works on the case; whoever leads or speaks for the lead stands first."""
        working = (Reach.file_id == self.folder.file_id, Reach.tie != Tie.OVERSEES)
        with self.town.database.reading(JOB) as session:
            rows = session.scalars(select(Reach.unit_id).where(*working))
            tied = {self.town.key_of(unit_id) for unit_id in rows}
        near = [who for who in self.town.actors if who.removesuffix(".head") in tied]
        return sorted(near, key=lambda who: -len(self._open_to(who)))

    def _open_to(self, who: str) -> list[str]:
        """What the law lets the officer's unit do now; where there is nothing, they move on."""
        with self.town.database.reading(JOB) as session:
            case = session.get_one(Case, self.folder.file_id)
            unit = acting_unit(session, self.town.actors[who], case)
            position = position_of(session, unit, case, self.folder.now)
            known = choices(regime_of(case), position)
            acts = {choice.act for choice in known if choice.is_open}
        return sorted(name for name, act in BY_LAW.items() if act in acts) or ["move the person"]


def test_a_case_stays_whole_whoever_tries_what(town: Town) -> None:
    bounded = settings(
        max_examples=25,
        stateful_step_count=15,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(lambda: Walk(town), settings=bounded)
