"""What an officer typed is not lost: whatever a form is answered, its text is kept as a draft.

How it comes back into the form is in `web/showings.py`, the pages of drafts are in `web/drafts.py`.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid5

from flask import Flask, g, redirect, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from casework.actions import drafts
from casework.actions.drafts import AlreadySent, Leaf, TooLong, TooManyDrafts
from casework.audit import Actor
from casework.database import NOBODY
from casework.keyring import Damaged, KeyTrouble
from casework.lookups.door import officer_in_service
from casework.records.drafts import Draft
from casework.transaction import Overtaken, Unavailable, perform
from casework.web.doors import (
    KEEP,
    current_actor,
    current_officer,
    key_sent,
    now,
    office,
    ticket_sent,
)
from casework.web.showings import is_shown_again, showing
from casework.web.tickets import Ticket

_SAVING_FAILED: Final = (
    TooLong, TooManyDrafts, Overtaken, Unavailable,
    SQLAlchemyError, KeyTrouble, Damaged, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of this request; `is_theirs` says that whoever asks now is who typed it."""

    draft: Draft
    is_theirs: bool


def init_drafts(app: Flask) -> None:
    """Stand before the door and behind every refusal, and give the forms their tickets."""
    app.before_request(keep_what_a_stranger_sent)
    app.after_request(keep_what_was_refused)
    app.jinja_env.globals.update(showing=showing, kept=kept_now, typed_again=typed_again)


def keep_what_a_stranger_sent() -> Response | None:
    """A form whose sign-in has ended meanwhile: its text waits until its officer signs in again."""
    if request.method != "POST" or request.endpoint == KEEP or ticket_sent() is None:
        return None
    if current_officer() is not None:
        return None
    is_kept = keep_quietly() is not None
    return redirect(url_for("sessions.new", kept="yes" if is_kept else None), 303)


def keep_what_was_refused(response: Response) -> Response:
    """The text of a form that was refused and is not on the page again is kept."""
    if response.status_code >= 400 and request.endpoint != KEEP and not is_shown_again():
        keep_quietly()
    return response


def keep_quietly(*, is_sent: bool = False) -> Kept | None:
    """Keep what this request typed, once; None where it cannot be kept, or nothing was typed.

    `is_sent` says that the form was sent before with another content: this one is kept apart.
    """
    if "kept" not in g or (is_sent and g.kept is None):
        g.kept = None
        try:
            g.kept = keep_typed(is_sent=is_sent)
        except AlreadySent:  # its first sending was taken; `errors.answer_as_before` knows
            pass
        except _SAVING_FAILED:
            g.kept_failed = True
    found: Kept | None = g.kept
    return found


def keep_typed(*, is_sent: bool = False) -> Kept | None:
    """Keep what this request typed, for the officer before whom its page stood.

    Raises `AlreadySent`, `TooLong`, `TooManyDrafts` and what `transaction.perform` raises.
    """
    ticket = ticket_sent()
    if ticket is None:
        return None
    officer = current_officer()
    is_theirs = officer is not None and officer.officer_id == ticket.officer_id
    actor = current_actor() if is_theirs else _absent(ticket)
    if actor is None:
        return None
    leaf, fields = _leaf(ticket, is_sent=is_sent), dict(request.form.lists())

    def act(session: Any) -> Draft:  # the session of the act
        return drafts.keep(
            session, actor, now(), ticket.origin, leaf, fields, is_left=not is_theirs
        )

    try:
        draft = perform(office().database, actor, act)
    except Overtaken:  # another saving of the same page came first
        draft = perform(office().database, actor, act)
    return Kept(draft, is_theirs)


def kept_now() -> Kept | None:
    """What has been kept of this request so far."""
    found: Kept | None = g.get("kept")
    return found


def typed_again() -> list[tuple[str, str]]:
    """What this request typed, to be sent again where it could be kept nowhere."""
    if not g.get("kept_failed") or ticket_sent() is None:
        return []
    return [(name, text) for name, text in request.form.items(multi=True) if name != "csrf_token"]


def _leaf(ticket: Ticket, *, is_sent: bool) -> Leaf:
    key = key_sent()
    return ticket.leaf(uuid5(key, "sent with another content") if is_sent and key else key)


def _absent(ticket: Ticket) -> Actor | None:
    """The officer of the page, who is not signed in here now."""
    if not ticket.is_fresh(office().clock.real()):
        return None
    with office().database.reading(NOBODY) as session:
        officer = officer_in_service(session, ticket.officer_id)
    return None if officer is None else Actor(officer.id, officer.unit_id, officer.rank, None)
