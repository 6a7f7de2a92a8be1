"""`/notices`: what has climbed to this officer, and what they were told. Codes only."""

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.climbing import read_notices
from casework.lookups.notices import climbed_to, notices_of
from casework.policy import Ask
from casework.web.doors import asks, current_actor, do, now, reading

pages = Blueprint("notices", __name__, url_prefix="/notices")


@pages.get("")
@asks(Ask.WORK)
def index() -> str:
    """What waits, computed for this moment, and the officer's own notices."""
    session, actor = reading(), current_actor()
    return render_template(
        "notices/index.html",
        climbed=climbed_to(session, actor, now()),
        notices=notices_of(session, actor),
    )


@pages.post("/reading")
@asks(Ask.WORK)
def read() -> Response:
    """Mark the officer's notices as read; what waits stays on the page until it is answered."""

    def act(session: Session) -> str:
        read_notices(session, current_actor(), now())
        return url_for("notices.index")

    return do(act)
