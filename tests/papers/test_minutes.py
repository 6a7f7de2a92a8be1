"""Biên bản giao, nhận: parties, time, place, person, condition, papers, belongings, signatures."""

from dataclasses import replace

import pytest

from casework.papers.minutes import minutes_pdf
from tests.papers import make
from workflows.terms import Moves


def test_the_minutes_open_with_the_hour_the_day_and_the_place() -> None:
    words = make.text(minutes_pdf(make.minutes()))

    assert (
        "Hôm nay, hồi 14 giờ 05 phút, ngày 05 tháng 01 năm 2026, "
        "tại Đồn Biên phòng cửa khẩu Mẫu, chúng tôi gồm:"
    ) in words


@pytest.mark.parametrize(
    ("moves", "title"),
    [
        pytest.param(Moves.LEAD, "BIÊN BẢN Giao, nhận hồ sơ Hôm nay", id="case"),
        pytest.param(Moves.PERSON, "BIÊN BẢN Giao, nhận người Hôm nay", id="person"),
        pytest.param(Moves.BOTH, "BIÊN BẢN Giao, nhận người và hồ sơ Hôm nay", id="both"),
    ],
)
def test_the_title_says_what_changes_hands(moves: Moves, title: str) -> None:
    assert title in make.text(minutes_pdf(make.minutes(moves=moves)))


def test_the_person_stands_by_code_alone() -> None:
    assert "Họ và tên" not in make.text(minutes_pdf(make.minutes()))


def test_the_name_is_printed_where_the_paper_was_given_it() -> None:
    assert "Họ và tên: Lò Thị Mẫu" in make.text(minutes_pdf(make.minutes(name="Lò Thị Mẫu")))


def test_papers_and_belongings_are_listed_by_number() -> None:
    words = make.text(minutes_pdf(make.minutes()))

    assert "1 Tờ khai 03/TK bản chính 2" in words
    assert "1 Ba lô vải 01 cái cũ" in words


def test_an_empty_list_says_that_there_is_nothing() -> None:
    words = make.text(minutes_pdf(make.minutes(papers=(), belongings=())))

    assert "kèm theo Không có. V. Đồ dùng, tài sản cá nhân Không có." in words


def test_both_sides_sign_side_by_side() -> None:
    page = make.pages(minutes_pdf(make.minutes()))[-1]
    places = {words: (left, up) for words, left, up in make.texts(page)}

    giving, receiving = places["ĐẠI DIỆN BÊN GIAO"], places["ĐẠI DIỆN BÊN NHẬN"]

    assert giving[0] < receiving[0]
    assert giving[1] == pytest.approx(receiving[1])


def test_a_side_that_confirmed_in_the_system_has_it_under_the_name() -> None:
    giving = replace(make.minutes().giving, confirmed_at=make.AT)

    words = make.text(minutes_pdf(make.minutes(giving=giving)))

    assert words.count("Xác nhận trong hệ thống: 14:05 ngày 05/01/2026") == 1


def test_the_recipients_close_the_paper() -> None:
    assert "Nơi nhận: - Như trên; - Lưu: VT, HS." in make.text(minutes_pdf(make.minutes()))
