"""`/batches/<id>/minutes`: one set for a batch, signed by each unit that received, taken along.

A copy is recorded first, then printed.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.batch_minutes import draft_batch_set
from casework.actions.minutes_sets import check_set, drop_set, open_set
from casework.actions.minutes_sets_signing import sign_set, sign_set_on_paper
from casework.actions.paper import put_on_file, record_printing
from casework.lookups.batch_minutes_content import batch_content_for
from casework.lookups.batch_minutes_page import batch_minutes_page, find_batch_set
from casework.lookups.batches import open_batch_view
from casework.lookups.finding import find_batch
from casework.lookups.minutes_set_copies import SetCopy, copied, kind_of_set, open_lines
from casework.lookups.minutes_set_shown import party_named
from casework.papers.minutes_set import minutes_set_pdf
from casework.papers.minutes_set_docx import minutes_set_docx
from casework.policy import Ask
from casework.uploads import LARGEST
from casework.web.batch_minutes_forms import BatchDraftForm
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.minutes_copies import DOCX, JSON, PDF
from casework.web.minutes_forms import SignForm
from casework.web.minutes_pages import SIDES, edition, file_wanted, pen_of, refuse_in_words
from casework.web.minutes_set_copies import as_set_file, set_paper_of
from casework.web.minutes_set_forms import SetPaperForm
from casework.web.papers import ROUND_IT
from casework.web.signatures import sign_or_read_first
from workflows.minutes import ON_PAPER

Answer = Response | str | tuple[str, int]

pages = Blueprint("batch_minutes", __name__, url_prefix="/batches/<uuid:batch_id>")
refuse_in_words(pages)


@pages.get("/minutes")
@asks(Ask.PRINT_MINUTES)
def page(batch_id: UUID) -> str:
    """The minutes as they stand, with the forms of this officer's unit."""
    return _page(batch_id)


