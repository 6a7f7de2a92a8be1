"""Files that are no list, or would harm: each is refused with its reason, soon and in measure."""

import io
import struct
import time
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.intake.refusals import MOST_COLUMNS, MOST_ROWS
from casework.intake.sheet import Unreadable, Why, read_sheet
from tests.intake.make import (
    SAMPLES,
    Cell,
    part_of,
    separated,
    why_of,
    with_parts,
    workbook,
    zipped,
)

MIB = 1024 * 1024
LIST = [("STT", "Họ và tên", "Năm sinh"), ("1", "Lò Thị Mẫu", "1999")]
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
TCVN3 = "STT,Hä vµ tªn,N¨m sinh,D©n téc,Quèc tÞch\n1,NguyÔn V¨n §øc,1990,Kinh,ViÖt Nam\n"
VNI = "STT,Hoï vaø teân,Naêm sinh,Daân toäc,Quoác tòch\n1,Nguyeãn Vaên Ñöùc,1990,Kinh,Vieät Nam\n"


def sound() -> bytes:
    return workbook(LIST)


def macro_workbook() -> bytes:
    """A workbook with a program in it, whatever its name says."""
    return with_parts(sound(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def macro_types_only() -> bytes:
    types = part_of(sound(), TYPES).replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return with_parts(sound(), {TYPES: types})


def bomb() -> bytes:
    """A small file that unpacks to more than any list."""
    return with_parts(sound(), {SHEET: b"<worksheet><sheetData>" + b" " * (130 * MIB)})


def bomb_of_one_part() -> bytes:
    """40 MiB that pack to a thousandth."""
    return with_parts(sound(), {SHEET: b"<worksheet><sheetData>" + b" " * (40 * MIB)})


def bomb_that_lies() -> bytes:
    """Its directory claims that the sheet is small."""
    content = bytearray(bomb_of_one_part())
    said = struct.pack("<I", 40 * MIB + len(b"<worksheet><sheetData>"))
    assert content.count(said) >= 1
    return bytes(content.replace(said, struct.pack("<I", 4096)))


def bomb_of_tags() -> bytes:
    """One row of millions of empty cells."""
    row = b'<worksheet><sheetData><row r="1">' + b"<c/>" * (4 * MIB) + b"</row></sheetData>"
    return with_parts(sound(), {SHEET: row + b"</worksheet>"})


def bomb_of_merged_cells() -> bytes:
    content = workbook([*LIST, *(["x"] * 50 for _ in range(500))])
    ranges = b"".join(b'<mergeCell ref="A1:AX500"/>' for _ in range(2000))
    own = part_of(content, SHEET).replace(b"</sheetData>", b"</sheetData><mergeCells>" + ranges)
    own = own.replace(ranges, ranges + b"</mergeCells>")
    return with_parts(content, {SHEET: own})


def bomb_of_one_text() -> bytes:
    """One long text, meant by half a million cells."""
    text = b"<sst><si><t>" + b"a" * 32_000 + b"</t></si></sst>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 100 + b"</row>"
    rows = b"<worksheet><sheetData>" + row * 5000 + b"</sheetData></worksheet>"
    return _with_shared_strings(sound(), text, rows)


def bomb_of_one_formula() -> bytes:
    """The same with a formula that cells share."""
    first = b'<c><f t="shared" si="0">' + b"A" * 32_000 + b"</f></c>"
    row = b"<row>" + b'<c><f t="shared" si="0"/></c>' * 99 + b"</row>"
    rows = b"<row>" + first + b"</row>" + row * 5000
    return with_parts(
        sound(), {SHEET: b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"}
    )


def _with_shared_strings(content: bytes, strings: bytes, sheet: bytes) -> bytes:
    return with_parts(content, {"xl/sharedStrings.xml": strings, SHEET: sheet})


def laughing_entities() -> bytes:
    """Entities that grow ninefold at each step."""
    steps = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 9}">' for i in range(9))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "x">{steps}]>'
    return with_parts(sound(), {SHEET: f"{head}<worksheet>&e9;</worksheet>".encode()})


def outside_entity() -> bytes:
    head = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return with_parts(sound(), {SHEET: f"{head}<worksheet>&e;</worksheet>".encode()})


def row_beyond_the_last() -> bytes:
    own = part_of(sound(), SHEET).replace(b'<row r="2"', b'<row r="99999999999"')
    return with_parts(sound(), {SHEET: own})


def rows_out_of_order() -> bytes:
    own = part_of(sound(), SHEET).replace(b'<row r="2"', b'<row r="1"')
    return with_parts(sound(), {SHEET: own})


def cell_of_no_string() -> bytes:
    return with_parts(sound(), {SHEET: _one_cell(b'<c r="A1" t="s"><v>999</v></c>')})


def cell_of_no_number() -> bytes:
    return with_parts(sound(), {SHEET: _one_cell(b'<c r="A1"><v>twelve</v></c>')})


def _one_cell(cell: bytes) -> bytes:
    return b'<worksheet><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"


def cut_off() -> bytes:
    content = (SAMPLES / "return-list.xlsx").read_bytes()
    return content[: len(content) // 2]


def bytes_turned_over() -> bytes:
    content = (SAMPLES / "return-list.xlsx").read_bytes()
    at = content.index(SHEET.encode()) + 200
    return content[:at] + bytes(50) + content[at + 50 :]


def locked_archive() -> bytes:
    content = bytearray(sound())
    first = content.index(b"PK\x01\x02")
    content[first + 8] |= 1
    return bytes(content)


def many_rows(count: int) -> bytes:
    return separated([LIST[0], *((str(i), "Mẫu", "1999") for i in range(count))]).encode()


def many_rows_in_a_workbook() -> bytes:
    """100,000 rows, written as text so that the test is quick."""
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="str"><v>Mẫu {0}</v></c></row>'
    rows = "".join(row.format(i) for i in range(1, 100_001))
    return with_parts(
        sound(), {SHEET: f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()}
    )


def many_columns(rows: int = 2) -> bytes:
    row: list[Cell] = [f"cột {i}" for i in range(MOST_COLUMNS + 1)]
    return workbook([row] * rows)


# fmt: off
# ruff: noqa: E501  # a table stays a table
REFUSED: dict[str, tuple[Callable[[], bytes], Why]] = {
    "nothing at all":                  (lambda: b"",                                   Why.EMPTY),
    "only a mark of Unicode":          (lambda: b"\xef\xbb\xbf",                       Why.EMPTY),
    "only blank lines":                (lambda: b"\r\n;;\r\n \r\n",                    Why.EMPTY),
    "a workbook without a cell":       (lambda: workbook([]),                          Why.EMPTY),
    "26 MiB":                          (lambda: b"a," * 13 * MIB,                      Why.TOO_LARGE),
    "a workbook of 26 MiB":            (lambda: b"PK\x03\x04" + bytes(26 * MIB),       Why.TOO_LARGE),
    "100,000 rows":                    (lambda: many_rows(100_000),                    Why.TOO_MANY_ROWS),
    "100,000 rows in a workbook":      (many_rows_in_a_workbook,                       Why.TOO_MANY_ROWS),
    "one row too many":                (lambda: many_rows(MOST_ROWS),                  Why.TOO_MANY_ROWS),
    "lines without end":               (lambda: b"\n" * 2 * MIB,                       Why.TOO_MANY_ROWS),
    "too many columns":                (many_columns,                                  Why.TOO_MANY_COLUMNS),
    "a macro workbook":                (macro_workbook,                                Why.MACROS),
    "a macro workbook by its types":   (macro_types_only,                              Why.MACROS),
    "macros of the first kind":        (lambda: with_parts(sound(), {"xl/macrosheets/sheet1.xml": b""}), Why.MACROS),
    "the Excel of 2003":               (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Why.OLD_EXCEL),
    "the Excel of 1990":               (lambda: b"\x09\x08\x10\x00" + bytes(100),      Why.OLD_EXCEL),
    "a binary workbook":               (lambda: zipped({"xl/workbook.bin": b"x"}),     Why.OLD_EXCEL),
    "a sheet of LibreOffice":          (lambda: zipped({"content.xml": b"x"}),         Why.OLD_EXCEL),
    "a workbook behind a password":    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Why.LOCKED),
    "a locked archive":                (locked_archive,                                Why.LOCKED),
    "a bomb":                          (bomb,                                          Why.BOMB),
    "a bomb in one part":              (bomb_of_one_part,                              Why.BOMB),
    "a bomb whose directory lies":     (bomb_that_lies,                                Why.DAMAGED),
    "a bomb of tags":                  (bomb_of_tags,                                  Why.BOMB),
    "a bomb of merged cells":          (bomb_of_merged_cells,                          Why.BOMB),
    "a bomb of one text":              (bomb_of_one_text,                              Why.BOMB),
    "a bomb of one formula":           (bomb_of_one_formula,                           Why.BOMB),
    "entities that grow":              (laughing_entities,                             Why.DAMAGED),
    "an entity from outside":          (outside_entity,                                Why.DAMAGED),
    "a row beyond the last":           (row_beyond_the_last,                           Why.DAMAGED),
    "rows out of order":               (rows_out_of_order,                             Why.DAMAGED),
    "a cell of no string":             (cell_of_no_string,                             Why.DAMAGED),
    "a cell of no number":             (cell_of_no_number,                             Why.DAMAGED),
    "half a workbook":                 (cut_off,                                       Why.DAMAGED),
    "bytes turned over":               (bytes_turned_over,                             Why.DAMAGED),
    "a cell of 40,000 letters":        (lambda: b"a" * 40_000,                         Why.DAMAGED),
    "a quotation mark left open":      (lambda: 'STT,Họ tên\n1,"Lò Thị Mẫu\n2,Mẫu\n'.encode(), Why.QUOTES),
    "a PDF":                           (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",        Why.NOT_A_LIST),
    "a photograph":                    (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF",       Why.NOT_A_LIST),
    "a picture":                       (lambda: b"\x89PNG\r\n\x1a\n",                  Why.NOT_A_LIST),
    "a page of the web called .xls":   (lambda: b"\n<HTML><table><tr><td>STT",         Why.NOT_A_LIST),
    "a letter":                        (lambda: b"{\\rtf1 Danh sach}",                 Why.NOT_A_LIST),
    "a letter of Word":                (lambda: zipped({TYPES: b"<Types/>", "word/document.xml": b"<document/>"}), Why.NOT_A_LIST),
    "any archive":                     (lambda: zipped({"anh.txt": b"x"}),             Why.NOT_A_LIST),
    "Chinese bytes":                   (lambda: "序号,姓名\n1,阿妹\n".encode("gbk"),       Why.ENCODING),
    "Unicode without its mark":        (lambda: "STT,Họ tên\n".encode("utf-16-le"),    Why.ENCODING),
    "half a letter":                   (lambda: b"\xff\xfeS\x00T\x00T\x00,",           Why.ENCODING),
    "TCVN3 in bytes":                  (lambda: TCVN3.encode("latin-1"),               Why.LEGACY_FONT),
    "TCVN3 in Unicode":                (lambda: TCVN3.encode(),                        Why.LEGACY_FONT),
    "VNI in bytes":                    (lambda: VNI.encode("latin-1"),                 Why.LEGACY_FONT),
    "VNI in a workbook":               (lambda: workbook([line.split(",") for line in VNI.splitlines()]), Why.LEGACY_FONT),
}
# fmt: on


@pytest.mark.parametrize(("build", "why"), REFUSED.values(), ids=REFUSED)
def test_a_bad_file_is_refused_with_its_reason(build: Callable[[], bytes], why: Why) -> None:
    content = build()

    refused = why_of(content)

    assert refused is why


@pytest.mark.parametrize(
    "name",
    ["26 MiB", "100,000 rows in a workbook", "a bomb", "a bomb of tags", "a bomb of one text"],
)
def test_a_refusal_is_soon_and_takes_little_memory(name: str) -> None:
    content = REFUSED[name][0]()
    tracemalloc.start()
    began = time.perf_counter()

    why_of(content)

    taken, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 30  # seconds, with every allocation counted
    assert peak < 100 * MIB


@pytest.mark.parametrize("why", Why, ids=[why.value for why in Why])
def test_a_reason_is_a_sentence_that_says_what_to_do(why: Why) -> None:
    assert why.vi.endswith(".")
    assert why.vi.count(".") >= 2
    assert why.vi == unicodedata.normalize("NFC", why.vi)
    assert "Hãy" in why.vi


def test_a_refusal_says_nothing_of_what_stood_in_the_file() -> None:
    with pytest.raises(Unreadable) as refused:
        read_sheet('1,"Lò Thị Mẫu'.encode())

    assert str(refused.value) == "quotes"
    assert refused.value.__cause__ is None


def test_a_list_as_long_as_allowed_is_read() -> None:
    sheet = read_sheet(many_rows(MOST_ROWS - 1))

    assert len(sheet.rows) == MOST_ROWS


def test_names_from_abroad_make_no_old_font() -> None:
    abroad = "Zürich, Málaga, Besançon, São Paulo, Köln, Malmö, Århus, Tromsø"

    sheet = read_sheet(separated([*LIST, ("2", "Nguyễn Mẫu Đức", abroad)]).encode())

    assert sheet.rows[2][2] == abroad


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert why_of(content) in {None, *Why}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_is_read_or_refused(text: str, encoding: str) -> None:
    assert why_of(text.encode(encoding, "replace")) in {None, *Why}


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]),
    st.integers(0, 5000),
    st.binary(max_size=30),
    st.integers(0, 30),
)
def test_a_workbook_with_a_damaged_part_is_read_or_refused(
    part: str, at: int, put: bytes, away: int
) -> None:
    content = (SAMPLES / "return-list.xlsx").read_bytes()
    own = part_of(content, part)

    damaged = with_parts(content, {part: own[:at] + put + own[at + away :]})

    assert why_of(damaged) in {None, *Why}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 8002), st.binary(min_size=1, max_size=8))
def test_an_archive_with_damaged_bytes_is_read_or_refused(at: int, put: bytes) -> None:
    content = (SAMPLES / "return-list.xlsx").read_bytes()

    damaged = content[:at] + put + content[at + len(put) :]

    assert why_of(damaged) in {None, *Why}


def test_an_archive_of_thousands_of_parts_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(TYPES, "")
        _fill(archive, 2001)

    assert why_of(file.getvalue()) is Why.BOMB


def _fill(archive: zipfile.ZipFile, count: int) -> None:
    for number in range(count):
        archive.writestr(f"xl/{number}", "")
