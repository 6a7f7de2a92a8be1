"""`/roster`: who of the officer's own unit is on duty, kept by its supervisors. Of no case."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import SelectField
from wtforms.validators import InputRequired

from casework.actions.roster import NewTurn, TurnRefused, enter_turn, withdraw_turn
from casework.lookups.rosters import roster_of, those_who_may_stand
from casework.policy import Ask, has_ask
from casework.web.choices import choice
from casework.web.days import MomentField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.words import word

pages = Blueprint("roster", __name__, url_prefix="/roster")

Answer = Response | tuple[str, int]


def officer_chosen(value: str) -> UUID | None:
    """The id of a choice; the first line of the list is nobody. Raises `ValueError`."""
    return UUID(value) if value else None


class TurnForm(PageForm):
    """Two people of the unit, and from when to when."""

    officer_id = SelectField(_("Người trực"), [InputRequired()], coerce=officer_chosen)
    deputy_id = SelectField(
        _("Người trực thay"),
        [InputRequired()],
        coerce=officer_chosen,
        description=_("Được báo khi người trực không xem hoặc không trả lời."),
    )
    from_at = MomentField(_("Trực từ"), [InputRequired()])
    to_at = MomentField(_("Đến"), [InputRequired()])

    def __init__(self, *args: Any, **more: Any) -> None:  # as WTForms has it
        super().__init__(*args, **more)
        staff = those_who_may_stand(reading(), current_actor())
        each = [choice(str(officer.id), officer.display_name) for officer in staff]
        for field in (self.officer_id, self.deputy_id):
            field.choices = [choice("", _("Chọn")), *each]

    @property
    def turn(self) -> NewTurn:
        """The turn of a form that was validated."""
        who = UUID(str(self.officer_id.data)), UUID(str(self.deputy_id.data))
        return NewTurn(*who, self.from_at.moment, self.to_at.moment)


@pages.get("")
@asks(Ask.WORK)
def index() -> str:
    """The turns of the unit; who supervises it may enter and take back."""
    return _page()


@pages.post("")
@asks(Ask.KEEP_ROSTER)
def create() -> Answer:
    """Put two people on duty."""
    form = TurnForm()
    if not form.validate():
        return _page(form), 422

    def act(session: Session) -> str:
        enter_turn(session, current_actor(), now(), form.turn)
        return url_for("roster.index")

    try:
        return do(act)
    except TurnRefused as error:
        return _page(form, word(error.wrong)), 409


@pages.post("/<uuid:turn_id>/withdrawal")
@asks(Ask.KEEP_ROSTER)
def withdraw(turn_id: UUID) -> Answer:
    """Take a turn back."""

    def act(session: Session) -> str:
        withdraw_turn(session, current_actor(), now(), turn_id)
        return url_for("roster.index")

    try:
        return do(act)
    except TurnRefused as error:
        return _page(said=word(error.wrong)), 409


def _page(form: TurnForm | None = None, said: str = "") -> str:
    session, actor = reading(), current_actor()
    keeps = has_ask(actor.rank, Ask.KEEP_ROSTER)
    if keeps and form is None:
        form = TurnForm(formdata=None)
    return render_template(
        "roster/index.html",
        roster=roster_of(session, actor, now()),
        form=form,
        said=said,
    )
