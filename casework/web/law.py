"""The law as the office runs it: each regime as pictures and as its rows, and what sets them apart.

What is chosen stands in the address: words of the law only, nothing of a case.
"""

from enum import StrEnum
from typing import TypeVar

from flask import Blueprint, Response, render_template, request

from casework.lookups.law_counts import codes_at, standings
from casework.policy import Ask, OutOfReach
from casework.web.doors import asks, current_actor, reading
from casework.web.words import language, said
from workflows.coordination import duties_of, standing_duties_of
from workflows.diagram import MARKS, draw, sheets
from workflows.difference import Aspect, Topic, differences
from workflows.listing import Wanted, by_stage, lines, marks_in, roles_in, stages_in
from workflows.papers import FORMS
from workflows.paths import Path, paths_of
from workflows.regime import Regime
from workflows.regimes import REGIMES
from workflows.source import Confidence
from workflows.terms import Role, Stage, Status, Term, Unset

pages = Blueprint("law", __name__)

_Word = TypeVar("_Word", bound=StrEnum)


@pages.get("/law")
@asks(Ask.READ_LAW)
def index() -> str:
    """The regimes and the days between which each governs."""
    return render_template("law/index.html", regimes=list(REGIMES.values()))


@pages.get("/law/<key>")
@asks(Ask.READ_LAW)
def show(key: str) -> str:
    """One regime: pictures, steps, clocks, duties, papers, support, roles and grounds."""
    regime, wanted = regime_of_key(key), _wanted()
    listed = lines(regime, wanted)
    return render_template(
        "law/show.html",
        regime=regime,
        wanted=wanted,
        steps=by_stage(listed),
        listed=listed,
        choices=_choices(regime),
        marks=[(said(letter), mark) for mark, letter in MARKS.items()],
        sheets=len(sheets(regime, language(), _on(regime, wanted.path))),
        duties=duties_of(regime.key),
        standing=standing_duties_of(regime.key),
        forms=FORMS.get(regime.key, ()),
        clocks={clock.key: clock for clock in regime.clocks},
    )


@pages.get("/law/<key>.svg")
@asks(Ask.READ_LAW)
def picture(key: str) -> Response:
    """The overview or one path as a picture: the whole, or one sheet of A4."""
    regime, path = regime_of_key(key), one_of(Path, request.args.get("path"))
    sheet = request.args.get("sheet")
    if path is not None and path not in paths_of(regime):
        raise OutOfReach
    drawn = draw(regime, language(), path) if sheet is None else _sheet(regime, path, sheet)
    return Response(drawn, mimetype="image/svg+xml")


@pages.get("/law/difference")
@asks(Ask.READ_LAW)
def difference() -> str:
    """What sets the first law apart from the last; one aspect of it, or all."""
    one, *_between, other = REGIMES.values()
    aspect = one_of(Aspect, request.args.get("aspect"))
    found = [each for each in differences(one, other) if aspect in {None, each.aspect}]
    groups = [(topic, [each for each in found if each.topic is topic]) for topic in Topic]
    return render_template(
        "law/difference.html",
        one=one,
        other=other,
        groups=[group for group in groups if group[1]],
        aspects=list(Aspect),
        aspect=aspect,
    )


@pages.get("/law/<key>/cases")
@asks(Ask.READ_LAW)
def cases(key: str) -> str:
    """Which cases within reach stand where, as counts; and the codes of one place."""
    regime, stage = regime_of_key(key), one_of(Stage, request.args.get("stage"))
    status, after = _status(), request.args.get("after")
    found = standings(reading(), current_actor(), regime)
    at = (stage, status) if stage else None
    return render_template(
        "law/cases.html",
        regime=regime,
        standings=found,
        at=at,
        after=after,
        listed=codes_at(reading(), current_actor(), regime, at, after) if at else None,
    )


def regime_of_key(key: str) -> Regime:
    """The regime of an address; a key that is none is out of reach."""
    if key not in REGIMES:
        raise OutOfReach
    return REGIMES[key]


def one_of(kind: type[_Word], text: str | None) -> _Word | None:
    """The word of an address, None where nothing was said; a word that is none is out of reach."""
    if not text:
        return None
    found = next((word for word in kind if word.value == text), None)
    if found is None:
        raise OutOfReach
    return found


def _wanted() -> Wanted:
    return Wanted(
        role=one_of(Role, request.args.get("role")),
        stage=one_of(Stage, request.args.get("stage")),
        mark=one_of(Confidence, request.args.get("mark")),
        path=one_of(Path, request.args.get("path")),
    )


def _choices(regime: Regime) -> dict[str, tuple[Term | Confidence, ...]]:
    """What each filter of the page offers: words that the table uses."""
    return {
        "path": paths_of(regime),
        "role": roles_in(regime),
        "stage": stages_in(regime),
        "mark": marks_in(regime),
    }


def _on(regime: Regime, path: Path | None) -> Path | None:
    return path if path in paths_of(regime) else None


def _sheet(regime: Regime, path: Path | None, text: str) -> str:
    drawn = sheets(regime, language(), path)
    if not text.isdecimal() or not 1 <= int(text) <= len(drawn):
        raise OutOfReach
    return drawn[int(text) - 1]


def _status() -> Status | None:
    """No status is said by its own word, as rows of the law do."""
    text = request.args.get("status")
    return None if text == Unset.STATUS.value else one_of(Status, text)
