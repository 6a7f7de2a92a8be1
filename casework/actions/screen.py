"""The look for signs, before receipt. A file without signs stays out of every count."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.step import take_and_say
from casework.actions.telling import Told
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.steps import Step
from workflows.terms import Act, Ground


def find_signs(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    note: str | None,
    *,
    told: Told | None = None,
) -> Step:
    """There are signs: the person is received and counts. Raises `engine.Refused`."""
    return take_and_say(session, actor, now, case, Act.FIND_SIGNS, told=told, note=note)


def find_no_signs(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    note: str | None,
    *,
    told: Told | None = None,
) -> Step:
    """There are none: the file ends, and may be screened again. Raises `engine.Refused`."""
    step = take_and_say(session, actor, now, case, Act.FIND_NO_SIGNS, told=told, note=note)
    case.ground = Ground.NO_SIGNS
    return step


def screen_again(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    note: str | None,
    *,
    told: Told | None = None,
) -> Step:
    """Look again at a file that was screened out. Raises `engine.Refused`."""
    step = take_and_say(session, actor, now, case, Act.SCREEN_AGAIN, told=told, note=note)
    case.ground = None
    return step
