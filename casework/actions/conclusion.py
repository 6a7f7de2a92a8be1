"""Identifying the person: drafted by one officer, signed by another of the unit; never a score."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.paper import add_paper
from casework.actions.step import acting_unit, take
from casework.audit import Actor
from casework.position import position_of, regime_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.reaches import Tie
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from workflows import engine
from workflows.engine import Refused
from workflows.life import MoveRefused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Paper

OUTCOMES = (Act.CONFIRM, Act.FIND_NOT_VICTIM, Act.LEAVE_UNDETERMINED)


def draft_conclusion(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    outcome: Act,
    *,
    evidence: Sequence[str],
    reasons: str,
) -> Conclusion:
    """Draft the conclusion: which evidence was looked at, and the officer's own reasons.

    Source: Luật 53/2024/QH15, Điều 32. One draft of a unit waits at a time. Raises `Refused`.
    """
    unit = acting_unit(session, actor, case)
    take(session, actor, now, case, Act.DRAFT_CONCLUSION, unit=unit)
    _insist_on_outcome(session, actor, case, outcome, now)
    _insist_on_no_draft(session, case, unit)
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
        evidence=list(evidence),
        reasons=reasons,
    )
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

    Nobody signs their own draft, and only a head of the unit that drafted it signs. The paper
    comes into force in the same act. Raises `Refused` and `MoveRefused`.
    """
    _insist_on_another_hand(actor, conclusion)
    conclusion.state = ConclusionState.SIGNED
    conclusion.signed_by_id, conclusion.signed_at = actor.officer_id, now
    safe_of(session, case.file_id).seal(conclusion, number=number)
    add_paper(session, actor, now, case, Paper.CONCLUSION, number=number)
    session.flush()
    step = take(session, actor, now, case, conclusion.act)
    _end_asking(session, actor, now, case)
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
    return conclusion


def drop_conclusion(
    session: Session, actor: Actor, now: datetime, case: Case, conclusion: Conclusion
) -> Conclusion:
    """Put a draft aside; another may be drafted. The draft stays on the file."""
    if conclusion.state is not ConclusionState.DRAFT or conclusion.unit_id != actor.unit_id:
        raise MoveRefused(conclusion.state, ConclusionState.DROPPED)
    conclusion.state = ConclusionState.DROPPED
    audit.record(
        session,
        "conclusion.dropped",
        actor,
        now,
        case.file_id,
        conclusion=conclusion.id,
    )
    return conclusion


def outcomes_open(session: Session, actor: Actor, case: Case, now: datetime) -> list[Act]:
    """The outcomes that have a row where this case stands."""
    unit = acting_unit(session, actor, case)
    position = position_of(session, unit, case, now)
    known = {choice.act for choice in engine.choices(regime_of(case), position)}
    return [outcome for outcome in OUTCOMES if outcome in known]


def _end_asking(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """What the unit was asked for is done: it keeps what it wrote, and opens the case no more."""
    if actor.unit_id != case.lead_unit_id:
        reach.grant(session, actor.unit_id, case.file_id, Tie.GAVE, now)
        reach.withdraw(session, actor.unit_id, case.file_id, Tie.ASKED)


def _insist_on_outcome(
    session: Session, actor: Actor, case: Case, outcome: Act, now: datetime
) -> None:
    """Signing takes the step that the draft names: it must be an outcome, and have a row here."""
    if outcome not in outcomes_open(session, actor, case, now):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def _insist_on_no_draft(session: Session, case: Case, unit: Unit) -> None:
    waiting = session.scalars(
        select(Conclusion.id).where(
            Conclusion.file_id == case.file_id,
            Conclusion.unit_id == unit.id,
            Conclusion.state == ConclusionState.DRAFT,
        )
    )
    if waiting.first() is not None:
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))


def _insist_on_another_hand(actor: Actor, conclusion: Conclusion) -> None:
    if conclusion.state is not ConclusionState.DRAFT:
        raise MoveRefused(conclusion.state, ConclusionState.SIGNED)
    if actor.unit_id != conclusion.unit_id or actor.officer_id == conclusion.drafted_by_id:
        raise Refused((Unmet(Lack.DRAFTER, frozenset(), OFFICE),))
