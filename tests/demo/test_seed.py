"""The invented office: all stages are there, nothing lies in the future, nobody looks real."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import ledger
from casework.building import found_office, open_office
from casework.database import Scope
from casework.demo.agencies import AGENCIES
from casework.demo.folder import DemoFolder
from casework.demo.receptions import HANDED_OVER, WAITING
from casework.demo.seed import STORIES, seed
from casework.doctor import examine
from casework.office import Office, vietnam_day
from casework.records.batches import BatchRow, RowState
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.file import File
from casework.records.officers import Officer
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.units import Unit
from tests.demo.folders import NOW
from workflows.terms import Level, Rank, Sector, Stage, Status

pytest_plugins = ["tests.demo.folders"]


@pytest.fixture(scope="module")
def office(demo_folder: DemoFolder) -> Iterator[Office]:
    opened = open_office(demo_folder.config)
    yield opened
    opened.database.dispose()


@pytest.fixture
def session(office: Office) -> Iterator[Session]:
    with office.database.reading(Scope.of_job("test")) as reading:
        yield reading


def test_every_story_is_a_case_and_so_is_everybody_handed_over_in_a_batch(
    session: Session,
) -> None:
    count = len(session.scalars(select(Case)).all())

    assert count == len(STORIES) + HANDED_OVER


def test_the_list_of_one_batch_waits_and_that_of_another_was_entered(session: Session) -> None:
    states = Counter(session.scalars(select(BatchRow.state)))

    assert states == {
        RowState.ENTERED: HANDED_OVER,
        RowState.READY: WAITING - 4,
        RowState.TO_MEND: 3,
        RowState.LEFT_OUT: 1,
    }


@pytest.mark.parametrize("stage", list(Stage))
def test_some_case_stands_in_every_stage(session: Session, stage: Stage) -> None:
    found = session.scalars(select(Case).where(Case.stage == stage)).all()

    assert found


@pytest.mark.parametrize("status", [*Status, None])
def test_some_case_has_every_status(session: Session, status: Status | None) -> None:
    statuses = set(session.scalars(select(Case.status)))

    assert status in statuses


def test_both_laws_govern_some_case(session: Session) -> None:
    regimes = set(session.scalars(select(Case.regime)))

    assert regimes == {"law_2011", "law_2024"}


def test_an_initial_check_is_in_time_another_due_today_and_another_late(session: Session) -> None:
    ends = session.scalars(select(Due.due_at).where(Due.key == "initial_info_check")).all()

    days = {(vietnam_day(end) - vietnam_day(NOW)).days for end in ends if end}

    assert {-3, 0, 2} <= days


def test_nothing_was_done_in_the_future(session: Session, office: Office) -> None:
    steps = session.scalars(select(Step)).all()

    late = [step.act for step in steps if max(step.at, step.happened_at) > office.clock.now()]

    assert late == []


def test_the_trace_has_no_gap_and_explains_every_row(session: Session) -> None:
    faults = (*ledger.verify(session).faults, *ledger.verify_rows(session))

    assert faults == ()


def test_the_doctor_finds_nothing(office: Office, demo_folder: DemoFolder) -> None:
    findings = examine(office, demo_folder.config)

    assert [found.check for found in findings if not found.is_well] == []


def test_every_unit_and_every_officer_looks_invented(session: Session) -> None:
    names = [*session.scalars(select(Unit.name)), *session.scalars(select(Officer.display_name))]

    assert [name for name in names if not name.endswith("Mẫu")] == []


def test_four_sectors_and_more_work_at_commune_province_and_centre(session: Session) -> None:
    units = session.scalars(select(Unit)).all()

    sectors, levels = {unit.sector for unit in units}, Counter(unit.level for unit in units)

    assert sectors >= set(Sector) - {Sector.COAST}
    assert set(levels) == set(Level)


def test_the_offices_of_a_district_ended_one_after_the_other(session: Session) -> None:
    ended = session.scalars(select(Unit).where(Unit.valid_to.is_not(None)).order_by(Unit.valid_to))

    labour, health = ended.all()
    assert (labour.sector, health.sector) == (Sector.LABOUR, Sector.HEALTH)
    assert labour.successor_id == health.id
    assert session.get_one(Unit, health.successor_id).level is Level.PROVINCE


def test_every_working_unit_has_an_officer_and_a_supervisor(demo_folder: DemoFolder) -> None:
    working = {agency.name for agency in AGENCIES if len(agency.ranks) == 2}

    held = {(card.unit, card.rank) for card in demo_folder.cards}

    assert held >= {(unit, rank) for unit in working for rank in (Rank.OFFICER, Rank.SUPERVISOR)}


def test_there_is_an_auditor_and_two_administrators(demo_folder: DemoFolder) -> None:
    ranks = Counter(card.rank for card in demo_folder.cards)

    assert (ranks[Rank.AUDITOR], ranks[Rank.ADMINISTRATOR]) == (1, 2)


def test_every_file_has_an_overseer(session: Session) -> None:
    overseen = set(session.scalars(select(Reach.file_id).where(Reach.tie == Tie.OVERSEES)))

    assert overseen == set(session.scalars(select(File.id)))


def test_the_same_day_gives_the_same_office(demo_folder: DemoFolder, tmp_path: Path) -> None:
    other = DemoFolder(tmp_path)
    other._mark(demo_folder.config.clock_shift, ready=False)
    found_office(other.config)
    again = open_office(other.config)

    cards, _ = seed(again, NOW)

    assert [card.name for card in cards] == [card.name for card in demo_folder.cards]
    assert told(again) == told(open_office(demo_folder.config))


def told(office: Office) -> list[list[tuple[str, str, str]]]:
    """What was done in each case, on which day and by which unit, in the order of the stories."""
    with office.database.reading(Scope.of_job("test")) as session:
        units = {unit.id: unit.name for unit in session.scalars(select(Unit))}
        cases = session.scalars(select(Case.file_id).order_by(Case.file_id)).all()
        return [acts_of(session, case, units) for case in cases]


def acts_of(session: Session, case: UUID, units: dict[UUID, str]) -> list[tuple[str, str, str]]:
    steps = session.scalars(select(Step).where(Step.file_id == case).order_by(Step.at, Step.id))
    return [
        (step.act.value, vietnam_day(step.happened_at).isoformat(), units[step.unit_id])
        for step in steps
    ]
