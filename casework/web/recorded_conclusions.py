"""`/cases/<code>/recorded-conclusion`: the conclusion of a verifier that is not on the system."""

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.conclusion import OUTCOMES, record_conclusion
from casework.lookups.finding import find
from casework.lookups.recorded_conclusion import recorded_conclusion_page
from casework.policy import Ask
from casework.web.acts.conclusion import outcome
from casework.web.doors import acting_on, asks, current_actor, do, now, reading
from casework.web.sheet_form import SheetForm
from casework.web.told import ToldForm
from casework.web.words import upfirst, word

pages = Blueprint("recorded_conclusions", __name__, url_prefix="/cases/<code>/recorded-conclusion")


class RecordedConclusionForm(SheetForm, ToldForm):
    """What the signed paper says: who signed, when, its number, outcome, reasons, and any sheet."""

    outcome = RadioField(
        _("Kết luận trên văn bản"), [InputRequired()], coerce=outcome, validate_choice=False
    )
    number = StringField(
        _("Số, ký hiệu văn bản"),
        [DataRequired(), Length(max=60)],
        description=_("Ghi đúng như trên văn bản, ví dụ 12/KL-CAT."),
    )
    reasons = TextAreaField(
        _("Lý do nêu trong văn bản"),
        [DataRequired(), Length(max=8000)],
        description=_("Ghi theo văn bản, không thêm nhận xét. Nội dung được niêm phong."),
    )


@pages.get("")
@asks(Ask.TAKE_STEP)
def new(code: str) -> str:
    """The form, or that nobody off the system has yet to conclude."""
    return _page(code, _form(code))


@pages.post("")
@asks(Ask.TAKE_STEP)
def record(code: str) -> Response | tuple[str, int]:
    """Write the conclusion down; the status of the person follows."""
    form = _form(code)
    if not form.validate():
        return _page(code, form), 422

    def act(session: Session) -> str:
        case = find(session, current_actor(), code, Ask.TAKE_STEP).case
        acting_on(case.file_id)
        record_conclusion(
            session,
            current_actor(),
            now(),
            case,
            form.outcome.data,
            form.told(),
            number=str(form.number.data),
            reasons=str(form.reasons.data),
            answers=form.answers_if_any(),
        )
        return url_for("cases.show", code=code)

    return do(act)


def _form(code: str) -> RecordedConclusionForm:
    actor = current_actor()
    case = find(reading(), actor, code, Ask.TAKE_STEP).case
    view = recorded_conclusion_page(reading(), actor, case, now())
    form = RecordedConclusionForm()
    form.bound_by(view.since_at, now())
    form.lay_out_sheet(case.regime)
    form.outcome.choices = [(act, upfirst(word(act))) for act in view.outcomes or OUTCOMES]
    return form


def _page(code: str, form: RecordedConclusionForm) -> str:
    actor = current_actor()
    case = find(reading(), actor, code, Ask.TAKE_STEP).case
    view = recorded_conclusion_page(reading(), actor, case, now())
    return render_template("conclusions/recorded.html", view=view, form=form)
