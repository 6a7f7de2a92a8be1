"""Which side of a handoff or a request an officer stands on. Found first through the officer.

To ask for another side's move is `NotTied`; for a move that is no longer open, `MoveRefused`.
"""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.duty_notices import is_sender
from casework.actions.recorded_answers import insist_on_waiting
from casework.actions.sides import giving_unit
from casework.actions.verification import is_asker
from casework.audit import Actor
from casework.lookups.duty_notice_page import may_open_message
from casework.lookups.finding import (
    Found,
    find_duty_notice,
    find_handoff,
    find_request,
    insist,
)
from casework.lookups.naming import Names
from casework.policy import Ask, NotTied, may
from casework.records.cases import Case
from casework.records.duty_notices import DutyNotice
from casework.records.handoffs import Handoff
from casework.records.requests import Request
from workflows import duty_notice as notice_life
from workflows import handoff as handoff_life
from workflows import request as request_life
from workflows.duty_notice import DutyNoticeMove
from workflows.engine import Refused
from workflows.handoff import HandoffMove, HandoffState
from workflows.life import MoveRefused
from workflows.request import RequestMove

_WITHOUT_EFFECT: Final = frozenset({HandoffState.RECALLED, HandoffState.STRUCK})


def as_receiver(
    session: Session, actor: Actor, public_id: UUID, made: HandoffMove = HandoffMove.ACCEPT
) -> tuple[Case, Handoff]:
    """An unanswered handoff, for an officer of the unit to which it was offered.

    Raises `OutOfReach`, `NotTied` and, once it was answered, `MoveRefused`.
    """
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    if handoff.to_unit_id != actor.unit_id:
        raise NotTied(Ask.ANSWER_HANDOFF)
    handoff_life.move(handoff.state, made)
    insist(actor, found.ties, Ask.ANSWER_HANDOFF)
    return found.case, handoff


def as_giver(
    session: Session, actor: Actor, public_id: UUID, made: HandoffMove = HandoffMove.RECALL
) -> tuple[Case, Handoff]:
    """A handoff that `made` is still open to, for an officer of the side that offered it.

    Raises likewise.
    """
    found, handoff = _given(session, actor, public_id)
    handoff_life.move(handoff.state, made)
    return found.case, handoff


def as_giver_awaiting_paper(
    session: Session, actor: Actor, public_id: UUID
) -> tuple[Case, Handoff]:
    """A handoff whose answer ours recorded and whose paper has not come. Raises `Refused` else."""
    found, handoff = _given(session, actor, public_id)
    insist_on_waiting(handoff)
    return found.case, handoff


def as_giver_of_accepted(session: Session, actor: Actor, public_id: UUID) -> tuple[Case, Handoff]:
    """A handoff that was accepted, for an officer of the side that gave. Raises likewise."""
    found, handoff = find_handoff(session, actor, public_id, Ask.REREAD)
    if not is_giver(session, actor, found, handoff):
        raise NotTied(Ask.REREAD)
    if handoff.state is not HandoffState.ACCEPTED:
        raise MoveRefused(handoff.state, HandoffMove.ACCEPT)
    return found.case, handoff


def as_answerer(session: Session, actor: Actor, public_id: UUID) -> tuple[Case, Request]:
    """An unanswered request, for an officer of the unit that was asked. Raises likewise."""
    found, request = find_request(session, actor, public_id, Ask.SEE)
    if request.to_unit_id != actor.unit_id:
        raise NotTied(Ask.ANSWER_REQUEST)
    request_life.move(request.state, RequestMove.ANSWER)
    insist(actor, found.ties, Ask.ANSWER_REQUEST)
    return found.case, request


def as_asker(session: Session, actor: Actor, public_id: UUID) -> tuple[Case, Request]:
    """An unanswered request, for an officer of the unit that asked. Raises likewise."""
    found, request = find_request(session, actor, public_id, Ask.TAKE_STEP)
    if not is_asker(session, actor, found.case, request):
        raise NotTied(Ask.TAKE_STEP)
    request_life.move(request.state, RequestMove.WITHDRAW)
    return found.case, request


def as_asker_awaiting_paper(
    session: Session, actor: Actor, public_id: UUID
) -> tuple[Case, Request]:
    """A request whose answer ours recorded and whose paper has not come. Raises `Refused` else."""
    found, request = find_request(session, actor, public_id, Ask.TAKE_STEP)
    if not is_asker(session, actor, found.case, request):
        raise NotTied(Ask.TAKE_STEP)
    insist_on_waiting(request)
    return found.case, request


