"""`/cases/<code>/regime`: the law of a case, and moving it to the other: proposed, then decided."""

from flask import Blueprint, abort, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions.regime_change import confirm_regime, drop_regime, propose_regime
from casework.lookups.finding import find
from casework.lookups.front import open_front
from casework.lookups.regime_page import regime_page, waiting_change
from casework.policy import Ask
from casework.records.cases import Case
from casework.records.regime_changes import RegimeChange
from casework.web.cases import page
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.forms import PageForm
from casework.web.signatures import Answer, sign_or_read_first
from workflows.regimes import REGIMES

pages = Blueprint("regime", __name__, url_prefix="/cases/<code>/regime")


class ChangeForm(PageForm):
    """Why the other law is to be applied; the officer's own words."""

    reasons = TextAreaField(
        _("Lý do chuyển chế độ"),
        [DataRequired(), Length(max=4000)],
        description=_(
            "Văn bản, quyết định hoặc sự việc làm căn cứ. Nội dung được niêm phong; lãnh đạo mở "
            "hồ sơ đọc trước khi quyết định."
        ),
    )


@pages.get("")
@asks(Ask.SEE)
def show(code: str) -> str:
    """Which law governs the case, what would differ under the other, and what was decided."""
    return _page(code, ChangeForm(formdata=None))


@pages.post("")
@asks(Ask.TAKE_STEP)
def propose(code: str) -> Response | tuple[str, int]:
    """Propose the other law; nothing changes until a head decides."""
    find(reading(), current_actor(), code, Ask.TAKE_STEP)
    form = ChangeForm()
    if not form.validate():
        return _page(code, form), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.TAKE_STEP).case
        acting_on(case.file_id)
        reasons, to = str(form.reasons.data), _other(case)
        propose_regime(session, current_actor(), now(), case, to, reasons=reasons)
        return url_for("regime.show", code=code)

    return do(act)


@pages.post("/confirmation")
@asks(Ask.SIGN)
def confirm(code: str) -> Answer:
    """Decide for the other law: from now on it governs the case."""

    def act(session: Session) -> str:
        actor = current_actor()
        case = find(session, actor, code, Ask.SIGN).case
        acting_on(case.file_id)
        confirm_regime(session, actor, now(), case, _waiting(session, case))
        return url_for("cases.show", code=code)

    return sign_or_read_first(act, lambda: _page(code, ChangeForm(formdata=None)))


@pages.post("/drop")
@asks(Ask.TAKE_STEP)
def drop(code: str) -> Response:
    """Put the proposal aside."""

    def act(session: Session) -> str:
        actor = current_actor()
        case = find(session, actor, code, Ask.TAKE_STEP).case
        acting_on(case.file_id)
        drop_regime(session, actor, now(), case, _waiting(session, case))
        return url_for("regime.show", code=code)

    return do(act)


def _other(case: Case) -> str:
    return next(key for key in REGIMES if key != case.regime)


def _waiting(session: Session, case: Case) -> RegimeChange:
    """The proposal; 404 where nobody ever made one."""
    return waiting_change(session, case) or abort(404)


def _page(code: str, form: ChangeForm) -> str:
    found = open_front(reading(), current_actor(), code, now())
    view = regime_page(reading(), current_actor(), found, now())
    return page("regime", found.front, "duties", view=view, form=form)
