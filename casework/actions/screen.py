"""The look for signs, before receipt. A file without signs stays out of every count.

Each finding says what was seen or heard (`note`): who reads it later has nothing else.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.step import take_and_say
from casework.actions.telling import Told
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.steps import Step
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
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
    _insist_on_words(note)
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
    _insist_on_words(note)
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
    _insist_on_words(note)
    step = take_and_say(session, actor, now, case, Act.SCREEN_AGAIN, told=told, note=note)
    case.ground = None
    return step


def _insist_on_words(note: str | None) -> None:
    if not (note or "").strip():
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
