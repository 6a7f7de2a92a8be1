"""The request to verify: it asks another unit for an act, and moves neither case nor person."""

from datetime import datetime
from functools import partial

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions.verification import request_verification
from casework.audit import Actor
from casework.lookups.receivers import askable_for, is_unit, open_request
from casework.records.cases import Case
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.acts.registry import ActForm, ActPage
from workflows.terms import Act

LONGEST_QUESTION = 4000


class VerificationForm(ActForm):
    """Whom we ask, and what we ask them to verify."""

    to_unit_id = SelectField(
        _("Cơ quan xác minh"),
        [InputRequired()],
        coerce=unit_chosen,
        validate_choice=False,
    )
    question = TextAreaField(
        _("Nội dung đề nghị xác minh"),
        [DataRequired(), Length(max=LONGEST_QUESTION)],
        description=_(
            "Điều đã rõ, điều còn cần xác minh. Nội dung được niêm phong; cơ quan xác minh mở "
            "hồ sơ, có ghi lại, mới đọc được."
        ),
    )

    session: Session

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer only the units that may verify today."""
        self.session = session
        self.to_unit_id.choices = grouped(askable_for(session, case, act, now))

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may verify is for the law to say, in the transaction."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


def _request(
    session: Session, actor: Actor, now: datetime, case: Case, form: VerificationForm
) -> str:
    to, question, told = form.to_unit_id.data, str(form.question.data), form.teller()
    made = request_verification(session, actor, now, case, to, question=question, told=told)
    return url_for("requests.show", public_id=made.public_id)


PAGES = {
    Act.REQUEST_VERIFICATION: ActPage(
        VerificationForm,
        _request,
        "acts/request.html",
        partial(open_request, Act.REQUEST_VERIFICATION),
    )
}
