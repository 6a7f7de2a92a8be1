"""`/officers`: who works in the office. An administrator keeps the list, and sees no case by it.

Closing an account is one form here; whatever opens one is proposed here and confirmed elsewhere
(`account_changes.py`). No address and no title names an officer.
"""

import re
from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions.account_changes import Wanted, Wrong, WrongChange, propose
from casework.actions.accounts import LastAdministrators, suspend_officer
from casework.actions.door import fold_login
from casework.database import Scope
from casework.lookups.officers import left_behind, officer_page, roll
from casework.lookups.units import unit_page
from casework.office import vietnam_day
from casework.policy import Ask
from casework.records.account_changes import Change
from casework.web.choices import choices_of
from casework.web.days import DayField
from casework.web.doors import asks, current_actor, do, now, office, reading
from casework.web.forms import PageForm
from casework.web.units import UnitNameField
from casework.web.words import word
from workflows.terms import Rank, Term

pages = Blueprint("officers", __name__, url_prefix="/officers")

Answer = Response | tuple[str, int]

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
_OF_INPUT = {Wrong.LOGIN_TAKEN: "login", Wrong.UNIT_AWAY: "unit"}
"""What is wrong with what was typed, and the field that has it; the rest the rules refuse."""


class RankForm(PageForm):
    """Another rank."""

    rank = RadioField(_("Chức danh"), [InputRequired()])


class UnitChoiceForm(PageForm):
    """Another unit, from a day on."""

    unit = UnitNameField(
        _("Đơn vị"), [DataRequired()], description=_("Ghi đúng tên trong danh sách đơn vị.")
    )
    moves_on = DayField(_("Làm việc ở đơn vị mới từ ngày"), [InputRequired()])

    def validate_moves_on(self, field: DayField) -> None:
        """Acts of days gone by were done for the unit of those days."""
        if field.data and field.data < vietnam_day(now()):
            raise ValidationError(gettext("Ngày này không thể ở quá khứ."))


