"""The form of a fact told as lines: several papers, names, addresses, relatives, belongings."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import Field, FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from casework.keyring.plaintext import Value
from casework.lookups.facts import Fact, Unsaid
from casework.lookups.listed import CELLS, CHOSEN, MOST_LINES, Cell, Line, Listed
from casework.places.address import Address
from casework.web.addresses import AddressField
from casework.web.choices import choice, choices_of
from casework.web.fact_forms import LONGEST, FactForm, OrUnsaidForm, insist_on_words
from casework.web.forms import PageForm
from casework.web.words import word

_SPARE: Final = 1  # an empty line that waits for more
_CELL: Final = 200  # characters


class InnerForm(PageForm):
    """A form inside a form: the token stands in the outer one."""

    class Meta(PageForm.Meta):
        """As a page's, without a token of its own."""

        csrf = False


class LineField(FormField):  # type: ignore[type-arg]  # generic in its stubs only
    """One line; its boxes are named whenever it is filled, be it from a draft."""

    def process(self, *sent: Any, **more: Any) -> None:  # as WTForms has it
        """Take what was sent, and name the boxes in the language of the page."""
        super().process(*sent, **more)
        for box in self.form:
            cell = Cell.of(box.short_name)
            box.label.text = word(cell)
            if cell in CHOSEN:
                box.choices = [choice("", ""), *choices_of(CHOSEN[cell])]


class ListedForm(OrUnsaidForm):
    """Lines of boxes, and a note for what fits into none; `lines` is added for each fact."""

    answer = TextAreaField("", [Length(max=LONGEST)])
    fact: Fact

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The boxes in the language of the page."""
        super().lay_out(fact, unsaid)
        self.fact = fact
        self.answer.label.text = _("Ghi thêm")

    def fill(self, value: Value) -> None:
        """The lines on record, and spare ones after them."""
        if isinstance(value, str) and value in {term.value for term in Unsaid}:
            super().fill(value)
            return
        listed = Listed.of(self.fact, value)
        self.answer.data = listed.note
        lines = self["lines"]
        lines.process(None, data=[_stored(line) for line in listed.lines])
        for kept, shown in zip(listed.lines, lines, strict=False):
            if Cell.PLACE in kept:
                shown.form[Cell.PLACE.value].fill(Address.of_kept(kept[Cell.PLACE]))
        self.add_lines()

    def add_lines(self) -> None:
        """Room for more."""
        lines = self["lines"]
        for _spare in range(min(_SPARE, MOST_LINES - len(lines))):
            lines.append_entry()

    @property
    def is_answered(self) -> bool:
        """Whether a line or the note says anything."""
        return bool(self.listed.lines or self.listed.note)

    @property
    def listed(self) -> Listed:
        """What was typed; empty lines are none."""
        lines = tuple(filter(None, map(_typed, self["lines"])))
        return Listed(lines, self.answer.data)

    def answer_value(self) -> Value:
        """As it is sealed."""
        return self.listed.value

    def validate_answer(self, field: Field) -> None:
        """Some line, or the note."""
        insist_on_words(self, field)


@cache
def listed_form(fact: Fact) -> type[ListedForm]:
    """The form of one fact; the classes are made once."""
    boxes = {cell.value: _box(cell) for cell in CELLS[fact]}
    line = type(f"{fact.value.title()}Line", (InnerForm,), boxes)
    lines: Any = FieldList(LineField(line), min_entries=_SPARE, max_entries=MOST_LINES)
    return type(f"{fact.value.title()}Form", (ListedForm,), {"lines": lines})


def wants_more_lines(form: FactForm) -> bool:
    """Whether more room is asked for, and nothing is to be kept yet; the room is made."""
    if not isinstance(form, ListedForm) or request.form.get("more") != form["lines"].id:
        return False
    form.add_lines()
    return True


def _box(cell: Cell) -> Any:  # an unbound field
    if cell is Cell.PLACE:
        return AddressField("")
    if cell in CHOSEN:
        return SelectField("", [Optional()])
    return StringField("", [Length(max=_CELL)])


def _typed(line: Any) -> Line:  # a FormField
    """Only what was filled in; an address as it is kept."""
    filled = {Cell.of(box.short_name): box.data for box in line.form if box.data}
    return {cell: _kept(data) for cell, data in filled.items()}


def _kept(data: Any) -> Any:  # a text, or an Address
    return data.kept() if isinstance(data, Address) else data


def _stored(line: Line) -> dict[str, str]:
    return {cell.value: text for cell, text in line.items() if cell is not Cell.PLACE}
