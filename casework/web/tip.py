"""`/tips/<id>`: one tip, and each thing that may become of it; one noun for each POST."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions import tip_moves
from casework.actions.opening import open_teller, visit_tip
from casework.actions.search import code_in
from casework.actions.tips import note
from casework.audit import Actor
from casework.lookups.finding import find, find_tip
from casework.lookups.holdings import reads_of
from casework.lookups.naming import Names
from casework.lookups.receivers import UnitChoice
from casework.lookups.tip_page import TipView, open_tip_view, units_to_pass_to
from casework.policy import Ask, NotTied, OutOfReach
from casework.records.openings import Reason
from casework.records.tips import Tip
from casework.web.acts.handoffs import grouped, unit_chosen
from casework.web.choices import choices_of
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.told import ToldForm
from workflows.tip import TipMove

LONGEST = 2000

Answer = Response | tuple[str, int]

pages = Blueprint("tip", __name__, url_prefix="/tips/<uuid:tip_id>")


class TellerForm(PageForm):
    """Why who told must be known."""

    purpose = RadioField(
        _("Vì sao cần biết người báo tin?"),
        [InputRequired()],
        description=_("Lý do được lưu cùng tên bạn. Mỗi lần mở kéo dài mười phút."),
    )


class PassOnForm(PageForm):
    """To whom, and what they must know once they took over."""

    to_unit_id = SelectField(
        _("Đơn vị nhận"), [InputRequired()], coerce=unit_chosen, validate_choice=False
    )
    offered: set[UUID]
    message = TextAreaField(
        _("Lời nhắn cho đơn vị nhận"),
        [Length(max=LONGEST)],
        description=_("Đơn vị nhận đọc được sau khi nhận giải quyết."),
    )

    def offer(self, units: dict[str, list[UnitChoice]]) -> None:
        """Let one of these be chosen; whether it still acts is looked at in the transaction."""
        self.to_unit_id.choices = grouped(units)
        self.offered = {unit.id for choices in units.values() for unit in choices}

    def validate_to_unit_id(self, field: SelectField) -> None:
        """One of those offered."""
        if field.data not in self.offered:
            raise ValidationError(gettext("Hãy chọn một mục trong danh sách."))


class ReasonForm(PageForm):
    """Why: whatever is no case ends with a reason in words."""

    reason = TextAreaField(
        _("Lý do"),
        [DataRequired(), Length(max=LONGEST)],
        description=_("Nói rõ đã xem xét những gì. Nội dung được niêm phong."),
    )


class TieForm(PageForm):
    """A case that is there already."""

    code = StringField(_("Mã hồ sơ"), [DataRequired(), Length(max=20)])
    tied: Sequence[str] = ()

    def validate_code(self, field: StringField) -> None:
        """A code in form, of a case within reach that is not tied yet."""
        code = code_in(field.data or "")
        if code in self.tied:
            raise ValidationError(gettext("Hồ sơ này đã gắn với tin."))
        if code is None or not _is_within_reach(code):
            raise ValidationError(
                gettext("Không có hồ sơ nào mang mã này trong phạm vi của đơn vị.")
            )


class NoteForm(PageForm):
    """What was learned since."""

    note = TextAreaField(_("Điều mới biết"), [DataRequired(), Length(max=LONGEST)])


@pages.get("")
@asks(Ask.SEE)
def show(tip_id: UUID) -> str:
    """Where the tip stands; what was told only once it is open."""
    return page_of(tip_id)


@pages.post("/visits")
@asks(Ask.KEEP_TIP)
def visit(tip_id: UUID) -> Response:
    """Open the tip for thirty minutes."""
    return _do(tip_id, Ask.KEEP_TIP, visit_tip)


@pages.post("/teller-reveals")
@asks(Ask.KEEP_TIP)
def reveal_teller(tip_id: UUID) -> Answer:
    """Open who told, for the chosen reason, for ten minutes."""
    form = _teller_form()
    if not form.validate():
        return page_of(tip_id, asking_teller=form), 422
    return _do(tip_id, Ask.KEEP_TIP, open_teller, Reason.of(form.purpose.data))


@pages.post("/notes")
@asks(Ask.KEEP_TIP)
def add_note(tip_id: UUID) -> Answer:
    """Add what was learned."""
    form = NoteForm()
    if not form.validate():
        return page_of(tip_id, noting=form), 422
    return _do(tip_id, Ask.KEEP_TIP, note, str(form.note.data))


@pages.post("/offer")
@asks(Ask.KEEP_TIP)
def pass_on(tip_id: UUID) -> Answer:
    """Pass the tip on; the unit answers for it until the other side took over."""
    form = _pass_on_form()
    if not form.validate():
        return page_of(tip_id, passing=form), 422
    to_unit_id, message = form.to_unit_id.data, form.message.data
    return _do(tip_id, Ask.KEEP_TIP, tip_moves.pass_on, to_unit_id, message=message)


@pages.post("/recall")
@asks(Ask.KEEP_TIP)
def take_back(tip_id: UUID) -> Response:
    """Take back what nobody took over."""
    return _do(tip_id, Ask.KEEP_TIP, tip_moves.take_back)


@pages.post("/recorded-acceptance")
@asks(Ask.KEEP_TIP)
def record_acceptance(tip_id: UUID) -> Answer:
    """Write down that a unit off the system acknowledged it: who told us, when, by which way."""
    form = _told_form(open_tip_view(reading(), current_actor(), now(), tip_id, Ask.KEEP_TIP))
    if not form.validate():
        return page_of(tip_id, recording=form), 422
    return _do(tip_id, Ask.KEEP_TIP, tip_moves.record_taking_over, form.told())


@pages.post("/acceptance")
@asks(Ask.ANSWER_HANDOFF)
def take_over(tip_id: UUID) -> Response:
    """Answer for it from this moment, and open it: it was passed on to be read."""

    def take(session: Session, actor: Actor, at: Any, tip: Tip) -> None:
        tip_moves.take_over(session, actor, at, tip)
        visit_tip(session, actor, at, tip)

    return _do(tip_id, Ask.ANSWER_HANDOFF, take)


@pages.post("/sending-back")
@asks(Ask.ANSWER_HANDOFF)
def send_back(tip_id: UUID) -> Answer:
    """Send it back with a reason; the unit sees it no more, so the answer is the register."""
    form = ReasonForm()
    if not form.validate():
        return page_of(tip_id, giving_reason=form), 422
    reason = str(form.reason.data)
    leads_to = url_for("tips.index")
    return _do(tip_id, Ask.ANSWER_HANDOFF, tip_moves.send_back, leads_to=leads_to, reason=reason)


@pages.post("/nothing-found")
@asks(Ask.KEEP_TIP)
def find_nothing(tip_id: UUID) -> Answer:
    """Settle it: nothing was found, and why."""
    form = ReasonForm()
    if not form.validate():
        return page_of(tip_id, giving_reason=form), 422
    return _do(tip_id, Ask.KEEP_TIP, tip_moves.find_nothing, reason=str(form.reason.data))


@pages.post("/second-look")
@asks(Ask.KEEP_TIP)
def look_again(tip_id: UUID) -> Answer:
    """Open a settled tip once more, and why."""
    form = ReasonForm()
    if not form.validate():
        return page_of(tip_id, giving_reason=form), 422
    return _do(tip_id, Ask.KEEP_TIP, tip_moves.look_again, reason=str(form.reason.data))


@pages.post("/ties")
@asks(Ask.KEEP_TIP)
def tie(tip_id: UUID) -> Answer:
    """Settle it by a case that is there already."""
    view = open_tip_view(reading(), current_actor(), now(), tip_id, Ask.KEEP_TIP)
    form = TieForm()
    form.tied = view.cases
    if not form.validate():
        return page_of(tip_id, tying=form), 422
    code = str(code_in(str(form.code.data)))

    def tie_to(session: Session, actor: Actor, at: Any, tip: Tip) -> None:
        case = find(session, actor, code, Ask.SEE).case
        tip_moves.tie(session, actor, at, tip, case)

    return _do(tip_id, Ask.KEEP_TIP, tie_to)


@pages.get("/reads")
@asks(Ask.READ_READS)
def reads(tip_id: UUID) -> str:
    """Who opened the tip, and who told it: when, why and until when."""
    found = find_tip(reading(), current_actor(), tip_id, Ask.READ_READS)
    names = Names(reading(), current_actor(), found.tip.file_id, found.ties)
    opened = reads_of(reading(), found.tip, names)
    return render_template("tips/reads.html", tip=found.tip, reads=opened)


def page_of(tip_id: UUID, **sent: PageForm) -> str:
    """The page of a tip, with the forms of this officer's side as they were sent."""
    view = open_tip_view(reading(), current_actor(), now(), tip_id)
    forms: dict[str, PageForm] = {
        "asking_teller": _teller_form(empty=True),
        "noting": NoteForm(formdata=None),
        "passing": PassOnForm(formdata=None),
        "recording": ToldForm(formdata=None),
        "giving_reason": ReasonForm(formdata=None),
        "tying": TieForm(formdata=None),
        **sent,
    }
    if TipMove.PASS_ON in view.moves and "passing" not in sent:
        forms["passing"] = _pass_on_form(empty=True)
    if TipMove.RECORD_TAKING_OVER in view.moves and "recording" not in sent:
        forms["recording"] = _told_form(view, empty=True)
    return render_template("tips/show.html", view=view, moves=TipMove, **forms)


