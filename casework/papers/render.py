"""From a template and its values to a PDF. What a paper says stands in the module of that paper."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

import typst

from casework.papers.letters import FONTS, missing_letters, printable

JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"

_TEMPLATES = Path(__file__).parent / "typst"


class MissingLetters(ValueError):
    """Some values hold letters that the bundled font lacks; a wrong letter is never printed.

    `fields` are the places in the context (`giving.representative`), never the values.
    """

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(f"letters that the paper's font lacks, in: {', '.join(fields)}")
        self.fields = fields


def render_pdf(name: str, context: Mapping[str, JSON]) -> bytes:
    """The paper `name` as PDF/A-2b, filled with `context`; equal contexts give equal bytes.

    `context["created_at"]` (ISO 8601 with offset) is the creation time of the file. The values
    are data to the template: markup in them is printed as it stands. Nothing is written to disk.
    Raises `MissingLetters`.
    """
    values = _printable(context)
    faulty = tuple(_faulty_fields(values, ""))
    if faulty:
        raise MissingLetters(faulty)
    return typst.compile(
        _TEMPLATES / f"{name}.typ",
        root=_TEMPLATES,
        font_paths=bundled_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2b"],
        sys_inputs={"context": json.dumps(values, ensure_ascii=False)},
        timestamp=_created_at(context),
    )


def _printable(value: JSON) -> JSON:
    """The same values with every text as it goes on paper."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_printable(inner) for inner in value]
    return value


def _faulty_fields(value: JSON, path: str) -> Iterator[str]:
    """The places below `path` whose text cannot be printed whole."""
    if isinstance(value, str):
        if missing_letters(value):
            yield path
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _faulty_fields(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, Sequence):
        for number, inner in enumerate(value):
            yield from _faulty_fields(inner, f"{path}.{number}")


def _created_at(context: Mapping[str, JSON]) -> datetime:
    """Whole seconds: the format of the document's date has no room for less."""
    made = datetime.fromisoformat(str(context["created_at"]))
    return made.astimezone(UTC).replace(microsecond=0)


@cache
def bundled_fonts() -> typst.Fonts:
    """The four faces in this package and nothing else: the same page on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
