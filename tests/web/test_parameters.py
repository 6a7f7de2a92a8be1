"""The pages of what the law leaves open: read by all, entered by one, confirmed by another."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from casework.records.legal_parameters import LegalParameter
from tests.web.acting import AtWork, at_work, case_of
from tests.web.doorway import Door, events, found
from workflows.terms import Rank

PAGES = "/law/parameters"
LIMIT = {
    "of": "law_2024:full_verification",
    "value": "20",
    "unit": "days",
    "number": "01/2026/TT-Mẫu",
    "issuer": "Bộ Mẫu",
    "issued_on": "05/01/2026",
    "valid_from": "01/02/2026",
}
AMOUNT = LIMIT | {"of": "law_2024:initial_allowance", "value": "1.500.000", "unit": ""}


@pytest.fixture
def keeper(opened: Door) -> AtWork:
    return at_work(opened, rank=Rank.ADMINISTRATOR)


@pytest.mark.parametrize("rank", [Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR])
def test_everybody_reads_what_is_missing_and_only_administrators_enter_it(
    opened: Door, rank: Rank
) -> None:
    somebody = at_work(opened, rank=rank)

    page = somebody.get(PAGES)
    refused = somebody.get(f"{PAGES}/new"), somebody.post(PAGES, **LIMIT)

    assert page.status_code == 200
    assert "trước đây: 20 ngày, phức tạp không quá 2 tháng" in page.text
    assert [answer.status_code for answer in refused] == [403, 403]


def test_a_value_holds_once_a_second_administrator_confirmed(opened: Door, keeper: AtWork) -> None:
    second = at_work(opened, rank=Rank.ADMINISTRATOR)
    value = keeper.post(PAGES, **LIMIT).location
    waiting = second.get(PAGES).text

    answer = second.post(f"{value}/confirmation")

    page = at_work(opened).get(PAGES).text
    assert "Chờ quản trị thứ hai" in waiting
    assert answer.status_code == 303
    assert "01/2026/TT-Mẫu · Bộ Mẫu · 05/01/2026" in page
    assert "Đang áp dụng" in page
    assert ("unit", "parameter.confirmed") in events(opened)


def test_an_amount_is_shown_with_its_unit(opened: Door, keeper: AtWork) -> None:
    value = keeper.post(PAGES, **AMOUNT).location

    page = keeper.get(value).text

    assert "1.500.000 đồng/người, một lần" in page


def test_nobody_confirms_what_they_entered(opened: Door, keeper: AtWork) -> None:
    value = keeper.post(PAGES, **LIMIT).location

    answer = keeper.post(f"{value}/confirmation")

    assert answer.status_code == 409
    assert "Người nhập giá trị không tự xác nhận được." in answer.text


def test_a_value_that_was_taken_back_is_not_confirmed(opened: Door, keeper: AtWork) -> None:
    second = at_work(opened, rank=Rank.ADMINISTRATOR)
    value = keeper.post(PAGES, **LIMIT).location

    answers = keeper.post(f"{value}/dropping"), second.post(f"{value}/confirmation")

    assert [answer.status_code for answer in answers] == [303, 409]
    assert ("unit", "parameter.dropped") in events(opened)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        pytest.param({"of": "law_2024:initial_info_check"}, "#of", id="a limit that is known"),
        pytest.param({"value": "hai mươi"}, "#value", id="no number"),
        pytest.param({"value": "0"}, "#value", id="nothing"),
        pytest.param({"value": "20000"}, "#value", id="decades"),
        pytest.param({"unit": ""}, "#unit", id="no unit"),
        pytest.param({"unit": "at_once"}, "#value", id="at once has no number"),
        pytest.param({"number": ""}, "#number", id="no document"),
        pytest.param({"issued_on": "05/01/2027"}, "#issued_on", id="issued in the future"),
        pytest.param({"valid_from": ""}, "#valid_from", id="from no day"),
    ],
)
def test_what_is_not_right_is_shown_again(
    opened: Door, keeper: AtWork, wrong: dict[str, str], fault: str
) -> None:
    answer = keeper.post(PAGES, **{**LIMIT, **wrong})

    assert answer.status_code == 422
    assert f'href="{fault}"' in answer.text
    assert found(opened, select(LegalParameter)) == []


def test_a_link_of_the_list_fills_in_what_is_to_be_entered(keeper: AtWork) -> None:
    page = keeper.get(f"{PAGES}/new?of=law_2024:conclusion").text

    assert 'selected value="law_2024:conclusion"' in page


def test_a_value_that_is_not_there_is_not_found(keeper: AtWork) -> None:
    nowhere = f"{PAGES}/{uuid4()}"

    answers = keeper.get(nowhere), keeper.post(f"{nowhere}/confirmation")

    assert [answer.status_code for answer in answers] == [404, 404]


def test_no_page_of_the_parameters_names_a_case(opened: Door, keeper: AtWork) -> None:
    code = case_of(at_work(opened))
    value = keeper.post(PAGES, **LIMIT).location

    pages = keeper.get(PAGES).text, keeper.get(value).text

    assert [code in page for page in pages] == [False, False]
