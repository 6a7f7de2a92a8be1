"""`/healthz`: ready, or what is missing, for a balancer or an operator. No sign-in, no secret."""

from flask import Blueprint, Response, jsonify

from casework.lookups.readiness import what_is_missing
from casework.web.doors import office, public

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@public
def show() -> Response:
    """200 when the office can work, otherwise 503 with the names of what is missing."""
    missing = what_is_missing(office().database, office().keyring)
    answer = jsonify(ready=not missing, missing=missing)
    answer.status_code = 503 if missing else 200
    return answer
