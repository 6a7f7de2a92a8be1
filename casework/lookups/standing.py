"""Where a case stands, in three statements: its parties, what the rules know, the steps taken.

`casework/position.py` asks the same for a verb, in more statements; a test holds the two together.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session, joinedload, load_only

from casework.audit import Actor
from casework.keyring import Disclosure, Safe
from casework.lookups.finding import insist, insist_not_merged
from casework.lookups.reasons import may_know_why, unsaid
from casework.office import vietnam_day
from casework.policy import Ask, OutOfReach, may
from casework.position import ended_by, regime_of, roles_on
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.records.persons import Person
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from workflows import engine
from workflows.accounts import Account, account
from workflows.deadlines import Reading
from workflows.engine import Choice
from workflows.position import Position
from workflows.regime import Fact, Regime
from workflows.terms import AgeBand, Citizenship, Place, Wish
from workflows.terms import Paper as PaperKind

_SEALED = (AgeBand, Citizenship, Wish, Place)


@dataclass(frozen=True, slots=True)
class Parties:
    """A case, and how the officer's unit and the unit that leads are tied to it."""

    case: Case
    unit: Unit
    ties: frozenset[Tie]
    lead_ties: frozenset[Tie]
    lead_since: datetime | None
    may_step: bool
    may_know_why: bool  # also where that tells the age or the wish: it may open them

    @property
    def records_for_lead(self) -> bool:
        """Whether ours writes down what a lead does that is not on the system."""
        return Tie.RECORDS in self.ties

    @property
    def acting(self) -> Unit:
        """The unit whose acts the page speaks of: whoever only watches sees what the lead sees."""
        return self.case.lead_unit if self._as_lead else self.unit

    @property
    def acting_ties(self) -> frozenset[Tie]:
        """How that unit is tied to the case."""
        return self.lead_ties if self._as_lead else self.ties

    @property
    def _as_lead(self) -> bool:
        return self.records_for_lead or not self.may_step


@dataclass(frozen=True, slots=True)
class Known:
    """The person (only what rules and the identity bar need), the current stay, papers in force."""

    person: Person
    stay: Whereabouts
    papers: frozenset[PaperKind]


# Made once: making a statement costs as much as asking it.
_PARTIES: Final = (
    select(Case, Reach)
    .join(Reach, Reach.file_id == Case.file_id)
    .options(joinedload(Case.lead_unit), joinedload(Reach.unit))
    .where(
        Case.code == bindparam("code"),
        or_(Reach.unit_id == bindparam("unit"), Reach.unit_id == Case.lead_unit_id),
    )
)

# Not the forty sealed columns of a person: the identity bar and the rules need six.
_KNOWN: Final = (
    select(Person, Whereabouts, Paper.kind)
    .join(Whereabouts, and_(Whereabouts.file_id == Person.file_id, Whereabouts.until_at.is_(None)))
    .outerjoin(Paper, and_(Paper.file_id == Person.file_id, Paper.voided_at.is_(None)))
    .options(
        load_only(
            Person.file_id,
            Person.full_name,
            Person.age_band,
            Person.citizenship,
            Person.wishes,
            Person.safe_now,
        )
    )
    .where(Person.file_id == bindparam("of_file"))
)

_STEPS: Final = (
    select(Step)
    .options(joinedload(Step.unit), joinedload(Step.officer))
    .where(Step.file_id == bindparam("of_file"))
    .order_by(Step.at, Step.id)
)


def parties(session: Session, actor: Actor, code: str, ask: Ask) -> Parties:
    """The case with this code and who is tied to it; one statement.

    Raises `OutOfReach` and `NotTied`, as `finding.find` does.
    """
    rows = session.execute(_PARTIES, {"code": code, "unit": actor.unit_id}).all()
    own = {row.tie: row for _, row in rows if row.unit_id == actor.unit_id}
    insist(actor, frozenset(own), ask)
    if not own:
        raise OutOfReach
    case: Case = rows[0][0]
    insist_not_merged(case, ask)
    lead = {row.tie: row for _, row in rows if row.unit_id == case.lead_unit_id}
    return Parties(
        case=case,
        unit=next(iter(own.values())).unit,
        ties=frozenset(own),
        lead_ties=frozenset(lead),
        lead_since=lead[Tie.LEADS].since_at if Tie.LEADS in lead else None,
        may_step=may(actor.rank, Ask.TAKE_STEP, frozenset(own)),
        may_know_why=may_know_why(actor, frozenset(own)),
    )


