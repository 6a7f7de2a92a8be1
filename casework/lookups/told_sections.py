"""What was told to a unit that only houses the person: the narrow place of least disclosure.

A unit that leads, or records for the lead, opens the whole case and is not asked about here.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.own_writing import Own, own_of
from casework.records.base import OfFile
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem, PacketSection
from casework.records.reaches import Tie
from casework.records.whereabouts import Whereabouts
from workflows.handoff import HandoffState
from workflows.handoff_packet import COVERS, Section
from workflows.terms import Moves

_OPENS_ALL: Final = frozenset({Tie.LEADS, Tie.RECORDS})
_OF_PROTECTION: Final = frozenset({Section.DANGER, Section.CONTACT})


@dataclass(frozen=True, slots=True)
class Told:
    """The sections of the packet with which the person came, what the unit wrote itself since,
    and the stays since then."""

    sections: frozenset[Section]
    own: Own
    stays: frozenset[UUID]

    @property
    def fields(self) -> frozenset[str]:
        """`table.column` of all that the sections cover."""
        return frozenset(name for section in self.sections for name in COVERS[section])

    def withheld(self, revealed: frozenset[str]) -> tuple[Section, ...]:
        """The sections not told, but for those that reveals of these scopes show now."""
        return tuple(
            section
            for section in Section
            if section not in self.sections and not _is_shown(section, revealed)
        )


def told_to(session: Session, actor: Actor, of: OfFile, tied: frozenset[Tie]) -> Told | None:
    """What a plain visit opens to a unit that only houses the person; nothing for any other unit.

    Nothing, too, where the person did not come by a handoff of the person alone: a unit that led
    the case knows it.
    """
    if Tie.HOUSES not in tied or tied & _OPENS_ALL:
        return None
    came = session.scalar(_CAME, {"of_file": of.file_id, "unit": actor.unit_id})
    if came is None or came.moves is not Moves.PERSON:
        return None
    with_it = {"of_file": of.file_id, "handoff": came.id}
    sections = frozenset(session.scalars(_SECTIONS, with_it))
    since = {"of_file": of.file_id, "since": came.answered_at}
    stays = frozenset(session.scalars(_STAYS, since))
    return Told(sections, own_of(session, actor.unit_id, of.file_id), stays)


def listed_in(session: Session, file_id: UUID, handoff_id: UUID) -> frozenset[UUID]:
    """The ids of the items on the list of one handoff."""
    return frozenset(session.scalars(_ITEMS, {"of_file": file_id, "handoff": handoff_id}))


def _is_shown(section: Section, revealed: frozenset[str]) -> bool:
    return ("protection" if section in _OF_PROTECTION else "case") in revealed


_OF_FILE: Final[BindParameter[UUID]] = bindparam("of_file")

_CAME: Final = (
    select(Handoff)
    .where(
        Handoff.file_id == _OF_FILE,
        Handoff.to_unit_id == bindparam("unit"),
        Handoff.state == HandoffState.ACCEPTED,
        Handoff.moves != Moves.LEAD,
    )
    .order_by(Handoff.answered_at.desc(), Handoff.id.desc())
    .limit(1)
)

_SECTIONS: Final = select(PacketSection.section).where(
    PacketSection.file_id == _OF_FILE, PacketSection.handoff_id == bindparam("handoff")
)

_STAYS: Final = select(Whereabouts.id).where(
    Whereabouts.file_id == _OF_FILE, Whereabouts.since_at >= bindparam("since")
)

_ITEMS: Final = select(PacketItem.id).where(
    PacketItem.file_id == _OF_FILE, PacketItem.handoff_id == bindparam("handoff")
)
