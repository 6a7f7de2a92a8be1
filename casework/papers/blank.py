"""Blank forms for when the line is down: written on by hand, typed in later. They hold no person.

The boxes stand in the order of the pages into which they are typed later; `name` is the name of
the field there. What each form asks stands in `blank_forms.py`.
"""

from dataclasses import dataclass, field
from datetime import datetime

from casework.papers.dates import short_time
from casework.papers.layout import Words
from casework.papers.render import JSON, render_pdf
from workflows.terms import Term


@dataclass(frozen=True, slots=True)
class Lines:
    """Dotted lines to write on; `half` takes half the width of the sheet."""

    name: str
    label: Words
    count: int = 1
    half: bool = False

    @property
    def shape(self) -> JSON:
        """As the template draws it."""
        return {"kind": "lines", **_words(self.label), "count": self.count, "half": self.half}


@dataclass(frozen=True, slots=True)
class Boxes:
    """Small squares, of which one is ticked."""

    name: str
    label: Words
    choices: tuple[Words, ...]
    half: bool = False

    @property
    def shape(self) -> JSON:
        """As the template draws it."""
        choices = [_words(choice) for choice in self.choices]
        return {"kind": "boxes", **_words(self.label), "choices": choices, "half": self.half}


@dataclass(frozen=True, slots=True)
class Grid:
    """An empty table: its columns with their parts of the width, and how many rows."""

    name: str
    columns: tuple[tuple[Words, int], ...]
    rows: int
    half: bool = False

    @property
    def shape(self) -> JSON:
        """As the template draws it."""
        return {
            "kind": "grid",
            "heads": [_words(words) for words, _ in self.columns],
            "parts": [part for _, part in self.columns],
            "rows": self.rows,
            "half": self.half,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """Boxes under one heading."""

    title: Words
    boxes: tuple[Lines | Boxes | Grid, ...]


@dataclass(frozen=True, slots=True)
class BlankForm:
    """One form on paper. `signers` sign side by side; `slip` is cut off and given to the person."""

    title: Words
    advice: tuple[str, ...]
    sections: tuple[Section, ...]
    signers: tuple[Words, ...] = field(default=())
    slip: tuple[Words, ...] = field(default=())
    lies: bool = False  # the sheet lies on its long side

    @property
    def names(self) -> list[str]:
        """The fields in their order."""
        return [box.name for section in self.sections for box in section.boxes if box.name]


def words_of(term: Term) -> Words:
    """A term of the office on paper."""
    return Words(term.vi, term.en)


def blank_form_pdf(form: BlankForm, unit: str, at: datetime) -> bytes:
    """The form as PDF, with the name of the unit that prints it at `at` (UTC)."""
    context: dict[str, JSON] = {
        "created_at": at.isoformat(),
        "unit": unit,
        "title": _words(form.title),
        "advice": list(form.advice),
        "sections": [_section(section) for section in form.sections],
        "signers": [_words(signer) for signer in form.signers],
        "slip": [_words(line) for line in form.slip],
        "lies": form.lies,
        "printed": f"In lúc {short_time(at)}",
    }
    return render_pdf("blank", context)


def _section(section: Section) -> JSON:
    return {**_words(section.title), "boxes": [box.shape for box in section.boxes]}


def _words(words: Words) -> dict[str, JSON]:
    return {"vi": words.vi, "en": words.en}
