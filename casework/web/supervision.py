"""The supervisor's list of handoffs, and the receivers that keep quiet."""

from typing import TypeVar

from flask import Blueprint, render_template, request

from casework.lookups.quiet import quiet_lines, quiet_receivers
from casework.lookups.search_watch import limited_lately
from casework.lookups.supervision import handoffs
from casework.policy import Ask
from casework.web.doors import asks, current_actor, now, reading
from workflows.handoff import HandoffState
from workflows.silence import Silence
from workflows.terms import Term

pages = Blueprint("supervision", __name__)

Word = TypeVar("Word", bound=Term)


@pages.get("/supervision")
@asks(Ask.SUPERVISE)
def show() -> str:
    """Handoffs within reach, of one state or all; the address carries the filter."""
    state = _word(HandoffState, "state")
    lines = handoffs(reading(), current_actor(), now(), state, request.args.get("after"))
    limited = limited_lately(reading(), current_actor(), now())
    return render_template(
        "supervision/show.html",
        page=lines,
        states=list(HandoffState),
        limited=limited,
        quiet=quiet_receivers(quiet_lines(reading(), current_actor(), now())),
    )


@pages.get("/supervision/quiet")
@asks(Ask.SUPERVISE)
def quiet() -> str:
    """The silent handoffs behind a number, the longest silence first."""
    lines = quiet_lines(
        reading(),
        current_actor(),
        now(),
        key=request.args.get("unit"),
        silence=_word(Silence, "silence"),
    )
    return render_template("supervision/quiet.html", lines=lines)


def _word(words: type[Word], name: str) -> Word | None:
    text = request.args.get(name)
    return next((each for each in words if each.value == text), None)
