"""Identifying the person: drafted by one officer, signed by another of the unit; never a score."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.conclusion_drafts import drafts_of, drop
from casework.actions.head import insist_on_head, insist_on_reading
from casework.actions.paper import add_paper
from casework.actions.sheet import insist_on_filled, insist_on_sheet, insist_on_words
from casework.actions.step import acting_unit, apply, ask, take, unit_for
from casework.actions.telling import Told, insist_on_moment
from casework.audit import Actor
from casework.position import position_of, regime_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from casework.sheets import columns_of
from workflows import engine
from workflows.answers import Answers
from workflows.engine import Refused
from workflows.life import MoveRefused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Paper, Relation

OUTCOMES = (Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED)


def draft_conclusion(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    outcome: Act,
    *,
    answers: Answers,
    reasons: str,
) -> Conclusion:
    """Draft the conclusion: the sheet of the case's law, and the officer's own reasons.

    Source: Luật 53/2024/QH15, Điều 32. One draft of a unit waits at a time. Raises `Refused`,
    also while the sheet lacks what an article that was read asks for.
    """
    unit = unit_for(session, actor, now, case, Act.DRAFT_CONCLUSION)
    take(session, actor, now, case, Act.DRAFT_CONCLUSION, unit=unit)
    _insist_on_outcome(session, unit, case, outcome, now)
    _insist_on_no_draft(session, case, unit)
    insist_on_sheet(session, now, case, outcome, answers, reasons)
    conclusion = add(
        session,
        Conclusion(
            file_id=case.file_id,
            act=outcome,
            state=ConclusionState.DRAFT,
            unit_id=unit.id,
            drafted_by_id=actor.officer_id,
            drafted_at=now,
        ),
        reasons=reasons,
        **columns_of(answers),
    )
    due.refresh(session, case, now)
    audit.record(
        session,
        "conclusion.drafted",
        actor,
        now,
        case.file_id,
        conclusion=conclusion.id,
        act=outcome,
    )
    return conclusion


def sign_conclusion(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    conclusion: Conclusion,
    *,
    number: str,
) -> Conclusion:
    """Sign it, with the number and symbol that the office's clerk gave; the status follows.

    Nobody signs their own draft, and only a head of the unit that drafted it signs, with its
    reasons open before them. The paper comes into force in the same act. A draft from before the
    last request, or of a unit that is asked no more, is not signed. Raises `Refused` and
    `MoveRefused`.
    """
    _insist_on_another_hand(actor, conclusion)
    insist_on_head(session, actor, case)
    insist_on_fresh(session, case, conclusion)
    conclusion.state = ConclusionState.SIGNED
    conclusion.signed_by_id, conclusion.signed_at = actor.officer_id, now
    safe_of(session, case.file_id).seal(conclusion, number=number)
    add_paper(session, actor, now, case, Paper.CONCLUSION, number=number)
    session.flush()
    unit = unit_for(session, actor, now, case, conclusion.act)
    allowed = ask(session, unit, case, conclusion.act, now)
    insist_on_reading(session, actor, now, case, conclusion)
    insist_on_filled(session, actor, now, case, conclusion)
    step = apply(session, actor, now, case, allowed, unit=unit)
    _say_signed(session, actor, now, case, conclusion, step)
    return conclusion


def record_conclusion(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    outcome: Act,
    told: Told,
    *,
    number: str,
    reasons: str,
    answers: Answers | None = None,
) -> Conclusion:
    """Write down the signed conclusion of a verifier that is not on the system, from its paper.

    The lead does; the law is asked with the verifier's position. It counts from the moment it was
    signed; its sheet is written down where the paper has one. Raises `Refused`, also where the
    verifier is on the system: then it concludes itself.
    """
    insist_on_words(case, answers)
    verifier = _verifier_recorded_for(session, actor, case)
    told = insist_on_moment(told, asked_since(session, case, verifier), now)
    take(session, actor, now, case, Act.DRAFT_CONCLUSION, unit=verifier, told=told)
    _insist_on_outcome(session, verifier, case, outcome, told.happened_at)
    conclusion = add(
        session,
        Conclusion(
            file_id=case.file_id,
            act=outcome,
            state=ConclusionState.SIGNED,
            unit_id=verifier.id,
            drafted_by_id=actor.officer_id,
            drafted_at=now,
            signed_at=told.happened_at,
        ),
        reasons=reasons,
        number=number,
        **columns_of(answers),
    )
    kind = Paper.CONCLUSION
    add_paper(session, actor, now, case, kind, number=number, unit_id=verifier.id)
    session.flush()
    step = take(session, actor, now, case, outcome, unit=verifier, told=told)
    _say_signed(session, actor, now, case, conclusion, step)
    return conclusion


def drop_conclusion(
    session: Session, actor: Actor, now: datetime, case: Case, conclusion: Conclusion
) -> Conclusion:
    """Put a draft aside; another may be drafted. The draft stays on the file."""
    if conclusion.state is not ConclusionState.DRAFT or conclusion.unit_id != actor.unit_id:
        raise MoveRefused(conclusion.state, ConclusionState.DROPPED)
    drop(session, actor, now, conclusion)
    due.refresh(session, case, now)
    return conclusion


def end_identifying(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Nobody is asked any more: every draft is dropped, whoever was asked keeps what it wrote."""
    for draft in session.scalars(drafts_of(case)).all():
        drop(session, actor, now, draft)
    asked = select(Reach.unit_id).where(Reach.file_id == case.file_id, Reach.tie == Tie.ASKED)
    for unit_id in session.scalars(asked).all():
        _ask_no_more(session, unit_id, case, now)
    due.refresh(session, case, now)


