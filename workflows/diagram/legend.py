"""What the letters, dots and dashes of a picture mean; it stands under each."""

from collections.abc import Iterator

from workflows.diagram import words
from workflows.diagram.layout import EDGE, SMALL, WIDEST, Sheet
from workflows.diagram.lines import dashes, dot, text
from workflows.reasons import Language
from workflows.source import Confidence

BOX = 26
TALL = 15


def legend(sheet: Sheet, lang: Language) -> Iterator[str]:
    """Two lines: the marks, then dots and arrows."""
    x, y = EDGE, sheet.foot + 20
    for mark in Confidence:
        said = words.name(mark, lang)
        if x + _room(said) > sheet.width:
            x, y = EDGE, y + 18
        yield mark_box(x, y, mark, lang)
        yield text(x + BOX + 5, y + 4, said, size=SMALL)
        x += _room(said)
    yield from _dots_and_arrows(y + 20, lang)


def mark_box(x: int, y: int, mark: Confidence, lang: Language) -> str:
    """The letter of a mark in its box: full for V, open for the rest, broken where not known."""
    fill, ink = ("#000", "#fff") if mark is Confidence.V else ("#fff", "#000")
    broken = ' stroke-dasharray="2 2"' if mark in {Confidence.R, Confidence.U} else ""
    letter = words.said(words.MARKS[mark], lang)
    return (
        f'<g class="law-mark"><title>{words.name(mark, lang)}</title>'
        f'<rect x="{x}" y="{y - 8}" width="{BOX}" height="{TALL}" fill="{fill}" stroke="#000"'
        f'{broken}/><text x="{x + BOX // 2}" y="{y + 4}" font-size="{SMALL}" font-weight="bold" '
        f'text-anchor="middle" fill="{ink}">{letter}</text></g>'
    )


def _dots_and_arrows(y: int, lang: Language) -> Iterator[str]:
    x = EDGE
    for said, mark, head in _KINDS:
        spoken = words.said(said, lang)
        end = f' marker-end="url(#{head})"' if head else ""
        yield (
            f'<path d="M{x + 4} {y} H{x + 34}" fill="none" stroke="#000" stroke-width="1.8"'
            f"{dashes(mark)}{end}/>"
        )
        if not head:
            yield dot(x + 6, y, mark, spoken)
        yield text(x + 40, y + 4, spoken, size=SMALL)
        x += 40 + _wide(spoken) + 16


_KINDS = (
    (words.SOLID, Confidence.V, ""),
    (words.DASHED, Confidence.OFFICE, ""),
    (words.HANDS_OVER, Confidence.V, "law-arrow"),
    (words.ASKS, Confidence.V, "law-asks"),
)


def _room(said: str) -> int:
    return BOX + 5 + _wide(said) + 16


def _wide(said: str) -> int:
    return int(len(said) * SMALL * WIDEST)
