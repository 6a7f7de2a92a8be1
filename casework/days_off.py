"""The public holidays of Vietnam as a seed for the calendar of the office. No database here.

The library knows what was announced when it was published; the calendar table decides, and an
administrator corrects it, so that no deadline changes because a library was upgraded.
"""

from datetime import date
from importlib.metadata import version

import holidays

from casework.actions.founding import SpecialDay

_LIBRARY = f"holidays {version('holidays')}"
_SWAP = "hoán đổi ngày làm việc dịp Tết Dương lịch 2026; số văn bản chờ quản trị ghi"

CORRECTIONS = (
    SpecialDay(date(2026, 1, 2), False, "Nghỉ (thay cho ngày 10/01/2026)", _SWAP),
    SpecialDay(date(2026, 1, 10), True, "Làm bù cho ngày 02/01/2026", _SWAP),
)
"""Days that were announced and that the library does not know."""


def special_days(years: tuple[int, ...]) -> list[SpecialDay]:
    """Every day of these years that differs from its weekday, in order."""
    known = holidays.country_holidays("VN", years=years, language="vi")
    worked = {day for day in known.weekend_workdays if day.year in years}
    days = {
        **{day: SpecialDay(day, False, name, _LIBRARY) for day, name in known.items()},
        **{day: SpecialDay(day, True, "Ngày làm bù", _LIBRARY) for day in worked},
        **{special.day: special for special in CORRECTIONS if special.day.year in years},
    }
    return [days[day] for day in sorted(days)]
