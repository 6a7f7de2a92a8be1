"""The copies that left the house in print: which paper, by whom, when. Read from the trace."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.lookups.answers import officers_of
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.trace import Entry
from workflows.terms import Term


class Printed(Term):
    """What is printed from a case; the value is how the trace begins its name."""

    RECEIPT_SLIP = "receipt_slip", "phiếu tiếp nhận", "receipt slip"
    MINUTES = "minutes", "biên bản giao, nhận", "minutes of the handoff"
    MINUTES_SET = "minutes_set", "biên bản chung của danh sách", "joint minutes of a list"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy; `number` counts the copies of the same paper, from 1."""

    of: Printed
    number: int
    officer: Name
    unit: Name
    at: datetime


def copies(session: Session, case: Case, names: Names) -> tuple[Copy, ...]:
    """Every copy printed from the case, newest first; two statements."""
    entries = [json.loads(body) for body in session.scalars(_bodies(case))]
    people = officers_of(session, *(UUID(entry["officer"]) for entry in entries))
    return tuple(
        Copy(
            of=Printed.of(entry["details"]["kind"].partition(":")[0]),
            number=entry["details"]["copy"],
            officer=names.of_officer(people[UUID(entry["officer"])]),
            unit=names.of(people[UUID(entry["officer"])].unit),
            at=datetime.fromisoformat(entry["at"]),
        )
        for entry in entries
    )


def _bodies(case: Case) -> Select[bytes]:
    return (
        select(Entry.body)
        .where(Entry.file_id == case.file_id, Entry.event == "paper.printed")
        .order_by(Entry.seq.desc())
    )
