"""The page of one conclusion: its outside for all who see the case, its reasons once opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from casework.actions.conclusion import insist_on_fresh
from casework.actions.head import UNREAD, has_open
from casework.actions.sheet import filled, sheet_lacks
from casework.actions.step import unit_for
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import find_part
from casework.lookups.naming import Name, Names
from casework.lookups.reasons import as_told, reasons_told
from casework.policy import Ask, may
from casework.position import position_of, regime_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.officers import Officer
from casework.records.units import Unit
from workflows import engine
from workflows.answers import Answers
from workflows.identification import Deed, Evidence, Means, Proof, Purpose, Sign
from workflows.regime import Unmet
from workflows.terms import Act, Paper


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What was ticked, in the order of the law."""

    evidence: tuple[Evidence, ...]
    deeds: tuple[Deed, ...]
    means: tuple[Means, ...]
    purposes: tuple[Purpose, ...]
    proof: Proof
    background_fits: bool
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class ConclusionPage:
    """One conclusion. `sheet`, `reasons` and `number` are empty until they were opened.

    `warnings` are what the sheet lacks and no article that was read asks for.
    """

    public_id: UUID
    code: str
    outcome: Act
    state: ConclusionState
    unit: Name
    drafted_by: Name
    drafted_at: datetime
    signed_by: Name | None
    signed_at: datetime | None
    is_open: bool
    sheet: FilledSheet | None
    reasons: str | None
    number: str | None
    is_own_draft: bool
    may_visit: bool
    may_reveal: bool
    may_sign: bool
    may_drop: bool
    unmet: tuple[Unmet, ...]
    warnings: tuple[Unmet, ...]


def conclusion_page(
    session: Session, actor: Actor, now: datetime, public_id: UUID
) -> ConclusionPage:
    """The conclusion for this officer. Raises `OutOfReach`."""
    found, conclusion = find_part(session, actor, Conclusion, public_id, Ask.SEE)
    sight = eyes(session, actor, found.case, now, found.ties)
    is_open = has_open(sight, conclusion)
    names = Names(session, actor, conclusion.file_id, found.ties)
    unit, drafter, signer = _who(session, conclusion)
    is_ours = _is_draft_of(conclusion, actor)
    answers = filled(sight, conclusion) if is_open else None
    reasons = _text(sight.read(conclusion, "reasons")) if is_open else None
    unmet = _unmet(session, actor, now, found.case, conclusion, is_open) if is_ours else ()
    lacks: tuple[Unmet, ...] = ()
    if is_ours and is_open:
        given = answers or Answers()
        lacks = sheet_lacks(session, now, found.case, conclusion.act, given, reasons or "")
    unmet = (*unmet, *(lack for lack in lacks if lack.blocks))
    return ConclusionPage(
        public_id=conclusion.public_id,
        code=found.case.code,
        outcome=conclusion.act,
        state=conclusion.state,
        unit=names.of(unit),
        drafted_by=names.of_officer(drafter),
        drafted_at=conclusion.drafted_at,
        signed_by=names.of_officer(signer) if signer else None,
        signed_at=conclusion.signed_at,
        is_open=is_open,
        sheet=_in_order(answers) if answers else None,
        reasons=reasons,
        number=_text(sight.read(conclusion, "number")) if is_open else None,
        is_own_draft=is_ours and conclusion.drafted_by_id == actor.officer_id,
        may_visit=may(actor.rank, Ask.VISIT, found.ties),
        may_reveal=may(actor.rank, Ask.REVEAL, found.ties),
        may_sign=is_ours
        and conclusion.drafted_by_id != actor.officer_id
        and may(actor.rank, Ask.SIGN, found.ties),
        may_drop=is_ours and may(actor.rank, Ask.TAKE_STEP, found.ties),
        unmet=as_told(actor, found.ties, unmet),
        warnings=as_told(actor, found.ties, (lack for lack in lacks if not lack.blocks)),
    )


def sheet_lacks_told(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    outcome: Act,
    answers: Answers,
    reasons: str,
) -> tuple[Unmet, ...]:
    """What a sheet lacks before it is a draft, as far as this officer may know."""
    found = sheet_lacks(session, now, case, outcome, answers, reasons)
    return reasons_told(session, actor, case.file_id, found)


def open_draft(session: Session, case: Case, outcome: Act) -> UUID | None:
    """The newest draft of this outcome that nobody has signed or put aside."""
    return session.scalar(
        select(Conclusion.public_id)
        .where(
            Conclusion.file_id == case.file_id,
            Conclusion.act == outcome,
            Conclusion.state == ConclusionState.DRAFT,
        )
        .order_by(Conclusion.drafted_at.desc(), Conclusion.id.desc())
        .limit(1)
    )


def waiting_draft(session: Session, actor: Actor, _now: datetime, case: Case) -> UUID | None:
    """The draft of the officer's unit that waits for a signature: until then it drafts no other."""
    return session.scalar(
        select(Conclusion.public_id).where(
            Conclusion.file_id == case.file_id,
            Conclusion.unit_id == actor.unit_id,
            Conclusion.state == ConclusionState.DRAFT,
        )
    )


def _unmet(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    conclusion: Conclusion,
    is_open: bool,
) -> tuple[Unmet, ...]:
    """Why this would not be signed now; the signature itself makes the paper."""
    unit = unit_for(session, actor, now, case, conclusion.act)
    position = position_of(session, unit, case, now)
    position.facts |= {Paper.CONCLUSION}
    try:
        insist_on_fresh(session, case, conclusion)
        engine.step(regime_of(case), conclusion.act, position)
    except engine.Refused as refused:
        return refused.unmet
    return () if is_open else (UNREAD,)


def _is_draft_of(conclusion: Conclusion, actor: Actor) -> bool:
    return conclusion.state is ConclusionState.DRAFT and conclusion.unit_id == actor.unit_id


def _who(session: Session, conclusion: Conclusion) -> tuple[Unit, Officer, Officer | None]:
    drafter, signer = aliased(Officer), aliased(Officer)
    row = session.execute(
        select(Unit, drafter, signer)
        .select_from(Conclusion)
        .join(Unit, Unit.id == Conclusion.unit_id)
        .join(drafter, drafter.id == Conclusion.drafted_by_id)
        .outerjoin(signer, signer.id == Conclusion.signed_by_id)
        .where(Conclusion.id == conclusion.id)
    ).one()
    return row[0], row[1], row[2]


def _in_order(answers: Answers) -> FilledSheet:
    return FilledSheet(
        evidence=tuple(one for one in Evidence if one in answers.evidence),
        deeds=tuple(one for one in Deed if one in answers.deeds),
        means=tuple(one for one in Means if one in answers.means),
        purposes=tuple(one for one in Purpose if one in answers.purposes),
        proof=answers.proof,
        background_fits=answers.background_fits,
        signs=tuple(one for one in Sign if one in answers.signs),
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
