"""`/units`: the units of the office, kept by an administrator. No page here knows any case."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions.founding import NewUnit, UnitNameTaken, add_unit
from casework.actions.succession import inherit
from casework.actions.units import (
    Frame,
    FrameRefused,
    Known,
    WrongEnd,
    correct_frame,
    correct_unit,
    end_unit,
    enter_units,
)
from casework.intake.refusals import LARGEST
from casework.intake.sheet import Unreadable, read_sheet
from casework.intake.unit_plan import Plan
from casework.intake.unit_rows import Column, NoHeader, UnitRow, understand
from casework.lookups.units import planned, unit_named, unit_page, units
from casework.office import vietnam_day
from casework.policy import Ask
from casework.records.units import Unit
from casework.web.choices import choice, choices_of
from casework.web.days import DayField, not_in_future
from casework.web.doors import asks, current_actor, do, now, reading, takes_up_to
from casework.web.forms import PageForm
from casework.web.stale import EditForm, Sides
from casework.web.words import word
from workflows.terms import Level, Sector

pages = Blueprint("units", __name__, url_prefix="/units")

Answer = Response | tuple[str, int]

CHECK, ENTER = "check", "enter"
ROUND_IT = 1024 * 1024  # bytes of the form around a list


class UnitNameField(StringField):
    """The exact name of a unit that is there; `unit` is that unit."""

    unit: Unit | None = None

    def pre_validate(self, form: object) -> None:
        """Raises `ValidationError` where no unit has this name."""
        self.unit = unit_named(reading(), self.data)
        if self.data and self.unit is None:
            raise ValidationError(gettext("Không có đơn vị nào có đúng tên này."))

    @property
    def unit_id(self) -> UUID | None:
        """The id of the unit, once the form is valid."""
        return self.unit.id if self.unit else None


class NameForm(EditForm):
    """What may be corrected: the name as it is printed, and the telephone of the office."""

    name = StringField(_("Tên đơn vị"), [DataRequired(), Length(max=160)])
    phone = StringField(
        _("Điện thoại của đơn vị (nếu có)"),
        [Optional(), Length(max=40)],
        description=_("In trên phiếu tiếp nhận. Không ghi số riêng của cán bộ."),
    )


class UnitForm(NameForm):
    """A new unit. What the law rests on is asked once, and corrected only with a reason."""

    sector = SelectField(_("Ngành"), [InputRequired()])
    level = SelectField(_("Cấp"), [InputRequired()])
    province = StringField(_("Tỉnh, thành phố"), [DataRequired(), Length(max=80)])
    parent = UnitNameField(
        _("Đơn vị cấp trên (nếu có)"),
        description=_("Ghi đúng tên trong danh sách. Đơn vị cấp trên giám sát hồ sơ."),
    )
    valid_from = DayField(_("Hoạt động từ ngày"), [InputRequired()])
    off_system = BooleanField(_("Đơn vị chưa dùng hệ thống"))


class FrameForm(PageForm):
    """What the law rests on, where it was entered wrongly."""

    sector = SelectField(_("Ngành"), [InputRequired()])
    level = SelectField(_("Cấp"), [InputRequired()])
    province = StringField(_("Tỉnh, thành phố"), [DataRequired(), Length(max=80)])
    on_system = BooleanField(_("Đơn vị dùng hệ thống"))
    known_on = DayField(_("Theo văn bản hoặc xác nhận ngày"), [InputRequired(), not_in_future])
    reason = StringField(
        _("Lý do sửa"),
        [DataRequired(), Length(max=300)],
        description=_(
            "Ghi số văn bản hoặc ai xác nhận. Không ghi gì về hồ sơ hay người được hỗ trợ."
        ),
    )


class EndForm(PageForm):
    """The first day without the unit, and what follows it."""

    until = DayField(
        _("Không còn hoạt động từ ngày"),
        [Optional()],
        description=_(
            "Ngày/tháng/năm, ví dụ 05/01/2026. Để trống nếu đơn vị vẫn hoạt động "
            "và ngày đã ghi là nhầm."
        ),
    )
    successor = UnitNameField(
        _("Đơn vị kế thừa (nếu có)"), description=_("Ghi đúng tên trong danh sách.")
    )


class ListForm(PageForm):
    """A file, and whether it is only looked at. A browser keeps no file: it is chosen twice."""

    file = FileField(
        _("Tệp danh sách"),
        description=_("Excel (.xlsx) hoặc CSV, tối đa 25 MB. Tối đa 20.000 dòng."),
    )
    what = RadioField(_("Làm gì với danh sách?"), [InputRequired()])
    rows: tuple[UnitRow, ...] = ()

    def validate_file(self, field: FileField) -> None:
        """Keep the rows as understood, or say why the file is no list of units."""
        if not field.data:
            raise ValidationError(gettext("Chưa chọn tệp."))
        try:
            self.rows = understand(read_sheet(field.data.read()).rows)
        except Unreadable as refused:
            raise ValidationError(word(refused.why)) from None
        except NoHeader:
            raise ValidationError(
                gettext("Không thấy dòng tiêu đề có đủ các cột bắt buộc.")
            ) from None
        finally:
            field.data.seek(0)


@pages.get("")
@asks(Ask.ADMINISTER)
def index() -> str:
    """The units, by name; the address carries the letters looked for."""
    wanted, after = request.args.get("name", "").strip(), request.args.get("after")
    shelf = units(reading(), wanted, after)
    return render_template("units/index.html", shelf=shelf, wanted=wanted, after=after)


@pages.get("/new")
@asks(Ask.ADMINISTER)
def new() -> str:
    """The form of a new unit."""
    return _new_page(_unit_form())


@pages.post("")
@asks(Ask.ADMINISTER)
def create() -> Answer:
    """Add a unit."""
    form = _unit_form()
    if not form.validate():
        return _new_page(form), 422

    def act(session: Session) -> str:
        made = add_unit(session, current_actor(), now(), _asked_for(form))
        return url_for("units.show", unit_id=made.id)

    try:
        return do(act)
    except UnitNameTaken:
        _say_taken(form)
        return _new_page(form), 422


@pages.get("/import")
@asks(Ask.ADMINISTER)
def ask_list() -> str:
    """The form for a list, and the columns that it has."""
    return _list_page(_list_form())


@pages.post("/import")
@takes_up_to(LARGEST + ROUND_IT)
@asks(Ask.ADMINISTER)
def take_list() -> str | Answer:
    """Say what a list would do, and what is wrong in which row; or enter its good rows."""
    form = _list_form()
    if not form.validate():
        return _list_page(form), 422
    if form.what.data == CHECK:
        return _list_page(_list_form(again=True), planned(reading(), form.rows))

    def act(session: Session) -> str:
        enter_units(session, current_actor(), now(), planned(session, form.rows).new)
        return url_for("units.index")

    return do(act)


@pages.get("/<uuid:unit_id>")
@asks(Ask.ADMINISTER)
def show(unit_id: UUID) -> str:
    """One unit, and what may be changed of it."""
    return _page(unit_id)


@pages.post("/<uuid:unit_id>/name")
@asks(Ask.ADMINISTER)
def correct(unit_id: UUID) -> Answer:
    """Correct its name or telephone."""
    form = NameForm()
    if not form.validate():
        return _page(unit_id, naming=form), 422

    stored = _stored(unit_page(reading(), unit_id).record)
    sides = form.sides(stored)
    if sides:
        form.show(stored)  # sent again, it is meant: both were seen
        return _page(unit_id, naming=form, sides=sides), 422

    def act(session: Session) -> str:
        name, phone = str(form.name.data), form.phone.data
        unit = unit_page(session, unit_id).record
        correct_unit(session, current_actor(), now(), unit, name=name, phone=phone)
        return url_for("units.show", unit_id=unit_id)

    try:
        return do(act)
    except UnitNameTaken:
        _say_taken(form)
        return _page(unit_id, naming=form), 422


@pages.post("/<uuid:unit_id>/frame")
@asks(Ask.ADMINISTER)
def reframe(unit_id: UUID) -> Answer:
    """Correct its sector, level, place, or whether it is on the system."""
    form = _laid_out(FrameForm())
    if not form.validate():
        return _page(unit_id, framing=form), 422
    frame = Frame(
        Sector.of(form.sector.data),
        Level.of(form.level.data),
        str(form.province.data),
        bool(form.on_system.data),
    )
    known = Known(str(form.reason.data), form.known_on.day)

    def act(session: Session) -> str:
        unit = unit_page(session, unit_id).record
        correct_frame(session, current_actor(), now(), unit, frame, known)
        return url_for("units.show", unit_id=unit_id)

    try:
        return do(act, job="units")
    except FrameRefused as error:
        return _page(unit_id, word(error.wrong), framing=form), 409


@pages.post("/<uuid:unit_id>/end")
@asks(Ask.ADMINISTER)
def end(unit_id: UUID) -> Answer:
    """End it on a day, with the unit that follows; or take a mistaken end back."""
    form = EndForm()
    if not form.validate():
        return _page(unit_id, ending=form), 422

    def act(session: Session) -> str:
        unit, successor = unit_page(session, unit_id).record, form.successor.unit_id
        following = unit_page(session, successor).record if successor else None
        end_unit(session, current_actor(), now(), unit, form.until.data, following)
        return url_for("units.show", unit_id=unit_id)

    try:
        return do(act, job="units")
    except WrongEnd as error:
        form.until.errors = [word(error.wrong)]
        return _page(unit_id, ending=form), 422


@pages.post("/<uuid:unit_id>/succession")
@asks(Ask.ADMINISTER)
def succeed(unit_id: UUID) -> Response:
    """Give the cases of a unit that has ended meanwhile to whoever follows it."""

    def act(session: Session) -> str:
        unit = unit_page(session, unit_id).record
        inherit(session, current_actor(), now(), unit)
        return url_for("units.show", unit_id=unit_id)

    return do(act, job="units")


def _list_form(*, again: bool = False) -> ListForm:
    form = ListForm(formdata=None) if again else ListForm()
    form.what.choices = [
        choice(CHECK, _("Chỉ kiểm tra, chưa thêm gì")),
        choice(ENTER, _("Thêm các dòng không có lỗi")),
    ]
    return form


def _list_page(form: ListForm, found: Plan | None = None) -> str:
    return render_template("units/list.html", form=form, found=found, columns=Column)


def _unit_form() -> UnitForm:
    form = UnitForm()
    form.sector.choices, form.level.choices = choices_of(Sector), choices_of(Level)
    return form


def _asked_for(form: UnitForm) -> NewUnit:
    return NewUnit(
        str(form.name.data),
        Sector.of(form.sector.data),
        Level.of(form.level.data),
        str(form.province.data),
        form.valid_from.day,
        parent_id=form.parent.unit_id,
        on_system=not form.off_system.data,
        phone=form.phone.data,
    )


def _say_taken(form: NameForm) -> None:
    form.name.errors = [gettext("Đã có đơn vị tên này; hãy thêm địa danh vào tên.")]


def _new_page(form: UnitForm) -> str:
    return render_template("units/new.html", form=form)


def _laid_out(form: FrameForm) -> FrameForm:
    form.sector.choices, form.level.choices = choices_of(Sector), choices_of(Level)
    return form


def _frame_of(unit: Unit) -> FrameForm:
    return _laid_out(
        FrameForm(
            formdata=None,
            sector=unit.sector.value,
            level=unit.level.value,
            province=unit.province,
            on_system=unit.on_system,
        )
    )


def _stored_word(value: str) -> str:
    """The word of a sector or level as the history keeps it."""
    known = {term.value: term for term in (*Sector, *Level)}
    return word(known.get(value))


def _stored(unit: Unit) -> dict[str, str]:
    return {"name": unit.name, "phone": unit.phone or ""}


def _page(unit_id: UUID, said: str = "", *, sides: Sides | None = None, **sent: PageForm) -> str:
    view = unit_page(reading(), unit_id)
    naming = NameForm(formdata=None, name=view.record.name, phone=view.record.phone)
    naming.show(_stored(view.record))
    ending = EndForm(formdata=None, until=view.record.valid_to, successor=view.successor)
    forms = {"naming": naming, "framing": _frame_of(view.record), "ending": ending, **sent}
    today = vietnam_day(now())
    acts = view.record.acts_on(today)
    return render_template(
        "units/show.html",
        view=view,
        acts=acts,
        said=said,
        sides=sides,
        stored_word=_stored_word,
        **forms,
    )
