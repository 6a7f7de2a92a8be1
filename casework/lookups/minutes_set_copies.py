"""Copies of a set of minutes: the head, who signed, and the lines that are open to the officer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.minutes import UNREAD
from casework.actions.minutes_sets import lines_of
from casework.actions.set_trace import of_each_file
from casework.audit import Actor
from casework.lookups.answers import officers_of
from casework.lookups.minutes_set_page import find_set
from casework.lookups.minutes_set_shown import (
    SetVersion,
    set_shown,
    sights_of,
    signed_bundle,
)
from casework.lookups.naming import Name, Names
from casework.policy import Ask, OutOfReach
from casework.records.minutes_sets import MinutesSet, MinutesSetLine
from casework.records.trace import Entry
from workflows.engine import Refused
from workflows.minutes import MinutesState


@dataclass(frozen=True, slots=True)
class SetCopy:
    """A set as a copy holds it, the file that anybody can check offline, and who took it along."""

    version: SetVersion
    bundle: bytes
    printed_by: Name
    printed_at: datetime
    copy: int


def kind_of_set(minutes: MinutesSet) -> str:
    """How the trace names the copies of a set."""
    return f"minutes_set:{minutes.id.hex}"


def open_lines(
    session: Session, actor: Actor, now: datetime, minutes: MinutesSet
) -> list[MinutesSetLine]:
    """The lines that a copy for this officer holds. Raises `Refused` where none is open."""
    lines = lines_of(session, minutes)
    sights = sights_of(session, actor, now, lines)
    found = [line for line in lines if sights[line.file_id].may_read(line, "content")]
    if not found or minutes.state is MinutesState.DROPPED:
        raise Refused((UNREAD,))
    return found


def set_copy(
    session: Session, actor: Actor, public_id: UUID, now: datetime, edition: int | None = None
) -> SetCopy:
    """What the officer took along last. Raises `OutOfReach` where they never did, and `Refused`."""
    minutes, _lines = find_set(session, actor, public_id, Ask.SEE, now, edition)
    return copied(session, actor, now, minutes)


def copied(session: Session, actor: Actor, now: datetime, minutes: MinutesSet) -> SetCopy:
    """A copy of this version for this officer. Raises `OutOfReach` and `Refused`."""
    lines = open_lines(session, actor, now, minutes)
    printed_at, copy = _printed(session, actor, lines[0], minutes)
    names = Names(session, actor, lines[0].file_id)
    sights = sights_of(session, actor, now, lines_of(session, minutes))
    me = officers_of(session, actor.officer_id)[actor.officer_id]
    return SetCopy(
        set_shown(session, actor, names, now, minutes),
        signed_bundle(session, sights, minutes),
        names.of_officer(me),
        printed_at,
        copy,
    )


def files_of(lines: Sequence[MinutesSetLine]) -> tuple[UUID, ...]:
    """The files on which a copy of these lines is recorded."""
    return tuple(line.file_id for line in of_each_file(lines))


def _printed(
    session: Session, actor: Actor, line: MinutesSetLine, minutes: MinutesSet
) -> tuple[datetime, int]:
    bodies = session.scalars(
        select(Entry.body)
        .where(Entry.file_id == line.file_id, Entry.event == "paper.printed")
        .order_by(Entry.seq)
    )
    entries: list[dict[str, Any]] = [json.loads(body) for body in bodies]  # Any: JSON
    own = [
        entry
        for entry in entries
        if entry["details"]["kind"] == kind_of_set(minutes)
        and entry["officer"] == str(actor.officer_id)
    ]
    if not own:
        raise OutOfReach
    return datetime.fromisoformat(own[-1]["at"]), own[-1]["details"]["copy"]
