"""Return lists: uploaded into a batch, mapped, looked through row by row, and taken."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField
from wtforms.validators import ValidationError

from casework.actions.batches import Line, keep_list, map_columns, remember, take_list
from casework.batch_lines import digest_of, lines_of, stored
from casework.intake.columns import Column
from casework.intake.layout import Layout, fingerprint, headings, propose
from casework.intake.rows import rows_of
from casework.intake.sheet import Sheet, Unreadable, read_sheet
from casework.lookups.batches import (
    BatchView,
    known_headings,
    layout_of,
    open_batch_view,
    open_list,
    sheet_of,
)
from casework.office import vietnam_day
from casework.policy import Ask
from casework.records.batches import ReturnList
from casework.transaction import Overtaken
from casework.uploads import LARGEST
from casework.web.batches import masked
from casework.web.choices import choice, choices_of
from casework.web.doors import asks, current_actor, do, now, office, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.stale import EditForm, Sides
from casework.web.words import word

pages = Blueprint("return_lists", __name__)

_ROUND_IT = 1024 * 1024  # bytes of the form around a list
_FAULTS_SHOWN = 200
_HEAD_ROWS = 40
_UNUSED = "unused"


class ListForm(PageForm):
    """A list as a file, read while the form is checked."""

    file = FileField(
        _("Danh sách"),
        description=_(
            "Tệp CSV hoặc XLSX, tối đa 25 MiB. Danh sách được niêm phong cùng đợt tiếp nhận."
        ),
    )
    sheet: Sheet | None = None
    content: bytes = b""

    def validate_file(self, field: FileField) -> None:
        """Keep what was read, or say in a sentence why it cannot be."""
        if field.data is None:
            raise ValidationError(_("Hãy chọn tệp danh sách."))
        self.content = field.data.read()
        field.data.seek(0)
        try:
            self.sheet = read_sheet(self.content)
        except Unreadable as unreadable:
            raise ValidationError(word(unreadable.why)) from None


@pages.get("/batches/<uuid:batch_id>/lists/new")
@asks(Ask.KEEP_BATCH)
def new(batch_id: UUID) -> str:
    """The form for a file."""
    return _upload_page(batch_id, ListForm(formdata=None))


@pages.post("/batches/<uuid:batch_id>/lists")
@takes_up_to(LARGEST + _ROUND_IT)
@asks(Ask.KEEP_BATCH)
def create(batch_id: UUID) -> Response | tuple[str, int]:
    """Keep the list, with a proposal of what its columns mean."""
    form = ListForm()
    if not form.validate() or form.sheet is None:
        return _upload_page(batch_id, form), 422
    sheet = form.sheet
    layout = propose(sheet, _remembered(sheet))
    digest = office().keyring.digest(b"list\x1f" + hashlib.sha256(form.content).digest())

    def act(session: Session) -> str:
        actor = current_actor()
        view = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
        cells = [list(row) for row in sheet.rows]
        kept = keep_list(session, actor, now(), view.batch, cells, stored(layout), digest)
        return url_for("return_lists.show", list_id=kept.public_id)

    return do(act)


@pages.get("/return-lists/<uuid:list_id>")
@asks(Ask.KEEP_BATCH)
def show(list_id: UUID) -> str:
    """What each column means, and what the list would say: the dry run."""
    view, kept = open_list(reading(), current_actor(), now(), list_id)
    if not view.is_open:
        return masked(view)
    sheet, layout = sheet_of(kept, view.eyes), layout_of(kept, view.eyes)
    return _mapping_page(view, kept, sheet, layout, _mapping(sheet, layout))


@pages.post("/return-lists/<uuid:list_id>")
@asks(Ask.KEEP_BATCH)
def update(list_id: UUID) -> Response | tuple[str, int]:
    """Say what the columns mean; then look again, or take the list as it was shown."""
    view, kept = open_list(reading(), current_actor(), now(), list_id)
    if not view.is_open:
        return masked(view), 409
    sheet = sheet_of(kept, view.eyes)
    layout = layout_of(kept, view.eyes)
    form = _mapping(sheet, layout, sent=True)
    if not form.validate():
        return _mapping_page(view, kept, sheet, layout, form), 422
    sides = form.sides(_stored(sheet, layout))
    if sides:
        form.show(_stored(sheet, layout))  # sent again, it is meant: the officer saw both
        return _mapping_page(view, kept, sheet, layout, form, sides=sides), 422
    chosen = _chosen(form, sheet, layout)
    version = kept.version
    taking = request.form.get("step") == "take"

    def act(session: Session) -> str:
        actor = current_actor()
        here, of_here = open_list(session, actor, now(), list_id)
        if of_here.version != version:
            raise Overtaken
        map_columns(session, actor, now(), of_here, stored(chosen))
        remember(session, actor, _meanings(sheet, chosen))
        if not taking:
            return url_for("return_lists.show", list_id=list_id)
        take_list(session, actor, now(), here.batch, of_here, _lines(sheet, chosen))
        return url_for("batches.show", batch_id=here.batch.public_id)

    return do(act, file_id=view.batch.file_id)


def _upload_page(batch_id: UUID, form: ListForm) -> str:
    view = open_batch_view(reading(), current_actor(), now(), batch_id, Ask.KEEP_BATCH)
    return render_template("return_lists/new.html", view=view, form=form)


def _mapping_page(
    view: BatchView,
    kept: ReturnList,
    sheet: Sheet,
    layout: Layout,
    form: EditForm,
    *,
    sides: Sides | None = None,
) -> str:
    """`sides` is what a colleague said of the columns while the form was filled in."""
    lines = _lines(sheet, layout)
    return render_template(
        "return_lists/show.html",
        view=view,
        kept=kept,
        form=form,
        columns=[form[name] for name in _names(sheet, layout)],
        people=len(lines),
        by_row=[line for line in lines if line.faults][:_FAULTS_SHOWN],
        to_mend=sum(not line.is_ready for line in lines),
        sides=sides,
    )


def _lines(sheet: Sheet, layout: Layout) -> list[Line]:
    return lines_of(office().keyring, rows_of(sheet, layout), vietnam_day(now()))


def _names(sheet: Sheet, layout: Layout) -> list[str]:
    return [f"column_{index}" for index, _heading in enumerate(headings(sheet, layout))]


def _stored(sheet: Sheet, layout: Layout) -> dict[str, str]:
    means = {index: column.value for column, index in layout.columns.items()}
    columns = enumerate(_names(sheet, layout))
    return {"first": str(layout.first_row)} | {
        name: means.get(index, _UNUSED) for index, name in columns
    }


def _mapping(sheet: Sheet, layout: Layout, *, sent: bool = False) -> EditForm:
    """One choice for each column of the list: what it means, or that it is not used."""
    means = {index: column.value for column, index in layout.columns.items()}
    fields: dict[str, Any] = {"first": _first_row(sheet, layout)}  # as WTForms wants them
    for index, heading in enumerate(headings(sheet, layout)):
        fields[f"column_{index}"] = SelectField(
            heading or gettext("Cột %(number)s", number=index + 1),
            choices=[choice(_UNUSED, _("Không dùng")), *choices_of(Column)],
            default=means.get(index, _UNUSED),
        )
    form: type[EditForm] = type("MappingForm", (EditForm,), fields)
    if sent:
        return form()
    shown_now = form(formdata=None)
    shown_now.show(_stored(sheet, layout))
    return shown_now


def _first_row(sheet: Sheet, layout: Layout) -> SelectField:
    """Which row holds the first person; shown by its number and what stands in it."""
    rows = list(enumerate(sheet.rows[:_HEAD_ROWS]))
    shown = [
        choice(str(index), f"{index + 1}: {' · '.join(filter(None, row))[:80]}")
        for index, row in rows
    ]
    return SelectField(_("Dòng đầu tiên có người"), choices=shown, default=str(layout.first_row))


def _chosen(form: PageForm, sheet: Sheet, layout: Layout) -> Layout:
    """The layout as the officer says; the first of two columns with one meaning counts."""
    columns: dict[Column, int] = {}
    for index, name in enumerate(_names(sheet, layout)):
        if form[name].data != _UNUSED:
            columns.setdefault(Column.of(form[name].data), index)
    return Layout(layout.header_at, layout.header_rows, int(form["first"].data), columns)


def _meanings(sheet: Sheet, layout: Layout) -> dict[str, Column | None]:
    meant = {at: column for column, at in layout.columns.items()}
    folded = fingerprint(sheet, layout)
    return {
        digest_of(office().keyring, heading): meant.get(at)
        for at, heading in enumerate(folded)
        if heading
    }


def _remembered(sheet: Sheet) -> Mapping[str, Column | None]:
    """What the unit said before, by the folded headings that stand on this list."""
    known = known_headings(reading(), current_actor())
    found = propose(sheet)
    return {
        heading: known[digest_of(office().keyring, heading)]
        for heading in fingerprint(sheet, found)
        if digest_of(office().keyring, heading) in known
    }
