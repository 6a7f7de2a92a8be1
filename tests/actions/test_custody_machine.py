"""Custody under random hands: one unit leads, the person is in one place, an offer flies once.

Two communes (one off the system) and the police who brought the person; three officers try every
move of a handoff in whatever order, late and at once. What is expected is told by a model of its
own: where it allows a move the verb does it, and where it does not the verb refuses.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from casework.actions.dispute import confirm_settlement, propose_settlement
from casework.actions.handoff import (
    accept,
    offer,
    recall,
    record_acceptance,
    record_sending_back,
    send_back,
)
from casework.actions.person_first import record_person_in, take_person_in
from casework.actions.telling import Told
from casework.actions.whereabouts import record_whereabouts
from casework.audit import Actor
from casework.custody_sweep import flights_not_whole, lead_lines_broken, place_lines_broken
from casework.database import Scope
from casework.records.cases import Case
from casework.records.disputes import Dispute
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.transaction import Overtaken, perform
from tests.actions.folder import A_MOMENT, Folder, received
from tests.actions.town import Town
from workflows.dispute import Outcome
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.life import MoveRefused
from workflows.terms import Act, Place, SendBackGround
from workflows.whereabouts import STILL_HOUSED

FEW = settings(
    max_examples=6,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
MANY = settings(FEW, max_examples=150, stateful_step_count=40, derandomize=False)
GROUND = SendBackGround.NOT_OUR_PLACE
NEAR, FAR = "commune", "far_commune"
WHERE = st.sampled_from((Place.UNKNOWN, Place.HOSPITAL, Place.HOME))
NO_MOVE = (Refused, MoveRefused)
OUT_OF_REACH = (*NO_MOVE, NoResultFound)
"""How a receiver is told what is not allowed: a recall took the case out of its reach."""
OTHERS = (*OUT_OF_REACH, Overtaken)


class Custody(RuleBasedStateMachine):
    """One case; `lead`, `at`, `houses`, `state` and `to` are what the model believes.

    `houses` is who has the person in while another unit leads.
    """

    town: Town
    sees_stale: bool

    @initialize()
    def begin(self) -> None:
        """The police received the person."""
        self.folder: Folder = received(self.town, "post")
        self.lead, self.recorder, self.at, self.houses = "post", "post", "post", ""
        self.state: HandoffState | None = None
        self.to, self.dispute = "", False
        self.made: list[Handoff] = []

    # --- offers ---

    @rule(to=st.sampled_from((NEAR, FAR)))
    def offers(self, to: str) -> None:
        """Whoever speaks for the lead offers person and file to a commune."""
        may = not self.flies and not self.dispute and to != self.lead
        speaks = {"told": self.told()} if self.lead == FAR else {}
        unit = self.town.units[to]
        made = self.tries(may, self.recorder, offer, Act.BRING_TO_COMMUNE, unit, **speaks)
        if made is not None:
            self.made.append(made)
            self.state, self.to = HandoffState.OFFERED, to

    @precondition(lambda self: self.made)
    @rule()
    def recalls(self) -> None:
        """The giver takes the last offer back; of a lead off the system, as it told."""
        may = self.state is HandoffState.OFFERED
        speaks = {"told": self.told()} if self.lead == FAR else {}
        if self.tries(may, self.recorder, recall, self.last, **speaks):
            self.state = HandoffState.RECALLED

    # --- answers ---

    @precondition(lambda self: self.made)
    @rule()
    def takes_person_in(self) -> None:
        """The receiver, or whoever gives for one off the system, says that the person is in."""
        may = self.state is HandoffState.OFFERED
        if self.answers(may, take_person_in, record_person_in):
            self.state, self.at, self.houses = HandoffState.PERSON_IN, self.to, self.to

    @precondition(lambda self: self.made)
    @rule()
    def accepts(self) -> None:
        """The file, or both at once."""
        was_whole = self.state is HandoffState.OFFERED
        if self.answers(self.flies, accept, record_acceptance):
            self.at, self.houses = self.to if was_whole else self.at, ""
            self.recorder = self.recorder if self.to == FAR else self.to
            self.state, self.lead = HandoffState.ACCEPTED, self.to

    @precondition(lambda self: self.made)
    @rule()
    def sends_back(self) -> None:
        """Only the file, and so only once the person is in."""
        may = self.state is HandoffState.PERSON_IN
        if self.answers(may, send_back, record_sending_back, GROUND, remarks="Mẫu"):
            self.state, self.dispute = HandoffState.SENT_BACK, True

    @precondition(lambda self: len(self.made) > 1)
    @rule(which=st.integers(0, 20), verb=st.sampled_from((accept, take_person_in)))
    def answers_what_is_past(self, which: int, verb: Callable[..., Handoff]) -> None:
        """A stale page of an earlier handoff moves nothing."""
        stale = self.made[which % (len(self.made) - 1)]
        self.tries(False, NEAR, verb, stale)

    # --- at once ---

    @precondition(lambda self: self.state is HandoffState.OFFERED and self.to == NEAR)
    @rule(
        first=st.sampled_from(("accept", "person", "recall")),
        second=st.sampled_from(("accept", "person")),
    )
    def answers_at_once(self, first: str, second: str) -> None:
        """Two hold the same page; the second to write has read what is past."""
        assume(self.sees_stale or (first, second) != ("person", "accept"))  # one after the other
        giver = self.recorder
        speaks = {"told": self.told()} if self.lead == FAR else {}
        moves: dict[str, tuple[str, Callable[[Session, Actor, Case, Handoff], Any]]] = {
            "accept": (NEAR, lambda s, a, c, h: accept(s, a, self.folder.now, c, h)),
            "person": (NEAR, lambda s, a, c, h: take_person_in(s, a, self.folder.now, c, h)),
            "recall": (giver, lambda s, a, c, h: recall(s, a, self.folder.now, c, h, **speaks)),
        }
        self.folder.now += A_MOMENT
        won = self.races(moves[first], moves[second])
        assert won, "the one who wrote first was lawful"
        if first == "recall":
            self.state = HandoffState.RECALLED
            return
        self.at, self.houses = NEAR, ""
        if first == "person":
            self.state, self.houses = HandoffState.PERSON_IN, NEAR
        else:
            self.state, self.lead, self.recorder = HandoffState.ACCEPTED, NEAR, NEAR

    # --- the person ---

    @rule(kind=WHERE)
    def leaves_or_is_found(self, kind: Place) -> None:
        """The person goes, and the offer stands; who leads says so, or the recorder who houses."""
        speaks = {"told": self.told()} if self.lead == FAR and self.houses != self.recorder else {}
        self.tries(True, self.recorder, record_whereabouts, kind, None, **speaks)
        self.at, self.houses = kind.value, self.houses if kind in STILL_HOUSED else ""

    # --- the dispute ---

    @precondition(lambda self: self.dispute)
    @rule(outcome=st.sampled_from(Outcome))
    def settles(self, outcome: Outcome) -> None:
        """Both sides, each by its supervisor or as it told."""
        dispute = self.unsettled()
        giver, receiver = f"{self.recorder}.head", f"{self.to}.head"
        told_giver = {"told": self.told()} if self.lead == FAR else {}
        self.tries(True, giver, propose_settlement, dispute, outcome, words="Mẫu", **told_giver)
        by = giver if self.to == FAR else receiver
        told_receiver = {"told": self.told()} if self.to == FAR else {}
        self.tries(True, by, confirm_settlement, dispute, words="Mẫu", **told_receiver)
        self.dispute = False

    @invariant()
    def custody_holds(self) -> None:
        """One lead, one place, flights with two ends, lines without gap; and the model agrees."""
        if not hasattr(self, "folder"):
            return
        self.folder.standing.insist()
        with self.town.database.reading(Scope.of_job("doctor")) as session:
            cases = [session.get_one(Case, self.folder.file_id)]
            wrong = flights_not_whole(session, cases) & {self.folder.file_id}
            assert (
                not wrong | lead_lines_broken(session, cases) | place_lines_broken(session, cases)
            )
        assert self.folder.stands[2] == self.lead
        if self.made:
            assert self.folder.stored(self.last).state is self.state
        kind, place = self.folder.where
        assert self.at in {kind.value, str(place).removeprefix("Đơn vị ").removesuffix(" Mẫu")}

    # --- how ---

    @property
    def flies(self) -> bool:
        """Whether the last offer is unanswered, as far as its file goes."""
        return self.state in {HandoffState.OFFERED, HandoffState.PERSON_IN}

    @property
    def last(self) -> Handoff:
        """The offer made last."""
        return self.made[-1]

    def answers(
        self,
        may: bool,
        own: Callable[..., Any],
        recorded: Callable[..., Any],
        *args: Any,
        **kw: Any,
    ) -> bool:
        """Let the receiver answer, or the giver for one off the system."""
        if self.to == FAR:
            how = (*args, self.told())
            return self.tries(may, self.recorder, recorded, self.last, *how, **kw) is not None
        return self.tries(may, NEAR, own, self.last, *args, **kw) is not None

    def tries(self, may: bool, who: str, verb: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        """Do it where the model allows it; else see it refused, and nothing changed."""
        if may:
            return self.folder.goes(who, verb, *args, **kw)
        before = self.folder.standing
        with pytest.raises(OUT_OF_REACH if who == NEAR != self.recorder else NO_MOVE):
            self.folder.goes(who, verb, *args, **kw)
        assert self.folder.standing.case.version == before.case.version
        return None

    def races(self, first: Any, second: Any) -> bool:
        """Let the second read before the first writes; whether the first alone had an effect."""
        done: list[str] = []

        def late(session: Session) -> None:
            case, handoff = self.read(session)
            if self.sees_stale:
                done.append(self.writes(*first))
            second[1](session, self.town.actors[second[0]], case, handoff)

        if not self.sees_stale:  # on SQLite whoever writes second reads what the first wrote
            done.append(self.writes(*first))
        with pytest.raises(OTHERS):
            perform(self.town.database, self.town.actors[second[0]], late)
        return done == ["done"]

    def writes(self, who: str, move: Callable[..., Any]) -> str:
        """One act of its own."""

        def act(session: Session) -> None:
            move(session, self.town.actors[who], *self.read(session))

        perform(self.town.database, self.town.actors[who], act)
        self.folder.whole = None
        return "done"

    def read(self, session: Session) -> tuple[Case, Handoff]:
        """The case and the last handoff as they are now."""
        case = session.get_one(Case, self.folder.file_id)
        return case, session.get_one(Handoff, self.last.id)

    def told(self) -> Told:
        """What a unit off the system did a moment ago."""
        return Told("Người ký Mẫu", Channel.PAPER, self.folder.now + A_MOMENT)

    def unsettled(self) -> Dispute:
        """The dispute about the last handoff."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            of_last = select(Dispute).where(Dispute.handoff_id == self.last.id)
            return session.scalars(of_last).one()


@pytest.mark.parametrize(
    "how", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.soak)]
)
def test_custody_holds_whoever_does_what_in_whatever_order(
    town: Town, database_kind: str, how: settings
) -> None:
    def machine() -> Custody:
        custody = Custody()
        custody.town, custody.sees_stale = town, database_kind == "postgres"
        return custody

    run_state_machine_as_test(machine, settings=how)  # type: ignore[no-untyped-call]
