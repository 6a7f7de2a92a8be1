"""The dry run: every fault in its row, with what it means for the row and a sentence."""

import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.intake.columns import Column
from casework.intake.dates import Form
from casework.intake.fault import Fault
from casework.intake.fault_kinds import MENDED_FIRST, FaultKind, Severity
from casework.intake.faults import faults_of
from casework.intake.understood import Understood, understand
from tests.intake.make import TODAY, person

# ruff: noqa: E501  # a table stays a table
# fmt: off
ALONE = [
    # what one row says                                          its faults
    ({"full_name": "Lò Thị Mẫu", "birth": "1999", "sex": "Nữ"},  []),
    ({"number": "1", "received_on": "14/03/2026"},               ["nothing_said", "name_missing"]),
    ({"full_name": "", "sex": "Nữ"},                             ["name_missing"]),
    ({"full_name": "không rõ", "sex": "Nữ"},                     ["name_missing"]),
    ({"full_name": "=A1"},                                       ["name_is_formula"]),
    ({"full_name": "Mẫu", "note": "=A1"},                        ["formula"]),
    ({"full_name": "Mẫu", "home_address": "@SUM(1)"},            ["formula"]),
    ({"full_name": "Mẫu", "birth": "30/02/2001"},                ["birth_impossible"]),
    ({"full_name": "Mẫu", "birth": "03/25/2001"},                ["birth_month_first"]),
    ({"full_name": "Mẫu", "birth": "14/03/87"},                  ["birth_short_year"]),
    ({"full_name": "Mẫu", "birth": "tuổi Dần"},                  ["birth_unclear"]),
    ({"full_name": "Mẫu", "birth_male": "1987", "birth_female": "1990"}, ["birth_unclear", "sex_twice"]),
    ({"full_name": "Mẫu", "birth": "khoảng 1987"},               ["birth_approximate"]),
    ({"full_name": "Mẫu", "birth": "14-03-1987"},                ["date_form"]),
    ({"full_name": "Mẫu", "birth": "không rõ"},                  []),
    ({"full_name": "Mẫu", "birth": "01/2027"},                   ["birth_in_future"]),
    ({"full_name": "Mẫu", "birth": "1915"},                      ["too_old"]),
    ({"full_name": "Mẫu", "birth": "1916"},                      []),
    ({"full_name": "Mẫu", "sex": "N"},                           ["sex_unknown"]),
    ({"full_name": "Mẫu", "sex": "Nam", "birth_female": "1987"}, ["sex_twice"]),
    ({"full_name": "Mẫu", "nationality": "Campuchia"},           ["nationality"]),
    ({"full_name": "Mẫu", "nationality": ""},                    ["nationality_missing"]),
    ({"full_name": "Mẫu", "nationality": "VIET NAM"},            []),
    ({"full_name": "Mẫu", "nationality": "VN"},                  []),
    ({"full_name": "Mẫu", "sex": "Nữ", "birth": "1987", "identity_papers": "001187000000"}, []),
    ({"full_name": "Mẫu", "sex": "Nam", "birth": "1987", "identity_papers": "001187000000"}, ["number_sex"]),
    ({"full_name": "Mẫu", "sex": "Nữ", "birth": "1988", "identity_papers": "001187000000"}, ["number_year"]),
    ({"full_name": "Mẫu", "sex": "Nữ", "birth": "1987", "identity_papers": "001387000000"}, ["number_year"]),
    ({"full_name": "Mẫu", "sex": "Khác", "identity_papers": "001187000000"}, []),
    ({"full_name": "Mẫu", "birth": "30/02/1987", "identity_papers": "001187000000"}, ["birth_impossible"]),
    ({"full_name": "Mẫu", "identity_papers": "012345678"},       []),
    ({"full_name": "Mẫu", "identity_papers": "1187000000"},      ["number_length"]),
    ({"full_name": "Mẫu", "received_on": "14-03-2026"},          ["date_form"]),
    ({"full_name": "Mẫu", "received_on": "30/02/2026"},          ["received_unclear"]),
    ({"full_name": "Mẫu", "received_on": "03/2026"},             ["received_unclear"]),
    ({"full_name": "Mẫu", "received_on": ""},                    []),
    ({"full_name": "Mẫu", "received_on": "23/11/2026"},          ["received_in_future"]),
    ({"full_name": "Mẫu", "birth": "2026", "received_on": "01/01/2025"}, ["received_before_birth"]),
]
# fmt: on

HAND_OVER = {"received_on": "14/03/2026", "gate": "Mộc Bài", "given_by": "Bên bạn (Mẫu)"}


@pytest.mark.parametrize(("said", "kinds"), ALONE, ids=[str(said) for said, _ in ALONE])
def test_a_row_alone_shows_its_faults(said: dict[str, str], kinds: list[str]) -> None:
    row = person(**said)

    faults = faults_of([row], TODAY)

    assert [fault.kind.value for fault in faults] == kinds


