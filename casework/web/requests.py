"""`/requests/<id>`: what was asked, and its answer. A request moves neither case nor person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions import verification as verbs
from casework.actions.request_paper import confirm_answer, confirm_answer_with_new_paper
from casework.actions.withdrawal import withdraw_request, withdrawing_unit
from casework.lookups.answers import too_late_for_request
from casework.lookups.finding import find_request
from casework.lookups.paper_page import papers_proving
from casework.lookups.parties import as_answerer, as_asker, as_asker_awaiting_paper
from casework.lookups.request_page import request_view
from casework.policy import Ask, OutOfReach
from casework.transaction import Overtaken
from casework.uploads import LARGEST
from casework.web.confirming import ConfirmForm, confirm_with, paper_choices
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.errors import out_of_reach_meanwhile
from casework.web.forms import PageForm
from casework.web.papers import ROUND_IT
from casework.web.told import TellerForm, ToldForm, beside_another
from workflows.life import MoveRefused

LONGEST = 8000

Answer = str | tuple[str, int] | Response

pages = Blueprint("requests", __name__, url_prefix="/requests/<uuid:public_id>")


class AnswerForm(PageForm):
    """What the asked unit found."""

    answer = TextAreaField(
        _("Nội dung trả lời"),
        [DataRequired(), Length(max=LONGEST)],
        description=_("Điều đã làm, đã xác minh được và căn cứ. Nội dung được niêm phong."),
    )


class RefusalForm(PageForm):
    """Why the asked unit cannot do it."""

    reasons = TextAreaField(
        _("Lý do từ chối"),
        [DataRequired(), Length(max=LONGEST)],
        description=_("Nêu rõ lý do, và nếu biết, cơ quan nào làm được."),
    )


class RecordedAnswerForm(ToldForm, AnswerForm):
    """An answer that came on paper or by telephone."""


class RecordedRefusalForm(ToldForm, RefusalForm):
    """A refusal that came on paper or by telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "refusal")


@pages.get("")
@asks(Ask.SEE)
def show(public_id: UUID) -> str:
    """The request as it stands, with the forms of this officer's side."""
    return _page(public_id)


@pages.post("/answer")
@asks(Ask.ANSWER_REQUEST)
def answer(public_id: UUID) -> Answer:
    """Answer for the unit that was asked."""
    form = AnswerForm()
    if not form.validate():
        return _page(public_id, answering=form), 422

    def act(session: Session) -> str:
        case, asked = as_answerer(session, current_actor(), public_id)
        acting_on(case.file_id)
        found = str(form.answer.data)
        verbs.answer_verification(session, current_actor(), now(), case, asked, answer=found)
        return url_for("requests.show", public_id=public_id)

    return do(act)


@pages.post("/refusal")
@asks(Ask.ANSWER_REQUEST)
def refuse(public_id: UUID) -> Answer:
    """Decline with reasons. The unit then sees the case no more, so the answer is the desk."""
    form = RefusalForm()
    if not form.validate():
        return _page(public_id, refusing=form), 422

    def act(session: Session) -> str:
        case, asked = as_answerer(session, current_actor(), public_id)
        acting_on(case.file_id)
        reasons = str(form.reasons.data)
        verbs.refuse_request(session, current_actor(), now(), case, asked, reasons=reasons)
        return url_for("desk.show")

    return do(act)


@pages.post("/recorded-answer")
@asks(Ask.TAKE_STEP)
def record_answer(public_id: UUID) -> Answer:
    """Write down the answer of a unit that is not on the system."""
    form = RecordedAnswerForm()
    form.bound_by(_asked_at(public_id), now())
    if not form.validate():
        return _page(public_id, recording=form), 422

    def act(session: Session) -> str:
        case, asked = as_asker(session, current_actor(), public_id)
        acting_on(case.file_id)
        found, told = str(form.answer.data), form.told()
        verbs.answer_verification(
            session, current_actor(), now(), case, asked, answer=found, told=told
        )
        return url_for("requests.show", public_id=public_id)

    return do(act)


