"""`/conclusions/<id>`: a draft before a head of the unit, and what became of it."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from casework.actions.conclusion import drop_conclusion, sign_conclusion
from casework.lookups.conclusion_page import conclusion_page
from casework.lookups.finding import find_part
from casework.policy import Ask
from casework.records.conclusions import Conclusion
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.signatures import Answer, sign_or_read_first

pages = Blueprint("conclusions", __name__, url_prefix="/conclusions/<uuid:public_id>")


class SignatureForm(PageForm):
    """The number and symbol of the paper, as the office's clerk gave them."""

    number = StringField(
        _("Số, ký hiệu văn bản"),
        [DataRequired(), Length(max=60)],
        description=_("Do văn thư cấp. Ghi đúng như trên văn bản, ví dụ 12/KL-CAT."),
    )


@pages.get("")
@asks(Ask.SEE)
def show(public_id: UUID) -> str:
    """The conclusion; its reasons only while the case is open to this officer."""
    return _page(public_id, SignatureForm(formdata=None))


@pages.post("/signature")
@asks(Ask.SIGN)
def sign(public_id: UUID) -> Answer:
    """Sign another officer's draft; the status of the person follows."""
    form = SignatureForm()
    if not form.validate():
        return _page(public_id, form), 422

    def act(session: Session) -> str:
        actor, number = current_actor(), str(form.number.data)
        found, conclusion = find_part(session, actor, Conclusion, public_id, Ask.SIGN)
        acting_on(found.case.file_id)
        sign_conclusion(session, actor, now(), found.case, conclusion, number=number)
        return url_for("cases.show", code=found.case.code)

    return sign_or_read_first(act, lambda: _page(public_id, form))


@pages.post("/drop")
@asks(Ask.TAKE_STEP)
def drop(public_id: UUID) -> Response:
    """Put the draft aside."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, conclusion = find_part(session, actor, Conclusion, public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        drop_conclusion(session, actor, now(), found.case, conclusion)
        return url_for("conclusions.show", public_id=public_id)

    return do(act)


def _page(public_id: UUID, form: SignatureForm) -> str:
    view = conclusion_page(reading(), current_actor(), now(), public_id)
    return render_template("conclusions/show.html", view=view, form=form)
