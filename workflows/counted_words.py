"""How a limit is counted, in a sentence of Vietnamese and one of English. No arithmetic here."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from workflows.counting import Counted, End, Extension, Span, is_read
from workflows.days import VIETNAM, local_day
from workflows.parameters import Parameter, is_known
from workflows.regime import Limit, Unit

Said = tuple[str, str]
"""Vietnamese, English."""


def how(
    span: Span,
    limits: tuple[Counted, ...],
    end: End | None,
    extension: Extension | None,
    parameter: Parameter | None,
    reminder: date | None,
) -> Said:
    """How the end was found, with each article where there are two, and what else to know."""
    if end is None:
        return _not_counted(span, parameter)
    parts = [
        *_each_limit(span, limits),
        *_not_begun(span),
        *_by_document(parameter),
        *_extended(extension, end),
        *_reminded(reminder),
        *_what_is_missing(span, limits, end),
    ]
    return " ".join(vi for vi, _ in parts), " ".join(en for _, en in parts)


def _each_limit(span: Span, limits: tuple[Counted, ...]) -> Iterator[Said]:
    if len(limits) == 1:
        yield _sentence(span, limits[0])
        return
    yield TWO_LIMITS
    for one in limits:
        vi, en = _sentence(span, one)
        yield f"{_upper(one.limit.source.vi)}: {_lower(vi)}", f"{one.limit.source.en}: {_lower(en)}"


def _sentence(span: Span, one: Counted) -> Said:
    limit, due_at = one.limit, one.due_at.astimezone(VIETNAM)
    is_back = span.clock.before or span.clock.before_end_of is not None
    vi, en = (BACK if is_back else COUNTED)[limit.unit]
    start_vi, start_en = ("bắt đầu", "start")
    if limit.starts is not None:
        start_vi, start_en = f"“{limit.starts.vi}”", f"“{limit.starts.en}”"
    back_from = _day(local_day(span.back_from)) if span.back_from else ""
    given = {"n": limit.amount, "day": f"{due_at:%d/%m/%Y}", "hour": f"{due_at:%H:%M}"}
    return (
        vi.format(start=start_vi, back_from=back_from, **given),
        en.format(start=start_en, back_from=back_from, **given),
    )


def _not_begun(span: Span) -> Iterator[Said]:
    """Second limits whose act has not come: they are told before they count."""
    for limit in span.clock.also:
        if limit.starts is not None and limit.starts not in span.done and is_read(limit):
            yield _awaited(limit, limit.starts.vi, limit.starts.en)


def _awaited(limit: Limit, act_vi: str, act_en: str) -> Said:
    vi, en = WAITS_FOR_ACT
    unit_vi, unit_en = UNITS[limit.unit]
    return (
        vi.format(n=limit.amount, unit=unit_vi, act=act_vi, source=limit.source.vi),
        en.format(n=limit.amount, unit=unit_en, act=act_en, source=limit.source.en),
    )


def _by_document(parameter: Parameter | None) -> Iterator[Said]:
    if parameter is not None:
        given = {"document": parameter.document, "day": _day(parameter.valid_from)}
        yield BY_DOCUMENT[0].format(**given), BY_DOCUMENT[1].format(**given)


def _extended(extension: Extension | None, end: End) -> Iterator[Said]:
    if extension is not None:
        vi, en = EXTENDED if extension.number is None else EXTENDED_BY
        given = {"day": _day(local_day(end.due_at)), "number": extension.number}
        yield vi.format(**given), en.format(**given)


def _reminded(reminder: date | None) -> Iterator[Said]:
    if reminder is not None:
        yield REMINDER[0].format(day=_day(reminder)), REMINDER[1].format(day=_day(reminder))


def _what_is_missing(span: Span, limits: tuple[Counted, ...], end: End) -> Iterator[Said]:
    """That only weekends were left out in a year whose days off nobody entered."""
    if all(one.limit.unit is not Unit.WORKING_DAYS for one in limits):
        return
    far = span.back_from or end.due_at
    missing = span.calendar.missing(local_day(min(span.started_at, end.due_at)), local_day(far))
    if missing:
        years = ", ".join(map(str, missing))
        yield MISSING[0].format(years=years), MISSING[1].format(years=years)


def _not_counted(span: Span, parameter: Parameter | None) -> Said:
    """That there is no limit is said by the state; here, what it was, or which day is missing."""
    clock = span.clock
    if clock.before and span.back_from is None and (parameter or is_known(clock)):
        return NO_DAY
    if clock.formerly is None:
        return "", ""
    return f"Trước đây: {clock.formerly[0]}.", f"Formerly: {clock.formerly[1]}."


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


UNITS: Final[dict[Unit, Said]] = {
    Unit.AT_ONCE: ("ngay", "at once"),
    Unit.HOURS: ("giờ", "hours"),
    Unit.DAYS: ("ngày", "days"),
    Unit.WORKING_DAYS: ("ngày làm việc", "working days"),
    Unit.MONTHS: ("tháng", "months"),
}
"""A unit after its number."""

COUNTED: Final[dict[Unit, Said]] = {
    Unit.AT_ONCE: (
        "Làm ngay; theo quy ước nội bộ, sau 24 giờ được coi là quá hạn.",
        "At once; by office convention it counts as late after 24 hours.",
    ),
    Unit.HOURS: (
        "{n} giờ kể từ khi {start}, đến {hour} ngày {day} (giờ Việt Nam).",
        "{n} hours from the {start}, until {hour} on {day} (Vietnam time).",
    ),
    Unit.DAYS: (
        "{n} ngày, tính đến hết ngày thứ {n} sau ngày {start}: hết ngày {day}.",
        "{n} days, to the end of day {n} after the day of the {start}: the end of {day}.",
    ),
    Unit.WORKING_DAYS: (
        "{n} ngày làm việc sau ngày {start}: hết ngày {day}.",
        "{n} working days after the day of the {start}: the end of {day}.",
    ),
    Unit.MONTHS: (
        "{n} tháng kể từ ngày {start}: hết ngày {day}.",
        "{n} months from the day of the {start}: the end of {day}.",
    ),
}

BACK: Final[dict[Unit, Said]] = {
    Unit.AT_ONCE: ("Chậm nhất hết ngày {day}.", "By the end of {day}."),
    Unit.HOURS: (
        "Trước ít nhất {n} giờ, tính lùi từ ngày {back_from}: đến {hour} ngày {day}.",
        "At least {n} hours before, counted back from {back_from}: until {hour} on {day}.",
    ),
    Unit.DAYS: (
        "Trước ít nhất {n} ngày, tính lùi từ ngày {back_from}: chậm nhất hết ngày {day}.",
        "At least {n} days before, counted back from {back_from}: by the end of {day}.",
    ),
    Unit.WORKING_DAYS: (
        "Trước ít nhất {n} ngày làm việc, tính lùi từ ngày {back_from}: chậm nhất hết ngày {day}.",
        "At least {n} working days before, counted back from {back_from}: by the end of {day}.",
    ),
    Unit.MONTHS: (
        "Trước ít nhất {n} tháng, tính lùi từ ngày {back_from}: chậm nhất hết ngày {day}.",
        "At least {n} months before, counted back from {back_from}: by the end of {day}.",
    ),
}

TWO_LIMITS: Final = (
    "Có hai thời hạn; thời hạn đến trước được tính.",
    "There are two limits; the earlier one counts.",
)
WAITS_FOR_ACT: Final = (
    "Từ khi có việc “{act}”, tính thêm thời hạn {n} {unit} ({source}).",
    "Once there is “{act}”, a limit of {n} {unit} counts too ({source}).",
)
BY_DOCUMENT: Final = (
    "Thời hạn theo văn bản số {document}, áp dụng từ ngày {day}.",
    "The limit is that of document {document}, in force from {day}.",
)
EXTENDED: Final = (
    "Đã gia hạn đến hết ngày {day} theo quyết định có số.",
    "Extended to the end of {day} by a numbered decision.",
)
EXTENDED_BY: Final = (
    "Đã gia hạn đến hết ngày {day} theo quyết định số {number}.",
    "Extended to the end of {day} by decision {number}.",
)
REMINDER: Final = (
    "Hết hạn vào ngày nghỉ; nên làm xong từ ngày làm việc liền trước, {day}.",
    "It ends on a day off; better to finish on the working day before, {day}.",
)
NO_DAY: Final = (
    "Chưa ghi ngày để tính lùi.",
    "The day to count back from is not written down.",
)
MISSING: Final = (
    "Chưa nhập lịch nghỉ năm {years}: mới chỉ trừ thứ Bảy, Chủ nhật.",
    "The days off of {years} are not entered: only weekends were left out.",
)
