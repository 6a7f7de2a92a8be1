"""Finding a place by what somebody types: accents, size of letters and kind make no difference."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.intake.folding import fold
from casework.places.locality import Listing, Locality
from casework.places.register import register, widest_first
from casework.places.written import communes_named, formerly_named
from workflows.terms import Level

NOW, WAS = Listing.SINCE_2025_07, Listing.UNTIL_2025_06
COMMUNES = register().places(NOW, Level.COMMUNE)
PLACES = [place for listing in Listing for place in register().places(listing)]


@given(st.sampled_from(PLACES))
def test_every_place_is_found_by_its_name_however_typed(place: Locality) -> None:
    typed = (
        place.name,
        place.name.upper(),
        fold(place.name),
        unicodedata.normalize("NFD", place.name),
    )

    found = [register().named(name, place.listing) for name in typed]

    assert all(place in places for places in found)


def test_no_commune_of_today_is_taken_for_another_of_its_province() -> None:
    mistaken = [
        place.whole for place in COMMUNES if communes_named(place.title, place.province) != (place,)
    ]

    assert mistaken == []


@given(st.sampled_from(COMMUNES))
def test_a_commune_is_meant_by_its_title_with_and_without_accents(place: Locality) -> None:
    with_accents = communes_named(place.title, place.province)
    without = communes_named(fold(place.title), place.province)

    assert with_accents == (place,)
    assert place in without


@given(st.sampled_from(PLACES))
def test_the_beginning_of_a_name_is_enough_to_search(place: Locality) -> None:
    found = register().holding(place.name[:4], place.listing)

    assert place in found
    assert widest_first(found) == widest_first(
        register().holding(fold(place.name[:4]), place.listing)
    )


@given(st.text(max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    found = register().holding(text, NOW) + register().named(text, WAS)

    assert all(isinstance(place, Locality) for place in found)


def test_accents_tell_apart_where_they_were_written() -> None:
    bare = {place.name for place in register().named("thanh xuan", NOW)}
    marked = {place.name for place in register().named("Thạnh Xuân", NOW)}

    assert (bare, marked) == ({"Thanh Xuân", "Thạnh Xuân"}, {"Thạnh Xuân"})


def test_the_two_places_of_a_tone_mark_are_one_name() -> None:
    assert register().named("Hoà Bình", WAS) == register().named("Hòa Bình", WAS) != []


@pytest.mark.parametrize("nothing", ["", "   ", "…", "-"])
def test_nothing_typed_finds_nothing(nothing: str) -> None:
    assert register().holding(nothing, NOW) == []


def test_a_former_name_leads_to_what_it_is_today() -> None:
    (lang_son,) = register().named("Lạng Sơn", NOW)

    names = [place.title for place in formerly_named("Bảo Lâm", lang_son)]

    assert names == ["Xã Đồng Đăng"]
