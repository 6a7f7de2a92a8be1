"""Which paper confirms what ours recorded: asked alike for handoffs, requests and notices."""

from collections.abc import Callable, Iterable
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional, ValidationError

from casework.lookups.finding import find_part
from casework.lookups.paper_page import PaperChoice
from casework.policy import Ask
from casework.records.cases import Case
from casework.records.papers import Paper
from casework.web.doors import current_actor, now
from casework.web.paper_form import ScanForm
from casework.web.words import upfirst, when, word


class ConfirmForm(ScanForm):
    """Which paper confirms what ours recorded: one on file, or one that is attached now."""

    paper = RadioField(
        _("Văn bản đã có trong hồ sơ"),
        [Optional()],
        coerce=lambda text: UUID(text) if text else None,
        validate_choice=False,
    )
    number = StringField(_("Số, ký hiệu của văn bản đính kèm bây giờ"), [Length(max=60)])

    def validate_number(self, field: StringField) -> None:
        """A paper that is not on file yet is named at least by its number."""
        if not field.data and not self.paper.data:
            raise ValidationError(gettext("Chọn một văn bản, hoặc ghi số của văn bản đính kèm."))


def paper_choices(papers: Iterable[PaperChoice]) -> list[tuple[UUID, str]]:
    """Papers on file by kind and hour, as choices."""
    return [(paper.public_id, f"{upfirst(word(paper.kind))}, {when(paper.at)}") for paper in papers]


def confirm_with(
    form: ConfirmForm,
    session: Session,
    case: Case,
    part: object,
    *,
    on_file: Callable[..., object],
    attached: Callable[..., object],
) -> None:
    """Let the verb take the paper that the form names, or the other verb the one it attaches.

    Raises what the verbs raise, and `OutOfReach` for a paper of no case in reach.
    """
    actor, at = current_actor(), now()
    if form.paper.data:
        paper = find_part(session, actor, Paper, form.paper.data, Ask.TAKE_STEP)[1]
        on_file(session, actor, at, case, part, paper)
    else:
        attached(session, actor, at, case, part, number=form.number.data, scan=form.kept)
