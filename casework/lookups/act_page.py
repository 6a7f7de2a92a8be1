"""The page of an act: whether the law opens it to this unit now, by which row, and why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.plain import is_plain, recordable
from casework.actions.step import acting_unit, unit_for
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.facts import Safety
from casework.lookups.naming import Name, Names
from casework.lookups.reasons import as_told, may_know_why
from casework.lookups.standing import veiled
from casework.policy import OutOfReach
from casework.position import person_of, position_of, regime_of
from casework.reach import ties
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.requests import Request
from casework.records.units import Unit
from workflows.engine import Refused, step
from workflows.handoff import OPEN
from workflows.regime import Row, Unmet
from workflows.request import RequestState
from workflows.source import Source
from workflows.terms import Act, Moves, Stage, Status


@dataclass(frozen=True, slots=True)
class ActView:
    """One act at one case, as the unit stands to it. `recorded_for` names the lead that is not on
    the system and whose act ours writes down."""

    code: str
    act: Act
    stage: Stage
    status: Status | None
    lead: Name
    recorded_for: Name | None
    source: Source
    moves: Moves | None
    unmet: tuple[Unmet, ...]
    warnings: tuple[Unmet, ...]
    in_danger: bool
    records: bool  # ours could write it down for a unit off the system whose part it is

    @property
    def is_open(self) -> bool:
        """Whether the unit may take the step now."""
        return not self.unmet


def act_view(session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> ActView:
    """The act as the law sees it now. Raises `OutOfReach` where the regime has no such act."""
    unit = unit_for(session, actor, now, case, act)
    tied = ties(session, actor.unit_id, case.file_id)
    names = Names(session, actor, case.file_id, tied)
    row, unmet, warnings = _weighed(session, actor, now, case, act, unit, tied)
    return ActView(
        code=case.code,
        act=act,
        stage=case.stage,
        status=case.status,
        lead=names.of(case.lead_unit),
        recorded_for=names.of(unit) if unit.id != actor.unit_id else None,
        source=row.source,
        moves=row.hands_to.moves if row.hands_to else None,
        unmet=unmet,
        warnings=warnings,
        records=_records(session, actor, now, case, act),
        in_danger=act in _LETS_GO and _is_in_danger(session, actor, now, case, tied),
    )


def _records(session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> bool:
    if not is_plain(case, act) or acting_unit(session, actor, case).id != case.lead_unit_id:
        return False
    return bool(recordable(session, case, act, now))


_LETS_GO: Final = frozenset({Act.BEGIN_REINTEGRATION, Act.CLOSE, Act.CLOSE_EARLY})


def _is_in_danger(
    session: Session, actor: Actor, now: datetime, case: Case, tied: frozenset[Tie]
) -> bool:
    """Whether the officer, who may read it now, is to think twice: a warning, never a rule."""
    sight, person = eyes(session, actor, case, now, tied), person_of(session, case)
    if not sight.may_read(person, "safe_now"):
        return False
    return sight.read(person, "safe_now") == Safety.NO.value


def waiting_answer(session: Session, case: Case, act: Act) -> UUID | None:
    """The public id of the open handoff, else request, that this act would answer."""
    handoff = select(Handoff.public_id).where(
        Handoff.file_id == case.file_id,
        Handoff.act == act,
        Handoff.state.in_(OPEN),
    )
    request = select(Request.public_id).where(
        Request.file_id == case.file_id,
        Request.act == act,
        Request.state == RequestState.ASKED,
    )
    return session.scalar(handoff) or session.scalar(request)


def _weighed(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    unit: Unit,
    tied: frozenset[Tie],
) -> tuple[Row, tuple[Unmet, ...], tuple[Unmet, ...]]:
    row, stands = _row(case, act), position_of(session, unit, case, now)
    shown = stands if may_know_why(actor, tied) else veiled(stands)
    try:
        allowed = step(regime_of(case), act, shown)
    except Refused as refused:
        return row, as_told(actor, tied, refused.unmet), ()
    return allowed.row, (), allowed.warnings


def _row(case: Case, act: Act) -> Row:
    """The row to cite: one of this stage where there is one, else any of this act."""
    regime = regime_of(case)
    rows = [*regime.rows_for(case.stage, act), *(row for row in regime.rows if row.act is act)]
    if not rows:
        raise OutOfReach
    return rows[0]
