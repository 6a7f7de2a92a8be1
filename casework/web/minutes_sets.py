"""`/group-handoffs/<id>/minutes`: one set of minutes for a list, signed once by each side.

Its pages stand within those of group hand-overs. A copy is recorded first, then printed.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from casework.actions.handoff_group_minutes import draft_group_set
from casework.actions.handoff_groups import LinesRefused
from casework.actions.minutes_sets import check_set, drop_set, lines_of, open_set
from casework.actions.minutes_sets_signing import sign_set, sign_set_on_paper
from casework.actions.paper import put_on_file, record_printing
from casework.lookups.minutes_set_content import set_content_for
from casework.lookups.minutes_set_copies import files_of, kind_of_set, open_lines, set_copy
from casework.lookups.minutes_set_page import find_group, find_set, set_page
from casework.lookups.minutes_set_shown import party_named
from casework.lookups.reasons import reasons_told
from casework.papers.minutes_set import minutes_set_pdf
from casework.papers.minutes_set_docx import minutes_set_docx
from casework.policy import Ask
from casework.records.cases import Case
from casework.uploads import LARGEST
from casework.web.doors import asks, current_actor, do, now, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.minutes_copies import DOCX, JSON, PDF
from casework.web.minutes_forms import SignForm
from casework.web.minutes_pages import SIDES, edition, file_wanted, pen_of, refuse_in_words
from casework.web.minutes_set_copies import as_set_file, set_paper_of
from casework.web.minutes_set_forms import (
    SetPaperForm,
    condition_of,
    draft_form,
    remarks_of,
)
from casework.web.papers import ROUND_IT
from casework.web.signatures import sign_or_read_first
from casework.web.typed import keep_quietly
from workflows.minutes import ON_PAPER

Answer = Response | str | tuple[str, int]

pages = Blueprint("minutes", __name__, url_prefix="/<uuid:group_id>")
refuse_in_words(pages)


@pages.get("/minutes")
@asks(Ask.PRINT_MINUTES)
def page(group_id: UUID) -> str:
    """The set as it stands, with the forms of this officer's side."""
    return _page(group_id)


@pages.post("/minutes/draft")
@asks(Ask.TAKE_STEP)
def draft(group_id: UUID) -> Answer:
    """Draft one set over all lines that were accepted, with the number that the clerk gave."""
    find_group(reading(), current_actor(), group_id, Ask.TAKE_STEP, now())
    lines = set_page(reading(), current_actor(), group_id, now()).to_write
    form = draft_form(lines)()
    if not form.validate():
        return _page(group_id, drafting=form), 422
    said = form.set_wording(lines)

    def act(session: Session) -> str:
        actor = current_actor()
        group = find_group(session, actor, group_id, Ask.TAKE_STEP, now())
        head, content = set_content_for(session, actor, group, now(), said)
        draft_group_set(session, actor, now(), group, head, content)
        return _address(group_id)

    return do(act)


@pages.post("/minutes/visits")
@asks(Ask.PRINT_MINUTES)
def visit(group_id: UUID) -> Response:
    """Record on every file that the officer reads the set; the page then shows it."""

    def act(session: Session) -> str:
        actor = current_actor()
        minutes, _lines = find_set(session, actor, group_id, Ask.PRINT_MINUTES, now(), edition())
        open_set(session, actor, now(), minutes)
        return _address(group_id)

    return do(act)


@pages.post("/minutes/check")
@asks(Ask.TAKE_STEP)
def check(group_id: UUID) -> Answer:
    """Another officer has checked the draft."""

    def act(session: Session) -> str:
        actor = current_actor()
        minutes, _lines = find_set(session, actor, group_id, Ask.TAKE_STEP, now())
        check_set(session, actor, now(), minutes)
        return _address(group_id)

    return sign_or_read_first(act, lambda: _page(group_id))


@pages.post("/minutes/drop")
@asks(Ask.TAKE_STEP)
def drop(group_id: UUID) -> Response:
    """Put a draft aside that nobody signed."""

    def act(session: Session) -> str:
        actor = current_actor()
        minutes, _lines = find_set(session, actor, group_id, Ask.TAKE_STEP, now())
        drop_set(session, actor, now(), minutes)
        return _address(group_id)

    return do(act)


