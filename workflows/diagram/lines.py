"""Dots, arrows and words of one line of a picture."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from workflows.diagram import words
from workflows.diagram.layout import SIZE, Drawn, lane_x
from workflows.reasons import Language
from workflows.source import Confidence
from workflows.terms import Role

DOT = 5
APART = 13  # from one dot to the next of the same lane
SHORT_OF = 8  # an arrow ends before the middle of a lane


def text(
    x: int, y: int, said: str, *, size: int = SIZE, bold: bool = False, middle: bool = False
) -> str:
    """Words at a place; `middle` stands them around it."""
    weight = ' font-weight="bold"' if bold else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{weight}{anchor}>{escape(said)}</text>'


def hairline(x1: int, y1: int, x2: int, y2: int, colour: str) -> str:
    """A thin line that the eye follows."""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="0.8"/>'


def ways(line: Drawn, roles: tuple[Role, ...], lang: Language) -> Iterator[str]:
    """The dots of the rows, and the arrows to whoever takes over or is asked."""
    y = line.middle
    giver = lane_x(roles, line.arc.row.by)
    if line.arc.row.hands_to:
        yield _arrow(
            giver, lane_x(roles, line.arc.row.hands_to.role), y, line.arc.mark, "law-arrow"
        )
    for asked in line.arc.asked:
        yield _arrow(giver, lane_x(roles, asked), y, line.arc.mark, "law-asks")
    for x, each in zip(_places(line, roles), line.arc.rows, strict=True):
        title = escape(words.sentence(each, lang))
        yield dot(x, y, line.arc.mark, title, each.number)


def dot(x: int, y: int, mark: Confidence, title: str, number: int | None = None) -> str:
    """Full where the article was read, else hollow."""
    fill = "#000" if mark is Confidence.V else "#fff"
    row = f' data-row="{number}"' if number is not None else ""
    return (
        f'<circle class="law-dot"{row} cx="{x}" cy="{y}" r="{DOT}" fill="{fill}" stroke="#000" '
        f'stroke-width="1.6"><title>{title}</title></circle>'
    )


def _places(line: Drawn, roles: tuple[Role, ...]) -> Iterator[int]:
    """One place for each row; those of one lane stand side by side around its middle."""
    in_lane = Counter(each.row.by for each in line.arc.rows)
    placed: Counter[Role] = Counter()
    for each in line.arc.rows:
        role = each.row.by
        aside = APART * placed[role] - APART * (in_lane[role] - 1) // 2
        placed[role] += 1
        yield lane_x(roles, role) + aside


def _arrow(start: int, end: int, y: int, mark: Confidence, head: str) -> str:
    way = _loop(start, y) if start == end else f"M{start} {y} H{_short_of(end, start)}"
    return (
        f'<path class="law-way" d="{way}" fill="none" stroke="#000" stroke-width="1.8"'
        f'{dashes(mark)} marker-end="url(#{head})"/>'
    )


def dashes(mark: Confidence) -> str:
    """Dashed wherever the article was not read."""
    return "" if mark is Confidence.V else ' stroke-dasharray="5 3"'


def _loop(x: int, y: int) -> str:
    """Out of a lane and back into it: from one unit to another of the same role."""
    return f"M{x} {y - 3} C{x + 34} {y - 13} {x + 34} {y + 13} {x + SHORT_OF - 1} {y + 3}"


def _short_of(end: int, start: int) -> int:
    return end - SHORT_OF if end > start else end + SHORT_OF
