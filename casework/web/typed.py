"""What an officer typed is not lost: whatever a form is answered, its text is kept as a draft.

A form that goes on is found again filled in. Here is what a request does with both; the verbs are
in `actions/drafts.py`, the pages in `web/drafts.py`.
"""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from flask import Flask, g, redirect, request, url_for
from flask.globals import request_ctx
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response
from wtforms import FieldList, FileField, FormField, HiddenField, PasswordField, StringField
from wtforms import Form as WTForm

from casework.actions import drafts
from casework.actions.drafts import AlreadySent, Leaf, Origin, TooLong, TooManyDrafts
from casework.audit import Actor
from casework.database import NOBODY
from casework.keyring import Damaged, KeyTrouble
from casework.lookups.door import officer_in_service
from casework.lookups.drafts import days_left, drafts_of, fields_of
from casework.records.drafts import Draft
from casework.records.ids import new_public_id
from casework.transaction import Overtaken, Unavailable, perform
from casework.web.doors import (
    KEEP,
    current_actor,
    current_officer,
    key_sent,
    now,
    office,
    reading,
    ticket_sent,
)
from casework.web.forms import PageForm
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


@dataclass(frozen=True, slots=True)
class Showing:
    """A form as it is about to be shown: its ticket, and the draft it was filled from."""

    ticket: str
    draft: Draft | None = None
    days_left: int | None = None
    others: int = 0
    is_sent_back: bool = False


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
    if response.status_code >= 400 and request.endpoint != KEEP and not _is_on_the_page():
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


def showing(action: str, form: Any) -> Showing | None:  # what a template calls a form
    """Give a form that is typed into its ticket, and fill it from its draft where it has one."""
    if not _is_typed_into(form) or current_officer() is None:
        return None
    endpoint = _endpoint(action)
    if endpoint is None:
        return None
    if request.method == "POST" and request.path == action:
        return _sent_back(endpoint, action)
    return _filled(form, Origin(endpoint, action, _page()))


def kept_now() -> Kept | None:
    """What has been kept of this request so far."""
    found: Kept | None = g.get("kept")
    return found


def typed_again() -> list[tuple[str, str]]:
    """What this request typed, to be sent again where it could be kept nowhere."""
    if not g.get("kept_failed") or ticket_sent() is None:
        return []
    return [(name, text) for name, text in request.form.items(multi=True) if name != "csrf_token"]


def _is_on_the_page() -> bool:
    return request.path in g.get("shown_again", ())


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


def _is_typed_into(form: Any) -> bool:  # what a template calls a form
    """Whether a form has room for words, and asks for no secret."""
    if not isinstance(form, PageForm) or any(isinstance(each, PasswordField) for each in form):
        return False
    return any(_takes_words(each) for each in form)


def _takes_words(field: Any) -> bool:  # a WTForms field, or a form inside one
    if isinstance(field, FormField | FieldList):
        return any(_takes_words(each) for each in field)
    return isinstance(field, StringField) and not isinstance(field, HiddenField)


def _endpoint(action: str) -> str | None:
    adapter = request_ctx.url_adapter
    if adapter is None:
        return None
    try:
        endpoint, _values = adapter.match(action, method="POST")
    except HTTPException:
        return None
    return str(endpoint)


def _page() -> str:
    """The page that is being shown; after a form was sent, the one on which it stood."""
    if request.method != "POST":
        return request.path
    ticket = ticket_sent()
    return ticket.origin.page if ticket else url_for("desk.show")


def _sent_back(endpoint: str, action: str) -> Showing:
    """A form that comes back with its faults keeps its text, and goes on in its draft."""
    g.setdefault("shown_again", set()).add(action)
    ticket = ticket_sent()
    if ticket is None:
        return Showing(_written(Origin(endpoint, action, _page())), is_sent_back=True)
    mine = [draft for draft in _waiting() if draft.key is not None and draft.key == key_sent()]
    goes_on = (mine[0].public_id, mine[0].version) if mine else (ticket.draft_id, ticket.version)
    return Showing(_written(ticket.origin, *goes_on), is_sent_back=True)


def _filled(form: PageForm, origin: Origin) -> Showing:
    here = [draft for draft in _waiting() if draft.place == origin.place]
    if not here:
        return Showing(_written(origin))
    wanted = request.args.get("draft", "")
    draft = next((each for each in here if str(each.public_id) == wanted), here[0])
    try:
        fill(form, draft)
    except Damaged:  # the form itself is whole, and can be typed anew
        return Showing(_written(origin))
    return Showing(
        _written(origin, draft.public_id, draft.version),
        draft,
        days_left(draft, now()),
        len(here) - 1,
    )


def fill(form: WTForm, draft: Draft) -> None:
    """Put into the form what was typed."""
    files = {field.name for field in form if isinstance(field, FileField)}
    typed = fields_of(reading(), draft).items()
    form.process(MultiDict({name: texts for name, texts in typed if name not in files}))


def _waiting() -> list[Draft]:
    """The drafts of the officer, asked once for a page."""
    if "drafts" not in g:
        g.drafts = list(drafts_of(reading(), current_actor(), now()))
    found: list[Draft] = g.drafts
    return found


def _written(origin: Origin, draft_id: UUID | None = None, version: int = 0) -> str:
    ticket = Ticket(
        current_actor().officer_id,
        draft_id or new_public_id(),
        version,
        origin,
        office().clock.real(),
    )
    return ticket.written(office().keyring)
