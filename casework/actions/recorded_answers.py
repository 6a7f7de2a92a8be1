"""Answers of the other side that ours recorded: they count, and wait for the paper that proves it.

Who may confirm is for the verbs of handoffs and requests to say.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.requests import Request
from casework.records.steps import Channel
from workflows import duty_notice, handoff, request
from workflows.duty_notice import DutyNoticeState
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind

Answered = Handoff | Request | DutyNotice


def awaits_paper(answered: Answered) -> bool:
    """Whether ours recorded how the other side answered, and its paper is still to come."""
    return (
        _is_answer(answered)
        and answered.channel is not Channel.SYSTEM
        and answered.paper_id is None
    )


def proves(paper: Paper, answered: Answered) -> bool:
    """Whether this paper may confirm the answer: of the same file, in force, and not older."""
    if answered.answered_at is None or paper.file_id != answered.file_id:
        return False
    in_force = paper.kind in proven_by(answered) and paper.voided_at is None
    return in_force and paper.at >= answered.answered_at


def proven_by(answered: Answered) -> frozenset[PaperKind]:
    """The kinds of paper that may confirm this answer."""
    if isinstance(answered, DutyNotice):
        return duty_notice.PROVEN_BY
    return handoff.PROVEN_BY if isinstance(answered, Handoff) else request.PROVEN_BY


def insist_on_waiting(answered: Answered) -> None:
    """Raises `Refused` where ours recorded nothing, or the paper came before."""
    if not awaits_paper(answered):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def confirm(
    session: Session, actor: Actor, now: datetime, case: Case, answered: Answered, paper: Paper
) -> None:
    """The paper is on the file: nothing waits any more. Raises `Refused`: it is no such paper."""
    if not proves(paper, answered):
        raise Refused((Unmet(Lack.PAPER, proven_by(answered), OFFICE),))
    session.flush()  # a paper of this act is to stand before what names it
    answered.paper_at, answered.paper_id = now, paper.id
    due.refresh(session, case, now)
    audit.record(
        session,
        {
            Handoff: "handoff.paper_confirmed",
            Request: "request.paper_confirmed",
            DutyNotice: "duty_notice.paper_confirmed",
        }[type(answered)],
        actor,
        now,
        case.file_id,
        **_named(answered, paper),
    )


def unconfirm(session: Session, actor: Actor, now: datetime, case: Case, paper: Paper) -> None:
    """The paper holds no longer: what it confirmed waits for another."""
    handoffs = session.scalars(select(Handoff).where(Handoff.paper_id == paper.id)).all()
    requests = session.scalars(select(Request).where(Request.paper_id == paper.id)).all()
    notices = session.scalars(select(DutyNotice).where(DutyNotice.paper_id == paper.id)).all()
    confirmed: list[Answered] = [*handoffs, *requests, *notices]
    for answered in confirmed:
        answered.paper_at = answered.paper_id = None
        audit.record(
            session,
            {
                Handoff: "handoff.paper_voided",
                Request: "request.paper_voided",
                DutyNotice: "duty_notice.paper_voided",
            }[type(answered)],
            actor,
            now,
            case.file_id,
            **_named(answered, paper),
        )
    proofs = session.scalars(select(Proof).where(Proof.paper_id == paper.id)).all()
    for proof in proofs:
        _unprove(session, actor, now, proof, paper)
    if confirmed or proofs:
        due.refresh(session, case, now)


def _unprove(session: Session, actor: Actor, now: datetime, proof: Proof, paper: Paper) -> None:
    proof.paper_at = proof.paper_id = None
    audit.record(
        session,
        "step.unproven",
        actor,
        now,
        proof.file_id,
        step=proof.step_id,
        paper=paper.id,
    )


def _is_answer(answered: Answered) -> bool:
    """Whether the other side said anything; a notice that was withdrawn waits for nothing more."""
    if isinstance(answered, DutyNotice):
        said = answered.acknowledged_at is not None
        return said and answered.state is not DutyNoticeState.WITHDRAWN
    return answered.state in handoff.ANSWERS | request.ANSWERS


def _named(answered: Answered, paper: Paper) -> dict[str, UUID]:
    kind = {Handoff: "handoff", Request: "request", DutyNotice: "notice"}[type(answered)]
    return {kind: answered.id, "paper": paper.id}
