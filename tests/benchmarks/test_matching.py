"""The benchmark of matching fills an office as verbs would, and what it measures holds in small."""

from random import Random

import pytest

from casework.database import Database, Scope
from casework.keyring import Keyring
from casework.office import Clock, Office
from tests.actions.index import found_by, stands_in_the_index
from tests.benchmarks.matching import ask_all, fill
from tests.benchmarks.people import NOISE, people, queries

RECALL = 0.95


@pytest.fixture
def office(database: Database, keyring: Keyring) -> Office:
    return Office(database, keyring, Clock())


def test_a_filled_office_finds_everybody_by_what_is_on_file(office: Office) -> None:
    fill(office, people(Random("few"), 30))

    with office.database.reading(Scope.of_job("test")) as session:
        should, does = (
            found_by(session, office.keyring),
            stands_in_the_index(session, office.keyring),
        )

    assert len(should) > 100
    assert does == should


def test_nearly_everybody_is_found_again_whatever_the_slip(office: Office) -> None:
    dice = Random("four hundred")
    known = people(dice, 400)
    desk, files = fill(office, known)

    reached = ask_all(office, desk.actor, files, queries(dice, known, 100))

    assert set(reached.asked) == set(NOISE)
    assert reached.recall() >= RECALL
