"""Days of the calendar come from a document that two confirm, and the limits move with them."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from casework import due
from casework.actions.account_changes import Wrong, WrongChange
from casework.actions.calendar import (
    LASTS,
    NewDocument,
    NewLine,
    confirm_days,
    drop_days,
    propose_days,
    with_lines,
)
from casework.actions.door import NotByOneAlone
from casework.actions.founding import SpecialDay, set_days
from casework.audit import Actor
from casework.database import Database, Scope
from casework.lookups.calendar import document_page, years
from casework.reckoning import reckoning_of
from casework.records.calendar import (
    CalendarDay,
    CalendarDocument,
    CalendarLine,
    DayKind,
    Mark,
)
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.officers import Officer
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.transaction import perform
from tests.actions.folder import MORNING, Folder
from tests.actions.paths import placed, proposed
from tests.actions.town import Town, found_town
from tests.office import make
from workflows.days import Calendar
from workflows.life import MoveRefused
from workflows.terms import Rank

NOTICE = NewDocument("5015/TB-Mẫu", "Bộ Nội vụ Mẫu", date(2026, 1, 5), Mark.V)
DAY_OFF = NewLine(date(2026, 3, 10), DayKind.OFF, "Ngày nghỉ Mẫu")
AN_EXTRA_DAY = SpecialDay(date(2026, 3, 11), works=False, name="Ngày Mẫu", document="mẫu")
SATURDAY = NewLine(date(2026, 3, 7), DayKind.WORKED, "Làm bù Mẫu")


@pytest.fixture
def town(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A town of its own for each test: a day of the calendar moves the limits of all cases."""
    town = found_town(address_of_new_database(), tmp_path_factory.mktemp("keys"))
    yield town
    town.database.dispose()


def keeper(town: Town) -> Actor:
    with town.database.writing(Scope.of_job("test")) as session:
        unit = session.get_one(Unit, town.units["board"])
        officer = make.officer(session, unit, rank=Rank.ADMINISTRATOR)
        session.commit()
    return make.actor(officer)


def suspended(town: Town, actor: Actor) -> None:
    with town.database.writing(Scope.of_job("test")) as session:
        session.get_one(Officer, actor.officer_id).suspended_at = MORNING
        session.commit()


def entered(town: Town, by: Actor, *lines: NewLine) -> CalendarDocument:
    return perform(town.database, by, lambda s: propose_days(s, by, MORNING, NOTICE, lines))


def confirmed(town: Town, by: Actor, document: CalendarDocument, at: datetime = MORNING) -> int:
    return perform(
        town.database,
        by,
        lambda s: confirm_days(s, by, at, s.get_one(CalendarDocument, document.id)),
        job="calendar",
    )


def ordered(town: Town, *lines: NewLine) -> int:
    """Entered by one administrator and confirmed by another; how many limits moved."""
    return confirmed(town, keeper(town), entered(town, keeper(town), *lines))


def waiting_for_support(town: Town) -> Folder:
    """A case with a support line that waits for its decision."""
    folder = placed(town)
    proposed(folder)
    return folder


def decision_due(folder: Folder) -> datetime | None:
    """Until when the support line must be decided: nine working days from its proposal."""
    with folder.town.database.reading(Scope.of_job("test")) as session:
        rows = select(Due).where(Due.file_id == folder.file_id, Due.key == "support_application")
        return session.scalars(rows).one().due_at


def projection_is_true(folder: Folder) -> bool:
    with folder.town.database.reading(Scope.of_job("doctor")) as session:
        case = session.get_one(Case, folder.file_id)
        wanted = {item.due_at for item in due.waiting(session, case, MORNING)}
        held = session.scalars(select(Due.due_at).where(Due.file_id == folder.file_id))
        return wanted == set(held)


def end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 16, 59, 59, tzinfo=UTC)


def said(town: Town, event: str) -> dict[str, Any]:
    with town.database.reading(Scope.of_job("test")) as session:
        body = session.scalars(select(Entry.body).where(Entry.event == event)).one()
    details: dict[str, Any] = json.loads(body)["details"]
    return details


def days(town: Town) -> Calendar:
    return days_of(town.database)


def days_of(database: Database) -> Calendar:
    with database.reading(Scope.of_job("test")) as session:
        return reckoning_of(session).calendar


def test_a_day_off_moves_an_open_limit_to_the_next_working_day(town: Town) -> None:
    folder = waiting_for_support(town)
    before = decision_due(folder)

    moved = ordered(town, DAY_OFF)

    assert (before, decision_due(folder)) == (end_of(date(2026, 3, 13)), end_of(date(2026, 3, 16)))
    assert moved == 1
    assert projection_is_true(folder)


def test_a_worked_saturday_brings_the_limit_forward(town: Town) -> None:
    folder = waiting_for_support(town)

    ordered(town, SATURDAY)

    assert decision_due(folder) == end_of(date(2026, 3, 12))
    assert projection_is_true(folder)


def test_a_limit_that_starts_afterwards_counts_by_the_new_day(town: Town) -> None:
    ordered(town, DAY_OFF)

    folder = waiting_for_support(town)

    assert decision_due(folder) == end_of(date(2026, 3, 16))


