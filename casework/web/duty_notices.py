"""`/duty-notices/<id>`: a unit was told that a duty waits for it, and says that it heard so.

Sending one stands on the page of the duties of the case, `/cases/<code>/duties/<duty>/notice`.
"""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from casework.actions.duty_notice_paper import confirm_word, confirm_word_with_new_paper
from casework.actions.duty_notices import (
    acknowledge_notice,
    send_notice,
    withdraw_notice,
    withdrawing_unit,
)
from casework.actions.opening import open_notice
from casework.lookups.duty_notice_page import duty_notice_view
from casework.lookups.duty_tellings import SendingPage, sending_page
from casework.lookups.finding import find, find_duty_notice
from casework.lookups.paper_page import papers_proving
from casework.lookups.parties import (
    as_notified,
    as_reader_of_notice,
    as_sender,
    as_sender_awaiting_paper,
)
from casework.lookups.receivers import is_unit
from casework.policy import Ask
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.uploads import LARGEST
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.confirming import ConfirmForm, confirm_with, paper_choices
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.papers import ROUND_IT
from casework.web.told import RecordingForm, TellerForm, ToldForm, beside_another, whose
from workflows.duty_notice import DutyNoticeMove

LONGEST = 2000

Answer = str | tuple[str, int] | Response

pages = Blueprint("duty_notices", __name__)


class NoticeForm(RecordingForm):
    """To whom, and what they need to know to begin."""

    to_unit_id = SelectField(
        _("Đơn vị được thông báo"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )
    message = TextAreaField(
        _("Lời nhắn (nếu cần)"),
        [Length(max=LONGEST)],
        description=_(
            "Điều đơn vị đó cần để bắt đầu. Không ghi họ tên, địa chỉ hay câu chuyện của người "
            "được hỗ trợ. Lời nhắn được niêm phong."
        ),
    )

    session: Session

    def validate_to_unit_id(self, field: SelectField) -> None:
        """The unit exists; whether it owes the duty is for the verb to say."""
        if field.data is not None and not is_unit(self.session, field.data):
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


class HeardForm(ToldForm):
    """An acknowledgement that came on paper or by telephone."""


@pages.get("/cases/<code>/duties/<duty>/notice")
@asks(Ask.TAKE_STEP)
def new(code: str, duty: str) -> str:
    """The form of a notice, or why none may be sent."""
    view = _sending(code, duty)
    return _form_page(view, _notice_form(code, view))


@pages.post("/cases/<code>/duties/<duty>/notice")
@asks(Ask.TAKE_STEP)
def create(code: str, duty: str) -> Answer:
    """Send it; what is refused is 409 with its reasons."""
    view = _sending(code, duty)
    form = _notice_form(code, view)
    if not form.validate():
        return _form_page(view, form), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.TAKE_STEP).case
        acting_on(case.file_id)
        to, message = form.to_unit_id.data, form.message.data or None
        notice = send_notice(
            session,
            current_actor(),
            now(),
            case,
            view.duty,
            to,
            message=message,
            told=form.teller(),
        )
        return url_for("duty_notices.show", public_id=notice.public_id)

    return do(act)


@pages.get("/duty-notices/<uuid:public_id>")
@asks(Ask.READ_NOTICE)
def show(public_id: UUID) -> str:
    """The notice as it stands, with the forms of this officer's side."""
    return _page(public_id)


@pages.post("/duty-notices/<uuid:public_id>/acknowledgement")
@asks(Ask.ACKNOWLEDGE)
def acknowledge(public_id: UUID) -> Response:
    """Say that the notice was received: one click, and nothing about doing the duty."""

    def act(session: Session) -> str:
        move = DutyNoticeMove.ACKNOWLEDGE
        case, notice = as_notified(session, current_actor(), public_id, move)
        acknowledge_notice(session, current_actor(), now(), case, notice)
        return url_for("duty_notices.show", public_id=public_id)

    return do(act)


@pages.post("/duty-notices/<uuid:public_id>/reading")
@asks(Ask.ACKNOWLEDGE)
def read(public_id: UUID) -> Response:
    """Open the words that came with it: recorded before they show."""

    def act(session: Session) -> str:
        case, notice = as_reader_of_notice(session, current_actor(), public_id)
        open_notice(session, current_actor(), now(), case, notice)
        return url_for("duty_notices.show", public_id=public_id)

    return do(act)


