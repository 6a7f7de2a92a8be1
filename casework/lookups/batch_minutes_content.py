"""The content of new minutes of a batch: its rows as the drafter reads them, and what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_members import members_of
from casework.actions.minutes import UNREAD
from casework.actions.minutes_sets import NewLine
from casework.audit import Actor
from casework.intake.understood import Understood
from casework.lookups.batches import BatchView, RowShown, shown
from casework.lookups.naming import Names
from casework.minutes_format import Listed
from casework.minutes_set_format import SetHead, SetLine, SetParty
from casework.office import vietnam_day
from casework.records.batches import BatchRow, RowState
from casework.records.cases import Case
from casework.records.ids import new_short_code
from casework.records.units import Unit
from workflows.engine import Refused
from workflows.terms import Moves


@dataclass(frozen=True, slots=True)
class BatchWording:
    """What the drafter types; `giver` is the office of the foreign side, and names nobody.

    With `names_persons` the name of each person stands on their line.
    """

    number: int
    symbol: str
    place: str
    giver: str
    receiver: str
    receiver_position: str
    names_persons: bool = False


def batch_content_for(
    session: Session, actor: Actor, view: BatchView, now: datetime, said: BatchWording
) -> tuple[SetHead, list[NewLine]]:
    """The head of the next set of a batch, and a line for each row, in order of the list.

    Raises `Refused` where the batch is not open to the drafter.
    """
    if not view.is_open:
        raise Refused((UNREAD,))
    lines = list(_lines(session, view, said))
    absent = sum(line.case_id is None for line in lines)
    return _head(session, actor, now, view, said, absent), lines


def _head(
    session: Session,
    actor: Actor,
    now: datetime,
    view: BatchView,
    said: BatchWording,
    absent: int,
) -> SetHead:
    """The verb counts the lines and the version."""
    batch, names = view.batch, Names(session, actor, view.batch.file_id)
    own = session.get_one(Unit, batch.unit_id)
    above = session.get(Unit, own.parent_id) if own.parent_id else None
    joint = (SetParty(one.unit_id, str(names.of(one.unit))) for one in members_of(session, batch))
    return SetHead(
        code=new_short_code(),
        number=said.number,
        symbol=said.symbol,
        issued_on=vietnam_day(now).isoformat(),
        number_of=str(names.of(own)),
        superior=str(names.of(above)) if above else "",
        province=own.province,
        act=batch.entry.value,
        moves=Moves.PERSON.value,
        held_at=batch.received_at,
        place=said.place,
        giving=(SetParty(None, said.giver),),
        receiving=(
            SetParty(own.id, str(names.of(own)), said.receiver, said.receiver_position),
            *joint,
        ),
        lines=(),
        version=1,
        absent=absent,
    )


def _lines(session: Session, view: BatchView, said: BatchWording) -> Iterator[NewLine]:
    batch = view.batch
    of_batch = select(BatchRow).where(BatchRow.file_id == batch.file_id).order_by(BatchRow.place)
    ids = select(BatchRow.case_id).where(BatchRow.file_id == batch.file_id)
    found = select(Case).where(Case.file_id.in_(ids))
    cases = {case.file_id: case for case in session.scalars(found)}
    for place, row in enumerate(session.scalars(of_batch), start=1):
        case = cases[row.case_id] if row.state is RowState.ENTERED and row.case_id else None
        content = _line(place, shown(row, view.eyes, case), batch.received_at, said)
        yield NewLine(batch.file_id, case.file_id if case else None, None, content)


def _line(place: int, row: RowShown, received_at: datetime, said: BatchWording) -> SetLine:
    told = row.told
    return SetLine(
        place=place,
        case_code=row.case.code if row.case else "",
        name=told.full_name if told and said.names_persons else "",
        received_at=received_at if row.case else None,
        absent="" if row.case else row.reason or "",
        papers=_papers(told) if row.case and told else (),
    )


def _papers(told: Understood) -> tuple[Listed, ...]:
    """What the list says goes along, in its own words."""
    return (Listed(told.papers_with),) if told.papers_with else ()
