"""Checking the list of a handoff item by item: for each one radio and one line, and all at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeVar

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import Length

from casework.actions.discrepancy import Found
from casework.lookups.packet_page import ItemShown
from casework.web.choices import choices_of
from casework.web.forms import PageForm
from casework.web.packet_form import LONGEST_LINE, MOST_LINES
from casework.web.words import upfirst, word
from workflows.handoff_packet import Check

LONGEST_LIST: Final = 3 * MOST_LINES
"""Two lists of lines, and the papers on file."""


T = TypeVar("T")


class CheckFields(PageForm):
    """Nothing is decided before the receiver decides it; what is not ticked is checked later."""

    all_as_listed = BooleanField(_("Tất cả đủ, đúng như danh sách"))

    def lay_out_items(self, items: Sequence[ItemShown]) -> None:
        """Name each item as far as it is open, and offer what may be found."""
        for item, (checked, note) in zip(items, self._pairs(), strict=True):
            checked.choices = choices_of(Check)
            checked.label.text = called(item)
            note.label.text = gettext("Nói rõ: %(item)s", item=called(item))

    def validate(self, extra_validators: Any = None) -> bool:  # as WTForms has it
        """Words to a thing say what was found of it."""
        is_valid: bool = super().validate(extra_validators)
        for checked, note in self._pairs():
            if note.data and self._found(checked, note) is None:
                checked.errors = (gettext("Hãy chọn kết quả kiểm của dòng này."),)
                is_valid = False
        return is_valid

    def found(self, ids: Sequence[T]) -> Mapping[T, Found]:
        """What was ticked, by the id of the item; the one tick answers for what has none."""
        pairs = zip(ids, self._pairs(), strict=True)
        ticked = {item_id: self._found(*pair) for item_id, pair in pairs}
        return {item_id: found for item_id, found in ticked.items() if found is not None}

    @property
    def pairs(self) -> list[tuple[Any, Any]]:  # WTForms fields
        """For each item what is found, and the words to it."""
        return self._pairs()

    def _found(self, checked: Any, note: Any) -> Found | None:  # WTForms fields
        known = {check.value: check for check in Check}
        if checked.data in known:
            return Found(known[checked.data], note.data)
        return Found(Check.AS_LISTED, note.data) if self.all_as_listed.data else None

    def _pairs(self) -> list[tuple[Any, Any]]:  # WTForms fields
        return [(self[f"check_{place}"], self[f"note_{place}"]) for place in range(self.count)]

    count = 0


F = TypeVar("F", bound=CheckFields)


@cache
def checking(base: type[F], count: int) -> type[F]:
    """The form with a radio and a line for each of so many items; with none, without the tick."""
    fields: dict[str, Any] = {"count": count}
    if count == 0:
        fields["all_as_listed"] = None
    for place in range(count):
        fields[f"check_{place}"] = RadioField("", choices=[], validate_choice=False)
        fields[f"note_{place}"] = StringField(_("Nói rõ"), [Length(max=LONGEST_LINE)])
    make: Any = type(base)  # the metaclass of WTForms
    made: type[F] = make(base.__name__, (base,), fields)
    return made


def called(item: ItemShown) -> str:
    """An item in words, as far as it is open: its number on the list, its kind, its name."""
    kind = upfirst(word(item.paper or item.kind))
    said = [each.text for each in (item.title, item.quantity, item.condition) if each.text]
    name = f": {'; '.join(said)}" if said else ""
    return f"{item.place}. {kind}{name}"
