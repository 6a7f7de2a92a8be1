"""Dates as NĐ 30/2020/NĐ-CP, annex I, wants them."""

from datetime import UTC, date, datetime

import pytest

from casework.papers.dates import (
    hour_and_date_in_words,
    place_and_date,
    short_time,
    short_time_english,
)
from casework.records.base import NaiveTime

LATE_EVENING_IN_UTC = datetime(2026, 2, 8, 18, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        pytest.param(date(2026, 1, 1), "ngày 01 tháng 01 năm 2026", id="1/1"),
        pytest.param(date(2026, 2, 9), "ngày 09 tháng 02 năm 2026", id="9/2"),
        pytest.param(date(2026, 3, 10), "ngày 10 tháng 3 năm 2026", id="10/3"),
        pytest.param(date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", id="31/12"),
    ],
)
def test_days_under_ten_and_the_first_two_months_take_a_zero(on: date, words: str) -> None:
    assert place_and_date("Lạng Sơn", on) == f"Lạng Sơn, {words}"


def test_an_evening_in_utc_is_the_next_morning_on_the_paper() -> None:
    words = hour_and_date_in_words(LATE_EVENING_IN_UTC)

    assert words == "01 giờ 07 phút, ngày 09 tháng 02 năm 2026"


def test_the_short_form_is_day_month_year_and_24_hours() -> None:
    assert short_time(LATE_EVENING_IN_UTC) == "01:07 ngày 09/02/2026"


def test_the_english_short_form_keeps_the_order_of_day_and_month() -> None:
    assert short_time_english(LATE_EVENING_IN_UTC) == "01:07, 09/02/2026"


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 1, 5, 7, 5)  # noqa: DTZ001  # the fault under test

    with pytest.raises(NaiveTime):
        short_time(naive)
