"""`/language`: the language of the pages, kept in a cookie. Leads nowhere but to a page of ours."""

import re
from datetime import timedelta

from flask import Blueprint, abort, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from casework.i18n import LANGUAGE_COOKIE, LANGUAGES
from casework.web.doors import public
from casework.web.sessions import cookies

pages = Blueprint("language", __name__)

_DESK = "/desk"
# Segments of plain characters only: no second slash, backslash, percent, colon, tab or newline.
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)+/?|/", re.ASCII)
_A_YEAR = timedelta(days=365)


@pages.post("/language")
@public
def choose() -> Response:
    """Keep the language chosen and return to the page on which it was chosen."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        abort(422)
    answer = redirect(own_page(request.form.get("page", "")), 303)
    cookies().put(answer, LANGUAGE_COOKIE, chosen, _A_YEAR)
    return answer


def own_page(path: str) -> str:
    """The path itself if it is a page of ours that can be fetched; the desk otherwise."""
    if not _PLAIN_PATH.fullmatch(path):
        return _DESK
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except (HTTPException, RequestRedirect):
        return _DESK
    return path
