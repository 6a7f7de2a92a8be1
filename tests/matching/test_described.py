"""What can be compared is read out of what people write, and nothing that is no name or number."""

import pytest

from casework.matching.described import Described, identifiers_in, names_in, year_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nguyễn Thị Mẫu", ["Nguyễn Thị Mẫu"]),
        ("Mỷ, Giàng Thị Mỹ; Mị", ["Mỷ", "Giàng Thị Mỹ", "Mị"]),
        ("Mỷ hoặc Mỹ (Mị)", ["Mỷ", "Mỹ", "Mị"]),
        ("", []),
        ("123 - ?", []),
    ],
    ids=["one", "several", "in other words", "nothing", "no letter"],
)
def test_names_are_divided_as_people_divide_them(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1998", 1998),
        ("12/03/1998", 1998),
        ("khoảng 1998", 1998),
        ("１９９８", 1998),
        ("1998 hoặc 1999", None),
        ("98", None),
        ("19980", None),
        ("không nhớ", None),
    ],
)
def test_a_year_is_taken_where_there_is_one(text: str, year: int | None) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("CCCD 001 098 000 123, cấp ngày 12.03.2021", ["001098000123"]),
        ("CCCD001098000123", ["001098000123"]),
        ("001098000123", ["001098000123"]),
        ("+84 190 123 456", ["0190123456"]),
        ("84190123456", ["0190123456"]),
        ("0190.123.456", ["0190123456"]),
        ("hộ chiếu b1234567", ["B1234567"]),
        ("cấp 12-03-2021 tại Tỉnh Mẫu", []),
        ("số 12345", []),
        ("0190123456 / 0190654321", ["0190123456", "0190654321"]),
    ],
)
def test_numbers_are_normalised(text: str, numbers: list[str]) -> None:
    assert identifiers_in(text) == numbers


def test_a_line_may_hold_a_name_a_year_and_a_number() -> None:
    described = Described.of_line("Giàng Thị Mỷ 12/3/1998 0190 123 456")

    assert described == Described(("Giàng Thị Mỷ",), 1998, ("0190123456",))


def test_a_year_alone_describes_nobody() -> None:
    described = Described.of_line("1998")

    assert described.is_empty
    assert described.birth_year == 1998
