"""Numbers of identity papers: found in what is written, and what a citizen's number tells."""

import pytest

from casework.intake.identity import Told, numbers_in, odd_numbers_in, told_by


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("001299000000", ("001299000000",)),
        ("CCCD: 001299000000", ("001299000000",)),
        ("0012 9900 0000", ("001299000000",)),
        ("001.299.000.000", ("001299000000",)),
        ("CMND 012345678", ("012345678",)),
        ("012345678; 001299000000", ("012345678", "001299000000")),
        ("012345678 001299000000", ("012345678", "001299000000")),
        ("Hộ chiếu C0000000", ("C0000000",)),
        ("HC số B 0000001", ("B0000001",)),
        ("001299000000 cấp ngày 14/03/2021", ("001299000000",)),
        ("012345678 cấp 14.03.2021", ("012345678",)),
        ("không có", ()),
        ("", ()),
    ],
)
def test_numbers_are_found_in_what_is_written(written: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(written) == numbers
    assert odd_numbers_in(written) == ()


@pytest.mark.parametrize(
    ("written", "odd"),
    [
        ("1299000000", "1299000000"),
        ("12990000001", "12990000001"),
        ("0012990000001", "0012990000001"),
        ("CMND 01234567", "01234567"),
    ],
    ids=["two zeros dropped", "one zero dropped", "a digit too many", "a digit missing"],
)
def test_a_number_of_another_length_is_odd(written: str, odd: str) -> None:
    assert odd_numbers_in(written) == (odd,)
    assert numbers_in(written) == ()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("001087000000", Told("male", 1987)),
        ("001187000000", Told("female", 1987)),
        ("001205000000", Told("male", 2005)),
        ("001305000000", Told("female", 2005)),
        ("059295000000", Told("male", 2095)),
        ("999187000000", Told("female", 1987)),
        ("012345678", None),
        ("C0000000", None),
    ],
    ids=[
        "a man of the last century",
        "a woman of the last century",
        "a man of this century",
        "a woman of this century",
        "a year to come",
        "a province of no list",
        "an old card",
        "a passport",
    ],
)
def test_a_citizens_number_tells_sex_and_year(number: str, told: Told | None) -> None:
    assert told_by(number) == told
