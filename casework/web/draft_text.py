"""The text of a draft whose form is gone: the act was done by a colleague, or the law closed it.

Shown only where the page on which the form stood still opens for the officer.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from flask import current_app, g
from werkzeug.exceptions import HTTPException
from wtforms import HiddenField, StringField

from casework.lookups.drafts import fields_of
from casework.policy import Ask, NotTied, OutOfReach, has_ask
from casework.records.drafts import Draft
from casework.web.doors import current_actor, reading
from casework.web.forms import PageForm

# Their forms are filled in with what stands sealed: who reads it again opens it again.
_OPENED_FIRST: Final = frozenset({"people.update", "batch_rows.update"})
_PACKAGE_OF_ACTS: Final = "casework.web.acts"


class Where(Enum):
    """What became of the form of a draft."""

    FORM = auto()  # on its page, filled in
    PAGE = auto()  # its page opens without it
    NOWHERE = auto()  # its page does not open


@dataclass(frozen=True, slots=True)
class Typed:
    """One box and what was typed into it."""

    label: Any  # a lazy text
    text: str


def where_is(draft: Draft) -> Where:
    """Ask the page itself: it is made, and thrown away."""
    try:
        endpoint, holes = current_app.url_map.bind("").match(draft.page, method="GET")
        view = current_app.view_functions[endpoint]
        if not has_ask(current_actor().rank, getattr(view, "_ask", Ask.ADMINISTER)):
            return Where.NOWHERE
        view(**holes)
    except (HTTPException, OutOfReach, NotTied):
        return Where.NOWHERE
    return Where.FORM if draft.place in g.get("filled", {}) else Where.PAGE


def must_be_opened_first(draft: Draft) -> bool:
    """Whether its text may repeat what is sealed."""
    return draft.form in _OPENED_FIRST


def text_of(draft: Draft) -> list[Typed]:
    """Each box for words with what was typed into it. Raises `Damaged`."""
    labels = dict(_labels(draft.form))
    return [
        Typed(labels[name], text)
        for name, texts in fields_of(reading(), draft).items()
        for text in texts
        if text and name in labels
    ]


def _labels(endpoint: str) -> Iterator[tuple[str, Any]]:
    """The boxes for words in the forms beside a view."""
    for form in _forms_beside(current_app.view_functions[endpoint].__module__):
        for name, field in vars(form).items():
            kind = getattr(field, "field_class", None)
            if kind and issubclass(kind, StringField) and not issubclass(kind, HiddenField):
                yield name, field.args[0] if field.args else ""


def _forms_beside(module: str) -> Iterator[type[PageForm]]:
    """The forms that a module names, with the forms they are made from; acts stand in families."""
    families = [name for name in sys.modules if name.startswith(_PACKAGE_OF_ACTS)]
    for name in families if module == _PACKAGE_OF_ACTS else [module]:
        for each in vars(sys.modules[name]).values():
            if isinstance(each, type) and issubclass(each, PageForm):
                yield from (above for above in each.__mro__ if issubclass(above, PageForm))
