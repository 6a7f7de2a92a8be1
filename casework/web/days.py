"""Legal days in forms: typed as 05/01/2026, on the office's calendar, never in a picker only."""

from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import DateField
from wtforms.validators import ValidationError
from wtforms.widgets import TextInput

from casework.office import vietnam_day
from casework.web.doors import now


class DayField(DateField):
    """A day in Vietnam."""

    widget = TextInput()

    def __init__(self, label: Any, validators: list[Any], **more: Any) -> None:  # as WTForms has it
        more.setdefault("description", lazy_gettext("Ngày/tháng/năm, ví dụ 05/01/2026."))
        super().__init__(label, validators, format=["%d/%m/%Y", "%Y-%m-%d"], **more)

    @property
    def day(self) -> date:
        """The day of a required field that was validated. Raises `ValueError` before that."""
        if self.data is None:
            raise ValueError(self.name)
        return self.data


def not_in_future(_form: Any, field: Any) -> None:
    """A validator: what was done was done by today."""
    if field.data is not None and field.data > vietnam_day(now()):
        raise ValidationError(gettext("Ngày này không thể ở tương lai."))
