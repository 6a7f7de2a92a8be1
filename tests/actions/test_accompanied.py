"""A minor's support by whom they came with: asked through the link alone."""

from datetime import date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.companions import link
from casework.actions.support import give_at_once, letters_open, letters_through_another
from casework.audit import Actor
from casework.database import Scope
from casework.records.cases import Case
from casework.records.links import Kinship
from tests.actions.folder import Folder, received
from tests.actions.paths import concluded
from tests.actions.town import Town
from tests.office import make
from workflows.terms import Act, AgeBand, Citizenship, Letter, Status

CHILD = {"age_band": AgeBand.UNDER_16, "citizenship": Citizenship.CITIZEN}
WITH_SCHOOL = frozenset(Letter) - {Letter.I, Letter.K}
OWN = WITH_SCHOOL - {Letter.H}


def rescued_with(town: Town, **child: object) -> tuple[Folder, Folder]:
    """Somebody rescued by the police, and a minor whom another post received and tied to them."""
    other = received(town, "police", Act.RESCUE)
    minor = received(town, "gate", Act.RESCUE, **(CHILD | child))
    minor.goes("gate", _came_with, other.file_id)
    return minor, other


def _came_with(session: Session, actor: Actor, now: datetime, case: Case, other: UUID) -> None:
    link(session, actor, now, case.file_id, other, Kinship.CHILD_OF)


@pytest.mark.parametrize(
    ("age", "has"),
    [
        (AgeBand.UNDER_16, WITH_SCHOOL),
        (AgeBand.FROM_16_TO_18, WITH_SCHOOL),
        (AgeBand.UNCLEAR, WITH_SCHOOL),
        (AgeBand.ADULT, OWN),
    ],
    ids=["a child", "16 to 18", "doubt of age", "an adult"],
)
def test_a_minor_has_what_follows_a_confirmed_victim(
    town: Town, age: AgeBand, has: frozenset[Letter]
) -> None:
    minor, other = rescued_with(town, age_band=age)
    concluded(other, Act.CONFIRM, "police")

    assert letters(minor, "gate") == has


def test_with_a_person_being_identified_nothing_is_added_to_the_own_group(town: Town) -> None:
    minor, _other = rescued_with(town)

    assert letters(minor, "gate") == OWN


def test_it_is_said_which_support_follows_the_other(town: Town) -> None:
    minor, other = rescued_with(town)
    concluded(other, Act.CONFIRM, "police")

    with town.database.reading(Scope.of_unit(town.units["gate"])) as session:
        found = letters_through_another(session, minor.standing.case, minor.now)

    assert found == {Letter.H}


def test_whom_they_came_with_stays_out_of_reach(town: Town) -> None:
    minor, other = rescued_with(town)
    concluded(other, Act.CONFIRM, "police")

    with town.database.reading(Scope.of_unit(town.units["gate"])) as session:
        letters_open(session, minor.standing.case, minor.now)
        seen = session.scalars(select(Case.code).where(Case.file_id == other.file_id)).all()

    assert seen == []


def test_a_person_who_came_with_nobody_has_their_own_group(town: Town) -> None:
    minor = received(town, "gate", Act.RESCUE, **CHILD)

    assert letters(minor, "gate") == OWN


def test_the_minor_keeps_the_regime_of_whom_they_came_with(town: Town) -> None:
    """Luật 53/2024/QH15, Điều 63."""
    minor, other = rescued_with(town, citizenship=Citizenship.FOREIGN)
    concluded(other, Act.CONFIRM, "police")
    _confirmed_before(other, date(2025, 6, 30))

    found = letters(minor, "gate")

    assert Letter.E in found  # 32(3) of the law of 2011; a foreigner has it by no other article
    assert Letter.H not in found


def test_a_merged_case_is_followed_to_the_one_that_goes_on(town: Town) -> None:
    minor, other = rescued_with(town)
    goes_on = received(town, "police", Act.RESCUE)
    concluded(goes_on, Act.CONFIRM, "police")
    _change(other, merged_into_id=goes_on.file_id)

    assert letters(minor, "gate") == WITH_SCHOOL


def test_first_help_of_a_minor_asks_the_same(town: Town) -> None:
    minor, other = rescued_with(town)
    concluded(other, Act.CONFIRM, "police")

    minor.does("gate", give_at_once, Letter.A, detail="Suất ăn.")

    assert minor.stands[1] is Status.BEING_IDENTIFIED


def letters(folder: Folder, unit: str) -> frozenset[Letter]:
    """What the person has, asked with the reach of this unit."""
    with folder.town.database.reading(Scope.of_unit(folder.town.units[unit])) as session:
        return letters_open(session, folder.standing.case, folder.now)


def _confirmed_before(folder: Folder, day: date) -> None:
    _change(folder, confirmed_on=day)


def _change(folder: Folder, **columns: object) -> None:
    """What no verb of this test does, put there and said in the trace."""
    with folder.town.database.writing(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        for column, value in columns.items():
            setattr(case, column, value)
        make.say(session, folder.town.actors["owner"], folder.file_id, case=case)
        make.commit(session)
