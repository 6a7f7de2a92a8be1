"""`/tips/<id>/correction`: what was told, written anew; what stood there stays, with the reason."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.tips import CORRECTABLE, correct, rate
from casework.lookups.tip_page import TipView, open_tip_view
from casework.policy import Ask
from casework.web.choices import choices_of
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.tip import page_of
from casework.web.tips import LONGEST
from workflows.tip import TipKind, Urgency

pages = Blueprint("tip_corrections", __name__, url_prefix="/tips/<uuid:tip_id>/correction")


class TipChanged(Exception):
    """Somebody changed the tip since this officer saw it; nothing was written."""


class CorrectionForm(PageForm):
    """The texts as they stand, and why they are written anew."""

    kind = RadioField(_("Loại tin"), [InputRequired()])
    urgency = RadioField(_("Mức khẩn cấp"), [InputRequired()])
    said = TextAreaField(_("Nội dung tin"), [DataRequired(), Length(max=LONGEST)])
    about = TextAreaField(_("Tin nói về ai"), [Length(max=1000)])
    place = StringField(_("Nơi xảy ra hoặc nơi người đó đang ở"), [Length(max=200)])
    reference = StringField(_("Số phiếu, số văn bản chuyển đến"), [Length(max=120)])
    reason = TextAreaField(_("Lý do sửa"), [DataRequired(), Length(max=500)])
    seen = HiddenField()


@pages.get("")
@asks(Ask.KEEP_TIP)
def edit(tip_id: UUID) -> str:
    """The texts as they stand; the tip has to be open."""
    view = _view(tip_id)
    if not view.is_open:
        return page_of(tip_id)
    form = _form()
    form.kind.data, form.urgency.data = view.tip.kind.value, view.tip.urgency.value
    for field in CORRECTABLE:
        form[field].data = view.told.get(field)
    return _page(view, form)


@pages.post("")
@asks(Ask.KEEP_TIP)
def update(tip_id: UUID) -> Response | tuple[str, int]:
    """Write down whatever is worded otherwise than before."""
    view, form = _view(tip_id), _form()
    if not view.is_open:
        return page_of(tip_id), 409
    if not form.validate():
        return _page(view, form), 422
    try:
        return do(lambda session: _correct(session, tip_id, form), file_id=view.tip.file_id)
    except TipChanged:
        form.reason.errors = [gettext("Tin này vừa được người khác sửa. Hãy xem lại rồi gửi lại.")]
        return _page(view, form), 422  # sent again, it is meant


def _correct(session: Session, tip_id: UUID, form: CorrectionForm) -> str:
    actor, reason = current_actor(), str(form.reason.data)
    view = open_tip_view(session, actor, now(), tip_id, Ask.KEEP_TIP)
    if form.seen.data != str(view.tip.version):
        raise TipChanged
    sight = view.eyes.disclosure_for(view.tip, "said")
    for field in CORRECTABLE:
        text = form[field].data
        if _lines(text) != _lines(view.told.get(field)):
            correct(session, actor, now(), view.tip, field, text, sight, reason=reason)
    for rating in (TipKind.of(form.kind.data), Urgency.of(form.urgency.data)):
        if rating not in (view.tip.kind, view.tip.urgency):
            rate(session, actor, now(), view.tip, rating, reason=reason)
    return url_for("tip.show", tip_id=tip_id)


def _lines(text: str | None) -> list[str]:
    """Browsers end lines in their own way."""
    return (text or "").splitlines()


def _view(tip_id: UUID) -> TipView:
    return open_tip_view(reading(), current_actor(), now(), tip_id, Ask.KEEP_TIP)


def _form() -> CorrectionForm:
    form = CorrectionForm()
    form.kind.choices, form.urgency.choices = choices_of(TipKind), choices_of(Urgency)
    return form


def _page(view: TipView, form: CorrectionForm) -> str:
    """What the officer has seen is the tip as it stands on this page."""
    form.seen.data = str(view.tip.version)
    return render_template("tips/correction.html", view=view, form=form)
