"""A limit that nobody had read is entered by one, confirmed by another, and then counts."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework import due
from casework.actions.account_changes import Wrong, WrongChange
from casework.actions.calendar import LASTS
from casework.actions.door import NotByOneAlone
from casework.actions.legal_parameters import (
    NewParameter,
    WrongParameter,
    WrongValue,
    confirm_parameter,
    drop_parameter,
    propose_parameter,
)
from casework.audit import Actor
from casework.database import Database, Scope
from casework.lookups.clocks import waiting_of
from casework.lookups.legal_parameters import Blank, blanks, parameter_page, waiting
from casework.lookups.naming import Names
from casework.reckoning import reckoning_of
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.legal_parameters import LegalParameter
from casework.records.officers import Officer
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.transaction import perform
from tests.actions.folder import MORNING, Folder
from tests.actions.paths import asked
from tests.actions.town import Town, found_town
from tests.office import make
from workflows.deadlines import ClockState, Reading
from workflows.life import MoveRefused
from workflows.regime import Unit as LimitUnit
from workflows.terms import Rank

TWENTY_DAYS = NewParameter(
    regime="law_2024",
    key="full_verification",
    value=20,
    unit=LimitUnit.DAYS,
    number="01/2026/TT-Mẫu",
    issuer="Bộ Mẫu",
    issued_on=date(2026, 1, 5),
    valid_from=date(2026, 2, 1),
)
ALLOWANCE = replace(TWENTY_DAYS, key="initial_allowance", value=1_500_000, unit=None)


@pytest.fixture
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town of its own for each test: an entered limit moves the clocks of all cases."""
    town = found_town(address_of_new_database(), tmp_path_factory.mktemp("keys"))
    yield town
    town.database.dispose()


def keeper(town: Town) -> Actor:
    with town.database.writing(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, town.units["board"])
        officer = make.officer(session, unit, rank=Rank.ADMINISTRATOR)
        session.commit()
    return make.actor(officer)


def entered(town: Town, by: Actor, new: NewParameter = TWENTY_DAYS) -> LegalParameter:
    return perform(town.database, by, lambda s: propose_parameter(s, by, MORNING, new))


def confirmed(town: Town, by: Actor, parameter: LegalParameter, at: datetime = MORNING) -> int:
    return perform(
        town.database,
        by,
        lambda s: confirm_parameter(s, by, at, s.get_one(LegalParameter, parameter.id)),
        job="calendar",
    )


def in_force(town: Town, new: NewParameter = TWENTY_DAYS) -> int:
    """Entered by one administrator and confirmed by another; how many limits moved."""
    return confirmed(town, keeper(town), entered(town, keeper(town), new))


def under_verification(town: Town) -> Folder:
    """The police were asked on 2 March 2026 under the law of 2024, which sets no known limit."""
    folder, _ = asked(town)
    return folder


def stored(folder: Folder) -> Due:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(Due).where(Due.file_id == folder.file_id, Due.key == TWENTY_DAYS.key)
        return session.scalars(rows).one()


def read(folder: Folder, at: datetime) -> Reading:
    with folder.town.database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, folder.file_id)
        readings = due.readings(session, case, at)
        return next(one for one in readings if one.clock.key == TWENTY_DAYS.key)


def projection_is_true(folder: Folder) -> bool:
    return folder.standing.due == folder.standing.due_anew


def said(town: Town, event: str) -> dict[str, Any]:
    with town.database.reading(Scope.of_job("test")) as session:
        body = session.scalars(select(Entry.body).where(Entry.event == event)).one()
    details: dict[str, Any] = json.loads(body)["details"]
    return details


def blank(town: Town, key: str) -> Blank:
    with town.database.reading(Scope.of_job("test")) as session:
        of_law = next(one for one in blanks(session, MORNING) if one.regime.key == "law_2024")
        return next(one for one in of_law.blanks if one.key == key)


