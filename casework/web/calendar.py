"""`/calendar`: days off and days worked instead, each by a document, for whoever administers.

What counts working days counts by these days; a document is entered by one and confirmed by
another, who is told before how many open limits it moves.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NoReturn
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import FieldList, FormField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions.account_changes import WrongChange
from casework.actions.calendar import (
    FARTHEST,
    NewDocument,
    NewLine,
    confirm_days,
    drop_days,
    propose_days,
)
from casework.actions.door import NotByOneAlone
from casework.database import Scope
from casework.lookups.calendar import document_page, documents_waiting, find_document, years
from casework.office import vietnam_day
from casework.policy import Ask
from casework.records.calendar import DayKind, Mark
from casework.web.choices import choice, choices_of
from casework.web.days import DayField, not_in_future
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm
from casework.web.words import word

pages = Blueprint("calendar", __name__, url_prefix="/calendar")

Answer = Response | tuple[str, int]

ROWS = 8
LONGEST = 31  # days of one row: Tết takes nine


class StretchForm(PageForm):
    """One row: a day, or the first and last of several, and what the document says of them."""

    first = DayField(_("Từ ngày"), [Optional()], description="")
    last = DayField(_("Đến hết ngày (nếu nhiều ngày)"), [Optional()], description="")
    kind = SelectField(_("Là ngày"), [Optional()])
    name = StringField(_("Tên dịp nghỉ hoặc lý do"), [Length(max=120)])

    def __init__(self, *args: Any, **more: Any) -> None:  # as WTForms has it
        super().__init__(*args, **more)
        self.kind.choices = [choice("", _("Chọn")), *choices_of(DayKind)]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into this row."""
        return not any(field.data for field in (self.first, self.last, self.kind, self.name))

    def validate_first(self, field: DayField) -> None:
        """Days are ordered for years near at hand."""
        if field.data and abs(field.data.year - vietnam_day(now()).year) > FARTHEST:
            raise ValidationError(gettext("Năm này quá xa; hãy xem lại năm."))

    def validate_last(self, field: DayField) -> None:
        """The last day is not before the first, nor months after it."""
        first = self.first.data
        if field.data and first and not 0 <= (field.data - first).days < LONGEST:
            raise ValidationError(gettext("Ngày cuối phải sau ngày đầu và trong vòng 31 ngày."))

    def validate(self, extra_validators: Any = None) -> bool:  # as WTForms has it
        """A row that has anything has a day, what that day is, and why."""
        is_right = super().validate(extra_validators)
        return self._is_complete() and is_right

    def _is_complete(self) -> bool:
        asked = (
            (self.first, gettext("Dòng này cần có ngày.")),
            (self.kind, gettext("Chọn nghỉ, làm việc hoặc như ngày thường.")),
            (self.name, gettext("Ghi tên dịp nghỉ hoặc lý do.")),
        )
        missing = [] if self.is_blank else [each for each in asked if not each[0].data]
        for field, sentence in missing:
            field.errors = [*field.errors, sentence]
        return not missing

    def lines(self) -> Iterator[NewLine]:
        """The days of a row that was validated."""
        if not self.is_blank:
            kind, name = DayKind.of(self.kind.data), str(self.name.data)
            for day in _days(self.first.day, self.last.data or self.first.day):
                yield NewLine(day, kind, name)


class DocumentForm(PageForm):
    """A document, and the days that it orders."""

    number = StringField(_("Số, ký hiệu văn bản"), [DataRequired(), Length(max=60)])
    issuer = StringField(_("Cơ quan ban hành"), [DataRequired(), Length(max=120)])
    issued_on = DayField(_("Ngày ban hành"), [InputRequired(), not_in_future])
    mark = RadioField(_("Mức chắc chắn"), [InputRequired()])
    rows = FieldList(FormField(StretchForm), min_entries=ROWS, max_entries=ROWS)

    def validate_rows(self, field: Any) -> None:  # a list of forms
        """At least one day, and each day once."""
        if any(row.form.errors for row in field):
            return
        lines = list(self.lines())
        if not lines:
            self._fail(gettext("Văn bản cần có ít nhất một ngày."))
        if len({line.day for line in lines}) < len(lines):
            self._fail(gettext("Có ngày được ghi hai lần; hãy xem lại."))

    def lines(self) -> Iterator[NewLine]:
        """Every day of every row."""
        for row in self.rows:
            yield from row.form.lines()

    def _fail(self, sentence: str) -> NoReturn:
        """Say it at the first row, where the summary can lead."""
        self.rows[0].form.first.errors = [sentence]
        raise ValidationError(sentence)


@pages.get("")
@asks(Ask.ADMINISTER)
def index() -> str:
    """The years with their days, and what waits for a second administrator."""
    waiting = documents_waiting(reading(), now())
    return render_template("calendar/index.html", years=years(reading(), now()), waiting=waiting)


@pages.get("/new")
@asks(Ask.ADMINISTER)
def new() -> str:
    """The form of a document."""
    return _new_page(_form())


@pages.post("")
@asks(Ask.ADMINISTER)
def create() -> Answer:
    """Enter a document; nothing counts yet."""
    form = _form()
    if not form.validate():
        return _new_page(form), 422
    document = NewDocument(
        str(form.number.data), str(form.issuer.data), form.issued_on.day, Mark.of(form.mark.data)
    )

    def act(session: Session) -> str:
        made = propose_days(session, current_actor(), now(), document, form.lines())
        session.flush()
        return url_for("calendar.show", document_id=made.public_id)

    return do(act)


@pages.get("/<uuid:document_id>")
@asks(Ask.ADMINISTER)
def show(document_id: UUID) -> str:
    """One document: its days, and how many open limits they move."""
    return _page(document_id)


@pages.post("/<uuid:document_id>/confirmation")
@asks(Ask.ADMINISTER)
def create_confirmation(document_id: UUID) -> Answer:
    """Let its days count, as the second administrator."""

    def act(session: Session) -> str:
        confirm_days(session, current_actor(), now(), find_document(session, document_id))
        return url_for("calendar.index")

    try:
        return do(act, job="calendar")
    except WrongChange as error:
        return _page(document_id, word(error.wrong)), 409
    except NotByOneAlone:
        return _page(document_id, gettext("Người nhập văn bản không tự xác nhận được.")), 409


@pages.post("/<uuid:document_id>/dropping")
@asks(Ask.ADMINISTER)
def create_dropping(document_id: UUID) -> Response:
    """Take it back, or decide against it."""

    def act(session: Session) -> str:
        drop_days(session, current_actor(), now(), find_document(session, document_id))
        return url_for("calendar.index")

    return do(act)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _form() -> DocumentForm:
    form = DocumentForm()
    form.mark.choices = choices_of(Mark)
    return form


def _new_page(form: DocumentForm) -> str:
    return render_template("calendar/new.html", form=form)


def _page(document_id: UUID, said: str = "") -> str:
    with office().database.reading(Scope.of_job("calendar")) as whole:
        view = document_page(reading(), whole, current_actor(), now(), document_id)
    return render_template("calendar/show.html", view=view, said=said)
