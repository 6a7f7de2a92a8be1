"""What became of the places of the three tiers. The lists propose; where there are several, all."""

from casework.places.locality import Kind, Listing, Locality
from casework.places.register import register
from workflows.terms import Level

NOW, WAS = Listing.SINCE_2025_07, Listing.UNTIL_2025_06
LISTS = register()


def former(name: str, *, within: str) -> Locality:
    """The one former place of a name and a kind, in a district or province of that name."""
    found = [p for p in LISTS.named(name, WAS) if f"{within}" in p.whole]
    assert len(found) == 1
    return found[0]


def test_every_former_commune_and_province_has_a_proposal() -> None:
    places = LISTS.places(WAS)

    without = [place.whole for place in places if not LISTS.proposals(place)]

    assert without == []


def test_every_commune_of_today_was_made_of_something() -> None:
    places = LISTS.places(NOW)

    without = [place.whole for place in places if not LISTS.came_from(place)]

    assert without == []


def test_a_former_province_went_into_one() -> None:
    several = [p for p in LISTS.provinces(WAS) if len(LISTS.proposals(p)) != 1]

    assert several == []


def test_a_person_of_ha_giang_is_now_of_tuyen_quang() -> None:
    ha_giang = former("Hà Giang", within="Tỉnh Hà Giang")

    assert [place.whole for place in LISTS.proposals(ha_giang)] == ["Tỉnh Tuyên Quang"]


def test_a_commune_that_was_split_proposes_all_its_parts() -> None:
    dai_mo = former("Đại Mỗ", within="quận Nam Từ Liêm")

    proposed = LISTS.proposals(dai_mo)

    assert len(proposed) == 5
    assert all(dai_mo in LISTS.came_from(place) for place in proposed)


def test_the_number_of_split_communes_is_known() -> None:
    communes = LISTS.places(WAS, Level.COMMUNE)

    assert sum(len(LISTS.proposals(place)) > 1 for place in communes) == 471


def test_an_island_district_without_communes_is_a_special_zone() -> None:
    (now,) = LISTS.proposals(former("Lý Sơn", within="Huyện Lý Sơn"))

    assert (now.kind, now.whole) == (Kind.SPECIAL_ZONE, "Đặc khu Lý Sơn, tỉnh Quảng Ngãi")


def test_a_former_district_proposes_every_commune_that_it_went_into() -> None:
    district = former("Cao Lộc", within="Huyện Cao Lộc")

    proposed = {place.name for place in LISTS.proposals(district)}

    assert {"Đồng Đăng", "Cao Lộc", "Ba Sơn", "Công Sơn"} <= proposed


def test_a_place_of_today_is_its_own_proposal() -> None:
    place = LISTS.find("26824", NOW)

    assert LISTS.proposals(place) == (place,)
    assert LISTS.came_from(former("Hà Giang", within="Tỉnh Hà Giang")) == ()


def test_a_province_of_today_names_those_it_was_made_of() -> None:
    (tuyen_quang,) = [p for p in LISTS.provinces(NOW) if p.name == "Tuyên Quang"]

    assert [p.name for p in LISTS.came_from(tuyen_quang)] == ["Hà Giang", "Tuyên Quang"]
