"""`/tips`: the register of tips, writing one down, and what waits in the units below."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions.opening import visit_tip
from casework.actions.tips import TipTold, register
from casework.lookups.tips import Period, counted_within_reach, overseen, register_of
from casework.policy import Ask
from casework.web.choices import choice, choices_of
from casework.web.days import MomentField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from workflows.tip import COMES_FORWARD, TellerWish, TipKind, TipWay, Urgency

LONGEST = 4000

pages = Blueprint("tips", __name__)


def not_to_come(_form: PageForm, field: MomentField) -> None:
    """A validator: what was told was told by now."""
    if field.data and field.moment > now():
        raise ValidationError(_("Thời điểm nhận tin không thể ở tương lai."))


class TipForm(PageForm):
    """What was told, in the order in which somebody tells it; only what is said is required."""

    urgency = RadioField(
        _("Mức khẩn cấp"),
        [InputRequired()],
        description=_("Có người đang gặp nguy hiểm thì chọn “khẩn cấp” và báo ngay Công an 113."),
    )
    kind = RadioField(_("Loại tin"), [InputRequired()])
    way = SelectField(_("Nhận tin bằng cách nào"), [InputRequired()])
    received_at = MomentField(_("Nhận tin lúc"), [InputRequired(), not_to_come])
    said = TextAreaField(
        _("Nội dung tin"),
        [DataRequired(), Length(max=LONGEST)],
        description=_("Ghi theo lời người báo. Nội dung được niêm phong."),
    )
    about = TextAreaField(
        _("Tin nói về ai"),
        [Length(max=1000)],
        description=_(
            "Mỗi người một dòng: họ tên trước, điều khác sau dấu phẩy. Chưa biết thì để trống."
        ),
    )
    place = StringField(_("Nơi xảy ra hoặc nơi người đó đang ở"), [Length(max=200)])
    reference = StringField(
        _("Số phiếu, số văn bản chuyển đến"),
        [Length(max=120)],
        description=_("Ví dụ: số phiếu của Tổng đài 111."),
    )
    teller = TextAreaField(
        _("Người báo tin và cách liên hệ"),
        [Length(max=500)],
        description=_("Không bắt buộc. Được giữ riêng: chỉ mở khi có lý do."),
    )
    teller_wish = RadioField(_("Người báo tin đề nghị"), [Optional()])


@pages.get("/tips")
@asks(Ask.REGISTER_TIP)
def index() -> str:
    """The tips of the unit: to take over, to settle, settled; the address carries the period."""
    period = _period(request.args.get("of"))
    after = request.args.get("after")
    register_ = register_of(reading(), current_actor(), now(), period, after)
    return render_template(
        "tips/index.html", register=register_, period=period, periods=Period, after=after
    )


@pages.get("/tips/new")
@asks(Ask.REGISTER_TIP)
def new() -> str:
    """The form, with this moment filled in."""
    form = _form()
    form.received_at.start_at(now())
    return _page(form)


@pages.post("/tips")
@asks(Ask.REGISTER_TIP)
def create() -> Response | tuple[str, int]:
    """Write the tip down, and open it to whoever did: the decision comes next."""
    form = _form()
    if not form.validate():
        return _page(form), 422
    told, received_at = _told(form), form.received_at.moment

    def act(session: Session) -> str:
        actor = current_actor()
        tip = register(
            session,
            actor,
            now(),
            told,
            kind=TipKind.of(form.kind.data),
            way=TipWay.of(form.way.data),
            urgency=Urgency.of(form.urgency.data),
            received_at=received_at,
        )
        visit_tip(session, actor, now(), tip)
        return url_for("tip.show", tip_id=tip.public_id)

    return do(act)


@pages.get("/supervision/tips")
@asks(Ask.SUPERVISE)
def watch() -> str:
    """The tips without a decision at the unit and at those below: codes and time, no text."""
    period = _period(request.args.get("of"))
    return render_template(
        "tips/overseen.html",
        tips=overseen(reading(), current_actor(), now()),
        counted=counted_within_reach(reading(), current_actor(), period.begins(now())),
        period=period,
        periods=Period,
    )


def _form() -> TipForm:
    form = TipForm()
    form.urgency.choices = choices_of(Urgency)
    form.kind.choices = choices_of(TipKind)
    form.way.choices = [choice("", _("Chọn một mục")), *choices_of(TipWay)]
    form.teller_wish.choices = choices_of(TellerWish)
    return form


def _page(form: TipForm) -> str:
    return render_template("tips/new.html", form=form, comes_forward=COMES_FORWARD)


def _told(form: TipForm) -> TipTold:
    wish = form.teller_wish.data
    return TipTold(
        said=str(form.said.data),
        about=form.about.data,
        place=form.place.data,
        reference=form.reference.data,
        teller=form.teller.data,
        teller_wish=TellerWish.of(wish) if wish else None,
    )


def _period(asked: str | None) -> Period:
    return next((period for period in Period if period.value == asked), Period.YEAR)
