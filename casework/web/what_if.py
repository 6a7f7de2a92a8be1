"""`/law/<key>/what-if`: a path is walked without a case. GET only; nothing is stored.

The address holds codes of acts and supposed facts that the reader chose: nothing of anybody's case
but, where the walk begins at one, its stage, its status and the codes of the acts done.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for

from casework.office import vietnam_day
from casework.policy import Ask, OutOfReach
from casework.reckoning import reckoning_of
from casework.web.doors import asks, now, reading
from casework.web.law import one_of, regime_of_key
from workflows.listing import roles_in
from workflows.regime import Fact, Regime
from workflows.terms import Act, AgeBand, Citizenship, Paper, Place, Role, Stage, Status, Term, Wish
from workflows.what_if import (
    MOST_ACTS,
    Outcome,
    Supposed,
    Taken,
    anybody,
    asked_facts,
    clocks_of,
    walk_on,
)

pages = Blueprint("what_if", __name__)

_ONE_OF: Final[dict[str, type[AgeBand] | type[Citizenship] | type[Place]]] = {
    "age": AgeBand,
    "citizenship": Citizenship,
    "place": Place,
}
_ANY_OF: Final[dict[str, type[Wish] | type[Paper]]] = {"wish": Wish, "paper": Paper}


@pages.get("/law/<key>/what-if")
@asks(Ask.READ_LAW)
def show(key: str) -> tuple[str, int] | str:
    """The walk so far, what is open and closed next and why, and the clocks it would start."""
    regime, today = regime_of_key(key), vietnam_day(now())
    next_on = _day(request.args.get("on"), today)
    supposed = _supposed(regime, next_on)
    outcome = walk_on(regime, supposed)
    page = render_template(
        "law/what_if.html",
        regime=regime,
        supposed=supposed,
        outcome=outcome,
        clocks=clocks_of(regime, outcome, now(), reckoning_of(reading())),
        next_on=next_on or today,
        day_is_wrong=next_on is None,
        is_full=_length(supposed) >= MOST_ACTS,
        kept=_kept(supposed, outcome),
        undo=_address(regime, supposed, supposed.taken[:-1]) if supposed.taken else None,
        choices=_choices(regime),
        roles=roles_in(regime),
    )
    return (page, 422) if next_on is None else page


def _supposed(regime: Regime, next_on: date | None) -> Supposed:
    taken = tuple(_taken(text) for text in request.args.getlist("did"))
    last = one_of(Act, request.args.get("do"))
    if last is not None and next_on is not None:
        taken = (*taken, Taken(last, next_on))
    supposed = Supposed(
        taken=taken,
        stage=one_of(Stage, request.args.get("stage")),
        status=one_of(Status, request.args.get("status")),
        before=tuple(_act(text) for text in request.args.getlist("done")),
        facts=_facts(),
        role=one_of(Role, request.args.get("role")),
    )
    _insist_on_length(supposed)
    return supposed


def _insist_on_length(supposed: Supposed) -> None:
    if _length(supposed) > MOST_ACTS:
        raise OutOfReach


def _length(supposed: Supposed) -> int:
    return len(supposed.taken) + len(supposed.before)


def _taken(text: str) -> Taken:
    """`receive:2026-01-05`."""
    code, _colon, day = text.partition(":")
    return Taken(_act(code), _day_of(day))


def _act(text: str) -> Act:
    found = one_of(Act, text)
    if found is None:
        raise OutOfReach
    return found


def _day_of(text: str) -> date:
    found = _iso(text)
    if found is None:
        raise OutOfReach
    return found


def _day(text: str | None, today: date) -> date | None:
    """The day that was chosen for the next step; today where none was, None where it is no day."""
    return _iso(text) if text else today


def _iso(text: str) -> date | None:
    """A day of the calendar, far enough from its ends that limits can be counted."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a legal day
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


FIRST: Final = date(2012, 1, 1)
LAST: Final = date(2099, 12, 31)


def _facts() -> frozenset[Fact]:
    """The supposed person and papers: of age, citizenship and place always one."""
    defaults = {type(fact): fact for fact in anybody()}
    ones: list[Fact] = [
        one_of(kind, request.args.get(name)) or defaults[kind] for name, kind in _ONE_OF.items()
    ]
    return frozenset([*ones, *_ticked()])


def _ticked() -> Iterable[Fact]:
    for name, kind in _ANY_OF.items():
        for text in request.args.getlist(name):
            found = one_of(kind, text)
            if found is not None:
                yield found


def _choices(regime: Regime) -> dict[str, list[Any]]:
    """What can be supposed; wishes and papers only where some row asks for them."""
    asked = asked_facts(regime)
    ones = {name: list(kind) for name, kind in _ONE_OF.items()}
    return ones | {name: [f for f in kind if f in asked] for name, kind in _ANY_OF.items()}


def _kept(supposed: Supposed, outcome: Outcome) -> list[tuple[str, str]]:
    """What a form of the page carries on besides the facts that stand in it: steps that held."""
    return [
        *([("stage", supposed.stage.value)] if supposed.stage else []),
        *([("status", supposed.status.value)] if supposed.status else []),
        *(("done", act.value) for act in supposed.before),
        *(("did", _told(each.taken)) for each in outcome.walked),
    ]


def _told(taken: Taken) -> str:
    return f"{taken.act.value}:{taken.on.isoformat()}"


def _address(regime: Regime, supposed: Supposed, taken: Iterable[Taken]) -> str:
    facts = supposed.facts
    named: dict[str, type[Term]] = {**_ONE_OF, **_ANY_OF}
    chosen: dict[str, Any] = {
        name: [fact.value for fact in kind if fact in facts] for name, kind in named.items()
    }
    return url_for(
        "what_if.show",
        key=regime.key,
        stage=supposed.stage.value if supposed.stage else None,
        status=supposed.status.value if supposed.status else None,
        role=supposed.role.value if supposed.role else None,
        done=[act.value for act in supposed.before],
        did=[_told(each) for each in taken],
        **chosen,
    )
