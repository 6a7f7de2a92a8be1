"""The questions of an offer about those who came along: together or apart, and then why."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form, RadioField, TextAreaField
from wtforms.fields.core import Field
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from casework.actions.company import Goes
from casework.records.cases import Case
from casework.web.forms import PageForm
from casework.web.words import upfirst, word
from workflows.company import Way

LONGEST = 2000

Fields = tuple[Case, Field, Field]


def ask_of_each(form: PageForm, cases: list[Case], *, is_needed: bool) -> list[Fields]:
    """Add the two fields of each case to a form that was bound already; in the order of cases."""
    return [_ask_of(form, case, is_needed=is_needed) for case in cases]


def goings_of(asked: list[Fields]) -> dict[UUID, Goes]:
    """What was answered, once the form is valid; who was not spoken of is left out."""
    return {
        case.file_id: Goes(Way.of(way.data), str(reason.data or "") or None)
        for case, way, reason in asked
        if way.data
    }


def _ask_of(form: PageForm, case: Case, *, is_needed: bool) -> Fields:
    name = f"company_{case.code.lower()}"
    way = RadioField(
        _("Người trong hồ sơ %(code)s có đi cùng không?", code=case.code),
        [InputRequired() if is_needed else Optional()],
    )
    reason = TextAreaField(
        _("Nếu đi riêng: lý do (hồ sơ %(code)s)", code=case.code),
        [Length(max=LONGEST), _needs_reason(name)],
    )
    asked = _bound(form, name, way)
    asked.choices = [(one.value, upfirst(word(one))) for one in Way]
    return case, asked, _bound(form, f"{name}_reason", reason)


def _needs_reason(name: str) -> Callable[[Form, Field], None]:
    def check(form: Form, field: Field) -> None:
        if form[name].data == Way.APART.value and not field.data:
            raise ValidationError(gettext("Hãy nêu lý do để hai người đi riêng."))

    return check


def _bound(form: PageForm, name: str, unbound: Field) -> Any:  # a field of the kind asked for
    """WTForms adds fields to classes only; which cases there are is known with the form at hand."""
    field = form.meta.bind_field(form, unbound, {"name": name, "prefix": ""})
    form._fields[name] = field
    field.process(form.meta.wrap_formdata(form, ...))  # what this request sent, if it sent a form
    return field
