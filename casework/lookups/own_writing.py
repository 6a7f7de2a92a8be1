"""What a unit wrote itself in one file, as long as nobody else has written over it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, or_, select, union_all
from sqlalchemy.orm import Session

from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.corrections import Correction
from casework.records.follow_ups import FollowUp
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.packets import PacketItem, PacketSection
from casework.records.papers import Paper, PaperContent
from casework.records.persons import Person
from casework.records.requests import Request
from casework.records.steps import Step
from casework.records.support import SupportLine
from casework.sealing import sealed_columns


@dataclass(frozen=True, slots=True)
class Own:
    """Its records by id, the columns of them that are its own, and the facts it wrote last."""

    rows: frozenset[UUID]
    columns: frozenset[str]
    facts: frozenset[str]


_COLUMNS: Final = frozenset(
    {
        "step.note",
        "step.signer",
        "follow_up.finding",
        "request.question",
        "support_line.letter",
        "support_line.detail",
        "handoff.message",
        "handoff.escort",
        "handoff.remarks",
        "paper.form",
        "paper.issued_on",
        "paper.issuer",
        "paper.title",
        "paper.number",
        "paper.file_name",
        "paper.media_type",
        "paper_content.content",
        "packet_section.ground",
        *(f"packet_item.{column}" for column in sealed_columns(PacketItem)),
        *(f"conclusion.{column}" for column in sealed_columns(Conclusion)),
    }
)
"""What others add to such a record later is not the unit's own: an answer, an outcome, a reason to
void. The remarks at receipt and the words on the list are said to it."""


def own_of(session: Session, unit_id: UUID, file_id: UUID) -> Own:
    """What this unit wrote in this file; three statements."""
    of = {"unit": unit_id, "of_file": file_id}
    rows = frozenset(session.execute(_ROWS, of).scalars())
    return Own(rows, _COLUMNS, _facts(session, unit_id, file_id))


def _facts(session: Session, unit_id: UUID, file_id: UUID) -> frozenset[str]:
    """The facts whose last text is the unit's; the first is that of who received the person."""
    received_by = session.scalar(_RECEIVED_BY, {"of_file": file_id})
    corrected = session.execute(_CORRECTIONS, {"of_file": file_id}).all()
    last = dict(corrected)  # of several to one fact, the last
    return frozenset(
        f"person.{column}"
        for column in sealed_columns(Person)
        if last.get(column, received_by) == unit_id
    )


_OF_FILE: Final[BindParameter[UUID]] = bindparam("of_file")
_UNIT: Final[BindParameter[UUID]] = bindparam("unit")
_OURS: Final = select(Officer.id).where(Officer.unit_id == _UNIT)

_OUR_HANDOFFS: Final = or_(
    Handoff.from_unit_id == _UNIT,
    Handoff.to_unit_id == _UNIT,
    Handoff.offered_by_id.in_(_OURS),
)

_ROWS: Final = union_all(
    *(
        select(record.id).where(record.file_id == _OF_FILE, record.unit_id == _UNIT)
        for record in (Step, Paper, FollowUp, SupportLine, Conclusion)
    ),
    select(Request.id).where(
        Request.file_id == _OF_FILE, or_(Request.from_unit_id == _UNIT, Request.to_unit_id == _UNIT)
    ),
    select(PaperContent.id)
    .join(Paper, Paper.id == PaperContent.paper_id)
    .where(PaperContent.file_id == _OF_FILE, Paper.unit_id == _UNIT),
    select(Handoff.id).where(Handoff.file_id == _OF_FILE, _OUR_HANDOFFS),
    select(PacketItem.id)
    .join(Handoff, Handoff.id == PacketItem.handoff_id)
    .where(PacketItem.file_id == _OF_FILE, _OUR_HANDOFFS),
    select(PacketSection.id)
    .join(Handoff, Handoff.id == PacketSection.handoff_id)
    .where(PacketSection.file_id == _OF_FILE, _OUR_HANDOFFS),
)

_RECEIVED_BY: Final = (
    select(Step.unit_id)
    .join(Case, Case.file_id == Step.file_id)
    .where(Step.file_id == _OF_FILE, Step.act == Case.entry)
    .order_by(Step.at, Step.id)
    .limit(1)
)

_CORRECTIONS: Final = (
    select(Correction.field, Officer.unit_id)
    .join(Officer, Officer.id == Correction.officer_id)
    .where(Correction.file_id == _OF_FILE)
    .order_by(Correction.at, Correction.id)
)
