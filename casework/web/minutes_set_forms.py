"""The forms of a set of minutes: what a drafter types of all and of each person, and signing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, StringField
from wtforms.validators import Length, Optional

from casework.lookups.minutes_set_content import LineWords, SetWording
from casework.lookups.minutes_set_page import ToWrite
from casework.lookups.minutes_set_shown import PartyShown
from casework.web.minutes_forms import PaperSignatureForm, PartiesForm
from casework.web.words import named

LONGEST = 500


class SetDraftForm(PartiesForm):
    """What the joint minutes say beside the facts of each line."""

    names_person = BooleanField(_("Ghi họ tên từng người vào danh sách kèm theo"))

    def start_from_lines(self, lines: Sequence[ToWrite]) -> None:
        """Fill in what is known already, where nothing was typed."""
        self.start_from_sides(lines[0].facts)
        self.fill_untouched(
            *((self[remarks_of(line.handoff_id)], line.facts.remarks or "") for line in lines)
        )

    def set_wording(self, lines: Sequence[ToWrite]) -> SetWording:
        """What was typed, once the form is valid."""
        return SetWording(
            number=int(self.number.data or 0),
            symbol=str(self.symbol.data),
            place=str(self.place.data),
            giver=str(self.giver.data),
            giver_position=str(self.giver_position.data),
            receiver=str(self.receiver.data),
            receiver_position=str(self.receiver_position.data),
            lines={line.handoff_id: self._words(line.handoff_id) for line in lines},
            names_persons=bool(self.names_person.data),
        )

    def _words(self, handoff_id: UUID) -> LineWords:
        condition, remarks = self[condition_of(handoff_id)], self[remarks_of(handoff_id)]
        return LineWords(condition.data or "", remarks.data or "")


class SetPaperForm(PaperSignatureForm):
    """A unit of a side signed the printed page: which, who, when, and the scan."""

    def lay_out_parties(self, parties: Sequence[PartyShown]) -> None:
        """Offer the units for which this officer may record."""
        self.side.choices = [(one.public_id.hex, named(one.named.unit)) for one in parties]
        if len(parties) == 1 and not self.side.raw_data:
            self.side.data = parties[0].public_id.hex

    @property
    def party_id(self) -> UUID:
        """The unit that was chosen, once the form is valid."""
        return UUID(self.side.data)


def draft_form(lines: Sequence[ToWrite]) -> type[SetDraftForm]:
    """The form with two fields for each person of the list."""
    fields: dict[str, Any] = {}  # Any: unbound fields have no public type
    for line in lines:
        code = line.facts.code
        fields[condition_of(line.handoff_id)] = StringField(
            _("Tình trạng khi giao, nhận, %(code)s", code=code),
            [Optional(), Length(max=LONGEST)],
        )
        fields[remarks_of(line.handoff_id)] = StringField(
            _("Ý kiến, %(code)s", code=code), [Optional(), Length(max=LONGEST)]
        )
    form: type[SetDraftForm] = type("SetDraftFormOfLines", (SetDraftForm,), fields)
    return form


def condition_of(handoff_id: UUID) -> str:
    """The field for the condition of one person."""
    return f"condition_{handoff_id.hex}"


def remarks_of(handoff_id: UUID) -> str:
    """The field for what the sides say of one person."""
    return f"remarks_{handoff_id.hex}"
