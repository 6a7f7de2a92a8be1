"""The pages of the places: both lists side by side, for every officer, and no case behind them."""

import html
import re
from urllib.parse import quote

import pytest

from tests.web.acting import at_work
from tests.web.doorway import Door
from workflows.terms import Rank


@pytest.mark.parametrize("rank", list(Rank))
def test_every_officer_may_look_up_a_place(opened: Door, rank: Rank) -> None:
    somebody = at_work(opened, rank=rank)

    page = somebody.get("/places")

    assert page.status_code == 200
    assert len(re.findall(r'href="/places/2025-07-01\.\d\d"', page.text)) == 34


def test_nobody_looks_up_a_place_before_signing_in(opened: Door) -> None:
    answer = opened.client().get("/places/2025-07-01.20")

    assert answer.status_code == 303


def test_a_name_is_found_in_both_lists_without_accents(opened: Door) -> None:
    lan = at_work(opened)

    page = html.unescape(lan.get("/places?name=bao lam").text)

    assert "Xã Bảo Lâm" in page.split("Danh mục trước 01/7/2025", 1)[1]
    assert 'href="/places/2025-07-01.06184">Xã Đồng Đăng</a>' in page


@pytest.mark.parametrize("name", ["zzzz", "Quảng Mẫu", "<script>x", "x" * 500])
def test_a_name_that_no_place_has_finds_nothing(opened: Door, name: str) -> None:
    lan = at_work(opened)

    page = lan.get(f"/places?name={quote(name)}")

    assert page.text.count("Danh mục này không có nơi nào tên như vậy.") == 2
    assert "<script>" not in page.text


def test_a_long_answer_says_how_many_are_left(opened: Door) -> None:
    lan = at_work(opened)

    page = lan.get("/places?name=a").text

    assert page.count('<th scope="row"') == 2 * 40
    assert re.search(r"Còn \d+ nơi khác", page)


def test_a_split_commune_shows_all_that_it_became(opened: Door) -> None:
    lan = at_work(opened)

    page = html.unescape(lan.get("/places/2025-06-30.00634").text)

    assert "Phường Đại Mỗ" in page
    assert "Nơi này đã được chia" in page
    assert page.count("/places/2025-07-01.") >= 5


def test_a_code_that_was_given_out_again_names_both_places(opened: Door) -> None:
    lan = at_work(opened)

    page = html.unescape(lan.get("/places/2025-07-01.15").text)

    assert "Tỉnh Lào Cai" in page
    assert "Cùng mã trong danh mục trước 01/7/2025" in page
    assert "Tỉnh Yên Bái" in page


@pytest.mark.parametrize("key", ["2025-07-01.99999", "2025-07-01", "15", "2024-01-01.15"])
def test_a_place_that_no_list_has_is_absent(opened: Door, key: str) -> None:
    lan = at_work(opened)

    assert lan.get(f"/places/{key}").status_code == 404
