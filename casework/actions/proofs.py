"""The paper of an act: what it rests on, and what an act recorded for another unit still waits for.

Who may name the paper is for whoever leads the case, or records for it.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.paper import Scan, put_on_file
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.steps import Channel, Step
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind
from workflows.terms import Relation


def prove(
    session: Session, actor: Actor, now: datetime, case: Case, step: Step, paper: Paper | None
) -> Proof:
    """Say on which paper a step rests, or that its paper is still to come. Raises `Refused`."""
    session.flush()
    proof = Proof(
        id=new_id(),
        file_id=case.file_id,
        step_id=step.id,
        act=step.act,
        by_unit_id=actor.unit_id,
        done_at=step.happened_at,
        channel=step.channel,
    )
    session.add(proof)
    if paper is not None:
        _insist_in_force(case, paper)
        _name(session, actor, now, proof, paper)
    due.refresh(session, case, now)
    return proof


def confirm_act(
    session: Session, actor: Actor, now: datetime, case: Case, proof: Proof, paper: Paper
) -> Proof:
    """The paper of an act that ours recorded has come. Raises `Refused`."""
    _insist_on_chaser(session, actor, case, proof)
    insist_on_waiting(proof)
    _insist_in_force(case, paper)
    _name(session, actor, now, proof, paper)
    due.refresh(session, case, now)
    return proof


def confirm_act_with_new_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    proof: Proof,
    *,
    number: str | None,
    scan: Scan | None = None,
) -> Proof:
    """Put the paper on the file and confirm with it. Raises `Refused` likewise."""
    _insist_on_chaser(session, actor, case, proof)
    insist_on_waiting(proof)
    paper = put_on_file(session, actor, now, case, PaperKind.OTHER, number=number, scan=scan)
    return confirm_act(session, actor, now, case, proof, paper)


def insist_on_waiting(proof: Proof) -> None:
    """Raises `Refused` where the act is our own, or the paper came before."""
    if not waits(proof):
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def waits(proof: Proof) -> bool:
    """Whether ours recorded the act for another unit, and its paper is still to come."""
    return proof.channel is not Channel.SYSTEM and proof.paper_id is None


def may_chase(session: Session, actor: Actor, case: Case, proof: Proof) -> bool:
    """Whether the officer's unit wrote the act down, or speaks for the lead."""
    speaks = acting_unit(session, actor, case).id == case.lead_unit_id
    return speaks or actor.unit_id == proof.by_unit_id


def papers_for(session: Session, case: Case) -> list[Paper]:
    """The papers in force on the file, newest first: any of them may prove an act."""
    in_force = select(Paper).where(Paper.file_id == case.file_id, Paper.voided_at.is_(None))
    return list(session.scalars(in_force.order_by(Paper.at.desc(), Paper.id.desc())))


def _name(session: Session, actor: Actor, now: datetime, proof: Proof, paper: Paper) -> None:
    session.flush()  # a paper of this act is to stand before what names it
    proof.paper_at, proof.paper_id = now, paper.id
    audit.record(
        session,
        "step.proven",
        actor,
        now,
        proof.file_id,
        step=proof.step_id,
        paper=paper.id,
    )


def _insist_in_force(case: Case, paper: Paper) -> None:
    if paper.file_id != case.file_id or paper.voided_at is not None:
        raise Refused((Unmet(Lack.PAPER, frozenset({PaperKind.OTHER}), OFFICE),))


def _insist_on_chaser(session: Session, actor: Actor, case: Case, proof: Proof) -> None:
    if not may_chase(session, actor, case, proof):
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
