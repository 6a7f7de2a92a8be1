"""Reading addresses as people write them: what they may name, and what is left of the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.intake.folding import fold
from casework.places.locality import Listing, Locality
from casework.places.pieces import JOINED
from casework.places.register import register
from casework.places.written import read_address
from workflows.terms import Level

FORMER = register().places(Listing.UNTIL_2025_06, Level.COMMUNE)
TODAY = register().places(Listing.SINCE_2025_07, Level.COMMUNE)


NAMED = {
    "3, xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn": "Xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn",
    "xa Chi Lang, huyen Chi Lang, tinh Lang Son": "Xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn",
    "Thôn Mẫu xã Bảo Lâm huyện Cao Lộc tỉnh Lạng Sơn": "Xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn",
    "thon Mau xa Bao Lam huyen Cao Loc tinh Lang Son": "Xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn",
    "TT Đồng Đăng - Cao Lộc - Lạng Sơn": "Thị trấn Đồng Đăng, huyện Cao Lộc, tỉnh Lạng Sơn",
    "X. Đồng Yên, H. Bắc Quang, T. Hà Giang.": "Xã Đồng Yên, huyện Bắc Quang, tỉnh Hà Giang",
    "12 phố Mẫu, P. Bến Nghé, Q1, TP.HCM": "Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh",
    "P05, TP Vũng Tàu, Bà Rịa - Vũng Tàu": "Phường 5, thành phố Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu",
    "xã Bảo Lâm, huyện Cao Lộc": "Xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn",
    "Bản Phố, Bắc Hà, Lào Cai, Việt Nam": "Xã Bản Phố, huyện Bắc Hà, tỉnh Lào Cai",
    "đặc khu Vân Đồn, Quảng Ninh": "Đặc khu Vân Đồn, tỉnh Quảng Ninh",
    "thành phố Lạng Sơn, tỉnh Lạng Sơn": "Thành phố Lạng Sơn, tỉnh Lạng Sơn",
    "tỉnh Hà Giang": "Tỉnh Hà Giang",
    "tỉnh Thừa Thiên Huế": "Thành phố Huế",
}
NAME_NOTHING = {
    "nothing": "",
    "unknown": "không rõ",
    "words": "gần chợ, không rõ tên đường",
    "a hamlet": "Thôn Hòa Bình",
    "no province": "xã Tân Lập",
    "invented": "tỉnh Quảng Ninh Mẫu",
    "a story": "x" * 9_000,
}


@pytest.mark.parametrize("written", NAMED)
def test_an_address_names_its_place(written: str) -> None:
    reading = read_address(written)

    assert [place.whole for place in reading.places] == [NAMED[written]]


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("Thôn 3, xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn", "Thôn 3"),
        ("Thôn Mẫu xã Bảo Lâm huyện Cao Lộc tỉnh Lạng Sơn", "Thôn Mẫu"),
        ("12 phố Mẫu, tổ 4, P. Bến Nghé, Q1, TP.HCM", "12 phố Mẫu, tổ 4"),
        ("tỉnh Hà Giang", ""),
    ],
)
def test_the_hamlet_and_the_street_are_left(written: str, before: str) -> None:
    reading = read_address(written)

    assert reading.before == before


def test_an_address_that_both_lists_know_proposes_from_both() -> None:
    reading = read_address("xã Chi Lăng, tỉnh Lạng Sơn")

    assert {place.listing for place in reading.places} == set(Listing)
    assert [p.title for p in reading.proposals] == ["Xã Chi Lăng", "Xã Thất Khê"]
    assert reading.province == register().named("Lạng Sơn", Listing.SINCE_2025_07)[0]


@pytest.mark.parametrize("written", NAME_NOTHING.values(), ids=NAME_NOTHING)
def test_what_names_no_place_proposes_none(written: str) -> None:
    reading = read_address(written)

    assert (reading.places, reading.proposals, reading.province) == ((), (), None)
    assert reading.written == written


@given(st.sampled_from(FORMER), st.sampled_from(["", "Thôn Mẫu, ", "Số 5 ngõ 2, "]))
def test_every_former_address_is_read_as_written_and_without_accents(
    place: Locality, before: str
) -> None:
    whole = before + place.whole

    assert place in read_address(whole).places
    assert place in read_address(fold(whole)).places


@given(st.sampled_from(TODAY))
def test_every_address_of_today_is_read(place: Locality) -> None:
    reading = read_address(f"Tổ 4, {place.whole}")

    assert place in reading.places
    assert place in reading.proposals


def test_every_name_with_a_dash_is_known_to_be_one_name() -> None:
    levels = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)

    names = {
        place.name
        for listing in Listing
        for level in levels
        for place in register().places(listing, level)
    }

    assert {name for name in names if " - " in name} == set(JOINED)


@pytest.mark.parametrize("place", [place for place in TODAY if " - " in place.name], ids=str)
def test_a_dash_inside_a_name_does_not_cut_it(place: Locality) -> None:
    whole = f"Tổ 4, {place.whole}"

    assert place in read_address(whole).places
    assert place in read_address(fold(whole)).places


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    reading = read_address(text)

    assert reading.written == text
