"""`/support-lines/<id>`: one support line, from proposal to delivery."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.support import approve_support, decline_support, deliver_support
from casework.lookups.support_line_page import find_line, line_page
from casework.policy import Ask
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm

pages = Blueprint("support", __name__, url_prefix="/support-lines/<uuid:line_id>")

Answer = Response | tuple[str, int]


class DeclineForm(PageForm):
    """Why it is not approved; whoever proposed it reads this."""

    reasons = TextAreaField(
        _("Lý do không duyệt"),
        [DataRequired(), Length(max=4000)],
        description=_("Nêu điều cần bổ sung, nếu có thể đề xuất lại."),
    )


class DeliveryForm(PageForm):
    """What reached the person."""

    outcome = TextAreaField(_("Đã hỗ trợ những gì, kết quả"), [DataRequired(), Length(max=4000)])


@pages.get("")
@asks(Ask.SEE)
def line(line_id: UUID) -> str:
    """The line, and what it waits for."""
    return _page(line_id)


@pages.post("/approval")
@asks(Ask.SIGN)
def approve(line_id: UUID) -> Response:
    """Approve another officer's proposal."""

    def act(session: Session) -> str:
        found, chosen = find_line(session, current_actor(), line_id, Ask.SIGN)
        approve_support(session, current_actor(), now(), found.case, chosen)
        return url_for("support.line", line_id=line_id)

    return do(act)


@pages.post("/decline")
@asks(Ask.SIGN)
def decline(line_id: UUID) -> Answer:
    """Decline it, in words."""
    form = DeclineForm()
    if not form.validate():
        return _page(line_id, declining=form), 422

    def act(session: Session) -> str:
        found, chosen = find_line(session, current_actor(), line_id, Ask.SIGN)
        reasons = str(form.reasons.data)
        decline_support(session, current_actor(), now(), found.case, chosen, reasons=reasons)
        return url_for("support.line", line_id=line_id)

    return do(act)


@pages.post("/delivery")
@asks(Ask.TAKE_STEP)
def deliver(line_id: UUID) -> Answer:
    """The support reached the person."""
    form = DeliveryForm()
    if not form.validate():
        return _page(line_id, delivering=form), 422

    def act(session: Session) -> str:
        found, chosen = find_line(session, current_actor(), line_id, Ask.TAKE_STEP)
        outcome = str(form.outcome.data)
        deliver_support(session, current_actor(), now(), found.case, chosen, outcome=outcome)
        return url_for("support.line", line_id=line_id)

    return do(act)


def _page(
    line_id: UUID,
    *,
    declining: DeclineForm | None = None,
    delivering: DeliveryForm | None = None,
) -> str:
    return render_template(
        "support/show.html",
        view=line_page(reading(), current_actor(), now(), line_id),
        declining=declining or DeclineForm(formdata=None),
        delivering=delivering or DeliveryForm(formdata=None),
    )
