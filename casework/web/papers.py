"""Papers: attaching with a checked scan, the scan as a download, voiding, and the printed slip."""

from functools import partial
from io import BytesIO
from typing import IO, Any, Final, cast
from uuid import UUID

from flask import Blueprint, Flask, Request, render_template, url_for
from flask import Response as Answer
from flask.blueprints import BlueprintSetupState
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.paper import (
    attach_paper,
    record_look,
    record_printing,
    void_paper,
    voiding_unit,
)
from casework.lookups.finding import find, find_part
from casework.lookups.paper_page import (
    SlipFacts,
    content_of,
    paper_page,
    papers_to_replace,
    slip_facts,
)
from casework.lookups.paper_views import find_open_scan, looked_at
from casework.office import vietnam_day
from casework.papers.layout import Head, Printing, Signature
from casework.papers.receipt import ReceiptSlip, receipt_slip_pdf
from casework.policy import Ask, OutOfReach
from casework.previews import PICTURES, picture_of
from casework.records.papers import Paper
from casework.uploads import LARGEST
from casework.web.doors import acting_on, asks, current_actor, do, now, reading, takes_up_to
from casework.web.paper_form import PaperForm, form_name
from casework.web.told import RecordingForm, whose
from casework.web.words import language
from workflows.papers import forms_for_a_case

pages = Blueprint("papers", __name__)

SLIP: Final = "receipt_slip"
ROUND_IT: Final = 1024 * 1024  # bytes of the form around a scan


class MemoryRequest(Request):
    """A request whose uploads stay in memory: Werkzeug would write large ones to disk in clear.

    The size of the body is limited for each view before anything is read (`doors.takes_up_to`).
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


@pages.record_once
def keep_uploads_in_memory(state: BlueprintSetupState) -> None:
    """No view of the office gets an upload from a temporary file."""
    cast(Flask, state.app).request_class = MemoryRequest  # Flask names its own type here


class Sandboxed(Answer):
    """A download that no browser may run, whatever it holds."""

    def get_wsgi_headers(self, environ: Any) -> Headers:  # Any: WSGI's own type
        """Adds a policy of its own beside the office's: a browser obeys both."""
        headers = super().get_wsgi_headers(environ)
        headers.add("Content-Security-Policy", "sandbox; default-src 'none'")
        return headers


class VoidForm(RecordingForm):
    """Why the paper holds no longer."""

    reason = TextAreaField(
        _("Vì sao giấy tờ không còn hiệu lực"),
        [DataRequired(), Length(max=2000)],
        description=_("Lý do được niêm phong cùng giấy tờ."),
    )


@pages.get("/cases/<code>/papers/new")
@asks(Ask.ATTACH)
def attach(code: str) -> str:
    """The form."""
    return _form_page(code, _paper_form(code))


@pages.post("/cases/<code>/papers/new")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.ATTACH)
def create(code: str) -> Response | tuple[str, int]:
    """Put the paper on the file."""
    form = _paper_form(code)
    if not form.validate():
        return _form_page(code, form), 422

    def act(session: Session) -> str:
        actor = current_actor()
        case = find(session, actor, code, Ask.ATTACH).case
        paper = attach_paper(
            session,
            actor,
            now(),
            case,
            form.chosen,
            title=form.title.data,
            number=form.number.data,
            scan=form.kept,
            on_paper=form.on_paper,
            replaces=_replaced(session, form),
        )
        session.flush()  # the public id is made by the insert
        return url_for("papers.show", paper_id=paper.public_id)

    return do(act)


@pages.get("/papers/<uuid:paper_id>")
@asks(Ask.SEE)
def show(paper_id: UUID) -> str:
    """One paper, and what may be done with it."""
    return _page(paper_id, _voiding(VoidForm(formdata=None), paper_id))


@pages.get("/papers/<uuid:paper_id>/content")
@asks(Ask.SEE)
def content(paper_id: UUID) -> Response:
    """The scan, while the case is open to this officer; only ever as a download."""
    scan = content_of(reading(), current_actor(), now(), paper_id)
    return download(scan.content, scan.media_type, scan.file_name)


@pages.post("/papers/<uuid:paper_id>/looks")
@asks(Ask.SEE)
def look(paper_id: UUID) -> Response:
    """Record that the officer looks at the scan, then show it."""

    def act(session: Session) -> str:
        found, paper = find_open_scan(session, current_actor(), now(), paper_id)
        acting_on(found.case.file_id)
        record_look(session, current_actor(), now(), paper)
        return url_for("papers.preview", paper_id=paper_id)

    return do(act)


