"""The law of a case: which governs it, what would differ under the other, and who moved it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.head import UNREAD, has_open
from casework.actions.regime_change import insist_on_other
from casework.audit import Actor
from casework.case_clocks import past_of
from casework.lookups.answers import Sealable, officers_of, sealable
from casework.lookups.front import Opened
from casework.lookups.naming import Name
from casework.policy import Ask
from casework.position import regime_of
from casework.reckoning import reckoning_of
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.regime_changes import ChangeState, RegimeChange
from workflows.coordination import Duty
from workflows.deadlines import Reading, open_clocks
from workflows.duties import DutyState, standings
from workflows.engine import Refused
from workflows.regime import Regime, Unmet
from workflows.regimes import REGIMES
from workflows.terms import Rank, Stage


@dataclass(frozen=True, slots=True)
class Under:
    """What runs and is owed in the case under one law."""

    law: Regime
    clocks: tuple[Reading, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One proposal; its reasons are empty until the case was opened."""

    id: UUID
    state: ChangeState
    was: Regime
    becomes: Regime
    proposed_by: Name | None
    proposed_at: datetime
    decided_by: Name | None
    decided_at: datetime | None
    reasons: Sealable


@dataclass(frozen=True, slots=True)
class RegimePage:
    """The law of a case. `beside` is the other law; `unmet` why it cannot be."""

    code: str
    received_on: datetime
    changed_on: date | None
    now: Under
    beside: Under
    unmet: tuple[Unmet, ...]
    changes: tuple[ChangeShown, ...]
    waiting: ChangeShown | None
    may_propose: bool
    may_decide: bool
    may_drop: bool
    is_own_proposal: bool
    unread: tuple[Unmet, ...]


def regime_page(session: Session, actor: Actor, found: Opened, now: datetime) -> RegimePage:
    """The page of the law of a case that was found through the officer."""
    case = found.case
    rows = _changes(session, case)
    waiting = next((row for row in rows if row.state is ChangeState.PROPOSED), None)
    officers = _officers(session, rows)
    shown = tuple(_shown(found, row, officers) for row in rows)
    other = next(law for law in REGIMES.values() if law.key != case.regime)
    works = Ask.TAKE_STEP in found.front.grants and actor.unit_id == case.lead_unit_id
    is_own = waiting is not None and waiting.proposed_by_id == actor.officer_id
    decides = works and waiting is not None and actor.rank is Rank.SUPERVISOR and not is_own
    return RegimePage(
        code=case.code,
        received_on=case.received_at,
        changed_on=case.regime_changed_on,
        now=_under(session, case, regime_of(case), now),
        beside=_under(session, case, other, now),
        unmet=_unmet(session, case, other, now),
        changes=shown,
        waiting=next((row for row in shown if row.state is ChangeState.PROPOSED), None),
        may_propose=works and waiting is None,
        may_decide=decides,
        may_drop=works and waiting is not None,
        is_own_proposal=is_own,
        unread=() if waiting is None or has_open(found.eyes, waiting) else (UNREAD,),
    )


def waiting_change(session: Session, case: Case) -> RegimeChange | None:
    """The proposal that waits, else the one decided last: who comes late is told so."""
    rows = _changes(session, case)
    return next(
        (row for row in rows if row.state is ChangeState.PROPOSED), rows[0] if rows else None
    )


def _under(session: Session, case: Case, law: Regime, now: datetime) -> Under:
    if case.stage is Stage.CLOSED:
        return Under(law, (), ())
    known, by = past_of(session, case, law), reckoning_of(session)
    owed = (each for each in standings(law, case.stage, known.done) if each.state is DutyState.OPEN)
    clocks = open_clocks(
        law,
        known.done,
        now,
        by.calendar,
        planned=known.planned,
        extensions=known.extensions,
        parameters=by.parameters,
    )
    return Under(law, clocks, tuple(each.duty for each in owed))


def _unmet(session: Session, case: Case, other: Regime, now: datetime) -> tuple[Unmet, ...]:
    try:
        insist_on_other(session, case, other.key, now)
    except Refused as refused:
        return refused.unmet
    return ()


def _changes(session: Session, case: Case) -> list[RegimeChange]:
    rows = select(RegimeChange).where(RegimeChange.file_id == case.file_id)
    return list(session.scalars(rows.order_by(RegimeChange.proposed_at.desc())))


def _officers(session: Session, rows: list[RegimeChange]) -> dict[UUID, Officer]:
    ids = [who for row in rows for who in (row.proposed_by_id, row.decided_by_id)]
    return officers_of(session, *ids) if rows else {}


def _shown(found: Opened, row: RegimeChange, officers: dict[UUID, Officer]) -> ChangeShown:
    proposed = officers.get(row.proposed_by_id)
    decided = officers.get(row.decided_by_id) if row.decided_by_id else None
    return ChangeShown(
        id=row.id,
        state=row.state,
        was=REGIMES[row.from_regime],
        becomes=REGIMES[row.to_regime],
        proposed_by=found.names.of_officer(proposed) if proposed else None,
        proposed_at=row.proposed_at,
        decided_by=found.names.of_officer(decided) if decided else None,
        decided_at=row.decided_at,
        reasons=sealable(found.eyes, row, "reasons"),
    )
