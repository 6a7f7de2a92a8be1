"""The pages of the units: an administrator keeps them alone, and sees no case by it."""

import re
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from casework.records.units import Unit
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, events, found
from workflows.terms import Level, Rank, Sector

NEW = {
    "name": "UBND xã Mới Mẫu",
    "sector": "committee",
    "level": "commune",
    "province": "Tỉnh Mẫu",
    "valid_from": "01/07/2025",
    "off_system": "y",
    "phone": "0999 000 001",
}

FRAME = {
    "sector": "committee",
    "level": "province",
    "province": "Tỉnh Mẫu",
    "on_system": "y",
    "known_on": "01/03/2026",
    "reason": "Công văn 12/CV-Mẫu",
}

LIST = (
    "Tên đơn vị,Ngành,Cấp,Tỉnh,Hoạt động từ ngày\n"
    "UBND xã Danh Sách Mẫu,Ủy ban nhân dân,cấp xã,Tỉnh Mẫu,01/07/2025\n"
)
BAD = "Hải quan Mẫu,Hải quan,cấp xã,Tỉnh Mẫu,01/07/2025\n"


@pytest.fixture
def keeper(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.ADMINISTRATOR)


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_units_are_kept_by_administrators_only(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    answers = somebody.get("/units"), somebody.post("/units", **NEW)

    assert [answer.status_code for answer in answers] == [403, 403]
    assert 'href="/units"' not in somebody.get("/desk").text


def test_a_unit_is_added_and_found_by_letters_without_accents(opened: Door, keeper: AtWork) -> None:
    above = named(opened, keeper.unit)

    answer = keeper.post("/units", **NEW, parent=above)

    page = keeper.get("/units?name=xa moi").text
    assert (answer.status_code, "UBND xã Mới Mẫu" in page) == (303, True)
    assert above in keeper.get(answer.location).text
    assert ("unit", "unit.added") in events(opened)


def test_letters_that_no_unit_has_find_nothing(keeper: AtWork) -> None:
    page = keeper.get("/units?name=khong co ai").text

    assert "Không có đơn vị nào có tên như vậy." in page


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": ""}, "#name"),
        ({"sector": "navy"}, "#sector"),
        ({"valid_from": "31/02/2025"}, "#valid_from"),
        ({"parent": "Không có đơn vị này"}, "#parent"),
    ],
    ids=["no name", "no such sector", "no such day", "no such unit above"],
)
def test_what_is_not_right_is_shown_again(
    opened: Door, keeper: AtWork, wrong: dict[str, str], fault: str
) -> None:
    answer = keeper.post("/units", **{**NEW, **wrong})

    assert answer.status_code == 422
    assert f'href="{fault}"' in answer.text
    assert "0999 000 001" in answer.text
    assert ("unit", "unit.added") not in events(opened)


def test_a_name_is_given_once(keeper: AtWork) -> None:
    keeper.post("/units", **NEW)

    answer = keeper.post("/units", **NEW)

    assert answer.status_code == 422
    assert "Đã có đơn vị tên này" in answer.text


