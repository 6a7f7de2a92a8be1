"""Where the person is, for the officer who is about to say that it changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find
from casework.policy import Ask, NotTied
from casework.position import current_whereabouts
from casework.records.reaches import Tie
from workflows.terms import Place

_AT_HAND = frozenset({Tie.LEADS, Tie.HOUSES, Tie.ASKED})


@dataclass(frozen=True, slots=True)
class WhereaboutsPage:
    """The current stay; kind and place are empty until they were opened."""

    code: str
    is_open: bool
    kind: Place | None
    place: str | None
    since_at: datetime


def find_at_hand(session: Session, actor: Actor, code: str) -> Found:
    """The case, for a unit that is near the person or records for one that is not on the system.

    Raises `OutOfReach`, and `NotTied` for a unit that only once had the case.
    """
    found = find(session, actor, code, Ask.TAKE_STEP)
    leads = acting_unit(session, actor, found.case).id == found.case.lead_unit_id
    if not leads and not found.ties & _AT_HAND:
        raise NotTied(Ask.TAKE_STEP)
    return found


def whereabouts_page(session: Session, actor: Actor, now: datetime, code: str) -> WhereaboutsPage:
    """The current stay as this officer may see it. Raises `OutOfReach` and `NotTied`."""
    case = find_at_hand(session, actor, code).case
    stay, sight = current_whereabouts(session, case), eyes(session, actor, case, now)
    is_open = sight.may_read(stay, "kind")
    place = sight.read(stay, "place") if is_open else None
    return WhereaboutsPage(
        code=case.code,
        is_open=is_open,
        kind=Place.of(sight.read(stay, "kind")) if is_open else None,
        place=str(place) if place else None,
        since_at=stay.since_at,
    )
