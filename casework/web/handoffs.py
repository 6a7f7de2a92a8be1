"""`/handoffs/<id>`: both sides' view of a handoff, and what each side may do with it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions import handoff as verbs
from casework.actions.handoff_paper import confirm_paper as confirm
from casework.actions.handoff_paper import confirm_with_new_paper
from casework.actions.opening import open_summary
from casework.actions.sides import answerable_since, giving_unit
from casework.lookups.answers import too_late_for_handoff
from casework.lookups.finding import find_handoff
from casework.lookups.handoff_page import handoff_view
from casework.lookups.packet_page import listed
from casework.lookups.paper_page import papers_proving
from casework.lookups.parties import as_giver, as_giver_awaiting_paper, as_receiver
from casework.policy import Ask, OutOfReach
from casework.transaction import Overtaken
from casework.uploads import LARGEST
from casework.web import minutes, packet
from casework.web.checking import LONGEST_LIST, CheckFields, checking
from casework.web.confirming import ConfirmForm, confirm_with, paper_choices
from casework.web.days import late_moment
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.errors import out_of_reach_meanwhile
from casework.web.forms import PageForm
from casework.web.papers import ROUND_IT
from casework.web.person_forms import person_forms
from casework.web.told import TellerForm, ToldForm, beside_another, whose
from casework.web.words import upfirst, word
from workflows.handoff import HandoffMove
from workflows.life import MoveRefused
from workflows.terms import SendBackGround

LONGEST = 2000

Answer = str | tuple[str, int] | Response

pages = Blueprint("handoffs", __name__, url_prefix="/handoffs/<uuid:public_id>")
pages.register_blueprint(minutes.pages)
pages.register_blueprint(packet.pages)


class AcceptForm(CheckFields):
    """Accepting, with remarks where something was not as offered, and the list item by item."""

    remarks = TextAreaField(
        _("Ý kiến khi nhận (nếu có)"),
        [Length(max=LONGEST)],
        description=_("Ví dụ: thiếu giấy tờ, khác với tóm tắt. Ý kiến không làm chậm việc nhận."),
    )
    late_at = late_moment(_("Đã nhận thật sự lúc (nếu nhập sau)"))


class SendBackForm(PageForm):
    """Sending a file back: a ground from the list, and words."""

    ground = RadioField(_("Lý do trả lại"), [InputRequired()])
    reasons = TextAreaField(_("Nói rõ lý do"), [DataRequired(), Length(max=LONGEST)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        self.ground.choices = _worded(SendBackGround)


class RecordedForm(ToldForm, AcceptForm):
    """An acceptance that the other side gave on paper or by telephone."""

    late_at = None  # it tells the moment already


_LONGEST = checking(AcceptForm, LONGEST_LIST)
"""Whose labels name the boxes of a draft when its page is gone."""


class RecordedSendBackForm(ToldForm, SendBackForm):
    """A file that the other side sent back on paper or by telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "sending-back")


@pages.get("")
@asks(Ask.SEE)
def show(public_id: UUID) -> str:
    """The handoff as it stands, with the forms of this officer's side."""
    return page(public_id)


@pages.post("/summary")
@asks(Ask.ANSWER_HANDOFF)
def summary(public_id: UUID) -> Response:
    """Record that the receiver looks before accepting; the page then shows the summary."""

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        acting_on(case.file_id)
        open_summary(session, current_actor(), now(), case, handoff)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/acceptance")
@asks(Ask.ANSWER_HANDOFF)
def accept(public_id: UUID) -> Answer:
    """Accept for the officer's unit: from this moment it is responsible."""
    form = checking(AcceptForm, len(listed(reading(), current_actor(), public_id)))()
    if not form.validate():
        return page(public_id, accepting=form), 422

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        acting_on(case.file_id)
        remarks, late = form.remarks.data, form.late_at.said
        found = form.found(listed(session, current_actor(), public_id))
        verbs.accept(
            session, current_actor(), now(), case, handoff, remarks=remarks, found=found, late=late
        )
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/sending-back")
@asks(Ask.ANSWER_HANDOFF)
def send_back(public_id: UUID) -> Answer:
    """Send the file back. The unit then sees the case no more, so the answer is the desk."""
    form = SendBackForm()
    if not form.validate():
        return page(public_id, sending_back=form), 422

    def act(session: Session) -> str:
        case, handoff = as_receiver(session, current_actor(), public_id)
        acting_on(case.file_id)
        ground = SendBackGround.of(form.ground.data)
        reasons = str(form.reasons.data)
        verbs.send_back(session, current_actor(), now(), case, handoff, ground, remarks=reasons)
        return url_for("desk.show")

    return do(act)


