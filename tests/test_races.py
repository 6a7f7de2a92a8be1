"""Many at once on one handoff, at the verbs: one wins, whatever the database and the order.

The longer forms of these tests bear the marker `soak`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from casework.actions.handoff import accept, offer, recall
from casework.actions.paper import attach_paper
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.papers import Paper
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from casework.transaction import Form, Overtaken, perform, perform_form
from tests.actions.folder import Folder, received
from tests.actions.paths import confirmed
from tests.actions.town import Town, town_in
from tests.office import make
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.life import MoveRefused
from workflows.terms import Act
from workflows.terms import Paper as PaperKind

OFFICERS, COPIES = 32, 16
LOST = {Overtaken, MoveRefused, Refused, NoResultFound}
"""How a loser is told. A recall that was quicker took the case out of the receiver's reach."""


def rounds(few: int, many: int) -> pytest.MarkDecorator:
    """As many rounds as the usual run has time for, and all of them where it takes its time."""
    soaked = pytest.param(many, id=str(many), marks=pytest.mark.soak)
    return pytest.mark.parametrize("times", [pytest.param(few, id=str(few)), soaked])


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


@rounds(50, 200)
def test_of_thirty_two_officers_who_accept_at_once_one_takes_over(town: Town, times: int) -> None:
    crowds = {key: crowd(town, key) for key in ("owner", "second_owner")}
    folder = confirmed(town)

    wins = [round_of(folder, crowds, number) for number in range(times)]

    assert wins == [1] * times
    assert stays(folder) == 2  # received and taken in: no transfer moved the person
    folder.standing.insist()


@rounds(20, 200)
def test_an_offer_is_recalled_or_accepted_and_never_both(town: Town, times: int) -> None:
    folder, ends = confirmed(town), Counter[HandoffState]()

    for _ in range(times):
        lead = folder.stands[2]
        taker = "second_owner" if lead == "owner" else "owner"
        made = folder.goes(lead, offer, Act.TRANSFER_LEAD, town.units[taker])
        won = at_once(folder, made.id, {lead: recall, taker: accept})
        end = folder.stored(made).state
        ends[end] += 1
        assert len(won) == 1
        assert folder.stands[2] == (taker if end is HandoffState.ACCEPTED else lead)

    assert ends.total() == times
    assert set(ends) <= {HandoffState.ACCEPTED, HandoffState.RECALLED}
    folder.standing.insist()


@rounds(20, 200)
def test_a_key_that_is_sent_sixteen_times_at_once_has_one_effect_and_one_answer(
    town: Town, times: int
) -> None:
    folder = received(town, "commune")

    answers = [copies(folder, Form(uuid4(), "papers.create", "a1")) for _ in range(times)]

    assert [len(found) for found in answers] == [1] * times
    assert len(set().union(*answers)) == times
    assert papers(folder) == times


def copies(folder: Folder, form: Form) -> set[str]:
    """The different answers to one form that is sent by sixteen threads at one moment."""
    start = Barrier(COPIES)
    actor = folder.town.actors["commune"]

    def act(session: Session) -> str:
        case = session.get_one(Case, folder.file_id)
        paper = attach_paper(session, actor, folder.now, case, PaperKind.OTHER)
        return f"/papers/{paper.id}"

    def send() -> str:
        start.wait()
        return perform_form(folder.town.database, actor, form, folder.now, act)

    with ThreadPoolExecutor(COPIES) as many:
        return {sent.result() for sent in [many.submit(send) for _ in range(COPIES)]}


def at_once(folder: Folder, handoff_id: UUID, moves: dict[str, Callable[..., object]]) -> list[str]:
    """Several sides move at one moment; who was not told that somebody was quicker."""
    start = Barrier(len(moves))

    def move(who: str) -> None:
        actor = folder.town.actors[who]

        def act(session: Session) -> None:
            case, made = session.get_one(Case, folder.file_id), session.get_one(Handoff, handoff_id)
            moves[who](session, actor, folder.now, case, made)

        start.wait()
        perform(folder.town.database, actor, act)

    with ThreadPoolExecutor(len(moves)) as many:
        trying = {who: many.submit(move, who) for who in moves}
        lost = {who: error for who, done in trying.items() if (error := done.exception())}
    assert {type(error) for error in lost.values()} <= LOST
    return [who for who in moves if who not in lost]


def papers(folder: Folder) -> int:
    """How many papers the case has."""
    return _count(folder, Paper)


def stays(folder: Folder) -> int:
    """How many places the person has been at."""
    return _count(folder, Whereabouts)


def _count(folder: Folder, kind: type[Paper] | type[Whereabouts]) -> int:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(func.count()).select_from(kind).where(kind.file_id == folder.file_id)
        return session.scalar(rows) or 0


def crowd(town: Town, key: str) -> list[Actor]:
    """Thirty-two officers of one unit."""
    with town.database.writing(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, town.units[key])
        made: list[Officer] = [make.officer(session, unit) for _ in range(OFFICERS)]
        session.commit()
    return [make.actor(officer) for officer in made]


def round_of(folder: Folder, crowds: dict[str, list[Actor]], number: int) -> int:
    """The lead offers the case to the other province, where all accept at once; who won."""
    giver, taker = ("owner", "second_owner") if number % 2 == 0 else ("second_owner", "owner")
    made = folder.goes(giver, offer, Act.TRANSFER_LEAD, folder.town.units[taker])
    start = Barrier(OFFICERS)

    with ThreadPoolExecutor(OFFICERS) as many:
        trying = [many.submit(tries, folder, start, actor, made.id) for actor in crowds[taker]]
        lost = [error for done in trying if (error := done.exception())]

    assert {type(error) for error in lost} <= {Overtaken, MoveRefused}
    assert folder.stored(made).state is HandoffState.ACCEPTED
    assert folder.stands[2] == taker
    return OFFICERS - len(lost)


def tries(folder: Folder, start: Barrier, actor: Actor, handoff_id: UUID) -> None:
    """One officer accepts, at the same moment as all others."""

    def act(session: Session) -> None:
        case = session.get_one(Case, folder.file_id)
        accept(session, actor, folder.now, case, session.get_one(Handoff, handoff_id))

    start.wait()
    perform(folder.town.database, actor, act)
