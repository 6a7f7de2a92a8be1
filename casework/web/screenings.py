"""Screening the persons of a batch: signs or none, row by row, on one page."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional, ValidationError

from casework.actions.batch_entry import Finding, screen_persons
from casework.lookups.batches import BatchView, RowShown, open_batch_view, rows_to_screen
from casework.policy import Ask
from casework.web.batches import masked
from casework.web.choices import choice
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm

pages = Blueprint("screenings", __name__)

_SIGNS, _NO_SIGNS = "signs", "no_signs"
_LONGEST = 500


@pages.get("/batches/<uuid:batch_id>/screening")
@asks(Ask.KEEP_BATCH)
def form(batch_id: UUID) -> str:
    """The persons who wait to be screened, a line each."""
    view = _view(batch_id)
    if not view.is_open:
        return masked(view)
    rows = rows_to_screen(reading(), view)
    return _page(view, rows, _form_of(rows)(formdata=None))


@pages.post("/batches/<uuid:batch_id>/screening")
@asks(Ask.KEEP_BATCH)
def create(batch_id: UUID) -> Response | tuple[str, int]:
    """Write down what was found; whoever was not looked at yet stays in screening."""
    view = _view(batch_id)
    if not view.is_open:
        return masked(view), 409
    rows = rows_to_screen(reading(), view)
    sent = _form_of(rows)()
    if not sent.validate():
        return _page(view, rows, sent), 422
    found = _findings(sent, rows)

    def act(session: Session) -> str:
        actor = current_actor()
        here = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
        screen_persons(session, actor, now(), here.batch, found)
        return url_for("batches.show", batch_id=batch_id)

    return do(act, file_id=view.batch.file_id)


def _view(batch_id: UUID) -> BatchView:
    return open_batch_view(reading(), current_actor(), now(), batch_id, Ask.KEEP_BATCH)


def _page(view: BatchView, rows: list[RowShown], form: PageForm) -> str:
    lines = [(row, form[_outcome(row)], form[_note(row)]) for row in rows]
    return render_template("screenings/form.html", view=view, form=form, lines=lines)


def _outcome(row: RowShown) -> str:
    return f"outcome_{row.public_id.hex}"


def _note(row: RowShown) -> str:
    return f"note_{row.public_id.hex}"


def _code(row: RowShown) -> str:
    return row.case.code if row.case else ""


def _form_of(rows: list[RowShown]) -> type[PageForm]:
    """For each person: signs, none, or not looked at yet; and what was seen or heard."""
    fields: dict[str, Any] = {}  # as WTForms wants them
    for row in rows:
        fields[_outcome(row)] = RadioField(
            _("Kết quả sàng lọc, %(code)s", code=_code(row)),
            [Optional()],
            choices=[choice(_SIGNS, _("Có dấu hiệu")), choice(_NO_SIGNS, _("Không có dấu hiệu"))],
        )
        fields[_note(row)] = StringField(
            _("Điều đã thấy hoặc nghe, %(code)s", code=_code(row)),
            [_Words(_outcome(row)), Length(max=_LONGEST)],
        )
    form: type[PageForm] = type("ScreeningForm", (PageForm,), fields)
    return form


class _Words:
    """A validator: whoever finds signs or none says what was seen or heard."""

    def __init__(self, outcome: str) -> None:
        self.outcome = outcome

    def __call__(self, form: PageForm, field: StringField) -> None:
        if form[self.outcome].data and not field.data:
            raise ValidationError(gettext("Hãy ghi điều đã thấy hoặc nghe."))


def _findings(form: PageForm, rows: list[RowShown]) -> dict[UUID, Finding]:
    return {
        row.case.file_id: Finding(form[_outcome(row)].data == _SIGNS, str(form[_note(row)].data))
        for row in rows
        if row.case is not None and form[_outcome(row)].data
    }
