"""How a page says what it was given: terms, times, sources, reasons. It decides nothing."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from wtforms import FieldList, FormField

from casework.lookups.listed import CHOSEN, Cell, Line
from casework.lookups.naming import Name, Withheld
from casework.places.address import Address
from casework.web.picture import two_lines
from casework.web.sections import part_address
from workflows.reasons import Language, explain
from workflows.regime import Clock, Limit, Unit, Unmet
from workflows.source import Confidence, Source

_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY: Final = timedelta(days=1)


def install(app: Flask) -> None:
    """Give every template, and every macro imported without context, the words of the office."""
    app.jinja_env.filters.update(
        word=word,
        when=when,
        hour=hour,
        day=day,
        lasting=lasting,
        cite=cite,
        why=why,
        upfirst=upfirst,
    )
    app.jinja_env.filters.update(named=named)
    app.jinja_env.filters.update(clock_state=clock_state, seconds=seconds, faults=faults)
    app.jinja_env.filters.update(span=span, limit=limit, told_cells=told_cells, said=said)
    app.jinja_env.globals.update(part_address=part_address)
    app.jinja_env.globals.update(language=language, clock_words=clock_words, two_lines=two_lines)


def language() -> Language:
    """The language of the page."""
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "vi"


class InTwo(Protocol):
    """What has its words in Vietnamese and English: a term, a clock, a regime."""

    @property
    def vi(self) -> str: ...

    @property
    def en(self) -> str: ...


def word(term: InTwo | None) -> str:
    """A term or a mark in the language of the page; nothing for no term."""
    if term is None:
        return ""
    return term.en if language() == "en" else term.vi


def said(words: tuple[str, str]) -> str:
    """Of words in Vietnamese and English those of the page."""
    return words[1] if language() == "en" else words[0]


def named(name: Name | None) -> str:
    """The name of a unit or an officer, or the words that stand where it is withheld."""
    return word(name) if isinstance(name, Withheld) else name or ""


def told_cells(line: Line) -> Iterator[tuple[Cell, str]]:
    """Each box of a line with its words; what is no answer of a fixed list stays as it stands."""
    for cell, text in line.items():
        if cell is Cell.PLACE:
            yield cell, Address.of_kept(text).line
            continue
        yield cell, next((word(term) for term in CHOSEN.get(cell, ()) if term.value == text), text)


def upfirst(text: str) -> str:
    """The same words with a capital first, where a term begins a line."""
    return text[:1].upper() + text[1:]


def when(moment: datetime | None) -> str:
    """An aware time as `05/01/2026 09:30` in Vietnam; nothing for no time."""
    return "" if moment is None else moment.astimezone(_ZONE).strftime("%d/%m/%Y %H:%M")


def hour(moment: datetime) -> str:
    """An aware time as `09:30` in Vietnam, where the day is said beside it or is today."""
    return moment.astimezone(_ZONE).strftime("%H:%M")


def day(moment: date | datetime | None) -> str:
    """A legal day as `05/01/2026`; a time gives its day in Vietnam."""
    if moment is None:
        return ""
    local = moment.astimezone(_ZONE) if isinstance(moment, datetime) else moment
    return local.strftime("%d/%m/%Y")


def lasting(left: timedelta) -> str:
    """What is left of a limit in words: `còn 2 ngày`, or `quá 5 giờ` when nothing is left."""
    side = "over" if left < timedelta(0) else "left"
    unit, count = _largest(abs(left))
    return _spans(count, count)[f"{side}-{unit}"]


def _largest(span: timedelta) -> tuple[str, int]:
    minutes = max(int(span.total_seconds() // 60), 1)
    if minutes < 60:
        return "minute", minutes
    if minutes < 24 * 60:
        return "hour", minutes // 60
    return "day", minutes // (24 * 60)


def span(time: timedelta) -> str:
    """How long something has lasted, in its largest unit: `3 ngày`."""
    unit, count = _largest(abs(time))
    if unit == "minute":
        return str(ngettext("%(num)s phút", "%(num)s phút", count))
    if unit == "hour":
        return str(ngettext("%(num)s giờ", "%(num)s giờ", count))
    return str(ngettext("%(num)s ngày", "%(num)s ngày", count))


def limit(clock: Clock | Limit) -> str:
    """How long the law gives, or what it gave formerly where the limit is not known."""
    if clock.amount is None:
        column = 0 if language() == "vi" else 1
        told = clock.formerly if isinstance(clock, Clock) else None
        formerly = told[column] if told else "–"
        return str(_("Chưa nhập thời hạn luật định; trước đây: %(formerly)s", formerly=formerly))
    if clock.unit is Unit.AT_ONCE:
        return str(_("ngay"))
    return _counted(clock.unit, clock.amount)


def _counted(unit: Unit, amount: int) -> str:
    if unit is Unit.HOURS:
        return str(ngettext("%(num)s giờ", "%(num)s giờ", amount))
    if unit is Unit.WORKING_DAYS:
        return str(ngettext("%(num)s ngày làm việc", "%(num)s ngày làm việc", amount))
    if unit is Unit.MONTHS:
        return str(ngettext("%(num)s tháng", "%(num)s tháng", amount))
    return str(ngettext("%(num)s ngày", "%(num)s ngày", amount))


def clock_words() -> str:
    """The words of `lasting` as JSON, singular and plural, so that a script can keep them true."""
    one, many = _spans(1, "{n}"), _spans(2, "{n}")
    return json.dumps({key: [one[key], many[key]] for key in one}, ensure_ascii=False)


def _spans(count: int, shown: int | str) -> dict[str, str]:
    return {
        "left-day": ngettext("còn %(n)s ngày", "còn %(n)s ngày", count, n=shown),
        "left-hour": ngettext("còn %(n)s giờ", "còn %(n)s giờ", count, n=shown),
        "left-minute": ngettext("còn %(n)s phút", "còn %(n)s phút", count, n=shown),
        "over-day": ngettext("quá %(n)s ngày", "quá %(n)s ngày", count, n=shown),
        "over-hour": ngettext("quá %(n)s giờ", "quá %(n)s giờ", count, n=shown),
        "over-minute": ngettext("quá %(n)s phút", "quá %(n)s phút", count, n=shown),
    }


def clock_state(left: timedelta | None) -> str:
    """`on-time`, `due` within a day, `late`, or `open` where the law sets no known limit."""
    if left is None:
        return "open"
    if left < timedelta(0):
        return "late"
    return "due" if left <= _DAY else "on-time"


def seconds(left: timedelta) -> int:
    """Whole seconds, for the script that keeps a clock's words true."""
    return int(left.total_seconds())