@pages.post("/minutes/draft")
@asks(Ask.KEEP_BATCH)
def draft(batch_id: UUID) -> Answer:
    """Draft the minutes, with the number that the clerk gave."""
    find_batch(reading(), current_actor(), batch_id, Ask.KEEP_BATCH)
    form = BatchDraftForm()
    if not form.validate():
        return _page(batch_id, drafting=form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        view = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
        acting_on(view.batch.file_id)
        head, lines = batch_content_for(session, actor, view, now(), form.batch_wording())
        draft_batch_set(session, actor, now(), view.batch, head, lines)
        return _address(batch_id)

    return sign_or_read_first(act, lambda: _page(batch_id, drafting=form))


@pages.post("/minutes/visits")
@asks(Ask.PRINT_MINUTES)
def visit(batch_id: UUID) -> Response:
    """Record that the officer reads the minutes; the page then shows every line."""

    def act(session: Session) -> str:
        actor = current_actor()
        _found, row = find_batch_set(session, actor, batch_id, Ask.PRINT_MINUTES, edition())
        open_set(session, actor, now(), row)
        return _address(batch_id)

    return do(act)


@pages.post("/minutes/check")
@asks(Ask.KEEP_BATCH)
def check(batch_id: UUID) -> Answer:
    """Another officer has checked the draft."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, row = find_batch_set(session, actor, batch_id, Ask.KEEP_BATCH)
        acting_on(found.batch.file_id)
        check_set(session, actor, now(), row)
        return _address(batch_id)

    return sign_or_read_first(act, lambda: _page(batch_id))


@pages.post("/minutes/drop")
@asks(Ask.KEEP_BATCH)
def drop(batch_id: UUID) -> Response:
    """Put a draft aside that nobody signed."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, row = find_batch_set(session, actor, batch_id, Ask.KEEP_BATCH)
        acting_on(found.batch.file_id)
        drop_set(session, actor, now(), row)
        return _address(batch_id)

    return do(act)


@pages.post("/minutes/signature")
@asks(Ask.SIGN)
def sign(batch_id: UUID) -> Answer:
    """Sign for one's own unit, or refuse; the password unlocks the officer's key."""
    actor = current_actor()
    find_batch_set(reading(), actor, batch_id, Ask.SIGN)
    form = SignForm()
    pen = pen_of(form)
    if pen is None:
        return _page(batch_id, signing=form), 422

    def act(session: Session) -> str:
        found, row = find_batch_set(session, actor, batch_id, Ask.SIGN)
        acting_on(found.batch.file_id)
        sign_set(session, actor, now(), row, form.said(), pen)
        return _address(batch_id)

    return sign_or_read_first(act, lambda: _page(batch_id, signing=form))


@pages.post("/minutes/paper-signature")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.PRINT_MINUTES)
def record_signature(batch_id: UUID) -> Answer:
    """A unit signed on paper: put the scan on the batch, and write down who signed and when."""
    view = batch_minutes_page(reading(), current_actor(), now(), batch_id)
    form = SetPaperForm()
    form.lay_out_parties(view.may.records)
    if not form.validate():
        return _page(batch_id, on_paper=form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        found, row = find_batch_set(session, actor, batch_id, Ask.PRINT_MINUTES)
        acting_on(found.batch.file_id)
        party = party_named(session, row, form.party_id)
        paper = put_on_file(session, actor, now(), found.batch, ON_PAPER, scan=form.kept)
        session.flush()
        sign_set_on_paper(session, actor, now(), row, party, paper, form.told())
        return _address(batch_id)

    return do(act)


@pages.post("/minutes")
@asks(Ask.PRINT_MINUTES)
def create(batch_id: UUID) -> Response:
    """Record that a copy leaves the house, then lead to it."""
    kind = file_wanted()

    def act(session: Session) -> str:
        actor = current_actor()
        found, row = find_batch_set(session, actor, batch_id, Ask.PRINT_MINUTES, edition())
        open_lines(session, actor, now(), row)
        record_printing(session, actor, now(), found.batch, kind_of_set(row))
        return url_for(f"batch_minutes.{kind}", batch_id=batch_id, edition=edition())

    return do(act)


@pages.get("/minutes.pdf")
@asks(Ask.PRINT_MINUTES)
def show(batch_id: UUID) -> Response:
    """The copy that this officer recorded last, as a download."""
    copy = _copy(batch_id)
    return as_set_file(copy, minutes_set_pdf(set_paper_of(copy)), PDF, "pdf")


@pages.get("/minutes.docx")
@asks(Ask.PRINT_MINUTES)
def word(batch_id: UUID) -> Response:
    """The same copy, to be edited and stamped."""
    copy = _copy(batch_id)
    return as_set_file(copy, minutes_set_docx(set_paper_of(copy)), DOCX, "docx")


@pages.get("/minutes.json")
@asks(Ask.PRINT_MINUTES)
def signed(batch_id: UUID) -> Response:
    """The file that anybody can check offline."""
    copy = _copy(batch_id)
    return as_set_file(copy, copy.bundle, JSON, "json")


def _page(batch_id: UUID, **sent: PageForm) -> str:
    page = batch_minutes_page(reading(), current_actor(), now(), batch_id)
    forms: dict[str, Any] = {
        "drafting": BatchDraftForm(formdata=None),
        "signing": SignForm(formdata=None),
        "on_paper": SetPaperForm(formdata=None),
        **sent,
    }
    forms["drafting"].start_from_batch(page.view)
    forms["signing"].lay_out()
    forms["on_paper"].lay_out_parties(page.may.records)
    return render_template("batches/minutes.html", page=page, view=page.view, sides=SIDES, **forms)


def _copy(batch_id: UUID) -> SetCopy:
    actor = current_actor()
    _found, row = find_batch_set(reading(), actor, batch_id, Ask.PRINT_MINUTES, edition())
    return copied(reading(), actor, now(), row)


def _address(batch_id: UUID) -> str:
    return url_for("batch_minutes.page", batch_id=batch_id)
