"""One case carried by verbs alone: after every act it is looked at whether the case is whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.opening import visit
from casework.actions.receive import Intake, receive
from casework.audit import Actor
from casework.database import Scope
from casework.keyring import Disclosure
from casework.keyring.plaintext import Value
from casework.lookups.disclosures import eyes
from casework.position import person_of
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.dues import Waits
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.whereabouts import Whereabouts
from casework.safekeeping import safe_of
from casework.sealing import Klass
from casework.transaction import perform
from tests.actions.standing import Said, Standing, standing
from tests.actions.town import Town
from tests.office import make
from workflows.engine import Refused
from workflows.life import MoveRefused
from workflows.regime import Lack
from workflows.terms import Act, AgeBand, Citizenship, Place, Stage, Status

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row", bound=SealedRecord)
Verb = Callable[Concatenate[Session, Actor, datetime, Case, P], R]

HOUR = timedelta(hours=1)
A_MOMENT = timedelta(minutes=5)
MORNING = make.NOW


@dataclass
class Folder:
    """A case and the hour; five minutes pass with each act."""

    town: Town
    file_id: UUID
    now: datetime
    said: list[Said] = field(default_factory=list)
    """What the last act wrote into the trace."""
    whole: Standing | None = None
    """The case after the last act."""

    def does(self, who: str, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Let an officer act; then look whether the case is whole and the trace says who did it."""
        before = self.whole or self.standing
        self.now += A_MOMENT
        done = self._perform(who, verb, *args, **kwargs)
        self.whole = after = self.standing
        after.insist()
        known, steps = len(before.entries), len(after.steps) - len(before.steps)
        self.said = after.said[known:]
        assert set(after.officers[known:]) == {self.town.actors[who].officer_id}
        assert after.case.version >= before.case.version + steps
        return done

    def goes(self, who: str, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Let an officer act on the way to what a test is about; the end is looked at there."""
        self.now += A_MOMENT
        self.whole = None
        return self._perform(who, verb, *args, **kwargs)

    def refuses(
        self, who: str, verb: Verb[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> set[Lack]:
        """Let an officer try in vain; nothing is written. The kinds of reason they are told."""
        with pytest.raises(Refused) as caught:
            self._in_vain(who, verb, *args, **kwargs)
        return {reason.kind for reason in caught.value.unmet}

    def has_no_such_move(
        self, who: str, verb: Verb[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Let an officer try a move that the small life does not have; nothing is written."""
        with pytest.raises(MoveRefused):
            self._in_vain(who, verb, *args, **kwargs)
        return True

    def learns(self, who: str, **facts: Value) -> None:
        """Open the case and write down what the person told."""
        self.goes(who, visit)
        self.goes(who, _write_down, facts)

    def tie(self, unit: str, tie: Tie) -> None:
        """Tie a unit to the case without any verb, for units that the law then refuses."""
        with self.town.database.writing(Scope.of_job("test")) as session:
            case, unit_id = session.get_one(Case, self.file_id), self.town.units[unit]
            session.add(Reach(unit_id=unit_id, file_id=self.file_id, tie=tie, since_at=self.now))
            make.say(session, self.town.actors["owner"], self.file_id, case=case)
            make.commit(session)
        self.whole = None

    @property
    def standing(self) -> Standing:
        """The case with all that must agree with it."""
        return standing(self.town.database, self.file_id, self.now)

    @property
    def stands(self) -> tuple[Stage, Status | None, str]:
        """Stage, status, and who leads."""
        case = self.standing.case
        return case.stage, case.status, self.town.key_of(case.lead_unit_id)

    @property
    def events(self) -> list[str]:
        """The events that the last act wrote into the trace."""
        return [said.event for said in self.said]

    @property
    def last_step(self) -> Step:
        """The step entered last."""
        return self.standing.steps[-1]

    @property
    def waits(self) -> set[tuple[str, str]]:
        """What waits, by key, and for whom; minutes have a clock of their own (`unsigned`)."""
        return self._waiting(lambda waits: waits is not Waits.MINUTES)

    @property
    def unsigned(self) -> set[tuple[str, str]]:
        """The handoffs whose minutes wait, by act, and for whom."""
        return self._waiting(lambda waits: waits is Waits.MINUTES)

    def _waiting(self, wanted: Callable[[Waits], bool]) -> set[tuple[str, str]]:
        due = (item for item in self.standing.due if wanted(item.waits))
        return {(item.key, self.town.key_of(item.unit_id)) for item in due}

    @property
    def where(self) -> tuple[Place, Value]:
        """Where the person is."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            stay = session.scalars(
                select(Whereabouts).where(
                    Whereabouts.file_id == self.file_id, Whereabouts.until_at.is_(None)
                )
            ).one()
        return Place.of(self.reads(stay, "kind")), self.reads(stay, "place")

    def ties(self, unit: str) -> set[Tie]:
        """How a unit is tied to the case."""
        mine = (Reach.file_id == self.file_id, Reach.unit_id == self.town.units[unit])
        with self.town.database.reading(Scope.of_job("test")) as session:
            return set(session.scalars(select(Reach.tie).where(*mine)))

    def stored(self, row: Row) -> Row:
        """A row of the case as it is stored now."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            return session.get_one(type(row), row.id)

    def reads(self, row: SealedRecord, column: str) -> Value:
        """A sealed value as it is stored now."""
        every = Disclosure(
            None, self.file_id, frozenset(Klass), None, "test", self.now + HOUR, self.file_id
        )
        with self.town.database.reading(Scope.of_job("test")) as session:
            found = session.get_one(type(row), row.id)
            return safe_of(session, self.file_id).open(found, column, every, self.now)

    def _in_vain(self, who: str, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> None:
        before = self.standing
        self.now += A_MOMENT
        try:
            self._perform(who, verb, *args, **kwargs)
        finally:
            after = self.standing
            assert after.case.version == before.case.version
            assert len(after.entries) == len(before.entries)

    def _perform(self, who: str, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        actor = self.town.actors[who]

        def act(session: Session) -> R:
            here: Any = [_found_again(session, arg) for arg in args]
            return verb(
                session, actor, self.now, session.get_one(Case, self.file_id), *here, **kwargs
            )

        return perform(self.town.database, actor, act)


def received(town: Town, who: str, entry: Act = Act.RECEIVE, **facts: Any) -> Folder:
    """A person received by `who`: a citizen of age, unless `facts` of the intake say otherwise."""
    told = {"age_band": AgeBand.ADULT, "citizenship": Citizenship.CITIZEN} | facts
    actor = town.actors[who]

    def act(session: Session) -> UUID:
        intake = Intake(**told)
        case = receive(session, actor, MORNING, intake, entry=entry, received_at=MORNING - HOUR)
        return case.file_id

    return Folder(town, perform(town.database, actor, act), MORNING)


def _write_down(
    session: Session, actor: Actor, now: datetime, case: Case, facts: Mapping[str, Value]
) -> None:
    seen, person = eyes(session, actor, case, now), person_of(session, case)
    for column, value in facts.items():
        disclosure = seen.disclosure_for(person, column)
        correct(session, actor, now, case, column, value, disclosure, reason="Theo lời kể.")


def _found_again(session: Session, arg: object) -> object:
    """A record of an earlier act, found again by the session of this one."""
    if not isinstance(arg, SealedRecord):
        return arg
    return session.get_one(type(arg), arg.id)
