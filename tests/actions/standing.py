"""A case as it is stored, with everything that must agree with it; read past every wall."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due
from casework.audit import EMPTY, chain_hash
from casework.database import Database, Scope
from casework.records.cases import Case
from casework.records.dues import Due
from casework.records.reaches import Reach, Tie
from casework.records.steps import Step
from casework.records.trace import Entry
from casework.records.whereabouts import Whereabouts


@dataclass(frozen=True)
class Said:
    """One entry of the trace: the event, its details, and how many rows of each table it names."""

    event: str
    details: Mapping[str, Any]
    rows: Mapping[str, int]


@dataclass(frozen=True)
class Standing:
    """One case between two acts."""

    case: Case
    leaders: tuple[UUID, ...]
    stays: int
    due: Counter[due.Waiting]
    due_anew: Counter[due.Waiting]
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]

    def insist(self) -> None:
        """What is true of every case between any two acts."""
        assert self.leaders == (self.case.lead_unit_id,), "exactly one unit leads"
        assert self.stays == 1, "the person is in exactly one place"
        assert self.due == self.due_anew, "what waits is what rules and facts say"
        assert [entry.hash for entry in self.entries] == chained(self.entries), "the chain holds"

    @property
    def said(self) -> list[Said]:
        """Every entry, oldest first."""
        return [_said(json.loads(entry.body)) for entry in self.entries]

    @property
    def officers(self) -> list[UUID]:
        """Who said each entry."""
        return [UUID(json.loads(entry.body)["officer"]) for entry in self.entries]


def standing(database: Database, file_id: UUID, now: datetime) -> Standing:
    """How a case stands in the database at this moment."""
    with database.reading(Scope.of_job("test")) as session:
        case = session.get_one(Case, file_id)
        leads = select(Reach.unit_id).where(Reach.file_id == file_id, Reach.tie == Tie.LEADS)
        here = select(Whereabouts.id).where(
            Whereabouts.file_id == file_id, Whereabouts.until_at.is_(None)
        )
        steps = select(Step).where(Step.file_id == file_id).order_by(Step.at, Step.id)
        entries = select(Entry).where(Entry.file_id == file_id).order_by(Entry.seq)
        return Standing(
            case,
            tuple(session.scalars(leads)),
            len(session.scalars(here).all()),
            Counter(_held(session, file_id)),
            Counter(due.waiting(session, case, now)),
            tuple(session.scalars(steps)),
            tuple(session.scalars(entries)),
        )


def chained(entries: tuple[Entry, ...]) -> list[bytes]:
    """The hashes that the bodies of a chain have, computed anew from its beginning."""
    hashes, last = [], EMPTY
    for entry in entries:
        last = chain_hash(last, entry.body)
        hashes.append(last)
    return hashes


def _held(session: Session, file_id: UUID) -> list[due.Waiting]:
    return [due.as_held(row) for row in session.scalars(select(Due).where(Due.file_id == file_id))]


def _said(body: dict[str, Any]) -> Said:
    return Said(body["event"], body["details"], Counter(table for table, *_ in body["rows"]))
