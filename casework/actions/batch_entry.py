"""Receiving the persons of a batch, row by row, and screening them.

Each row that may enter becomes a case in the stage that the entry opens; the same verb does it as
for one person at the door.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework import audit
from casework.actions.companions import link
from casework.actions.receive import Intake, receive
from casework.actions.screen import find_no_signs, find_signs
from casework.audit import Actor
from casework.intake.columns import Column
from casework.intake.dates import PartialDate
from casework.intake.nationality import is_vietnam
from casework.intake.understood import Understood, understand
from casework.keyring import Disclosure
from casework.office import vietnam_day
from casework.records.batches import Batch, BatchRow, RowState
from casework.records.cases import Case
from casework.records.links import Kinship
from casework.safekeeping import safe_of
from workflows.ages import age_band
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import AgeBand, Citizenship

AT_ONCE: Final = 50
"""Rows that enter in one act: the office waits for its write lock no longer than about a second."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What screening found of one person, and what was seen or heard."""

    has_signs: bool
    note: str


def enter(
    session: Session, actor: Actor, now: datetime, batch: Batch, disclosure: Disclosure
) -> int:
    """Receive the next persons of the batch whose rows are ready; returns how many.

    Called again until it returns 0: what was done stays done when the line drops between. The
    officer must have the batch open. Raises `NotDisclosed` and `engine.Refused`.
    """
    rows = session.scalars(
        select(BatchRow)
        .where(BatchRow.file_id == batch.file_id, BatchRow.state == RowState.READY)
        .order_by(BatchRow.place)
        .limit(AT_ONCE)
    ).all()
    shared = _shared(session, now, batch, disclosure)
    for row in rows:
        _enter_one(session, actor, now, batch, row, shared, disclosure)
    session.flush()
    entered = {row.number for row in rows if row.number is not None}
    _link_families(session, actor, now, batch, entered)
    if rows:
        audit.record(session, "batch.rows_entered", actor, now, batch.file_id, rows=len(rows))
    return len(rows)


def screen_persons(
    session: Session,
    actor: Actor,
    now: datetime,
    batch: Batch,
    findings: Mapping[UUID, Finding],
) -> None:
    """Write down what screening found of persons of the batch, by the files of their cases.

    Raises `engine.Refused`, for a case that is none of the batch too, and then nothing is written.
    """
    of_batch = select(BatchRow.case_id).where(BatchRow.file_id == batch.file_id)
    if not findings.keys() <= set(session.scalars(of_batch)):
        raise Refused((Unmet(Lack.POSITION, frozenset(), OFFICE),))
    for file_id, found in findings.items():
        verb = find_signs if found.has_signs else find_no_signs
        verb(session, actor, now, session.get_one(Case, file_id), found.note)
    signs = sum(found.has_signs for found in findings.values())
    audit.record(
        session,
        "batch.persons_screened",
        actor,
        now,
        batch.file_id,
        signs=signs,
        no_signs=len(findings) - signs,
    )


def _enter_one(
    session: Session,
    actor: Actor,
    now: datetime,
    batch: Batch,
    row: BatchRow,
    shared: Mapping[str, str],
    disclosure: Disclosure,
) -> None:
    written = safe_of(session, row.file_id).open(row, "written", disclosure, now)
    said = written.items() if isinstance(written, dict) else ()
    told = understand({Column.of(name): str(text) for name, text in said})
    case = receive(
        session,
        actor,
        now,
        _intake(told, shared, vietnam_day(batch.received_at)),
        entry=batch.entry,
        received_at=batch.received_at,
    )
    row.case_id, row.state = case.file_id, RowState.ENTERED


def _shared(
    session: Session, now: datetime, batch: Batch, disclosure: Disclosure
) -> dict[str, str]:
    safe = safe_of(session, batch.file_id)
    names = ("place", "given_by", "minutes")
    opened = {name: safe.open(batch, name, disclosure, now) for name in names}
    return {name: str(text) for name, text in opened.items() if text}


def _intake(told: Understood, shared: Mapping[str, str], on: date) -> Intake:
    """What the row says of the person; what it leaves out, the batch says of all."""
    return Intake(
        full_name=told.full_name,
        sex=told.sex,
        birth=told.birth_written,
        age_band=_band(told, on),
        nationality=told.nationality,
        citizenship=_citizenship(told.nationality),
        ethnicity=told.ethnicity,
        identity_papers=told.identity_papers,
        home_address=told.home_address,
        phone=told.phone,
        found_at=told.gate or shared.get("place"),
        how_received=_how_received(told, shared),
        intake_note=told.note,
    )


def _band(told: Understood, on: date) -> AgeBand | None:
    """The band on the day of receipt; a year that is only about right is right to a year."""
    if told.birth is None:
        return None
    slack = 1 if told.birth_read.approximate else 0
    first, last = _first_day(told.birth, -slack), _last_day(told.birth, slack)
    return age_band(first, last, on)


def _first_day(birth: PartialDate, years: int) -> date:
    day = 1 if years else birth.day or 1
    return date(birth.year + years, birth.month or 1, day)


def _last_day(birth: PartialDate, years: int) -> date:
    year, month = birth.year + years, birth.month or 12
    end_of_month = monthrange(year, month)[1]
    return date(year, month, end_of_month if years else birth.day or end_of_month)


def _citizenship(nationality: str) -> Citizenship | None:
    """A list proves no foreign nationality: another one is written down, to be checked."""
    if not nationality:
        return None
    return Citizenship.CITIZEN if is_vietnam(nationality) else Citizenship.UNCLEAR


def _how_received(told: Understood, shared: Mapping[str, str]) -> str | None:
    """Who gave the person over, by which minutes, with which papers: lines as the list has them."""
    lines = (told.given_by or shared.get("given_by"), shared.get("minutes"), told.papers_with)
    return "\n".join(line for line in lines if line) or None


def _link_families(
    session: Session, actor: Actor, now: datetime, batch: Batch, entered: set[int]
) -> None:
    """Tie each child to the parent's case, whichever of the two came first.

    A number that two rows of the batch bear, as of two lists, names no parent.
    """
    of_batch = select(BatchRow).where(BatchRow.file_id == batch.file_id)
    touched = or_(BatchRow.number.in_(entered), BatchRow.child_of.in_(entered))
    children = session.scalars(of_batch.where(BatchRow.child_of.is_not(None), touched)).all()
    numbers = {child.child_of for child in children}
    found = session.scalars(of_batch.where(BatchRow.number.in_(numbers))) if numbers else ()
    bearers = defaultdict(list)
    for row in found:
        bearers[row.number].append(row)
    for child in children:
        parents = bearers[child.child_of]
        if len(parents) == 1:
            _link(session, actor, now, child, parents[0])


def _link(session: Session, actor: Actor, now: datetime, child: BatchRow, parent: BatchRow) -> None:
    if child.case_id is None or parent.case_id is None or child is parent:
        return
    link(session, actor, now, child.case_id, parent.case_id, Kinship.CHILD_OF)
