"""`/cases/<code>/duties`: what one agency owes another in this case, and what proves it done."""

from flask import Blueprint

from casework.lookups.duties_page import duties_shown
from casework.lookups.duty_tellings import tellings_of
from casework.lookups.front import open_front
from casework.policy import Ask
from casework.web.cases import page
from casework.web.doors import asks, current_actor, now, reading

pages = Blueprint("duties", __name__, url_prefix="/cases/<code>/duties")


@pages.get("")
@asks(Ask.SEE)
def index(code: str) -> str:
    """Every duty of the law of this case, with its state."""
    session, actor = reading(), current_actor()
    found = open_front(session, actor, code, now())
    duties = duties_shown(session, found, now())
    told = tellings_of(session, actor, now(), found)
    return page("duties", found.front, duties=duties, tellings=told)
