"""A person who left without a word: nobody knows where they are, and the lead searches.

An open offer stands: whoever is found goes on where they were going.
"""

from sqlalchemy.orm import Session

from casework.actions.whereabouts import end_housing, move_person
from casework.audit import Actor
from casework.position import current_whereabouts
from casework.records.cases import Case
from casework.records.steps import Step
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Act, Place


def lose_sight(session: Session, actor: Actor, case: Case, step: Step) -> None:
    """From the moment of the report the person is nowhere known; other acts move nobody.

    Raises `Refused`: nobody was missing before they were last seen.
    """
    if step.act is not Act.REPORT_MISSING:
        return
    if step.happened_at < current_whereabouts(session, case).since_at:
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    end_housing(session, case, step.at)
    move_person(session, actor, step.happened_at, case, Place.UNKNOWN, None)
