"""An edit on what changed meanwhile: both sides field by field, and nothing typed is lost.

A form that shows stored values says in `seen`, by keyed digests, what it showed. What only somebody
else changed is taken over and listed; what both changed is for the officer to choose.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import request
from wtforms import Field, HiddenField, SelectField

from casework.web.doors import office
from casework.web.forms import PageForm

CHOICE: Final = "side_"
MINE, STORED = "mine", "stored"
_LENGTH: Final = 16  # hex digits of a digest

Texts = Mapping[str, str]
"""What stands in each field, by its name; an empty text where nothing does."""


@dataclass(frozen=True, slots=True)
class Side:
    """One field that somebody changed meanwhile."""

    field: str
    label: str
    mine: str
    stored: str
    mine_said: str
    stored_said: str
    """The same in words, where the field offers choices."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What was changed by both, and what only by somebody else; empty where nothing was."""

    both: tuple[Side, ...]
    theirs: tuple[Side, ...]

    def __bool__(self) -> bool:
        return bool(self.both or self.theirs)


class EditForm(PageForm):
    """A form of stored values, which knows what it showed."""

    seen = HiddenField()

    def show(self, stored: Texts) -> None:
        """Say what is shown: from now on this is what the officer has seen."""
        self.seen.data = json.dumps({name: _digest(name, text) for name, text in stored.items()})

    def sides(self, stored: Texts) -> Sides:
        """What changed since the form was shown, once the officer's own choices are applied.

        A field that only somebody else changed then holds what is stored.
        """
        self._choose(stored)
        seen = _seen(self.seen.data)
        changed = [side for side in self._sides(stored) if seen.get(side.field) is not None]
        changed = [side for side in changed if seen[side.field] != _digest(side.field, side.stored)]
        theirs = [side for side in changed if seen[side.field] == _digest(side.field, side.mine)]
        for side in theirs:
            self[side.field].data = side.stored
        return Sides(tuple(side for side in changed if side not in theirs), tuple(theirs))

    def _choose(self, stored: Texts) -> None:
        for name, text in stored.items():
            if name in self and request.form.get(f"{CHOICE}{name}") == STORED:
                self[name].data = text

    def _sides(self, stored: Texts) -> Iterator[Side]:
        """Every field in which the officer says other than what is stored."""
        for name, text in stored.items():
            mine = str(self[name].data or "") if name in self else text
            if mine != text:
                said = _words_of(self[name])
                words = said.get(mine, mine), said.get(text, text)
                yield Side(name, str(self[name].label.text), mine, text, *words)


def _words_of(field: Field) -> dict[str, str]:
    if not isinstance(field, SelectField):
        return {}
    return {str(choice[0]): str(choice[1]) for choice in field.iter_choices()}


def _seen(text: str | None) -> Mapping[str, Any]:  # whatever somebody may send
    try:
        seen = json.loads(text or "{}")
    except ValueError:
        return {}
    return seen if isinstance(seen, dict) else {}


def _digest(name: str, text: str) -> str:
    content = f"seen\x1f{name}\x1f{text}".encode()
    return office().keyring.digest(content)[:_LENGTH]
