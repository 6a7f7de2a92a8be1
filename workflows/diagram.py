"""A regime as a picture: one lane for each stage, one line for each act, in the order of the table.

The layout is our own and has no crossings to solve: acts run downwards, stages stand side by side.
Colours and fonts come from the page's style sheet through classes; the attributes are a fallback.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from workflows.reasons import Language
from workflows.regime import Regime
from workflows.terms import Act, Role, Stage, Status

LABELS = 430  # all measures in px: the words at the left
LANE = 130
LINE = 26
HEAD = 60
DOT = 5


@dataclass(frozen=True, slots=True)
class Arc:
    """Rows that differ in their role only: one line of the picture."""

    act: Act
    at: tuple[Stage, ...]
    to: Stage | None
    sets: Status | None
    roles: tuple[Role, ...]


def draw(regime: Regime, lang: Language) -> str:
    """The regime as an SVG document, with a title and a description for screen readers."""
    arcs = _arcs(regime)
    width, height = LABELS + LANE * len(Stage), HEAD + LINE * (len(arcs) + 1)
    body = [
        *_lanes(lang, height),
        *(line for n, arc in enumerate(arcs) for line in _line(n, arc, lang)),
    ]
    return "\n".join(
        [
            OPENING.format(width=width, height=height),
            f'<title id="law-title">{escape(_name(regime, lang))}</title>',
            f'<desc id="law-desc">{escape(DESCRIPTION[lang].format(lines=len(arcs)))}</desc>',
            ARROW,
            *body,
            "</svg>",
        ]
    )


def mermaid(regime: Regime) -> str:
    """The regime as a Mermaid state diagram; acts that stay in their stage are left out."""
    moving = [row for row in regime.rows if row.to is not None]
    lines = dict.fromkeys(
        f"    {start} --> {row.to}: {row.act.value} ({row.by.value})"
        for row in moving
        for start in _sorted(row.at) or ("[*]",)
    )
    return "\n".join(["stateDiagram-v2", *lines, "    closed --> [*]", ""])


def _arcs(regime: Regime) -> list[Arc]:
    roles: dict[tuple[Act, tuple[Stage, ...], Stage | None, Status | None], list[Role]] = {}
    for row in regime.rows:
        key = (row.act, _sorted(row.at), row.to, row.sets)
        roles.setdefault(key, []).append(row.by)
    return [Arc(*key, tuple(dict.fromkeys(by))) for key, by in roles.items()]


def _lanes(lang: Language, height: int) -> Iterator[str]:
    for stage in Stage:
        x = _x(stage)
        yield (
            f'<line class="law-lane" x1="{x}" y1="{HEAD - 18}" x2="{x}" y2="{height - LINE // 2}" '
            f'stroke="#b1b4b6"/>'
        )
        for row, part in enumerate(_two_lines(_name(stage, lang))):
            yield (
                f'<text class="law-stage" x="{x}" y="{18 + 16 * row}" text-anchor="middle" '
                f'font-weight="bold">{escape(part)}</text>'
            )


def _line(number: int, arc: Arc, lang: Language) -> Iterator[str]:
    y = HEAD + LINE * number + LINE // 2
    yield f'<g class="law-act"><title>{escape(_sentence(arc, lang))}</title>'
    yield f'<text class="law-label" x="8" y="{y + 4}">{escape(_label(arc, lang))}</text>'
    yield from _marks(arc, y)
    yield "</g>"


def _marks(arc: Arc, y: int) -> Iterator[str]:
    """A dot where the act is done; an arrow to where it leads, or from the edge for a new file."""
    for stage in arc.at:
        yield f'<circle class="law-dot" cx="{_x(stage)}" cy="{y}" r="{DOT}" fill="#1d70b8"/>'
    if arc.to is None:
        return
    for start in [_x(stage) for stage in arc.at] or [LABELS]:
        yield (
            f'<path class="law-way" d="M{start} {y} H{_short_of(_x(arc.to), start)}" '
            f'stroke="#1d70b8" stroke-width="2" fill="none" marker-end="url(#law-arrow)"/>'
        )


def _short_of(end: int, start: int) -> int:
    return end - 8 if end > start else end + 8


OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="law" role="img" '
    'aria-labelledby="law-title law-desc" viewBox="0 0 {width} {height}" '
    'font-family="sans-serif" font-size="13">'
)

ARROW = (
    '<defs><marker id="law-arrow" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="6" '
    'markerHeight="6" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#1d70b8"/></marker></defs>'
)

DESCRIPTION: dict[Language, str] = {
    "vi": "Sơ đồ {lines} việc theo các giai đoạn; bảng bên cạnh nêu cùng nội dung bằng chữ.",
    "en": "A picture of {lines} acts across the stages; the table beside it says the same.",
}


def _label(arc: Arc, lang: Language) -> str:
    roles = ROLE_MARKS[lang]
    return f"{_name(arc.act, lang)} · {', '.join(roles.get(role, role.vi) for role in arc.roles)}"


def _sentence(arc: Arc, lang: Language) -> str:
    roles = ", ".join(_name(role, lang) for role in arc.roles)
    start = ", ".join(_name(stage, lang) for stage in arc.at) or "—"
    end = _name(arc.to, lang) if arc.to else start
    status = f" ({_name(arc.sets, lang)})" if arc.sets else ""
    return f"{_name(arc.act, lang)}; {roles}: {start} → {end}{status}"


ROLE_MARKS: dict[Language, dict[Role, str]] = {
    "vi": {
        Role.RECEIVER: "tiếp nhận",
        Role.COMMUNE: "xã",
        Role.CASE_OWNER: "chuyên môn",
        Role.VERIFIER: "xác minh",
        Role.RESCUER: "giải cứu",
        Role.GATE: "cửa khẩu",
        Role.FACILITY: "cơ sở",
    },
    "en": {
        Role.RECEIVER: "receiver",
        Role.COMMUNE: "commune",
        Role.CASE_OWNER: "owner",
        Role.VERIFIER: "verifier",
        Role.RESCUER: "rescuer",
        Role.GATE: "gate",
        Role.FACILITY: "facility",
    },
}


def _x(stage: Stage) -> int:
    return LABELS + LANE * list(Stage).index(stage) + LANE // 2


def _sorted(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple(sorted(stages, key=list(Stage).index))


def _two_lines(words: str) -> tuple[str, ...]:
    parts = words.split()
    half = (len(parts) + 1) // 2
    return tuple(" ".join(part) for part in (parts[:half], parts[half:]) if part)


def _name(term: Act | Role | Stage | Status | Regime, lang: Language) -> str:
    return term.vi if lang == "vi" else term.en
