"""Quick intake: one page, twelve fields, safety before the name; only the way in is required."""

from collections.abc import Iterable

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from casework.actions.receive import Intake, receive
from casework.lookups.facts import Safety, Sex, Unsaid
from casework.lookups.intake import law_of, ways_in
from casework.policy import Ask
from casework.records.code_lists import CodeList
from casework.records.tips import Tip
from casework.web.days import MomentField
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.suggesting import SuggestedField
from casework.web.words import upfirst, word
from workflows.terms import Act, AgeBand, Citizenship, Term

pages = Blueprint("intake", __name__)


def moment_of_receipt(_form: PageForm, field: MomentField) -> None:
    """A validator: nobody is received in the future, nor before the first law that we know."""
    if field.data and field.moment > now():
        raise ValidationError(_("Thời điểm tiếp nhận không thể ở tương lai."))
    if field.data and law_of(field.moment) is None:
        raise ValidationError(_("Hệ thống chưa có luật áp dụng cho ngày này; hãy xem lại năm."))


class IntakeForm(PageForm):
    """The twelve fields, in the order in which they matter."""

    safe_now = RadioField(_("Người này hiện có an toàn không?"), [Optional()])
    urgent_needs = StringField(
        _("Cần giúp ngay"),
        [Length(max=500)],
        description=_("Thương tích, bệnh, thai nghén, thuốc, ăn uống, chỗ nghỉ."),
    )
    children_with = StringField(_("Người dưới 18 tuổi đi cùng"), [Length(max=200)])
    language = SuggestedField(
        _("Ngôn ngữ, phiên dịch"),
        [Length(max=120)],
        description=_("Ví dụ: tiếng Việt, không cần phiên dịch. Chưa hỏi thì để trống."),
        of=CodeList.LANGUAGES,
    )
    age_band = RadioField(
        _("Nhóm tuổi"),
        [Optional()],
        description=_("Nếu còn nghi ngờ, hãy chọn “chưa rõ”: người đó được bảo vệ như trẻ em."),
    )
    sex = RadioField(_("Giới tính"), [Optional()])
    citizenship = SelectField(_("Quốc tịch"), [Optional()])
    entry = RadioField(
        _("Hình thức tiếp nhận"),
        [InputRequired()],
        description=_(
            "Người tự đến, kể cả đến đồn biên phòng: chọn “đến trình báo”. Chỉ chọn “tại cửa khẩu” "
            "khi phía nước ngoài trao trả hoặc đưa về theo đợt; hồ sơ đi theo lựa chọn này."
        ),
    )
    received_at = MomentField(_("Tiếp nhận lúc"), [InputRequired(), moment_of_receipt])
    found_at = StringField(_("Nơi gặp hoặc nơi tiếp nhận"), [Length(max=200)])
    full_name = StringField(
        _("Họ và tên"),
        [Length(max=120)],
        description=_("Không bắt buộc. Có thể hỏi sau, khi người đó sẵn sàng."),
    )
    intake_note = TextAreaField(
        _("Ghi chú ngắn"),
        [Length(max=2000)],
        description=_("Chỉ ghi điều cần biết ngay. Không hỏi lại chuyện đã xảy ra."),
    )


@pages.get("/intake")
@asks(Ask.RECEIVE)
def new() -> str:
    """The form, with this moment filled in."""
    form = intake_form()
    form.received_at.start_at(now())
    return intake_page(form)


@pages.post("/intake")
@asks(Ask.RECEIVE)
def create() -> Response | tuple[str, int]:
    """Open the file; the next page shows its code and the slip to print."""
    form = intake_form()
    if not form.validate():
        return intake_page(form), 422
    intake, entry = intake_of(form), Act.of(form.entry.data)
    received_at = form.received_at.moment

    def act(session: Session) -> str:
        case = receive(
            session, current_actor(), now(), intake, entry=entry, received_at=received_at
        )
        return url_for("cases.show", code=case.code)

    return do(act)


def intake_form() -> IntakeForm:
    """The form with its choices, as it was sent."""
    form = IntakeForm()
    form.entry.choices = _choices(ways_in(reading(), current_actor(), now()))
    form.safe_now.choices = _choices(Safety)
    form.age_band.choices = _choices(AgeBand)
    form.sex.choices = [*_choices(Sex), *_choices([Unsaid.DECLINES])]
    form.citizenship.choices = [("", ""), *_choices(Citizenship)]
    if len(form.entry.choices) == 1 and form.entry.data is None:
        form.entry.data = form.entry.choices[0][0]
    return form


def _choices(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.value, upfirst(word(term))) for term in terms]


def intake_page(form: IntakeForm, tip: Tip | None = None) -> str:
    """The page of the form; `tip` is the one in which the person is spoken of."""
    return render_template("intake/new.html", form=form, tip=tip)


def intake_of(form: IntakeForm) -> Intake:
    """What a valid form says of the person."""
    return Intake(
        safe_now=form.safe_now.data or None,
        urgent_needs=form.urgent_needs.data,
        children_with=form.children_with.data,
        language=form.language.data,
        age_band=AgeBand.of(form.age_band.data) if form.age_band.data else None,
        sex=form.sex.data or None,
        citizenship=Citizenship.of(form.citizenship.data) if form.citizenship.data else None,
        found_at=form.found_at.data,
        full_name=form.full_name.data,
        intake_note=form.intake_note.data,
    )
