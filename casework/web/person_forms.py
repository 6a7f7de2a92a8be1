"""Forms of the person of a handoff, who comes before the file, and of a dispute about the file."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from casework.lookups.handoff_page import HandoffView
from casework.web.days import late_moment
from casework.web.forms import PageForm
from casework.web.told import ToldForm, beside_another
from casework.web.words import upfirst, word
from workflows.dispute import Outcome

LONGEST = 2000


class PersonForm(PageForm):
    """Taking the person in; nothing holds it up."""

    late_at = late_moment(_("Người đã vào thật sự lúc (nếu nhập sau)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "person-in")


class RecordedPersonForm(ToldForm):
    """That the other side took the person in, on paper or by telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "person")


class ProposalForm(PageForm):
    """Who leads from here, and why."""

    outcome = RadioField(_("Đề xuất: từ nay đơn vị nào chủ trì"), [InputRequired()])
    words = TextAreaField(_("Lý do và việc mỗi bên sẽ làm"), [DataRequired(), Length(max=LONGEST)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        self.outcome.choices = [(one.value, upfirst(word(one))) for one in Outcome]


class ConfirmationForm(PageForm):
    """That the other side's proposal holds."""

    reply = TextAreaField(_("Ý kiến khi xác nhận"), [DataRequired(), Length(max=LONGEST)])


class RecordedProposalForm(ToldForm, ProposalForm):
    """What the other side proposed on paper or by telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "other-proposal")


class RecordedConfirmationForm(ToldForm, ConfirmationForm):
    """That the other side confirmed on paper or by telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # whatever WTForms takes
        super().__init__(*args, **kwargs)
        beside_another(self, "other-confirmation")


def person_forms(view: HandoffView, now: datetime) -> dict[str, PageForm]:
    """Every form of this kind that the page may show, empty."""
    came = RecordedPersonForm(formdata=None)
    came.bound_by(view.offered_at, now)
    return {
        "taking_in": PersonForm(formdata=None),
        "recording_person": came,
        **_of_dispute(view, now),
    }


def _of_dispute(view: HandoffView, now: datetime) -> dict[str, PageForm]:
    if view.dispute is None:
        return {}
    proposed, confirmed = (
        RecordedProposalForm(formdata=None),
        RecordedConfirmationForm(formdata=None),
    )
    proposed.bound_by(view.dispute.raised_at, now)
    confirmed.bound_by(view.dispute.raised_at, now)
    return {
        "proposing": ProposalForm(formdata=None),
        "confirming_settlement": ConfirmationForm(formdata=None),
        "recording_proposal": proposed,
        "recording_settlement": confirmed,
    }
