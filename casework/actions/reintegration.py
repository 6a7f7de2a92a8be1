"""The way home, and the looks afterwards."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.step import take
from casework.actions.telling import Told
from casework.actions.whereabouts import end_housing, move_person
from casework.audit import Actor
from casework.office import vietnam_day
from casework.position import current_whereabouts
from casework.records.cases import Case
from casework.records.follow_ups import FollowUp
from casework.records.steps import Step
from casework.safekeeping import add
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Place


def begin_reintegration(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    home: str | None,
    told: Told | None = None,
) -> Step:
    """The journey home begins: the person leaves the facility for `home`. Raises `Refused`.

    Source: Luật 53/2024/QH15, Điều 30(1b).
    """
    step = take(session, actor, now, case, Act.BEGIN_REINTEGRATION, told=told)
    end_housing(session, case, now)
    left_at = max(step.happened_at, current_whereabouts(session, case).since_at)
    stay = move_person(session, actor, left_at, case, Place.HOME, home)
    audit.record(session, "whereabouts.recorded", actor, now, case.file_id, whereabouts=stay.id)
    audit.record(
        session,
        "case.stepped",
        actor,
        now,
        case.file_id,
        act=step.act,
        stage=step.stage,
        status=step.status,
        channel=step.channel,
        acting_unit=step.unit_id,
    )
    return step


def follow_up(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    seen_on: date,
    next_on: date | None,
    finding: str,
    told: Told | None = None,
) -> FollowUp:
    """One look at how the person is doing (`seen_on` is a day in Vietnam). Raises `Refused`.

    It lies between the journey home and today, and the next one comes after it (office rule).
    """
    _insist_on_days(session, case, seen_on, next_on, now)
    step = take(session, actor, now, case, Act.FOLLOW_UP, told=told)
    row = add(
        session,
        FollowUp(
            file_id=case.file_id,
            seen_on=seen_on,
            next_on=next_on,
            at=now,
            unit_id=step.unit_id,
            officer_id=actor.officer_id,
        ),
        finding=finding,
    )
    due.refresh(session, case, now)
    audit.record(session, "follow_up.recorded", actor, now, case.file_id, follow_up=row.id)
    return row


def begun_on(session: Session, case: Case) -> date | None:
    """The day in Vietnam on which the journey home began last; None where it has not."""
    begun = select(Step.happened_at).where(
        Step.file_id == case.file_id, Step.act == Act.BEGIN_REINTEGRATION
    )
    begun_at = session.scalars(begun.order_by(Step.at.desc())).first()
    return vietnam_day(begun_at) if begun_at else None


def _insist_on_days(
    session: Session, case: Case, seen_on: date, next_on: date | None, now: datetime
) -> None:
    begun = begun_on(session, case)
    is_too_early = begun is not None and seen_on < begun
    is_backwards = next_on is not None and next_on <= seen_on
    if is_too_early or is_backwards or seen_on > vietnam_day(now):
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
