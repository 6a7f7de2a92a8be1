"""Which of our cases stand where in a regime: counts by stage and status, then codes. No names.

Counted is only what the officer's unit reaches, itself or through the units it oversees; so a small
number tells nobody of a case that they could not see.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.cursors import cursor_of, from_cursor
from casework.policy import Ask, has_ask, within_reach
from casework.records.cases import Case
from workflows.regime import Regime
from workflows.terms import Stage, Status

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """How many cases within reach stand at a stage with a status; None: no status yet."""

    stage: Stage
    status: Status | None
    count: int


@dataclass(frozen=True, slots=True)
class Codes:
    """The cases of one stage and status, newest first; `next_page` is the cursor behind them."""

    codes: tuple[str, ...]
    next_page: str | None


def standings(session: Session, actor: Actor, regime: Regime) -> tuple[Standing, ...]:
    """The counts of one regime, in the order of stages; one statement, and none without a grant."""
    if not has_ask(actor.rank, Ask.SEE):
        return ()
    counted = session.execute(
        select(Case.stage, Case.status, func.count())
        .where(*_ours(session, actor, regime))
        .group_by(Case.stage, Case.status)
    )
    return _in_order(Standing(stage, status, count) for stage, status, count in counted)


def codes_at(
    session: Session,
    actor: Actor,
    regime: Regime,
    at: tuple[Stage, Status | None],
    after: str | None,
) -> Codes:
    """The cases within reach that stand there; one statement, and none without a grant."""
    if not has_ask(actor.rank, Ask.SEE):
        return Codes((), None)
    rows = session.execute(_page(session, actor, regime, at, after)).all()
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Codes(
        tuple(row.code for row in rows[:PAGE]),
        cursor_of(last.received_at, last.code) if last else None,
    )


def _ours(session: Session, actor: Actor, regime: Regime) -> tuple[ColumnElement[bool], ...]:
    """A case that is continued in another one is counted once, there."""
    return (
        Case.regime == regime.key,
        Case.merged_into_id.is_(None),
        within_reach(session, actor, Ask.SEE, Case),
    )


def _page(
    session: Session,
    actor: Actor,
    regime: Regime,
    at: tuple[Stage, Status | None],
    after: str | None,
) -> Select[str, datetime]:
    stage, status = at
    query = (
        select(Case.code, Case.received_at)
        .where(*_ours(session, actor, regime), Case.stage == stage)
        .where(Case.status.is_(None) if status is None else Case.status == status)
        .order_by(Case.received_at.desc(), Case.code)
        .limit(PAGE + 1)
    )
    cursor = from_cursor(after)
    if cursor is None:
        return query
    received_at, code = cursor
    same_moment = and_(Case.received_at == received_at, Case.code > code)
    return query.where((Case.received_at < received_at) | same_moment)


def _in_order(found: Iterable[Standing]) -> tuple[Standing, ...]:
    stages, statuses = list(Stage), [None, *Status]
    return tuple(
        sorted(found, key=lambda one: (stages.index(one.stage), statuses.index(one.status)))
    )
