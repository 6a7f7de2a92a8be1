"""Rows of one list that may be one person."""

import time

import pytest

from casework.intake.fault_kinds import FaultKind
from casework.intake.likeness import Likeness, likenesses
from casework.intake.understood import Understood
from tests.intake.make import person

ID = "001187000000"
OTHER_ID = "001187000001"

# ruff: noqa: E501  # a table stays a table
# fmt: off
PAIRS = [
    # the first row                          the second row                           alike
    (("Lò Thị Mẫu", "1987"),                 ("Lò Thị Mẫu", "1987"),                  "same_person"),
    (("Lò Thị Mẫu", "14/03/1987"),           ("Lò Thị Mẫu", "1987"),                  "same_person"),
    (("Lò Thị Mẫu", "14/03/1987"),           ("LÒ THỊ MẪU", "14-3-1987"),             "same_person"),
    (("Lò Thị Hòa", "1987"),                 ("Lò Thị Hoà", "1987"),                  "same_person"),
    (("Lò Thị Mẫu", "1987"),                 ("LO THI MAU", "1987"),                  "same_without_accents"),
    (("Đặng Mẫu", "14/08/1996"),             ("Dang Mau", "1996"),                    "same_without_accents"),
    (("Lò Thị Hà", "1987"),                  ("Lò Thị Hạ", "1987"),                   "same_name"),
    (("Lò Thị Mẫu", "14/03/1987"),           ("Lò Thị Mẫu", "15/03/1987"),            "same_name"),
    (("Lò Thị Mẫu", "1987", "Nữ"),           ("Lò Thị Mẫu", "1987", "Nam"),           "same_name"),
    (("Lò Thị Mẫu", "1987"),                 ("Lò Thị Mẫu", ""),                      "same_name"),
    (("Lò Thị Mẫu", ""),                     ("Lò Thị Mẫu", "1987"),                  "same_name"),
    (("Lò Thị Mẫu", ""),                     ("Lò Thị Mẫu", ""),                      "same_name"),
    (("Lò Thị Mẫu", "1987", "", ID),         ("Lò Thị Mẫu", "1990", "", ID),          "same_name_and_number"),
    (("Lò Thị Hà", "1987", "", ID),          ("Lò Thị Hạ", "1987", "", ID),           "same_name_and_number"),
    (("Lò Thị Mẫu", "1987", "", ID),         ("Giàng A Mẫu", "1990", "", ID),         "same_number"),
    (("", "", "", ID),                       ("Giàng A Mẫu", "1990", "", ID),         "same_number"),
    (("Lò Thị Mẫu", "1987"),                 ("Lò Thị Mẫu", "1988"),                  None),
    (("Lò Thị Mẫu", "1987", "", ID),         ("Giàng A Mẫu", "1987", "", OTHER_ID),   None),
    (("", "1987"),                           ("", "1987"),                            None),
    (("không rõ", "1987"),                   ("không rõ", "1987"),                    None),
    (("Lò Mẫu Thị", "1987"),                 ("Lò Thị Mẫu", "1987"),                  None),
]
# fmt: on


@pytest.mark.parametrize(("first", "second", "kind"), PAIRS, ids=[f"{a} {b}" for a, b, _ in PAIRS])
def test_two_rows_are_as_alike_as_what_they_share(
    first: tuple[str, ...], second: tuple[str, ...], kind: str | None
) -> None:
    rows = [row(*first), row(*second)]

    found = [likeness.kind.value for likeness in likenesses(rows)]

    assert found == ([kind] if kind else [])


def test_a_row_is_named_once_with_the_row_it_is_most_like() -> None:
    rows = [row("Lo Thi Mau", "1987"), row("Lò Thị Mẫu", "1987"), row("Lò Thị Mẫu", "1987")]

    found = list(likenesses(rows))

    assert found == [
        Likeness(2, 1, FaultKind.SAME_WITHOUT_ACCENTS),
        Likeness(3, 2, FaultKind.SAME_PERSON),
    ]


def test_five_thousand_of_one_name_are_compared_in_a_moment() -> None:
    rows = [row("Lò Thị Mẫu", "1987", "", ID)] * 5000
    began = time.perf_counter()

    found = list(likenesses(rows))

    assert len(found) == 4999
    assert time.perf_counter() - began < 5  # seconds; a comparison of all pairs takes minutes


def row(name: str, birth: str = "", sex: str = "", papers: str = "") -> Understood:
    return person(full_name=name, birth=birth, sex=sex, identity_papers=papers)
