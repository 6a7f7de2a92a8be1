"""Who led the case and where the person was, by date, and every handoff between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.recorded_answers import awaits_paper
from casework.lookups.disclosures import Eyes
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.steps import Channel
from casework.records.whereabouts import Whereabouts
from workflows.handoff import HandoffState
from workflows.terms import Act, Moves, Place, SendBackGround, Term


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """One handoff; `message` and `remarks` only where they were opened."""

    public_id: UUID
    act: Act
    moves: Moves
    state: HandoffState
    giver: Name
    receiver: Name
    offered_at: datetime
    answered_at: datetime | None
    channel: Channel | None
    paper_at: datetime | None
    ground: SendBackGround | None
    message: str | None
    remarks: str | None
    awaits_paper: bool


class Record(Term):
    """What moved the lead or the person."""

    RECEIPT = "receipt", "tiếp nhận ban đầu", "first receipt"
    HANDOFF = "handoff", "việc giao, nhận", "handoff"
    TAKEN_DOWN = "taken_down", "việc giao, nhận do bên giao ghi", "handoff recorded by the giver"
    SUCCESSION = "succession", "đơn vị kế thừa nhận hồ sơ", "succession of units"
    REPORT = "report", "cập nhật nơi ở", "report of whereabouts"


@dataclass(frozen=True, slots=True)
class MovedBy:
    """The record of one move, and the handoff where it was one."""

    record: Record
    handoff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Led:
    """A unit that led, between two moments; the last one has no end."""

    unit: Name
    from_at: datetime
    to_at: datetime | None
    by: MovedBy


@dataclass(frozen=True, slots=True)
class Stayed:
    """A kind of place where the person was, between two moments."""

    kind: Place
    from_at: datetime
    to_at: datetime | None
    by: MovedBy


@dataclass(frozen=True, slots=True)
class Custody:
    """The two lines and the handoffs. `stays` is empty until the whereabouts were opened."""

    handoffs: tuple[HandoffLine, ...]
    leads: tuple[Led, ...]
    stays: tuple[Stayed, ...]


def custody(session: Session, case: Case, eyes: Eyes, names: Names) -> Custody:
    """Handoffs newest first, and both lines oldest first; two statements."""
    rows = session.scalars(
        select(Handoff)
        .options(joinedload(Handoff.from_unit), joinedload(Handoff.to_unit))
        .where(Handoff.file_id == case.file_id)
        .order_by(Handoff.offered_at.desc(), Handoff.id.desc())
    ).all()
    return Custody(
        handoffs=tuple(_line(row, eyes, names) for row in rows),
        leads=_leads(case, rows, names),
        stays=_stays(session, case, rows, eyes),
    )


def _line(row: Handoff, eyes: Eyes, names: Names) -> HandoffLine:
    return HandoffLine(
        public_id=row.public_id,
        act=row.act,
        moves=row.moves,
        state=row.state,
        giver=names.of(row.from_unit),
        receiver=names.of(row.to_unit),
        offered_at=row.offered_at,
        answered_at=row.answered_at,
        channel=row.channel,
        paper_at=row.paper_at,
        ground=row.ground,
        message=_opened(row, "message", eyes),
        remarks=_opened(row, "remarks", eyes),
        awaits_paper=awaits_paper(row),
    )


def _opened(row: Handoff, column: str, eyes: Eyes) -> str | None:
    value = eyes.read(row, column) if eyes.may_read(row, column) else None
    return str(value) if value else None


_BEGAN = MovedBy(Record.RECEIPT)


def _leads(case: Case, rows: Sequence[Handoff], names: Names) -> tuple[Led, ...]:
    """From the accepted handoffs that move the lead: each ends one unit's time."""
    moved = sorted(
        (
            (row.answered_at, row.id, row)
            for row in rows
            if row.state is HandoffState.ACCEPTED
            and row.moves is not Moves.PERSON
            and row.answered_at is not None
        ),
        key=lambda found: found[:2],
    )
    starts = [case.received_at, *(at for at, _, _ in moved)]
    units = [*(names.of(row.from_unit) for _, _, row in moved), names.of(case.lead_unit)]
    ends: list[datetime | None] = [*(at for at, _, _ in moved), case.closed_at]
    records = [_BEGAN, *(_moved_by(row) for _, _, row in moved)]
    return tuple(Led(*line) for line in zip(units, starts, ends, records, strict=True))


def _moved_by(row: Handoff) -> MovedBy:
    """A succession leaves a handoff that was never offered: it is answered as it is made."""
    if row.act is Act.TRANSFER_LEAD and row.offered_at == row.answered_at:
        return MovedBy(Record.SUCCESSION, row.public_id)
    is_ours = row.channel is Channel.SYSTEM
    return MovedBy(Record.HANDOFF if is_ours else Record.TAKEN_DOWN, row.public_id)


def _stays(
    session: Session, case: Case, handoffs: Sequence[Handoff], eyes: Eyes
) -> tuple[Stayed, ...]:
    rows = session.scalars(
        select(Whereabouts)
        .where(Whereabouts.file_id == case.file_id)
        .order_by(Whereabouts.since_at, Whereabouts.id)
    ).all()
    came = {
        row.person_in_at or row.answered_at: _moved_by(row)
        for row in handoffs
        if row.moves is not Moves.LEAD and (row.person_in_at or row.state is HandoffState.ACCEPTED)
    }
    first = rows[0].id if rows else None
    return tuple(
        Stayed(
            Place.of(eyes.read(row, "kind")),
            row.since_at,
            row.until_at,
            _BEGAN if row.id == first else came.pop(row.since_at, MovedBy(Record.REPORT)),
        )
        for row in rows
        if eyes.may_read(row, "kind")
    )