@pages.get("/papers/<uuid:paper_id>/preview")
@asks(Ask.SEE)
def preview(paper_id: UUID) -> str:
    """The scan on the screen, once that is on record; nothing is left on the machine."""
    view = paper_page(reading(), current_actor(), now(), paper_id)
    scan = looked_at(reading(), current_actor(), now(), paper_id)
    is_picture = scan.media_type in PICTURES
    return render_template("papers/preview.html", view=view, is_picture=is_picture)


@pages.get("/papers/<uuid:paper_id>/picture")
@asks(Ask.SEE)
def picture(paper_id: UUID) -> Response:
    """The scan as a smaller picture, for the page that shows it."""
    scan = looked_at(reading(), current_actor(), now(), paper_id)
    if scan.media_type not in PICTURES:
        raise OutOfReach
    return Sandboxed(picture_of(scan.content), mimetype="image/jpeg")


@pages.post("/papers/<uuid:paper_id>/voiding")
@asks(Ask.TAKE_STEP)
def void(paper_id: UUID) -> Response | tuple[str, int]:
    """The paper holds no longer; it stays on the file."""
    form = _voiding(VoidForm(), paper_id)
    if not form.validate():
        return _page(paper_id, form), 422

    def act(session: Session) -> str:
        actor, reason, told = current_actor(), str(form.reason.data), form.teller()
        found, paper = find_part(session, actor, Paper, paper_id, Ask.TAKE_STEP)
        void_paper(session, actor, now(), found.case, paper, reason=reason, told=told)
        return url_for("papers.show", paper_id=paper_id)

    return do(act)


@pages.post("/cases/<code>/receipt-slip")
@asks(Ask.VISIT)
def print_slip(code: str) -> Response:
    """Record that a copy leaves the house, then lead to it."""

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.VISIT).case
        record_printing(session, current_actor(), now(), case, SLIP)
        return url_for("papers.slip", code=code)

    return do(act)


@pages.get("/cases/<code>/receipt-slip.pdf")
@asks(Ask.VISIT)
def slip(code: str) -> Response:
    """The copy that this officer recorded last."""
    facts = slip_facts(reading(), current_actor(), code, SLIP)
    pdf = receipt_slip_pdf(_slip(facts))
    return download(pdf, "application/pdf", f"{facts.code}-phieu-tiep-nhan.pdf")


def _page(paper_id: UUID, form: VoidForm) -> str:
    view = paper_page(reading(), current_actor(), now(), paper_id)
    return render_template("papers/show.html", view=view, form=form, form_name=form_name)


def _voiding(form: VoidForm, paper_id: UUID) -> VoidForm:
    """Who told us, where a lead off the system says that the paper holds no longer."""
    session, actor = reading(), current_actor()
    found, paper = find_part(session, actor, Paper, paper_id, Ask.SEE)
    unit = whose(partial(voiding_unit, session, actor, found.case, paper))
    form.ask_teller(session, actor, now(), found.case, unit)
    return form


def _slip(facts: SlipFacts) -> ReceiptSlip:
    issued_on = vietnam_day(facts.printed_at)
    return ReceiptSlip(
        head=Head(facts.superior, facts.unit, facts.province, issued_on),
        code=facts.code,
        received_at=facts.received_at,
        received_place=facts.received_place,
        received_by=facts.received_by,
        phone=facts.phone,
        signature=Signature("Người in phiếu", facts.printed_by),
        printing=Printing(facts.printed_by, facts.printed_at, facts.copy),
        with_english=language() == "en",
    )


def download(body: bytes, media_type: str, name: str) -> Response:
    """A file that the browser keeps and never runs."""
    answer = Sandboxed(body, mimetype=media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _paper_form(code: str) -> PaperForm:
    case = find(reading(), current_actor(), code, Ask.ATTACH).case
    form = PaperForm()
    form.lay_out(case.regime, papers_to_replace(reading(), case))
    return form


def _replaced(session: Session, form: PaperForm) -> Paper | None:
    if form.replaced is None:
        return None
    _found, paper = find_part(session, current_actor(), Paper, form.replaced, Ask.ATTACH)
    return paper


def _form_page(code: str, form: PaperForm) -> str:
    case = find(reading(), current_actor(), code, Ask.ATTACH).case
    forms = forms_for_a_case(case.regime)
    return render_template(
        "papers/new.html", code=case.code, form=form, forms=forms, form_name=form_name
    )
