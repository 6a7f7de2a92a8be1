"""The lists of places: whole, unchanged since they were derived, and never mixed up."""

import hashlib
import tomllib
from collections import Counter
from datetime import date

import pytest

from casework.places.locality import Kind, Listing, listing_on
from casework.places.register import LISTS, UnknownPlace, register
from workflows.terms import Level

NOW, WAS = Listing.SINCE_2025_07, Listing.UNTIL_2025_06


def test_the_files_are_as_they_were_derived_and_have_their_licence() -> None:
    entries = tomllib.loads((LISTS / "VENDOR.toml").read_text(encoding="utf-8"))["vendored"]

    digests = {
        e["file"]: hashlib.sha256((LISTS / e["file"]).read_bytes()).hexdigest() for e in entries
    }
    licences = [LISTS / name for e in entries for name in e["licence_files"]]

    assert digests == {e["file"]: e["sha256"] for e in entries}
    assert digests.keys() == {file.name for file in LISTS.glob("*.csv")}
    assert all(licence.is_file() for licence in licences)


@pytest.mark.parametrize(
    ("listing", "level", "number"),
    [
        pytest.param(NOW, Level.PROVINCE, 34, id="provinces now"),
        pytest.param(NOW, Level.DISTRICT, 0, id="no districts now"),
        pytest.param(NOW, Level.COMMUNE, 3_321, id="communes now"),
        pytest.param(WAS, Level.PROVINCE, 63, id="former provinces"),
        pytest.param(WAS, Level.DISTRICT, 696, id="former districts"),
        pytest.param(WAS, Level.COMMUNE, 10_035, id="former communes"),
    ],
)
def test_each_list_has_every_place(listing: Listing, level: Level, number: int) -> None:
    places = register().places(listing, level)

    assert len(places) == number


def test_the_communes_of_today_are_of_three_kinds() -> None:
    kinds = Counter(place.kind for place in register().places(NOW, Level.COMMUNE))

    assert kinds == {Kind.COMMUNE: 2_621, Kind.WARD: 687, Kind.SPECIAL_ZONE: 13}


def test_every_place_lies_in_one_of_the_level_above() -> None:
    communes = register().places(NOW, Level.COMMUNE) + register().places(WAS, Level.COMMUNE)
    above = Counter((place.listing, place.parent and place.parent.level) for place in communes)

    assert above == {(NOW, Level.PROVINCE): 3_321, (WAS, Level.DISTRICT): 10_035}


@pytest.mark.parametrize(
    ("code", "was", "now"),
    [
        pytest.param("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai", id="a province"),
        pytest.param("80", "Tỉnh Long An", "Tỉnh Tây Ninh", id="another province"),
        pytest.param(
            "00097",
            "Phường Tứ Liên, quận Tây Hồ, thành phố Hà Nội",
            "Phường Hồng Hà, thành phố Hà Nội",
            id="a ward",
        ),
    ],
)
def test_a_code_was_given_out_again(code: str, was: str, now: str) -> None:
    named = [register().find(code, listing).whole for listing in (WAS, NOW)]

    assert named == [was, now]


def test_more_than_half_of_the_codes_name_something_else_than_before() -> None:
    former = {place.code: place.name for place in register().places(WAS)}
    today = register().places(NOW)

    again = [place for place in today if former.get(place.code, place.name) != place.name]

    assert len(again) == 1_810  # of 3,355


def test_a_key_says_which_list_it_means() -> None:
    keys = [place.key for listing in Listing for place in register().places(listing)]

    assert len(set(keys)) == len(keys) == 3_355 + 10_794
    assert register().of_key("2025-07-01.15").name == "Lào Cai"
    assert register().of_key("2025-06-30.15").name == "Yên Bái"


@pytest.mark.parametrize("key", ["", "15", "2025-07-01.", "2025-07-01.99", "2024-01-01.15"])
def test_a_key_that_names_nothing_is_refused(key: str) -> None:
    with pytest.raises(UnknownPlace):
        register().of_key(key)


@pytest.mark.parametrize(
    ("day", "listing"), [(date(2025, 6, 30), WAS), (date(2025, 7, 1), NOW), (date(2024, 1, 1), WAS)]
)
def test_a_day_has_its_list(day: date, listing: Listing) -> None:
    assert listing_on(day) is listing