def test_a_confirmed_limit_gives_an_open_clock_its_end(town: Town) -> None:
    folder = under_verification(town)
    before = stored(folder).due_at

    moved = in_force(town)

    assert (before, moved) == (None, 1)
    assert stored(folder).due_at == datetime(2026, 3, 22, 16, 59, 59, tzinfo=UTC)
    assert projection_is_true(folder)


def test_what_was_filled_names_its_document_and_may_turn_red(town: Town) -> None:
    folder = under_verification(town)
    in_force(town)

    reading = read(folder, MORNING + timedelta(days=40))

    assert reading.state is ClockState.LATE
    assert "văn bản số 01/2026/TT-Mẫu, áp dụng từ ngày 01/02/2026" in reading.how_vi
    assert reading.source.document == "01/2026/TT-Mẫu"


def test_before_anybody_entered_it_a_clock_is_never_red(town: Town) -> None:
    folder = under_verification(town)

    reading = read(folder, MORNING + timedelta(days=400))

    assert reading.state is ClockState.NOT_SET
    assert "Trước đây: 20 ngày" in reading.how_vi


def test_a_list_shows_a_filled_clock_as_one_that_counts(town: Town) -> None:
    folder = under_verification(town)
    in_force(town)
    later = MORNING + timedelta(days=40)

    with town.database.reading(Scope.of_job("test")) as session:
        case, row = session.get_one(Case, folder.file_id), session.get_one(Due, stored(folder).id)
        session.refresh(row, ["unit"])
        names = Names(session, town.actors["owner"], folder.file_id)
        shown = waiting_of(case, row, later, names)

    assert shown.counts
    assert shown.left is not None
    assert shown.left < timedelta()


def test_a_clock_that_started_before_the_document_held_stays_open(town: Town) -> None:
    folder = under_verification(town)

    moved = in_force(town, replace(TWENTY_DAYS, valid_from=date(2026, 3, 3)))

    assert (moved, stored(folder).due_at) == (0, None)


def test_a_limit_that_starts_afterwards_counts_by_the_document(town: Town) -> None:
    in_force(town)

    folder = under_verification(town)

    assert stored(folder).due_at == datetime(2026, 3, 22, 16, 59, 59, tzinfo=UTC)


def test_of_two_documents_the_latest_that_holds_counts(town: Town) -> None:
    in_force(town)
    in_force(town, replace(TWENTY_DAYS, value=30, valid_from=date(2026, 3, 1)))

    folder = under_verification(town)

    assert stored(folder).due_at == datetime(2026, 4, 1, 16, 59, 59, tzinfo=UTC)


def test_a_value_is_mended_by_entering_it_again(town: Town) -> None:
    folder = under_verification(town)
    in_force(town)

    perform_at = MORNING + timedelta(minutes=1)
    again = entered(town, keeper(town), replace(TWENTY_DAYS, value=10))
    confirmed(town, keeper(town), again, perform_at)

    assert stored(folder).due_at == datetime(2026, 3, 12, 16, 59, 59, tzinfo=UTC)
    assert projection_is_true(folder)


@pytest.mark.parametrize(
    ("new", "wrong"),
    [
        pytest.param(replace(TWENTY_DAYS, key="initial_info_check"), WrongValue.NO_KEY, id="known"),
        pytest.param(replace(TWENTY_DAYS, key="mẫu"), WrongValue.NO_KEY, id="no such clock"),
        pytest.param(replace(TWENTY_DAYS, regime="mẫu"), WrongValue.NO_KEY, id="no such law"),
        pytest.param(replace(TWENTY_DAYS, unit=None), WrongValue.NO_UNIT, id="no unit"),
        pytest.param(replace(TWENTY_DAYS, value=0), WrongValue.OUT_OF_RANGE, id="nothing"),
        pytest.param(replace(ALLOWANCE, value=0), WrongValue.OUT_OF_RANGE, id="no money"),
    ],
)
def test_a_limit_that_was_read_is_never_entered_over_nor_a_wrong_value(
    town: Town, new: NewParameter, wrong: WrongValue
) -> None:
    with pytest.raises(WrongParameter) as caught:
        entered(town, keeper(town), new)

    assert caught.value.wrong is wrong


