"""Asking the application as somebody: with their cookie, their form token and a key per form."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.security.pagereader import Field, read
from tests.security.routes import SAFE, Route
from tests.security.town import Things, Town, Viewer

Sent = Mapping[str, object]

DAY = "02/03/2026"
"""The day on which the town stands still."""
MOMENT = f"{DAY} 07:30"
_MOMENTS = ("received_at", "happened_at")


@dataclass
class Asker:
    """Somebody before the screen, with a browser of their own."""

    town: Town
    viewer: Viewer
    client: FlaskClient
    token: str

    def ask(self, route: Route, things: Things, sent: Sent | None = None) -> TestResponse:
        """One request; an act is sent as a form of its own, with what its page would add."""
        path = route.path(things)
        if route.method in SAFE:
            return self.client.get(path)
        return self.send(path, sent or {})

    def send(self, path: str, sent: Sent) -> TestResponse:
        """One form."""
        fields = {**sent, "csrf_token": self.token, "idempotency_key": str(uuid4())}
        return self.client.post(path, data=fields)


def asker(town: Town, viewer: Viewer) -> Asker:
    """A browser that has one form token: it stays good as long as the sign-in."""
    client = town.door.client()
    if viewer.token:
        client.set_cookie("casework", viewer.token)
    page = read(client.get("/law" if viewer.token else "/sign-in").text)
    token = next(each.shown for each in page.forms[0].fields if each.name == "csrf_token")
    return Asker(town, viewer, client, token)


def plain_words(field: Field) -> str:
    """Something acceptable for every field of ours."""
    if field.name in _MOMENTS:
        return field.shown or MOMENT
    if field.name == "late_at":
        return field.shown  # left empty: it happens now
    if field.name.endswith("_on"):
        return field.shown or DAY
    return field.shown or "Nội dung mẫu"
