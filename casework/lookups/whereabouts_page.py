"""Where the person is, for the officer who is about to say that it changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.whereabouts import who_says
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find
from casework.policy import Ask
from casework.position import current_whereabouts
from workflows.terms import Place


@dataclass(frozen=True, slots=True)
class WhereaboutsPage:
    """The current stay; kind and place are empty until they were opened."""

    code: str
    is_open: bool
    kind: Place | None
    place: str | None
    since_at: datetime


def find_at_hand(session: Session, actor: Actor, code: str) -> Found:
    """The case, for a unit that answers for the person, or records for one not on the system.

    Raises `OutOfReach`, `NotTied` and `Refused`.
    """
    found = find(session, actor, code, Ask.TAKE_STEP)
    who_says(session, actor, found.case)
    return found


def whereabouts_page(session: Session, actor: Actor, now: datetime, code: str) -> WhereaboutsPage:
    """The current stay as this officer may see it. Raises `OutOfReach` and `NotTied`."""
    found = find_at_hand(session, actor, code)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    stay = current_whereabouts(session, case)
    is_open = sight.may_read(stay, "kind")
    place = sight.read(stay, "place") if is_open else None
    return WhereaboutsPage(
        code=case.code,
        is_open=is_open,
        kind=Place.of(sight.read(stay, "kind")) if is_open else None,
        place=str(place) if place else None,
        since_at=stay.since_at,
    )
