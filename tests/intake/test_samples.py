"""The two sample lists of 37 invented persons: each planted fault is named in its row."""

from collections.abc import Sequence

import pytest

from casework.intake.columns import Column
from casework.intake.faults import Fault
from casework.intake.parentage import parents_of
from tests.intake.make import SAMPLES, faults_in, understood_in, written_in

CSV = SAMPLES / "return-list.csv"
XLSX = SAMPLES / "return-list.xlsx"

# fmt: off
PLANTED = [
    # row  column              fault                   what the row means
    (9,  "birth",            "birth_impossible",     "mend"),   # 30/02/2001
    (9,  "identity_papers",  "number_year",          "check"),  # the number says 1998
    (11, "full_name",        "same_person",          "mend"),   # row 4, in the other Unicode form
    (15, "full_name",        "name_missing",         "said"),
    (16, "full_name",        "same_person",          "mend"),   # row 3: 01/2007 and 2007
    (18, "full_name",        "same_without_accents", "mend"),   # row 6, the year only
    (21, "sex",              "sex_unknown",          "mend"),   # N
    (22, "identity_papers",  "number_sex",           "check"),
    (22, "identity_papers",  "number_year",          "check"),  # the wrong century
    (24, "received_on",      "date_form",            "said"),   # 14-03-2026
    (27, "note",             "formula",              "said"),
    (30, "note",             "child_of",             "said"),   # of row 31
    (33, "identity_papers",  "number_sex",           "check"),
    (34, "nationality",      "nationality",          "check"),
]
# fmt: on

SENTENCES = [
    (9, "“30/02/2001” không có trong lịch"),
    (11, "cùng một người với dòng 4"),
    (15, "vẫn được tiếp nhận"),
    (18, "cùng một người với dòng 6: họ tên chỉ khác ở dấu"),
    (21, "mã giới tính “N”"),
    (22, "là của nam, nhưng giới tính ghi nữ"),
    (22, "sinh năm 2095, nhưng năm sinh ghi 1995"),
    (24, "“14-03-2026”, được hiểu là 14/03/2026"),
    (27, "giữ nguyên như chữ"),
    (30, "con của người ở dòng số 31"),
    (33, "là của nữ, nhưng giới tính ghi nam"),
    (34, "“Campuchia”"),
]


@pytest.fixture(params=[CSV, XLSX], ids=["CSV", "XLSX"])
def content(request: pytest.FixtureRequest) -> bytes:
    return bytes(request.param.read_bytes())


def test_all_37_persons_are_read(content: bytes) -> None:
    rows = written_in(content)

    assert [row[Column.NUMBER] for row in rows] == [str(number) for number in range(1, 38)]


def test_every_planted_fault_is_named_and_no_other(content: bytes) -> None:
    faults = faults_in(content)

    assert told(faults) == PLANTED


@pytest.mark.parametrize(("row", "words"), SENTENCES, ids=lambda said: str(said))
def test_a_fault_is_said_in_vietnamese(content: bytes, row: int, words: str) -> None:
    sentences = [fault.vi for fault in faults_in(content) if fault.row == row]

    assert any(words in sentence for sentence in sentences), sentences


def test_the_child_is_linked_to_its_mother(content: bytes) -> None:
    assert parents_of(understood_in(content)) == {30: 31}


def test_an_impossible_date_is_kept_as_it_is_written(content: bytes) -> None:
    ninth = understood_in(content)[8]

    assert ninth.birth_written == "30/02/2001"
    assert ninth.birth is None


def test_a_formula_is_kept_as_text(content: bytes) -> None:
    row = understood_in(content)[26]

    assert row.note == '=HYPERLINK("http://example.invalid","x")'


def test_both_files_say_the_same() -> None:
    assert written_in(CSV.read_bytes()) == written_in(XLSX.read_bytes())


def told(faults: Sequence[Fault]) -> list[tuple[int, str, str, str]]:
    return [(f.row, f.column.value, f.kind.value, f.severity.value) for f in faults]
