"""The form of the minutes of a batch: what a drafter types beside its rows."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, Length

from casework.lookups.batch_minutes_content import BatchWording
from casework.lookups.batches import BatchView
from casework.web.minutes_forms import HeadForm


class BatchDraftForm(HeadForm):
    """What the minutes say beside the rows of the batch.

    Of a foreign side the head names nobody; who signs for it is said then.
    """

    giver = StringField(
        _("Bên giao"),
        [DataRequired(), Length(max=200)],
        description=_("Tên cơ quan phía nước ngoài; không ghi tên người. Ai ký thì ghi khi ký."),
    )
    receiver = StringField(_("Đại diện bên nhận"), [DataRequired(), Length(max=120)])
    receiver_position = StringField(
        _("Chức vụ của đại diện bên nhận"), [DataRequired(), Length(max=120)]
    )
    names_person = BooleanField(_("Ghi họ tên từng người vào danh sách kèm theo"))

    def start_from_batch(self, view: BatchView) -> None:
        """Fill in what all persons of the batch share, where nothing was typed."""
        shared = view.shared
        self.fill_untouched(
            (self.place, shared.get("place", "")), (self.giver, shared.get("given_by", ""))
        )

    def batch_wording(self) -> BatchWording:
        """What was typed, once the form is valid."""
        return BatchWording(
            number=int(self.number.data or 0),
            symbol=str(self.symbol.data),
            place=str(self.place.data),
            giver=str(self.giver.data),
            receiver=str(self.receiver.data),
            receiver_position=str(self.receiver_position.data),
            names_persons=bool(self.names_person.data),
        )
