"""The packet of a handoff: what is listed with an offer, and which sections are told, and why.

Checking the list and settling what differs is in `discrepancy.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.position import person_facts
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem, PacketSection
from casework.records.papers import Paper
from casework.safekeeping import add
from workflows.engine import Refused
from workflows.handoff_packet import (
    USUAL,
    ItemKind,
    ItemState,
    Section,
    SharingGround,
    asks_sections,
    grounds_for,
)
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Wish


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of a list, as the officer wrote it. Only the name is needed."""

    name: str
    quantity: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """What goes along with an offer. `arrives_at` is aware; `papers` are ids of papers on file.

    `sections` names the ground of each section told; None leaves it at the usual ones. They count
    only where the receiver will house the person and not lead.
    """

    escort: str | None = None
    meeting_place: str | None = None
    arrives_at: datetime | None = None
    papers: tuple[UUID, ...] = ()
    other_papers: tuple[Thing, ...] = ()
    belongings: tuple[Thing, ...] = ()
    sections: Mapping[Section, SharingGround] | None = None


NOTHING: Final = Packet()


def insist_on_packet(session: Session, case: Case, packet: Packet, now: datetime) -> None:
    """Each section rests on a ground that is open to it, and each paper is in force on this file.

    Consent is named only where the person's wish to share is on record. Raises `Refused`.
    """
    chosen = packet.sections or {}
    for section, ground in chosen.items():
        if ground not in grounds_for(case.regime, section):
            raise Refused((Unmet(Lack.SECTION_GROUND, frozenset(), OFFICE),))
    if SharingGround.CONSENT in chosen.values():
        _insist_on_consent(session, case, now)
    if set(packet.papers) - {paper.id for paper in papers_in_force(session, case)}:
        raise Refused((Unmet(Lack.LISTED, frozenset(), OFFICE),))


def pack(session: Session, case: Case, handoff: Handoff, packet: Packet) -> None:
    """Write the lists and the sections down beside a new offer."""
    items = [
        *((ItemKind.PAPER, None, paper) for paper in packet.papers),
        *((ItemKind.PAPER, thing, None) for thing in packet.other_papers),
        *((ItemKind.BELONGING, thing, None) for thing in packet.belongings),
    ]
    for place, (kind, thing, paper) in enumerate(items, start=1):
        _add_item(session, handoff, place, kind, thing, paper)
    if asks_sections(handoff.moves):
        chosen = USUAL if packet.sections is None else packet.sections
        _add_sections(session, case, handoff, chosen)


def papers_in_force(session: Session, case: Case) -> tuple[Paper, ...]:
    """The papers on the file that nobody voided, the oldest first."""
    return tuple(
        session.scalars(
            select(Paper)
            .where(Paper.file_id == case.file_id, Paper.voided_at.is_(None))
            .order_by(Paper.at, Paper.id)
        )
    )


def items_of(session: Session, handoff: Handoff) -> tuple[PacketItem, ...]:
    """The list of a handoff, in its order."""
    return tuple(
        session.scalars(
            select(PacketItem)
            .where(PacketItem.file_id == handoff.file_id, PacketItem.handoff_id == handoff.id)
            .order_by(PacketItem.place)
        )
    )


def sections_of(session: Session, handoff: Handoff) -> tuple[PacketSection, ...]:
    """The sections told with a handoff, in the order of their list."""
    rows = session.scalars(
        select(PacketSection).where(
            PacketSection.file_id == handoff.file_id, PacketSection.handoff_id == handoff.id
        )
    )
    order = list(Section)
    return tuple(sorted(rows, key=lambda row: order.index(row.section)))


def _insist_on_consent(session: Session, case: Case, now: datetime) -> None:
    if Wish.TO_SHARE not in person_facts(session, case, now).wishes:
        source = grounds_for(case.regime, Section.STORY)[SharingGround.CONSENT]
        raise Refused((Unmet(Lack.WISH, frozenset({Wish.TO_SHARE}), source),))


def _add_item(
    session: Session,
    handoff: Handoff,
    place: int,
    kind: ItemKind,
    thing: Thing | None,
    paper: UUID | None,
) -> None:
    item = PacketItem(
        file_id=handoff.file_id,
        handoff_id=handoff.id,
        place=place,
        kind=kind,
        paper_id=paper,
        state=ItemState.LISTED,
    )
    if thing is None:
        add(session, item)
    else:
        add(
            session,
            item,
            name=thing.name,
            quantity=thing.quantity,
            condition=thing.condition,
        )


def _add_sections(
    session: Session, case: Case, handoff: Handoff, chosen: Mapping[Section, SharingGround]
) -> None:
    for section, ground in chosen.items():
        row = PacketSection(file_id=case.file_id, handoff_id=handoff.id, section=section)
        add(session, row, ground=ground.value)
