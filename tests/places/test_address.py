"""An address as it is kept: the words stay, and the place is what a person decided on."""

import pytest

from casework.places.address import Address, BadAddress, Where
from casework.places.locality import Listing
from casework.places.register import register

COMMUNE = register().find("06184", Listing.SINCE_2025_07)
WRITTEN = "Thôn 3, xã Bảo Lâm, huyện Cao Lộc, tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    "address",
    [
        Address(Where.TODAY, "Thôn 3", COMMUNE),
        Address(Where.WRITTEN, WRITTEN),
        Address(Where.WRITTEN, WRITTEN, COMMUNE),
        Address(Where.ABROAD, "gần chợ, không rõ tên đường", country="Mianma"),
    ],
    ids=["today", "written", "decided", "abroad"],
)
def test_an_address_comes_back_as_it_was_kept(address: Address) -> None:
    assert Address.of_kept(address.kept()) == address


def test_a_text_of_a_list_is_an_address_as_written() -> None:
    assert Address.of_kept(WRITTEN) == Address(Where.WRITTEN, WRITTEN)


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (Address(Where.TODAY, "Thôn 3", COMMUNE), f"Thôn 3, {COMMUNE.whole}"),
        (Address(Where.WRITTEN, WRITTEN), WRITTEN),
        (Address(Where.WRITTEN, WRITTEN, COMMUNE), f"{WRITTEN} → {COMMUNE.whole}"),
        (Address(Where.ABROAD, "gần chợ", country="Lào"), "gần chợ, Lào"),
    ],
    ids=["today", "written", "decided", "abroad"],
)
def test_an_address_is_told_on_one_line(address: Address, line: str) -> None:
    assert address.line == line


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"where": "elsewhere", "text": "", "place": None, "country": ""},
        {"where": "today", "text": "", "place": "2025-07-01.00000", "country": ""},
    ],
    ids=["nothing", "no way", "no place"],
)
def test_what_was_never_kept_so_is_no_address(kept: dict[str, object]) -> None:
    with pytest.raises(BadAddress):
        Address.of_kept(kept)
