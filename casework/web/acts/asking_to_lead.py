"""The request to take over: a unit that is tied to the case asks the lead for it."""

from datetime import datetime
from functools import partial

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.asking_to_lead import ask_to_lead
from casework.audit import Actor
from casework.lookups.receivers import open_request
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage
from workflows.terms import Act

LONGEST = 4000


class TakeOverForm(ActForm):
    """Why the case should come to this unit."""

    question = TextAreaField(
        _("Lý do đề nghị nhận chủ trì"),
        [DataRequired(), Length(max=LONGEST)],
        description=_(
            "Vì sao đơn vị bạn nên chủ trì từ nay. Nội dung được niêm phong; đơn vị chủ trì mở "
            "hồ sơ, có ghi lại, mới đọc được."
        ),
    )


def _ask(session: Session, actor: Actor, now: datetime, case: Case, form: TakeOverForm) -> str:
    question, told = str(form.question.data), form.teller()
    made = ask_to_lead(session, actor, now, case, question=question, told=told)
    return url_for("requests.show", public_id=made.public_id)


PAGES = {
    Act.ASK_TO_LEAD: ActPage(
        TakeOverForm, _ask, "acts/ask_to_lead.html", partial(open_request, Act.ASK_TO_LEAD)
    )
}
