"""The papers on which acts rest, and the acts that wait for theirs."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.proofs import may_chase, papers_for, waits
from casework.audit import Actor
from casework.lookups.finding import find_part
from casework.lookups.paper_page import PaperChoice
from casework.policy import Ask, OutOfReach
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.steps import Step


def papers_in_force(session: Session, case: Case) -> list[PaperChoice]:
    """The papers of a case that hold, newest first; nothing of them is sealed."""
    return [
        PaperChoice(paper.public_id, paper.kind, paper.at) for paper in papers_for(session, case)
    ]


def paper_named(session: Session, actor: Actor, case: Case, public_id: UUID | None) -> Paper | None:
    """The paper that a form names, found through the officer; nothing where it names none.

    Raises `OutOfReach` for a paper of another file.
    """
    if public_id is None:
        return None
    found, paper = find_part(session, actor, Paper, public_id, Ask.SEE)
    if found.case.file_id != case.file_id:
        raise OutOfReach
    return paper


def proofs_of(session: Session, case: Case) -> dict[UUID, Proof]:
    """The proofs of a case, by the step that they prove."""
    rows = session.scalars(
        select(Proof)
        .options(joinedload(Proof.step).joinedload(Step.unit), joinedload(Proof.by_unit))
        .where(Proof.file_id == case.file_id)
    )
    return {row.step_id: row for row in rows}


def waiting_proof(session: Session, actor: Actor, case: Case, public_id: UUID) -> Proof:
    """An act that waits for its paper, for an officer who may name it. Raises `OutOfReach`."""
    proof = session.scalar(
        select(Proof).where(Proof.file_id == case.file_id, Proof.public_id == public_id)
    )
    if proof is None or not may_chase(session, actor, case, proof):
        raise OutOfReach
    return proof


def unproven(session: Session, actor: Actor, case: Case) -> list[Proof]:
    """The acts that wait for a paper which this officer may name."""
    return [
        proof
        for proof in proofs_of(session, case).values()
        if waits(proof) and may_chase(session, actor, case, proof)
    ]
