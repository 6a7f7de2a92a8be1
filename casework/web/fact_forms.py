"""The forms in which one fact of a person is recorded or corrected: a text, or given answers.

Facts in lines and the date of birth have forms of their own; `form_of_fact.py` knows which.
"""

from collections.abc import Sequence
from typing import Any, Final

from flask_babel import lazy_gettext as _
from wtforms import Field, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from casework.keyring.plaintext import Value
from casework.lookups.facts import ANSWERS, MAY_BE_UNCLEAR, Fact, Unsaid
from casework.records.code_lists import CodeList
from casework.web.choices import choice, choices_of
from casework.web.forms import PageForm
from casework.web.suggesting import SuggestedField
from casework.web.words import word

SAID: Final = "said"
NONE: Final = "none"
_SHORT, _REASON = 300, 500  # characters
LONGEST: Final = 8000  # characters
_SUGGESTED: Final = {
    Fact.LANGUAGE: CodeList.LANGUAGES,
    Fact.ETHNICITY: CodeList.ETHNICITIES,
    Fact.NATIONALITY: CodeList.NATIONALITIES,
}


class FactForm(PageForm):
    """What a correction needs: why, and which text the officer saw (`seen`, a digest).

    A first recording has no `reason`: nothing stood there before.
    """

    reason = StringField(
        _("Lý do sửa"),
        [DataRequired(), Length(max=_REASON)],
        description=_("Nội dung cũ được giữ cùng lý do này."),
    )
    seen = HiddenField()

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """Fill the choices and name the answer after the fact; `unsaid` may stand instead of it."""
        self["answer"].label.text = word(fact)

    def fill(self, value: Value) -> None:
        """Show what is on record."""
        self["answer"].data = value

    def leave_open(self) -> None:
        """Let the fact be left out: one of many on a page, and nothing is on record of it."""
        del self.reason

    @property
    def is_answered(self) -> bool:
        """Whether something was typed or chosen."""
        return bool(self["answer"].data)

    def value(self) -> Value:
        """What is to be sealed, once the form is valid."""
        answer: Value = self["answer"].data
        return None if answer == Unsaid.NOT_ASKED.value else answer


class ChoiceForm(FactForm):
    """One of a fixed list; the special answers stand in the same list."""

    answer = RadioField("", [InputRequired()])

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The fixed answers; what may be unclear has a word of its own for it."""
        super().lay_out(fact, unsaid)
        clear = [one for one in unsaid if fact not in MAY_BE_UNCLEAR or one is Unsaid.NOT_ASKED]
        self.answer.choices = choices_of([*ANSWERS[fact], *clear])

    def fill(self, value: Value) -> None:
        """Null is the answer "not asked"."""
        self.answer.data = Unsaid.NOT_ASKED.value if value is None else value

    def leave_open(self) -> None:
        """Nothing chosen says that nobody asked."""
        super().leave_open()
        self.answer.validators = [Optional()]


class OrUnsaidForm(FactForm):
    """An answer, or one of the three that are none."""

    unsaid = RadioField(_("Nếu không có câu trả lời"), default=SAID)
    is_left_open = False

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The special answers, behind "there is an answer"."""
        super().lay_out(fact, unsaid)
        said = choice(SAID, _("Có câu trả lời, ghi ở trên"))
        self.unsaid.choices = [said, *self.more_answers(), *choices_of(unsaid)]

    def more_answers(self) -> list[Any]:  # Any: as `choices_of`
        """What else may stand instead of an answer above."""
        return []

    def fill(self, value: Value) -> None:
        """A special answer is no text."""
        known = value in {term.value for term in Unsaid} if isinstance(value, str) else False
        self.unsaid.data = value if known else SAID
        if not known:
            super().fill(value)

    def leave_open(self) -> None:
        """“Not asked” until something is typed."""
        super().leave_open()
        self.is_left_open = True
        self.unsaid.choices = [*choices_of(Unsaid), *self.more_answers()]
        if self.unsaid.data in {None, SAID}:
            self.unsaid.data = Unsaid.NOT_ASKED.value

    def value(self) -> Value:
        """The answer, or the word of a special one; "not asked" is null."""
        if self.unsaid.data == SAID or self.is_answered:
            return self.answer_value()
        return None if self.unsaid.data == Unsaid.NOT_ASKED.value else str(self.unsaid.data)

    def answer_value(self) -> Value:
        """What the answer alone says."""
        return super().value()

    def validate_unsaid(self, field: Field) -> None:
        """Not both: nobody can tell which of the two was meant."""
        beside = {SAID, Unsaid.NOT_ASKED.value} if self.is_left_open else {SAID}
        if field.data not in beside and self.is_answered:
            raise ValidationError(_("Đã có câu trả lời ở trên. Hãy bỏ một trong hai."))


class LineForm(OrUnsaidForm):
    """A text of one line; for some facts a list of the office suggests words."""

    answer = SuggestedField("", [Length(max=_SHORT)])

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The words suggested, and the special answers."""
        super().lay_out(fact, unsaid)
        self.answer.of = _SUGGESTED.get(fact)

    def validate_answer(self, field: Field) -> None:
        """An empty line says nothing, not even that nobody asked."""
        insist_on_words(self, field)


class TextForm(OrUnsaidForm):
    """A text of several lines."""

    answer = TextAreaField("", [Length(max=LONGEST)])

    def validate_answer(self, field: Field) -> None:
        """As for one line."""
        insist_on_words(self, field)


class SeveralForm(OrUnsaidForm):
    """Any of a fixed list; none of them is an answer too, and is said: a wish can be taken back."""

    answer = SelectMultipleField("")

    def lay_out(self, fact: Fact, unsaid: Sequence[Unsaid]) -> None:
        """The fixed answers and the special ones."""
        super().lay_out(fact, unsaid)
        self.answer.choices = choices_of(ANSWERS[fact])

    def more_answers(self) -> list[Any]:  # Any: as `choices_of`
        """That nothing of the list is wished."""
        return [choice(NONE, _("Không có mong muốn nào"))]

    def fill(self, value: Value) -> None:
        """Null is "not asked", and an empty list "none of them"."""
        super().fill(Unsaid.NOT_ASKED.value if value is None else value)
        if value == []:
            self.unsaid.data = NONE

    def value(self) -> Value:
        """The answers ticked; none of them is an empty list."""
        return [] if self.unsaid.data == NONE else super().value()

    def validate_answer(self, field: Field) -> None:
        """Nothing ticked says nothing: that there is no wish is an answer of its own."""
        insist_on_words(self, field)


def insist_on_words(form: OrUnsaidForm, field: Field) -> None:
    """Raises `ValidationError` where an answer was meant and none stands there."""
    if form.unsaid.data == SAID and not form.is_answered:
        raise ValidationError(_("Hãy ghi câu trả lời, hoặc chọn một mục bên dưới."))
