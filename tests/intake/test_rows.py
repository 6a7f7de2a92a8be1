"""Which rows of a list are persons: nobody is lost, and no signature becomes a person."""

import pytest

from casework.intake.columns import Column
from casework.intake.layout import propose
from casework.intake.rows import number_of, rows_of, text_of
from tests.intake.make import sheet_of

HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ghi chú")
FIRST = ("1", "Lò Thị Mẫu", "1999", "Nữ", "")
LAST = ("9", "Giàng A Mẫu", "2008", "Nam", "")

PERSONS = {
    "a whole row": ("2", "Đặng Thị Mẫu", "1987", "Nữ", ""),
    "a number and a name": ("2", "Đặng Thị Mẫu", "", "", ""),
    "a number and a sex": ("2", "", "", "Nữ", ""),
    "a number and a note": ("2", "", "", "", "cháu nhỏ, chưa rõ tên"),
    "a name without a number": ("", "Đặng Thị Mẫu", "", "", ""),
    "a birth and a sex without a number": ("", "", "1987", "Nữ", ""),
    "a number in brackets": ("(2)", "Đặng Thị Mẫu", "1987", "Nữ", ""),
    "a family name like a sum": ("", "Tống Văn Mẫu", "1987", "Nam", ""),
    "a family name like a chief": ("", "Trương Thị Mẫu", "1987", "Nữ", ""),
    "a name like a sum, with a number": ("2", "Tổng Cộng Mẫu", "", "", ""),
    "a number that is a formula": ("=A2+1", "Đặng Thị Mẫu", "1987", "Nữ", ""),
    "a name and a birth in words": ("", "Mẫu", "ngày 14 tháng 3 năm 2008", "", ""),
    "a note that ends with a date": ("", "Mẫu", "1987", "", "gặp ngày 14 tháng 3 năm 2026"),
}
OTHERS = {
    "a blank row": ("", "", "", "", ""),
    "a number that was printed beforehand": ("2", "", "", "", ""),
    "the headings again": HEADINGS,
    "the headings again in capitals": tuple(name.upper() for name in HEADINGS),
    "numbers of columns": ("(1)", "(2)", "(3)", "(4)", "(5)"),
    "the title of a page": ("DANH SÁCH NGƯỜI ĐƯỢC TRAO TRẢ", "", "", "", ""),
    "a merged title": ("NHÓM TRẺ EM",) * 5,
    "a title of a group": ("II", "Trẻ em đi cùng", "", "", ""),
    "the sum of a page": ("Cộng trang: 2 người", "", "", "", ""),
    "a page number": ("", "", "Trang 2/5", "", ""),
}
BELOW = {
    "a sum": (("Tổng cộng: 02 người", "", "", "", ""),),
    "a sum in two cells": (("", "Tổng cộng", "02", "", ""),),
    "a sum merged": (("Tổng số: 02 người",) * 5,),
    "a signature": (
        ("", "", "", "Xã Mẫu, ngày 14 tháng 3 năm 2026", ""),
        ("", "NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ", ""),
        ("", "(Ký, ghi rõ họ tên)", "", "(Ký tên, đóng dấu)", ""),
        ("", "Thượng úy Trần Mẫu", "", "Trung tá Phạm Mẫu", ""),
    ),
    "two parties": (
        ("", "ĐẠI DIỆN BÊN GIAO", "", "", "ĐẠI DIỆN BÊN NHẬN"),
        ("", "Sok Mẫu", "", "", "Trần Mẫu"),
    ),
    "in place of the head": (
        ("", "", "", "TM. ỦY BAN NHÂN DÂN", ""),
        ("", "", "", "KT. CHỦ TỊCH", ""),
    ),
}


@pytest.mark.parametrize("row", PERSONS.values(), ids=PERSONS)
def test_a_person_is_not_lost(row: tuple[str, ...]) -> None:
    sheet = sheet_of(HEADINGS, FIRST, row, LAST)

    rows = rows_of(sheet, propose(sheet))

    assert [written[Column.NOTE] for written in rows] == ["", row[4], ""]
    assert rows[1][Column.FULL_NAME] == row[1]


@pytest.mark.parametrize("row", OTHERS.values(), ids=OTHERS)
def test_what_stands_between_persons_is_none(row: tuple[str, ...]) -> None:
    sheet = sheet_of(HEADINGS, FIRST, row, LAST)

    rows = rows_of(sheet, propose(sheet))

    assert [written[Column.FULL_NAME] for written in rows] == [FIRST[1], LAST[1]]


@pytest.mark.parametrize("rows", BELOW.values(), ids=BELOW)
def test_what_stands_below_the_last_person_is_none(rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = sheet_of(HEADINGS, FIRST, LAST, *rows)

    persons = rows_of(sheet, propose(sheet))

    assert [written[Column.FULL_NAME] for written in persons] == [FIRST[1], LAST[1]]


def test_a_row_keeps_its_own_number_or_takes_its_place() -> None:
    sheet = sheet_of(HEADINGS, ("07", *FIRST[1:]), ("=A2+1", *LAST[1:]), ("", *LAST[1:]))

    rows = rows_of(sheet, propose(sheet))

    assert [written[Column.NUMBER] for written in rows] == ["07", "2", "3"]


def test_a_place_that_is_the_number_of_another_row_gets_a_star() -> None:
    sheet = sheet_of(HEADINGS, FIRST, ("", *LAST[1:]), ("2", *LAST[1:]))

    rows = rows_of(sheet, propose(sheet))

    assert [written[Column.NUMBER] for written in rows] == ["1", "2*", "2"]


def test_a_row_has_one_text_however_it_is_numbered() -> None:
    one, other = {Column.NUMBER: "1", Column.FULL_NAME: "Mẫu"}, {Column.FULL_NAME: "Mẫu"}

    assert text_of(one) == text_of({**other, Column.NOTE: ""}) == text_of(other)
    assert text_of(one) != text_of({Column.NOTE: "Mẫu"})


def test_a_list_without_mapped_columns_has_no_persons() -> None:
    sheet = sheet_of(("a", "b", "c"), ("d", "e", "f"))

    assert rows_of(sheet, propose(sheet)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", "7"), ("07", "7"), ("(7)", "7"), ("7.", "7"), ("000", "0"), ("II", ""), ("7a", "")],
)
def test_the_number_of_a_row_is_compared_bare(text: str, number: str) -> None:
    assert number_of(text) == number
