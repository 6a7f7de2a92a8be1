"""The page of a handoff: who offers what to whom, since when, where it stands, whose move it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.note_first import UNREAD_NOTE, unread
from casework.actions.recorded_answers import awaits_paper
from casework.audit import Actor
from casework.lookups.answers import Sealable, clock_of, officers_of, sealable
from casework.lookups.clocks import Waiting
from casework.lookups.company_page import Companion, company_of
from casework.lookups.custody_now import CustodyNow, custody_now
from casework.lookups.disclosures import eyes
from casework.lookups.dispute_page import DisputeView, dispute_view
from casework.lookups.finding import Found, find_handoff
from casework.lookups.handoff_receipt import Receipt, receipt_of
from casework.lookups.ladder import Ladder, ladder_of
from casework.lookups.naming import Name, Names
from casework.lookups.packet_page import PacketShown, packet_shown
from casework.lookups.parties import is_giver, may_print
from casework.lookups.person import FactShown
from casework.lookups.summary import summary
from casework.policy import Ask, may
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.steps import Channel
from workflows.handoff import OPEN, HandoffState, grounds_of
from workflows.regime import Unmet
from workflows.source import OFFICE, Source
from workflows.terms import Act, Moves, SendBackGround, Stage, Status


@dataclass(frozen=True, slots=True)
class Mine:
    """What this officer may do with the handoff now; the law is asked again when they do it."""

    answers: bool  # opens the summary, accepts
    takes_person_in: bool  # person and file come together, and the person is not in yet
    sends_back: bool  # only where no person comes with it
    grounds: tuple[SendBackGround, ...]  # why it may be sent back
    recalls: bool
    records: bool  # the other side's acceptance, where it is not on the system
    records_person: bool  # likewise, of the person before the file
    records_sending_back: bool  # likewise, of a file with which nobody comes
    confirms_paper: bool
    prints: bool


@dataclass(frozen=True, slots=True)
class HandoffView:
    """One handoff as both sides see it. `summary` is empty until the receiver opened it."""

    public_id: UUID
    group: UUID | None  # the list on which it stands
    code: str
    stage: Stage
    status: Status | None
    act: Act
    moves: Moves
    source: Source
    state: HandoffState
    giver: Name
    receiver: Name
    receiver_on_system: bool
    offered_at: datetime
    offered_by: Name | None
    person_in_at: datetime | None
    person_in_by: Name | None
    dispute: DisputeView | None
    company: tuple[Companion, ...]
    custody: CustodyNow
    answered_at: datetime | None
    answered_by: Name | None
    answered_in: Name | None
    channel: Channel | None
    ground: SendBackGround | None
    paper_at: datetime | None
    awaits_paper: bool
    waiting: Waiting | None
    ladder: Ladder | None
    message: Sealable
    remarks: Sealable
    summary: tuple[FactShown, ...]
    packet: PacketShown
    receipt: Receipt | None
    open_until: datetime | None
    closes_acceptance: tuple[Unmet, ...]  # what the officer has still to do before accepting
    mine: Mine

    @property
    def is_open(self) -> bool:
        """Whether the file at least is unanswered."""
        return self.state in OPEN


def handoff_view(session: Session, actor: Actor, public_id: UUID, now: datetime) -> HandoffView:
    """The page of a handoff within reach; ten statements, one more with an open summary.

    What is listed, told or left as a receipt asks up to six more. Raises `OutOfReach`.
    """
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, case.file_id, found.ties)
    mine = _mine(session, actor, found, handoff, names)
    waits = handoff.state in OPEN
    officers = officers_of(
        session, handoff.offered_by_id, handoff.answered_by_id, handoff.person_in_by_id
    )
    came_in_by = officers.get(handoff.person_in_by_id or handoff.id)
    by, answered_by = officers.get(handoff.offered_by_id), _answerer(handoff, officers)
    return HandoffView(
        public_id=handoff.public_id,
        group=_group(session, handoff),
        code=case.code,
        stage=case.stage,
        status=case.status,
        act=handoff.act,
        moves=handoff.moves,
        source=_source(case, handoff),
        state=handoff.state,
        giver=names.of(handoff.from_unit),
        receiver=names.of(handoff.to_unit),
        receiver_on_system=handoff.to_unit.on_system,
        offered_at=handoff.offered_at,
        offered_by=names.of_officer(by) if by else None,
        person_in_at=handoff.person_in_at,
        person_in_by=names.of_officer(came_in_by) if came_in_by else None,
        dispute=dispute_view(session, actor, found, handoff, sight, names),
        custody=custody_now(session, case, sight, names),
        company=company_of(session, actor, case, sight, handoff),
        answered_at=handoff.answered_at,
        answered_by=names.of_officer(answered_by) if answered_by else None,
        answered_in=names.of(answered_by.unit) if answered_by else None,
        channel=handoff.channel,
        ground=handoff.ground,
        paper_at=handoff.paper_at,
        awaits_paper=awaits_paper(handoff),
        waiting=clock_of(session, case, handoff.act, now, names) if waits else None,
        ladder=ladder_of(session, names, handoff, now),
        message=sealable(sight, handoff, "message"),
        remarks=sealable(sight, handoff, "remarks"),
        summary=summary(session, case, sight) if mine.answers else (),
        packet=packet_shown(session, actor, found, handoff, sight),
        receipt=receipt_of(session, actor, found, handoff, now, names),
        open_until=sight.until,
        closes_acceptance=_closes(session, actor, handoff) if mine.answers else (),
        mine=mine,
    )


def _mine(session: Session, actor: Actor, found: Found, handoff: Handoff, names: Names) -> Mine:
    waits, is_whole = handoff.state in OPEN, handoff.state is HandoffState.OFFERED
    receives = handoff.to_unit_id == actor.unit_id and Tie.OFFERED in found.ties
    answers = waits and receives and may(actor.rank, Ask.ANSWER_HANDOFF, found.ties)
    gives = may(actor.rank, Ask.TAKE_STEP, found.ties) and is_giver(session, actor, found, handoff)
    records = waits and gives and not handoff.to_unit.on_system
    grounds = grounds_of(found.case.regime, handoff.act, handoff.moves, handoff.state)
    comes_along = is_whole and handoff.moves is Moves.BOTH
    return Mine(
        answers=answers,
        takes_person_in=answers and comes_along,
        sends_back=answers and bool(grounds),
        grounds=grounds,
        recalls=is_whole and gives,
        records=records,
        records_person=records and comes_along,
        records_sending_back=records and bool(grounds),
        confirms_paper=gives and awaits_paper(handoff),
        prints=may_print(session, actor, found, handoff, names),
    )


def _closes(session: Session, actor: Actor, handoff: Handoff) -> tuple[Unmet, ...]:
    """The reason that the verb would give, before anybody presses the button."""
    return (UNREAD_NOTE,) if unread(session, actor, [handoff]) else ()


def _group(session: Session, handoff: Handoff) -> UUID | None:
    group = session.get(HandoffGroup, handoff.group_id) if handoff.group_id else None
    return group.public_id if group else None


def _answerer(handoff: Handoff, officers: dict[UUID, Officer]) -> Officer | None:
    return officers.get(handoff.answered_by_id) if handoff.answered_by_id else None


def _source(case: Case, handoff: Handoff) -> Source:
    """The article of the act; the same wherever the case stands now."""
    rows = (row for row in regime_of(case).rows if row.act is handoff.act and row.hands_to)
    return next((row.source for row in rows), OFFICE)
