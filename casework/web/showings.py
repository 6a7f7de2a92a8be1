"""A form as it is shown: its ticket, and what was typed into it before.

Every form that is typed into comes by here (`parts/form.html`), so none can forget its draft.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import g, request, url_for
from flask.globals import request_ctx
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from wtforms import (
    DateField,
    DateTimeField,
    FieldList,
    FileField,
    FormField,
    HiddenField,
    PasswordField,
    StringField,
)
from wtforms import Form as WTForm

from casework.actions.drafts import Origin
from casework.keyring import Damaged
from casework.lookups.drafts import days_left, drafts_of, fields_of
from casework.records.drafts import Draft
from casework.records.ids import new_public_id
from casework.web.doors import (
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


@dataclass(frozen=True, slots=True)
class Showing:
    """A form as it is about to be shown: its ticket, and the draft it was filled from."""

    ticket: str
    draft: Draft | None = None
    days_left: int | None = None
    others: int = 0
    is_sent_back: bool = False


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


def fill_early(form: WTForm, place: str) -> bool:
    """Fill a form from the draft of its place, once; whether it has one that opens.

    For a view that must know what was typed; else the form is filled as it is shown.
    """
    filled: dict[str, bool] = g.setdefault("filled", {})
    if place not in filled:
        filled[place] = _fill(form, [draft for draft in _waiting() if draft.place == place])
    return filled[place]


def typed_before(place: str) -> frozenset[str]:
    """The names of the boxes into which the draft of a place has something."""
    here = [draft for draft in _waiting() if draft.place == place]
    if not here:
        return frozenset()
    try:
        typed = fields_of(reading(), _wanted(here)).items()
    except Damaged:
        return frozenset()
    return frozenset(name for name, texts in typed if any(texts))


def is_shown_again() -> bool:
    """Whether the form of this request is on the page that answers it, with its text."""
    return request.path in g.get("shown_again", ())


def _is_typed_into(form: Any) -> bool:  # what a template calls a form
    """Whether a form has room for words, and asks for no secret."""
    if not isinstance(form, PageForm) or any(isinstance(each, PasswordField) for each in form):
        return False
    return any(_takes_words(each) for each in form)


def _takes_words(field: Any) -> bool:  # a WTForms field, or a form inside one
    if isinstance(field, FormField | FieldList):
        return any(_takes_words(each) for each in field)
    is_typed = isinstance(field, StringField | DateField | DateTimeField)
    return is_typed and not isinstance(field, HiddenField)


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
    draft = _wanted(here)
    if not fill_early(form, origin.place):
        return Showing(_written(origin))
    return Showing(
        _written(origin, draft.public_id, draft.version),
        draft,
        days_left(draft, now()),
        len(here) - 1,
    )


def _fill(form: WTForm, here: list[Draft]) -> bool:
    """Put into the form what was typed; a form whose draft is damaged can be typed anew."""
    if not here:
        return False
    try:
        typed = fields_of(reading(), _wanted(here)).items()
    except Damaged:
        return False
    files = {field.name for field in form if isinstance(field, FileField)}
    form.process(MultiDict({name: texts for name, texts in typed if name not in files}))
    return True


def _wanted(here: list[Draft]) -> Draft:
    """The draft that the address names, else the one typed last."""
    wanted = request.args.get("draft", "")
    return next((each for each in here if str(each.public_id) == wanted), here[0])


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
