"""My desk: the first page after sign-in, and the whole of each of its strips."""

from flask import Blueprint, render_template, request

from casework.lookups.desk import desk
from casework.lookups.strips import Strip, one_strip
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading
from casework.web.drafts import shown

pages = Blueprint("desk", __name__)


@pages.get("/desk")
@asks(Ask.WORK)
def show() -> str:
    """What waits for the unit, and the cases it holds."""
    after = request.args.get("after")
    found = desk(reading(), current_actor(), now(), after)
    return render_template(
        "desk/show.html", desk=found, strips=Strip, after=after, drafts=shown(found.drafts)
    )


@pages.get("/desk/waiting")
@asks(Ask.WORK)
def waiting() -> str:
    """All that waits in one strip; the address carries which, and the page."""
    strip, after = _strip(request.args.get("of")), request.args.get("after")
    found = one_strip(reading(), current_actor(), now(), strip, after)
    return render_template("desk/strip.html", found=found, strips=Strip, after=after)


def _strip(text: str | None) -> Strip:
    return next((strip for strip in Strip if strip.value == text), Strip.ANSWERS)
