"""Phiếu tiếp nhận: what it tells the person, and what it keeps from whoever finds it."""

from datetime import timedelta

import pytest

from casework.papers.layout import Printing, Words
from casework.papers.receipt import receipt_slip_pdf
from tests.papers import make


def test_the_slip_says_the_code_when_where_and_which_unit() -> None:
    words = make.text(receipt_slip_pdf(make.slip()))

    assert (
        f"Mã hồ sơ {make.CODE} Thời gian tiếp nhận: 14:05 ngày 05/01/2026 "
        "Nơi tiếp nhận: Cửa khẩu Mẫu Đơn vị tiếp nhận: Đồn Biên phòng cửa khẩu Mẫu"
    ) in words


def test_the_slip_gives_the_telephone_of_the_unit_where_it_has_one() -> None:
    slips = make.slip(phone="0190 138 001"), make.slip()

    known, unknown = (make.text(receipt_slip_pdf(slip)) for slip in slips)

    assert "Điện thoại: 0190 138 001" in known
    assert "Điện thoại" not in unknown


@pytest.mark.parametrize("word", ["mua bán", "nạn nhân", "victim", "traffick"])
def test_the_slip_never_says_why_the_person_was_received(word: str) -> None:
    words = make.text(receipt_slip_pdf(make.slip(with_english=True)))

    assert word not in words.lower()


def test_the_slip_fits_one_page_with_its_english() -> None:
    assert len(make.pages(receipt_slip_pdf(make.slip(with_english=True)))) == 1


def test_english_stands_beneath_the_vietnamese_title_when_asked_for() -> None:
    words = make.text(receipt_slip_pdf(make.slip(with_english=True)))

    assert "PHIẾU TIẾP NHẬN RECEIPT SLIP" in words


def test_the_slip_is_vietnamese_alone_unless_asked() -> None:
    assert "RECEIPT" not in make.text(receipt_slip_pdf(make.slip()))


def test_the_office_chooses_its_own_telephone_line() -> None:
    slip = make.slip(hotline=Words("Gọi đường dây Mẫu.", "Call the Mẫu line."))

    words = make.text(receipt_slip_pdf(slip))

    assert "Gọi đường dây Mẫu." in words
    assert "111" not in words


def test_the_copy_says_who_printed_it_and_when() -> None:
    words = make.text(receipt_slip_pdf(make.slip()))

    assert words.endswith("In bởi Lường Thị Mẫu, lúc 14:05 ngày 05/01/2026, bản số 2")


def test_a_slip_prints_at_any_microsecond_of_the_day() -> None:
    printing = Printing("Lường Thị Mẫu", make.AT + timedelta(microseconds=123_456), 1)

    slip = receipt_slip_pdf(make.slip(printing=printing))

    assert slip.startswith(b"%PDF")