def test_nobody_confirms_the_value_that_they_entered(town: Town) -> None:
    by = keeper(town)
    parameter = entered(town, by)

    with pytest.raises(NotByOneAlone):
        confirmed(town, by, parameter)

    assert blank(town, TWENTY_DAYS.key).holds is None


def test_who_entered_it_must_still_be_an_administrator(town: Town) -> None:
    by = keeper(town)
    parameter = entered(town, by)
    with town.database.writing(Scope.of_job("test")) as session:
        session.get_one(Officer, by.officer_id).suspended_at = MORNING
        session.commit()

    with pytest.raises(WrongChange) as caught:
        confirmed(town, keeper(town), parameter)

    assert caught.value.wrong is Wrong.PROPOSER_AWAY


def test_a_value_that_nobody_confirmed_in_a_week_is_over(town: Town) -> None:
    parameter = entered(town, keeper(town))

    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), parameter, MORNING + LASTS)

    assert blank(town, TWENTY_DAYS.key).holds is None


def test_a_value_that_was_taken_back_counts_nothing(town: Town) -> None:
    by = keeper(town)
    parameter = entered(town, by)

    perform(
        town.database,
        by,
        lambda s: drop_parameter(s, by, MORNING, s.get_one(LegalParameter, parameter.id)),
    )

    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), parameter)
    assert said(town, "parameter.dropped") == {"parameter": parameter.id.hex}


def test_the_trace_names_both_and_how_many_limits_moved(town: Town) -> None:
    first = keeper(town)
    parameter = entered(town, first)

    confirmed(town, keeper(town), parameter)

    proposed = {
        "parameter": parameter.id.hex,
        "regime": "law_2024",
        "key": "full_verification",
        "kind": "limit",
    }
    details = {"parameter": parameter.id.hex, "second": first.officer_id.hex, "clocks": 0}
    assert said(town, "parameter.proposed") == proposed
    assert said(town, "parameter.confirmed") == details


def test_before_it_is_confirmed_a_value_only_says_how_many_limits_it_moves(town: Town) -> None:
    folder = under_verification(town)
    by = keeper(town)
    parameter = entered(town, by)

    with (
        town.database.reading(Scope.of_unit(by.unit_id)) as session,
        town.database.reading(Scope.of_job("calendar")) as whole,
    ):
        shown = parameter_page(session, whole, by, MORNING, parameter.public_id)
        listed = waiting(session, by, MORNING)

    assert (shown.moves, shown.is_open, shown.is_own) == (1, True, True)
    assert [one.record.id for one in listed] == [parameter.id]
    assert stored(folder).due_at is None


def test_an_amount_holds_by_its_document_and_moves_no_clock(town: Town) -> None:
    folder = under_verification(town)

    moved = in_force(town, ALLOWANCE)

    found = blank(town, ALLOWANCE.key)
    assert moved == 0
    assert found.holds is not None
    assert found.holds.said.vi == "1.500.000 đồng/người, một lần"
    assert projection_is_true(folder)


def test_what_is_missing_says_what_it_was_formerly(town: Town) -> None:
    found = blank(town, TWENTY_DAYS.key)

    assert found.holds is None
    assert found.formerly is not None
    assert found.formerly.vi.startswith("20 ngày")


def test_another_process_counts_by_the_entered_limit(town: Town) -> None:
    other = Database(town.database.url)
    other.at_hand.update(keyring=town.keyring)
    before = known_to(other)

    in_force(town)

    after = known_to(other)
    other.dispose()
    assert (before, after) == (set(), {("law_2024", "full_verification")})


def known_to(database: Database) -> set[tuple[str, str]]:
    with database.reading(Scope.of_job("test")) as session:
        return set(reckoning_of(session).parameters)
