"""`/handoffs/<id>`: both sides' view of a handoff, and what each side may do with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions import handoff as verbs
from casework.actions.opening import open_summary
from casework.lookups.answers import too_late_for_handoff
from casework.lookups.finding import find_handoff
from casework.lookups.handoff_page import handoff_view
from casework.lookups.parties import as_giver, as_giver_awaiting_paper, as_receiver
from casework.policy import Ask
from casework.transaction import Overtaken
from casework.web import minutes
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.told import ToldForm
from casework.web.words import upfirst, word
from workflows.life import MoveRefused
from workflows.terms import SendBackGround

LONGEST = 2000

Answer = str | tuple[str, int] | Response

pages = Blueprint("handoffs", __name__, url_prefix="/handoffs/<uuid:public_id>")
pages.register_blueprint(minutes.pages)


class AcceptForm(PageForm):
    """Accepting, with remarks where something was not as offered."""

    remarks = TextAreaField(
        _("Ý kiến khi nhận (nếu có)"),
        [Length(max=LONGEST)],
        description=_("Ví dụ: thiếu giấy tờ, khác với tóm tắt. Ý kiến không làm chậm việc nhận."),
    )


class SendBackForm(PageForm):
    """Sending a file back: a ground from the list, and words."""

    ground = RadioField(_("Lý do trả lại"), [InputRequired()])
    reasons = TextAreaField(_("Nói rõ lý do"), [DataRequired(), Length(max=LONGEST)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        grounds = [(ground.value, upfirst(word(ground))) for ground in SendBackGround]
        self.ground.choices = grounds


class RecordedForm(ToldForm, AcceptForm):
    """An acceptance that the other side gave on paper or by telephone."""


@pages.get("")
@asks(Ask.SEE)
def show(public_id: UUID) -> str:
    """The handoff as it stands, with the forms of this officer's side."""
    return _page(public_id)


@pages.post("/summary")
@asks(Ask.ANSWER_HANDOFF)
def summary(public_id: UUID) -> Response:
    """Record that the receiver looks before accepting; the page then shows the summary."""

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        open_summary(session, current_actor(), now(), case, handoff)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/acceptance")
@asks(Ask.ANSWER_HANDOFF)
def accept(public_id: UUID) -> Answer:
    """Accept for the officer's unit: from this moment it is responsible."""
    form = AcceptForm()
    if not form.validate():
        return _page(public_id, accepting=form), 422

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        verbs.accept(session, current_actor(), now(), case, handoff, remarks=form.remarks.data)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/sending-back")
@asks(Ask.ANSWER_HANDOFF)
def send_back(public_id: UUID) -> Answer:
    """Send the file back. The unit then sees the case no more, so the answer is the desk."""
    form = SendBackForm()
    if not form.validate():
        return _page(public_id, sending_back=form), 422

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        ground = SendBackGround.of(form.ground.data)
        reasons = str(form.reasons.data)
        verbs.send_back(session, current_actor(), now(), case, handoff, ground, remarks=reasons)
        return url_for("desk.show")

    return do(act)


@pages.post("/recall")
@asks(Ask.TAKE_STEP)
def recall(public_id: UUID) -> Response:
    """Take an unanswered offer back."""

    def act(session: Session) -> str:
        case, handoff = as_giver(session, current_actor(), public_id)
        verbs.recall(session, current_actor(), now(), case, handoff)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/recorded-acceptance")
@asks(Ask.TAKE_STEP)
def record_acceptance(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system accepted."""
    form = RecordedForm()
    form.bound_by(_offered_at(public_id), now())
    if not form.validate():
        return _page(public_id, recording=form), 422

    def act(session: Session) -> str:
        case, handoff = as_giver(session, current_actor(), public_id)
        told, remarks = form.told(), form.remarks.data
        verbs.record_acceptance(
            session, current_actor(), now(), case, handoff, told, remarks=remarks
        )
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/paper")
@asks(Ask.TAKE_STEP)
def confirm_paper(public_id: UUID) -> Response:
    """The paper of an acceptance that ours recorded has come."""

    def act(session: Session) -> str:
        case, handoff = as_giver_awaiting_paper(session, current_actor(), public_id)
        verbs.confirm_paper(session, current_actor(), now(), case, handoff)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.errorhandler(Overtaken)
@pages.errorhandler(MoveRefused)
def too_late(_error: Exception) -> tuple[str, int]:
    """Somebody was quicker: who, when, and where to look."""
    public_id = (request.view_args or {})["public_id"]
    reading().rollback()  # what this request read before is older than the act that was quicker
    told = too_late_for_handoff(reading(), current_actor(), public_id)
    address = url_for("handoffs.show", public_id=public_id)
    return render_template("handoffs/too_late.html", told=told, address=address, code=409), 409


def _page(public_id: UUID, **sent: PageForm) -> str:
    view = handoff_view(reading(), current_actor(), public_id, now())
    blank = RecordedForm(formdata=None)
    blank.bound_by(view.offered_at, now())
    forms = {
        "accepting": AcceptForm(formdata=None),
        "sending_back": SendBackForm(formdata=None),
        "recording": blank,
        **sent,
    }
    return render_template("handoffs/show.html", view=view, **forms)


def _offered_at(public_id: UUID) -> datetime:
    """The other side cannot have accepted before it was offered."""
    _found, handoff = find_handoff(reading(), current_actor(), public_id, Ask.SEE)
    return handoff.offered_at
