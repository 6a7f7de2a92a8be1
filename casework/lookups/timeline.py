"""What happened in a case, newest first: steps, handoffs, requests, corrections.

Reads have a page of their own (`reads.py`). An acceptance or an answer is a step already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.lookups.disclosures import Eyes
from casework.lookups.facts import Fact
from casework.lookups.standing import steps_of
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.handoffs import Handoff
from casework.records.requests import Request
from casework.records.steps import Channel, Step
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.terms import Act, Term


class Happened(Term):
    """What kind of event it was."""

    STEP = "step", "bước", "step"
    OFFERED = "offered", "đề nghị giao", "offered"
    SENT_BACK = "sent_back", "trả lại hồ sơ", "sent back"
    RECALLED = "recalled", "rút đề nghị", "recalled"
    REFUSED = "refused", "từ chối đề nghị, có lý do", "request refused with reasons"
    WITHDRAWN = "withdrawn", "rút đề nghị", "request withdrawn"
    CORRECTED = "corrected", "sửa thông tin", "corrected"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `entered_at` is empty where it was entered as it happened."""

    kind: Happened
    of: Term  # the act, or the fact that was corrected
    at: datetime
    entered_at: datetime | None
    unit: str | None
    to_unit: str | None
    officer: str | None
    channel: Channel
    note: str | None

    @property
    def recorded_by_us(self) -> bool:
        """Whether ours wrote down what a unit did that is not on the system."""
        return self.channel is not Channel.SYSTEM


def timeline(session: Session, case: Case, eyes: Eyes) -> tuple[Event, ...]:
    """Everything that happened, newest first; four statements."""
    found = [
        *(of_step(step, eyes) for step in steps_of(session, case)),
        *_of_handoffs(session, case),
        *_of_requests(session, case),
        *_of_corrections(session, case),
    ]
    return tuple(sorted(found, key=lambda event: event.at, reverse=True))


def of_step(step: Step, eyes: Eyes) -> Event:
    """A step as an event; its note only where it was opened."""
    note = eyes.read(step, "note") if eyes.may_read(step, "note") else None
    return Event(
        kind=Happened.STEP,
        of=step.act,
        at=step.happened_at,
        entered_at=step.at if step.at != step.happened_at else None,
        unit=step.unit.name,
        to_unit=None,
        officer=step.officer.display_name,
        channel=step.channel,
        note=str(note) if note else None,
    )


def _of_handoffs(session: Session, case: Case) -> Iterator[Event]:
    rows = session.scalars(
        select(Handoff)
        .options(joinedload(Handoff.from_unit), joinedload(Handoff.to_unit))
        .where(Handoff.file_id == case.file_id)
    )
    for row in rows:
        giver, receiver = row.from_unit.name, row.to_unit.name
        yield _between(Happened.OFFERED, row.act, row.offered_at, giver, receiver)
        if row.state is HandoffState.SENT_BACK and row.answered_at:
            yield _between(Happened.SENT_BACK, row.act, row.answered_at, receiver, giver)
        if row.state is HandoffState.RECALLED and row.answered_at:
            yield _between(Happened.RECALLED, row.act, row.answered_at, giver, receiver)


def _of_requests(session: Session, case: Case) -> Iterator[Event]:
    rows = session.scalars(
        select(Request)
        .options(joinedload(Request.from_unit), joinedload(Request.to_unit))
        .where(Request.file_id == case.file_id, Request.answered_at.is_not(None))
    )
    for row in rows:
        asker, asked, at = row.from_unit.name, row.to_unit.name, row.answered_at
        if row.state is RequestState.REFUSED and at:
            yield _between(Happened.REFUSED, row.act, at, asked, asker)
        if row.state is RequestState.WITHDRAWN and at:
            yield _between(Happened.WITHDRAWN, row.act, at, asker, asked)


def _of_corrections(session: Session, case: Case) -> Iterator[Event]:
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
            officer=row.officer.display_name,
            channel=Channel.SYSTEM,
            note=None,
        )


def _between(kind: Happened, act: Act, at: datetime, unit: str, to_unit: str) -> Event:
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
    )
