"""The duty roster of the demo: where a unit has two people, they share the week."""

from datetime import timedelta
from typing import Final

from sqlalchemy.orm import Session

from casework.actions.roster import NewTurn, enter_turn
from casework.audit import Actor
from casework.demo.cast import Cast
from casework.transaction import perform
from workflows.terms import Rank

ON_DUTY: Final = ("health_ls", "health_qn", "police_ls")
"""The others have no roster: there the supervisors stand in, and the pages say so."""


def put_on_duty(cast: Cast) -> None:
    """This week's turn of each: the officer, and the head as deputy."""
    for key in ON_DUTY:
        officer, head = cast.actors[key, Rank.OFFICER], cast.actors[key, Rank.SUPERVISOR]
        turn = NewTurn(
            officer.officer_id,
            head.officer_id,
            cast.now - timedelta(days=1),
            cast.now + timedelta(days=6),
        )
        _enter(cast, head, turn)


def _enter(cast: Cast, head: Actor, turn: NewTurn) -> None:
    def act(session: Session) -> None:
        enter_turn(session, head, cast.now, turn)

    perform(cast.office.database, head, act)