def test_a_day_is_ordinary_again_by_another_document(town: Town) -> None:
    folder = waiting_for_support(town)
    ordered(town, DAY_OFF)

    moved = ordered(town, NewLine(DAY_OFF.day, DayKind.ORDINARY, "Bãi bỏ Mẫu"))

    assert moved == 1
    assert decision_due(folder) == end_of(date(2026, 3, 13))


def test_before_it_is_confirmed_a_document_only_says_how_many_limits_it_moves(town: Town) -> None:
    folder = waiting_for_support(town)
    by = keeper(town)
    document = entered(town, by, DAY_OFF)

    with (
        town.database.reading(Scope.of_unit(by.unit_id)) as session,
        town.database.reading(Scope.of_job("calendar")) as whole,
    ):
        shown = document_page(session, whole, by, MORNING, document.public_id)

    assert (shown.moves, shown.is_open, shown.is_own) == (1, True, True)
    assert decision_due(folder) == end_of(date(2026, 3, 13))
    assert said(town, "calendar.proposed")["days"] == ["2026-03-10"]


def test_nobody_confirms_the_document_that_they_entered(town: Town) -> None:
    by = keeper(town)
    document = entered(town, by, DAY_OFF)

    with pytest.raises(NotByOneAlone):
        confirmed(town, by, document)

    assert days(town).days_off == frozenset()


def test_who_entered_it_must_still_be_an_administrator(town: Town) -> None:
    by = keeper(town)
    document = entered(town, by, DAY_OFF)
    suspended(town, by)

    with pytest.raises(WrongChange) as caught:
        confirmed(town, keeper(town), document)

    assert caught.value.wrong is Wrong.PROPOSER_AWAY
    assert days(town).days_off == frozenset()


def test_a_document_that_nobody_confirmed_in_a_week_is_over(town: Town) -> None:
    document = entered(town, keeper(town), DAY_OFF)

    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), document, MORNING + LASTS)

    assert days(town).days_off == frozenset()


def test_a_document_that_was_taken_back_counts_nothing(town: Town) -> None:
    by = keeper(town)
    document = entered(town, by, DAY_OFF)

    perform(
        town.database,
        by,
        lambda s: drop_days(s, by, MORNING, s.get_one(CalendarDocument, document.id)),
    )

    with pytest.raises(MoveRefused):
        confirmed(town, keeper(town), document)
    assert said(town, "calendar.dropped") == {"document": document.id.hex}


def test_the_trace_names_both_and_how_many_limits_moved(town: Town) -> None:
    first = keeper(town)
    document = entered(town, first, DAY_OFF)

    confirmed(town, keeper(town), document)

    details = {"document": document.id.hex, "second": first.officer_id.hex, "clocks": 0}
    assert said(town, "calendar.confirmed") == details
    assert said(town, "calendar.changed") == {"days": ["2026-03-10"]}


def test_a_confirmed_day_names_its_document(town: Town) -> None:
    ordered(town, DAY_OFF)

    with town.database.reading(Scope.of_job("test")) as session:
        (day,) = session.scalars(select(CalendarDay)).all()

    assert (day.works, day.document) == (False, "5015/TB-Mẫu")
    assert day.document_id is not None


def test_what_one_process_kept_of_the_calendar_ends_with_a_change(town: Town) -> None:
    before = days(town)

    ordered(town, DAY_OFF)

    assert before.days_off == frozenset()
    assert days(town).days_off == {DAY_OFF.day}


def test_another_process_counts_by_the_changed_days(town: Town) -> None:
    other = Database(town.database.url)
    other.at_hand.update(keyring=town.keyring)
    before = days_of(other)

    ordered(town, DAY_OFF)

    after = days_of(other)
    other.dispose()
    assert (before.days_off, after.days_off) == (frozenset(), {DAY_OFF.day})


def test_a_change_that_was_not_committed_is_kept_by_nobody(town: Town) -> None:
    with town.database.writing(Scope.of_job("test")) as session:
        set_days(session, None, MORNING, [AN_EXTRA_DAY])
        seen = reckoning_of(session).calendar.days_off
        session.rollback()

    ordered(town, DAY_OFF)

    assert seen == {AN_EXTRA_DAY.day}
    assert days(town).days_off == {DAY_OFF.day}


def test_a_year_without_days_is_shown_as_one(town: Town) -> None:
    ordered(town, DAY_OFF)

    with town.database.reading(Scope.of_job("test")) as session:
        shown = {year.number: len(year.days) for year in years(session, MORNING)}

    assert shown == {2026: 1, 2027: 0}
    assert days(town).years == {2026}


def test_lines_stand_over_the_calendar_without_changing_it() -> None:
    calendar = Calendar(frozenset({date(2026, 3, 7)}), frozenset(), frozenset({2026}))
    line = CalendarLine(day=SATURDAY.day, kind=SATURDAY.kind, name=SATURDAY.name)

    changed = with_lines(calendar, [line])

    assert (changed.days_off, changed.worked_days) == (frozenset(), {SATURDAY.day})
    assert calendar.days_off == {SATURDAY.day}
