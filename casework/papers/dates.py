"""Times as official papers write them, in Vietnam's time (NĐ 30/2020/NĐ-CP, annex I)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from casework.records.base import NaiveTime

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def place_and_date(place: str, on: date) -> str:
    """`Lạng Sơn, ngày 05 tháng 01 năm 2026`."""
    return f"{place}, {date_in_words(on)}"


def date_in_words(on: date) -> str:
    """`ngày 05 tháng 01 năm 2026`; days under 10 and months 1 and 2 take a leading zero."""
    month = f"{on.month:02}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def hour_and_date_in_words(at: datetime) -> str:
    """`14 giờ 05 phút, ngày 05 tháng 01 năm 2026`, Vietnam. Raises `NaiveTime`."""
    local = _in_vietnam(at)
    return f"{local.hour:02} giờ {local.minute:02} phút, {date_in_words(local.date())}"


def short_time(at: datetime) -> str:
    """`14:05 ngày 05/01/2026`, Vietnam. Raises `NaiveTime`."""
    return f"{_in_vietnam(at):%H:%M ngày %d/%m/%Y}"


def short_time_english(at: datetime) -> str:
    """`14:05, 05/01/2026`, Vietnam. Raises `NaiveTime`."""
    return f"{_in_vietnam(at):%H:%M, %d/%m/%Y}"


def _in_vietnam(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise NaiveTime(at)
    return at.astimezone(VIETNAM)
