"""The lists of a handoff as its minutes print them, as far as they are open. Always Vietnamese."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.packet import items_of
from casework.lookups.disclosures import Eyes
from casework.records.base import SealedRecord
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem
from casework.records.papers import Paper
from workflows.handoff_packet import Check, ItemKind
from workflows.terms import Term


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """One paper that goes along; `form` says how many and in what state, where that was written."""

    title: str
    number: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class ListedThing:
    """One thing of the person's that goes along."""

    name: str
    quantity: str
    state: str


@dataclass(frozen=True, slots=True)
class Lists:
    """What the minutes list, and what was missing or different when it was checked."""

    papers: tuple[ListedPaper, ...]
    belongings: tuple[ListedThing, ...]
    differences: tuple[str, ...]


def lists_of(session: Session, handoff: Handoff, sight: Eyes) -> Lists:
    """The list of the handoff; where nobody wrote one, the kinds of the papers on file."""
    items = items_of(session, handoff)
    papers = _papers(session, handoff)
    if not items:
        return Lists(_in_force(handoff, papers), (), ())
    by_id = {paper.id: paper for paper in papers}
    return Lists(
        tuple(_paper(item, by_id, sight) for item in items if item.kind is ItemKind.PAPER),
        tuple(_thing(item, sight) for item in items if item.kind is ItemKind.BELONGING),
        tuple(_difference(item, by_id, sight) for item in items if _differs(item)),
    )


def _papers(session: Session, handoff: Handoff) -> list[Paper]:
    of_file = select(Paper).where(Paper.file_id == handoff.file_id)
    return list(session.scalars(of_file.order_by(Paper.at, Paper.id)))


def _in_force(handoff: Handoff, papers: list[Paper]) -> tuple[ListedPaper, ...]:
    """The papers that were in force when the other side answered, or are now."""
    until = handoff.answered_at
    return tuple(
        ListedPaper(_upfirst(paper.kind))
        for paper in papers
        if (until is None or paper.at <= until)
        and (paper.voided_at is None or (until is not None and paper.voided_at > until))
    )


def _paper(item: PacketItem, papers: Mapping[UUID, Paper], sight: Eyes) -> ListedPaper:
    form = "; ".join(
        filter(None, (_said(sight, item, "quantity"), _said(sight, item, "condition")))
    )
    if item.paper_id is None:
        return ListedPaper(_said(sight, item, "name") or _upfirst(item.kind), "", form)
    paper = papers[item.paper_id]
    return ListedPaper(_upfirst(paper.kind), _said(sight, paper, "number"), form)


def _thing(item: PacketItem, sight: Eyes) -> ListedThing:
    name = _said(sight, item, "name") or _upfirst(item.kind)
    return ListedThing(name, _said(sight, item, "quantity"), _said(sight, item, "condition"))


def _differs(item: PacketItem) -> bool:
    return item.found not in {None, Check.AS_LISTED}


def _difference(item: PacketItem, papers: Mapping[UUID, Paper], sight: Eyes) -> str:
    paper = papers.get(item.paper_id) if item.paper_id else None
    called = _upfirst(paper.kind) if paper else _said(sight, item, "name") or _upfirst(item.kind)
    note, found = _said(sight, item, "note"), item.found.vi if item.found else ""
    return f"{called}: {found} ({note})" if note else f"{called}: {found}"


def _said(sight: Eyes, row: SealedRecord, column: str) -> str:
    return str(sight.read(row, column) or "") if sight.may_read(row, column) else ""


def _upfirst(term: Term) -> str:
    return term.vi[:1].upper() + term.vi[1:]