@pages.post("/recorded-refusal")
@asks(Ask.TAKE_STEP)
def record_refusal(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system declined."""
    form = RecordedRefusalForm()
    form.bound_by(_asked_at(public_id), now())
    if not form.validate():
        return _page(public_id, recording_refusal=form), 422

    def act(session: Session) -> str:
        case, asked = as_asker(session, current_actor(), public_id)
        acting_on(case.file_id)
        reasons, told = str(form.reasons.data), form.told()
        verbs.refuse_request(
            session, current_actor(), now(), case, asked, reasons=reasons, told=told
        )
        return url_for("requests.show", public_id=public_id)

    return do(act)


@pages.post("/paper")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def confirm_paper(public_id: UUID) -> Answer:
    """The letter of an answer that ours recorded has come: it is on file, or is attached now."""
    form = ConfirmForm()
    if not form.validate():
        return _page(public_id, confirming=form), 422

    def act(session: Session) -> str:
        case, asked = as_asker_awaiting_paper(session, current_actor(), public_id)
        acting_on(case.file_id)
        attached = confirm_answer_with_new_paper
        confirm_with(form, session, case, asked, on_file=confirm_answer, attached=attached)
        return url_for("requests.show", public_id=public_id)

    return do(act)


@pages.post("/withdrawal")
@asks(Ask.TAKE_STEP)
def withdraw(public_id: UUID) -> Answer:
    """Take an unanswered request back."""
    form = _withdrawing(TellerForm(), public_id)
    if not form.validate():
        return _page(public_id, withdrawing=form), 422

    def act(session: Session) -> str:
        found, asked = find_request(session, current_actor(), public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        told = form.teller()
        withdraw_request(session, current_actor(), now(), found.case, asked, told=told)
        return url_for("requests.show", public_id=public_id)

    return do(act)


@pages.errorhandler(Overtaken)
@pages.errorhandler(MoveRefused)
def too_late(_error: Exception) -> tuple[str, int]:
    """Somebody was quicker: who, when, and where to look."""
    public_id = (request.view_args or {})["public_id"]
    reading().rollback()  # what this request read before is older than the act that was quicker
    try:
        told = too_late_for_request(reading(), current_actor(), public_id)
    except OutOfReach:  # what was quicker also ended the unit's only tie
        return out_of_reach_meanwhile()
    address = url_for("requests.show", public_id=public_id)
    return render_template("handoffs/too_late.html", told=told, address=address, code=409), 409


def _page(public_id: UUID, **sent: PageForm) -> str:
    view = request_view(reading(), current_actor(), public_id, now())
    blank, declined = RecordedAnswerForm(formdata=None), RecordedRefusalForm(formdata=None)
    blank.bound_by(view.asked_at, now())
    declined.bound_by(view.asked_at, now())
    forms: dict[str, Any] = {
        "answering": AnswerForm(formdata=None),
        "refusing": RefusalForm(formdata=None),
        "recording": blank,
        "recording_refusal": declined,
        "confirming": ConfirmForm(formdata=None),
        "withdrawing": _withdrawing(TellerForm(formdata=None), public_id),
        **sent,
    }
    if view.confirms_paper:
        _found, asked = find_request(reading(), current_actor(), public_id, Ask.SEE)
        forms["confirming"].paper.choices = paper_choices(papers_proving(reading(), asked))
    return render_template("requests/show.html", view=view, **forms)


def _withdrawing(form: TellerForm, public_id: UUID) -> TellerForm:
    """Who told us, where the request of a lead off the system is taken back."""
    session, actor = reading(), current_actor()
    found, asked = find_request(session, actor, public_id, Ask.SEE)
    unit = withdrawing_unit(session, actor, found.case, asked)
    form.ask_teller(session, actor, now(), found.case, unit, since=asked.asked_at)
    beside_another(form, "withdrawal")
    return form


def _asked_at(public_id: UUID) -> datetime:
    """The other side cannot have answered before it was asked."""
    _found, asked = find_request(reading(), current_actor(), public_id, Ask.SEE)
    return asked.asked_at
