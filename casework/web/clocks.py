"""`/cases/<code>/clocks`: how each limit of a case is counted, and extending one by a decision."""

from datetime import date
from functools import partial

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.extension import extend_clock, extending_unit
from casework.lookups.case_clocks_page import clocks_page, extension_page
from casework.lookups.finding import find
from casework.policy import Ask
from casework.web.cases import page
from casework.web.days import DayField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.sections import sections
from casework.web.told import RecordingForm, whose

pages = Blueprint("clocks", __name__, url_prefix="/cases/<code>/clocks")

OVERVIEW = "overview"  # the clocks have no section of their own; the first screen leads here


class ExtensionForm(RecordingForm):
    """To which day, by which decision, and why. How far it may go is for the verb to say."""

    until_on = DayField(_("Gia hạn đến hết ngày"), [InputRequired()])
    number = StringField(
        _("Số, ký hiệu của quyết định"),
        [DataRequired(), Length(max=60)],
        description=_("Chỉ quyết định có số mới gia hạn được. Số được niêm phong trong hồ sơ."),
    )
    reasons = TextAreaField(
        _("Lý do gia hạn"),
        [DataRequired(), Length(max=4000)],
        description=_("Như ghi trong quyết định. Lời ghi được niêm phong."),
    )


@pages.get("")
@asks(Ask.SEE)
def index(code: str) -> str:
    """Each clock: what, who, since when, how counted, by which article and how sure."""
    view = clocks_page(reading(), current_actor(), code, now())
    return page("clocks", view.front, OVERVIEW, view=view)


@pages.get("/<clock>/extension")
@asks(Ask.TAKE_STEP)
def new(code: str, clock: str) -> str:
    """The form of a decision, or why nothing extends this clock."""
    return _page(code, clock, _form(code, clock))


@pages.post("/<clock>/extension")
@asks(Ask.TAKE_STEP)
def extend(code: str, clock: str) -> Response | tuple[str, int]:
    """Extend it; a refusal of the law is 409 with its reasons."""
    actor, moment = current_actor(), now()
    view = extension_page(reading(), actor, code, clock, moment)
    case = find(reading(), actor, code, Ask.TAKE_STEP).case
    form = _form(code, clock)
    if not form.validate() and not view.unmet:
        return _page(code, clock, form), 422

    def act(session: Session) -> str:
        found = find(session, actor, code, Ask.TAKE_STEP).case
        extend_clock(
            session,
            actor,
            moment,
            found,
            clock,
            until_on=form.until_on.data or date.min,
            number=form.number.data or "",
            reasons=form.reasons.data or "",
            told=form.teller(),
        )
        return url_for("clocks.index", code=code)

    return do(act, file_id=case.file_id)


def _form(code: str, key: str) -> ExtensionForm:
    """It asks who told us, where the decision is another unit's."""
    session, actor, moment = reading(), current_actor(), now()
    view = extension_page(session, actor, code, key, moment)
    case = find(session, actor, code, Ask.TAKE_STEP).case
    form = ExtensionForm()
    unit = whose(partial(extending_unit, session, actor, moment, case, view.clock))
    since = view.reading.started_at if view.reading else None
    form.ask_teller(session, actor, moment, case, unit, since=since)
    return form


def _page(code: str, key: str, form: ExtensionForm) -> str:
    view = extension_page(reading(), current_actor(), code, key, now())
    return render_template(
        "clocks/extension.html",
        view=view,
        form=form,
        front=view.front,
        section=OVERVIEW,
        sections=sections(view.front, OVERVIEW),
    )
