"""Looking at scans: who may now, who did. Each look is on record before the scan is shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.opening import VISIT_LASTS
from casework.audit import Actor
from casework.lookups.answers import officers_of
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find_part
from casework.lookups.naming import Name, Names
from casework.lookups.paper_page import Content, content_of
from casework.policy import Ask, OutOfReach
from casework.records.cases import Case
from casework.records.papers import Paper, PaperContent
from casework.records.trace import Entry
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a scan."""

    kind: PaperKind
    officer: Name
    unit: Name
    at: datetime


def find_open_scan(
    session: Session, actor: Actor, now: datetime, public_id: UUID
) -> tuple[Found, Paper]:
    """A paper whose scan this officer has open. Raises `OutOfReach` and `NotDisclosed`."""
    found, paper = find_part(session, actor, Paper, public_id, Ask.SEE)
    kept = session.scalar(select(PaperContent).where(PaperContent.paper_id == paper.id))
    if kept is None:
        raise OutOfReach
    eyes(session, actor, found.case, now, found.ties).disclosure_for(kept, "content")
    return found, paper


def looked_at(session: Session, actor: Actor, now: datetime, public_id: UUID) -> Content:
    """The scan that this officer recorded to look at, as long as a visit lasts.

    Raises `OutOfReach` where they did not, and `NotDisclosed`.
    """
    found, paper = find_open_scan(session, actor, now, public_id)
    own = (
        entry
        for entry in _entries(session, found.case)
        if entry["officer"] == str(actor.officer_id) and UUID(entry["details"]["paper"]) == paper.id
    )
    last = max((datetime.fromisoformat(entry["at"]) for entry in own), default=None)
    if last is None or last + VISIT_LASTS <= now:
        raise OutOfReach
    return content_of(session, actor, now, public_id)


def looks_at(session: Session, case: Case, names: Names) -> tuple[Look, ...]:
    """Every look at a scan of the case, newest first; three statements."""
    entries = list(_entries(session, case))[::-1]
    papers = session.scalars(select(Paper).where(Paper.file_id == case.file_id))
    kinds = {paper.id: paper.kind for paper in papers}
    people = officers_of(session, *(UUID(entry["officer"]) for entry in entries))
    return tuple(
        Look(
            kind=kinds[UUID(entry["details"]["paper"])],
            officer=names.of_officer(people[UUID(entry["officer"])]),
            unit=names.of(people[UUID(entry["officer"])].unit),
            at=datetime.fromisoformat(entry["at"]),
        )
        for entry in entries
    )


def _entries(session: Session, case: Case) -> Iterator[dict[str, Any]]:  # Any: JSON
    bodies = session.scalars(
        select(Entry.body)
        .where(Entry.file_id == case.file_id, Entry.event == "paper.viewed")
        .order_by(Entry.seq)
    )
    return (json.loads(body) for body in bodies)