def test_the_form_sent_twice_adds_one_unit(opened: Door, keeper: AtWork) -> None:
    key = uuid4()

    answers = [keeper.post("/units", **NEW, idempotency_key=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location


def test_a_slip_is_corrected(opened: Door, keeper: AtWork) -> None:
    address = keeper.post("/units", **NEW).location

    answer = keeper.post(f"{address}/name", name="UBND xã Mới Hơn Mẫu", phone="")

    assert (answer.status_code, answer.location) == (303, address)
    assert "UBND xã Mới Hơn Mẫu" in keeper.get(address).text
    assert ("unit", "unit.corrected") in events(opened)


def test_a_correction_takes_no_name_of_another_unit(opened: Door, keeper: AtWork) -> None:
    address = keeper.post("/units", **NEW).location

    answer = keeper.post(f"{address}/name", name=named(opened, keeper.unit))

    assert answer.status_code == 422
    assert "Đã có đơn vị tên này" in answer.text


def test_a_unit_ends_with_its_successor(opened: Door, keeper: AtWork) -> None:
    address, after = keeper.post("/units", **NEW).location, named(opened, keeper.unit)

    answer = keeper.post(f"{address}/end", until="01/01/2026", successor=after)

    page = keeper.get(address).text
    assert (answer.status_code, answer.location) == (303, address)
    assert "Không hoạt động hôm nay" in page
    assert f"kế thừa: {after}" in page


def test_an_end_before_the_beginning_is_refused(keeper: AtWork) -> None:
    address = keeper.post("/units", **NEW).location

    answer = keeper.post(f"{address}/end", until="01/01/2025")

    assert answer.status_code == 422
    assert 'href="#until"' in answer.text


def test_a_unit_that_is_not_there_is_not_found(keeper: AtWork) -> None:
    nowhere = f"/units/{uuid4()}"

    answers = keeper.get(nowhere), keeper.post(f"{nowhere}/end", until="01/01/2026")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_no_page_of_the_units_names_a_case(opened: Door, keeper: AtWork) -> None:
    lead = at_work(opened, Sector.HEALTH, Level.PROVINCE)
    code = case_of(lead)

    pages = keeper.get("/units").text, keeper.get(f"/units/{lead.unit.id}").text

    assert [code in page for page in pages] == [False, False]


def test_a_long_list_goes_on_behind_its_link(opened: Door, keeper: AtWork) -> None:
    add_many(keeper, 51)

    first = keeper.get("/units?name=ubnd xa").text
    behind = keeper.get(next_page(first)).text

    assert first.count("UBND xã") == 50
    assert behind.count("UBND xã") == 1


def test_a_list_that_is_only_checked_adds_nothing(opened: Door, keeper: AtWork) -> None:
    answer = sends(keeper, "check", LIST + BAD)

    assert answer.status_code == 200
    assert "Thêm được: 1 dòng" in answer.text
    assert "Ngành không có trong danh mục" in answer.text
    assert ("unit", "units.entered") not in events(opened)


def test_the_good_rows_of_a_list_enter_and_the_same_file_adds_nobody(
    opened: Door, keeper: AtWork
) -> None:
    first, second = sends(keeper, "enter", LIST + BAD), sends(keeper, "enter", LIST + BAD)

    assert [answer.status_code for answer in (first, second)] == [303, 303]
    assert events(opened).count(("unit", "units.entered")) == 1
    assert "UBND xã Danh Sách Mẫu" in keeper.get("/units?name=danh sach").text
    assert "Hải quan" not in keeper.get("/units").text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param("", "Tệp không có nội dung", id="an empty file"),
        pytest.param("%PDF-1.4", "Đây không phải tệp danh sách", id="no list"),
        pytest.param("Họ tên,Năm sinh\nNgười Mẫu,2000\n", "Không thấy dòng tiêu đề", id="persons"),
    ],
)
def test_what_is_no_list_of_units_is_refused_in_a_sentence(
    keeper: AtWork, content: str, sentence: str
) -> None:
    answer = sends(keeper, "enter", content)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_list_without_its_file_is_asked_for_again(keeper: AtWork) -> None:
    answer = keeper.post("/units/import", what="check")

    assert answer.status_code == 422
    assert 'href="#file"' in answer.text


def test_what_was_entered_wrongly_is_corrected_with_its_reason(
    opened: Door, keeper: AtWork
) -> None:
    address = keeper.post("/units", **NEW).location

    answer = keeper.post(f"{address}/frame", **FRAME)

    page = keeper.get(address).text
    assert (answer.status_code, answer.location) == (303, address)
    assert "Cấp từ “cấp xã” thành “cấp tỉnh”" in page
    assert "Công văn 12/CV-Mẫu" in page
    assert ("unit", "unit.reframed") in events(opened)


def test_a_correction_without_its_reason_is_none(opened: Door, keeper: AtWork) -> None:
    address = keeper.post("/units", **NEW).location

    answer = keeper.post(f"{address}/frame", **{**FRAME, "reason": ""})

    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text
    assert ("unit", "unit.reframed") not in events(opened)


def test_a_unit_with_officers_does_not_leave_the_system(opened: Door, keeper: AtWork) -> None:
    other = at_work(opened)

    answer = keeper.post(f"/units/{other.unit.id}/frame", **without(FRAME, "on_system"))

    assert answer.status_code == 409
    assert "nên chưa rời hệ thống được" in answer.text


def without(fields: dict[str, str], name: str) -> dict[str, str]:
    """The same form with a box that is not ticked."""
    return {key: text for key, text in fields.items() if key != name}


def sends(keeper: AtWork, what: str, content: str) -> TestResponse:
    """Upload a list."""
    return keeper.post("/units/import", what=what, file=(BytesIO(content.encode()), "ds.csv"))


def add_many(keeper: AtWork, many: int) -> None:
    for number in range(many):
        keeper.post("/units", **{**NEW, "name": f"UBND xã {number} Mẫu"})


def next_page(page: str) -> str:
    """Where the link to the next page leads."""
    link = re.search(r'rel="next" href="([^"]+)"|href="([^"]+)" rel="next"', page)
    assert link
    return unescape(link[1] or link[2])


def named(door: Door, unit: Unit) -> str:
    """The name of a unit as it is stored."""
    (name,) = found(door, select(Unit.name).where(Unit.id == unit.id))
    return str(name)
