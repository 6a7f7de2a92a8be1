"""CSV: letters, separators, quotation marks and line ends."""

import pytest

from casework.intake.folding import clean, fold, is_plain, plain, spelling
from casework.intake.sheet import read_sheet
from tests.intake.make import as_windows_1258, separated, why_of

ALPHABET = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
ROWS = (("STT", "Họ và tên", "Giới tính"), ("1", "Lò Thị Mẫu", "Nữ"))


@pytest.mark.parametrize(
    "separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"]
)
def test_the_separator_is_found(separator: str) -> None:
    assert read_sheet(separated(ROWS, separator).encode()).rows == ROWS


def test_commas_of_title_lines_do_not_hide_the_semicolon() -> None:
    title = "Danh sách, kèm theo biên bản, số 1, ngày 14, tháng 3, năm 2026, lần 1, bản 2"

    sheet = read_sheet(f"{title}\n{separated(ROWS, ';')}".encode())

    assert sheet.rows[1:] == ROWS


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["Windows", "Unix", "old Macintosh"])
def test_lines_may_end_in_three_ways(end: str) -> None:
    assert read_sheet(separated(ROWS, end=end).encode()).rows == ROWS


def test_a_cell_may_hold_separators_quotes_and_line_ends() -> None:
    content = 'STT,Họ tên,Ghi chú\n1,Mẫu,"xã Mẫu, ""gần chợ""\ntỉnh Mẫu"\n'.encode()

    assert read_sheet(content).rows[1] == ("1", "Mẫu", 'xã Mẫu, "gần chợ" tỉnh Mẫu')


def test_a_mark_within_a_cell_is_only_a_mark() -> None:
    content = 'STT,Họ tên,Ghi chú\n1,Mẫu,gọi là "Út"\n'.encode()

    assert read_sheet(content).rows[1][2] == 'gọi là "Út"'


def test_a_tail_of_separators_makes_no_columns() -> None:
    content = b"STT;Ten;GT" + b";" * 300 + b"\n1;Mau;Nam" + b";" * 300 + b"\n"

    assert read_sheet(content).rows == (("STT", "Ten", "GT"), ("1", "Mau", "Nam"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16"], ids=["UTF-8", "UTF-8 with its mark", "UTF-16"]
)
def test_every_letter_of_the_alphabet_survives_unicode(encoding: str) -> None:
    content = separated([*ROWS, ("2", ALPHABET, ALPHABET.upper())]).encode(encoding)

    assert read_sheet(content).rows[2] == ("2", ALPHABET, ALPHABET.upper())


def test_every_letter_of_the_alphabet_survives_windows_1258() -> None:
    content = as_windows_1258(separated([*ROWS, ("2", ALPHABET, ALPHABET.upper())]))

    assert read_sheet(content).rows[2] == ("2", ALPHABET, ALPHABET.upper())


def test_a_text_that_names_a_form_is_no_archive() -> None:
    assert why_of(f"BM 01,,\n{separated(ROWS)}".encode()) is None


@pytest.mark.parametrize(
    ("text", "folded", "bare"),
    [
        ("Đặng Thị Mẫu", "dang thi mau", "dang thi mau"),
        ("  HỌ   VÀ TÊN:", "ho va ten:", "ho va ten"),
        ("Số CCCD/HC", "so cccd/hc", "so cccd hc"),
        ("Ngày, tháng, năm sinh", "ngay, thang, nam sinh", "ngay thang nam sinh"),
        ("Ho_va_ten", "ho_va_ten", "ho va ten"),
        ("", "", ""),
    ],
)
def test_letters_are_folded_for_comparing(text: str, folded: str, bare: str) -> None:
    assert fold(text) == folded
    assert plain(text) == bare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hòa", "Hoà", True),
        ("HÒA", "hoà", True),
        ("Hòa", "Ho\u0300a", True),
        ("Thúy  Mẫu", "Thuý Mẫu", True),
        ("Hà", "Hạ", False),
        ("Hoa", "Hòa", False),
        ("Đào", "Dào", False),
    ],
)
def test_a_tone_may_stand_on_either_vowel(one: str, other: str, same: bool) -> None:
    assert (spelling(one) == spelling(other)) is same


@pytest.mark.parametrize(
    ("text", "plainly"),
    [("NGUYEN VAN MAU", True), ("Ngo Quoc Huy", True), ("Ngô Quoc Huy", False), ("Đao", False)],
)
def test_a_name_without_any_accent_is_known(text: str, plainly: bool) -> None:
    assert is_plain(text) is plainly


def test_what_is_kept_is_composed_and_single_spaced() -> None:
    assert clean("\ufeff Lo\u0300\u00a0 Thi\u0323\x00\r\nMa\u0302\u0303u\u200b ") == "Lò Thị Mẫu"
