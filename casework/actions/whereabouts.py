"""Where the person is: a line of its own, which only these verbs and a hand-over move."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due, reach
from casework.actions.step import acting_unit
from casework.actions.telling import Told, insist_on_told, moment, write_down
from casework.audit import Actor
from casework.position import current_whereabouts
from casework.records.cases import Case
from casework.records.ids import new_id
from casework.records.reaches import Reach, Tie
from casework.records.tellings import NoStep
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from casework.safekeeping import add
from workflows import whereabouts as rules
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.terms import Place, Relation


def record_whereabouts(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    kind: Place,
    place: str | None,
    *,
    told: Told | None = None,
) -> Whereabouts:
    """The person is now here. Ends the stay before; a facility left behind houses no more.

    A night in hospital, or another room, leaves nothing behind. Into a facility nobody comes by
    this: it takes the offer of a place. Raises `Refused`.
    """
    unit = who_says(session, actor, case)
    if kind not in places_open(session, unit, case):
        raise Refused((Unmet(Lack.BROUGHT, frozenset({rules.BROUGHT_BY}), rules.SOURCE),))
    since = current_whereabouts(session, case).since_at
    told = insist_on_told(session, actor, now, case, unit, told, since=since)
    if kind not in rules.STILL_HOUSED:
        end_housing(session, case, now)
    stay = move_person(session, actor, moment(told, now), case, kind, place)
    write_down(session, actor, now, case, unit, told, NoStep.MOVED, stay.id)
    due.refresh(session, case, now)
    audit.record(session, "whereabouts.recorded", actor, now, case.file_id, whereabouts=stay.id)
    return stay


def who_says(session: Session, actor: Actor, case: Case) -> Unit:
    """Whoever answers for the person says where they are, while the case is open.

    The officer's own unit where it houses, or the lead for which it records. Raises `Refused`.
    """
    unmet = []
    if case.stage not in rules.SAID_AT:
        unmet.append(Unmet(Lack.POSITION, rules.SAID_AT, rules.SOURCE))
    own = session.get_one(Unit, actor.unit_id)
    unit = own if _answers(session, own, case) else acting_unit(session, actor, case)
    if not _answers(session, unit, case):
        unmet.append(Unmet(Lack.LEAD, rules.SAID_BY, rules.SOURCE))
    if unmet:
        raise Refused(tuple(unmet))
    return unit


def places_open(session: Session, unit: Unit, case: Case) -> list[Place]:
    """The kinds of place of which this unit may say that the person is there now."""
    answers = _answers(session, unit, case)
    return [kind for kind in Place if rules.said_by(kind) & answers]


def house(session: Session, unit: Unit, case: Case, now: datetime) -> Place:
    """The person is with this unit now; the kind of place that this is. A facility houses them."""
    kind = rules.place_of(unit.sector, unit.level)
    if kind is Place.FACILITY:
        reach.grant(session, unit.id, case.file_id, Tie.HOUSES, now)
    return kind


def move_person(
    session: Session, actor: Actor, at: datetime, case: Case, kind: Place, place: str | None
) -> Whereabouts:
    """End the current stay and begin the next; `at` is when the person moved."""
    case.swap()  # two movements at one moment would leave the person in two places
    current_whereabouts(session, case).until_at = at
    session.flush()
    return begin_stay(session, actor, at, case, kind, place)


def begin_stay(
    session: Session, actor: Actor, at: datetime, case: Case, kind: Place, place: str | None
) -> Whereabouts:
    """Begin a stay where there is none, as at the receipt of a person."""
    stay = Whereabouts(id=new_id(), file_id=case.file_id, since_at=at, officer_id=actor.officer_id)
    return add(session, stay, kind=kind.value, place=place)


def end_housing(session: Session, case: Case, now: datetime) -> None:
    """Whoever housed the person does so no more; they keep what they wrote themselves."""
    housing = session.scalars(
        select(Reach).where(Reach.file_id == case.file_id, Reach.tie == Tie.HOUSES)
    ).all()
    for row in housing:
        reach.grant(session, row.unit_id, case.file_id, Tie.GAVE, now)
        session.delete(row)


def _answers(session: Session, unit: Unit, case: Case) -> frozenset[Relation]:
    """How the unit answers for the person; empty where it does not."""
    houses = Tie.HOUSES in reach.ties(session, unit.id, case.file_id)
    leads = case.lead_unit_id == unit.id
    held = ((Relation.HOUSES, houses), (Relation.LEADS, leads))
    return frozenset(relation for relation, holds in held if holds)
