"""Setting the day of entry, from which the notices before it are counted back."""

from datetime import date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from casework.actions.planning import plan_entry
from casework.audit import Actor
from casework.office import vietnam_day
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.days import DayField
from casework.web.doors import now
from workflows.terms import Act


class PlanForm(ActForm):
    """The day, and what others need to know of the journey."""

    entry_on = DayField(
        _("Ngày nhập cảnh dự kiến"),
        [InputRequired()],
        description=_(
            "Các thông báo trước ngày nhập cảnh được tính lùi từ ngày này; đổi ngày thì ghi lại. "
            "Ví dụ 05/01/2026."
        ),
    )
    note = TextAreaField(
        _("Chuyến đi, cửa khẩu, điều cần lưu ý"),
        [Length(max=4000)],
        description=_("Lời ghi được niêm phong. Không ghi họ tên người khác nếu không cần."),
    )

    def validate_entry_on(self, field: Any) -> None:  # a WTForms field
        """Not before it was set."""
        if field.data and field.data < self._set_on():
            raise ValidationError(gettext("Ngày nhập cảnh không thể trước ngày ấn định."))

    def _set_on(self) -> date:
        told = self.happened_at.data if "happened_at" in self else None
        return told.date() if told else vietnam_day(now())


def plan(session: Session, actor: Actor, at: datetime, case: Case, form: PlanForm) -> str:
    """Set the day."""
    plan_entry(
        session,
        actor,
        at,
        case,
        entry_on=form.entry_on.day,
        note=form.note.data or None,
        told=form.teller(),
    )
    return url_for("cases.show", code=case.code)


PAGES: Pages = {Act.PLAN_ENTRY: ActPage(PlanForm, plan, "acts/planning.html")}
