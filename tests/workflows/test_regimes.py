"""Which law governs a case, who plays a role on which day, and what a person may have."""

from datetime import date

import pytest

from workflows.regimes import REGIMES, NoRegime, law_2011, law_2024, regime_for, support_regime_for
from workflows.terms import (
    Act,
    AgeBand,
    Citizenship,
    Ground,
    Letter,
    Level,
    Place,
    Role,
    Sector,
    Status,
)

LAW = law_2024.REGIME
OLD = law_2011.REGIME
TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("received_on", "key"),
    [
        pytest.param(date(2025, 6, 30), "law_2011", id="the last day of the old law"),
        pytest.param(date(2025, 7, 1), "law_2024", id="the first day of the new law"),
    ],
)
def test_the_day_of_receipt_chooses_the_procedure(received_on: date, key: str) -> None:
    assert regime_for(received_on) is REGIMES[key]


@pytest.mark.parametrize("confirmed_on", [date(2005, 3, 1), date(2019, 5, 12), date(2025, 6, 30)])
def test_who_was_confirmed_before_july_2025_keeps_the_old_support(confirmed_on: date) -> None:
    assert support_regime_for(confirmed_on) is OLD


@pytest.mark.parametrize("status", [Status.BEING_IDENTIFIED, Status.CONFIRMED])
def test_an_old_case_may_end_early_on_a_ground(status: Status) -> None:
    grounds = {each.ground for each in OLD.grounds_for(Act.CLOSE_EARLY, status)}

    assert grounds == {
        Ground.DECLINED,
        Ground.REPATRIATED,
        Ground.DIED,
        Ground.LOST_CONTACT,
    }


def test_no_law_is_invented_for_earlier_days() -> None:
    with pytest.raises(NoRegime):
        regime_for(date(2011, 12, 31))


def test_the_district_labour_office_owns_cases_until_it_ended() -> None:
    last_day, first_day_after = date(2025, 2, 28), date(2025, 3, 1)

    assert Role.CASE_OWNER in OLD.roles_of(Sector.LABOUR, Level.DISTRICT, last_day)
    assert Role.CASE_OWNER not in OLD.roles_of(Sector.LABOUR, Level.DISTRICT, first_day_after)


@pytest.mark.parametrize(
    ("sector", "level", "roles"),
    [
        pytest.param(Sector.HEALTH, Level.PROVINCE, {Role.CASE_OWNER}, id="Sở Y tế"),
        pytest.param(
            Sector.COMMITTEE, Level.COMMUNE, {Role.RECEIVER, Role.COMMUNE}, id="UBND cấp xã"
        ),
        pytest.param(
            Sector.POLICE,
            Level.PROVINCE,
            {
                Role.RECEIVER,
                Role.RESCUER,
                Role.GATE,
                Role.VERIFIER,
                Role.PROVINCE_IMMIGRATION,
            },
            id="Công an tỉnh",
        ),
        pytest.param(
            Sector.BORDER,
            Level.PROVINCE,
            {Role.RECEIVER, Role.RESCUER, Role.GATE},
            id="Biên phòng",
        ),
        pytest.param(Sector.LABOUR, Level.PROVINCE, set(), id="Lao động: no part any more"),
    ],
)
def test_units_play_their_roles(sector: Sector, level: Level, roles: set[Role]) -> None:
    assert LAW.roles_of(sector, level, TODAY) == roles


@pytest.mark.parametrize(
    ("status", "citizenship", "place", "letters"),
    [
        pytest.param(
            Status.CONFIRMED, Citizenship.CITIZEN, Place.HOME, "a b c d dd e g h i k", id="victim"
        ),
        pytest.param(
            Status.BEING_IDENTIFIED,
            Citizenship.STATELESS,
            Place.UNIT,
            "a b c d dd e g",
            id="being identified in Vietnam",
        ),
        pytest.param(
            Status.BEING_IDENTIFIED,
            Citizenship.CITIZEN,
            Place.ABROAD,
            "a b c d",
            id="being identified abroad",
        ),
        pytest.param(
            Status.CONFIRMED, Citizenship.FOREIGN, Place.FACILITY, "a b c d dd g", id="foreigner"
        ),
        pytest.param(
            Status.BEING_IDENTIFIED,
            Citizenship.UNCLEAR,
            Place.UNIT,
            "a b c d dd g",
            id="unclear citizenship: what all share",
        ),
    ],
)
def test_support_follows_status_citizenship_and_place(
    status: Status, citizenship: Citizenship, place: Place, letters: str
) -> None:
    entitlement = LAW.entitlement(status, citizenship, place)

    assert entitlement is not None
    assert entitlement.letters == {Letter(letter) for letter in letters.split()}


def test_who_is_not_a_victim_has_no_letters() -> None:
    assert LAW.entitlement(Status.NOT_VICTIM, Citizenship.CITIZEN, Place.HOME) is None


def test_a_case_is_not_closed_as_settled_without_confirmation() -> None:
    grounds = {ground.ground for ground in LAW.grounds_for(Act.CLOSE, Status.UNDETERMINED)}

    assert grounds == {Ground.NOT_DETERMINED}


def test_an_unclear_citizenship_is_not_an_unclear_age() -> None:
    assert AgeBand.UNCLEAR != Citizenship.UNCLEAR
    assert len({AgeBand.UNCLEAR, Citizenship.UNCLEAR}) == 2
    assert AgeBand.UNCLEAR == "unclear"
