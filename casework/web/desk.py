"""My desk: the first page after sign-in."""

from flask import Blueprint, render_template, request

from casework.lookups.desk import desk
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading

pages = Blueprint("desk", __name__)


@pages.get("/desk")
@asks(Ask.WORK)
def show() -> str:
    """What waits for the unit, and the cases it holds."""
    found = desk(reading(), current_actor(), now(), request.args.get("after"))
    return render_template("desk/show.html", desk=found, after=request.args.get("after"))
