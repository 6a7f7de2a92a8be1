"""The initial check, and the confirmation that a paper already holds."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions import verification
from casework.audit import Actor
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.days import DayField, not_in_future
from workflows.identification import EARLIEST_PAPER
from workflows.terms import Act


class CheckForm(ActForm):
    """What the lead unit and the police found out about the first facts."""

    note = TextAreaField(
        _("Đã xác minh những gì, kết quả ra sao"),
        [DataRequired(), Length(max=4000)],
        description=_(
            "Dùng thông tin đã có trong hồ sơ trước. Chỉ hỏi thêm điều chưa ai hỏi; "
            "người đó có quyền không trả lời."
        ),
    )


class ConfirmationForm(ActForm):
    """Which paper proves the status; the paper itself is attached to the file."""

    issued_on = DayField(
        _("Ngày ghi trên giấy tờ"),
        [InputRequired(), not_in_future],
        description=_(
            "Chế độ hỗ trợ theo luật của ngày này, không theo ngày ghi vào hệ thống. "
            "Ngày/tháng/năm, ví dụ 12/05/2019."
        ),
    )
    note = TextAreaField(
        _("Giấy tờ nào, do cơ quan nào cấp"),
        [Optional(), Length(max=2000)],
        description=_("Giấy tờ phải được đính kèm vào hồ sơ trước khi ghi nhận."),
    )

    def validate_issued_on(self, field: DayField) -> None:
        """Not before papers of this kind were given."""
        if field.data is not None and field.data < EARLIEST_PAPER:
            raise ValidationError(gettext("Năm chưa đúng: xem lại ngày trên giấy tờ."))


def initial_check(
    session: Session, actor: Actor, now: datetime, case: Case, form: CheckForm
) -> str:
    """Record the initial check."""
    note, told = form.note.data, form.teller()
    verification.initial_check(session, actor, now, case, note, told=told)
    return url_for("cases.show", code=case.code)


def record_confirmation(
    session: Session, actor: Actor, now: datetime, case: Case, form: ConfirmationForm
) -> str:
    """Record the confirmation that exists."""
    note, told = form.note.data, form.teller()
    verification.record_confirmation(
        session, actor, now, case, note, issued_on=form.issued_on.day, told=told
    )
    return url_for("cases.show", code=case.code)


PAGES: Pages = {
    Act.INITIAL_CHECK: ActPage(CheckForm, initial_check, "acts/checks.html"),
    Act.RECORD_CONFIRMATION: ActPage(ConfirmationForm, record_confirmation, "acts/checks.html"),
}
