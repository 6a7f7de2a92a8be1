"""What a minor has who came with somebody; the status is that of whom they came with."""

import pytest

from workflows.regimes import REGIMES
from workflows.terms import Citizenship, Letter, Place, Status

CONFIRMED, PENDING = Status.CONFIRMED, Status.BEING_IDENTIFIED
RULED_OUT, OPEN = Status.NOT_VICTIM, Status.UNDETERMINED
CITIZEN, STATELESS = Citizenship.CITIZEN, Citizenship.STATELESS
FOREIGN, UNCLEAR = Citizenship.FOREIGN, Citizenship.UNCLEAR
HERE, ABROAD = Place.UNIT, Place.ABROAD

# fmt: off
TABLE = [
    # law        status     minor      place   letters     id
    ("law_2024", CONFIRMED, CITIZEN,   HERE,   "abcdDegh", "Đ.37(2) V"),
    ("law_2024", CONFIRMED, STATELESS, HERE,   "abcdDegh", "Đ.37(2) V, a stateless resident"),
    ("law_2024", CONFIRMED, FOREIGN,   HERE,   "abcdDg",   "office: what all share"),
    ("law_2024", CONFIRMED, UNCLEAR,   HERE,   "abcdDg",   "office: while it is unclear"),
    ("law_2024", PENDING,   CITIZEN,   HERE,   "abcdDeg",  "Đ.37(3) V, in Vietnam"),
    ("law_2024", PENDING,   CITIZEN,   ABROAD, "abcd",     "Đ.37(3) V, abroad"),
    ("law_2024", PENDING,   FOREIGN,   HERE,   "abcdDg",   "office: what all share"),
    ("law_2024", RULED_OUT, CITIZEN,   HERE,   "",         "with no victim"),
    ("law_2024", OPEN,      CITIZEN,   HERE,   "",         "with an undetermined person"),
    ("law_2011", CONFIRMED, CITIZEN,   HERE,   "abeg",     "Đ.32(3) V"),
    ("law_2011", CONFIRMED, FOREIGN,   HERE,   "abeg",     "Đ.32(3) V, a foreign minor"),
    ("law_2011", PENDING,   CITIZEN,   HERE,   "",         "no article on whom is pending"),
]
# fmt: on


@pytest.mark.parametrize(
    ("law", "status", "citizenship", "place", "letters"),
    [row[:-1] for row in TABLE],
    ids=[f"{row[0]}: {row[-1]}" for row in TABLE],
)
def test_an_accompanying_minor_has(
    law: str, status: Status, citizenship: Citizenship, place: Place, letters: str
) -> None:
    group = REGIMES[law].entitlement(status, citizenship, place, accompanies=True)

    found = group.letters if group else frozenset()
    assert found == {Letter.of("dd" if one == "D" else one) for one in letters}


@pytest.mark.parametrize("law", sorted(REGIMES))
def test_nobody_has_training_or_a_loan_for_coming_along(law: str) -> None:
    groups = [one for one in REGIMES[law].entitlements if one.accompanies]

    assert groups
    assert not {Letter.I, Letter.K} & {letter for group in groups for letter in group.letters}
