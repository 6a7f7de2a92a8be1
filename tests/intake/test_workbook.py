"""Worksheets as text: what a person reads on the screen, never what a program would compute."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from casework.intake.sheet import read_sheet
from tests.intake.make import Cell, part_of, saved, with_parts, workbook
from tests.intake.shapes import PLAIN

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def in_xml(cells: str) -> tuple[str, ...]:
    """The first row of a sheet written by another program."""
    xml = f'{HEAD}<row r="1">{cells}</row></sheetData></worksheet>'
    return read_sheet(with_parts(workbook([["x"]]), {SHEET: xml.encode()})).rows[0]


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (1.5, "General", "1.5"),
        (1187000000.0, "0", "1187000000"),
        (95212950210, "General", "95212950210"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2026, 3, 14), "dd/mm/yyyy", "14/03/2026"),
        (date(2026, 3, 14), "mm-dd-yy", "14/03/2026"),
        (date(2026, 3, 14), '[$-42A]dd" tháng "mm" năm "yyyy', "14/03/2026"),
        (date(1987, 10, 1), "mm/yyyy", "10/1987"),
        (date(1987, 10, 1), "mmm\\-yy", "10/1987"),
        (date(1987, 1, 1), "yyyy", "1987"),
        (datetime(2026, 3, 14, 9, 30), "dd/mm/yyyy hh:mm", "14/03/2026 09:30"),  # noqa: DTZ001
        (time(9, 30), "hh:mm", "09:30"),
        (1987, "yyyy", "1905"),  # a year under a format of days: so the screen shows it
        ("  Lò   Thị\nMẫu ", "General", "Lò Thị Mẫu"),
        ("Lo\u0300 Thi\u0323 Ma\u0302\u0303u", "General", "Lò Thị Mẫu"),
        ("\u200bMẫu\u202e", "General", "Mẫu"),
        ("001187000000", "@", "001187000000"),
    ],
)
def test_a_cell_says_what_the_screen_shows(value: Cell, shown: str, text: str) -> None:
    content = workbook([["x", value]], formats={"B1": shown})

    assert read_sheet(content).rows[0][1] == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "=1+1"),
        ('<c r="A1" t="str"><f>HYPERLINK("a","b")</f><v>b</v></c>', '=HYPERLINK("a","b")'),
        ('<c r="A1"><f t="array" ref="A1:A2">SUM(B1)</f><v>2</v></c>', "=SUM(B1)"),
        ('<c r="A1" t="str"><v>Mẫu</v></c>', "Mẫu"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="d"><v>2026-03-14</v></c>', "14/03/2026"),
        ('<c r="A1"><v>1.187E9</v></c>', "1187000000"),
        ('<c r="A1" t="inlineStr"><is><t>Lò_x000D_ Mẫu</t></is></c>', "Lò Mẫu"),
        ('<c r="A1" t="inlineStr"><is><r><t>Lò </t></r><r><t>Mẫu</t></r></is></c>', "Lò Mẫu"),
        ('<c r="A1" t="inlineStr"><is><t>山</t><rPh><t>やま</t></rPh></is></c>', "山"),
        ("<c><v>7</v></c>", "7"),
    ],
    ids=[
        "a formula", "a link", "a formula of several cells", "the text of a formula", "an error",
        "a day as text", "an exponent", "an escaped line end", "letters in two colours",
        "how it is said aloud", "no coordinate",
    ],
)  # fmt: skip
def test_a_cell_of_another_program_is_read(cell: str, text: str) -> None:
    assert in_xml(cell) == (text,)


def test_a_shared_formula_is_kept_for_every_cell() -> None:
    cells = '<c r="A1"><f t="shared" si="0">B1*2</f></c><c r="B1"><f t="shared" si="0"/></c>'

    assert in_xml(cells) == ("=B1*2", "=B1*2")


def test_a_cell_keeps_its_column_when_those_before_it_are_not_written() -> None:
    assert in_xml('<c r="C1"><v>7</v></c>') == ("", "", "7")


def test_rows_that_are_not_written_stay_blank() -> None:
    xml = f'{HEAD}<row r="3"><c r="A3"><v>7</v></c></row></sheetData></worksheet>'

    sheet = read_sheet(with_parts(workbook([["x"]]), {SHEET: xml.encode()}))

    assert sheet.rows == (("",), ("",), ("7",))


def test_one_stray_mark_in_the_last_row_of_all_does_no_harm() -> None:
    xml = '<row r="1"><c><v>7</v></c></row><row r="1048576"><c r="A1048576"><v>8</v></c></row>'

    sheet = read_sheet(
        with_parts(workbook([["x"]]), {SHEET: f"{HEAD}{xml}</sheetData></worksheet>".encode()})
    )

    assert len(sheet.rows) == 1_048_576


def test_a_size_that_the_file_claims_is_not_believed() -> None:
    content = workbook(PLAIN)
    own = part_of(content, SHEET).replace(b'<dimension ref="A1:D5"', b'<dimension ref="A1"')

    sheet = read_sheet(with_parts(content, {SHEET: own}))

    assert len(sheet.rows) == len(PLAIN)


def test_tags_with_a_prefix_are_the_same_tags() -> None:
    xml = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>'
        '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )

    sheet = read_sheet(with_parts(workbook([["x"]]), {SHEET: xml.encode()}))

    assert sheet.rows == (("7",),)


def test_a_merged_cell_stands_in_all_it_covers() -> None:
    content = workbook([["a", None, "b"], [None, None, "c"]], merged=("A1:B2",))

    assert read_sheet(content).rows == (("a", "a", "b"), ("a", "a", "c"))


def test_a_merged_cell_that_is_blank_covers_nothing() -> None:
    content = workbook([["x", None, "b"], [None, None, "c"]])
    own = part_of(content, SHEET).replace(
        b"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="B1:C2"/></mergeCells>',
    )

    assert read_sheet(with_parts(content, {SHEET: own})).rows == (("x", "", "b"), ("", "", "c"))


def test_days_counted_from_1904_are_the_same_days() -> None:
    content = workbook([["x", date(2026, 3, 14)]], formats={"B1": "dd/mm/yyyy"})
    book = part_of(content, "xl/workbook.xml").replace(
        b"<workbookPr ", b'<workbookPr date1904="1" '
    )
    own = part_of(content, SHEET).replace(b"<v>46095</v>", b"<v>44633</v>")

    sheet = read_sheet(with_parts(content, {"xl/workbook.xml": book, SHEET: own}))

    assert sheet.rows[0][1] == "14/03/2026"


def test_the_worksheet_with_the_most_headings_is_taken() -> None:
    book = Workbook()
    book.worksheets[0].append(["Bìa", "Ghi chú", "Họ tên"])
    persons = book.create_sheet()
    persons.append(["STT", "Họ tên", "Giới tính"])

    sheet = read_sheet(saved(book))

    assert sheet.rows == (("STT", "Họ tên", "Giới tính"),)
    assert sheet.other_lists == 1


def test_of_two_equal_lists_the_first_is_taken_and_the_other_is_told() -> None:
    book = Workbook()
    book.worksheets[0].append(["STT", "Họ tên", "Nam"])
    book.create_sheet().append(["STT", "Họ tên", "Nữ"])

    sheet = read_sheet(saved(book))

    assert sheet.rows[0][2] == "Nam"
    assert sheet.other_lists == 1
