"""Asking another unit to take part, or for a service: requests with an answer. Nothing moves."""

from datetime import datetime
from functools import partial

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions.asking import ask_for
from casework.audit import Actor
from casework.lookups.receivers import askable_for, is_unit, open_request
from casework.records.cases import Case
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.acts.registry import ActForm, ActPage, Pages
from workflows.terms import Act

LONGEST_QUESTION = 4000
PURPOSES = (Act.ASK_TO_TAKE_PART, Act.ASK_FOR_SERVICE)


class PurposeForm(ActForm):
    """Whom we ask, what for, and by when we need it."""

    to_unit_id = SelectField(
        _("Đơn vị được đề nghị"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )
    question = TextAreaField(
        _("Đề nghị làm gì, vì sao, cần khi nào"),
        [DataRequired(), Length(max=LONGEST_QUESTION)],
        description=_(
            "Nội dung được niêm phong; đơn vị được đề nghị mở hồ sơ, có ghi lại, mới đọc được."
        ),
    )

    session: Session

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer only the units that may do it today."""
        self.session = session
        self.to_unit_id.choices = grouped(askable_for(session, case, act, now))

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it may be asked is for the law to say, in the transaction."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


def _ask(
    act: Act, session: Session, actor: Actor, now: datetime, case: Case, form: PurposeForm
) -> str:
    to, question, told = form.to_unit_id.data, str(form.question.data), form.teller()
    made = ask_for(session, actor, now, case, act, to, question=question, told=told)
    return url_for("requests.show", public_id=made.public_id)


def _page(act: Act) -> ActPage[PurposeForm]:
    return ActPage(PurposeForm, partial(_ask, act), "acts/request.html", partial(open_request, act))


PAGES: Pages = {act: _page(act) for act in PURPOSES}
