"""Protection measures: beside every stage, and before any decision on status where it is urgent."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit
from casework.actions.step import acting_unit, take
from casework.actions.telling import Told, hear
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.protection import Measure
from casework.records.steps import Step
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.safekeeping import add
from workflows import protection as life
from workflows.engine import Refused
from workflows.protection import MeasureMove
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Relation


def protect(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    measures: Sequence[str],
    reason: str,
    decider: str,
    decided_on: date,
    number: str | None = None,
    told: Told | None = None,
) -> Measure:
    """Apply protection measures from this moment; the paper may follow. Raises `Refused`.

    Of a classified file only number, day, decider and whether it is in force belong here.
    """
    step = take(session, actor, now, case, Act.PROTECT, told=told)
    measure = add(
        session,
        Measure(
            file_id=case.file_id,
            state=life.move(None, MeasureMove.APPLY_AT_ONCE),
            unit_id=step.unit_id,
            officer_id=actor.officer_id,
            decided_on=decided_on,
            at=now,
        ),
        measures=list(measures),
        reason=reason,
        decider=decider,
        number=number,
    )
    audit.record(session, "measure.decided", actor, now, case.file_id, measure=measure.id)
    return measure


def end_protection(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    measure: Measure,
    *,
    told: Told | None = None,
) -> Measure:
    """The person is threatened no longer; the unit that decided says so, or the lead.

    Raises `MoveRefused` and `Refused`.
    """
    unit = ending_unit(session, actor, case, measure)
    measure.state = life.move(measure.state, MeasureMove.END)
    since, act = applied_at(session, measure), NoStep.MEASURE_ENDED
    measure.ended_at = hear(session, actor, now, case, unit, told, act, measure.id, since=since)
    audit.record(session, "measure.ended", actor, now, case.file_id, measure=measure.id)
    return measure


def applied_at(session: Session, measure: Measure) -> datetime:
    """When the measure was applied (UTC): as its step was told, else when it was entered."""
    applied = select(Step.happened_at).where(
        Step.file_id == measure.file_id, Step.act == Act.PROTECT, Step.at == measure.at
    )
    return session.scalar(applied) or measure.at


def ending_unit(session: Session, actor: Actor, case: Case, measure: Measure) -> Unit:
    """Whose act the end of this measure would be. Raises `Refused` where it is not theirs."""
    if actor.unit_id == measure.unit_id:
        return session.get_one(Unit, actor.unit_id)
    unit = acting_unit(session, actor, case)
    if unit.id != case.lead_unit_id:
        raise Refused((Unmet(Lack.LEAD, frozenset({Relation.LEADS}), OFFICE),))
    return unit
