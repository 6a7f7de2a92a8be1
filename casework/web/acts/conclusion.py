"""Drafting the conclusion on status; it is signed on the page of the draft, by another officer."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.actions.conclusion import OUTCOMES, draft_conclusion, outcomes_open
from casework.actions.step import ask, unit_for
from casework.audit import Actor
from casework.lookups.conclusion_page import open_draft, sheet_lacks_told, waiting_draft
from casework.lookups.recorded_conclusion import may_record_conclusion
from casework.records.cases import Case
from casework.web.acts.registry import ActForm, ActPage, Pages, Signpost
from casework.web.sheet_form import SheetForm
from casework.web.words import upfirst, word
from workflows.answers import Answers
from workflows.regime import Unmet
from workflows.terms import Act


def outcome(text: str) -> Act:
    """An outcome by its name. Raises `ValueError` for every other act."""
    named = Act.of(text)
    if named not in OUTCOMES:
        raise ValueError(text)
    return named


class DraftForm(SheetForm, ActForm):
    """The sheet, the outcome proposed, and the officer's own reasons; never a score."""

    outcome = RadioField(
        _("Kết luận đề nghị"), [InputRequired()], coerce=outcome, validate_choice=False
    )
    reasons = TextAreaField(
        _("Lý do (người soạn tự ghi)"),
        [DataRequired(), Length(max=8000)],
        description=_(
            "Nêu căn cứ dẫn đến kết luận. Hệ thống không chấm điểm và không gợi ý kết luận."
        ),
    )

    records: bool = False
    lacking: Callable[[Act, Answers, str], tuple[Unmet, ...]]

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Offer the outcomes that have a row here, and the sheet of the case's law."""
        self.records = may_record_conclusion(session, actor, case)
        found = outcomes_open(session, actor, case, now)
        self.outcome.choices = [(act, upfirst(_short(word(act)))) for act in found]
        self.lay_out_sheet(case.regime)
        self.lacking = partial(sheet_lacks_told, session, actor, now, case)

    def validate(self, extra_validators: Any = None) -> bool:  # WTForms' own type
        """Also that the sheet has what the law asks for this outcome."""
        is_valid: bool = super().validate(extra_validators)
        if self.outcome.errors:
            return is_valid
        found = self.lacking(self.outcome.data, self.answers(), self.reasons.data or "")
        self.say(reason for reason in found if reason.blocks)
        return is_valid and not any(reason.blocks for reason in found)


def _short(name: str) -> str:
    """The outcome alone: the label of the field says already that it is a conclusion."""
    return name.partition(": ")[2] or name


class WaitingDraft(Signpost):
    """No form: the draft that waits, where there is one; or the paper that ours records."""

    draft: UUID | None = None
    records: bool = False

    def lay_out(self, session: Session, actor: Actor, now: datetime, case: Case, act: Act) -> None:
        """Find the draft of this outcome, and whether the verifier can only answer on paper."""
        self.records = may_record_conclusion(session, actor, case)
        self.draft = open_draft(session, case, act)


def draft(session: Session, actor: Actor, now: datetime, case: Case, form: DraftForm) -> str:
    """Put the draft before a head of the unit."""
    made = draft_conclusion(
        session,
        actor,
        now,
        case,
        form.outcome.data,
        answers=form.answers(),
        reasons=form.reasons.data or "",
    )
    return url_for("conclusions.show", public_id=made.public_id)


def _to_the_draft(act: Act) -> ActPage[WaitingDraft]:
    """The page of an outcome: it is concluded by signing the draft, on the draft's own page."""

    def lead_on(
        session: Session, actor: Actor, now: datetime, case: Case, form: WaitingDraft
    ) -> str:
        if form.draft is not None:
            return url_for("conclusions.show", public_id=form.draft)
        ask(session, unit_for(session, actor, now, case, act), case, act, now)
        return url_for("acts.form", code=case.code, act=Act.DRAFT_CONCLUSION.value)

    return ActPage(WaitingDraft, lead_on, "acts/outcome.html")


PAGES: Pages = {
    Act.DRAFT_CONCLUSION: ActPage(DraftForm, draft, "acts/draft_conclusion.html", waiting_draft),
    **{act: _to_the_draft(act) for act in OUTCOMES},
}
