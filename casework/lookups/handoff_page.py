"""The page of a handoff: who offers what to whom, since when, where it stands, whose move it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from casework.actions.recorded_answers import awaits_paper
from casework.audit import Actor
from casework.lookups.answers import Sealable, clock_of, officers_of, sealable
from casework.lookups.clocks import Waiting
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find_handoff
from casework.lookups.naming import Name, Names
from casework.lookups.parties import is_giver, may_print
from casework.lookups.person import FactShown
from casework.lookups.summary import summary
from casework.policy import Ask, may
from casework.position import regime_of
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.reaches import Tie
from casework.records.steps import Channel
from workflows.handoff import HandoffState, grounds_of
from workflows.source import OFFICE, Source
from workflows.terms import Act, Moves, SendBackGround, Stage, Status


@dataclass(frozen=True, slots=True)
class Mine:
    """What this officer may do with the handoff now; the law is asked again when they do it."""

    answers: bool  # opens the summary, accepts
    sends_back: bool  # only where no person comes with it
    grounds: tuple[SendBackGround, ...]  # why it may be sent back
    recalls: bool
    records: bool  # the other side's acceptance, where it is not on the system
    records_sending_back: bool  # likewise, of a file with which nobody comes
    confirms_paper: bool
    prints: bool


@dataclass(frozen=True, slots=True)
class HandoffView:
    """One handoff as both sides see it. `summary` is empty until the receiver opened it."""

    public_id: UUID
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
    answered_at: datetime | None
    answered_by: Name | None
    answered_in: Name | None
    channel: Channel | None
    ground: SendBackGround | None
    paper_at: datetime | None
    awaits_paper: bool
    waiting: Waiting | None
    message: Sealable
    remarks: Sealable
    summary: tuple[FactShown, ...]
    open_until: datetime | None
    mine: Mine

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state is HandoffState.OFFERED


def handoff_view(session: Session, actor: Actor, public_id: UUID, now: datetime) -> HandoffView:
    """The page of a handoff within reach; seven statements, eight with an open summary.

    Raises `OutOfReach`.
    """
    found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    case, sight = found.case, eyes(session, actor, found.case, now, found.ties)
    names = Names(session, actor, case.file_id, found.ties)
    mine = _mine(session, actor, found, handoff, names)
    waits = handoff.state is HandoffState.OFFERED
    officers = officers_of(session, handoff.offered_by_id, handoff.answered_by_id)
    by, answered_by = officers.get(handoff.offered_by_id), _answerer(handoff, officers)
    return HandoffView(
        public_id=handoff.public_id,
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
        answered_at=handoff.answered_at,
        answered_by=names.of_officer(answered_by) if answered_by else None,
        answered_in=names.of(answered_by.unit) if answered_by else None,
        channel=handoff.channel,
        ground=handoff.ground,
        paper_at=handoff.paper_at,
        awaits_paper=awaits_paper(handoff),
        waiting=clock_of(session, case, handoff.act, now, names) if waits else None,
        message=sealable(sight, handoff, "message"),
        remarks=sealable(sight, handoff, "remarks"),
        summary=summary(session, case, sight) if mine.answers else (),
        open_until=sight.until,
        mine=mine,
    )


def _mine(session: Session, actor: Actor, found: Found, handoff: Handoff, names: Names) -> Mine:
    waits = handoff.state is HandoffState.OFFERED
    receives = handoff.to_unit_id == actor.unit_id and Tie.OFFERED in found.ties
    answers = waits and receives and may(actor.rank, Ask.ANSWER_HANDOFF, found.ties)
    gives = may(actor.rank, Ask.TAKE_STEP, found.ties) and is_giver(session, actor, found, handoff)
    records = waits and gives and not handoff.to_unit.on_system
    grounds = grounds_of(found.case.regime, handoff.act, handoff.moves)
    return Mine(
        answers=answers,
        sends_back=answers and bool(grounds),
        grounds=grounds,
        recalls=waits and gives,
        records=records,
        records_sending_back=records and bool(grounds),
        confirms_paper=gives and awaits_paper(handoff),
        prints=may_print(session, actor, found, handoff, names),
    )


def _answerer(handoff: Handoff, officers: dict[UUID, Officer]) -> Officer | None:
    return officers.get(handoff.answered_by_id) if handoff.answered_by_id else None


def _source(case: Case, handoff: Handoff) -> Source:
    """The article of the act; the same wherever the case stands now."""
    rows = (row for row in regime_of(case).rows if row.act is handoff.act and row.hands_to)
    return next((row.source for row in rows), OFFICE)
