"""Where headings stand and what they mean; what an officer said of them is remembered."""

from dataclasses import replace

import pytest

from casework.intake.columns import Column, known
from casework.intake.layout import fingerprint, headings, is_column_numbers, propose
from casework.intake.rows import rows_of
from tests.intake.make import sheet_of

# fmt: off
HEADINGS = [
    ("STT", Column.NUMBER), ("TT", Column.NUMBER), ("Số TT", Column.NUMBER), ("No.", Column.NUMBER),
    ("Họ tên", Column.FULL_NAME), ("HO VA TEN", Column.FULL_NAME), ("HoVaTen", Column.FULL_NAME),
    ("Ho_ten", Column.FULL_NAME), ("Họ, chữ đệm và tên", Column.FULL_NAME),
    ("Họ và tên người được trao trả", Column.FULL_NAME), ("Full name", Column.FULL_NAME),
    ("Họ", Column.FAMILY_NAME), ("Họ và tên đệm", Column.FAMILY_NAME), ("Tên", Column.GIVEN_NAME),
    ("Năm sinh", Column.BIRTH), ("Ngày/tháng/năm sinh", Column.BIRTH), ("NTNS", Column.BIRTH),
    ("Ngày, tháng, năm sinh (dd/mm/yyyy)", Column.BIRTH), ("Date of birth", Column.BIRTH),
    ("Năm sinh Nam", Column.BIRTH_MALE), ("Năm sinh (Nữ)", Column.BIRTH_FEMALE),
    ("Nữ", Column.BIRTH_FEMALE),
    ("GT", Column.SEX), ("Giới tính", Column.SEX), ("Phái", Column.SEX), ("Nam/Nữ", Column.SEX),
    ("Giới tính (Nam/Nữ)", Column.SEX), ("Giới tính Nữ", Column.SEX_FEMALE), ("Sex", Column.SEX),
    ("Dân tộc", Column.ETHNICITY), ("Quốc tịch", Column.NATIONALITY),
    ("Số CCCD/HC", Column.IDENTITY_PAPERS), ("CMND", Column.IDENTITY_PAPERS),
    ("Số giấy tờ tùy thân (nếu có)", Column.IDENTITY_PAPERS),
    ("Passport No", Column.IDENTITY_PAPERS), ("Số định danh cá nhân", Column.IDENTITY_PAPERS),
    ("Nơi ĐKTT", Column.HOME_ADDRESS), ("Hộ khẩu thường trú", Column.HOME_ADDRESS),
    ("Nơi ĐKHK thường trú", Column.HOME_ADDRESS), ("Địa chỉ", Column.HOME_ADDRESS),
    ("Số điện thoại", Column.PHONE), ("SĐT", Column.PHONE),
    ("Ngày giao, nhận", Column.RECEIVED_ON), ("Ngày trao trả", Column.RECEIVED_ON),
    ("Cửa khẩu tiếp nhận", Column.GATE), ("Nơi giao nhận", Column.GATE),
    ("Bên giao", Column.GIVEN_BY), ("Họ và tên người giao", Column.GIVEN_BY),
    ("Giấy tờ kèm theo", Column.PAPERS_WITH), ("Giấy tờ, tài liệu kèm theo", Column.PAPERS_WITH),
    ("Ghi chú", Column.NOTE), ("Remarks", Column.NOTE),
    ("Ngày, giờ tiếp nhận", Column.RECEIVED_ON), ("Đơn vị bàn giao", Column.GIVEN_BY),
    ("Nơi ĐKHKTT", Column.HOME_ADDRESS), ("DOB (dd/mm/yyyy)", Column.BIRTH),
    ("Tên người được tiếp nhận", Column.FULL_NAME), ("Tên người lập", None),
    ("Nơi sinh", None), ("Ngày cấp CCCD", None), ("Họ và tên cha", None), ("Tuổi", None),
    ("Điện thoại người thân", None), ("Ngày xuất cảnh", None), ("", None),
    ("Lò Thị Mẫu", None), ("Nguyễn Văn Nam", None), ("xã Mẫu, tỉnh Mẫu", None),
]
# fmt: on


@pytest.mark.parametrize(("heading", "column"), HEADINGS, ids=[h or "blank" for h, _ in HEADINGS])
def test_a_heading_is_known_by_its_words(heading: str, column: Column | None) -> None:
    assert known(heading) is column


def test_the_headings_are_found_below_the_titles() -> None:
    sheet = sheet_of(
        ("CÔNG AN XÃ MẪU",), (), ("DANH SÁCH",), ("STT", "Họ tên", "GT"), ("1", "Mẫu", "Nữ")
    )

    layout = propose(sheet)

    assert (layout.header_at, layout.header_rows, layout.first_row) == (3, 1, 4)
    assert layout.columns == {Column.NUMBER: 0, Column.FULL_NAME: 1, Column.SEX: 2}


def test_two_rows_are_taken_where_one_tells_less() -> None:
    sheet = sheet_of(
        ("STT", "Họ tên", "Năm sinh", "Năm sinh"),
        ("STT", "Họ tên", "Nam", "Nữ"),
        ("(1)", "(2)", "(3)", "(4)"),
        ("1", "Mẫu", "", "1987"),
    )

    layout = propose(sheet)

    assert (layout.header_rows, layout.first_row) == (2, 3)
    assert layout.columns[Column.BIRTH_FEMALE] == 3
    assert headings(sheet, layout) == ("STT", "Họ tên", "Năm sinh Nam", "Năm sinh Nữ")


