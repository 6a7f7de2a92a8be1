"""What a supervisor reads of searches: who reached the limit, and who met a confidential case."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.naming import Name, Names
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.searches import Search, SearchKind
from casework.records.trace import Entry
from casework.records.units import Unit

_LATELY: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Searched:
    """That somebody searched; neither what was typed nor what it found."""

    officer: Name
    unit: Name
    at: datetime


def limited_lately(session: Session, actor: Actor, now: datetime) -> tuple[Searched, ...]:
    """The officers of one's own unit who searched beyond the limit this week, newest first."""
    rows = session.execute(
        select(Officer.display_name, Unit.name, Search.at)
        .join(Officer, Officer.id == Search.officer_id)
        .join(Unit, Unit.id == Officer.unit_id)
        .where(
            Officer.unit_id == actor.unit_id,
            Search.kind == SearchKind.LIMITED,
            Search.at > now - _LATELY,
        )
        .order_by(Search.at.desc(), Search.id)
    )
    return tuple(Searched(*row) for row in rows)


def met_by_searches(session: Session, case: Case, names: Names) -> tuple[Searched, ...]:
    """Who looked for the person of a confidential case from outside, newest first."""
    rows = session.scalars(
        select(Entry)
        .where(Entry.file_id == case.file_id, Entry.event == "search.met_confidential")
        .order_by(Entry.seq.desc())
    )
    return tuple(_searched(session, names, json.loads(row.body)) for row in rows)


def _searched(session: Session, names: Names, said: dict[str, str]) -> Searched:
    officer = session.get_one(Officer, UUID(said["officer"]))
    unit = session.get_one(Unit, UUID(said["unit"]))
    return Searched(names.of_officer(officer), names.of(unit), datetime.fromisoformat(said["at"]))
