"""Units that receive a batch jointly: named, taken away, shown only the outside of the batch."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_members import members_of, name_unit, take_away
from casework.actions.opening import visit_batch
from casework.database import Database, Scope, Walls
from casework.lookups.batch_members import joint_units
from casework.lookups.batches import batches_of, open_batch_view, rows_of_batch
from casework.lookups.finding import find_batch
from casework.lookups.handoff_groups import to_hand_on
from casework.policy import Ask, NotTied, OutOfReach
from casework.records.batch_members import BatchMember
from casework.records.batches import Batch
from casework.records.cases import Case
from casework.records.reaches import Reach, Tie
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.test_batches import Reception, line
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.regime import Lack
from workflows.source import OFFICE
from workflows.terms import Act


def named(reception: Reception, key: str) -> None:
    """Name a unit of the town."""
    reception.does(lambda *so_far: name_unit(*so_far, _unit(so_far[0], reception.town, key)))


def taken_away(reception: Reception, key: str) -> None:
    reception.does(take_away, reception.town.units[key])


def members(reception: Reception) -> list[str]:
    with reception.town.database.reading(Scope.of_job("test")) as session:
        batch = reception.batch(session)
        return [reception.town.key_of(one.unit_id) for one in members_of(session, batch)]


def ties(reception: Reception, key: str) -> set[Tie]:
    """How a unit is tied to the file of the batch."""
    asked = select(Reach.tie).where(
        Reach.file_id == reception.file_id, Reach.unit_id == reception.town.units[key]
    )
    with reception.town.database.reading(Scope.of_job("test")) as session:
        return set(session.scalars(asked))


def seen_by(reception: Reception, who: str, look: Callable[..., Any], **more: Any) -> Any:
    """What a lookup shows this officer, through the walls of their unit."""
    actor = reception.town.actors[who]
    with reception.town.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return look(session, actor, **more)


def test_a_unit_that_is_named_receives_jointly(town: Town) -> None:
    reception = Reception(town)

    named(reception, "police")

    assert members(reception) == ["police"]
    assert ties(reception, "police") == {Tie.JOINS}
    assert reception.said[-1] == "batch.unit_named"


def test_a_unit_off_the_system_is_named_too(town: Town) -> None:
    reception = Reception(town)

    named(reception, "consular")

    assert members(reception) == ["consular"]


def test_a_unit_that_is_taken_away_reaches_the_batch_no_more(town: Town) -> None:
    reception = Reception(town)
    named(reception, "police")

    taken_away(reception, "police")

    assert (members(reception), ties(reception, "police")) == ([], set())
    assert reception.said[-1] == "batch.unit_taken_away"


def test_who_was_taken_away_may_be_named_again(town: Town) -> None:
    reception = Reception(town)
    named(reception, "police")
    taken_away(reception, "police")

    named(reception, "police")

    with town.database.reading(Scope.of_job("test")) as session:
        rows = session.scalars(
            select(BatchMember).where(BatchMember.file_id == reception.file_id)
        ).all()
    assert members(reception) == ["police"]
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("key", "lack"),
    [
        ("gate", Lack.NOT_JOINT),
        ("police", Lack.NOT_JOINT),
        ("facility", Lack.NOT_JOINT),
        ("ended_police", Lack.ENDED),
    ],
    ids=["the unit itself", "named already", "a facility", "ended"],
)
def test_who_cannot_be_named_is_told_why(town: Town, key: str, lack: Lack) -> None:
    reception = Reception(town)
    named(reception, "police")

    with pytest.raises(Refused) as refused:
        named(reception, key)

    assert [unmet.kind for unmet in refused.value.unmet] == [lack]
    assert members(reception) == ["police"]


def test_nobody_is_taken_away_who_was_not_named(town: Town) -> None:
    reception = Reception(town)

    with pytest.raises(Refused):
        taken_away(reception, "police")

    assert "batch.unit_taken_away" not in reception.said


def test_no_unit_above_oversees_for_who_only_joins(town: Town) -> None:
    reception = Reception(town)

    named(reception, "second_police")

    assert ties(reception, "second_board") == set()


@pytest.mark.parametrize("who", ["police", "police.head"])
def test_who_joins_finds_the_batch_and_may_not_keep_it(town: Town, who: str) -> None:
    reception = Reception(town)
    named(reception, "police")
    public_id = _public_id(reception)

    found = seen_by(reception, who, find_batch, public_id=public_id, ask=Ask.SEE)
    with pytest.raises(NotTied):
        seen_by(reception, who, find_batch, public_id=public_id, ask=Ask.KEEP_BATCH)

    assert found.ties == {Tie.JOINS}
    assert public_id in {one.public_id for one in seen_by(reception, who, batches_of)}


def test_a_unit_that_was_not_named_finds_no_batch(town: Town) -> None:
    reception = Reception(town)
    named(reception, "police")

    with pytest.raises(OutOfReach):
        seen_by(
            reception, "second_police", find_batch, public_id=_public_id(reception), ask=Ask.SEE
        )


def test_who_joins_reads_no_row_though_it_was_opened_for_them(town: Town) -> None:
    reception = entered(town)

    def look(session: Session, actor: Any) -> Any:
        view = open_batch_view(session, actor, MORNING, _public_id(reception))
        return view, rows_of_batch(session, view)

    _opened_by(reception, "police.head")
    view, rows = seen_by(reception, "police.head", look)

    assert (view.may_keep, view.is_open, view.shared) == (False, False, {})
    assert [(row.told, row.case, row.reason) for row in rows] == [(None, None, None)] * 2


@pytest.mark.parametrize("walls", [Walls(), Walls(lookups=False)], ids=["all", "no filter"])
def test_who_joins_reaches_no_case_of_the_batch(town: Town, walls: Walls) -> None:
    reception = entered(town)
    seen = _through(town, walls)
    cases = {reception.case_of(1), reception.case_of(2)}

    with seen.reading(Scope.of_unit(town.units["police"])) as session:
        found = set(session.scalars(select(Case.file_id).where(Case.file_id.in_(cases))))
        waiting = to_hand_on(session, town.actors["police.head"], _public_id(reception))
        trace = session.scalars(select(Entry).where(Entry.file_id.in_(cases))).all()
    seen.dispose()

    assert (found, list(waiting), list(trace)) == (set(), [], [])


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True, scope="session")
def test_row_security_alone_shows_who_joins_no_case(town: Town) -> None:
    reception = entered(town)
    seen = _through(town, Walls(orm=False, lookups=False))

    with seen.reading(Scope.of_unit(town.units["police"])) as session:
        batches = session.scalars(select(Batch.file_id)).all()
        cases = session.scalars(
            select(Case.file_id).where(Case.file_id == reception.case_of(1))
        ).all()
    seen.dispose()

    assert reception.file_id in batches
    assert cases == []


@pytest.mark.parametrize(
    ("key", "document"),
    [("police", "53/2024"), ("consular", ""), ("owner", "")],
    ids=["the police stand there by the law", "the consular department by the office", "health"],
)
def test_the_article_by_which_a_unit_stands_there_is_told(
    town: Town, key: str, document: str
) -> None:
    reception = Reception(town)
    named(reception, key)

    def look(session: Session, actor: Any) -> Any:
        return joint_units(session, actor, reception.batch(session))

    (joint,) = seen_by(reception, "gate", look)

    assert document in joint.source.document
    assert (joint.source == OFFICE) is (not document)


def test_after_a_rescue_every_joint_unit_is_the_choice_of_the_office(town: Town) -> None:
    reception = Reception(town, "police", Act.RESCUE)
    named(reception, "gate")

    def look(session: Session, actor: Any) -> Any:
        return joint_units(session, actor, reception.batch(session))

    (joint,) = seen_by(reception, "police", look)

    assert joint.source == OFFICE


def entered(town: Town) -> Reception:
    """Two persons who have a case, received by the gate with the police."""
    reception = Reception(town)
    reception.types(line(1), line(2))
    reception.enters()
    named(reception, "police")
    return reception


def _opened_by(reception: Reception, who: str) -> None:
    """An opening on record, as if somebody had let them: it shows nothing without the tie."""
    actor = reception.town.actors[who]
    perform(
        reception.town.database,
        actor,
        lambda session: visit_batch(session, actor, MORNING, reception.batch(session)),
    )


def _through(town: Town, walls: Walls) -> Database:
    seen = Database(town.database.url, walls=walls)
    seen.at_hand.update(town.database.at_hand)
    return seen


def _public_id(reception: Reception) -> Any:
    with reception.town.database.reading(Scope.of_job("test")) as session:
        return reception.batch(session).public_id


def _unit(session: Session, town: Town, key: str) -> Unit:
    return session.get_one(Unit, town.units[key])