class OfficerForm(RankForm):
    """A new officer. The system draws the first password and the code secret."""

    display_name = StringField(_("Họ và tên cán bộ"), [DataRequired(), Length(max=120)])
    login = StringField(
        _("Tên đăng nhập"),
        [DataRequired(), Length(max=60)],
        description=_("Chữ không dấu, số, dấu chấm hoặc gạch; ít nhất ba ký tự."),
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    unit = UnitNameField(
        _("Đơn vị"), [DataRequired()], description=_("Ghi đúng tên trong danh sách đơn vị.")
    )

    def validate_login(self, field: StringField) -> None:
        """Only what can be typed on any keyboard."""
        if not _LOGIN.fullmatch(fold_login(field.data or "")):
            raise ValidationError(gettext("Tên đăng nhập chỉ có chữ không dấu, số, dấu . _ -"))


class BareForm(PageForm):
    """Nothing is typed: the button says it all."""


@pages.get("")
@asks(Ask.ADMINISTER)
def index() -> str:
    """The officers by name; the address carries letters of a unit's name, never an officer's."""
    unit, after = request.args.get("unit", "").strip(), _id(request.args.get("after"))
    shelf = roll(reading(), now(), unit, after)
    return render_template("officers/index.html", shelf=shelf, unit=unit, after=after)


@pages.get("/new")
@asks(Ask.ADMINISTER)
def new() -> str:
    """The form of a new officer; from a unit's page the unit is filled in."""
    form = _officer_form()
    of_unit = _id(request.args.get("of"))
    if of_unit is not None:
        form.unit.data = unit_page(reading(), of_unit).record.name
    return _new_page(form)


@pages.post("")
@asks(Ask.ADMINISTER)
def create() -> Answer:
    """Propose a new officer to a second administrator."""
    form = _officer_form()
    if not form.validate():
        return _new_page(form), 422
    wanted = Wanted(
        Change.ADD,
        unit_id=form.unit.unit_id,
        login=str(form.login.data),
        display_name=str(form.display_name.data),
        rank=Rank.of(form.rank.data),
    )
    try:
        return _propose(wanted)
    except WrongChange as error:
        return _refused(form, error.wrong, lambda said: _new_page(form, said))


@pages.get("/<uuid:officer_id>")
@asks(Ask.ADMINISTER)
def show(officer_id: UUID) -> str:
    """One officer, and what may be done to the account."""
    return _page(officer_id)


@pages.post("/<uuid:officer_id>/suspension")
@asks(Ask.ADMINISTER)
def suspend(officer_id: UUID) -> Answer:
    """Keep the officer out from this moment; one administrator is enough to close."""

    def act(session: Session) -> str:
        officer = officer_page(session, now(), officer_id).record
        suspend_officer(session, current_actor(), now(), officer, office().clock.real())
        return url_for("officers.show", officer_id=officer_id)

    try:
        return do(act)
    except LastAdministrators:
        return _page(officer_id, said=_last_administrators()), 409


@pages.post("/<uuid:officer_id>/rank")
@asks(Ask.ADMINISTER)
def propose_rank(officer_id: UUID) -> Answer:
    """Propose another rank."""
    form = _rank_form()
    if not form.validate():
        return _page(officer_id, ranking=form), 422
    wanted = Wanted(Change.RANK, officer_id, rank=Rank.of(form.rank.data))
    return _proposed(wanted, officer_id, ranking=form)


@pages.post("/<uuid:officer_id>/move")
@asks(Ask.ADMINISTER)
def propose_move(officer_id: UUID) -> Answer:
    """Propose that the officer works for another unit from a day on."""
    form = UnitChoiceForm()
    if not form.validate():
        return _page(officer_id, moving=form), 422
    wanted = Wanted(Change.MOVE, officer_id, unit_id=form.unit.unit_id, moves_on=form.moves_on.day)
    return _proposed(wanted, officer_id, moving=form)


@pages.post("/<uuid:officer_id>/reset")
@asks(Ask.ADMINISTER)
def propose_reset(officer_id: UUID) -> Answer:
    """Propose a new password and new codes."""
    return _proposed(Wanted(Change.RESET, officer_id), officer_id)


@pages.post("/<uuid:officer_id>/lift")
@asks(Ask.ADMINISTER)
def propose_lift(officer_id: UUID) -> Answer:
    """Propose to let a suspended officer in again."""
    return _proposed(Wanted(Change.LIFT, officer_id), officer_id)


def _proposed(wanted: Wanted, officer_id: UUID, **sent: PageForm) -> Answer:
    try:
        return _propose(wanted)
    except WrongChange as error:
        form = next(iter(sent.values()), BareForm())
        return _refused(form, error.wrong, lambda said: _page(officer_id, said=said, **sent))
    except LastAdministrators:
        return _page(officer_id, said=_last_administrators(), **sent), 409


def _propose(wanted: Wanted) -> Response:
    def act(session: Session) -> str:
        if wanted.officer_id is not None:
            officer_page(session, now(), wanted.officer_id)
        made = propose(session, current_actor(), now(), wanted)
        return url_for("account_changes.show", change_id=made.public_id)

    return do(act)


def _refused(form: PageForm, wrong: Wrong, page: Callable[[str], str]) -> tuple[str, int]:
    """Bad input at its field (422), or what the rules of the office refuse (409)."""
    at = _OF_INPUT.get(wrong)
    if at is None or at not in form:
        return page(word(wrong)), 409
    form[at].errors = [word(wrong)]
    return page(""), 422


def _last_administrators() -> str:
    return str(
        gettext("Phải còn ít nhất hai quản trị đăng nhập được; hãy bổ nhiệm thêm người trước.")
    )


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _officer_form() -> OfficerForm:
    form = OfficerForm()
    form.rank.choices = choices_of(Rank)
    return form


def _rank_form(**filled: Term) -> RankForm:
    form = RankForm(formdata=None, **filled) if filled else RankForm()
    form.rank.choices = choices_of(Rank)
    return form


def _new_page(form: OfficerForm, said: str = "") -> str:
    return render_template("officers/new.html", form=form, said=said)


def _page(officer_id: UUID, *, said: str = "", **sent: PageForm) -> str:
    view = officer_page(reading(), now(), officer_id)
    with office().database.reading(Scope.of_job("accounts")) as whole:
        left = left_behind(whole, officer_id)
    forms = {
        "ranking": _rank_form(rank=view.record.rank),
        "moving": UnitChoiceForm(formdata=None, moves_on=vietnam_day(now())),
        **sent,
    }
    is_own = view.record.id == current_actor().officer_id
    return render_template(
        "officers/show.html", view=view, left=left, said=said, is_own=is_own, **forms
    )
