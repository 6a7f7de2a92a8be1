"""Moving a case to the other regime: proposed by one officer, decided by a head, with reasons.

The day of receipt chooses the law (Luật 53/2024/QH15, Điều 63, in part our inference); where it
was chosen wrongly, or a competent body decides otherwise, the lead unit moves the case. Stage and
status stay; what waits is reckoned anew by the other law.
"""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.conclusion_drafts import drop_moot
from casework.actions.head import insist_on_head, insist_on_reading
from casework.actions.offers import recall_moot
from casework.actions.spent_notices import end_spent
from casework.actions.withdrawal import withdraw_moot
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import roles_on
from casework.records.cases import Case
from casework.records.regime_changes import ChangeState, RegimeChange
from casework.records.units import Unit
from casework.safekeeping import add
from workflows.engine import Refused
from workflows.life import MoveRefused
from workflows.regime import Lack, Regime, Unmet
from workflows.regimes import REGIMES
from workflows.source import OFFICE
from workflows.terms import Relation, Stage, Status
from workflows.walk import walk


def propose_regime(
    session: Session, actor: Actor, now: datetime, case: Case, to: str, *, reasons: str
) -> RegimeChange:
    """Propose to apply the law with this key; nothing changes yet. Raises `Refused`.

    Only the unit that leads may, towards a law that knows where the case stands and gives the unit
    a part there; one proposal waits at a time.
    """
    _insist_on_lead(actor, case)
    insist_on_other(session, case, to, now)
    if session.scalars(proposals(case)).first() is not None:
        raise Refused((Unmet(Lack.PENDING, frozenset(), OFFICE),))
    change = add(
        session,
        RegimeChange(
            file_id=case.file_id,
            state=ChangeState.PROPOSED,
            from_regime=case.regime,
            to_regime=to,
            unit_id=actor.unit_id,
            proposed_by_id=actor.officer_id,
            proposed_at=now,
        ),
        reasons=reasons,
    )
    due.refresh(session, case, now)
    said = {"change": change.id, "from": case.regime, "to": to}
    audit.record(session, "regime.proposed", actor, now, case.file_id, **said)
    return change


def confirm_regime(
    session: Session, actor: Actor, now: datetime, case: Case, change: RegimeChange
) -> RegimeChange:
    """Apply the other law from now on: another officer decides, with the reasons open before them.

    Offers, requests, drafts and notices of which that law knows nothing end; clocks and duties are
    reckoned anew. Raises `Refused` and `MoveRefused`.
    """
    _insist_on_waiting(change, ChangeState.CONFIRMED)
    if actor.unit_id != change.unit_id or actor.officer_id == change.proposed_by_id:
        raise Refused((Unmet(Lack.DRAFTER, frozenset(), OFFICE),))
    _insist_on_lead(actor, case)
    insist_on_head(session, actor, case)
    insist_on_other(session, case, change.to_regime, now)
    insist_on_reading(session, actor, now, case, change)
    change.state = ChangeState.CONFIRMED
    change.decided_by_id, change.decided_at = actor.officer_id, now
    case.regime, case.regime_changed_on = change.to_regime, vietnam_day(now)
    recall_moot(session, actor, now, case)
    drop_moot(session, actor, now, case)
    withdraw_moot(session, actor, now, case)
    end_spent(session, actor, now, case)
    due.refresh(session, case, now)
    said = {"change": change.id, "from": change.from_regime, "to": change.to_regime}
    audit.record(session, "regime.changed", actor, now, case.file_id, **said)
    return change


def drop_regime(
    session: Session, actor: Actor, now: datetime, case: Case, change: RegimeChange
) -> RegimeChange:
    """Put the proposal aside; the law stays. It stays on the file. Raises `MoveRefused`."""
    _insist_on_waiting(change, ChangeState.DROPPED)
    if actor.unit_id not in {change.unit_id, case.lead_unit_id}:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
    change.state = ChangeState.DROPPED
    change.decided_by_id, change.decided_at = actor.officer_id, now
    due.refresh(session, case, now)
    audit.record(session, "regime.dropped", actor, now, case.file_id, change=change.id)
    return change


def proposals(case: Case) -> Select[RegimeChange]:
    """The proposal that waits for the head."""
    return select(RegimeChange).where(
        RegimeChange.file_id == case.file_id, RegimeChange.state == ChangeState.PROPOSED
    )


def insist_on_other(session: Session, case: Case, to: str, now: datetime) -> None:
    """The law with this key can take the case over as it stands. Raises `Refused`."""
    regime = REGIMES.get(to)
    if regime is None or to == case.regime:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    known = case.entry in regime.entries and (case.stage, case.status) in _positions(regime)
    if not known:
        raise Refused((Unmet(Lack.POSITION, _stages(regime, case.status), OFFICE, at=case.stage),))
    _insist_on_part(session, case, regime, now)


def _insist_on_part(session: Session, case: Case, regime: Regime, now: datetime) -> None:
    """Nobody is left with a case in which the other law gives its lead nothing to do."""
    lead = session.get_one(Unit, case.lead_unit_id)
    parts = frozenset(row.by for row in regime.rows if case.stage in row.at)
    if not parts & roles_on(regime, lead, vietnam_day(now)):
        raise Refused((Unmet(Lack.ROLE, parts, OFFICE),))


@lru_cache(maxsize=4)
def _positions(regime: Regime) -> frozenset[tuple[Stage | None, Status | None]]:
    """Every stage and status to which the rows of this law can lead."""
    return frozenset((move.end.stage, move.end.status) for move in walk(regime))


def _stages(regime: Regime, status: Status | None) -> frozenset[Stage]:
    known = _positions(regime)
    return frozenset(stage for stage, of in known if of is status and stage is not None)


def _insist_on_lead(actor: Actor, case: Case) -> None:
    if actor.unit_id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))


def _insist_on_waiting(change: RegimeChange, wanted: ChangeState) -> None:
    if change.state is not ChangeState.PROPOSED:
        raise MoveRefused(change.state, wanted)
