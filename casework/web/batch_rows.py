"""Rows of a batch: typed in a grid by keyboard, mended one by one, or left out with a reason."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.batches import FaultSaid, leave_out, mend, type_rows
from casework.batch_lines import blocking, lines_of, mended_line, still_alike
from casework.intake.columns import Column
from casework.intake.rows import Written
from casework.intake.understood import Understood
from casework.lookups.batches import (
    BatchView,
    kept_of,
    open_batch_view,
    open_row,
    shown,
    written_of,
)
from casework.lookups.mended import last_mended
from casework.lookups.naming import Names
from casework.office import vietnam_day
from casework.policy import Ask
from casework.records.batches import BatchRow
from casework.transaction import Overtaken
from casework.web.batches import masked
from casework.web.choices import choice
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm
from casework.web.stale import EditForm, Sides
from casework.web.words import upfirst, word

pages = Blueprint("batch_rows", __name__)

GRID = (
    Column.NUMBER,
    Column.FULL_NAME,
    Column.BIRTH,
    Column.SEX,
    Column.HOME_ADDRESS,
    Column.IDENTITY_PAPERS,
    Column.NOTE,
)
"""What the grid asks of each person; every box may stay empty."""
GRID_ROWS = 8
SELDOM = frozenset(
    {
        Column.FAMILY_NAME,
        Column.GIVEN_NAME,
        Column.BIRTH_MALE,
        Column.BIRTH_FEMALE,
        Column.SEX_MALE,
        Column.SEX_FEMALE,
    }
)
"""Columns that a row is mended in only where its list has them."""
_LONGEST = 500


class LeaveOutForm(PageForm):
    """Why a row names nobody who was received here."""

    reason = TextAreaField(
        _("Vì sao không nhập dòng này"),
        [DataRequired(), Length(max=1000)],
        description=_("Ví dụ: vắng mặt khi giao, nhận; ghi trùng. Biên bản của đợt ghi lại lý do."),
    )


@pages.get("/batches/<uuid:batch_id>/rows/new")
@asks(Ask.KEEP_BATCH)
def new(batch_id: UUID) -> str:
    """The grid: one line for each person, by keyboard."""
    return _grid_page(batch_id, _grid()(formdata=None))


@pages.post("/batches/<uuid:batch_id>/rows")
@asks(Ask.KEEP_BATCH)
def create(batch_id: UUID) -> Response | tuple[str, int]:
    """Add the persons that were typed; empty lines are nobody."""
    form = _grid()()
    if not form.validate():
        return _grid_page(batch_id, form), 422
    typed = list(filter(None, (_of_line(form, line) for line in range(GRID_ROWS))))

    def act(session: Session) -> str:
        actor = current_actor()
        view = open_batch_view(session, actor, now(), batch_id, Ask.KEEP_BATCH)
        # The rows that are there tell these from the same words typed before.
        apart = str(view.total)
        lines = lines_of(office().keyring, typed, vietnam_day(now()), apart=apart)
        type_rows(session, actor, now(), view.batch, lines)
        return url_for("batches.show", batch_id=batch_id)

    return do(act)


@pages.get("/batch-rows/<uuid:row_id>")
@asks(Ask.KEEP_BATCH)
def show(row_id: UUID) -> str:
    """What stands on the row, what is wrong with it, and the boxes to mend it."""
    view, row = open_row(reading(), current_actor(), now(), row_id)
    if not view.is_open:
        return masked(view)
    return _row_page(view, row, _mending(view, row), LeaveOutForm(formdata=None))


@pages.post("/batch-rows/<uuid:row_id>")
@asks(Ask.KEEP_BATCH)
def update(row_id: UUID) -> Response | tuple[str, int]:
    """Write the row anew."""
    view, row = open_row(reading(), current_actor(), now(), row_id)
    if not view.is_open:
        return masked(view), 409
    form = _mending(view, row, sent=True)
    if not form.validate():
        return _row_page(view, row, form, LeaveOutForm(formdata=None)), 422
    sides = form.sides(_stored(view, row))
    if sides:
        form.show(_stored(view, row))  # sent again, it is meant: the officer saw both texts
        return _row_page(view, row, form, LeaveOutForm(formdata=None), sides=sides), 422
    boxes = _columns_of(written_of(row, view.eyes) or {})
    written = {column: form[column.value].data for column in boxes if form[column.value].data}
    kept = frozenset(Column.of(name) for name in form["kept"].data or ())
    before = shown(row, view.eyes, None).faults
    version = row.version
    line = mended_line(office().keyring, written, before, kept, vietnam_day(now()))

    def act(session: Session) -> str:
        actor = current_actor()
        here, of_here = open_row(session, actor, now(), row_id)
        if of_here.version != version:
            raise Overtaken
        mend(session, actor, now(), of_here, line, kept)
        return url_for("batches.show", batch_id=here.batch.public_id)

    return do(act, file_id=view.batch.file_id)


@pages.post("/batch-rows/<uuid:row_id>/leaving-out")
@asks(Ask.KEEP_BATCH)
def leave(row_id: UUID) -> Response | tuple[str, int]:
    """The row does not enter; it stays in the batch with the reason."""
    view, row = open_row(reading(), current_actor(), now(), row_id)
    if not view.is_open:
        return masked(view), 409
    form = LeaveOutForm()
    if not form.validate():
        return _row_page(view, row, _mending(view, row), form), 422
    reason = str(form.reason.data)

    def act(session: Session) -> str:
        actor = current_actor()
        here, of_here = open_row(session, actor, now(), row_id)
        leave_out(session, actor, now(), of_here, reason)
        return url_for("batches.show", batch_id=here.batch.public_id)

    return do(act, file_id=view.batch.file_id)


def _grid() -> type[PageForm]:
    fields: dict[str, Any] = {  # as WTForms wants them
        _box(column, line): StringField(
            _("%(column)s, dòng %(line)s", column=upfirst(word(column)), line=line + 1),
            [Length(max=_LONGEST)],
        )
        for line in range(GRID_ROWS)
        for column in GRID
    }
    grid: type[PageForm] = type("GridForm", (PageForm,), fields)
    return grid


def _box(column: Column, line: int) -> str:
    return f"{column.value}_{line}"


def _of_line(form: PageForm, line: int) -> Written:
    typed = {column: form[_box(column, line)].data for column in GRID}
    return {column: text for column, text in typed.items() if text}


def _grid_page(batch_id: UUID, form: PageForm) -> str:
    view = open_batch_view(reading(), current_actor(), now(), batch_id, Ask.KEEP_BATCH)
    lines = [[form[_box(column, line)] for column in GRID] for line in range(GRID_ROWS)]
    return render_template("batch_rows/new.html", view=view, form=form, lines=lines, columns=GRID)


def _stored(view: BatchView, row: BatchRow) -> dict[str, str]:
    written = written_of(row, view.eyes) or {}
    return {column.value: written.get(column, "") for column in _columns_of(written)}


def _mending(view: BatchView, row: BatchRow, *, sent: bool = False) -> EditForm:
    """A box for each column; and, for what cannot be understood, a tick to keep it as written."""
    written = written_of(row, view.eyes) or {}
    fields: dict[str, Any] = {  # as WTForms wants them
        column.value: StringField(
            upfirst(word(column)), [Length(max=_LONGEST)], default=written.get(column)
        )
        for column in _columns_of(written)
    }
    fields["kept"] = SelectMultipleField(
        _("Giữ nguyên như giấy đã ghi"),
        choices=_doubtful(shown(row, view.eyes, None).faults),
        default=[column.value for column in kept_of(row, view.eyes)],
        description=_("Đánh dấu khi giấy ghi đúng như vậy; ô này sẽ cần kiểm tra sau."),
    )
    form: type[EditForm] = type("MendingForm", (EditForm,), fields)
    if sent:
        return form()
    shown_now = form(formdata=None)
    shown_now.show(_stored(view, row))
    return shown_now


def _columns_of(written: Written) -> list[Column]:
    return [column for column in Column if column not in SELDOM or written.get(column)]


def _doubtful(faults: Sequence[FaultSaid]) -> list[Any]:  # choices, as `choices_of` has them
    """The columns that would keep the row from entering, each with what keeping it says."""
    alike = {fault.column for fault in still_alike(faults)}
    columns = {fault.column for fault in blocking(faults, frozenset())}
    return [
        choice(
            column.value,
            _("%(column)s: đúng là hai người khác nhau", column=upfirst(word(column)))
            if column in alike
            else upfirst(word(column)),
        )
        for column in Column
        if column in columns
    ]


def _sought(told: Understood) -> dict[str, str]:
    """What a search can look for of the row: the search of every officer, with its limits."""
    year = str(told.birth.year) if told.birth else ""
    sought = {"full_name": told.full_name, "number": next(iter(told.identity_numbers), "")}
    known = {name: text for name, text in sought.items() if text}
    return {**known, "birth_year": year} if known and year else known


def _row_page(
    view: BatchView,
    row: BatchRow,
    form: EditForm,
    leaving: LeaveOutForm,
    *,
    sides: Sides | None = None,
) -> str:
    """`sides` is what somebody else changed on the row while the form was filled in."""
    names = Names(reading(), current_actor(), view.batch.file_id)
    boxes = [form[column.value] for column in _columns_of(written_of(row, view.eyes) or {})]
    seen = shown(row, view.eyes, row.case)
    return render_template(
        "batch_rows/show.html",
        view=view,
        row=seen,
        sought=_sought(seen.told) if seen.told else {},
        form=form,
        boxes=boxes,
        leaving=leaving,
        sides=sides,
        quicker=last_mended(reading(), names, row) if sides else None,
    )
