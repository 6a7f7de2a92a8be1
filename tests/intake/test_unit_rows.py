"""A list of units, as an IT person of a province types it: what each row means, what is wrong."""

from datetime import date

import pytest

from casework.intake.unit_rows import Fault, NoHeader, UnitRow, understand
from workflows.terms import Level, Sector

HEADER = ("Tên đơn vị", "Ngành", "Cấp", "Tỉnh, thành phố", "Hoạt động từ ngày")
GOOD = ("UBND xã Một Mẫu", "Ủy ban nhân dân", "cấp xã", "Tỉnh Mẫu", "01/07/2025")


def read(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> tuple[UnitRow, ...]:
    return understand((header, *rows))


def test_a_row_is_understood_by_the_words_of_the_office() -> None:
    (row,) = read(GOOD)

    assert (row.name, row.sector, row.level) == (GOOD[0], Sector.COMMITTEE, Level.COMMUNE)
    assert (row.province, row.valid_from, row.valid_to) == ("Tỉnh Mẫu", date(2025, 7, 1), None)
    assert (row.on_system, row.faults) == (False, ())


def test_columns_stand_in_any_order_below_title_lines() -> None:
    header = ("NGANH", "tu ngay", "TEN DON VI", "Cap", "Tinh", "Dùng hệ thống", "Số điện thoại")
    title = ("Danh sách đơn vị", "", "", "", "", "", "")
    cells = ("công an", "1.7.2025", "Công an xã Mẫu", "xã", "Tỉnh Mẫu", "có", "0999 000 001")

    (row,) = understand((title, header, cells))

    assert (row.number, row.sector, row.level) == (3, Sector.POLICE, Level.COMMUNE)
    assert (row.on_system, row.phone) == (True, "0999 000 001")


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    rows = read(GOOD, ("", "", "", "", ""), (*("UBND xã Hai Mẫu",), *GOOD[1:]))

    assert [row.number for row in rows] == [2, 4]


@pytest.mark.parametrize(
    ("column", "text", "fault"),
    [
        pytest.param(0, "", Fault.NO_NAME, id="no name"),
        pytest.param(0, "x" * 161, Fault.LONG, id="a name too long"),
        pytest.param(1, "Hải quan", Fault.SECTOR, id="no such sector"),
        pytest.param(1, "", Fault.SECTOR, id="no sector"),
        pytest.param(2, "cấp vùng", Fault.LEVEL, id="no such level"),
        pytest.param(3, "", Fault.NO_PROVINCE, id="no province"),
        pytest.param(4, "", Fault.NO_DAY, id="no day"),
        pytest.param(4, "31/02/2025", Fault.DAY, id="no such day"),
        pytest.param(4, "07/2025", Fault.DAY, id="a month alone"),
    ],
)
def test_a_fault_is_named_in_its_row(column: int, text: str, fault: Fault) -> None:
    cells = (*GOOD[:column], text, *GOOD[column + 1 :])

    (row,) = read(cells)

    assert row.faults == (fault,)


def test_an_end_before_the_beginning_is_a_fault() -> None:
    header = (*HEADER, "Không còn hoạt động từ ngày")

    (row,) = read((*GOOD, "01/07/2025"), header=header)

    assert row.faults == (Fault.ENDS_FIRST,)


def test_what_is_neither_yes_nor_no_is_a_fault() -> None:
    (row,) = read((*GOOD, "có thể"), header=(*HEADER, "Dùng hệ thống"))

    assert row.faults == (Fault.YES_NO,)


def test_a_list_of_something_else_is_no_list_of_units() -> None:
    with pytest.raises(NoHeader):
        understand((("Họ và tên", "Năm sinh"), ("Nguyễn Thị Mẫu", "2000")))
