"""Who is signed in on this request: the cookies, the sign-in behind them, and the CSRF secret.

Flask's session is no cookie here: it holds one word, the secret that form tokens are made from.
"""

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Never
from uuid import UUID

from flask import Flask, Request, current_app, g
from flask.sessions import SessionInterface, SessionMixin
from flask_login import LoginManager
from werkzeug.wrappers import Response

from casework.actions import door
from casework.audit import Actor
from casework.database import NOBODY
from casework.lookups.door import Live, live_sign_in
from casework.office import Office, vietnam_day
from workflows.terms import Rank

CSRF: Final = "csrf_token"
OFFICE: Final = "casework_office"
"""Where an application keeps its office; `doors.office` gives it to the pages."""
_COOKIES: Final = "casework_cookies"
SEEN_EVERY: Final = timedelta(seconds=30)
"""How often a sign-in is noted as still in use: silence is measured to within this."""


@dataclass(frozen=True, slots=True)
class UnitShown:
    """The officer's unit as pages name it."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The officer of this request, as pages and views see them. What Flask-Login calls a user."""

    officer_id: UUID
    display_name: str
    rank: Rank
    unit: UnitShown
    sign_in_id: UUID
    started_at: datetime
    must_choose: bool = False
    """Whether the password was told by somebody else: nothing is open before another is chosen."""
    calendar_edition: int | None = None

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What Flask-Login asks for; nothing of ours is kept under it."""
        return str(self.officer_id)

    @property
    def actor(self) -> Actor:
        """Who acts, as verbs want it."""
        return Actor(self.officer_id, self.unit.id, self.rank, self.sign_in_id)


@dataclass(frozen=True, slots=True)
class Cookies:
    """The names and flags of our cookies: `__Host-` and Secure in prod, plain in dev over http."""

    secure: bool

    @property
    def sign_in(self) -> str:
        """Holds the token of a sign-in."""
        return self._named("casework")

    @property
    def visitor(self) -> str:
        """Holds a random word before sign-in, so that the sign-in form has a token of its own."""
        return self._named("casework_visitor")

    @property
    def device(self) -> str:
        """Marks a device from which an officer was let in."""
        return self._named("casework_device")

    def put(self, response: Response, name: str, value: str, age: timedelta | None = None) -> None:
        """Set a cookie that no script reads and no other site sends; without age it is not kept."""
        response.set_cookie(
            name, value, max_age=age, path="/", secure=self.secure, httponly=True, samesite="Strict"
        )

    def drop(self, response: Response, name: str) -> None:
        """Tell the browser to forget a cookie."""
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="Strict")

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name


def init_sessions(app: Flask, secret: bytes, *, https: bool) -> None:
    """Replace Flask's cookie session and let Flask-Login ask our sign-ins."""
    names = app.extensions[_COOKIES] = Cookies(secure=https)
    app.session_interface = DoorSessions(names, secret)
    # A name that no cookie can have: Flask-Login's own cookie would outlive a sign-out.
    app.config["REMEMBER_COOKIE_NAME"] = ";"
    manager = LoginManager()
    manager.session_protection = None
    manager.init_app(app)

    def load(request: Request) -> SignedIn | None:
        token, office = request.cookies.get(names.sign_in, ""), current_app.extensions[OFFICE]
        return find_signed_in(office, token) if token else None

    manager.request_loader(load)


def cookies() -> Cookies:
    """The cookies of this application."""
    found: Cookies = current_app.extensions[_COOKIES]
    return found


def find_signed_in(office: Office, token: str) -> SignedIn | None:
    """The officer whose token this is, if the sign-in is still good; notes that they are there."""
    real, today = office.clock.real(), vietnam_day(office.clock.now())
    with office.database.reading(NOBODY) as session:
        found = live_sign_in(session, door.hash_token(token), real, today)
    if found is None:
        return None
    if real - found.seen_at >= SEEN_EVERY:
        _note_seen(office, found.id, real)
    return _signed_in(found)


def _note_seen(office: Office, sign_in_id: UUID, real: datetime) -> None:
    with office.database.writing(NOBODY) as session:
        door.see(session, sign_in_id, real)
        session.commit()


def _signed_in(found: Live) -> SignedIn:
    return SignedIn(
        officer_id=found.officer_id,
        display_name=found.display_name,
        rank=found.rank,
        unit=UnitShown(found.unit_id, found.unit_name),
        sign_in_id=found.id,
        started_at=found.started_at,
        must_choose=found.must_choose,
        calendar_edition=found.calendar_edition,
    )


class NothingIsKept(TypeError):
    """Something was put into Flask's session, which ends with the request."""


class DoorSession(SessionMixin):
    """The secret of this visitor's form tokens, and nothing else; it forgets nothing in silence."""

    def __init__(self, secret: str, new_visitor: str | None) -> None:
        self._words = {CSRF: secret}
        self.new_visitor = new_visitor

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def __setitem__(self, key: str, value: object) -> Never:
        raise NothingIsKept(key)

    def __delitem__(self, key: str) -> Never:
        raise NothingIsKept(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class DoorSessions(SessionInterface):
    """Makes the session of each request from the cookies it came with; stores nothing."""

    def __init__(self, cookies: Cookies, secret: bytes) -> None:
        self._cookies = cookies
        self._secret = secret

    def open_session(self, app: Flask, request: Request) -> DoorSession:
        """The secret is derived from the sign-in's token, or from a visitor's random word."""
        held = request.cookies.get(self._cookies.sign_in) or request.cookies.get(
            self._cookies.visitor
        )
        new = None if held else secrets.token_urlsafe(32)
        return DoorSession(self._derived(held or new or ""), new)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Give a new visitor their word, if the page they get has a form."""
        if isinstance(session, DoorSession) and session.new_visitor and CSRF in g:
            self._cookies.put(response, self._cookies.visitor, session.new_visitor)

    def _derived(self, held: str) -> str:
        return hmac.digest(self._secret, b"csrf\x1f" + held.encode(), "sha256").hex()
