"""The supervisor's list of handoffs."""

from flask import Blueprint, render_template, request

from casework.lookups.search_watch import limited_lately
from casework.lookups.supervision import handoffs
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading
from workflows.handoff import HandoffState

pages = Blueprint("supervision", __name__)


@pages.get("/supervision")
@asks(Ask.SUPERVISE)
def show() -> str:
    """Handoffs within reach, of one state or all; the address carries the filter."""
    state = _state(request.args.get("state"))
    lines = handoffs(reading(), current_actor(), now(), state, request.args.get("after"))
    limited = limited_lately(reading(), current_actor(), now())
    return render_template(
        "supervision/show.html", page=lines, states=list(HandoffState), limited=limited
    )


def _state(text: str | None) -> HandoffState | None:
    return next((state for state in HandoffState if state.value == text), None)
