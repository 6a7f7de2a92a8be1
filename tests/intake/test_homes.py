"""The province that a written address names."""

import pytest

from casework.intake.homes import province_in, province_key


@pytest.mark.parametrize(
    ("address", "province"),
    [
        ("phường Nha Trang, tỉnh Khánh Hòa", "Khánh Hòa"),
        ("xã Bến Cầu, Tỉnh Tây Ninh.", "Tây Ninh"),
        ("12 Lê Lợi, TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("thành phố Lạng Sơn, tỉnh Lạng Sơn", "Lạng Sơn"),
        ("không rõ", ""),
        ("", ""),
    ],
)
def test_the_last_province_named_is_the_home(address: str, province: str) -> None:
    found = province_in(address)

    assert found == province


def test_two_spellings_of_one_province_meet() -> None:
    keys = {province_key(spelling) for spelling in ("Khánh Hòa", "Khánh Hoà", "KHANH HOA")}

    assert len(keys) == 1
