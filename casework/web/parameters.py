"""`/law/parameters`: what the law leaves to be entered, and by which document it was.

Everybody may read it; an administrator enters a value and another confirms it, who is told before
how many open limits it moves.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions.account_changes import WrongChange
from casework.actions.door import NotByOneAlone
from casework.actions.legal_parameters import (
    LONGEST,
    MOST,
    NewParameter,
    amount_of,
    confirm_parameter,
    drop_parameter,
    missing_clock,
    propose_parameter,
)
from casework.database import Scope
from casework.lookups.legal_parameters import (
    OfRegime,
    Said,
    blanks,
    find_parameter,
    parameter_page,
    waiting,
)
from casework.policy import Ask, has_ask
from casework.web.choices import choice
from casework.web.days import DayField, not_in_future
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm
from casework.web.words import upfirst, word
from workflows.counted_words import UNITS
from workflows.regime import Unit

pages = Blueprint("parameters", __name__, url_prefix="/law/parameters")

Answer = Response | tuple[str, int]

_WHOLE: Final = re.compile(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}")


class ParameterForm(PageForm):
    """A value as the document gives it."""

    of = SelectField(_("Thời hạn hoặc mức chi"), [InputRequired()])
    value = StringField(
        _("Giá trị"),
        [DataRequired(), Length(max=20)],
        description=_("Số nguyên: số ngày, số tháng, hoặc số đồng. Ví dụ 20 hoặc 1.000.000."),
    )
    unit = SelectField(
        _("Đơn vị tính của thời hạn"),
        [Optional()],
        description=_("Mức chi thì để trống: đơn vị tính đã có trong tên. “Ngay” thì ghi số 0."),
    )
    number = StringField(_("Số, ký hiệu văn bản"), [DataRequired(), Length(max=60)])
    issuer = StringField(_("Cơ quan ban hành"), [DataRequired(), Length(max=120)])
    issued_on = DayField(_("Ngày ban hành"), [InputRequired(), not_in_future])
    valid_from = DayField(
        _("Áp dụng từ ngày"),
        [InputRequired()],
        description=_("Thời hạn bắt đầu từ ngày này trở đi mới tính theo giá trị này."),
    )

    def validate_value(self, field: Any) -> None:  # a WTForms field
        """A whole number that such a value can have."""
        if not _WHOLE.fullmatch(str(field.data).strip()):
            raise ValidationError(gettext("Ghi một số nguyên, ví dụ 20 hoặc 1.000.000."))
        most = MOST if self.is_amount else LONGEST
        least = 0 if self.unit.data == Unit.AT_ONCE.value and not self.is_amount else 1
        if not least <= self.whole <= (most if least else 0):
            raise ValidationError(gettext("Giá trị này không hợp lý; hãy xem lại văn bản."))

    def validate(self, extra_validators: Any = None) -> bool:  # as WTForms has it
        """A limit has a unit."""
        is_right: bool = super().validate(extra_validators)
        if self.of.data and not self.is_amount and not self.unit.data:
            self.unit.errors = [*self.unit.errors, gettext("Thời hạn cần có đơn vị tính.")]
            return False
        return is_right

    @property
    def whole(self) -> int:
        """The value, once it was looked at."""
        return int(str(self.value.data).strip().replace(".", ""))

    @property
    def is_amount(self) -> bool:
        """Whether it is money; its unit stands in the tables."""
        return amount_of(*self._key()) is not None

    def new(self) -> NewParameter:
        """What was typed, once the form is valid."""
        regime, key = self._key()
        unit = None if self.is_amount else Unit(self.unit.data)
        return NewParameter(
            regime,
            key,
            self.whole,
            unit,
            str(self.number.data),
            str(self.issuer.data),
            self.issued_on.day,
            self.valid_from.day,
        )

    def _key(self) -> tuple[str, str]:
        regime, _colon, key = str(self.of.data).partition(":")
        return regime, key


@pages.get("")
@asks(Ask.READ_LAW)
def index() -> str:
    """What is missing in each regime, what waits, what holds by which document, and the past."""
    may_enter = has_ask(current_actor().rank, Ask.ADMINISTER)
    return render_template(
        "parameters/index.html",
        regimes=blanks(reading(), now()),
        waiting=waiting(reading(), current_actor(), now()) if may_enter else [],
        may_enter=may_enter,
    )


@pages.get("/new")
@asks(Ask.ADMINISTER)
def new() -> str:
    """The form of a value; a link of the list says for what."""
    form = _form()
    of = request.args.get("of", "")
    if missing_clock(*_parted(of)) or amount_of(*_parted(of)):
        form.of.data = of
    return _new_page(form)


@pages.post("")
@asks(Ask.ADMINISTER)
def create() -> Answer:
    """Enter a value; nothing counts yet."""
    form = _form()
    if not form.validate():
        return _new_page(form), 422
    entered = form.new()

    def act(session: Session) -> str:
        made = propose_parameter(session, current_actor(), now(), entered)
        session.flush()
        return url_for("parameters.show", parameter_id=made.public_id)

    return do(act)


@pages.get("/<uuid:parameter_id>")
@asks(Ask.ADMINISTER)
def show(parameter_id: UUID) -> str:
    """One value, and how many open limits it moves."""
    return _page(parameter_id)


@pages.post("/<uuid:parameter_id>/confirmation")
@asks(Ask.ADMINISTER)
def create_confirmation(parameter_id: UUID) -> Answer:
    """Let it count, as the second administrator."""

    def act(session: Session) -> str:
        confirm_parameter(session, current_actor(), now(), find_parameter(session, parameter_id))
        return url_for("parameters.index")

    try:
        return do(act, job="calendar")
    except WrongChange as error:
        return _page(parameter_id, word(error.wrong)), 409
    except NotByOneAlone:
        return _page(parameter_id, gettext("Người nhập giá trị không tự xác nhận được.")), 409


@pages.post("/<uuid:parameter_id>/dropping")
@asks(Ask.ADMINISTER)
def create_dropping(parameter_id: UUID) -> Response:
    """Take it back, or decide against it."""

    def act(session: Session) -> str:
        drop_parameter(session, current_actor(), now(), find_parameter(session, parameter_id))
        return url_for("parameters.index")

    return do(act)


def _parted(of: str) -> tuple[str, str]:
    regime, _colon, key = of.partition(":")
    return regime, key


def _form() -> ParameterForm:
    form = ParameterForm()
    form.of.choices = [choice("", _("Chọn")), *_blanks(blanks(reading(), now()))]
    units = [(unit.value, word(Said(*UNITS[unit]))) for unit in Unit]
    form.unit.choices = [choice("", _("Chọn")), *(choice(*each) for each in units)]
    return form


def _blanks(regimes: list[OfRegime]) -> Iterator[Any]:
    for of in regimes:
        for blank in of.blanks:
            name = f"{word(of.regime)}: {word(blank.what)}"
            unit = amount_of(blank.regime, blank.key)
            if unit is not None:
                name = f"{name} ({word(unit.unit)})"
            yield choice(f"{blank.regime}:{blank.key}", upfirst(name))


def _new_page(form: ParameterForm) -> str:
    return render_template("parameters/new.html", form=form)


def _page(parameter_id: UUID, said: str = "") -> str:
    with office().database.reading(Scope.of_job("calendar")) as whole:
        view = parameter_page(reading(), whole, current_actor(), now(), parameter_id)
    return render_template("parameters/show.html", view=view, said=said)
