"""Which paper confirms an answer that ours recorded: asked alike for handoffs and requests."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional, ValidationError

from casework.lookups.paper_page import PaperChoice
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
