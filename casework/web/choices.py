"""Fixed lists as the choices of a form, in the language of the page."""

from collections.abc import Iterable
from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than stubs

from casework.web.words import upfirst, word
from workflows.terms import Term


def choices_of(terms: Iterable[Term]) -> list[Any]:  # Any: the stubs do not know SelectChoice
    """One choice for each term, in their order."""
    return [choice(term.value, upfirst(word(term))) for term in terms]


def choice(value: str, label: Any) -> Any:  # a label may be lazy
    """One choice that is no term."""
    return SelectChoice(value, label)
