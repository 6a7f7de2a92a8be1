"""Days and moments in forms: typed as 05/01/2026 and 09:30, Vietnam time, never in a picker."""

from datetime import UTC, date, datetime
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import DateField, DateTimeField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import TextInput

from casework.office import VIETNAM, vietnam_day
from casework.web.doors import now

_FOUR_DIGITS, _FIRST_YEAR, _LAST_YEAR = 1000, 1900, 2200


class DayField(DateField):
    """A day in Vietnam."""

    widget = TextInput()

    def __init__(self, label: Any, validators: list[Any], **more: Any) -> None:  # as WTForms has it
        more.setdefault("description", _("Ngày/tháng/năm, ví dụ 05/01/2026."))
        super().__init__(label, validators, format=["%d/%m/%Y", "%Y-%m-%d"], **more)

    def pre_validate(self, form: Any) -> None:  # as WTForms has it
        """Raises `ValidationError` for a year that nobody here can mean."""
        if self.data is not None:
            _insist_on_our_times(self.data.year)

    @property
    def day(self) -> date:
        """The day of a required field that was validated. Raises `ValueError` before that."""
        if self.data is None:
            raise ValueError(self.name)
        return self.data


def _insist_on_our_times(year: int) -> None:
    """A year of one or two digits is a slip of the hand, and leaves the calendar in other zones."""
    if year < _FOUR_DIGITS:
        raise ValidationError(gettext("Năm chưa đúng; hãy viết đủ bốn chữ số."))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValidationError(gettext("Năm này quá xa; hãy xem lại năm."))


class MomentField(DateTimeField):
    """A moment, typed as day and 24-hour time in Vietnam."""

    widget = TextInput()

    def __init__(self, label: Any, validators: list[Any], **more: Any) -> None:  # as WTForms has it
        words = _("Ngày/tháng/năm giờ:phút (giờ Việt Nam), ví dụ 05/01/2026 09:30.")
        more.setdefault("description", words)
        super().__init__(label, validators, format=["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"], **more)

    def pre_validate(self, form: Any) -> None:  # as WTForms has it
        """Raises `ValidationError` for a year that nobody here can mean."""
        if self.data is not None:
            _insist_on_our_times(self.data.year)

    @property
    def moment(self) -> datetime:
        """The moment in UTC, once the field was validated. Raises `ValueError` before that."""
        if self.data is None:
            raise ValueError(self.name)
        return self.data.replace(tzinfo=VIETNAM).astimezone(UTC)

    @property
    def said(self) -> datetime | None:
        """The moment in UTC, or nothing where the box was left empty."""
        return self.moment if self.data is not None else None

    def start_at(self, moment: datetime) -> None:
        """Fill in a moment where nothing was typed."""
        if self.data is None and not self.raw_data:
            self.data = moment.astimezone(VIETNAM).replace(tzinfo=None)


def not_in_future(_form: Any, field: Any) -> None:
    """A validator: what was done was done by today."""
    if field.data is not None and field.data > vietnam_day(now()):
        raise ValidationError(gettext("Ngày này không thể ở tương lai."))


def has_passed(_form: Any, field: MomentField) -> None:
    """A validator: what already happened did so by now."""
    if field.data is not None and field.moment > now():
        raise ValidationError(gettext("Thời điểm này chưa tới."))


def late_moment(label: Any) -> Any:  # a lazy label; an unbound field
    """A box for when something done on paper really happened; empty where it happens now."""
    words = _("Chỉ ghi khi việc đã làm trên giấy lúc mất mạng. Ví dụ 05/01/2026 09:30.")
    return MomentField(label, [Optional(), has_passed], description=words)
