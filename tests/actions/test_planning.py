"""A day of entry is set; notices are due before it, and due anew when it is set anew."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from casework.actions.planning import plan_entry
from casework.actions.step import take_and_say
from casework.database import Scope
from casework.records.dues import Due
from tests.actions.folder import Folder, received
from tests.actions.test_extension import to_old_law
from tests.actions.town import Town, found_town
from tests.office import make
from workflows.regime import Lack
from workflows.terms import Act, Level, Sector

ENTRY = date(2026, 3, 20)


@pytest.fixture
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town with a mission abroad."""
    town = found_town(address_of_new_database(), tmp_path_factory.mktemp("keys"))
    with town.database.writing(Scope.of_job("test")) as session:
        unit = make.unit(session, sector=Sector.FOREIGN, level=Level.ABROAD)
        officer = make.officer(session, unit)
        session.commit()
    yield replace(
        town,
        units={**town.units, "mission": unit.id},
        actors={**town.actors, "mission": make.actor(officer)},
    )
    town.database.dispose()


def with_travel_paper(town: Town) -> Folder:
    """Received abroad under the law of 2011; the travel paper was issued."""
    folder = received(town, "mission", Act.RECEIVE_ABROAD)
    folder.goes("mission", to_old_law)
    folder.goes("mission", take_and_say, Act.ISSUE_TRAVEL_PAPER)
    return folder


def notice_due(folder: Folder) -> datetime | None:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(Due).where(Due.file_id == folder.file_id, Due.key == "mission_arrival_notice")
        return session.scalars(rows).one().due_at


def end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 16, 59, 59, tzinfo=UTC)


def test_the_notice_is_due_five_days_before_the_day_of_entry(town: Town) -> None:
    folder = with_travel_paper(town)

    folder.does("mission", plan_entry, entry_on=ENTRY, note="Chuyến bay Mẫu.")

    assert folder.last_step.planned_on == ENTRY
    assert folder.events == ["case.stepped"]
    assert notice_due(folder) == end_of(date(2026, 3, 15))


def test_a_day_set_anew_moves_the_notice(town: Town) -> None:
    folder = with_travel_paper(town)
    folder.goes("mission", plan_entry, entry_on=ENTRY)

    folder.does("mission", plan_entry, entry_on=date(2026, 4, 1))

    assert notice_due(folder) == end_of(date(2026, 3, 27))


def test_a_notice_given_for_another_day_is_due_again(town: Town) -> None:
    folder = with_travel_paper(town)
    folder.goes("mission", plan_entry, entry_on=ENTRY)
    folder.goes("mission", take_and_say, Act.NOTIFY_ARRIVAL)
    told = {key for key, _ in folder.waits}

    folder.does("mission", plan_entry, entry_on=date(2026, 4, 1))

    assert "mission_arrival_notice" not in told
    assert notice_due(folder) == end_of(date(2026, 3, 27))


def test_a_day_of_entry_lies_not_before_it_was_set(town: Town) -> None:
    folder = with_travel_paper(town)

    refused = folder.refuses("mission", plan_entry, entry_on=date(2026, 3, 1))

    assert refused == {Lack.MOMENT}


def test_nobody_sets_a_day_before_the_person_may_travel(town: Town) -> None:
    folder = received(town, "mission", Act.RECEIVE_ABROAD)

    refused = folder.refuses("mission", plan_entry, entry_on=ENTRY)

    assert Lack.ACT in refused
