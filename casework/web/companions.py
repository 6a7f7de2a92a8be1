"""`/cases/<code>/companions`: somebody who came with the person, with a case of their own."""

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from casework.actions.companions import receive_companion
from casework.actions.receive import Intake
from casework.lookups.facts import Safety, Sex
from casework.lookups.finding import find
from casework.lookups.front import open_front
from casework.policy import Ask
from casework.records.links import Kinship
from casework.web.cases import page
from casework.web.choices import choices_of
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from workflows.terms import AgeBand

pages = Blueprint("companions", __name__)


class CompanionForm(PageForm):
    """The little that is known of somebody who is not asked themselves yet."""

    kinship = RadioField(_("Là gì với người trong hồ sơ này"), [InputRequired()])
    full_name = StringField(_("Họ và tên"), [Length(max=120)])
    age_band = RadioField(
        _("Nhóm tuổi"),
        [Optional()],
        description=_("Nếu còn nghi ngờ, hãy chọn “chưa rõ”: người đó được bảo vệ như trẻ em."),
    )
    sex = RadioField(_("Giới tính"), [Optional()])
    safe_now = RadioField(_("Người này hiện có an toàn không?"), [Optional()])
    urgent_needs = StringField(_("Cần giúp ngay"), [Length(max=500)])


@pages.get("/cases/<code>/companions/new")
@asks(Ask.CORRECT)
def new(code: str) -> str:
    """The form; the moment and the way in are those of this case."""
    return _page(code, _form())


@pages.post("/cases/<code>/companions")
@asks(Ask.CORRECT)
def create(code: str) -> Response | tuple[str, int]:
    """Open the other case, tied to this one."""
    form = _form()
    if not form.validate():
        return _page(code, form), 422
    file_id = find(reading(), current_actor(), code, Ask.CORRECT).case.file_id

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.CORRECT).case
        kinship = Kinship.of(form.kinship.data)
        came = receive_companion(session, current_actor(), now(), case, _intake(form), kinship)
        return url_for("cases.show", code=came.code)

    return do(act, file_id=file_id)


def _form() -> CompanionForm:
    form = CompanionForm()
    form.kinship.choices = choices_of(Kinship)
    form.age_band.choices = choices_of(AgeBand)
    form.sex.choices = choices_of(Sex)
    form.safe_now.choices = choices_of(Safety)
    return form


def _page(code: str, form: CompanionForm) -> str:
    found = open_front(reading(), current_actor(), code, now(), Ask.CORRECT)
    return page("companion", found.front, section="person", form=form)


def _intake(form: CompanionForm) -> Intake:
    return Intake(
        safe_now=form.safe_now.data or None,
        urgent_needs=form.urgent_needs.data,
        age_band=AgeBand.of(form.age_band.data) if form.age_band.data else None,
        sex=form.sex.data or None,
        full_name=form.full_name.data,
    )
