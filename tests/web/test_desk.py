"""My desk: the cases that the unit holds, for those of its officers who may see cases at all."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.ids import new_id
from casework.records.reaches import Tie
from tests.web.doorway import MORNING, Door, change, signed_in
from tests.web.dossiers import received, staff, statements, tied
from tests.web.town import at_desk, case_led_by, led_by_far_commune, offered, town
from workflows.terms import Act, Rank, Sector


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_desk_lists_the_cases_that_the_unit_leads(opened: Door, rank: Rank) -> None:
    lan, unit = staff(opened)
    somebody, _ = staff(opened, of=unit, rank=rank)
    code = received(opened, lan)

    page = signed_in(opened, somebody).get("/desk")

    assert code in page.text


def test_an_administrator_of_the_unit_that_leads_sees_no_case_on_the_desk(opened: Door) -> None:
    lan, unit = staff(opened)
    keeper, _ = staff(opened, of=unit, rank=Rank.ADMINISTRATOR)
    code = received(opened, lan)

    page = signed_in(opened, keeper).get("/desk")

    assert page.status_code == 200
    assert code not in page.text


@pytest.mark.parametrize("path", ["/intake", "/supervision", "/ledger"])
def test_an_administrator_neither_receives_nor_supervises(opened: Door, path: str) -> None:
    _, unit = staff(opened)
    keeper, _ = staff(opened, of=unit, rank=Rank.ADMINISTRATOR)

    answer = signed_in(opened, keeper).get(path)

    assert answer.status_code == 403


def test_a_stranger_to_the_case_does_not_find_it_on_their_desk(opened: Door) -> None:
    lan, _ = staff(opened)
    other, _ = staff(opened)
    code = received(opened, lan)

    page = signed_in(opened, other).get("/desk")

    assert code not in page.text


def test_a_hundred_running_clocks_hide_no_handoff_that_waits_for_an_answer(opened: Door) -> None:
    here = town(opened)
    busy = case_led_by(here, here.commune)
    code = case_led_by(here, here.post)
    offer = offered(here, code, here.post, Act.BRING_TO_COMMUNE, here.commune.unit_id)
    waiting(opened, busy, here.commune.unit_id, Waits.CLOCK, 101)

    page = at_desk(here, here.commune).get("/desk")

    assert f"/handoffs/{offer.public_id}" in page.text
    assert "Không có việc nào đang chờ" not in page.text


@pytest.mark.parametrize(
    ("waits", "strip"),
    [
        (Waits.REQUEST, "answers"),
        (Waits.FOLLOW_UP, "clocks"),
        (Waits.PAPER, "papers"),
    ],
    ids=["answers", "clocks", "papers"],
)
def test_what_the_desk_has_no_room_for_stands_behind_its_link(
    opened: Door, waits: Waits, strip: str
) -> None:
    lan, unit = staff(opened)
    code = received(opened, lan)
    clear(opened)
    waiting(opened, code, unit.id, waits, 60)
    client = signed_in(opened, lan)

    desk = client.get("/desk").text
    first = client.get(f"/desk/waiting?of={strip}").text
    behind = client.get(next_page(first)).text

    assert f"/desk/waiting?of={strip}" in desk
    assert [first.count("case-code"), behind.count("case-code")] == [50, 10]
    assert 'rel="next"' not in behind


def test_of_the_clocks_the_one_that_runs_out_first_stands_first(opened: Door) -> None:
    lan, unit = staff(opened)
    late, unknown, soon = received(opened, lan), received(opened, lan), received(opened, lan)
    clear(opened)
    waiting(opened, unknown, unit.id, Waits.FOLLOW_UP, 1, due_in=None)
    waiting(opened, soon, unit.id, Waits.FOLLOW_UP, 1, due_in=timedelta(days=2))
    waiting(opened, late, unit.id, Waits.FOLLOW_UP, 1, due_in=timedelta(days=-2))

    page = signed_in(opened, lan).get("/desk/waiting?of=clocks").text

    assert sorted((late, unknown, soon), key=page.index) == [late, soon, unknown]


def test_an_unknown_strip_is_the_first_one(opened: Door) -> None:
    lan, _ = staff(opened)

    page = signed_in(opened, lan).get("/desk/waiting?of=xyz&after=nonsense")

    assert '<h1 class="govuk-heading-l">Đơn vị bạn cần trả lời</h1>' in page.text


def test_the_desk_lists_the_case_of_a_lead_for_which_the_unit_records(opened: Door) -> None:
    here = town(opened)
    code = led_by_far_commune(here)

    page = at_desk(here, here.post).get("/desk")

    assert code in page.text
    assert f"{here.far.name} (đơn vị bạn ghi thay)" in page.text


def test_a_case_that_the_unit_leads_and_houses_stands_once_on_the_desk(opened: Door) -> None:
    lan, unit = staff(opened)
    code = received(opened, lan)
    clear(opened)
    tied(opened, code, unit, Tie.HOUSES)

    page = signed_in(opened, lan).get("/desk").text

    assert page.count(f">{code}<") == 1


@pytest.mark.parametrize("path", ["/desk", "/desk/waiting?of=answers"])
def test_the_desk_costs_five_statements_at_most(opened: Door, path: str) -> None:
    lan, unit = staff(opened, Sector.FACILITY)
    code = received(opened, lan)
    _, second = staff(opened)
    tied(opened, code, second, Tie.HOUSES)
    waiting(opened, code, unit.id, Waits.CLOCK, 30)
    client = signed_in(opened, lan)

    with statements(opened) as asked:
        page = client.get(path)

    assert page.status_code == 200
    assert len(asked) <= 5


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")
def test_the_desk_begins_at_the_ties_of_the_unit_and_reads_no_case_beyond(opened: Door) -> None:
    lan, _ = staff(opened)
    received(opened, lan)
    client = signed_in(opened, lan)

    with statements(opened) as asked:
        client.get("/desk")

    assert [step for sql in asked for step in plan(opened, sql) if "SCAN case" in step] == []


def plan(door: Door, sql: str) -> list[str]:
    """How SQLite would read what a statement asks for."""
    path = door.office.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {sql.replace('?', 'NULL')}")
        return [str(row[3]) for row in rows]


def waiting(
    door: Door,
    code: str,
    unit_id: UUID,
    waits: Waits,
    many: int,
    *,
    due_in: timedelta | None = timedelta(days=100),
) -> None:
    """So many things that wait for a unit in one case, as the projection would hold them."""

    def add(session: Session) -> None:
        case = session.scalars(select(Case).where(Case.code == code)).one()
        key = Act.PLACE.value if waits is not Waits.CLOCK else "essential_needs_stay"
        session.add_all(
            Due(
                id=new_id(),
                file_id=case.file_id,
                waits=waits,
                key=key,
                subject_id=uuid4(),
                unit_id=unit_id,
                started_at=MORNING,
                due_at=due_in and MORNING + due_in,
            )
            for _ in range(many)
        )

    change(door, add)


def clear(door: Door) -> None:
    """Nothing waits for anybody."""

    def remove(session: Session) -> None:
        for due in session.scalars(select(Due)):
            session.delete(due)

    change(door, remove)


def next_page(page: str) -> str:
    """Where the link to the next page leads."""
    found = re.search(r'rel="next" href="([^"]+)"', page)
    assert found
    return unescape(found[1])
