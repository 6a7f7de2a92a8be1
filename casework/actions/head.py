"""What only the head of a unit does: it signs, approves and declines."""

from sqlalchemy.orm import Session

from casework import reach
from casework.audit import Actor
from casework.policy import Ask, may
from casework.records.cases import Case
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


def insist_on_head(session: Session, actor: Actor, case: Case) -> None:
    """The officer signs for a unit that is tied to the case. Raises `Refused`."""
    tied = reach.ties(session, actor.unit_id, case.file_id)
    if not may(actor.rank, Ask.SIGN, tied):
        raise Refused((Unmet(Lack.HEAD, frozenset(), OFFICE),))
