"""What ours writes down of an act of the other side: who signed, by what way it came, and when."""

from datetime import datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions.step import Told
from casework.office import VIETNAM
from casework.records.steps import Channel
from casework.web.days import MomentField
from casework.web.forms import PageForm
from casework.web.words import upfirst, when, word

LONGEST_NAME = 120
WAYS = (Channel.PAPER, Channel.TELEPHONE)


class ToldForm(PageForm):
    """The three facts of an act recorded for a unit that is not on the system."""

    signer = StringField(
        _("Người ký hoặc người trả lời của đơn vị đó"),
        [DataRequired(), Length(max=LONGEST_NAME)],
        description=_("Họ tên và chức vụ, để sau này đối chiếu với bản giấy."),
    )
    channel = RadioField(_("Nhận được bằng cách nào"), [InputRequired()])
    happened_at = MomentField(
        _("Lúc nào"),
        [InputRequired()],
        description=_(
            "Thời điểm việc thật sự diễn ra, không phải lúc ghi vào đây: "
            "ngày/tháng/năm giờ:phút, ví dụ 05/01/2026 09:30."
        ),
    )

    earliest: datetime
    latest: datetime

    def bound_by(self, earliest: datetime, latest: datetime) -> None:
        """Offer the ways, and let the act have happened only between these moments (aware)."""
        self.earliest, self.latest = earliest.replace(second=0, microsecond=0), latest
        self.channel.choices = [(way.value, upfirst(word(way))) for way in WAYS]

    def told(self) -> Told:
        """What was written down, once the form is valid; the moment in UTC."""
        return Told(
            signer=str(self.signer.data),
            channel=Channel.of(self.channel.data),
            happened_at=self.happened_at.moment,
        )

    def validate_happened_at(self, field: MomentField) -> None:
        """Not in the future, and not before what it answers."""
        if field.data is None:
            return
        typed = field.data.replace(tzinfo=VIETNAM)  # in UTC, the year one would not exist
        if typed > self.latest:
            raise ValidationError(gettext("Thời điểm này chưa tới."))
        if typed < self.earliest:
            raise ValidationError(
                gettext(
                    "Phải từ %(start)s trở đi, khi việc này bắt đầu.", start=when(self.earliest)
                )
            )
