"""`/handoffs/<id>/checks` and what follows: checking the list later, settling what differs, and
reading again what one's own unit wrote. Its pages stand within those of handoffs."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions import discrepancy as verbs
from casework.actions.opening import reread
from casework.lookups.finding import find_handoff
from casework.lookups.handoff_page import handoff_view
from casework.lookups.packet_page import item_of, listed
from casework.lookups.parties import as_giver_of_accepted
from casework.policy import Ask
from casework.transaction import Overtaken
from casework.web.checking import CheckFields, called, checking
from casework.web.choices import choice, choices_of
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.told import beside_another
from workflows.handoff_packet import Settlement
from workflows.life import MoveRefused

LONGEST = 1000

Answer = str | tuple[str, int] | Response

pages = Blueprint("packet", __name__)


class CheckForm(CheckFields):
    """The list, checked after the handoff was accepted: something of it, at least."""

    def validate(self, extra_validators: Any = None) -> bool:  # as WTForms has it
        """Nothing ticked is nothing said."""
        is_valid: bool = super().validate(extra_validators)
        if is_valid and self.count and not self.found(range(self.count)):
            self["check_0"].errors = (gettext("Hãy chọn kết quả kiểm của ít nhất một dòng."),)
            is_valid = False
        return is_valid


class SettleForm(PageForm):
    """The giver's answer to one discrepancy."""

    item = RadioField(
        _("Thứ thiếu hoặc khác"), [InputRequired()], coerce=UUID, validate_choice=False
    )
    how = RadioField(
        _("Kết quả"), [InputRequired()], choices=[choice(each.value, "") for each in Settlement]
    )
    words = TextAreaField(_("Nói rõ"), [DataRequired(), Length(max=LONGEST)])


class AnswerForm(PageForm):
    """The receiver's word on the giver's answer."""

    settled = RadioField(
        _("Trả lời của bên giao"), [InputRequired()], coerce=UUID, validate_choice=False
    )
    agrees = RadioField(
        _("Bên nhận"), [InputRequired()], choices=[choice("yes", ""), choice("no", "")]
    )
    objection = TextAreaField(_("Nếu chưa đồng ý, nói rõ vì sao"), [Length(max=LONGEST)])

    def validate_objection(self, field: TextAreaField) -> None:
        """Whoever objects says why."""
        if self.agrees.data == "no" and not field.data:
            raise ValidationError(gettext("Hãy nói rõ vì sao chưa đồng ý."))


_LONGEST_LIST = checking(CheckForm, 1)
"""Whose labels name the boxes of a draft when its page is gone."""


@pages.post("/checks")
@asks(Ask.TAKE_STEP)
def check(public_id: UUID) -> Answer:
    """Check what was not checked when the handoff was accepted."""
    find_handoff(reading(), current_actor(), public_id, Ask.TAKE_STEP)
    ids = listed(reading(), current_actor(), public_id)
    form = checking(CheckForm, len(ids))()
    if not form.validate():
        return _page(public_id, checking_later=form), 422

    def act(session: Session) -> str:
        found, handoff = find_handoff(session, current_actor(), public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        checked = form.found(listed(session, current_actor(), public_id))
        verbs.check(session, current_actor(), now(), found.case, handoff, checked)
        return _back(public_id)

    return do(act)


@pages.post("/settlements")
@asks(Ask.TAKE_STEP)
def settle(public_id: UUID) -> Answer:
    """Answer for one thing that was missing or different."""
    find_handoff(reading(), current_actor(), public_id, Ask.TAKE_STEP)
    form = SettleForm()
    if not form.validate():
        return _page(public_id, settling=form), 422

    def act(session: Session) -> str:
        found, handoff = find_handoff(session, current_actor(), public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        verbs.insist_accepted(handoff)
        item, how = item_of(session, handoff, form.item.data), Settlement.of(form.how.data)
        words = str(form.words.data)
        verbs.settle(session, current_actor(), now(), found.case, handoff, item, how, words=words)
        return _back(public_id)

    return do(act)


@pages.post("/settlement-answers")
@asks(Ask.TAKE_STEP)
def answer(public_id: UUID) -> Answer:
    """Confirm that the giver's answer settles it, or object with words."""
    find_handoff(reading(), current_actor(), public_id, Ask.TAKE_STEP)
    form = AnswerForm()
    if not form.validate():
        return _page(public_id, answering=form), 422

    def act(session: Session) -> str:
        found, handoff = find_handoff(session, current_actor(), public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        verbs.insist_accepted(handoff)
        item = item_of(session, handoff, form.settled.data)
        actor, words = current_actor(), str(form.objection.data or "")
        if form.agrees.data == "yes":
            verbs.agree(session, actor, now(), found.case, handoff, item)
        else:
            verbs.contest(session, actor, now(), found.case, handoff, item, words=words)
        return _back(public_id)

    return do(act)


@pages.post("/rereading")
@asks(Ask.REREAD)
def read_again(public_id: UUID) -> Response:
    """Open what the giving unit wrote itself, for ten minutes; recorded first."""

    def act(session: Session) -> str:
        case, handoff = as_giver_of_accepted(session, current_actor(), public_id)
        acting_on(case.file_id)
        reread(session, current_actor(), now(), case, handoff)
        return _back(public_id)

    return do(act)


@pages.errorhandler(Overtaken)
@pages.errorhandler(MoveRefused)
def too_late(_error: Exception) -> tuple[str, int]:
    """A colleague or the other side was quicker with the same thing."""
    sentence = gettext(
        "Người khác vừa kiểm hoặc trả lời mục này trước bạn. Nội dung của bạn chưa được ghi. "
        "Mở lại việc giao, nhận để xem tình trạng mới nhất."
    )
    return render_template("layout/error.html", code=409, sentence=sentence, unmet=()), 409


def packet_forms(packet: Any, **sent: PageForm) -> dict[str, Any]:
    """The forms of this officer's part in the list, with those that were sent and had faults."""
    forms: dict[str, Any] = {
        "checking_later": checking(CheckForm, len(packet.items))(formdata=None),
        "settling": SettleForm(formdata=None),
        "answering": AnswerForm(formdata=None),
        **sent,
    }
    forms["checking_later"].lay_out_items(packet.items)
    forms["settling"].item.choices = [
        (str(each.public_id), called(each)) for each in packet.to_settle
    ]
    forms["settling"].how.choices = choices_of(Settlement)
    forms["answering"].settled.choices = [
        (str(each.public_id), called(each)) for each in packet.to_answer
    ]
    forms["answering"].agrees.choices = [
        choice("yes", gettext("Đồng ý, coi như đã giải quyết")),
        choice("no", gettext("Chưa đồng ý")),
    ]
    for name in forms:
        beside_another(forms[name], name.replace("_", "-"))
    return forms


def _page(public_id: UUID, **sent: PageForm) -> str:
    """The one form that had faults, on a page of its own."""
    view = handoff_view(reading(), current_actor(), public_id, now())
    forms = packet_forms(view.packet, **sent)
    return render_template("handoffs/packet_form.html", view=view, shown=next(iter(sent)), **forms)


def _back(public_id: UUID) -> str:
    return url_for("handoffs.show", public_id=public_id)
