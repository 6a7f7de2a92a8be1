"""`/cases/<code>/whereabouts`: the person is now somewhere else, and no handoff brought them."""

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from casework.actions.whereabouts import places_open, record_whereabouts, who_says
from casework.lookups.whereabouts_page import find_at_hand, whereabouts_page
from casework.policy import Ask
from casework.position import current_whereabouts
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.told import RecordingForm
from casework.web.words import upfirst, word
from workflows.terms import Place

pages = Blueprint("whereabouts", __name__, url_prefix="/cases/<code>/whereabouts")


class WhereaboutsForm(RecordingForm):
    """The kind of place, and as much of it as is needed to find the person again."""

    kind = RadioField(_("Nơi ở hiện tại của người được hỗ trợ"), [InputRequired()], coerce=Place.of)
    place = StringField(
        _("Nơi cụ thể (nếu biết)"),
        [Optional(), Length(max=300)],
        description=_(
            "Nơi này được niêm phong; chỉ người có thẩm quyền mới mở được, và lần mở được ghi."
        ),
    )


@pages.get("")
@asks(Ask.TAKE_STEP)
def new(code: str) -> str:
    """The current stay, and the form for the next."""
    return _page(code, _form(code))


@pages.post("")
@asks(Ask.TAKE_STEP)
def record(code: str) -> Response | tuple[str, int]:
    """End the current stay and begin the next, from now."""
    form = _form(code)
    if not form.validate():
        return _page(code, form), 422

    def act(session: Session) -> str:
        case = find_at_hand(session, current_actor(), code).case
        acting_on(case.file_id)
        kind, place, told = form.kind.data, form.place.data, form.teller()
        record_whereabouts(session, current_actor(), now(), case, kind, place, told=told)
        return url_for("cases.show", code=code)

    return do(act)


def _form(code: str) -> WhereaboutsForm:
    session, actor, form = reading(), current_actor(), WhereaboutsForm()
    case = find_at_hand(session, actor, code).case
    unit, since = who_says(session, actor, case), current_whereabouts(session, case).since_at
    form.ask_teller(session, actor, now(), case, unit, since=since)
    form.kind.choices = [(kind, upfirst(word(kind))) for kind in places_open(session, unit, case)]
    return form


def _page(code: str, form: WhereaboutsForm) -> str:
    view = whereabouts_page(reading(), current_actor(), now(), code)
    return render_template("whereabouts/new.html", view=view, form=form)
