"""The law as the office runs it: each regime as a picture and as its rows."""

from flask import Blueprint, Response, render_template

from casework.policy import Ask, OutOfReach
from casework.web.doors import asks
from casework.web.words import language
from workflows.diagram import draw
from workflows.regime import Regime
from workflows.regimes import REGIMES

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
    return render_template("law/show.html", regime=_regime(key))


@pages.get("/law/<key>.svg")
@asks(Ask.READ_LAW)
def picture(key: str) -> Response:
    """The regime as a picture."""
    return Response(draw(_regime(key), language()), mimetype="image/svg+xml")


def _regime(key: str) -> Regime:
    if key not in REGIMES:
        raise OutOfReach
    return REGIMES[key]