def known(session: Session, case: Case) -> Known:
    """The person, where they are, and the papers in force; one statement."""
    rows = session.execute(_KNOWN, {"of_file": case.file_id}).all()
    person, stay, _ = rows[0]
    return Known(person, stay, frozenset(filter(None, (kind for _, _, kind in rows))))


def steps_of(session: Session, case: Case) -> list[Step]:
    """The steps of a case in the order in which they were entered, with unit and officer."""
    return list(session.scalars(_STEPS, {"of_file": case.file_id}))


def position(
    found: Parties, about: Known, steps: Iterable[Step], safe: Safe, now: datetime
) -> Position:
    """The position of the acting unit, from what was read already; opens the standing facts."""
    done = regime_of(found.case).finished(step.act for step in steps)
    facts = frozenset({*done, *about.papers, *_sealed_facts(about, safe, now)})
    return _of_unit(found.case, found.acting, found.acting_ties, facts, now)


def _of_unit(
    case: Case, unit: Unit, tied: frozenset[Tie], facts: frozenset[Fact], now: datetime
) -> Position:
    day = vietnam_day(now)
    return Position(
        case.stage,
        case.status,
        facts,
        roles_on(regime_of(case), unit, day),
        leads=case.lead_unit_id == unit.id,
        asked=Tie.ASKED in tied,
        offered=Tie.OFFERED in tied,
        houses=Tie.HOUSES in tied,
        formerly=bool({Tie.GAVE, Tie.FORMERLY_LED} & tied),
        ended=ended_by(unit, day),
        merged=case.merged_into_id is not None,
    )


def choices_shown(found: Parties, stands: Position, now: datetime) -> tuple[Choice, ...]:
    """What the law opens or closes here, as far as the viewer may know.

    Whoever records for the lead sees the lead's acts, and what is its own as its own.

    To whoever does not work on the case an open act would tell the age or the wish that opens it,
    and a closed one that it is missing: each act that asks for one is closed with one sentence.
    """
    regime = regime_of(found.case)
    shown = stands if found.may_know_why else veiled(stands)
    choices = engine.choices(regime, shown, own=_own(found, shown, now))
    if found.may_know_why:
        return choices
    return tuple(replace(choice, unmet=unsaid(choice.unmet)) for choice in choices)


def accounts_shown(
    found: Parties, stands: Position, now: datetime, running: Iterable[Reading]
) -> tuple[Account, ...]:
    """What `choices_shown` opens or closes, each with what is met of it, and the running clocks.

    To whoever does not work on the case nothing sealed counts as met.
    """
    regime = regime_of(found.case)
    shown = stands if found.may_know_why else veiled(stands)
    own = _own(found, shown, now)
    return tuple(
        account(regime, choice, _weighed_for(regime, choice, shown, own), running)
        for choice in choices_shown(found, stands, now)
    )


def _weighed_for(regime: Regime, choice: Choice, shown: Position, own: Position | None) -> Position:
    return own if own and engine.is_party(regime, choice.act, own) else shown


def _own(found: Parties, stands: Position, now: datetime) -> Position | None:
    """The same position for the officer's own unit, where it also speaks for the lead."""
    if not (found.records_for_lead and found.may_step):
        return None
    return _of_unit(found.case, found.unit, found.ties, stands.facts, now)


def veiled(stands: Position) -> Position:
    """The same position without what is sealed: it weighs every person alike."""
    bare = copy(stands)
    bare.facts = frozenset(fact for fact in stands.facts if not isinstance(fact, _SEALED))
    return bare


def _sealed_facts(about: Known, safe: Safe, now: datetime) -> set[Fact]:
    standing = Disclosure.standing(about.person.file_id)
    age = safe.open(about.person, "age_band", standing, now)
    citizenship = safe.open(about.person, "citizenship", standing, now)
    wishes = safe.open(about.person, "wishes", standing, now)
    place = safe.open(about.stay, "kind", standing, now)
    return {
        AgeBand.of(age) if age else AgeBand.UNCLEAR,
        Citizenship.of(citizenship) if citizenship else Citizenship.UNCLEAR,
        *(Wish.of(wish) for wish in (wishes if isinstance(wishes, list) else [])),
        Place.of(place),
    }
