"""Shapes of list as offices write them, each holding the same four invented persons."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from tests.intake.make import as_windows_1258, saved, separated, workbook

Birth = Sequence[str]

NAMES = ("Lò Thị Mẫu", "Giàng A Mẫu", "Đặng Thị Mẫu Hương", "Nguyễn Văn Mẫu Đức")
SEXES = ("female", "male", "female", "male")
CODES = ("Nữ", "Nam", "Nữ", "Nam")
YEARS = ("1999", "2008", "1987", "1990")
DAYS = ("1999", "12/03/2008", "10/1987", "30/11/1990")
GATE = ("14/03/2026", "Mộc Bài", "Cơ quan phía bạn (Mẫu)")

TITLE = (
    ("ỦY BAN NHÂN DÂN XÃ MẪU", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("TRẠM BIÊN PHÒNG MẪU", "", "", "Độc lập - Tự do - Hạnh phúc"),
    (),
    ("DANH SÁCH NGƯỜI ĐƯỢC TRAO TRẢ",),
    ("(Kèm theo Biên bản số 00/BB ngày 14 tháng 3 năm 2026)",),
    (),
)
FOOTER = (
    (),
    ("Tổng cộng: 04 người",),
    ("", "", "", "Xã Mẫu, ngày 14 tháng 3 năm 2026"),
    ("", "NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ"),
    ("", "(Ký, ghi rõ họ tên)", "", "(Ký tên, đóng dấu)"),
    ("", "Thượng úy Trần Mẫu", "", "Trung tá Phạm Mẫu"),
)


@dataclass(frozen=True)
class Shape:
    """A list, and what is to be understood of the four persons."""

    build: Callable[[], bytes]
    names: Sequence[str] = NAMES
    births: Sequence[str] = DAYS
    sexes: Sequence[str | None] = SEXES


def people(*columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows of four persons from columns of four."""
    return list(zip(*columns, strict=True))


NUMBERS = ("1", "2", "3", "4")
PLAIN = [("STT", "Họ và tên", "Ngày sinh", "Giới tính"), *people(NUMBERS, NAMES, DAYS, CODES)]


def two_birth_columns() -> bytes:
    """The form of most gates: one year, in the column of the sex."""
    header = ("TT", "Họ và tên người được trao trả", "Năm sinh", None, "Nơi ĐKTT")
    rows = [
        ("1", NAMES[0], None, 1999, "xã Mẫu"),
        ("2", NAMES[1], 2008, None, "xã Mẫu"),
        ("3", NAMES[2], None, 1987, "không rõ"),
        ("4", NAMES[3], 1990, None, ""),
    ]
    numbers = ("(1)", "(2)", "(3)", "(4)", "(5)")
    merged = ("A4:E4", "A7:A8", "B7:B8", "C7:D7", "E7:E8")
    below = (None, None, "Nam", "Nữ", None)
    return workbook([*TITLE, header, below, numbers, *rows, *FOOTER], merged=merged)


def two_birth_columns_in_text() -> bytes:
    """The same saved as CSV: what was merged stands once, the rest is blank."""
    rows = [
        ("STT", "Họ tên", "Năm sinh", "", "Ghi chú"),
        ("", "", "Nam", "Nữ", ""),
        ("1", NAMES[0], "", "1999", ""),
        ("2", NAMES[1], "2008", "", ""),
        ("3", NAMES[2], "", "1987", ""),
        ("4", NAMES[3], "1990", "", ""),
    ]
    return separated(rows).encode()


