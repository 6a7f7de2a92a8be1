"""Which form a fact is recorded in, corrected in, or asked in among others."""

from functools import cache
from typing import Final

from casework.lookups.facts import ANSWERS, LONG, Fact, Unsaid
from casework.lookups.listed import CELLS
from casework.web.birth_form import BirthForm
from casework.web.fact_forms import ChoiceForm, FactForm, LineForm, SeveralForm, TextForm
from casework.web.listed_forms import listed_form

_SAYS_SOMETHING: Final = (Unsaid.DOES_NOT_KNOW, Unsaid.DECLINES)


def first_form_of(fact: Fact) -> FactForm:
    """The form for a fact that nobody recorded yet, with what was sent: it asks for no reason."""
    form = kind_of(fact)()
    form.lay_out(fact, _SAYS_SOMETHING)
    del form.reason
    return form


def form_of(fact: Fact) -> FactForm:
    """The form for a fact to be corrected, laid out and with what was sent."""
    form = kind_of(fact)()
    form.lay_out(fact, list(Unsaid))
    return form


@cache
def kind_of(fact: Fact) -> type[FactForm]:
    """The class of the form of a fact."""
    if fact in CELLS:
        return listed_form(fact)
    if fact is Fact.BIRTH:
        return BirthForm
    if fact is Fact.WISHES:
        return SeveralForm
    if fact in ANSWERS:
        return ChoiceForm
    return TextForm if fact in LONG else LineForm