@pages.post("/minutes/signature")
@asks(Ask.SIGN)
def sign(group_id: UUID) -> Answer:
    """Sign the whole set for one's own unit, or refuse; the password unlocks the officer's key."""
    actor = current_actor()
    find_set(reading(), actor, group_id, Ask.SIGN, now())
    form = SignForm()
    pen = pen_of(form)
    if pen is None:
        return _page(group_id, signing=form), 422

    def act(session: Session) -> str:
        minutes, _lines = find_set(session, actor, group_id, Ask.SIGN, now())
        sign_set(session, actor, now(), minutes, form.said(), pen)
        return _address(group_id)

    return sign_or_read_first(act, lambda: _page(group_id, signing=form))


@pages.post("/minutes/paper-signature")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.TAKE_STEP)
def record_signature(group_id: UUID) -> Answer:
    """A unit signed on paper: put the scan on the first line's case, write down who and when."""
    find_set(reading(), current_actor(), group_id, Ask.TAKE_STEP, now())
    form = SetPaperForm()
    form.lay_out_parties(set_page(reading(), current_actor(), group_id, now()).may.records)
    if not form.validate():
        return _page(group_id, on_paper=form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        minutes, _lines = find_set(session, actor, group_id, Ask.TAKE_STEP, now())
        party = party_named(session, minutes, form.party_id)
        case = session.get_one(Case, lines_of(session, minutes)[0].case_id)
        paper = put_on_file(session, actor, now(), case, ON_PAPER, scan=form.kept)
        session.flush()
        sign_set_on_paper(session, actor, now(), minutes, party, paper, form.told())
        return _address(group_id)

    return do(act)


@pages.post("/minutes")
@asks(Ask.PRINT_MINUTES)
def create(group_id: UUID) -> Response:
    """Record on every file of it that a copy leaves the house, then lead to it."""
    kind = file_wanted()

    def act(session: Session) -> str:
        actor = current_actor()
        minutes, _lines = find_set(session, actor, group_id, Ask.PRINT_MINUTES, now(), edition())
        for file_id in files_of(open_lines(session, actor, now(), minutes)):
            case = session.get_one(Case, file_id)
            record_printing(session, actor, now(), case, kind_of_set(minutes))
        return url_for(f"handoff_groups.minutes.{kind}", group_id=group_id, edition=edition())

    return do(act)


@pages.get("/minutes.pdf")
@asks(Ask.SEE)
def show(group_id: UUID) -> Response:
    """The copy that this officer recorded last, as a download."""
    copy = set_copy(reading(), current_actor(), group_id, now(), edition())
    return as_set_file(copy, minutes_set_pdf(set_paper_of(copy)), PDF, "pdf")


@pages.get("/minutes.docx")
@asks(Ask.SEE)
def word(group_id: UUID) -> Response:
    """The same copy, to be edited and stamped."""
    copy = set_copy(reading(), current_actor(), group_id, now(), edition())
    return as_set_file(copy, minutes_set_docx(set_paper_of(copy)), DOCX, "docx")


@pages.get("/minutes.json")
@asks(Ask.SEE)
def signed(group_id: UUID) -> Response:
    """The file that anybody can check offline, with the lines that are open to this officer."""
    copy = set_copy(reading(), current_actor(), group_id, now(), edition())
    return as_set_file(copy, copy.bundle, JSON, "json")


@pages.errorhandler(LinesRefused)
def closed(error: LinesRefused) -> tuple[str, int]:
    """Which lines cannot stand in the set as it was to be, and why; nothing was written."""
    keep_quietly()
    lines = [
        (case.code, reasons_told(reading(), current_actor(), case.file_id, unmet))
        for case, unmet in error.lines
    ]
    return render_template("handoff_groups/closed.html", lines=lines, writes=True, code=409), 409


def _page(group_id: UUID, **sent: PageForm) -> str:
    view = set_page(reading(), current_actor(), group_id, now())
    forms: dict[str, Any] = {
        "drafting": draft_form(view.to_write)(formdata=None),
        "signing": SignForm(formdata=None),
        "on_paper": SetPaperForm(formdata=None),
        **sent,
    }
    if view.to_write:
        forms["drafting"].start_from_lines(view.to_write)
    forms["signing"].lay_out()
    forms["on_paper"].lay_out_parties(view.may.records)
    typed = [
        (
            line,
            forms["drafting"][condition_of(line.handoff_id)],
            forms["drafting"][remarks_of(line.handoff_id)],
        )
        for line in view.to_write
    ]
    return render_template(
        "handoff_groups/minutes.html", view=view, sides=SIDES, typed=typed, **forms
    )


def _address(group_id: UUID) -> str:
    return url_for("handoff_groups.minutes.page", group_id=group_id)
