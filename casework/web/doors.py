"""Deny by default: who may pass to which view, and how a view acts and reads.

A view is marked `@asks(Ask.X)` or `@public`; one without a mark answers 403 to everybody.
"""

import hashlib
import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import Any, Final, TypeVar, cast
from uuid import UUID, uuid4

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from casework.actions.drafts import Leaf, spend
from casework.audit import Actor
from casework.database import Scope
from casework.office import Office
from casework.policy import Ask, has_ask
from casework.transaction import Form, earlier_answer, perform_form
from casework.web.sessions import CSRF, OFFICE, SignedIn
from casework.web.tickets import DRAFT_FIELD, Ticket

KEY_FIELD: Final = "idempotency_key"
KEEP: Final = "drafts.keep"
"""Where a draft is kept; no act goes there."""
_NOT_TYPED: Final = frozenset({CSRF, KEY_FIELD, DRAFT_FIELD})
_FORM_BYTES: Final = 1024 * 1024
_MARK: Final = "_ask"
_SIZE: Final = "_bytes"
_PUBLIC: Final = "public"
_FLASKS_OWN: Final = frozenset({"static"})

View = TypeVar("View", bound=Callable[..., Any])  # Any: views take what their address holds


class NotSignedIn(RuntimeError):
    """A view that needs an officer was reached without one: it is marked public by mistake."""


class MarkedTwice(TypeError):
    """A view was given a second mark, which would silently replace the first."""


class BadKey(Exception):
    """The form came without an idempotency key, or with one that is not a UUID."""


def asks(ask: Ask) -> Callable[[View], View]:
    """Mark a view with the one thing an officer asks by it. Stands below the route."""

    def mark(view: View) -> View:
        return _marked(view, ask)

    return mark


def public(view: View) -> View:
    """Mark a view as open to everybody. Stands below the route."""
    return _marked(view, _PUBLIC)


def takes_up_to(size: int) -> Callable[[View], View]:
    """Let a view take a body of `size` bytes, where a form may have one mebibyte."""

    def mark(view: View) -> View:
        setattr(view, _SIZE, size)
        return view

    return mark


def current_officer() -> SignedIn | None:
    """The officer of this request, or None before sign-in."""
    if "officer" not in g:
        g.officer = cast(SignedIn, current_user) if current_user.is_authenticated else None
    officer: SignedIn | None = g.officer
    return officer


def current_actor() -> Actor:
    """Who acts, for verbs and lookups. Raises `NotSignedIn`."""
    officer = current_officer()
    if officer is None:
        raise NotSignedIn
    return officer.actor


def office() -> Office:
    """The office of this application."""
    found: Office = current_app.extensions[OFFICE]
    return found


def now() -> datetime:
    """The office's time (UTC), the same during one request."""
    if "now" not in g:
        g.now = office().clock.now()
    moment: datetime = g.now
    return moment


def reading() -> Session:
    """The read session of this request, with the reach of the officer's unit."""
    if "reading" not in g:
        g.closing = ExitStack()
        actor = current_actor()
        scope = Scope.of_officer(actor.officer_id, actor.unit_id)
        g.reading = g.closing.enter_context(office().database.reading(scope))
        g.reading.info["calendar_edition"] = _edition()
    session: Session = g.reading
    return session


def _edition() -> int | None:
    """The edition of the calendar, read with the sign-in of this request."""
    officer = current_officer()
    return None if officer is None else officer.calendar_edition


def do(
    act: Callable[[Session], str], *, file_id: UUID | None = None, job: str | None = None
) -> Response:
    """Run the act of a form once, commit it, and answer 303 to the address that it returns.

    The draft of the form goes in the same transaction. With `file_id`, or once the act said
    `acting_on`, an officer who lost a race on that file is told who was quicker, and one whom the
    law refuses is told why. `job` gives the act the reach of a job of the office, for what touches
    files that the officer never sees. Raises `BadKey` and what `transaction.perform_form` raises;
    the error pages know them all.
    """
    g.acting_on = file_id
    leaf = _leaf_sent()

    def act_and_spend(session: Session) -> str:
        address = act(session)
        if leaf is not None:
            spend(session, current_actor(), leaf)
        return address

    address = perform_form(
        office().database, current_actor(), _form(), now(), act_and_spend, job=job
    )
    return redirect(address, 303)


def acting_on(file_id: UUID) -> None:
    """Say on which file the act of this request is, once the act has found it."""
    g.acting_on = file_id


def idempotency_key() -> str:
    """A new key for a form."""
    return str(uuid4())


