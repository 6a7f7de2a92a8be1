"""`/handoffs/<id>/minutes`: drafted, checked, signed by both sides, and taken along as a file.

A copy is recorded first, then printed. Its pages stand within those of handoffs.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.minutes import check_minutes, draft_minutes, drop_minutes
from casework.actions.minutes_signing import sign_minutes, sign_on_paper
from casework.actions.opening import open_minutes
from casework.actions.paper import put_on_file, record_printing
from casework.lookups.finding import find_handoff
from casework.lookups.minutes_content import content_for
from casework.lookups.minutes_copies import copy_of, insist_may_copy
from casework.lookups.minutes_facts import kind_of
from casework.lookups.minutes_page import find_minutes, minutes_page
from casework.lookups.parties import as_party, insist_may_print
from casework.papers.minutes import minutes_pdf
from casework.papers.minutes_docx import minutes_docx
from casework.policy import Ask, OutOfReach
from casework.uploads import LARGEST
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.minutes_copies import DOCX, JSON, PDF, as_file, paper_of
from casework.web.minutes_forms import DraftForm, PaperSignatureForm, SignForm
from casework.web.minutes_pages import SIDES, edition, file_wanted, pen_of, refuse_in_words
from casework.web.papers import ROUND_IT
from casework.web.signatures import sign_or_read_first
from workflows.life import Side
from workflows.minutes import ON_PAPER

Answer = Response | str | tuple[str, int]

pages = Blueprint("minutes", __name__)
refuse_in_words(pages)


@pages.get("/minutes")
@asks(Ask.PRINT_MINUTES)
def page(public_id: UUID) -> str:
    """The minutes as they stand, with the forms of this officer's side."""
    return _page(public_id)


