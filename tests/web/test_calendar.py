"""The pages of the calendar: entered by one, confirmed by another, and no case is named."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from casework.records.calendar import CalendarDay
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, events, found
from workflows.terms import Rank

NOTICE = {
    "number": "5015/TB-Mẫu",
    "issuer": "Bộ Nội vụ Mẫu",
    "issued_on": "05/01/2026",
    "mark": "V",
    "rows-0-first": "16/02/2026",
    "rows-0-last": "20/02/2026",
    "rows-0-kind": "off",
    "rows-0-name": "Tết Nguyên đán",
}


@pytest.fixture
def keeper(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.ADMINISTRATOR)


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_the_calendar_is_kept_by_administrators_only(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    answers = somebody.get("/calendar"), somebody.post("/calendar", **NOTICE)

    assert [answer.status_code for answer in answers] == [403, 403]


def test_a_year_without_days_says_so(keeper: AtWork) -> None:
    page = keeper.get("/calendar").text

    assert "Chưa nhập lịch nghỉ năm 2026." in page
    assert "Chưa nhập lịch nghỉ năm 2027." in page


def test_a_document_counts_once_a_second_administrator_confirmed(
    opened: Door, keeper: AtWork
) -> None:
    second = at_work(opened, rank=Rank.ADMINISTRATOR)
    document = keeper.post("/calendar", **NOTICE).location
    before = found(opened, select(CalendarDay))

    answer = second.post(f"{document}/confirmation")

    page = keeper.get("/calendar").text
    assert (before, answer.status_code) == ([], 303)
    assert "Chưa nhập lịch nghỉ năm 2026." not in page
    assert "20/02/2026" in page
    assert "5015/TB-Mẫu" in page
    assert ("unit", "calendar.confirmed") in events(opened)


def test_nobody_confirms_what_they_entered(opened: Door, keeper: AtWork) -> None:
    document = keeper.post("/calendar", **NOTICE).location

    answer = keeper.post(f"{document}/confirmation")

    assert answer.status_code == 409
    assert "Người nhập văn bản không tự xác nhận được." in answer.text
    assert found(opened, select(CalendarDay)) == []


def test_a_document_that_was_taken_back_is_not_confirmed(opened: Door, keeper: AtWork) -> None:
    second = at_work(opened, rank=Rank.ADMINISTRATOR)
    document = keeper.post("/calendar", **NOTICE).location

    answers = keeper.post(f"{document}/dropping"), second.post(f"{document}/confirmation")

    assert [answer.status_code for answer in answers] == [303, 409]
    assert ("unit", "calendar.dropped") in events(opened)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"number": ""}, "#number"),
        ({"issued_on": "05/01/2027"}, "#issued_on"),
        ({"mark": "X"}, "#mark-0"),
        ({"rows-0-first": ""}, "#rows-0-first"),
        ({"rows-0-first": "16/02/2226"}, "#rows-0-first"),
        ({"rows-0-last": "10/02/2026"}, "#rows-0-last"),
        ({"rows-0-last": "20/06/2026"}, "#rows-0-last"),
        ({"rows-0-kind": ""}, "#rows-0-kind"),
        ({"rows-0-name": ""}, "#rows-0-name"),
        (
            {"rows-1-first": "17/02/2026", "rows-1-kind": "off", "rows-1-name": "Hai"},
            "#rows-0-first",
        ),
    ],
    ids=[
        "no number",
        "issued in the future",
        "no such mark",
        "no day",
        "a year nobody means",
        "ends before it begins",
        "months long",
        "neither off nor worked",
        "no reason",
        "one day twice",
    ],
)
def test_what_is_not_right_is_shown_again(
    opened: Door, keeper: AtWork, wrong: dict[str, str], fault: str
) -> None:
    answer = keeper.post("/calendar", **{**NOTICE, **wrong})

    assert answer.status_code == 422
    assert f'href="{fault}"' in answer.text
    assert ("unit", "calendar.proposed") not in events(opened)


def test_a_document_without_any_day_is_none(keeper: AtWork) -> None:
    head = {name: text for name, text in NOTICE.items() if not name.startswith("rows")}

    answer = keeper.post("/calendar", **head)

    assert answer.status_code == 422
    assert "Văn bản cần có ít nhất một ngày." in answer.text


def test_a_document_that_is_not_there_is_not_found(keeper: AtWork) -> None:
    nowhere = f"/calendar/{uuid4()}"

    answers = keeper.get(nowhere), keeper.post(f"{nowhere}/confirmation")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_no_page_of_the_calendar_names_a_case(opened: Door, keeper: AtWork) -> None:
    code = case_of(at_work(opened))
    document = keeper.post("/calendar", **NOTICE).location

    pages = keeper.get("/calendar").text, keeper.get(document).text

    assert [code in page for page in pages] == [False, False]
