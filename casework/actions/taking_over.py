"""What an accepted handoff moves: the lead, the person, and who records for whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework import reach
from casework.actions.asking_to_lead import follow_lead
from casework.actions.telling import Told
from casework.actions.whereabouts import end_housing, house, move_person
from casework.audit import Actor
from casework.position import recorder_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.reaches import Tie
from casework.records.units import Unit
from workflows.terms import Moves, Place
from workflows.whereabouts import place_of


def take_over(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    giver: Unit,
    receiver: Unit,
    told: Told | None,
    at: datetime,
) -> None:
    """Move what the handoff names and nothing else; `told` where ours recorded the acceptance.

    `at` is when it was accepted, `now` when that is entered.
    """
    recorder = actor.unit_id if told else None
    if handoff.moves is not Moves.PERSON:
        _move_lead(session, now, case, giver, receiver)
        follow_lead(session, actor, now, case)
        _let_record(session, now, case, recorder)
    if handoff.person_in_at is not None:
        _end_interim(session, case, receiver)
    elif handoff.moves is not Moves.LEAD:
        _move_whereabouts(session, actor, at, case, receiver, now)
    if recorder is not None:
        reach.grant(session, recorder, case.file_id, Tie.GAVE, now)


def bring_in(
    session: Session, actor: Actor, at: datetime, case: Case, receiver: Unit, now: datetime
) -> None:
    """The person is with the receiver now, which answers for them though it does not lead yet."""
    _move_whereabouts(session, actor, at, case, receiver, now)
    reach.grant(session, receiver.id, case.file_id, Tie.HOUSES, now)


def _end_interim(session: Session, case: Case, receiver: Unit) -> None:
    """Who leads needs no tie for a person with them; a facility goes on housing."""
    if place_of(receiver.sector, receiver.level) is not Place.FACILITY:
        reach.withdraw(session, receiver.id, case.file_id, Tie.HOUSES)


def _move_lead(session: Session, now: datetime, case: Case, giver: Unit, receiver: Unit) -> None:
    case.lead_unit_id = receiver.id
    reach.grant(session, receiver.id, case.file_id, Tie.LEADS, now)
    reach.grant(session, giver.id, case.file_id, Tie.FORMERLY_LED, now)
    reach.withdraw(session, giver.id, case.file_id, Tie.LEADS)


def _let_record(session: Session, now: datetime, case: Case, recorder: UUID | None) -> None:
    """Whoever wrote down that the lead took over records for it, until the lead moves on."""
    before = recorder_of(session, case)
    if before is not None and before != recorder:
        reach.withdraw(session, before, case.file_id, Tie.RECORDS)
    if recorder is not None:
        reach.grant(session, recorder, case.file_id, Tie.RECORDS, now)


def _move_whereabouts(
    session: Session, actor: Actor, at: datetime, case: Case, receiver: Unit, now: datetime
) -> None:
    end_housing(session, case, now)
    kind = house(session, receiver, case, now)
    move_person(session, actor, at, case, kind, receiver.name)
