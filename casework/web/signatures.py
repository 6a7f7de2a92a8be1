"""A signature or decision sent after its grounds were sealed again: the page, not a dead end."""

from collections.abc import Callable

from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.web.doors import do
from workflows.engine import Refused
from workflows.regime import Lack

Answer = Response | tuple[str, int]


def sign_or_read_first(act: Callable[[Session], str], page: Callable[[], str]) -> Answer:
    """Run the act as `doors.do` does; where the head has not open what they sign, 409 and `page`.

    An opening may lapse while the officer waits for the number or writes the reasons: the page
    says so, keeps what was typed in sight, and leads to the opening and back.
    """
    try:
        return do(act)
    except Refused as refused:
        if all(reason.kind is not Lack.UNREAD for reason in refused.unmet):
            raise
        return page(), 409
