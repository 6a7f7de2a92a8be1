"""The law as the office runs it: each regime as a picture and as its rows."""

from flask import Blueprint, Response, render_template

from casework.policy import Ask, OutOfReach
from casework.web.doors import asks
from casework.web.words import language
from workflows.diagram import draw
from workflows.regime import Regime, Row
from workflows.regimes import REGIMES
from workflows.terms import Stage

pages = Blueprint("law", __name__)


@pages.get("/law")
@asks(Ask.READ_LAW)
def index() -> str:
    """The regimes and the days between which each governs."""
    return render_template("law/index.html", regimes=list(REGIMES.values()))


@pages.get("/law/<key>")
@asks(Ask.READ_LAW)
def show(key: str) -> str:
    """One regime: steps, clocks, roles, entitlements and closing grounds, with their sources."""
    regime = _regime(key)
    return render_template("law/show.html", regime=regime, steps=_by_stage(regime))


@pages.get("/law/<key>.svg")
@asks(Ask.READ_LAW)
def picture(key: str) -> Response:
    """The regime as a picture."""
    return Response(draw(_regime(key), language()), mimetype="image/svg+xml")


def _by_stage(regime: Regime) -> list[tuple[Stage | None, list[Row]]]:
    """The rows under the first stage at which they apply; those that open a file come first."""
    order: list[Stage | None] = [None, *Stage]
    groups: dict[Stage | None, list[Row]] = {stage: [] for stage in order}
    for row in regime.rows:
        groups[min(row.at, key=order.index, default=None)].append(row)
    return [(stage, rows) for stage, rows in groups.items() if rows]


def _regime(key: str) -> Regime:
    if key not in REGIMES:
        raise OutOfReach
    return REGIMES[key]