def insist_on_fresh(session: Session, case: Case, conclusion: Conclusion) -> None:
    """An act that sets drafts aside (a second request, a reopening) makes this one too old.

    Raises `Refused`.
    """
    setting_aside = [
        act for act, aside in regime_of(case).renews.items() if Act.DRAFT_CONCLUSION in aside
    ]
    renewed = select(Step.id).where(
        Step.file_id == case.file_id,
        Step.act.in_(setting_aside),
        Step.at > conclusion.drafted_at,
    )
    if session.scalars(renewed.limit(1)).first() is not None:
        raise Refused((Unmet(Lack.ACT, frozenset({Act.DRAFT_CONCLUSION}), OFFICE),))


def outcomes_open(session: Session, actor: Actor, case: Case, now: datetime) -> list[Act]:
    """The outcomes that have a row where this case stands, for the unit that acts."""
    unit = unit_for(session, actor, now, case, Act.DRAFT_CONCLUSION)
    return outcomes_of(session, unit, case, now)


def outcomes_of(session: Session, unit: Unit, case: Case, now: datetime) -> list[Act]:
    """The outcomes that have a row where this case stands, for this unit."""
    position = position_of(session, unit, case, now)
    known = {choice.act for choice in engine.choices(regime_of(case), position)}
    return [outcome for outcome in OUTCOMES if outcome in known]


def verifier_off_system(session: Session, case: Case) -> Unit | None:
    """The unit that was asked, has yet to conclude, and can only do so on paper."""
    return session.scalars(
        select(Unit)
        .join(Reach, Reach.unit_id == Unit.id)
        .join(Request, and_(Request.to_unit_id == Unit.id, Request.file_id == Reach.file_id))
        .where(
            Reach.file_id == case.file_id,
            Reach.tie == Tie.ASKED,
            Request.act == Act.ANSWER_VERIFICATION,
            Unit.on_system.is_(False),
        )
        .limit(1)
    ).first()


def asked_since(session: Session, case: Case, verifier: Unit) -> datetime:
    """When this verifier was asked last (UTC); the receipt where nobody ever asked it."""
    asked_at = session.scalar(
        select(Request.asked_at)
        .where(Request.file_id == case.file_id, Request.to_unit_id == verifier.id)
        .order_by(Request.asked_at.desc())
        .limit(1)
    )
    return asked_at or case.received_at


def _verifier_recorded_for(session: Session, actor: Actor, case: Case) -> Unit:
    if acting_unit(session, actor, case).id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
    verifier = verifier_off_system(session, case)
    if verifier is None:
        raise Refused((Unmet(Lack.ANSWERS_ITSELF, frozenset(), OFFICE),))
    return verifier


def _say_signed(
    session: Session, actor: Actor, now: datetime, case: Case, conclusion: Conclusion, step: Step
) -> None:
    _ask_no_more(session, conclusion.unit_id, case, now)
    audit.record(
        session,
        "conclusion.signed",
        actor,
        now,
        case.file_id,
        conclusion=conclusion.id,
        act=conclusion.act,
        status=step.status,
    )


def _ask_no_more(session: Session, unit_id: UUID, case: Case, now: datetime) -> None:
    """The unit that was asked keeps what it wrote, and opens the case no more."""
    if unit_id != case.lead_unit_id:
        reach.grant(session, unit_id, case.file_id, Tie.GAVE, now)
        reach.withdraw(session, unit_id, case.file_id, Tie.ASKED)


def _insist_on_outcome(
    session: Session, unit: Unit, case: Case, outcome: Act, now: datetime
) -> None:
    """Signing takes the step that the draft names: it must be an outcome, and have a row here."""
    if outcome not in outcomes_of(session, unit, case, now):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def _insist_on_no_draft(session: Session, case: Case, unit: Unit) -> None:
    waiting = session.scalars(drafts_of(case).where(Conclusion.unit_id == unit.id))
    if waiting.first() is not None:
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))


def _insist_on_another_hand(actor: Actor, conclusion: Conclusion) -> None:
    if conclusion.state is not ConclusionState.DRAFT:
        raise MoveRefused(conclusion.state, ConclusionState.SIGNED)
    if actor.unit_id != conclusion.unit_id or actor.officer_id == conclusion.drafted_by_id:
        raise Refused((Unmet(Lack.DRAFTER, frozenset(), OFFICE),))
