"""What happened in a case, newest first: steps, handoffs, requests, corrections, copies in print.

Reads have a page of their own. An acceptance or an answer is a step already.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.lookups.copies import Copy, copies
from casework.lookups.disclosures import Eyes
from casework.lookups.facts import Fact
from casework.lookups.footing import without_footing
from casework.lookups.naming import Name, Names
from casework.lookups.parts import Part, pages_behind
from casework.lookups.reception_told import ReceptionTold, receptions_of
from casework.lookups.standing import steps_of
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.duty_notices import DutyNotice
from casework.records.follow_ups import FollowUp
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.papers import Paper
from casework.records.requests import Request
from casework.records.steps import Channel, Step
from casework.records.support import SupportLine
from casework.records.tellings import NoStep, Telling
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.support import LineState
from workflows.terms import Act, Term


class Happened(Term):
    """What kind of event it was."""

    STEP = "step", "bước", "step"
    OFFERED = "offered", "đề nghị giao", "offered"
    PERSON_IN = "person_in", "nhận người, hồ sơ trả lời sau", "person taken in"
    SENT_BACK = "sent_back", "trả lại hồ sơ", "sent back"
    PAPER_CAME = "paper_came", "đã có văn bản xác nhận", "confirming paper received"
    RECALLED = "recalled", "rút đề nghị", "recalled"
    STRUCK = "struck", "vắng mặt khi giao, nhận", "absent from the hand-over"
    REFUSED = "refused", "từ chối đề nghị, có lý do", "request refused with reasons"
    WITHDRAWN = "withdrawn", "rút đề nghị", "request withdrawn"
    NOTIFIED = "notified", "gửi thông báo việc phải làm", "notice of duty sent"
    ACKNOWLEDGED = "acknowledged", "xác nhận đã nhận thông báo", "notice acknowledged"
    NOTICE_WITHDRAWN = "notice_withdrawn", "rút thông báo việc phải làm", "notice withdrawn"
    CORRECTED = "corrected", "cập nhật thông tin", "updated"
    DECLINED = "declined", "không duyệt, có lý do", "declined with reasons"
    RECORDED = "recorded", "ghi thay", "recorded for another unit"
    PRINTED = "printed", "in giấy tờ", "printed"
    IN_MINUTES = "in_minutes", "ghi trong biên bản của đợt", "in the minutes of the batch"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the person found, and when to look again; the finding once it was opened."""

    seen_on: date
    next_on: date | None
    finding: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `entered_at` is empty where it was entered as it happened."""

    kind: Happened
    of: Term  # the act, the fact that was corrected, or the paper that was printed
    at: datetime
    entered_at: datetime | None
    unit: Name | None
    to_unit: Name | None
    officer: Name | None
    channel: Channel
    note: str | None
    signer: str | None = None  # who of a unit off the system told us; empty until it was opened
    part: Part | None = None  # where more of it is told
    seen: Seen | None = None
    lost_footing: bool = False  # a paper that the step rested on was voided later

    @property
    def recorded_by_us(self) -> bool:
        """Whether ours wrote down what a unit did that is not on the system."""
        return self.channel is not Channel.SYSTEM


Heard = Callable[[Event, NoStep, UUID], Event]

_ALONE: Final = frozenset({NoStep.MOVED, NoStep.MEASURE_ENDED, NoStep.DECLINED, NoStep.VOIDED})
"""Of these the timeline says nothing else."""


def timeline(session: Session, case: Case, eyes: Eyes, names: Names) -> tuple[Event, ...]:
    """Everything that happened, newest first; sixteen statements."""
    tellings = _tellings(session, case)
    heard = partial(_as_told, tellings, eyes, names)
    told = [row for row in tellings.values() if row.act in _ALONE]
    found = [
        *_of_steps(session, case, eyes, names),
        *_of_handoffs(session, case, names, heard),
        *_of_requests(session, case, names, heard),
        *_of_notices(session, case, names, heard),
        *_of_lines(session, case, names, tellings),
        *_of_tellings(session, case, told, heard, names),
        *_of_corrections(session, case, names),
        *(_of_copy(copy) for copy in copies(session, case, names)),
        *(_of_reception(session, one, names) for one in receptions_of(session, case)),
    ]
    return tuple(sorted(found, key=lambda event: event.at, reverse=True))


def _of_reception(session: Session, told: ReceptionTold, names: Names) -> Event:
    """The minutes of the batch with which the person came, and the line."""
    return Event(
        kind=Happened.IN_MINUTES,
        of=told.act,
        at=told.head.held_at,
        entered_at=None,
        unit=names.of(session.get_one(Unit, told.unit_id)),
        to_unit=None,
        officer=None,
        channel=Channel.SYSTEM,
        note=f"{told.number}, {told.place}/{told.size}",
    )


def of_step(step: Step, eyes: Eyes, names: Names) -> Event:
    """A step as an event; its note only where it was opened."""
    note = eyes.read(step, "note") if eyes.may_read(step, "note") else None
    return Event(
        kind=Happened.STEP,
        of=step.act,
        at=step.happened_at,
        entered_at=step.at if step.at != step.happened_at else None,
        unit=names.of(step.unit),
        to_unit=None,
        officer=names.of_officer(step.officer),
        channel=step.channel,
        note=str(note) if note else None,
        signer=_signer(step, eyes, names),
    )


def between(kind: Happened, act: Act, at: datetime, unit: Name, to_unit: Name, part: Part) -> Event:
    """What passed from one unit to another, told on the page of `part`."""
    return Event(
        kind=kind,
        of=act,
        at=at,
        entered_at=None,
        unit=unit,
        to_unit=to_unit,
        officer=None,
        channel=Channel.SYSTEM,
        note=None,
        part=part,
    )


def declined(line: SupportLine, at: datetime, decider: Officer, names: Names) -> Event:
    """A proposal of support that a head declined."""
    return Event(
        kind=Happened.DECLINED,
        of=Act.PROPOSE_SUPPORT,
        at=at,
        entered_at=None,
        unit=None,
        to_unit=None,
        officer=names.of_officer(decider),
        channel=Channel.SYSTEM,
        note=None,
        part=Part("support_line", line.public_id),
    )


def _of_steps(session: Session, case: Case, eyes: Eyes, names: Names) -> Iterator[Event]:
    """Each step with the page that tells more of it, and a look at the person with its finding."""
    pages, looks = pages_behind(session, case), _looks(session, case, eyes)
    steps = steps_of(session, case)
    lost = without_footing(session, case, steps)
    for step in steps:
        event = replace(of_step(step, eyes, names), part=pages.behind(step))
        seen = looks.get(step.at) if step.act is Act.FOLLOW_UP else None
        yield replace(event, seen=seen, lost_footing=step.id in lost)


def _looks(session: Session, case: Case, eyes: Eyes) -> dict[datetime, Seen]:
    """By the moment at which they were entered, which is that of their step."""
    rows = session.scalars(select(FollowUp).where(FollowUp.file_id == case.file_id))
    return {row.at: Seen(row.seen_on, row.next_on, _finding(row, eyes)) for row in rows}


def _finding(row: FollowUp, eyes: Eyes) -> str | None:
    value = eyes.read(row, "finding") if eyes.may_read(row, "finding") else None
    return str(value) if value else None


def _of_handoffs(session: Session, case: Case, names: Names, heard: Heard) -> Iterator[Event]:
    rows = session.scalars(
        select(Handoff)
        .options(joinedload(Handoff.from_unit), joinedload(Handoff.to_unit))
        .where(Handoff.file_id == case.file_id)
    )
    for row in rows:
        giver, receiver = names.of(row.from_unit), names.of(row.to_unit)
        part = Part("handoff", row.public_id)
        event = between(Happened.OFFERED, row.act, row.offered_at, giver, receiver, part)
        entered_at = row.entered_at if row.entered_at != row.offered_at else None
        yield heard(replace(event, entered_at=entered_at), NoStep.OFFERED, row.id)
        if row.paper_at:
            yield between(Happened.PAPER_CAME, row.act, row.paper_at, giver, receiver, part)
        if row.person_in_at:
            at = row.person_in_at
            event = between(Happened.PERSON_IN, row.act, at, receiver, giver, part)
            yield heard(event, NoStep.TAKEN_IN, row.id)
        if row.state is HandoffState.SENT_BACK and row.answered_at:
            event = between(Happened.SENT_BACK, row.act, row.answered_at, receiver, giver, part)
            yield heard(event, NoStep.SENT_BACK, row.id)
        if row.state is HandoffState.STRUCK and row.answered_at:
            yield between(Happened.STRUCK, row.act, row.answered_at, receiver, giver, part)
        if row.state is HandoffState.RECALLED and row.answered_at:
            event = between(Happened.RECALLED, row.act, row.answered_at, giver, receiver, part)
            yield heard(event, NoStep.RECALLED, row.id)


def _of_requests(session: Session, case: Case, names: Names, heard: Heard) -> Iterator[Event]:
    rows = session.scalars(
        select(Request)
        .options(joinedload(Request.from_unit), joinedload(Request.to_unit))
        .where(Request.file_id == case.file_id, Request.answered_at.is_not(None))
    )
    for row in rows:
        asker, asked, at = names.of(row.from_unit), names.of(row.to_unit), row.answered_at
        part = Part("request", row.public_id)
        if row.state is RequestState.REFUSED and at:
            event = between(Happened.REFUSED, row.act, at, asked, asker, part)
            yield heard(event, NoStep.REFUSED, row.id)
        if row.state is RequestState.WITHDRAWN and at:
            event = between(Happened.WITHDRAWN, row.act, at, asker, asked, part)
            yield heard(event, NoStep.WITHDRAWN, row.id)


def _of_notices(session: Session, case: Case, names: Names, heard: Heard) -> Iterator[Event]:
    """Each notice of duty: sent, acknowledged, its paper, withdrawn."""
    rows = session.scalars(
        select(DutyNotice)
        .options(joinedload(DutyNotice.from_unit), joinedload(DutyNotice.to_unit))
        .where(DutyNotice.file_id == case.file_id)
    )
    for row in rows:
        giver, told = names.of(row.from_unit), names.of(row.to_unit)
        part = Part("duty_notice", row.public_id)
        event = between(Happened.NOTIFIED, row.act, row.sent_at, giver, told, part)
        yield heard(event, NoStep.NOTIFIED, row.id)
        if row.acknowledged_at:
            at = row.acknowledged_at
            event = between(Happened.ACKNOWLEDGED, row.act, at, told, giver, part)
            yield heard(event, NoStep.ACKNOWLEDGED, row.id)
        if row.paper_at:
            yield between(Happened.PAPER_CAME, row.act, row.paper_at, told, giver, part)
        if row.withdrawn_at:
            at = row.withdrawn_at
            event = between(Happened.NOTICE_WITHDRAWN, row.act, at, giver, told, part)
            yield heard(event, NoStep.NOTICE_WITHDRAWN, row.id)


def _of_lines(
    session: Session,
    case: Case,
    names: Names,
    tellings: Mapping[tuple[NoStep, UUID], Telling],
) -> Iterator[Event]:
    """The proposals that were declined here; what ours was told of is a telling already."""
    rows = session.execute(
        select(SupportLine, Officer)
        .join(Officer, Officer.id == SupportLine.decided_by_id)
        .where(SupportLine.file_id == case.file_id, SupportLine.state == LineState.DECLINED)
    ).all()
    for line, officer in rows:
        if line.decided_at and (NoStep.DECLINED, line.id) not in tellings:
            yield declined(line, line.decided_at, officer, names)


def _of_tellings(
    session: Session, case: Case, told: Collection[Telling], heard: Heard, names: Names
) -> Iterator[Event]:
    """What ours was told of and nothing else tells, with the line or the paper that it changed."""
    parts = _changed(session, case) if told else {}
    for row in told:
        yield replace(_of_telling(row, heard, names), part=parts.get(row.subject_id))


def _changed(session: Session, case: Case) -> dict[UUID, Part]:
    lines = session.execute(
        select(SupportLine.id, SupportLine.public_id).where(SupportLine.file_id == case.file_id)
    )
    papers = session.execute(select(Paper.id, Paper.public_id).where(Paper.file_id == case.file_id))
    found = {row_id: Part("support_line", public_id) for row_id, public_id in lines}
    return found | {row_id: Part("paper", public_id) for row_id, public_id in papers}


def _of_telling(row: Telling, heard: Heard, names: Names) -> Event:
    event = Event(
        kind=Happened.RECORDED,
        of=row.act,
        at=row.happened_at,
        entered_at=None,
        unit=names.of(row.unit),
        to_unit=None,
        officer=None,
        channel=Channel.SYSTEM,
        note=None,
    )
    return heard(event, row.act, row.subject_id)


def _tellings(session: Session, case: Case) -> dict[tuple[NoStep, UUID], Telling]:
    rows = session.scalars(
        select(Telling)
        .options(joinedload(Telling.unit), joinedload(Telling.officer))
        .where(Telling.file_id == case.file_id)
    )
    return {(row.act, row.subject_id): row for row in rows}


def _as_told(
    tellings: Mapping[tuple[NoStep, UUID], Telling],
    eyes: Eyes,
    names: Names,
    event: Event,
    act: NoStep,
    subject_id: UUID,
) -> Event:
    """The event, with who told us of it where ours recorded it for another unit."""
    row = tellings.get((act, subject_id))
    if row is None:
        return event
    return replace(
        event,
        entered_at=row.at,
        officer=names.of_officer(row.officer),
        channel=row.channel,
        signer=_signer(row, eyes, names),
    )


def _signer(row: Step | Telling, eyes: Eyes, names: Names) -> str | None:
    """Who of the other side told us: withheld with the name of their unit."""
    may_say = names.tells(row.unit) and eyes.may_read(row, "signer")
    return str(eyes.read(row, "signer") or "") or None if may_say else None


def _of_corrections(session: Session, case: Case, names: Names) -> Iterator[Event]:
    rows = session.scalars(
        select(Correction)
        .options(joinedload(Correction.officer))
        .where(Correction.file_id == case.file_id)
    )
    for row in rows:
        yield Event(
            kind=Happened.CORRECTED,
            of=Fact.of(row.field),
            at=row.at,
            entered_at=None,
            unit=None,
            to_unit=None,
            officer=names.of_officer(row.officer),
            channel=Channel.SYSTEM,
            note=None,
        )


def _of_copy(copy: Copy) -> Event:
    return Event(
        kind=Happened.PRINTED,
        of=copy.of,
        at=copy.at,
        entered_at=None,
        unit=copy.unit,
        to_unit=None,
        officer=copy.officer,
        channel=Channel.SYSTEM,
        note=None,
    )
