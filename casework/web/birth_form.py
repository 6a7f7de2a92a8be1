"""The date of birth in three boxes, as exactly as it is known; or as somebody wrote it."""

from collections.abc import Sequence
from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Field, StringField
from wtforms.validators import Length, ValidationError

from casework.intake.dates import PartialDate, read_date
from casework.keyring.plaintext import Value
from casework.lookups.facts import Fact, Unsaid
from casework.office import vietnam_day
from casework.web.doors import now
from casework.web.fact_forms import OrUnsaidForm, insist_on_words

_OLDEST = 120  # years
_ABOUT = "khoảng "  # stored as people write it, so that one reading serves forms and lists


class BirthForm(OrUnsaidForm):
    """Day, month, year: leave out what is not known. What is no date stays as it was written."""

    day = StringField(_("Ngày"), [Length(max=2)])
    month = StringField(_("Tháng"), [Length(max=2)])
    year = StringField(_("Năm"), [Length(max=4)])
    about = BooleanField(_("Ước chừng"))
    answer = StringField("", [Length(max=80)])

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The box for what is no date has a name of its own."""
        super().lay_out(fact, unsaid)
        self.answer.label.text = _("Hoặc ghi nguyên văn, nếu không thành ngày")

    def fill(self, value: Value) -> None:
        """What is on record: in the boxes where it is a date, else as written."""
        super().fill(value)
        read = read_date(str(value)) if self.answer.data else None
        if read is None or read.date is None:
            return
        self.answer.data, self.about.data = None, read.approximate
        self.day.data, self.month.data = _text(read.date.day), _text(read.date.month)
        self.year.data = _text(read.date.year)

    @property
    def is_answered(self) -> bool:
        """Whether a box or the line says anything."""
        return bool(self._boxes or self.answer.data)

    def answer_value(self) -> Value:
        """One text: 14/03/1998, 03/1998, khoảng 1998, or as it was written."""
        if not self._boxes:
            return str(self.answer.data) if self.answer.data else None
        return (_ABOUT if self.about.data else "") + self._date().said

    def validate_answer(self, field: Field) -> None:
        """One of the two; which is right nobody could tell."""
        insist_on_words(self, field)
        if field.data and self._boxes:
            raise ValidationError(_("Chỉ ghi một trong hai: ba ô ngày, hoặc nguyên văn."))

    def validate_year(self, field: Field) -> None:
        """A date that can be, of somebody who is alive."""
        if not self._boxes:
            return
        try:
            first = self._date().earliest
        except ValueError:
            words = _("Ngày này không có trong lịch. Giấy tờ ghi như vậy thì ghi vào ô nguyên văn.")
            raise ValidationError(words) from None
        today = vietnam_day(now())
        if not today.year - _OLDEST <= first.year or first > today:
            raise ValidationError(_("Hãy xem lại năm sinh."))

    @property
    def _boxes(self) -> bool:
        return bool(self.day.data or self.month.data or self.year.data)

    def _date(self) -> PartialDate:
        """Raises ValueError where the boxes make no date."""
        day, month, year = (_number(box.data) for box in (self.day, self.month, self.year))
        if year is None or (day and not month):
            raise ValueError(year)
        date(year, month or 1, day or 1)
        return PartialDate(year, month, day)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
