"""The packet of a handoff: what is listed, and the sections told, each with its ground."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.records.base import SealedRecord, word
from casework.records.handoffs import Handoff
from casework.records.ids import new_public_id
from casework.sealing import Klass, Sealed, sealed
from workflows.handoff_packet import (
    Check,
    ItemKind,
    ItemState,
    Section,
    Settlement,
)


class PacketItem(SealedRecord):
    """One thing on the list, and what became of it. `paper_id` names a paper that is on file."""

    __tablename__ = "packet_item"
    __table_args__ = (Index("ix_packet_item_handoff_id", "handoff_id"),)

    public_id: Mapped[UUID] = mapped_column(unique=True, default=new_public_id)
    handoff_id: Mapped[UUID] = mapped_column(ForeignKey("handoff.id"))
    place: Mapped[int]  # its line on the list, from 1
    kind: Mapped[ItemKind] = mapped_column(word(ItemKind))
    paper_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper.id"))
    name: Mapped[Sealed] = sealed(Klass.CASEWORK)
    quantity: Mapped[Sealed] = sealed(Klass.CASEWORK)
    condition: Mapped[Sealed] = sealed(Klass.CASEWORK)

    state: Mapped[ItemState] = mapped_column(word(ItemState))
    found: Mapped[Check | None] = mapped_column(word(Check))
    note: Mapped[Sealed] = sealed(Klass.CASEWORK)
    checked_at: Mapped[datetime | None]
    checked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    how: Mapped[Settlement | None] = mapped_column(word(Settlement))
    settlement: Mapped[Sealed] = sealed(Klass.CASEWORK)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    objection: Mapped[Sealed] = sealed(Klass.CASEWORK)
    answered_at: Mapped[datetime | None]  # when the receiver confirmed, or objected
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    version: Mapped[int] = mapped_column()

    handoff: Mapped[Handoff] = relationship(lazy="raise")  # written first: a flush orders by it

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # read from the class


class PacketSection(SealedRecord):
    """A section told to the receiver, and the ground on which. What is not told has no row.

    A ground tells of the person: that they agreed, or are under age.
    """

    __tablename__ = "packet_section"
    __table_args__ = (Index("ix_packet_section_handoff_id", "handoff_id"),)

    handoff_id: Mapped[UUID] = mapped_column(ForeignKey("handoff.id"))
    section: Mapped[Section] = mapped_column(word(Section))
    ground: Mapped[Sealed] = sealed(Klass.CASEWORK)  # a `SharingGround`

    handoff: Mapped[Handoff] = relationship(lazy="raise")