def cite(source: Source) -> str:
    """An article with how sure we are of it: only a read article stands without a mark."""
    name = source.en if language() == "en" else source.vi
    mark = _mark(source.confidence)
    return f"{name} ({mark})" if mark else name


def _mark(confidence: Confidence) -> str:
    marks: dict[Confidence, str] = {
        Confidence.S: _("theo nguồn thứ cấp, chưa đọc điều luật"),
        Confidence.R: _("chưa kiểm chứng"),
        Confidence.U: _("chưa kiểm chứng"),
    }
    return marks.get(confidence, "")


def why(reason: Unmet) -> str:
    """Why a step is closed: the sentence of the law, its source and what to do next."""
    return explain(reason, language())


def faults(form: Any) -> Iterator[tuple[str, str]]:  # a WTForms form, or a form inside one
    """Each fault of a form as (id of the input, label and sentence), in the order of the page."""
    for field in form:
        if isinstance(field, FormField | FieldList):
            yield from faults(field)
            continue
        for message in field.errors:
            yield _input_id(field), f"{str(field.label.text).rstrip(':?')}: {message}"


def _input_id(field: Any) -> str:  # a WTForms field
    """Where the link of a fault leads: a group of choices has its first choice focused."""
    return f"{field.id}-0" if field.type in {"RadioField", "SelectMultipleField"} else field.id
