"""Where everything stands: columns, line heights, and which lines go on which sheet.

All measures are px of the picture. Words are wrapped by a width that no common sans-serif exceeds,
so that nothing runs out of its column whatever font a machine has.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.diagram import words
from workflows.diagram.arcs import Arc, Band, bands, lanes
from workflows.paths import Path
from workflows.reasons import Language
from workflows.regime import Regime
from workflows.terms import Role

EDGE = 8
LABEL = 300  # the act in words
MARK = 38  # how sure
LANE = 74
RESULT = 214
SIZE = 13  # of letters
SMALL = 11
LEADING = 16  # from one line of words to the next
SMALL_LEADING = 13
ROOM = 7  # over and under the words of a line
STRIP = 22  # the heading of a band
LEGEND = 64
TITLE = 30
WIDEST = 0.6  # of a letter, in letter heights; bold a little more
BOLD = 0.64
A4 = 190 / 277  # height to width of A4 landscape within its margins


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line at its place: `y` its top, `middle` where its dots are."""

    arc: Arc
    band: Band
    y: int
    height: int
    label: tuple[str, ...]
    note: tuple[str, ...]
    result: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The height of dots and arrows."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Strip:
    """The heading of a band at its place; `again` where the band goes on from another sheet."""

    band: Band
    y: int
    again: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture: how large, which lanes, and what stands where."""

    roles: tuple[Role, ...]
    height: int
    head: int
    strips: tuple[Strip, ...]
    lines: tuple[Drawn, ...]

    @property
    def width(self) -> int:
        """From edge to edge."""
        return width_of(self.roles)

    @property
    def foot(self) -> int:
        """Where the lanes end and the legend begins."""
        return self.height - LEGEND


def width_of(roles: tuple[Role, ...]) -> int:
    """How wide a picture with these lanes is."""
    return 2 * EDGE + LABEL + MARK + LANE * len(roles) + RESULT


def lane_x(roles: tuple[Role, ...], role: Role) -> int:
    """The middle of a lane."""
    return EDGE + LABEL + MARK + LANE * roles.index(role) + LANE // 2


def result_x(roles: tuple[Role, ...]) -> int:
    """Where the words of the result begin."""
    return EDGE + LABEL + MARK + LANE * len(roles) + 8


def lay_out(regime: Regime, path: Path | None, lang: Language, *, on_a4: bool) -> tuple[Sheet, ...]:
    """The lines of a picture at their places: on one sheet, or on as many of A4 as they take."""
    drawn = bands(regime, path)
    roles = lanes(drawn)
    head = TITLE + SMALL_LEADING * max((len(lane_words(r, lang)) for r in roles), default=1) + 12
    longest = int(width_of(roles) * A4) - LEGEND if on_a4 else None
    return tuple(_sheets(drawn, roles, head, lang, longest))


def lane_words(role: Role, lang: Language) -> tuple[str, ...]:
    """The head of a lane, wrapped."""
    short = words.said(words.SHORT[role], lang)
    return wrapped(words.upfirst(short), LANE - 4, SMALL, BOLD)


def wrapped(text: str, width: int, size: int, letter: float = WIDEST) -> tuple[str, ...]:
    """The words of a text on lines that fit the width."""
    most = int(width / (size * letter))
    rows = [""]
    for part in text.split():
        longer = f"{rows[-1]} {part}".strip()
        if len(longer) <= most or not rows[-1]:
            rows[-1] = longer
        else:
            rows.append(part)
    return tuple(rows)


def _sheets(
    drawn: tuple[Band, ...],
    roles: tuple[Role, ...],
    head: int,
    lang: Language,
    longest: int | None,
) -> Iterator[Sheet]:
    strips: list[Strip] = []
    lines: list[Drawn] = []
    y = head
    for band, arc, is_first in _in_order(drawn):
        height = _height(arc, band, lang)
        needed = height + (STRIP if is_first else 0)
        is_new = longest is not None and bool(lines) and y + needed > longest
        if is_new:
            yield Sheet(roles, y + LEGEND, head, tuple(strips), tuple(lines))
            strips, lines, y = [], [], head
        if is_first or is_new:
            strips.append(Strip(band, y, again=not is_first))
            y += STRIP
        lines.append(_line(arc, band, y, height, lang))
        y += height
    yield Sheet(roles, y + LEGEND, head, tuple(strips), tuple(lines))


def _in_order(drawn: tuple[Band, ...]) -> Iterator[tuple[Band, Arc, bool]]:
    for band in drawn:
        for number, arc in enumerate(band.arcs):
            yield band, arc, number == 0


def _height(arc: Arc, band: Band, lang: Language) -> int:
    left = LEADING * len(_label(arc, lang)) + SMALL_LEADING * len(_note(arc, band, lang))
    right = SMALL_LEADING * len(_result(arc, lang))
    return max(left, right, LEADING) + ROOM


def _line(arc: Arc, band: Band, y: int, height: int, lang: Language) -> Drawn:
    label, note, result = _label(arc, lang), _note(arc, band, lang), _result(arc, lang)
    return Drawn(arc, band, y, height, label, note, result)


def _label(arc: Arc, lang: Language) -> tuple[str, ...]:
    return wrapped(words.label(arc, lang), LABEL - 10, SIZE)


def _note(arc: Arc, band: Band, lang: Language) -> tuple[str, ...]:
    text = words.stages(arc, band, lang)
    return wrapped(text, LABEL - 30, SMALL) if text else ()


def _result(arc: Arc, lang: Language) -> tuple[str, ...]:
    parts = (wrapped(part, RESULT - 12, SMALL) for part in words.result(arc, lang))
    return tuple(row for part in parts for row in part)
