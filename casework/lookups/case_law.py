"""What the law says of one case: each act open or closed, by which row, and what is running."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework import due
from casework.audit import Actor
from casework.lookups.front import Front, Opened, open_front
from casework.lookups.naming import Name
from casework.lookups.standing import accounts_shown, position, steps_of
from casework.position import regime_of
from casework.records.steps import Step
from workflows.accounts import Account
from workflows.deadlines import Reading
from workflows.regime import Regime
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class CaseLaw:
    """The law at one case, as this officer may know it; the page and the command show the same.

    `acting` names the unit whose acts these are, where it is not the officer's own. `done` are the
    codes of the acts that still count: with stage and status all that a what-if walk starts from.
    """

    front: Front
    regime: Regime
    accounts: tuple[Account, ...]
    running: tuple[Reading, ...]
    acting: Name | None
    done: tuple[Act, ...]


def case_law(session: Session, actor: Actor, code: str, now: datetime) -> CaseLaw:
    """The account of every act at this stage. Raises `OutOfReach` and `NotTied`.

    The acts for persons who came in another way are left out, as on the first screen.
    """
    found = open_front(session, actor, code, now)
    steps, regime = steps_of(session, found.case), regime_of(found.case)
    stands = position(found.parties, found.known, steps, found.eyes.safe, now)
    running = due.readings(session, found.case, now)
    told = accounts_shown(found.parties, stands, now, running)
    return CaseLaw(
        front=found.front,
        regime=regime,
        accounts=_in_order(
            one
            for one in told
            if not regime.is_of_another_way_in(found.case.stage, one.choice.act, stands.facts)
        ),
        running=running,
        acting=_acting(found),
        done=_done(regime, steps),
    )


def _in_order(told: Iterable[Account]) -> tuple[Account, ...]:
    """What is open first, then what is closed; each in the order of the law."""
    return tuple(sorted(told, key=lambda account: not account.choice.is_open))


def _acting(found: Opened) -> Name | None:
    acting = found.parties.acting
    return None if acting.id == found.parties.unit.id else found.names.of(acting)


def _done(regime: Regime, steps: list[Step]) -> tuple[Act, ...]:
    counted = regime.finished(step.act for step in steps)
    return tuple(act for act in Act if act in counted)