@pages.post("/duty-notices/<uuid:public_id>/recorded-acknowledgement")
@asks(Ask.TAKE_STEP)
def record(public_id: UUID) -> Answer:
    """Write down that a unit which is not on the system received the notice."""
    form = _heard(HeardForm(), public_id)
    if not form.validate():
        return _page(public_id, hearing=form), 422

    def act(session: Session) -> str:
        move = DutyNoticeMove.ACKNOWLEDGE
        case, notice = as_sender(session, current_actor(), public_id, move)
        acting_on(case.file_id)
        acknowledge_notice(session, current_actor(), now(), case, notice, told=form.told())
        return url_for("duty_notices.show", public_id=public_id)

    return do(act)


@pages.post("/duty-notices/<uuid:public_id>/paper")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def confirm_paper(public_id: UUID) -> Answer:
    """The letter of an acknowledgement that ours recorded has come."""
    find_duty_notice(reading(), current_actor(), public_id, Ask.TAKE_STEP)
    form = ConfirmForm()
    if not form.validate():
        return _page(public_id, confirming=form), 422

    def act(session: Session) -> str:
        case, notice = as_sender_awaiting_paper(session, current_actor(), public_id)
        acting_on(case.file_id)
        attached = confirm_word_with_new_paper
        confirm_with(form, session, case, notice, on_file=confirm_word, attached=attached)
        return url_for("duty_notices.show", public_id=public_id)

    return do(act)


@pages.post("/duty-notices/<uuid:public_id>/withdrawal")
@asks(Ask.TAKE_STEP)
def withdraw(public_id: UUID) -> Answer:
    """Take the notice back."""
    form = _withdrawing(TellerForm(), public_id)
    if not form.validate():
        return _page(public_id, withdrawing=form), 422

    def act(session: Session) -> str:
        move = DutyNoticeMove.WITHDRAW
        case, notice = as_sender(session, current_actor(), public_id, move)
        acting_on(case.file_id)
        withdraw_notice(session, current_actor(), now(), case, notice, told=form.teller())
        return url_for("duty_notices.show", public_id=public_id)

    return do(act)


def _sending(code: str, duty: str) -> SendingPage:
    session, actor = reading(), current_actor()
    case = find(session, actor, code, Ask.TAKE_STEP).case
    return sending_page(session, actor, now(), case, duty)


def _notice_form(code: str, view: SendingPage) -> NoticeForm:
    """Only the units that owe the duty; who told us, where the lead is off the system."""
    session, actor = reading(), current_actor()
    form = NoticeForm()
    form.session = session
    form.to_unit_id.choices = grouped(view.units)
    case = find(session, actor, code, Ask.TAKE_STEP).case
    form.ask_teller(session, actor, now(), case, view.unit)
    return form


def _form_page(view: SendingPage, form: NoticeForm) -> str:
    return render_template("duty_notices/new.html", view=view, form=form)


def _page(public_id: UUID, **sent: PageForm) -> str:
    view = duty_notice_view(reading(), current_actor(), public_id, now())
    forms = dict(sent)
    if view.mine.records:
        forms.setdefault("hearing", _heard(HeardForm(formdata=None), public_id))
    if view.mine.withdraws:
        forms.setdefault("withdrawing", _withdrawing(TellerForm(formdata=None), public_id))
    if view.mine.confirms_paper:
        forms.setdefault("confirming", ConfirmForm(formdata=None))
        _found, notice = _seen(public_id)
        forms["confirming"].paper.choices = paper_choices(papers_proving(reading(), notice))
    return render_template("duty_notices/show.html", view=view, **forms)


def _seen(public_id: UUID) -> tuple[Case, DutyNotice]:
    found, notice = find_duty_notice(reading(), current_actor(), public_id, Ask.TAKE_STEP)
    return found.case, notice


def _heard(form: HeardForm, public_id: UUID) -> HeardForm:
    """The other side cannot have heard of it before it was sent."""
    _case, notice = _seen(public_id)
    form.bound_by(notice.sent_at, now())
    return form


def _withdrawing(form: TellerForm, public_id: UUID) -> TellerForm:
    """Who told us, where the notice of a lead off the system is taken back."""
    session, actor = reading(), current_actor()
    case, notice = _seen(public_id)
    unit = whose(lambda: withdrawing_unit(session, actor, case, notice))
    form.ask_teller(session, actor, now(), case, unit, since=notice.sent_at)
    beside_another(form, "withdrawal")
    return form
