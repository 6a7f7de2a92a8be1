"""The acts of screening: what the officer saw, in their own words, and nothing else."""

from datetime import datetime

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from casework.actions import screen
from casework.audit import Actor
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages
from workflows.terms import Act


class SignsForm(ActForm):
    """What was seen, where there are signs."""

    note = TextAreaField(
        _("Những dấu hiệu đã thấy"),
        [DataRequired(), Length(max=4000)],
        description=_("Ghi điều đã thấy và nghe, bằng lời của người đó. Không hỏi lại việc đã kể."),
    )


class ReasonForm(ActForm):
    """Why the file ends here, or is looked at again: whoever reads it later has only this."""

    note = TextAreaField(
        _("Lý do"),
        [DataRequired(), Length(max=4000)],
        description=_("Người đọc hồ sơ sau này chỉ có lời ghi ở đây để hiểu quyết định của bạn."),
    )


def find_signs(session: Session, actor: Actor, now: datetime, case: Case, form: SignsForm) -> str:
    """There are signs."""
    screen.find_signs(session, actor, now, case, form.note.data, told=form.teller())
    return url_for("cases.show", code=case.code)


def find_no_signs(
    session: Session, actor: Actor, now: datetime, case: Case, form: ReasonForm
) -> str:
    """There are none."""
    screen.find_no_signs(session, actor, now, case, form.note.data, told=form.teller())
    return url_for("cases.show", code=case.code)


def screen_again(
    session: Session, actor: Actor, now: datetime, case: Case, form: ReasonForm
) -> str:
    """Look again."""
    screen.screen_again(session, actor, now, case, form.note.data, told=form.teller())
    return url_for("cases.show", code=case.code)


PAGES: Pages = {
    Act.FIND_SIGNS: ActPage(SignsForm, find_signs, "acts/screening.html"),
    Act.FIND_NO_SIGNS: ActPage(ReasonForm, find_no_signs, "acts/screening.html"),
    Act.SCREEN_AGAIN: ActPage(ReasonForm, screen_again, "acts/screening.html"),
}
