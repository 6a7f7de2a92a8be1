"""What a row tells of a person, as far as it is clear."""

import pytest

from casework.intake.columns import Column
from casework.intake.dates import PartialDate
from casework.intake.understood import child_of, is_formula, understand
from tests.intake.make import person


@pytest.mark.parametrize(
    ("code", "sex"),
    [
        ("Nữ", "female"), ("NỮ", "female"), ("nữ.", "female"), ("Nu", "female"), ("F", "female"),
        ("Female", "female"), ("Nam", "male"), ("NAM", "male"), ("M", "male"), ("Male", "male"),
        ("Khác", "other"), ("", None), ("không rõ", None),
    ],
)  # fmt: skip
def test_a_clear_code_of_the_sex_is_understood(code: str, sex: str | None) -> None:
    row = person(sex=code)

    assert (row.sex, row.sex_written) == (sex, "")


@pytest.mark.parametrize("code", ["N", "1", "0", "2", "G", "Năm", "=A1", "Nam/Nữ"])
def test_an_unclear_code_of_the_sex_is_kept_as_written(code: str) -> None:
    row = person(sex=code)

    assert (row.sex, row.sex_written) == (None, code)


@pytest.mark.parametrize(
    ("said", "birth", "sex"),
    [
        ({"birth_male": "1987"}, PartialDate(1987), "male"),
        ({"birth_female": "10/1987"}, PartialDate(1987, 10), "female"),
        ({"birth_male": "x"}, None, "male"),
        ({"birth_female": "1987", "birth_male": "-"}, PartialDate(1987), "female"),
        ({"birth": "1987", "sex_female": "x"}, PartialDate(1987), "female"),
        ({"birth": "1987", "sex_male": "1", "sex_female": "0"}, PartialDate(1987), "male"),
        ({"birth_male": "1987", "birth_female": "1987"}, PartialDate(1987), None),
        ({"birth_male": "1987", "birth_female": "1990"}, None, None),
        ({"birth_male": "1987", "sex": "Nữ"}, PartialDate(1987), None),
    ],
    ids=[
        "a year in the column for men",
        "a month in the column for women",
        "a cross",
        "a dash in the other column",
        "a cross for the sex",
        "one and nought for the sex",
        "in both columns",
        "two years in two columns",
        "a column and a code that disagree",
    ],
)
def test_a_column_of_one_sex_tells_birth_and_sex(
    said: dict[str, str], birth: PartialDate | None, sex: str | None
) -> None:
    row = person(**said)

    assert (row.birth, row.sex) == (birth, sex)


def test_two_columns_that_disagree_on_the_sex_are_kept_as_written() -> None:
    row = person(birth_male="1987", sex="Nữ")

    assert row.sex_written == "Nữ | 1987"
    assert row.sex_is_twofold


def test_family_and_given_name_are_put_together() -> None:
    row = person(family_name="Lò Thị", given_name="Mẫu")

    assert row.full_name == "Lò Thị Mẫu"


def test_a_day_of_the_hand_over_is_taken_only_whole() -> None:
    assert person(received_on="03/2026").received_on is None
    assert f"{person(received_on='14-03-2026').received_on}" == "2026-03-14"


def test_what_the_list_does_not_say_is_blank() -> None:
    row = understand({Column.NUMBER: "1"})

    assert (row.full_name, row.birth, row.sex, row.note, row.child_of) == ("", None, None, "", None)


def test_a_person_does_not_show_when_the_row_is_printed() -> None:
    row = person(full_name="Lò Thị Mẫu", note="con số 3", identity_papers="001299000000")

    assert "Mẫu" not in repr(row)
    assert "001299000000" not in repr(row)


@pytest.mark.parametrize(
    ("note", "parent"),
    [
        ("con của người số 31",                 "31"),
        ("con số 31",                           "31"),
        ("Con STT 31",                          "31"),
        ("con của số thứ tự 31",                "31"),
        ("con bà Hoàng Thị X (số 31)",          "31"),
        ("con bà Hoàng Thị Mẫu (STT: 31)",      "31"),
        ("con bà Hoàng Thị Mẫu, STT 31",        "31"),
        ("con trai của người ở dòng 07",        "7"),
        ("con cua nguoi so 31",                 "31"),
        ("mẹ là người số 31",                   "31"),
        ("mẹ: STT 31",                          "31"),
        ("sức khỏe yếu; con số 31",             "31"),
        ("có con số 30",                        None),
        ("có con là người số 30",               None),
        ("con là số 30",                        None),
        ("mẹ của người số 30",                  None),
        ("sinh con số 2 ở nước ngoài",          None),
        ("sống với con, số 31 phố Mẫu",         None),
        ("con số điện thoại không nhớ",         None),
        ("con của bà Hoàng Thị Mẫu",            None),
        ("",                                    None),
    ],
)  # fmt: skip
def test_a_note_may_say_whose_child_it_is(note: str, parent: str | None) -> None:
    assert child_of(note) == parent


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ('=HYPERLINK("http://example.invalid","x")', True), ("=A1", True), ("@SUM(1)", True),
        ("+cmd|' /C calc'!A0", True), ("-SUM(A1)", True), ("+84 000 000 000", False),
        ("-", False), ("- không rõ", False), ("=", False), ("a=b", False),
    ],
)  # fmt: skip
def test_a_formula_is_known_by_how_it_begins(text: str, formula: bool) -> None:
    assert is_formula(text) is formula
