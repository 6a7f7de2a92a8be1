"""The picture itself, as SVG: lanes by role, bands by stage, arrows from lane to lane.

Words have columns of their own, so no line runs through them; what is drawn is black on white, and
how sure a row is can be read by letter, dot and dash without any colour. Classes let the style
sheet of a page change it; the attributes are a fallback.
"""

from collections.abc import Iterator
from html import escape

from workflows.diagram import words
from workflows.diagram.layout import (
    EDGE,
    LABEL,
    LEADING,
    MARK,
    SIZE,
    SMALL,
    SMALL_LEADING,
    STRIP,
    TITLE,
    Drawn,
    Sheet,
    Strip,
    lane_words,
    lane_x,
    lay_out,
    result_x,
)
from workflows.diagram.legend import legend, mark_box
from workflows.diagram.lines import hairline, text, ways
from workflows.paths import Path
from workflows.reasons import Language
from workflows.regime import Regime
from workflows.terms import Role


def draw(regime: Regime, lang: Language, path: Path | None = None) -> str:
    """The overview of a regime, or one of its paths, as one SVG document of whatever length."""
    (sheet,) = lay_out(regime, path, lang, on_a4=False)
    return _svg(sheet, regime, path, lang, (1, 1))


def sheets(regime: Regime, lang: Language, path: Path | None = None) -> tuple[str, ...]:
    """The same on as many sheets of A4 (landscape) as it takes; each row on one of them."""
    laid = lay_out(regime, path, lang, on_a4=True)
    return tuple(
        _svg(sheet, regime, path, lang, (number, len(laid)))
        for number, sheet in enumerate(laid, start=1)
    )


def _svg(
    sheet: Sheet, regime: Regime, path: Path | None, lang: Language, number: tuple[int, int]
) -> str:
    named = words.title(regime, path, lang, number)
    described = words.said(words.DESCRIBED, lang).format(lines=len(sheet.lines))
    return "\n".join(
        [
            OPENING.format(width=sheet.width, height=sheet.height, size=SIZE),
            f'<title id="law-title">{escape(named)}</title>',
            f'<desc id="law-desc">{escape(described)}</desc>',
            ARROWS,
            f'<rect width="{sheet.width}" height="{sheet.height}" fill="#fff"/>',
            text(EDGE, 20, named, size=15, bold=True),
            *_lanes(sheet, lang),
            *(part for strip in sheet.strips for part in _strip(strip, sheet, lang)),
            *(part for line in sheet.lines for part in _line(line, sheet, lang)),
            *legend(sheet, lang),
            "</svg>",
        ]
    )


OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="law" role="img" '
    'aria-labelledby="law-title law-desc" viewBox="0 0 {width} {height}" '
    'width="{width}" height="{height}" font-family="sans-serif" font-size="{size}">'
)

ARROWS = (
    '<defs><marker id="law-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" '
    'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z"/>'
    '</marker><marker id="law-asks" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" '
    'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1 L9 5 L1 9" '
    'fill="none" stroke="#000" stroke-width="1.6"/></marker></defs>'
)


def _lanes(sheet: Sheet, lang: Language) -> Iterator[str]:
    yield text(EDGE, sheet.head - 8, words.said(words.ACT, lang), bold=True)
    yield text(result_x(sheet.roles), sheet.head - 8, words.said(words.LEADS_TO, lang), bold=True)
    for role in sheet.roles:
        yield from _lane(role, sheet, lang)
    for x in (EDGE + LABEL + MARK, result_x(sheet.roles) - 8):
        yield hairline(x, TITLE, x, sheet.foot, "#000")


def _lane(role: Role, sheet: Sheet, lang: Language) -> Iterator[str]:
    x = lane_x(sheet.roles, role)
    yield f'<g class="law-lane"><title>{escape(words.upfirst(words.name(role, lang)))}</title>'
    yield hairline(x, sheet.head, x, sheet.foot, "#999")
    rows = lane_words(role, lang)
    top = sheet.head - 8 - SMALL_LEADING * (len(rows) - 1)
    for number, row in enumerate(rows):
        y = top + SMALL_LEADING * number
        yield text(x, y, row, size=SMALL, bold=True, middle=True)
    yield "</g>"


def _strip(strip: Strip, sheet: Sheet, lang: Language) -> Iterator[str]:
    yield (
        f'<rect class="law-stage" x="{EDGE}" y="{strip.y}" width="{sheet.width - 2 * EDGE}" '
        f'height="{STRIP - 2}" fill="#e4e4e4" stroke="#000" stroke-width="0.8"/>'
    )
    heading = words.heading(strip.band, lang, again=strip.again)
    yield text(EDGE + 6, strip.y + 15, heading, bold=True)


def _line(line: Drawn, sheet: Sheet, lang: Language) -> Iterator[str]:
    yield f'<g class="law-act"><title>{escape(words.whole(line.arc, lang))}</title>'
    foot = line.y + line.height
    yield hairline(EDGE, foot, sheet.width - EDGE, foot, "#ccc")
    yield from _label(line)
    yield mark_box(EDGE + LABEL + 4, line.middle, line.arc.mark, lang)
    yield from ways(line, sheet.roles, lang)
    yield from _result(line, sheet)
    yield "</g>"


def _label(line: Drawn) -> Iterator[str]:
    tall = LEADING * len(line.label) + SMALL_LEADING * len(line.note)
    y = line.middle - tall // 2 + LEADING - 4
    for row in line.label:
        yield text(EDGE + 4, y, row)
        y += LEADING
    for row in line.note:
        yield text(EDGE + 22, y - 2, row, size=SMALL)
        y += SMALL_LEADING


def _result(line: Drawn, sheet: Sheet) -> Iterator[str]:
    top = line.middle + 4 - SMALL_LEADING * (len(line.result) - 1) // 2
    for number, row in enumerate(line.result):
        yield text(result_x(sheet.roles), top + SMALL_LEADING * number, row, size=SMALL)
