"""`/support-lines/<id>`: one support line, from proposal to delivery."""

from typing import TypeVar
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.step import unit_for
from casework.actions.support import approve_support, decline_support, deliver_support
from casework.lookups.finding import find_part
from casework.lookups.support_line_page import line_page
from casework.policy import Ask
from casework.records.support import SupportLine
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.signatures import Answer, sign_or_read_first
from casework.web.told import RecordingForm, TellerForm, beside_another
from workflows.terms import Act

pages = Blueprint("support", __name__, url_prefix="/support-lines/<uuid:line_id>")

AForm = TypeVar("AForm", bound=RecordingForm)


class DeclineForm(RecordingForm):
    """Why it is not approved; whoever proposed it reads this."""

    reasons = TextAreaField(
        _("Lý do không duyệt"),
        [DataRequired(), Length(max=4000)],
        description=_("Nêu điều cần bổ sung, nếu có thể đề xuất lại."),
    )


class DeliveryForm(RecordingForm):
    """What reached the person."""

    outcome = TextAreaField(_("Đã hỗ trợ những gì, kết quả"), [DataRequired(), Length(max=4000)])


@pages.get("")
@asks(Ask.SEE)
def line(line_id: UUID) -> str:
    """The line, and what it waits for."""
    return _page(line_id)


@pages.post("/approval")
@asks(Ask.SIGN)
def approve(line_id: UUID) -> Answer:
    """Approve another officer's proposal."""
    form = _asking(TellerForm(), line_id, Act.APPROVE_SUPPORT)
    if not form.validate():
        return _page(line_id, approving=form), 422

    def act(session: Session) -> str:
        found, chosen = find_part(session, current_actor(), SupportLine, line_id, Ask.SIGN)
        acting_on(found.case.file_id)
        told = form.teller()
        approve_support(session, current_actor(), now(), found.case, chosen, told=told)
        return url_for("support.line", line_id=line_id)

    return sign_or_read_first(act, lambda: _page(line_id, approving=form))


@pages.post("/decline")
@asks(Ask.SIGN)
def decline(line_id: UUID) -> Answer:
    """Decline it, in words."""
    form = _asking(DeclineForm(), line_id, Act.APPROVE_SUPPORT)
    if not form.validate():
        return _page(line_id, declining=form), 422

    def act(session: Session) -> str:
        found, chosen = find_part(session, current_actor(), SupportLine, line_id, Ask.SIGN)
        acting_on(found.case.file_id)
        reasons, told = str(form.reasons.data), form.teller()
        decline_support(
            session, current_actor(), now(), found.case, chosen, reasons=reasons, told=told
        )
        return url_for("support.line", line_id=line_id)

    return sign_or_read_first(act, lambda: _page(line_id, declining=form))


@pages.post("/delivery")
@asks(Ask.TAKE_STEP)
def deliver(line_id: UUID) -> Answer:
    """The support reached the person."""
    form = _asking(DeliveryForm(), line_id, Act.DELIVER_SUPPORT)
    if not form.validate():
        return _page(line_id, delivering=form), 422

    def act(session: Session) -> str:
        found, chosen = find_part(session, current_actor(), SupportLine, line_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        outcome, told = str(form.outcome.data), form.teller()
        deliver_support(
            session, current_actor(), now(), found.case, chosen, outcome=outcome, told=told
        )
        return url_for("support.line", line_id=line_id)

    return do(act)


def _page(line_id: UUID, **sent: RecordingForm) -> str:
    view = line_page(reading(), current_actor(), now(), line_id)
    blank = {
        "approving": (TellerForm(formdata=None), Act.APPROVE_SUPPORT),
        "declining": (DeclineForm(formdata=None), Act.APPROVE_SUPPORT),
        "delivering": (DeliveryForm(formdata=None), Act.DELIVER_SUPPORT),
    }
    forms = {
        name: sent.get(name) or _asking(form, line_id, act) for name, (form, act) in blank.items()
    }
    beside_another(forms["declining"], "decline")
    return render_template("support/show.html", view=view, **forms)


def _asking(form: AForm, line_id: UUID, act: Act) -> AForm:
    """Who told us, where what happens to the line is the act of a lead off the system."""
    session, actor = reading(), current_actor()
    found, line = find_part(session, actor, SupportLine, line_id, Ask.SEE)
    case, moment, since = found.case, now(), line.decided_at or line.proposed_at
    unit = unit_for(session, actor, moment, case, act)
    form.ask_teller(session, actor, moment, case, unit, since=since)
    return form
