"""Protection measures, on one form. State secrets do not belong here, and the page says so."""

from datetime import datetime

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from casework.actions.protection import protect
from casework.audit import Actor
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.days import DayField, not_in_future
from casework.web.words import upfirst, word
from workflows.protection import MeasureKind
from workflows.terms import Act


class ProtectionForm(ActForm):
    """What is ordered, why, by whom and when; the paper may follow."""

    measures = SelectMultipleField(_("Biện pháp"), [InputRequired()])
    reason = TextAreaField(
        _("Vì sao cần bảo vệ"),
        [DataRequired(), Length(max=4000)],
        description=_(
            "Nêu nguy cơ đối với người đó hoặc người thân thích. Không ghi bí mật nhà nước."
        ),
    )
    decider = StringField(_("Người quyết định: họ tên, chức vụ"), [DataRequired(), Length(max=160)])
    decided_on = DayField(_("Ngày quyết định"), [InputRequired(), not_in_future])
    number = StringField(
        _("Số, ký hiệu văn bản (nếu đã có)"),
        [Optional(), Length(max=60)],
        description=_("Khi khẩn cấp, áp dụng trước; văn bản bổ sung sau."),
    )

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the measures."""
        self.measures.choices = [(kind.value, upfirst(word(kind))) for kind in MeasureKind]


def apply(session: Session, actor: Actor, now: datetime, case: Case, form: ProtectionForm) -> str:
    """Apply the measures from this moment."""
    protect(
        session,
        actor,
        now,
        case,
        measures=form.measures.data or [],
        reason=form.reason.data or "",
        decider=form.decider.data or "",
        decided_on=form.decided_on.day,
        number=form.number.data,
        told=form.teller(),
    )
    return url_for("measures.index", code=case.code)


PAGES: Pages = {Act.PROTECT: ActPage(ProtectionForm, apply, "acts/protection.html")}
