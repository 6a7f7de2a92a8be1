"""`/cases/<code>/measures`: the protection measures. Applying one is an act of the law."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.protection import end_protection
from casework.lookups.measures_page import find_measure, measures_page
from casework.policy import Ask
from casework.web.doors import asks, current_actor, do, now, reading

pages = Blueprint("measures", __name__, url_prefix="/cases/<code>/measures")


@pages.get("")
@asks(Ask.SEE)
def index(code: str) -> str:
    """Each measure from the outside; what it orders only after a reveal of protection."""
    view = measures_page(reading(), current_actor(), now(), code)
    return render_template("measures/index.html", view=view)


@pages.post("/<uuid:public_id>/end")
@asks(Ask.TAKE_STEP)
def end(code: str, public_id: UUID) -> Response:
    """The person is threatened no longer."""

    def act(session: Session) -> str:
        found, measure = find_measure(session, current_actor(), code, public_id)
        end_protection(session, current_actor(), now(), found.case, measure)
        return url_for("measures.index", code=code)

    return do(act)
