"""The packet on the page of a handoff: what goes along, what is told, what is settled."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.discrepancy import answers_for_giver, answers_for_receiver
from casework.actions.packet import items_of, sections_of
from casework.audit import Actor
from casework.lookups.answers import Sealable, sealable
from casework.lookups.disclosures import Eyes
from casework.lookups.finding import Found, find_handoff
from casework.policy import Ask, OutOfReach, may
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem, PacketSection
from casework.records.papers import Paper
from workflows.handoff import HandoffState
from workflows.handoff_packet import (
    Check,
    ItemKind,
    ItemState,
    Section,
    Settlement,
    SharingGround,
    asks_sections,
    grounds_for,
)
from workflows.source import Source
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item. `paper` is the kind of a paper on file; its number is shown where it is open."""

    public_id: UUID
    place: int
    kind: ItemKind
    paper: PaperKind | None
    title: Sealable
    quantity: Sealable
    condition: Sealable
    state: ItemState
    found: Check | None
    note: Sealable
    how: Settlement | None
    settlement: Sealable
    objection: Sealable
    checked_at: datetime | None
    settled_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """A section told to the receiver: the ground that the giver named, and its source.

    Both are empty until they are open: a ground tells of the person.
    """

    section: Section
    ground: SharingGround | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class PacketShown:
    """The packet as this officer may see it, and which part in it is theirs now."""

    items: tuple[ItemShown, ...]
    counts: tuple[tuple[PaperKind | ItemKind, int], ...]
    escort: Sealable
    meeting_place: Sealable
    arrives_at: datetime | None
    has_sections: bool  # the receiver will house the person and not lead
    told: tuple[Told, ...]
    not_told: tuple[Section, ...]
    to_check: tuple[ItemShown, ...]
    to_settle: tuple[ItemShown, ...]
    to_answer: tuple[ItemShown, ...]
    differs: tuple[ItemShown, ...]


def packet_shown(
    session: Session, actor: Actor, found: Found, handoff: Handoff, sight: Eyes
) -> PacketShown:
    """The packet of a handoff; two to four statements."""
    rows = items_of(session, handoff)
    papers = _papers(session, rows)
    items = tuple(_item(row, papers, sight) for row in rows)
    told = _told(session, found, handoff, sight)
    accepted = handoff.state is HandoffState.ACCEPTED
    acts = accepted and bool(items) and may(actor.rank, Ask.TAKE_STEP, found.ties)
    receives = acts and answers_for_receiver(session, actor, found.case, handoff)
    gives = acts and answers_for_giver(session, actor, found.case, handoff)
    has_sections = asks_sections(handoff.moves)
    known = {each.section for each in told}
    return PacketShown(
        items=items,
        counts=_counts(rows, papers),
        escort=sealable(sight, handoff, "escort"),
        meeting_place=sealable(sight, handoff, "meeting_place"),
        arrives_at=handoff.arrives_at,
        has_sections=has_sections,
        told=told,
        not_told=tuple(each for each in Section if has_sections and each not in known),
        to_check=_in_state(items, ItemState.LISTED) if receives else (),
        to_settle=_in_state(items, ItemState.OPEN) if gives else (),
        to_answer=_in_state(items, ItemState.SETTLED) if receives else (),
        differs=tuple(each for each in items if each.found not in {None, Check.AS_LISTED}),
    )


def listed(session: Session, actor: Actor, public_id: UUID) -> tuple[UUID, ...]:
    """The ids of the items of a handoff within reach, in their order. Raises `OutOfReach`."""
    _found, handoff = find_handoff(session, actor, public_id, Ask.SEE)
    return tuple(item.id for item in items_of(session, handoff))


def item_of(session: Session, handoff: Handoff, item_id: UUID) -> PacketItem:
    """An item on the list of this handoff. Raises `OutOfReach`."""
    item = session.scalar(
        select(PacketItem).where(
            PacketItem.file_id == handoff.file_id,
            PacketItem.handoff_id == handoff.id,
            PacketItem.public_id == item_id,
        )
    )
    if item is None:
        raise OutOfReach
    return item


def _papers(session: Session, items: Iterable[PacketItem]) -> dict[UUID, Paper]:
    ids = {item.paper_id for item in items if item.paper_id is not None}
    if not ids:
        return {}
    return {paper.id: paper for paper in session.scalars(select(Paper).where(Paper.id.in_(ids)))}


def _item(row: PacketItem, papers: Mapping[UUID, Paper], sight: Eyes) -> ItemShown:
    paper = papers.get(row.paper_id) if row.paper_id else None
    return ItemShown(
        public_id=row.public_id,
        place=row.place,
        kind=row.kind,
        paper=paper.kind if paper else None,
        title=sealable(sight, paper, "number") if paper else sealable(sight, row, "name"),
        quantity=sealable(sight, row, "quantity"),
        condition=sealable(sight, row, "condition"),
        state=row.state,
        found=row.found,
        note=sealable(sight, row, "note"),
        how=row.how,
        settlement=sealable(sight, row, "settlement"),
        objection=sealable(sight, row, "objection"),
        checked_at=row.checked_at,
        settled_at=row.settled_at,
        answered_at=row.answered_at,
    )


def _counts(
    rows: Iterable[PacketItem], papers: Mapping[UUID, Paper]
) -> tuple[tuple[PaperKind | ItemKind, int], ...]:
    """How many of each kind; a paper that is not on file counts as a paper and no more."""
    return tuple(Counter(_kind(row, papers) for row in rows).items())


def _kind(row: PacketItem, papers: Mapping[UUID, Paper]) -> PaperKind | ItemKind:
    return papers[row.paper_id].kind if row.paper_id else row.kind


def _told(session: Session, found: Found, handoff: Handoff, sight: Eyes) -> tuple[Told, ...]:
    if not asks_sections(handoff.moves):
        return ()
    return tuple(_one_told(found, row, sight) for row in sections_of(session, handoff))


def _one_told(found: Found, row: PacketSection, sight: Eyes) -> Told:
    if not sight.may_read(row, "ground"):
        return Told(row.section, None, None)
    ground = SharingGround.of(sight.read(row, "ground"))
    return Told(row.section, ground, grounds_for(found.case.regime, row.section)[ground])


def _in_state(items: Iterable[ItemShown], state: ItemState) -> tuple[ItemShown, ...]:
    return tuple(item for item in items if item.state is state)
