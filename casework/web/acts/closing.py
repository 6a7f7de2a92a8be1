"""Ending a case and opening it again. The page stops the officer and asks to read first."""

from datetime import datetime
from functools import partial

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions import closing
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.units import Unit
from casework.web.acts.registry import ActForm, ActPage, Pages
from casework.web.words import upfirst, word
from workflows.terms import Act, Ground


class ClosingForm(ActForm):
    """On what ground, in the officer's own words, and that they have read what it means."""

    ground = RadioField(
        _("Căn cứ kết thúc"), [InputRequired()], coerce=Ground.of, validate_choice=False
    )
    reasons = TextAreaField(_("Lý do"), [DataRequired(), Length(max=4000)])
    read = BooleanField(
        _("Tôi đã đọc: sau bước này không ai còn được nhắc việc của người này"),
        [InputRequired(_("Hãy đọc phần “Dừng lại và đọc” rồi đánh dấu ô này."))],
    )

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the grounds that may end a case of this status."""
        found = closing.grounds_open(case, act)
        self.ground.choices = [(ground, upfirst(word(ground))) for ground in found]


class ReopeningForm(ActForm):
    """Why the case is taken up again."""

    reasons = TextAreaField(
        _("Lý do mở lại"),
        [DataRequired(), Length(max=4000)],
        description=_("Có tình tiết gì mới, ai đề nghị."),
    )

    def ask_teller(
        self,
        session: Session,
        actor: Actor,
        now: datetime,
        case: Case,
        unit: Unit | None,
        *,
        since: datetime | None = None,
    ) -> None:
        """Nothing is reopened before it was closed."""
        super().ask_teller(session, actor, now, case, unit, since=since or case.closed_at)


def close(
    act: Act, session: Session, actor: Actor, now: datetime, case: Case, form: ClosingForm
) -> str:
    """End the case by this act."""
    reasons, told = form.reasons.data or "", form.teller()
    closing.close(session, actor, now, case, act, form.ground.data, reasons=reasons, told=told)
    return url_for("cases.show", code=case.code)


def reopen(session: Session, actor: Actor, now: datetime, case: Case, form: ReopeningForm) -> str:
    """Take the case up again."""
    reasons, told = form.reasons.data or "", form.teller()
    closing.reopen(session, actor, now, case, reasons=reasons, told=told)
    return url_for("cases.show", code=case.code)


PAGES: Pages = {
    Act.CLOSE: ActPage(ClosingForm, partial(close, Act.CLOSE), "acts/closing.html"),
    Act.CLOSE_EARLY: ActPage(ClosingForm, partial(close, Act.CLOSE_EARLY), "acts/closing.html"),
    Act.REOPEN: ActPage(ReopeningForm, reopen, "acts/reopening.html"),
}
