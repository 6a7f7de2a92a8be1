"""The way home, and the looks afterwards."""

from datetime import date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.actions import reintegration
from casework.audit import Actor
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.days import DayField, not_in_future
from casework.web.words import day
from workflows.terms import Act


class HomeForm(ActForm):
    """Where the person goes; what the person wants is on their page."""

    home = StringField(
        _("Nơi người đó về"),
        [DataRequired(), Length(max=300)],
        description=_("Chỉ ghi đến mức cần để liên hệ và theo dõi. Nơi này được niêm phong."),
    )


class FollowUpForm(ActForm):
    """One look: when, how the person is, and when to look again."""

    seen_on = DayField(_("Ngày gặp hoặc liên hệ"), [InputRequired(), not_in_future])
    finding = TextAreaField(
        _("Tình hình của người đó"),
        [DataRequired(), Length(max=4000)],
        description=_("Sức khỏe, chỗ ở, việc làm, học tập, điều người đó mong muốn lúc này."),
    )
    next_on = DayField(
        _("Lần liên hệ tiếp theo (nếu có)"),
        [Optional()],
        description=_("Hẹn ngày, ví dụ 05/02/2026, để không ai bị quên."),
    )

    begun_on: date | None = None

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Nobody is looked after on the way home before it began."""
        self.begun_on = reintegration.begun_on(session, case)

    def validate_seen_on(self, field: Any) -> None:  # a WTForms field
        """Not before the journey home."""
        if field.data and self.begun_on and field.data < self.begun_on:
            words = gettext(
                "Phải từ %(day)s trở đi, ngày hòa nhập bắt đầu.", day=day(self.begun_on)
            )
            raise ValidationError(words)

    def validate_next_on(self, field: Any) -> None:  # a WTForms field
        """The next look comes after this one."""
        if self.seen_on.data and field.data <= self.seen_on.data:
            raise ValidationError(gettext("Lần tiếp theo phải sau ngày gặp này."))


def begin(session: Session, actor: Actor, now: datetime, case: Case, form: HomeForm) -> str:
    """The journey home begins."""
    home, told = form.home.data, form.teller()
    reintegration.begin_reintegration(session, actor, now, case, home=home, told=told)
    return url_for("cases.show", code=case.code)


def follow_up(session: Session, actor: Actor, now: datetime, case: Case, form: FollowUpForm) -> str:
    """Record one look."""
    reintegration.follow_up(
        session,
        actor,
        now,
        case,
        seen_on=form.seen_on.day,
        next_on=form.next_on.data,
        finding=form.finding.data or "",
        told=form.teller(),
    )
    return url_for("cases.show", code=case.code)


PAGES: Pages = {
    Act.BEGIN_REINTEGRATION: ActPage(HomeForm, begin, "acts/reintegration.html"),
    Act.FOLLOW_UP: ActPage(FollowUpForm, follow_up, "acts/reintegration.html"),
}