@pages.post("/minutes/draft")
@asks(Ask.TAKE_STEP)
def draft(public_id: UUID) -> Answer:
    """Draft the minutes, with the number that the clerk gave."""
    _insist_on_party(public_id, Ask.TAKE_STEP)
    form = DraftForm()
    if not form.validate():
        return _page(public_id, drafting=form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        found, handoff = find_handoff(session, actor, public_id, Ask.TAKE_STEP)
        insist_may_print(session, actor, found, handoff)
        acting_on(found.case.file_id)
        content = content_for(session, actor, found, handoff, now(), form.wording())
        draft_minutes(session, actor, now(), found.case, handoff, content)
        return _address(public_id)

    return sign_or_read_first(act, lambda: _page(public_id, drafting=form))


@pages.post("/minutes/visits")
@asks(Ask.PRINT_MINUTES)
def visit(public_id: UUID) -> Response:
    """Record that the officer reads the minutes; the page then shows them."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, _handoff, minutes = find_minutes(
            session, actor, public_id, Ask.PRINT_MINUTES, edition()
        )
        open_minutes(session, actor, now(), found.case, minutes)
        return _address(public_id)

    return do(act)


@pages.post("/minutes/check")
@asks(Ask.TAKE_STEP)
def check(public_id: UUID) -> Answer:
    """Another officer has checked the draft."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, _handoff, minutes = find_minutes(session, actor, public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        check_minutes(session, actor, now(), found.case, minutes)
        return _address(public_id)

    return sign_or_read_first(act, lambda: _page(public_id))


@pages.post("/minutes/drop")
@asks(Ask.TAKE_STEP)
def drop(public_id: UUID) -> Response:
    """Put a draft aside that nobody signed."""

    def act(session: Session) -> str:
        actor = current_actor()
        found, _handoff, minutes = find_minutes(session, actor, public_id, Ask.TAKE_STEP)
        acting_on(found.case.file_id)
        drop_minutes(session, actor, now(), found.case, minutes)
        return _address(public_id)

    return do(act)


@pages.post("/minutes/signature")
@asks(Ask.SIGN)
def sign(public_id: UUID) -> Answer:
    """Sign for one's own side, or refuse; the password unlocks the officer's key."""
    actor = current_actor()
    find_minutes(reading(), actor, public_id, Ask.SIGN)
    form = SignForm()
    pen = pen_of(form)
    if pen is None:
        return _page(public_id, signing=form), 422

    def act(session: Session) -> str:
        found, _handoff, minutes = find_minutes(session, actor, public_id, Ask.SIGN)
        acting_on(found.case.file_id)
        sign_minutes(session, actor, now(), found.case, minutes, form.said(), pen)
        return _address(public_id)

    return sign_or_read_first(act, lambda: _page(public_id, signing=form))


@pages.post("/minutes/paper-signature")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def record_signature(public_id: UUID) -> Answer:
    """A side signed on paper: put the scan on the file, and write down who signed and when."""
    _insist_on_party(public_id, Ask.TAKE_STEP)
    form = PaperSignatureForm()
    form.lay_out(SIDES)
    if not form.validate():
        return _page(public_id, on_paper=form), 422

    def act(session: Session) -> str:
        actor, side = current_actor(), Side.of(form.side.data)
        found, _handoff, minutes = find_minutes(session, actor, public_id, Ask.TAKE_STEP)
        case = found.case
        acting_on(case.file_id)
        paper = put_on_file(session, actor, now(), case, ON_PAPER, scan=form.kept)
        session.flush()
        sign_on_paper(session, actor, now(), case, minutes, side, paper, form.told())
        return _address(public_id)

    return do(act)


@pages.post("/minutes")
@asks(Ask.PRINT_MINUTES)
def create(public_id: UUID) -> Response:
    """Record that a copy leaves the house, then lead to it."""
    kind = file_wanted()

    def act(session: Session) -> str:
        actor = current_actor()
        found, handoff = as_party(session, actor, public_id)
        insist_may_copy(session, actor, found, handoff, now(), edition())
        record_printing(session, actor, now(), found.case, kind_of(handoff))
        return url_for(f"handoffs.minutes.{kind}", public_id=public_id, edition=edition())

    return do(act)


@pages.get("/minutes.pdf")
@asks(Ask.SEE)
def show(public_id: UUID) -> Response:
    """The copy that this officer recorded last, as a download."""
    facts, copy = copy_of(reading(), current_actor(), public_id, now(), edition())
    return as_file(facts, minutes_pdf(paper_of(facts, copy)), PDF, "pdf")


@pages.get("/minutes.docx")
@asks(Ask.SEE)
def word(public_id: UUID) -> Response:
    """The same copy, to be edited and stamped."""
    facts, copy = copy_of(reading(), current_actor(), public_id, now(), edition())
    return as_file(facts, minutes_docx(paper_of(facts, copy)), DOCX, "docx")


@pages.get("/minutes.json")
@asks(Ask.SEE)
def signed(public_id: UUID) -> Response:
    """The file that anybody can check offline. Raises `OutOfReach` where nothing was drafted."""
    facts, copy = copy_of(reading(), current_actor(), public_id, now(), edition())
    if copy is None:
        raise OutOfReach
    return as_file(facts, copy.bundle, JSON, "json")


def _page(public_id: UUID, **sent: PageForm) -> str:
    view = minutes_page(reading(), current_actor(), public_id, now())
    forms: dict[str, Any] = {
        "drafting": DraftForm(formdata=None),
        "signing": SignForm(formdata=None),
        "on_paper": PaperSignatureForm(formdata=None),
        **sent,
    }
    if view.facts is not None:
        forms["drafting"].start_from(view.facts)
    forms["signing"].lay_out()
    forms["on_paper"].lay_out(view.may.records)
    return render_template("handoffs/minutes.html", view=view, sides=SIDES, **forms)


def _insist_on_party(public_id: UUID, ask: Ask) -> None:
    """The tie is asked before the form is judged. Raises `OutOfReach` and `NotTied`."""
    found, handoff = find_handoff(reading(), current_actor(), public_id, ask)
    insist_may_print(reading(), current_actor(), found, handoff)


def _address(public_id: UUID) -> str:
    return url_for("handoffs.minutes.page", public_id=public_id)
