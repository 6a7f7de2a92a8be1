"""Days that an act sets, from which notices are counted back: the day of entry."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from casework.actions.step import take_and_say
from casework.actions.telling import Told, moment
from casework.audit import Actor
from casework.office import vietnam_day
from casework.records.cases import Case
from casework.records.steps import Step
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act


def plan_entry(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    *,
    entry_on: date,
    note: str | None = None,
    told: Told | None = None,
) -> Step:
    """Set the day (Vietnam) on which the person enters; set anew, the notices are due anew.

    It lies not before the day on which it was set (office rule). Raises `Refused`.
    """
    if entry_on < vietnam_day(moment(told, now)):
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    act = Act.PLAN_ENTRY
    return take_and_say(session, actor, now, case, act, told=told, note=note, planned_on=entry_on)
