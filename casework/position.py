"""The position of a case, as the law asks for it: made for one question and thrown away."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session, load_only

from casework.keyring import Disclosure
from casework.office import vietnam_day
from casework.reach import ties
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.persons import Person
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from casework.safekeeping import safe_of
from workflows.engine import Position
from workflows.handoff import HandoffState
from workflows.position import Ended
from workflows.regime import Fact, Regime
from workflows.regimes import REGIMES
from workflows.terms import Act, AgeBand, Citizenship, Moves, Place, Role, Sector, Wish
from workflows.terms import Paper as PaperKind


def regime_of(case: Case) -> Regime:
    """The regime that governs the procedure of this case: by the day of receipt, or moved since."""
    return REGIMES[case.regime]


def asking_for(case: Case, awaited: Act) -> tuple[Act, ...]:
    """The acts by which another unit is asked for this one, in the order of the regime."""
    return tuple(act for act, asked in regime_of(case).asks.items() if asked is awaited)


def roles_on(regime: Regime, unit: Unit, day: date) -> frozenset[Role]:
    """The roles that this unit plays on a day (Vietnam): none before it began or after it ended."""
    return regime.roles_of(unit.sector, unit.level, day) if unit.acts_on(day) else frozenset()


def ended_by(unit: Unit, day: date) -> Ended | None:
    """That the unit has ended, and which took over; no facility is named by what another was."""
    if unit.valid_to is None or day < unit.valid_to:
        return None
    successor = unit.successor if unit.sector is not Sector.FACILITY else None
    return Ended(successor.name if successor else None)


def position_of(session: Session, unit: Unit, case: Case, at: datetime) -> Position:
    """Where the case stands for this unit: stage, status, facts, the unit's roles and its tie.

    `at` is when the act happens (UTC): who plays a role follows that day.
    """
    regime, day = regime_of(case), vietnam_day(at)
    tied = ties(session, unit.id, case.file_id)
    return Position(
        case.stage,
        case.status,
        facts_of(session, case, at),
        roles_on(regime, unit, day),
        leads=case.lead_unit_id == unit.id,
        asked=Tie.ASKED in tied,
        offered=Tie.OFFERED in tied,
        houses=Tie.HOUSES in tied,
        formerly=bool({Tie.GAVE, Tie.FORMERLY_LED} & tied),
        ended=ended_by(unit, day),
        merged=case.merged_into_id is not None,
    )


def facts_of(session: Session, case: Case, now: datetime) -> frozenset[Fact]:
    """Finished acts, papers in force, and the few sealed facts that rules need."""
    history = session.scalars(
        select(Step.act).where(Step.file_id == case.file_id).order_by(Step.at, Step.id)
    )
    person, stay, papers = _person_stay_papers(session, case)
    acts = regime_of(case).finished(history)
    return frozenset({*acts, *papers, *_sealed_facts(session, person, stay, now)})


def person_of(session: Session, case: Case) -> Person:
    """The person the case is about."""
    return session.scalars(select(Person).where(Person.file_id == case.file_id)).one()


def current_whereabouts(session: Session, case: Case) -> Whereabouts:
    """Where the person is now: exactly one stay has no end."""
    return session.scalars(
        select(Whereabouts).where(
            Whereabouts.file_id == case.file_id, Whereabouts.until_at.is_(None)
        )
    ).one()


def recorder_of(session: Session, case: Case) -> UUID | None:
    """The unit that records for a lead off the system; none where the lead speaks for itself."""
    return session.scalar(
        select(Reach.unit_id).where(Reach.file_id == case.file_id, Reach.tie == Tie.RECORDS)
    )


def led_since(session: Session, case: Case) -> datetime:
    """When the lead took over, as it happened (UTC); the receipt where the case never moved."""
    taken = session.scalar(
        select(Handoff.answered_at)
        .where(
            Handoff.file_id == case.file_id,
            Handoff.to_unit_id == case.lead_unit_id,
            Handoff.state == HandoffState.ACCEPTED,
            Handoff.moves != Moves.PERSON,
        )
        .order_by(Handoff.answered_at.desc())
        .limit(1)
    )
    return taken or case.received_at


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the rules know of the person; never shown, only reasoned with."""

    age_band: AgeBand
    citizenship: Citizenship
    wishes: frozenset[Wish]


def person_facts(session: Session, case: Case, now: datetime) -> PersonFacts:
    """Age band, citizenship and wishes, opened under the engine's standing disclosure."""
    return _opened(session, person_of(session, case), now)


def _opened(session: Session, person: Person, now: datetime) -> PersonFacts:
    safe, standing = safe_of(session, person.file_id), Disclosure.standing(person.file_id)
    age = safe.open(person, "age_band", standing, now)
    citizenship = safe.open(person, "citizenship", standing, now)
    wishes = safe.open(person, "wishes", standing, now)
    return PersonFacts(
        AgeBand.of(age) if age else AgeBand.UNCLEAR,
        Citizenship.of(citizenship) if citizenship else Citizenship.UNCLEAR,
        frozenset(Wish.of(wish) for wish in wishes) if isinstance(wishes, list) else frozenset(),
    )


# One statement for what three would find, with three columns of the person instead of forty.
_ABOUT: Final = (
    select(Person, Whereabouts, Paper.kind)
    .join(Whereabouts, and_(Whereabouts.file_id == Person.file_id, Whereabouts.until_at.is_(None)))
    .outerjoin(Paper, and_(Paper.file_id == Person.file_id, Paper.voided_at.is_(None)))
    .options(load_only(Person.file_id, Person.age_band, Person.citizenship, Person.wishes))
    .where(Person.file_id == bindparam("of_file"))
)


def _person_stay_papers(
    session: Session, case: Case
) -> tuple[Person, Whereabouts, frozenset[PaperKind]]:
    rows = session.execute(_ABOUT, {"of_file": case.file_id}).all()
    person, stay, _ = rows[0]
    return person, stay, frozenset(filter(None, (kind for _, _, kind in rows)))


def _sealed_facts(session: Session, person: Person, stay: Whereabouts, now: datetime) -> set[Fact]:
    facts, standing = _opened(session, person, now), Disclosure.standing(person.file_id)
    place = safe_of(session, person.file_id).open(stay, "kind", standing, now)
    return {facts.age_band, facts.citizenship, *facts.wishes, Place.of(place)}