def as_notified(
    session: Session, actor: Actor, public_id: UUID, made: DutyNoticeMove
) -> tuple[Case, DutyNotice]:
    """A notice of duty to which `made` is open, for an officer of the notified unit.

    Raises `OutOfReach`, `NotTied` and, once it was acknowledged or withdrawn, `MoveRefused`.
    """
    found, notice = find_duty_notice(session, actor, public_id, Ask.READ_NOTICE)
    if notice.to_unit_id != actor.unit_id:
        raise NotTied(Ask.ACKNOWLEDGE)
    notice_life.move(notice.state, made)
    if not may(actor.rank, Ask.ACKNOWLEDGE, found.ties):
        raise NotTied(Ask.ACKNOWLEDGE)
    return found.case, notice


def as_reader_of_notice(session: Session, actor: Actor, public_id: UUID) -> tuple[Case, DutyNotice]:
    """A notice whose words the officer may open. Raises likewise."""
    found, notice = find_duty_notice(session, actor, public_id, Ask.READ_NOTICE)
    if not may_open_message(actor, found, notice):
        raise NotTied(Ask.ACKNOWLEDGE)
    return found.case, notice


def as_sender(
    session: Session, actor: Actor, public_id: UUID, made: DutyNoticeMove
) -> tuple[Case, DutyNotice]:
    """A notice to which `made` is open, for an officer of the side that sent it."""
    case, notice = _sent(session, actor, public_id)
    notice_life.move(notice.state, made)
    return case, notice


def as_sender_awaiting_paper(
    session: Session, actor: Actor, public_id: UUID
) -> tuple[Case, DutyNotice]:
    """A notice whose acknowledgement ours recorded and whose paper has not come."""
    case, notice = _sent(session, actor, public_id)
    insist_on_waiting(notice)
    return case, notice


def _sent(session: Session, actor: Actor, public_id: UUID) -> tuple[Case, DutyNotice]:
    found, notice = find_duty_notice(session, actor, public_id, Ask.TAKE_STEP)
    if not is_sender(session, actor, found.case, notice):
        raise NotTied(Ask.TAKE_STEP)
    return found.case, notice


def as_party(session: Session, actor: Actor, public_id: UUID) -> tuple[Found, Handoff]:
    """A handoff, for an officer who may print its minutes. Raises likewise."""
    found, handoff = find_handoff(session, actor, public_id, Ask.PRINT_MINUTES)
    insist_may_print(session, actor, found, handoff)
    return found, handoff


def insist_may_print(session: Session, actor: Actor, found: Found, handoff: Handoff) -> None:
    """Raises `MoveRefused` for an offer without effect, and `NotTied` where `may_print` says no."""
    if handoff.state in _WITHOUT_EFFECT:
        raise MoveRefused(handoff.state, HandoffMove.ACCEPT)
    names = Names(session, actor, handoff.file_id, found.ties)
    if not may_print(session, actor, found, handoff, names):
        raise NotTied(Ask.PRINT_MINUTES)


def may_print(session: Session, actor: Actor, found: Found, handoff: Handoff, names: Names) -> bool:
    """Whether the officer may print the minutes now: a party to whom both sides are named.

    Of an offer that was recalled, or whose person was absent, nothing changed hands: there is
    nothing to sign.
    """
    if handoff.state in _WITHOUT_EFFECT:
        return False
    named = names.tells(handoff.from_unit) and names.tells(handoff.to_unit)
    is_theirs = may(actor.rank, Ask.PRINT_MINUTES, found.ties)
    return named and is_theirs and is_party(session, actor, found, handoff)


def is_party(session: Session, actor: Actor, found: Found, handoff: Handoff) -> bool:
    """Whether the minutes are the unit's to print: it gives, receives, or leads the case."""
    return handoff.to_unit_id == actor.unit_id or is_giver(session, actor, found, handoff)


def is_giver(session: Session, actor: Actor, found: Found, handoff: Handoff) -> bool:
    """Whether the officer acts for the giving side: who offered, or who leads the case now.

    Where that unit is not on the system, the unit that records for it.
    """
    try:
        giving_unit(session, actor, found.case, handoff)
    except Refused:
        return False
    return True


def _given(session: Session, actor: Actor, public_id: UUID) -> tuple[Found, Handoff]:
    found, handoff = find_handoff(session, actor, public_id, Ask.TAKE_STEP)
    if not is_giver(session, actor, found, handoff):
        raise NotTied(Ask.TAKE_STEP)
    return found, handoff