def ticket_sent() -> Ticket | None:
    """The ticket of the form that this request sends; None where there is none, or a wrong one."""
    if "ticket" not in g:
        g.ticket = _ticket_sent() if request.method == "POST" else None
    found: Ticket | None = g.ticket
    return found


def key_sent() -> UUID | None:
    """The idempotency key of the form of this request; None where it is no key."""
    try:
        return UUID(request.form.get(KEY_FIELD, ""))
    except ValueError:
        return None


def init_doors(app: Flask, of_office: Office) -> None:
    """Put the door before every view. CSRF is checked before this, sizes before that."""
    app.extensions[OFFICE] = of_office
    app.before_request(pass_or_refuse)
    app.teardown_request(_close)
    app.jinja_env.globals["idempotency_key"] = idempotency_key
    app.context_processor(lambda: {"officer": current_officer()})


def allow_size() -> None:
    """Set how much this request may send, before anything reads it."""
    size = getattr(_view(), _SIZE, _FORM_BYTES)
    request.max_content_length = size
    request.max_form_memory_size = _FORM_BYTES


def pass_or_refuse() -> Response | None:
    """Refuse what has no mark, send strangers to the sign-in, refuse a rank without the ask."""
    _refuse_nul()
    if request.endpoint is None or request.endpoint in _FLASKS_OWN:
        return None  # Flask answers: no such address, or a file of the look
    mark = getattr(_view(), _MARK, None)
    if mark is None:
        abort(403)
    if mark is _PUBLIC:
        return None
    officer = current_officer()
    if officer is None:
        return redirect(url_for("sessions.new"), 303)
    if not has_ask(officer.rank, mark):
        abort(403)
    if officer.must_choose and mark is not Ask.BE_HERE:
        return redirect(url_for("passwords.new"), 303)
    g.has_passed = True
    return None


def answer_before() -> str | None:
    """Where the form of this request led when it was sent first, if its act is done already.

    None for what is no form, or did not pass the door. Raises `KeyReused`.
    """
    if request.method != "POST" or not g.pop("has_passed", False):
        return None
    try:
        return earlier_answer(office().database, current_actor(), _form())
    except BadKey:
        return None


def _ticket_sent() -> Ticket | None:
    """Good only where the form was shown to be sent, or kept."""
    try:
        ticket = Ticket.read(office().keyring, request.form.get(DRAFT_FIELD, ""))
    except HTTPException:  # too large to be read at all
        return None
    if ticket is None or request.endpoint == KEEP or ticket.origin.place == request.path:
        return ticket
    return None


def _leaf_sent() -> Leaf | None:
    """Which draft the form of this request spends, once it is taken."""
    ticket = ticket_sent()
    is_theirs = ticket is not None and ticket.officer_id == current_actor().officer_id
    return ticket.leaf(key_sent()) if ticket is not None and is_theirs else None


def _marked(view: View, mark: str) -> View:
    if hasattr(view, _MARK):
        raise MarkedTwice(view.__name__)
    setattr(view, _MARK, mark)
    return view


def _refuse_nul() -> None:
    """PostgreSQL cannot hold the character NUL, and file systems stumble over it."""
    if "\0" in request.path:
        abort(404)
    typed = (*request.args.items(multi=True), *request.form.items(multi=True))
    if any("\0" in name or "\0" in value for name, value in typed):
        abort(422)


def _view() -> Callable[..., Any] | None:
    return current_app.view_functions.get(request.endpoint or "")


def _form() -> Form:
    key = key_sent()
    if key is None:
        raise BadKey
    return Form(key=key, route=str(request.endpoint), body_digest=_body_digest())


def _body_digest() -> str:
    """What was sent, and to which address, as a keyed digest: the same form gives the same one."""
    typed = request.form.items(multi=True)
    fields = sorted((name, value) for name, value in typed if name not in _NOT_TYPED)
    content = json.dumps([request.path, fields, _file_digests()])
    return office().keyring.digest(b"form\x1f" + content.encode())


def _file_digests() -> list[tuple[str, str]]:
    """Each file sent, by the name of its field, with its SHA-256; the files stay readable."""
    found = []
    for name, file in request.files.items(multi=True):
        file.seek(0)  # a form that was judged before has read it
        found.append((name, hashlib.sha256(file.read()).hexdigest()))
        file.seek(0)
    return sorted(found)


def _close(_: BaseException | None) -> None:
    closing: ExitStack | None = g.pop("closing", None)
    if closing is not None:
        closing.close()
