"""The legal status through its versions: each since when, by which act, article and paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.lookups.naming import Name, Names
from casework.lookups.standing import steps_of
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.steps import Step
from workflows.regime import Regime
from workflows.source import OFFICE, Source
from workflows.support import LineState
from workflows.terms import Act, Status
from workflows.terms import Paper as PaperKind

STANDING = (LineState.PROPOSED, LineState.APPROVED, LineState.DELIVERED)
"""Support lines that a revocation leaves as they are, until a decision says otherwise."""


@dataclass(frozen=True, slots=True)
class PaperBehind:
    """The paper by which the status was set; nothing of it is sealed."""

    public_id: UUID
    kind: PaperKind
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """One status of the person, until the next; `status` is empty while none was given."""

    status: Status | None
    act: Act
    unit: Name
    from_at: datetime
    to_at: datetime | None
    source: Source
    paper: PaperBehind | None


def status_versions(session: Session, case: Case, names: Names) -> tuple[Version, ...]:
    """Every version, the latest first; two statements, one where there is none."""
    steps = _setting(steps_of(session, case))
    if not steps:
        return ()  # in screening, before anybody looked for signs
    papers = _papers(session, case)
    ends = [following.happened_at for _, following in pairwise(steps)]
    versions = [
        _version(regime_of(case), step, to_at, papers, names)
        for step, to_at in zip(steps, [*ends, None], strict=True)
    ]
    return tuple(reversed(versions))


def is_revoked(versions: Sequence[Version]) -> bool:
    """Whether a confirmation was revoked and none has been given since."""
    turns = (
        version.act is Act.REVOKE_CONFIRMATION
        for version in versions
        if version.act is Act.REVOKE_CONFIRMATION or version.status is Status.CONFIRMED
    )
    return next(turns, False)


def _setting(steps: Sequence[Step]) -> list[Step]:
    """The steps by which the status became another."""
    found: list[Step] = []
    for step in steps:
        before = found[-1].status if found else None
        if step.status is not before:
            found.append(step)
    return found


def _version(
    regime: Regime, step: Step, to_at: datetime | None, papers: Sequence[Paper], names: Names
) -> Version:
    rows = [row for row in regime.rows if row.act is step.act and row.sets is step.status]
    kinds = frozenset(
        fact for row in rows for need in row.needs for fact in need if isinstance(fact, PaperKind)
    )
    return Version(
        status=step.status,
        act=step.act,
        unit=names.of(step.unit),
        from_at=step.happened_at,
        to_at=to_at,
        source=rows[0].source if rows else OFFICE,
        paper=_behind(step, kinds, papers),
    )


def _behind(step: Step, kinds: frozenset[PaperKind], papers: Sequence[Paper]) -> PaperBehind | None:
    """The newest paper of such a kind that was on the file when the step was entered."""
    fits = (paper for paper in papers if paper.kind in kinds and paper.at <= step.at)
    found = next(fits, None)
    return PaperBehind(found.public_id, found.kind, found.voided_at) if found else None


def _papers(session: Session, case: Case) -> list[Paper]:
    rows = select(Paper).where(Paper.file_id == case.file_id)
    return list(session.scalars(rows.order_by(Paper.at.desc(), Paper.id.desc())))
