"""A line of text for which a list of the office suggests words. Anything else may be typed too.

The browser does it by itself (`datalist`): no script, and nothing is sent while somebody types.
"""

from typing import Any

from markupsafe import Markup
from wtforms import StringField
from wtforms.widgets import TextInput

from casework.lookups.code_lists import suggested
from casework.records.code_lists import CodeEntry, CodeList
from casework.web.doors import now, reading
from casework.web.words import language


class SuggestedInput(TextInput):
    """The input and the words behind it."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:  # as WTForms has it
        if field.of is None:
            return super().__call__(field, **kwargs)
        kwargs["list"] = f"{field.id}-words"
        words = suggested(reading(), field.of, now())
        return super().__call__(field, **kwargs) + _words(kwargs["list"], words)


class SuggestedField(StringField):
    """A text of one line; `of` is the list that suggests words, if any."""

    widget = SuggestedInput()

    def __init__(self, *args: Any, of: CodeList | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of = of


def _words(list_id: str, entries: list[CodeEntry]) -> Markup:
    """What is chosen is written in Vietnamese, as papers have it; an English page explains it."""
    options = Markup("").join(_option(entry) for entry in entries)
    return Markup('<datalist id="{}">{}</datalist>').format(list_id, options)


def _option(entry: CodeEntry) -> Markup:
    if language() == "en":
        return Markup('<option value="{}" label="{}">').format(entry.vi, entry.en)
    return Markup('<option value="{}">').format(entry.vi)
