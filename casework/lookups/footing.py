"""Which papers the steps of a case rested on when they were taken, and which of those were voided.

A step keeps no list of papers: it rested on the newest of the kind that its row asks for and that
was in force then.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.position import regime_of
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.steps import Step
from workflows.identification import papers_asked
from workflows.regime import Regime
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class Footing:
    """One step and a paper that it rested on."""

    step: Step
    paper: Paper


def papers_of(session: Session, case: Case) -> list[Paper]:
    """The papers of a case in the order in which they came."""
    of_case = select(Paper).where(Paper.file_id == case.file_id)
    return list(session.scalars(of_case.order_by(Paper.at, Paper.id)))


def steps_naming(session: Session, paper: Paper) -> frozenset[UUID]:
    """The steps of which an officer said that they rest on this paper; none once it was voided."""
    return frozenset(session.scalars(select(Proof.step_id).where(Proof.paper_id == paper.id)))


def footings(case: Case, steps: Iterable[Step], papers: Collection[Paper]) -> list[Footing]:
    """What each step rested on, in the order of the steps."""
    regime = regime_of(case)
    found = (
        (step, _in_force(step, kinds, papers)) for step in steps for kinds in _asked(regime, step)
    )
    return [Footing(step, paper) for step, paper in found if paper is not None]


def without_footing(session: Session, case: Case, steps: Iterable[Step]) -> frozenset[UUID]:
    """The steps that rested on a paper which holds no longer; they stand all the same."""
    found = footings(case, steps, papers_of(session, case))
    return frozenset(one.step.id for one in found if one.paper.voided_at is not None)


def _asked(regime: Regime, step: Step) -> frozenset[frozenset[PaperKind]]:
    """What every row asks for that the step may have been: which one it was is not kept."""
    rows = [
        frozenset(papers_asked(row))
        for row in regime.rows
        if row.act is step.act and row.to in {None, step.stage} and row.sets in {None, step.status}
    ]
    return reduce(frozenset.intersection, rows) if rows else frozenset()


def _in_force(step: Step, kinds: frozenset[PaperKind], papers: Iterable[Paper]) -> Paper | None:
    held = [paper for paper in papers if paper.kind in kinds and _held(paper, step)]
    return held[-1] if held else None


def _held(paper: Paper, step: Step) -> bool:
    return paper.at <= step.at and (paper.voided_at is None or paper.voided_at > step.at)
