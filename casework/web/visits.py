"""`/cases/<code>/visits` and `/reveals`: opening a case. Recorded and committed before it shows."""

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from casework.actions.opening import reveal, visit
from casework.lookups.finding import find
from casework.lookups.front import open_front
from casework.policy import Ask
from casework.records.openings import Reason
from casework.web.choices import choice, choices_of
from casework.web.doors import asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.sections import address_of

pages = Blueprint("visits", __name__)

PARTS = {
    Ask.REVEAL: choice("case", _("Hồ sơ và nhân thân")),
    Ask.REVEAL_PROTECTION: choice("protection", _("Nơi ở, mối nguy hiểm và cách liên hệ an toàn")),
}
"""Whoever oversees reviews the work; the shelter and the danger are for those who work."""
ASKED_FOR = {part.value: ask for ask, part in PARTS.items()}


class RevealForm(PageForm):
    """Why, and how much: whoever needs the story does not need the shelter."""

    reason = RadioField(
        _("Vì sao cần mở?"),
        [InputRequired()],
        description=_("Lý do được lưu cùng tên bạn và được lãnh đạo phụ trách xem lại."),
    )
    scope = RadioField(
        _("Cần mở phần nào?"),
        [InputRequired()],
        choices=list(PARTS.values()),
        description=_("Chỉ mở phần thật sự cần. Mỗi lần mở kéo dài mười phút."),
    )
    section = HiddenField(default="overview")


@pages.post("/cases/<code>/visits")
@asks(Ask.VISIT)
def create(code: str) -> Response:
    """Open the case for thirty minutes and go back to the section it was opened from."""
    section = request.form.get("section", "overview")

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.VISIT).case
        visit(session, current_actor(), now(), case)
        return address_of(section, code)

    return do(act)


@pages.get("/cases/<code>/reveals")
@asks(Ask.REVEAL)
def ask_reveal(code: str) -> str:
    """The reasons to choose from."""
    return _page(code, _form())


@pages.post("/cases/<code>/reveals")
@asks(Ask.REVEAL)
def create_reveal(code: str) -> Response | tuple[str, int]:
    """Open the chosen part for ten minutes, for the chosen reason."""
    form = _form()
    if not form.validate():
        return _page(code, form), 422
    reason, scope, section = Reason.of(form.reason.data), form.scope.data, form.section.data or ""

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, ASKED_FOR[scope]).case
        reveal(session, current_actor(), now(), case, reason, scope)
        return address_of(section, code)

    return do(act)


def _form() -> RevealForm:
    form = RevealForm()
    form.reason.choices = choices_of(Reason)
    if request.method == "GET":
        form.section.data = request.args.get("section", "overview")
        form.scope.data = _scope_asked()
    return form


def _scope_asked() -> str | None:
    asked = request.args.get("scope")
    return asked if asked in ASKED_FOR else None


def _page(code: str, form: RevealForm) -> str:
    found = open_front(reading(), current_actor(), code, now(), Ask.REVEAL)
    form.scope.choices = [part for ask, part in PARTS.items() if ask in found.front.grants]
    return render_template("cases/reveal.html", front=found.front, form=form)