@pages.post("/recall")
@asks(Ask.TAKE_STEP)
def recall(public_id: UUID) -> Answer:
    """Take an unanswered offer back."""
    form = _recalling(TellerForm(), public_id)
    if not form.validate():
        return page(public_id, recalling=form), 422

    def act(session: Session) -> str:
        case, handoff = as_giver(session, current_actor(), public_id)
        acting_on(case.file_id)
        verbs.recall(session, current_actor(), now(), case, handoff, told=form.teller())
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/recorded-acceptance")
@asks(Ask.TAKE_STEP)
def record_acceptance(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system accepted."""
    form = checking(RecordedForm, len(listed(reading(), current_actor(), public_id)))()
    form.bound_by(answerable_from(public_id), now())
    if not form.validate():
        return page(public_id, recording=form), 422

    def act(session: Session) -> str:
        case, handoff = as_giver(session, current_actor(), public_id, HandoffMove.ACCEPT)
        acting_on(case.file_id)
        told, remarks = form.told(), form.remarks.data
        found = form.found(listed(session, current_actor(), public_id))
        verbs.record_acceptance(
            session, current_actor(), now(), case, handoff, told, remarks=remarks, found=found
        )
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/recorded-sending-back")
@asks(Ask.TAKE_STEP)
def record_sending_back(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system sent the file back."""
    form = RecordedSendBackForm()
    form.bound_by(answerable_from(public_id), now())
    if not form.validate():
        return page(public_id, recording_sending_back=form), 422

    def act(session: Session) -> str:
        case, handoff = as_giver(session, current_actor(), public_id, HandoffMove.SEND_BACK)
        acting_on(case.file_id)
        ground, reasons = SendBackGround.of(form.ground.data), str(form.reasons.data)
        verbs.record_sending_back(
            session, current_actor(), now(), case, handoff, ground, form.told(), remarks=reasons
        )
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.post("/paper")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def confirm_paper(public_id: UUID) -> Answer:
    """The paper of an acceptance that ours recorded has come: it is on file, or is attached now."""
    form = ConfirmForm()
    if not form.validate():
        return page(public_id, confirming=form), 422

    def act(session: Session) -> str:
        case, handoff = as_giver_awaiting_paper(session, current_actor(), public_id)
        acting_on(case.file_id)
        confirm_with(form, session, case, handoff, on_file=confirm, attached=confirm_with_new_paper)
        return url_for("handoffs.show", public_id=public_id)

    return do(act)


@pages.errorhandler(Overtaken)
@pages.errorhandler(MoveRefused)
def too_late(_error: Exception) -> tuple[str, int]:
    """Somebody was quicker: who, when, and where to look."""
    public_id = (request.view_args or {})["public_id"]
    reading().rollback()  # what this request read before is older than the act that was quicker
    try:
        told = too_late_for_handoff(reading(), current_actor(), public_id)
    except OutOfReach:  # what was quicker also ended the unit's only tie
        return out_of_reach_meanwhile()
    address = url_for("handoffs.show", public_id=public_id)
    return render_template("handoffs/too_late.html", told=told, address=address, code=409), 409


def page(public_id: UUID, **sent: PageForm) -> str:
    """The page of a handoff; `sent` are the forms that were sent with a fault."""
    view = handoff_view(reading(), current_actor(), public_id, now())
    items = view.packet.items
    accepted = checking(RecordedForm, len(items))(formdata=None)
    declined = RecordedSendBackForm(formdata=None)
    if view.mine.records:
        accepted.bound_by(answerable_from(public_id), now())
        declined.bound_by(accepted.earliest, now())
    forms: dict[str, Any] = {
        "accepting": checking(AcceptForm, len(items))(formdata=None),
        "sending_back": SendBackForm(formdata=None),
        "recording": accepted,
        "recording_sending_back": declined,
        "confirming": ConfirmForm(formdata=None),
        "recalling": _recalling(TellerForm(formdata=None), public_id),
        **person_forms(view, now()),
        **sent,
    }
    for listing in (forms["accepting"], forms["recording"]):
        listing.lay_out_items(items)
    for sending_back in (forms["sending_back"], forms["recording_sending_back"]):
        sending_back.ground.choices = _worded(view.mine.grounds)
    if view.mine.confirms_paper:
        forms["confirming"].paper.choices = _choices(public_id)
    forms |= packet.packet_forms(view.packet)
    return render_template("handoffs/show.html", view=view, **forms)


def _worded(grounds: Iterable[SendBackGround]) -> list[tuple[str, str]]:
    return [(ground.value, upfirst(word(ground))) for ground in grounds]


def _choices(public_id: UUID) -> list[tuple[UUID, str]]:
    _found, handoff = find_handoff(reading(), current_actor(), public_id, Ask.SEE)
    return paper_choices(papers_proving(reading(), handoff))


def _recalling(form: TellerForm, public_id: UUID) -> TellerForm:
    """Who told us, where the offer of a lead off the system is taken back."""
    session, actor = reading(), current_actor()
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    unit = whose(partial(giving_unit, session, actor, found.case, handoff))
    form.ask_teller(session, actor, now(), found.case, unit, since=handoff.offered_at)
    beside_another(form, "recall")
    return form


def answerable_from(public_id: UUID) -> datetime:
    """The other side cannot have accepted before it could have."""
    found, handoff = find_handoff(reading(), current_actor(), public_id, Ask.SEE)
    return answerable_since(reading(), found.case, handoff)
