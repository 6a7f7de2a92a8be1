"""What ours writes down of an act of the other side: who signed, by what way it came, and when."""

from collections.abc import Callable
from datetime import datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from casework.actions.telling import Told, earliest
from casework.audit import Actor
from casework.office import VIETNAM
from casework.records.cases import Case
from casework.records.steps import Channel
from casework.records.units import Unit
from casework.web.days import MomentField
from casework.web.forms import PageForm
from casework.web.words import upfirst, when, word
from workflows.engine import Refused

LONGEST_NAME = 120
WAYS = (Channel.PAPER, Channel.TELEPHONE)


class ToldForm(PageForm):
    """The three facts of an act recorded for a unit that is not on the system."""

    signer = StringField(
        _("Người ký hoặc người trả lời của đơn vị đó"),
        [DataRequired(), Length(max=LONGEST_NAME)],
        description=_("Họ tên và chức vụ, để sau này đối chiếu với bản giấy."),
    )
    channel = RadioField(_("Hình thức xác nhận"), [InputRequired()])
    happened_at = MomentField(
        _("Thời điểm"),
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


class RecordingForm(ToldForm):
    """The base of a form whose act may be another unit's: only then are the three facts asked."""

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
        """Ask how we know of an act of this unit, unless it is the officer's own, or nobody's.

        `since` is when the act could first have happened, where that is later than the unit's lead.
        """
        if unit is None or unit.id == actor.unit_id:
            self.ask_nobody()
            return
        began = earliest(session, case, unit)
        self.bound_by(max(began, since or began), now)

    def ask_nobody(self) -> None:
        """Drop the three fields."""
        del self.signer, self.channel, self.happened_at

    def teller(self) -> Told | None:
        """Who told us, once the form is valid; nobody of an act of the officer's own unit."""
        return self.told() if "signer" in self else None


class TellerForm(RecordingForm):
    """An act of one button: nothing is asked but who told us, where it is another unit's."""


def whose(found: Callable[[], Unit]) -> Unit | None:
    """Whose act it would be; nobody's where the verb will refuse it, with its own reasons."""
    try:
        return found()
    except Refused:
        return None


def beside_another(form: PageForm, prefix: str) -> None:
    """Let no field share its id with a field of another form on the same page."""
    for field in form:
        field.id = f"{prefix}-{field.id}"
        field.label.field_id = field.id
