"""`/cases/<code>/measures`: the protection measures. Applying one is an act of the law."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField
from wtforms.validators import InputRequired

from casework.actions.protection import end_protection, ending_unit
from casework.lookups.measures_page import MeasureRow, MeasuresPage, find_measure, measures_page
from casework.policy import Ask
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.sections import sections
from casework.web.told import TellerForm, beside_another, whose

pages = Blueprint("measures", __name__, url_prefix="/cases/<code>/measures")

OVERVIEW = "overview"  # measures have no section of their own; the first screen leads here


class EndForm(TellerForm):
    """That it is meant: a measure that ended protects nobody."""

    sure = BooleanField(
        _("Tôi xác nhận người đó không còn bị đe dọa và biện pháp này chấm dứt"),
        [InputRequired(_("Hãy xác nhận trước khi chấm dứt biện pháp."))],
    )


@pages.get("")
@asks(Ask.SEE)
def index(code: str) -> str:
    """Each measure from the outside; what it orders only after a reveal of protection."""
    return _page(code)


@pages.post("/<uuid:public_id>/end")
@asks(Ask.TAKE_STEP)
def end(code: str, public_id: UUID) -> Response | tuple[str, int]:
    """The person is threatened no longer."""
    form = _asking(EndForm(), code, public_id)
    if not form.validate():
        return _page(code, {public_id: form}), 422

    def act(session: Session) -> str:
        found, measure = find_measure(session, current_actor(), code, public_id)
        acting_on(found.case.file_id)
        told = form.teller()
        end_protection(session, current_actor(), now(), found.case, measure, told=told)
        return url_for("measures.index", code=code)

    return do(act)


def _page(code: str, sent: Mapping[UUID, EndForm] | None = None) -> str:
    view = measures_page(reading(), current_actor(), now(), code)
    blank = {row.public_id: _blank(view, row) for row in view.rows if row.may_end}
    return render_template(
        "measures/index.html",
        view=view,
        front=view.front,
        section=OVERVIEW,
        sections=sections(view.front, OVERVIEW),
        ending={**blank, **(sent or {})},
    )


def _asking(form: EndForm, code: str, public_id: UUID) -> EndForm:
    """Who told us, where the end of this measure is another unit's act."""
    session, actor = reading(), current_actor()
    found, measure = find_measure(session, actor, code, public_id)
    unit = whose(partial(ending_unit, session, actor, found.case, measure))
    form.ask_teller(session, actor, now(), found.case, unit)
    beside_another(form, public_id.hex)
    return form


def _blank(view: MeasuresPage, row: MeasureRow) -> EndForm:
    """The same for a page that was only asked for, from what it shows already."""
    form = EndForm(formdata=None)
    if view.recorded_since is None or row.is_ours:
        form.ask_nobody()
    else:
        form.bound_by(view.recorded_since, now())
    beside_another(form, row.public_id.hex)
    return form
