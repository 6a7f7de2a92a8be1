"""The way home, and the looks afterwards."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.step import take
from casework.actions.telling import Told
from casework.actions.whereabouts import end_housing, move_person
from casework.audit import Actor
from casework.position import current_whereabouts
from casework.records.cases import Case
from casework.records.follow_ups import FollowUp
from casework.records.steps import Step
from casework.safekeeping import add
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
    """One look at how the person is doing (`seen_on` is a day in Vietnam). Raises `Refused`."""
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