def ticks_for_sex() -> bytes:
    """“Giới tính” above Nam and Nữ, with a cross in one of them."""
    header = [("STT", "Họ và tên", "Ngày sinh", "Giới tính", None), (None, None, None, "Nam", "Nữ")]
    ticks = (("", "x"), ("x", ""), ("", "X"), ("x", ""))
    rows = [(*row, *tick) for row, tick in zip(people(NUMBERS, NAMES, DAYS), ticks, strict=True)]
    return workbook([*header, *rows], merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"))


def capitals_without_accents() -> bytes:
    header = ("STT", "HO VA TEN", "NAM SINH", "GIOI TINH", "QUOC TICH")
    rows = people(NUMBERS, CAPITALS, YEARS, ("NU", "NAM", "NU", "NAM"), ("VIET NAM",) * 4)
    return separated([header, *rows]).encode()


CAPITALS = ("LO THI MAU", "GIANG A MAU", "DANG THI MAU HUONG", "NGUYEN VAN MAU DUC")


def semicolons_in_windows_1258() -> bytes:
    return as_windows_1258(separated(PLAIN, ";"))


def tabs_in_utf_16() -> bytes:
    """“Unicode Text” of a spreadsheet program."""
    return b"\xff\xfe" + separated(PLAIN, "\t").encode("utf-16-le")


def official_form() -> bytes:
    """Title lines, a row that counts the columns, sums and signatures below."""
    rows = [PLAIN[0], ("A", "B", "1", "2"), *PLAIN[1:]]
    return separated([row or ("",) for row in (*TITLE, *rows, *FOOTER)]).encode("utf-8-sig")


def other_order_and_names() -> bytes:
    header = (
        "Hộ khẩu thường trú", "GT", "Ngày, tháng, năm sinh", "Số CCCD/HC", "Họ tên", "Số TT",
        "Ngày về nước", "Điện thoại người thân", "Quê quán",
    )  # fmt: skip
    rows = people(
        ("xã Mẫu",) * 4, CODES, DAYS, ("", "", "", "C0000000"), NAMES, NUMBERS,
        ("14/03/2026",) * 4, ("", "", "0000", ""), ("tỉnh Mẫu",) * 4,
    )  # fmt: skip
    return separated([header, *rows], ";").encode("utf-8-sig")


def english_mixed_in() -> bytes:
    header = ("No.", "Full name / Họ tên", "DOB", "Sex", "Nationality", "Passport No", "Remarks")
    codes = ("F", "M", "F", "M")
    papers = ("", "C0000001", "", "")
    rows = people(NUMBERS, NAMES, DAYS, codes, ("Vietnamese",) * 4, papers, ("",) * 4)
    return separated([header, *rows]).encode()


def pages_with_their_headings() -> bytes:
    """Printed to text: each page repeats the headings and has a sum of its own."""
    rows = [
        ("DANH SÁCH NGƯỜI ĐƯỢC TRAO TRẢ", "", "", ""),
        *PLAIN[:3],
        ("Cộng trang: 2 người", "", "", ""),
        ("DANH SÁCH NGƯỜI ĐƯỢC TRAO TRẢ (tiếp theo)", "", "", ""),
        *[PLAIN[0], *PLAIN[3:]],
        ("Cộng trang: 2 người", "", "", ""),
        ("Tổng cộng: 4 người", "", "", ""),
    ]
    return separated(rows).encode()


def days_of_a_spreadsheet() -> bytes:
    """Days stored as days, numbers as numbers, and a month that was shown without its day."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày giao nhận"),
        (1.0, NAMES[0], 1999, "Nữ", date(2026, 3, 14)),
        (2.0, NAMES[1], date(2008, 3, 12), "Nam", date(2026, 3, 14)),
        (3.0, NAMES[2], date(1987, 10, 1), "Nữ", date(2026, 3, 14)),
        (4.0, NAMES[3], date(1990, 11, 30), "Nam", date(2026, 3, 14)),
    ]
    return workbook(rows, formats={"C4": "mmm\\-yy", "C3": "dd/mm/yyyy"})


def marks_apart() -> bytes:
    """Saved by another system: every accent is a letter of its own (NFD)."""
    return unicodedata.normalize("NFD", separated(PLAIN)).encode()


def family_and_given_name_apart() -> bytes:
    header = ("STT", "Họ và chữ đệm", "Tên", "Ngày sinh", "Giới tính")
    family = ("Lò Thị", "Giàng A", "Đặng Thị Mẫu", "Nguyễn Văn Mẫu")
    given = ("Mẫu", "Mẫu", "Hương", "Đức")
    return workbook([header, *people(NUMBERS, family, given, DAYS, CODES)])


def one_heading_over_both_names() -> bytes:
    """“Họ và tên” merged over the column of the family name and that of the given name."""
    header = ("STT", "Họ và tên", None, "Ngày sinh", "Giới tính")
    family = ("Lò Thị", "Giàng A", "Đặng Thị Mẫu", "Nguyễn Văn Mẫu")
    given = ("Mẫu", "Mẫu", "Hương", "Đức")
    rows = people(NUMBERS, family, given, DAYS, CODES)
    return workbook([header, *rows], merged=("B1:C1",))


def one_heading_over_both_names_in_text() -> bytes:
    header = ("STT", "HỌ TÊN", "", "Ngày sinh", "GT")
    family = ("Lò Thị", "Giàng A", "Đặng Thị Mẫu", "Nguyễn Văn Mẫu")
    given = ("Mẫu", "Mẫu", "Hương", "Đức")
    return separated([header, *people(NUMBERS, family, given, DAYS, CODES)], ";").encode()


def list_on_a_hidden_sheet() -> bytes:
    """A cover, a list of codes, and the persons on a sheet that somebody has hidden."""
    book = Workbook()
    book.worksheets[0].append(["Phòng Mẫu", "Danh sách kèm theo"])
    codes = book.create_sheet("Mã tỉnh")
    for row in (("Mã", "Tỉnh"), ("72", "Tây Ninh"), ("20", "Lạng Sơn")):
        codes.append(row)
    persons = book.create_sheet("DS")
    persons.sheet_state = "hidden"
    for row in PLAIN:
        persons.append(row)
    persons.row_dimensions[3].hidden = True
    return saved(book)


def hand_over_merged_downwards() -> bytes:
    """The day and the gate stand once, beside all persons."""
    header = (*PLAIN[0], "Ngày giao nhận", "Cửa khẩu", "Bên giao")
    rows = [(*PLAIN[1], *GATE), *((*row, None, None, None) for row in PLAIN[2:])]
    return workbook([header, *rows], merged=("E2:E5", "F2:F5", "G2:G5"))


def groups_in_the_list() -> bytes:
    """Women, then men; the groups have titles, merged or not, and the numbers start anew."""
    rows = [
        PLAIN[0],
        ("I. NGƯỜI ĐI CÙNG GIA ĐÌNH", None, None, None),
        PLAIN[1],
        PLAIN[2],
        ("II", "NGƯỜI ĐI MỘT MÌNH", None, None),
        ("1", *PLAIN[3][1:]),
        ("2", *PLAIN[4][1:]),
    ]
    return workbook(rows, merged=("A2:D2",))


def old_line_ends_and_a_hint() -> bytes:
    """`sep=;` as the first line, and lines that end as on an old Macintosh."""
    return ("sep=;\n" + separated(PLAIN, ";", end="\r")).encode()


def without_numbers() -> bytes:
    rows = [row[1:] for row in PLAIN]
    return separated([*rows, ("Tổng số: 4 người", "", ""), ("", "NGƯỜI LẬP", "")]).encode()


SHAPES = {
    "birth years in two columns under a merged heading": Shape(two_birth_columns, births=YEARS),
    "the same saved as CSV": Shape(two_birth_columns_in_text, births=YEARS),
    "crosses for the sex": Shape(ticks_for_sex),
    "capitals without accents": Shape(capitals_without_accents, names=CAPITALS, births=YEARS),
    "semicolons in windows-1258": Shape(semicolons_in_windows_1258),
    "tabs in UTF-16": Shape(tabs_in_utf_16),
    "titles, counted columns, signatures": Shape(official_form),
    "another order and other names": Shape(other_order_and_names),
    "English headings mixed in": Shape(english_mixed_in),
    "headings on every page": Shape(pages_with_their_headings),
    "days stored as days": Shape(days_of_a_spreadsheet),
    "accents apart (NFD)": Shape(marks_apart),
    "family and given name apart": Shape(family_and_given_name_apart),
    "one heading over both names": Shape(one_heading_over_both_names),
    "one heading over both names in CSV": Shape(one_heading_over_both_names_in_text),
    "the list on a hidden sheet": Shape(list_on_a_hidden_sheet),
    "the hand-over merged downwards": Shape(hand_over_merged_downwards),
    "groups with titles": Shape(groups_in_the_list),
    "lone CR and a hint": Shape(old_line_ends_and_a_hint),
    "no numbers": Shape(without_numbers),
}
