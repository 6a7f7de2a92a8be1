"""One act, one transaction: done once, told to the loser, or not done at all."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.actions.correction import correct
from casework.actions.handoff import accept, offer
from casework.actions.opening import visit
from casework.actions.paper import attach_paper
from casework.actions.whereabouts import record_whereabouts
from casework.database import Scope
from casework.lookups.disclosures import eyes
from casework.position import person_of
from casework.records.base import Record
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.handoffs import Handoff
from casework.records.papers import Paper
from casework.records.submissions import Submission
from casework.records.trace import Entry
from casework.transaction import Form, KeyReused, Overtaken, Unavailable, perform, perform_form
from tests.actions.folder import MORNING, Folder, received
from tests.actions.paths import confirmed
from tests.actions.town import Town, found_town, town_in
from workflows.engine import Refused
from workflows.terms import Act, Place
from workflows.terms import Paper as PaperKind


@pytest.fixture(scope="module")
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with town_in(address_of_new_database(), tmp_path_factory.mktemp("keys")) as town:
        yield town


@pytest.fixture
def own_town(address_of_new_database: Callable[[], str], tmp_path: Path) -> Iterator[Town]:
    """A town that a test may break."""
    town = found_town(address_of_new_database(), tmp_path)
    yield town
    town.database.dispose()


def form(route: str = "papers.create", body: str = "a1") -> Form:
    return Form(uuid4(), route, body)


def attaches(folder: Folder) -> Callable[[Session], str]:
    """The act of a form: it succeeds however often it is tried."""

    def act(session: Session) -> str:
        case = session.get_one(Case, folder.file_id)
        actor = folder.town.actors["commune"]
        paper = attach_paper(session, actor, MORNING, case, PaperKind.OTHER)
        return f"/papers/{paper.id}"

    return act


def accepts(folder: Folder, handoff: Handoff) -> Callable[[Session], str]:
    """The act of a form that the law refuses the second time."""

    def act(session: Session) -> str:
        case = session.get_one(Case, folder.file_id)
        found = session.get_one(Handoff, handoff.id)
        accept(session, folder.town.actors["commune"], MORNING, case, found)
        return f"/handoffs/{found.public_id}"

    return act


def sent(folder: Folder, one: Form, act: Callable[[Session], str]) -> str:
    return perform_form(folder.town.database, folder.town.actors["commune"], one, MORNING, act)


def count(folder: Folder, kind: type[Record]) -> int:
    """How many rows of a kind this file has."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(func.count()).select_from(kind).where(kind.file_id == folder.file_id)
        return session.scalar(rows) or 0


def remembered(town: Town, one: Form) -> list[Submission]:
    with town.database.reading(Scope.of_job("test")) as session:
        return list(session.scalars(select(Submission).where(Submission.key == one.key)))


def offered(town: Town) -> tuple[Folder, Handoff]:
    folder = received(town, "post")
    return folder, folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units["commune"])


# --- one form, one effect ---


def test_a_form_sent_twice_has_one_effect_and_the_same_answer(town: Town) -> None:
    folder, one = received(town, "commune"), form()

    answers = [sent(folder, one, attaches(folder)), sent(folder, one, attaches(folder))]

    assert answers[0] == answers[1]
    assert count(folder, Paper) == 1
    assert count(folder, Entry) == 2
    assert len(remembered(town, one)) == 1


def test_a_form_that_the_law_would_refuse_now_still_has_its_answer(town: Town) -> None:
    folder, handoff = offered(town)
    one = form("handoffs.accept")

    answers = [sent(folder, one, accepts(folder, handoff)) for _ in range(2)]

    assert answers[0] == answers[1]
    assert folder.stands[2] == "commune"


def test_two_copies_sent_at_one_moment_have_one_effect_and_one_answer(town: Town) -> None:
    folder, one = received(town, "commune"), form()

    with ThreadPoolExecutor(2) as both:
        sending = [both.submit(sent, folder, one, attaches(folder)) for _ in range(2)]
        answers = {copy.result() for copy in sending}

    assert len(answers) == 1
    assert count(folder, Paper) == 1


@pytest.mark.parametrize(
    "changed",
    [{"body_digest": "b2"}, {"route": "papers.void"}],
    ids=["another content", "another address"],
)
def test_a_key_is_not_used_for_another_form(town: Town, changed: dict[str, str]) -> None:
    folder, one = received(town, "commune"), form()
    sent(folder, one, attaches(folder))

    with pytest.raises(KeyReused):
        sent(folder, replace(one, **changed), attaches(folder))

    assert count(folder, Paper) == 1


def test_two_officers_may_happen_to_have_one_key(town: Town) -> None:
    folder, one = received(town, "commune"), form()
    sent(folder, one, attaches(folder))

    head = town.actors["commune.head"]
    perform_form(town.database, head, one, MORNING, attaches(folder))

    assert count(folder, Paper) == 2


def test_a_form_that_was_refused_may_be_sent_again(town: Town) -> None:
    folder, handoff = offered(town)
    one = form("handoffs.accept")

    def refused(session: Session) -> str:
        accepts(folder, handoff)(session)
        raise Refused(())

    with pytest.raises(Refused):
        sent(folder, one, refused)
    sent(folder, one, accepts(folder, handoff))

    assert folder.stands[2] == "commune"


