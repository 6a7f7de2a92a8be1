"""The province of today to which a written address leads."""

import pytest

from casework.intake.homes import home_in


@pytest.mark.parametrize(
    ("address", "province"),
    [
        ("phường Nha Trang, tỉnh Khánh Hòa", "Tỉnh Khánh Hòa"),
        ("xã Bến Cầu, Tỉnh Tây Ninh.", "Tỉnh Tây Ninh"),
        ("12 Lê Lợi, TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("thành phố Lạng Sơn, tỉnh Lạng Sơn", "Tỉnh Lạng Sơn"),
        ("xã Hải Sơn Mẫu, tỉnh Mẫu", "Mẫu"),
        ("không rõ", ""),
        ("", ""),
    ],
)
def test_the_last_province_named_is_the_home(address: str, province: str) -> None:
    found = home_in(address)

    assert found.shown == province


@pytest.mark.parametrize(
    ("address", "province", "formerly"),
    [
        ("xã Đồng Yên, huyện Bắc Quang, tỉnh Hà Giang", "Tỉnh Tuyên Quang", "Tỉnh Hà Giang"),
        ("HÀ GIANG", "Tỉnh Tuyên Quang", "Tỉnh Hà Giang"),
        ("P5, TP Vũng Tàu, Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("tỉnh Tuyên Quang", "Tỉnh Tuyên Quang", None),
        ("huyện Chi Lăng, tỉnh Lạng Sơn", "Tỉnh Lạng Sơn", None),
    ],
)  # fmt: skip
def test_a_former_province_leads_to_what_it_went_into(
    address: str, province: str, formerly: str | None
) -> None:
    found = home_in(address)

    assert found.shown == province
    assert (found.formerly.title if found.formerly else None) == formerly


def test_two_spellings_and_two_times_of_one_province_meet() -> None:
    of_khanh_hoa = {home_in(name).key for name in ("Khánh Hòa", "Khánh Hoà", "KHANH HOA")}
    of_tuyen_quang = {home_in(name).key for name in ("tỉnh Hà Giang", "Tuyên Quang")}

    assert (len(of_khanh_hoa), len(of_tuyen_quang)) == (1, 1)


def test_addresses_of_provinces_that_no_list_has_meet_too() -> None:
    keys = {home_in(f"xã Mẫu, {name}").key for name in ("tỉnh Quảng Mẫu", "TỈNH QUẢNG MẪU")}

    assert keys == {"quang mau"}