def _do(
    tip_id: UUID,
    ask: Ask,
    verb: Callable[..., Any],
    *args: Any,
    leads_to: str | None = None,
    **more: Any,
) -> Response:
    """One verb on the tip, found through the officer; then its page."""

    def act(session: Session) -> str:
        actor = current_actor()
        tip = find_tip(session, actor, tip_id, ask).tip
        acting_on(tip.file_id)
        verb(session, actor, now(), tip, *args, **more)
        return leads_to or url_for("tip.show", tip_id=tip_id)

    return do(act)


def _is_within_reach(code: str) -> bool:
    try:
        find(reading(), current_actor(), code, Ask.SEE)
    except (OutOfReach, NotTied):
        return False
    return True


def _teller_form(*, empty: bool = False) -> TellerForm:
    form = TellerForm(formdata=None) if empty else TellerForm()
    form.purpose.choices = choices_of(Reason)
    return form


def _pass_on_form(*, empty: bool = False) -> PassOnForm:
    form = PassOnForm(formdata=None) if empty else PassOnForm()
    form.offer(units_to_pass_to(reading(), current_actor(), now()))
    return form


def _told_form(view: TipView, *, empty: bool = False) -> ToldForm:
    form = ToldForm(formdata=None) if empty else ToldForm()
    form.bound_by(view.tip.passed_at or view.tip.registered_at, now())
    return form
