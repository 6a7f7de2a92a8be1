"""Ending a case and opening it again. No article gives a closing act: the grounds are ours."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit
from casework.actions.conclusion import end_identifying
from casework.actions.step import take, unit_for
from casework.actions.telling import Told, insist_on_told
from casework.actions.whereabouts import end_housing
from casework.actions.withdrawal import end_what_waits
from casework.audit import Actor
from casework.position import regime_of
from casework.records.cases import Case
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Ground


def close(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    act: Act,
    ground: Ground,
    *,
    reasons: str,
    told: Told | None = None,
) -> Case:
    """End the case by `act` (CLOSE or CLOSE_EARLY) on a ground from the list. Raises `Refused`.

    What still waits for another unit ends with it: an answer would be refused. So does the care
    of a facility: it keeps what it wrote.
    """
    if ground not in grounds_open(case, act):
        raise Refused((Unmet(Lack.GROUND, frozenset(), OFFICE),))
    step = take(session, actor, now, case, act, told=told, note=reasons)
    case.ground = ground
    end_housing(session, case, now)
    end_what_waits(session, actor, now, case)
    audit.record(
        session,
        "case.closed",
        actor,
        now,
        case.file_id,
        act=act,
        stage=step.stage,
        ground=ground,
    )
    return case


def reopen(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    reasons: str,
    told: Told | None = None,
) -> Case:
    """Take the case up again, at the stage that its status allows. Raises `Refused`.

    Whoever is to conclude is asked anew: no draft of before is signed.
    """
    unit = unit_for(session, actor, now, case, Act.REOPEN)
    since = case.closed_at if told else None
    told = insist_on_told(session, actor, now, case, unit, told, since=since)
    step = take(session, actor, now, case, Act.REOPEN, unit=unit, told=told, note=reasons)
    case.ground = None
    end_identifying(session, actor, now, case)
    audit.record(session, "case.reopened", actor, now, case.file_id, act=step.act, stage=step.stage)
    return case


def grounds_open(case: Case, act: Act) -> list[Ground]:
    """The grounds on which this act may end a case of this status."""
    return [found.ground for found in regime_of(case).grounds_for(act, case.status)]
