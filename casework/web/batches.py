"""`/batches`: receptions of one or many persons, with what they share; entering and screening."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from casework.actions.batch_entry import AT_ONCE, enter
from casework.actions.batches import Shared, open_batch
from casework.actions.opening import visit_batch
from casework.lookups.batch_members import joint_units
from casework.lookups.batches import (
    SHOWN_AT_ONCE,
    BatchView,
    RowShown,
    batches_of,
    open_batch_view,
    rows_of_batch,
)
from casework.lookups.finding import find_batch
from casework.lookups.homebound import by_home
from casework.lookups.intake import ways_in
from casework.policy import Ask
from casework.records.batches import RowState
from casework.web.choices import choices_of
from casework.web.days import MomentField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.intake import moment_of_receipt
from casework.web.typed import keep_quietly
from workflows.terms import Act

pages = Blueprint("batches", __name__)


class BatchForm(PageForm):
    """What all persons of the batch have in common, told once."""

    entry = RadioField(_("Hình thức tiếp nhận"), [InputRequired()])
    received_at = MomentField(_("Tiếp nhận lúc"), [InputRequired(), moment_of_receipt])
    place = StringField(
        _("Nơi tiếp nhận"), [Length(max=200)], description=_("Ví dụ: tên cửa khẩu, nơi giải cứu.")
    )
    given_by = StringField(
        _("Bên giao"),
        [Length(max=200)],
        description=_("Cơ quan phía nước ngoài hoặc đơn vị giao người."),
    )
    minutes = StringField(
        _("Biên bản giao, nhận"), [Length(max=200)], description=_("Số, ký hiệu, ngày.")
    )
    signers = TextAreaField(
        _("Những người ký nhận"),
        [Length(max=1000)],
        description=_("Mỗi dòng một người: họ tên, chức vụ, đơn vị; kể cả các đội phối hợp."),
    )


@pages.get("/batches")
@asks(Ask.RECEIVE)
def index() -> str:
    """The batches of the unit."""
    return render_template("batches/index.html", batches=batches_of(reading(), current_actor()))


@pages.get("/batches/new")
@asks(Ask.RECEIVE)
def new() -> str:
    """The form, with this moment filled in."""
    form = _form()
    form.received_at.start_at(now())
    return render_template("batches/new.html", form=form)


@pages.post("/batches")
@asks(Ask.RECEIVE)
def create() -> Response | tuple[str, int]:
    """Open the batch, and open it to whoever did: its list comes next."""
    form = _form()
    if not form.validate():
        return render_template("batches/new.html", form=form), 422
    shared = Shared(form.place.data, form.given_by.data, form.minutes.data, form.signers.data)
    entry, received_at = Act.of(form.entry.data), form.received_at.moment

    def act(session: Session) -> str:
        actor = current_actor()
        batch = open_batch(session, actor, now(), shared, entry=entry, received_at=received_at)
        visit_batch(session, actor, now(), batch)
        return url_for("batches.show", batch_id=batch.public_id)

    return do(act)


@pages.get("/batches/<uuid:batch_id>")
@asks(Ask.SEE)
def show(batch_id: UUID) -> str:
    """Where the batch stands, row by row; masked until it is opened."""
    view = open_batch_view(reading(), current_actor(), now(), batch_id)
    state, after = _state(), request.args.get("after", 0, type=int)
    rows = rows_of_batch(reading(), view, state=state, after=after)
    return render_template(
        "batches/show.html",
        view=view,
        joint=joint_units(reading(), current_actor(), view.batch),
        rows=rows,
        state=state,
        after=after,
        next_page=_next(batch_id, state, rows),
        states=RowState,
        at_once=AT_ONCE,
        going="going" in request.args,
    )


@pages.get("/batches/<uuid:batch_id>/provinces")
@asks(Ask.KEEP_BATCH)
def provinces(batch_id: UUID) -> str:
    """Who is to go home where: the persons who have a case, by the province of their home."""
    view = open_batch_view(reading(), current_actor(), now(), batch_id, Ask.KEEP_BATCH)
    if not view.is_open:
        return masked(view)
    groups = by_home(reading(), current_actor(), view)
    return render_template("batches/provinces.html", view=view, groups=groups)


@pages.post("/batches/<uuid:batch_id>/visits")
@asks(Ask.KEEP_BATCH)
def visit(batch_id: UUID) -> Response:
    """Open the batch for thirty minutes."""

    def act(session: Session) -> str:
        found = find_batch(session, current_actor(), batch_id, Ask.KEEP_BATCH)
        visit_batch(session, current_actor(), now(), found.batch)
        return url_for("batches.show", batch_id=batch_id)

    return do(act, file_id=_file_of(batch_id))


@pages.post("/batches/<uuid:batch_id>/entries")
@asks(Ask.KEEP_BATCH)
def create_entries(batch_id: UUID) -> Response | tuple[str, int]:
    """Receive the next persons whose rows are ready; the page offers to go on while some are."""
    view = open_batch_view(reading(), current_actor(), now(), batch_id, Ask.KEEP_BATCH)
    if not view.is_open:
        return masked(view), 409

    def act(session: Session) -> str:
        actor = current_actor()
        here = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
        enter(session, actor, now(), here.batch, here.disclosure)
        return url_for("batches.show", batch_id=batch_id, going=1, _anchor="entries")

    return do(act, file_id=view.batch.file_id)


def masked(view: BatchView) -> str:
    """What stands for a page of a batch that is not open to this officer now."""
    keep_quietly()
    return render_template("batches/masked.html", view=view)


def _form() -> BatchForm:
    form = BatchForm()
    form.entry.choices = choices_of(ways_in(reading(), current_actor(), now()))
    if len(form.entry.choices) == 1 and form.entry.data is None:
        form.entry.data = form.entry.choices[0].value
    return form


def _file_of(batch_id: UUID) -> UUID:
    """The file of a batch that the officer keeps. Raises `OutOfReach` and `NotTied`."""
    return find_batch(reading(), current_actor(), batch_id, Ask.KEEP_BATCH).batch.file_id


def _state() -> RowState | None:
    asked = request.args.get("state")
    return next((state for state in RowState if state.value == asked), None)


def _next(batch_id: UUID, state: RowState | None, rows: list[RowShown]) -> str | None:
    if len(rows) < SHOWN_AT_ONCE:
        return None
    return url_for("batches.show", batch_id=batch_id, state=state, after=rows[-1].place)