# --- all or nothing ---


def test_an_act_that_fails_leaves_no_entry_no_row_and_no_memory(town: Town) -> None:
    folder, one = received(town, "commune"), form()

    def fails(session: Session) -> str:
        attaches(folder)(session)
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        sent(folder, one, fails)

    assert (count(folder, Paper), count(folder, Entry)) == (0, 1)
    assert remembered(town, one) == []


def test_whoever_acts_on_what_has_moved_on_is_told_and_writes_nothing(town: Town) -> None:
    folder = received(town, "commune")
    actor = town.actors["commune"]

    def overtaken(session: Session) -> None:
        case = session.get_one(Case, folder.file_id)
        session.connection().exec_driver_sql(
            f"UPDATE \"case\" SET version = version + 1 WHERE code = '{case.code}'"
        )
        case.confidential = True
        attach_paper(session, actor, MORNING, case, PaperKind.OTHER)

    with pytest.raises(Overtaken):
        perform(town.database, actor, overtaken)

    assert count(folder, Paper) == 0
    assert not folder.standing.case.confidential


def test_two_acts_on_one_case_at_one_moment_leave_one_current_stay(town: Town) -> None:
    folder = received(town, "commune")
    actor = town.actors["commune"]

    def moves(session: Session) -> None:
        case = session.get_one(Case, folder.file_id)
        record_whereabouts(session, actor, MORNING, case, Place.HOSPITAL, None)

    with ThreadPoolExecutor(8) as many:
        trying = [many.submit(perform, town.database, actor, moves) for _ in range(8)]
        errors = {type(error) for done in trying if (error := done.exception())}

    assert errors <= {Overtaken}
    assert folder.standing.stays == 1


def test_of_two_offers_at_one_moment_one_stands(town: Town) -> None:
    folder = confirmed(town)
    actor = town.actors["owner"]

    def offers(session: Session, to: str) -> None:
        case = session.get_one(Case, folder.file_id)
        offer(session, actor, folder.now, case, Act.TRANSFER_LEAD, town.units[to])

    with ThreadPoolExecutor(8) as many:
        receivers = ["second_owner", "far_owner"] * 4
        trying = [
            many.submit(perform, town.database, actor, partial(offers, to=to)) for to in receivers
        ]
        errors = [type(error) for done in trying if (error := done.exception())]

    assert len(errors) == 7
    assert set(errors) <= {Overtaken, Refused}
    folder.standing.insist()


def test_of_two_corrections_at_one_moment_none_loses_the_text_between(town: Town) -> None:
    folder = received(town, "commune", full_name="Trước")
    folder.goes("commune", visit)

    with ThreadPoolExecutor(8) as many:
        trying = [many.submit(corrected, folder, f"Tên {number}") for number in range(8)]
        lost = [error for done in trying if (error := done.exception())]

    assert {type(error) for error in lost} <= {Overtaken}
    assert count(folder, Correction) == 8 - len(lost)
    assert len(set(texts_before(folder))) == 8 - len(lost)


def corrected(folder: Folder, name: str) -> None:
    """One officer corrects the name, as the page does."""
    actor = folder.town.actors["commune"]

    def act(session: Session) -> None:
        case = session.get_one(Case, folder.file_id)
        seen, person = eyes(session, actor, case, folder.now), person_of(session, case)
        disclosure = seen.disclosure_for(person, "full_name")
        now = folder.now
        correct(session, actor, now, case, "full_name", name, disclosure, reason="Nghe nhầm.")

    perform(folder.town.database, actor, act)


def texts_before(folder: Folder) -> list[object]:
    """What each correction says stood there before."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        made = session.scalars(select(Correction).where(Correction.file_id == folder.file_id))
        return [folder.reads(row, "identity_before") for row in made]


# --- the trace is away ---


@pytest.fixture
def database_kind_is_sqlite(database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("a file is broken under the act; the rule is the same on both databases")


def meddle(town: Town, statement: str) -> None:
    """Change the database past every guard, over a connection of its own."""
    with sqlite3.connect(town.database.url.removeprefix("sqlite:///")) as connection:
        connection.executescript(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE audit_entry RENAME TO gone",
        "CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'disk'); END",
        "ALTER TABLE audit_head RENAME TO gone",
    ],
    ids=["no table of entries", "entries cannot be added", "no heads"],
)
def test_what_cannot_be_recorded_does_not_happen(
    own_town: Town, database_kind_is_sqlite: None, statement: str
) -> None:
    folder, one = received(own_town, "commune"), form()
    meddle(own_town, statement)

    with pytest.raises((Unavailable, Overtaken)):
        sent(folder, one, attaches(folder))

    assert count(folder, Paper) == 0
    assert remembered(own_town, one) == []


def test_a_database_that_cannot_be_written_is_unavailable(
    own_town: Town, database_kind_is_sqlite: None
) -> None:
    folder, one = received(own_town, "commune"), form()
    meddle(own_town, "DROP TABLE submission")

    with pytest.raises(Unavailable):
        sent(folder, one, attaches(folder))

    assert (count(folder, Paper), count(folder, Entry)) == (0, 1)