def test_a_person_under_blank_headings_is_not_taken_for_headings() -> None:
    sheet = sheet_of(("STT", "Họ tên", "Năm sinh", ""), ("1", "Mẫu", "1987", "Nam"))

    layout = propose(sheet)

    assert layout.first_row == 1
    assert Column.BIRTH_MALE not in layout.columns


@pytest.mark.parametrize(
    "rows",
    [
        (("Họ tên", "Năm sinh", ""), ("Lò Thị Mẫu", "không rõ", "Nam")),
        (("Họ tên", "Giới tính", "Dân tộc"), ("Lò Thị Mẫu", "Nữ", "Thái")),
    ],
    ids=["a birth not known", "no birth"],
)
def test_a_person_without_any_digit_is_not_taken_for_headings(rows: list[tuple[str, ...]]) -> None:
    sheet = sheet_of(*rows)

    assert propose(sheet).first_row == 1


def test_a_title_over_the_whole_width_is_no_heading() -> None:
    sheet = sheet_of(("DANH SÁCH MẪU",) * 3, ("STT", "Họ tên", "GT"), ("1", "Mẫu", "Nữ"))

    layout = propose(sheet)

    assert (layout.header_at, layout.header_rows) == (1, 1)


def test_a_list_without_known_headings_is_left_to_the_officer() -> None:
    sheet = sheet_of(("Danh sách",), ("a", "b", "c"), ("1", "Mẫu", "1987"))

    layout = propose(sheet)

    assert (layout.header_at, layout.first_row, dict(layout.columns)) == (1, 2, {})


def test_the_first_person_of_a_list_without_headings_is_not_lost() -> None:
    sheet = sheet_of(("1", "Lò Thị Mẫu", "1999", "Nữ"), ("2", "Giàng A Mẫu", "2008", "Nam"))
    layout = propose(sheet)

    mapped = replace(layout, columns={Column.NUMBER: 0, Column.FULL_NAME: 1})

    assert headings(sheet, layout) == ("", "", "", "")
    assert [row[Column.FULL_NAME] for row in rows_of(sheet, mapped)] == [
        "Lò Thị Mẫu",
        "Giàng A Mẫu",
    ]


def test_a_list_of_names_alone_is_known() -> None:
    sheet = sheet_of(("Họ và tên",), ("Lò Thị Mẫu",), ("Giàng A Mẫu",))

    assert len(rows_of(sheet, propose(sheet))) == 2


def test_an_empty_row_of_titles_does_not_stop_the_officer() -> None:
    sheet = sheet_of(("Mẫu",))

    assert propose(sheet).first_row == 1


def test_what_an_officer_said_of_a_heading_is_remembered() -> None:
    sheet = sheet_of(("Mã", "Người về", "Năm sinh"), ("1", "Mẫu", "1987"))
    remembered = {"ma": Column.NUMBER, "nguoi ve": Column.FULL_NAME}

    layout = propose(sheet, remembered)

    assert layout.columns == {Column.NUMBER: 0, Column.FULL_NAME: 1, Column.BIRTH: 2}


def test_a_remembered_heading_goes_before_a_known_one() -> None:
    sheet = sheet_of(("STT", "Họ tên", "Quê quán", "Ghi chú"), ("1", "Mẫu", "xã Mẫu", ""))

    layout = propose(sheet, {"que quan": None, "ghi chu": Column.GIVEN_BY})

    assert layout.columns == {Column.NUMBER: 0, Column.FULL_NAME: 1, Column.GIVEN_BY: 3}


def test_lists_with_the_same_headings_have_one_fingerprint() -> None:
    one = sheet_of(("STT", "Họ và tên", "Giới tính"), ("1", "Mẫu", "Nữ"))
    other = sheet_of(("DANH SÁCH",), ("stt.", "HO VA TEN", " giới  tính:"), ("1", "Mẫu", "Nam"))

    assert fingerprint(one, propose(one)) == fingerprint(other, propose(other))
    assert fingerprint(one, propose(one)) == ("stt", "ho va ten", "gioi tinh")


def test_the_surer_of_two_headings_is_taken() -> None:
    sheet = sheet_of(("STT", "Quê quán", "Nơi thường trú"), ("1", "xã Mẫu", "phường Mẫu"))

    assert propose(sheet).columns[Column.HOME_ADDRESS] == 2


def test_a_given_name_alone_is_the_whole_name() -> None:
    sheet = sheet_of(("STT", "Tên", "Năm sinh"), ("1", "Lò Thị Mẫu", "1987"))

    assert propose(sheet).columns[Column.FULL_NAME] == 1


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "3", ""), True),
        (("A", "B", "1", "2"), True),
        (("(1)", "(2)", "(2)", "(3)"), True),
        (("1", "2", "4"), False),
        (("7", "8", "9"), False),
        (("1", "Mẫu", "2"), False),
        (("1", "2"), False),
        (("", "", ""), False),
    ],
    ids=[
        "in brackets", "bare", "letters first", "one of them merged", "one is missing",
        "not from the first", "a name between", "only two", "blank",
    ],
)  # fmt: skip
def test_a_row_that_counts_the_columns_is_known(row: tuple[str, ...], counts: bool) -> None:
    assert is_column_numbers(row) is counts