@pytest.mark.parametrize(
    ("said", "kind", "severity"),
    [
        ({"received_on": "15/03/2026"}, FaultKind.RECEIVED_DIFFERS, Severity.CHECK),
        ({"gate": "Hữu Nghị"}, FaultKind.GATE_DIFFERS, Severity.CHECK),
        ({"given_by": "Bên khác (Mẫu)"}, FaultKind.GIVEN_BY_DIFFERS, Severity.SAID),
    ],
    ids=["another day", "another gate", "another party"],
)
def test_a_row_that_was_handed_over_otherwise_is_named(
    said: dict[str, str], kind: FaultKind, severity: Severity
) -> None:
    rows = [*others(4), person(full_name="Mẫu", **{**HAND_OVER, **said})]

    (fault,) = faults_of(rows, TODAY)

    assert (fault.row, fault.kind, fault.severity) == (5, kind, severity)


@pytest.mark.parametrize(
    "said",
    [{"received_on": "14.03.2026"}, {"gate": "MOC BAI"}, {"gate": ""}, {"received_on": ""}],
    ids=["another form of the day", "another spelling of the gate", "no gate", "no day"],
)
def test_the_same_hand_over_in_other_letters_does_not_differ(said: dict[str, str]) -> None:
    rows = [*others(4), person(full_name="Mẫu", **{**HAND_OVER, **said})]

    differing = [fault.kind for fault in faults_of(rows, TODAY) if "differs" in fault.kind]

    assert differing == []


def test_two_halves_of_a_list_differ_from_no_usual_gate() -> None:
    rows = [*others(2), *others(2, gate="Hữu Nghị")]

    assert faults_of(rows, TODAY) == []


def test_faults_come_in_the_order_of_the_rows() -> None:
    rows = [person(full_name="", sex="N"), person(full_name="Mẫu"), person(full_name="", sex="N")]

    faults = faults_of(rows, TODAY)

    assert [fault.row for fault in faults] == [1, 1, 3, 3]


def test_today_is_said_by_the_caller() -> None:
    row = person(full_name="Mẫu", birth="14/03/2026")

    assert [f.kind for f in faults_of([row], date(2026, 3, 13))] == [FaultKind.BIRTH_IN_FUTURE]
    assert faults_of([row], date(2026, 3, 14)) == []


def test_the_sentence_quotes_what_is_written_in_either_language() -> None:
    (fault,) = faults_of([person(full_name="Mẫu", birth="30/02/2001")], TODAY)

    assert fault.vi.startswith("Ngày sinh “30/02/2001” không có trong lịch.")
    assert fault.en.startswith("The date of birth “30/02/2001” is in no calendar.")


def test_words_within_a_sentence_are_of_its_language() -> None:
    row = person(full_name="Mẫu", sex="Nam", identity_papers="001187000000")

    (fault,) = faults_of([row], TODAY)

    assert "là của nữ, nhưng giới tính ghi nam" in fault.vi
    assert "that of a female person, but the sex is given as male" in fault.en


def test_a_text_of_the_list_fills_no_hole_of_its_own() -> None:
    (fault,) = faults_of([person(full_name="Mẫu", birth="%(other)s {0} %d")], TODAY)

    assert "“%(other)s {0} %d”" in fault.vi


def test_a_fault_does_not_show_the_person_when_it_is_printed() -> None:
    fault = Fault(1, Column.BIRTH, FaultKind.BIRTH_UNCLEAR, {"written": "tuổi Dần"})

    assert "Dần" not in repr(fault)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.dictionaries(st.sampled_from(Column), st.text(max_size=30)), max_size=6))
def test_no_list_is_too_strange_for_its_faults_to_be_said(said: list[dict[Column, str]]) -> None:
    rows = [understand(written) for written in said]

    sentences = [(fault.vi, fault.en) for fault in faults_of(rows, TODAY)]

    assert all(all(sentence) for sentence in sentences)


@pytest.mark.parametrize("kind", FaultKind, ids=[kind.value for kind in FaultKind])
def test_every_fault_is_a_sentence_with_the_same_holes(kind: FaultKind) -> None:
    holes = dict.fromkeys(("written", "column", "understood", "number", "told", "listed"), "…")
    holes |= dict.fromkeys(("digits", "other", "others"), "…")

    vietnamese, english = kind.vi % holes, kind.en % holes

    assert vietnamese.count("…") == english.count("…")
    assert vietnamese.endswith(".")
    assert kind.vi == unicodedata.normalize("NFC", kind.vi)
    assert "đối tượng" not in kind.vi


def test_every_unclear_form_of_a_birth_is_mended_first() -> None:
    unclear = {Form.IMPOSSIBLE, Form.MONTH_FIRST, Form.SHORT_YEAR, Form.UNCLEAR}

    kinds = {FaultKind.of(f"birth_{form.value}") for form in unclear}

    assert kinds <= MENDED_FIRST


def others(count: int, **said: str) -> list[Understood]:
    names = ("Lò Thị Mẫu", "Giàng A Mẫu", "Đặng Thị Mẫu", "Kim Mẫu")[:count]
    return [
        person(full_name=name + said.get("gate", ""), **{**HAND_OVER, **said}) for name in names
    ]
