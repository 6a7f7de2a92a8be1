"""Many at once on one handoff, at the verbs: one wins, whatever the database and the order.

The longer forms of these tests bear the marker `soak`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from casework.actions.handoff import accept, offer, recall
from casework.actions.minutes_sets_signing import sign_set
from casework.actions.paper import attach_paper
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.minutes_set_content import SetWording
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.minutes import MinutesNumber
from casework.records.minutes_sets import MinutesSet, MinutesSetSignature
from casework.records.officers import Officer
from casework.records.papers import Paper
from casework.records.units import Unit
from casework.records.whereabouts import Whereabouts
from casework.transaction import Form, Overtaken, perform, perform_form
from tests.actions.folder import Folder, received
from tests.actions.minuted import AGREES
from tests.actions.paths import confirmed
from tests.actions.set_minuted import SetMinuted, checked, handed_over, signed, wording
from tests.actions.town import Town, town_in
from tests.office import make
from workflows.engine import Refused
from workflows.handoff import HandoffState
from workflows.life import MoveRefused
from workflows.minutes import MinutesState
from workflows.regime import Lack
from workflows.terms import Act
from workflows.terms import Paper as PaperKind

OFFICERS, COPIES, CLICKS = 32, 16, 4
TOO_LATE = {Overtaken, MoveRefused, Refused}
LOST = TOO_LATE | {NoResultFound}
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


@rounds(3, 50)
def test_heads_of_both_sides_who_sign_a_list_at_once_sign_once_each(town: Town, times: int) -> None:
    heads, keys = ("gate.head", "owner.head"), signed(town).keys
    for _ in range(times):
        made = checked(town)
        made.keys = keys  # on record since they signed the first list
        for head in heads:
            made.reads(head)
        pens = {head: made.pen(head) for head in heads}

        done = together(
            made, [(head, sign_set, AGREES, pens[head]) for head in heads for _ in range(CLICKS)]
        )

        assert Counter(done) <= Counter(heads)
        for head in set(heads) - set(done):  # told that the other side was quicker
            made.signs(head)
        assert done
        assert signatures(made) == sorted(heads)
        assert made.now.state is MinutesState.SIGNED


@rounds(3, 50)
def test_a_number_that_two_lists_take_at_once_is_given_once(town: Town, times: int) -> None:
    for _ in range(times):
        lists = [handed_over(town) for _ in range(2)]
        said = wording(lists[0].free)

        won = drafting(lists, said)

        (late,) = (made for made in lists if made.minutes is None)
        assert len(won) == 1
        assert written(town, said.number) == 1
        assert late.refuses(partial(late.drafts, said=said)) == {Lack.TAKEN}
        assert late.drafts()


def together(made: SetMinuted, acts: Sequence[tuple[Any, ...]]) -> list[str]:
    """Several acts on one set at one moment; whose were not told that they came too late."""
    start = Barrier(len(acts))
    moment = made.group.now + timedelta(minutes=5)

    def one(who: str, verb: Callable[..., object], *arguments: object) -> str:
        actor = made.town.actors[who]
        start.wait()

        def act(session: Session) -> None:
            verb(session, actor, moment, session.get_one(MinutesSet, made.now.id), *arguments)

        perform(made.town.database, actor, act)
        return who

    return _winners([partial(one, *each) for each in acts])


def signatures(made: SetMinuted) -> list[str]:
    """Who signed the set, as often as they did."""
    names = {actor.officer_id: who for who, actor in made.town.actors.items()}
    with made.town.database.reading(Scope.of_job("test")) as session:
        of_set = MinutesSetSignature.set_id == made.now.id
        rows = session.scalars(select(MinutesSetSignature.officer_id).where(of_set))
        return sorted(names[officer] for officer in rows)


def drafting(lists: Sequence[SetMinuted], said: SetWording) -> list[str]:
    """Each list is drafted with the same words, at one moment; the codes of those that were."""
    start = Barrier(len(lists))

    def one(made: SetMinuted) -> str:
        start.wait()
        return made.drafts(said=said).short_code

    return _winners([partial(one, made) for made in lists])


def _winners(trying: Sequence[Callable[[], str]]) -> list[str]:
    with ThreadPoolExecutor(len(trying)) as many:
        done = [many.submit(each) for each in trying]
        lost = [error for each in done if (error := each.exception())]
    assert {type(error) for error in lost} <= TOO_LATE
    return [each.result() for each in done if not each.exception()]


def written(town: Town, number: int) -> int:
    """How often the books of the town hold a number."""
    with town.database.reading(Scope.of_job("test")) as session:
        return session.scalar(
            select(func.count()).select_from(MinutesNumber).where(MinutesNumber.number == number)
        )


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
