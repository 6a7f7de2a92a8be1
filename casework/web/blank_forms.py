"""`/blank-forms`: forms to write on by hand while the line is down. They hold no person."""

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from casework.lookups.paper_page import printing_unit
from casework.papers.blank import blank_form_pdf
from casework.papers.blank_forms import FORMS
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading
from casework.web.papers import download

pages = Blueprint("blank_forms", __name__, url_prefix="/blank-forms")


@pages.get("")
@asks(Ask.WORK)
def index() -> str:
    """The forms, and what to do while the line is down and afterwards."""
    return render_template("blank_forms/index.html", forms=FORMS)


@pages.get("/<form>.pdf")
@asks(Ask.WORK)
def content(form: str) -> Response:
    """One form as a PDF, with the name of the officer's unit on it."""
    blank = FORMS.get(form) or abort(404)
    pdf = blank_form_pdf(blank, printing_unit(reading(), current_actor()), now())
    return download(pdf, "application/pdf", f"{form}.pdf")
