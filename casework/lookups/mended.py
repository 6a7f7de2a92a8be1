"""Who mended a row of a batch last, read from the trace."""

import json
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.lookups.door import Quicker
from casework.lookups.naming import Names
from casework.records.batches import BatchRow
from casework.records.officers import Officer
from casework.records.trace import Entry

_LOOKED_BACK: Final = 200  # mendings of the batch


def last_mended(session: Session, names: Names, row: BatchRow) -> Quicker | None:
    """Who and when; None where the row stands as it was added, or was mended long before."""
    bodies = session.scalars(
        select(Entry.body)
        .where(Entry.file_id == row.file_id, Entry.event == "batch.row_mended")
        .order_by(Entry.seq.desc())
        .limit(_LOOKED_BACK)
    )
    said = (json.loads(body) for body in bodies)
    last = next((entry for entry in said if entry["details"]["row"] == row.id.hex), None)
    if last is None or last["officer"] is None:
        return None
    officer = session.scalars(
        select(Officer).options(joinedload(Officer.unit)).where(Officer.id == UUID(last["officer"]))
    ).one()
    at = datetime.fromisoformat(last["at"])
    return Quicker(names.of_officer(officer), names.of(officer.unit), at)
