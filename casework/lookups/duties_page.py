"""The duties between agencies in one case: who owes whom what, by when, and what proves it done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due
from casework.case_clocks import past_of
from casework.lookups.front import Opened
from casework.lookups.naming import Name
from casework.lookups.parts import Part, pages_behind
from casework.lookups.proofs import proofs_of
from casework.lookups.standing import steps_of
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.proofs import Proof
from casework.records.requests import Request
from casework.records.steps import Channel, Step
from workflows.coordination import Duty
from workflows.deadlines import Reading
from workflows.duties import DutyState, Standing, standings
from workflows.regime import Clock, Regime
from workflows.source import Source
from workflows.terms import Act, Role
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class Limit:
    """Within which time: the clock of the law, and where it runs, when it ends and what is left.

    `due_at` is the moment to which `left` counts; both are empty while nothing is counted.
    """

    clock: Clock
    due_at: datetime | None
    left: timedelta | None
    how_vi: str
    how_en: str


@dataclass(frozen=True, slots=True)
class Performed:
    """What proves that a duty was done: the step, how we know of it, and its paper.

    `signer` is empty until the case was opened; `paper` where none was named.
    """

    unit: Name
    at: datetime
    entered_at: datetime
    channel: Channel
    signer: str | None
    part: Part | None
    paper: tuple[UUID, PaperKind] | None
    waits_for_paper: bool

    @property
    def is_recorded(self) -> bool:
        """Whether ours wrote it down for a unit off the system."""
        return self.channel is not Channel.SYSTEM


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One duty. `limit` is empty where the law names no time."""

    key: str
    on: Act
    act: Act
    owes: Role
    towards: Role
    state: DutyState
    since_at: datetime | None
    limit: Limit | None
    form: PaperKind | None
    source: Source
    performed: Performed | None


def duties_shown(session: Session, found: Opened, now: datetime) -> tuple[DutyShown, ...]:
    """Every duty of the case's law, in the order of its table; nine statements."""
    case, regime = found.case, regime_of(found.case)
    running = {reading.clock.key: reading for reading in due.readings(session, case, now)}
    proof_of = _Proofs(session, found)
    return tuple(
        _shown(regime, standing, running, proof_of, now)
        for standing in standings(regime, case.stage, past_of(session, case).done)
    )


class _Proofs:
    """The last step of each act of a case, with what proves it."""

    def __init__(self, session: Session, found: Opened) -> None:
        self._found = found
        self._steps: Sequence[Step] = steps_of(session, found.case)
        self._proofs = proofs_of(session, found.case)
        self._behind = pages_behind(session, found.case)
        self._papers = _papers(session, found.case)
        self._answers = _answers(session, found.case)

    def of(self, act: Act) -> Performed | None:
        step = next((step for step in reversed(self._steps) if step.act is act), None)
        return self._performed(step) if step else None

    def _performed(self, step: Step) -> Performed:
        part = self._behind.behind(step)
        proof = self._proofs.get(step.id) or (self._answers.get(part.public_id) if part else None)
        paper = self._papers.get(proof.paper_id) if proof and proof.paper_id else None
        is_recorded = step.channel is not Channel.SYSTEM
        return Performed(
            unit=self._found.names.of(step.unit),
            at=step.happened_at,
            entered_at=step.at,
            channel=step.channel,
            signer=self._signer(step),
            part=part,
            paper=(paper.public_id, paper.kind) if paper else None,
            waits_for_paper=is_recorded and proof is not None and paper is None,
        )

    def _signer(self, step: Step) -> str | None:
        sight = self._found.eyes
        value = sight.read(step, "signer") if sight.may_read(step, "signer") else None
        return str(value) if value else None


def _shown(
    regime: Regime,
    standing: Standing,
    running: Mapping[str, Reading],
    proofs: _Proofs,
    now: datetime,
) -> DutyShown:
    duty = standing.duty
    is_done = standing.state is DutyState.DONE
    return DutyShown(
        key=duty.key,
        on=duty.on,
        act=duty.act,
        owes=duty.owes,
        towards=duty.to,
        state=standing.state,
        since_at=standing.since_at,
        limit=limit_of(regime, duty, running if not is_done else {}, now),
        form=duty.form,
        source=duty.source,
        performed=proofs.of(duty.act) if is_done else None,
    )


def limit_of(
    regime: Regime, duty: Duty, running: Mapping[str, Reading], now: datetime
) -> Limit | None:
    """Within which time a duty is to be done, by the clocks that run; None where no law says."""
    clock = next((clock for clock in regime.clocks if clock.key == duty.within), None)
    if clock is None:
        return None
    reading = running.get(clock.key)
    if reading is None:
        return Limit(clock, None, None, "", "")
    ends_at = reading.runs_out_at
    left = ends_at - now if ends_at else None
    return Limit(clock, ends_at, left, reading.how_vi, reading.how_en)


def _papers(session: Session, case: Case) -> dict[UUID, Paper]:
    """The papers that hold, by id."""
    rows = session.scalars(
        select(Paper).where(Paper.file_id == case.file_id, Paper.voided_at.is_(None))
    )
    return {paper.id: paper for paper in rows}


def _answers(session: Session, case: Case) -> dict[UUID, Proof | Handoff | Request]:
    """The handoffs and requests that were answered, by the id in their address."""
    handoffs = session.scalars(select(Handoff).where(Handoff.file_id == case.file_id))
    requests = session.scalars(select(Request).where(Request.file_id == case.file_id))
    return {row.public_id: row for row in (*handoffs, *requests)}
