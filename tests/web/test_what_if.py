"""The what-if page: a walk by links and buttons that touches no case and stores nothing."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from casework.database import Scope
from casework.records.base import Record
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door
from tests.web.dossiers import statements
from workflows.regimes.law_2024 import REGIME
from workflows.terms import Act, Rank, Role, Stage, Status
from workflows.what_if import MOST_ACTS

one_database = pytest.mark.parametrize(
    "database_kind", ["sqlite"], indirect=True, scope="session"
)  # what the page says is not in the database

PAGE = "/law/law_2024/what-if"
RECEIVED = "did=receive:2026-01-05"
TO_OWNER = f"{RECEIVED}&did=bring_to_commune:2026-01-05&did=notify_case_owner:2026-01-05"


@pytest.fixture
def reader(opened: Door) -> AtWork:
    return at_work(opened)


def offered(page: TestResponse) -> set[str]:
    """The acts that the page has a button for."""
    return set(re.findall(r'name="do" value="(\w+)"', page.text))


def carried(page: TestResponse) -> list[str]:
    """The steps that a form of the page carries on."""
    return re.findall(r'name="did" value="([^"]+)"', page.text)


def undo(page: TestResponse) -> str:
    return unescape(re.findall(r'href="([^"]+)">Bỏ bước cuối', page.text)[0])


@one_database
def test_a_walk_begins_with_the_ways_to_open_a_file(reader: AtWork) -> None:
    page = reader.get(PAGE)

    assert offered(page) == {act.value for act in REGIME.entries}
    assert "Chưa mở hồ sơ" in page.text


@one_database
def test_a_button_adds_its_step_on_the_day_that_was_chosen(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?{RECEIVED}&do=bring_to_commune&on=2026-01-06")

    assert carried(page) == ["receive:2026-01-05", "bring_to_commune:2026-01-06"]
    assert "06/01/2026" in page.text


@one_database
def test_without_a_day_the_step_is_taken_today(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?do=receive")

    assert carried(page) == ["receive:2026-03-02"]


@one_database
def test_a_closed_act_says_why_and_by_which_article(reader: AtWork) -> None:
    text = unescape(reader.get(f"{PAGE}?{RECEIVED}").text)

    assert "Trước đó cần có: “thông báo cơ quan chuyên môn” (khoản 2 Điều 27" in text


@one_database
def test_a_refused_step_is_not_carried_on(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?{RECEIVED}&do=take_in&on=2026-01-05")

    assert page.status_code == 200
    assert "Không làm được: tiếp nhận vào cơ quan chuyên môn" in page.text
    assert carried(page) == ["receive:2026-01-05"]
    assert Act.BRING_TO_COMMUNE.value in offered(page)


@one_database
def test_the_last_step_is_taken_back(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?{TO_OWNER}&wish=to_stay&role=commune")

    back = reader.get(undo(page))

    assert carried(back) == ["receive:2026-01-05", "bring_to_commune:2026-01-05"]
    assert 'value="to_stay" checked' in back.text
    assert f'value="{Role.COMMUNE.value}" selected' in back.text


@one_database
def test_the_clocks_say_how_they_are_counted(reader: AtWork) -> None:
    text = unescape(reader.get(f"{PAGE}?{TO_OWNER}").text)

    assert "3 ngày, tính đến hết ngày thứ 3 sau ngày bắt đầu: hết ngày 08/01/2026." in text


@one_database
def test_one_role_alone_closes_the_acts_of_others(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?role=receiver")

    assert offered(page) == {"receive"}
    assert "việc này thuộc về “cơ quan giải cứu”" in unescape(page.text)


@one_database
@pytest.mark.parametrize(
    "query",
    [
        pytest.param("did=fly:2026-01-05", id="no such act"),
        pytest.param("did=receive", id="a step without a day"),
        pytest.param("did=receive:2026-13-05", id="a step on no day"),
        pytest.param("did=receive:9999-12-31", id="a day past all limits"),
        pytest.param("do=fly", id="no such act next"),
        pytest.param("done=fly", id="no such act before"),
        pytest.param("done=", id="no act before"),
        pytest.param("stage=nowhere", id="no such stage"),
        pytest.param("status=nobody", id="no such status"),
        pytest.param("age=7", id="no such age band"),
        pytest.param("wish=to_vanish", id="no such wish"),
        pytest.param("paper=love_letter", id="no such paper"),
        pytest.param("role=king", id="no such role"),
        pytest.param("&".join(["did=protect:2026-01-05"] * (MOST_ACTS + 1)), id="too many acts"),
    ],
)
def test_codes_that_the_law_does_not_know_lead_nowhere(reader: AtWork, query: str) -> None:
    assert reader.get(f"{PAGE}?{query}").status_code == 404


@one_database
def test_a_day_that_is_none_is_asked_again_and_adds_no_step(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?{RECEIVED}&do=bring_to_commune&on=31.02.2026")

    assert page.status_code == 422
    assert "Ngày không có trong lịch" in page.text
    assert carried(page) == ["receive:2026-01-05"]


@one_database
def test_after_sixty_acts_no_more_is_offered(reader: AtWork) -> None:
    steps = "&".join([RECEIVED, *["did=protect:2026-01-05"] * (MOST_ACTS - 1)])

    page = reader.get(f"{PAGE}?{steps}")

    assert page.status_code == 200
    assert offered(page) == set()
    assert "Đã đủ 60 bước" in page.text


@one_database
def test_a_walk_may_begin_where_a_case_stands(reader: AtWork) -> None:
    page = reader.get(f"{PAGE}?stage=verification&status=being_identified&done=initial_check")

    assert Act.REQUEST_VERIFICATION.value in offered(page)
    assert re.findall(r'name="done" value="(\w+)"', page.text) == ["initial_check"]


@pytest.mark.parametrize("rank", Rank)
def test_everybody_may_wonder(opened: Door, rank: Rank) -> None:
    assert at_work(opened, rank=rank).get(PAGE).status_code == 200


def test_a_walk_from_a_case_follows_the_link_of_its_page(reader: AtWork) -> None:
    code = case_of(reader, Stage.PROTECTION, Status.CONFIRMED)
    text = unescape(reader.get(f"/cases/{code}/law").text)
    (address,) = re.findall(r'href="(/law/law_2024/what-if\?[^"]*)"', text)

    page = reader.get(f"{address}&wish=to_go_home&do=begin_reintegration")

    assert carried(page) == ["begin_reintegration:2026-03-02"]
    assert code not in page.text


def test_a_walk_writes_nothing(reader: AtWork) -> None:
    case_of(reader)
    reader.get(PAGE)
    before = rows(reader.door)

    with statements(reader.door) as asked:
        page = reader.get(f"{PAGE}?{TO_OWNER}&do=take_in&on=2026-01-05")

    assert "take_in:2026-01-05" in carried(page)
    assert [one for one in asked if not one.lstrip().upper().startswith(READS)] == []
    assert rows(reader.door) == before


READS = ("SELECT", "WITH", "SET")
"""`SET` tells PostgreSQL whose session it is; it changes no row."""


def rows(door: Door) -> dict[str, int]:
    """How many of each kind of record there are."""
    with door.office.database.reading(Scope.of_job("test")) as session:
        return {
            mapper.class_.__name__: session.scalar(select(func.count()).select_from(mapper.class_))
            or 0
            for mapper in Record.registry.mappers
        }
