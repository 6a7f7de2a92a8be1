"""Names of units, and of their officers, as one officer may read them in one case.

A support facility shelters people, so its name tells where the person is and is kept as the
whereabouts are. Every other unit is named to whoever sees the case. No page asks this elsewhere.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from casework import reach
from casework.audit import Actor
from casework.policy import Ask, may
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.tips import Tip
from casework.records.units import Unit
from workflows.handoff import OPEN
from workflows.request import RequestState
from workflows.terms import Rank, Sector, Term
from workflows.tip import TipState


class Withheld(Term):
    """What stands where a name may not. Printed by mistake, it still names nobody."""

    UNIT = "withheld_unit", "một cơ sở trợ giúp", "a support facility"
    OFFICER = "withheld_officer", "một cán bộ", "an officer"


Name: TypeAlias = str | Withheld
"""A name, or the words in its place; a page prints it through the filter `named`."""


Ties: TypeAlias = Mapping[UUID, Collection[Tie]]
"""How the officer's unit is tied, by file."""


class Names:
    """Who is named to one officer in one file. Asks the database only where a facility is met.

    `ties` are those of the officer's unit; whoever has not found them yet leaves them out.
    """

    def __init__(
        self, session: Session, actor: Actor, file_id: UUID, ties: frozenset[Tie] | None = None
    ) -> None:
        self._session, self._actor, self._file_id = session, actor, file_id
        if ties is not None:
            self._ties = ties

    def of(self, unit: Unit) -> Name:
        """The unit's name, or the words in its place."""
        return unit.name if self.tells(unit) else Withheld.UNIT

    def of_officer(self, officer: Officer) -> Name:
        """An officer's name: withheld with the name of their unit."""
        if self._may_know_where:
            return officer.display_name
        unit = self._session.get_one(Unit, officer.unit_id)
        return officer.display_name if self.tells(unit) else Withheld.OFFICER

    def tells(self, unit: Unit) -> bool:
        """Whether the unit is named: to itself; else a facility only to whoever must know it."""
        if unit.sector is not Sector.FACILITY or unit.id == self._actor.unit_id:
            return True
        is_below = unit.parent_id == self._actor.unit_id and self._actor.rank is not Rank.AUDITOR
        return is_below or self.tells_facility(unit.id)

    def tells_facility(self, unit_id: UUID) -> bool:
        """Whether the case alone lets the officer know this facility."""
        if self._actor.rank is Rank.AUDITOR:
            return False
        return self._may_know_where or unit_id in self._to_be_answered

    @cached_property
    def _ties(self) -> frozenset[Tie]:
        return reach.ties(self._session, self._actor.unit_id, self._file_id)

    @cached_property
    def _may_know_where(self) -> bool:
        """Whoever may open the whereabouts by a visit may know the facility's name."""
        return may(self._actor.rank, Ask.VISIT, self._ties)

    @cached_property
    def _to_be_answered(self) -> frozenset[UUID]:
        """The units that wait for an answer of the officer's unit: it must know who asks."""
        return _asking(self._session, self._actor, {self._file_id: self._ties})[self._file_id]


def is_sheltered(actor: Actor, unit: type[Unit]) -> ColumnElement[bool]:
    """For lists that read columns: whether only `tells_facility` lets the officer read the name."""
    is_facility = and_(unit.sector == Sector.FACILITY, unit.id != actor.unit_id)
    if actor.rank is Rank.AUDITOR:
        return is_facility
    return and_(is_facility, unit.parent_id.is_distinct_from(actor.unit_id))


def names_in(session: Session, actor: Actor, file_ids: Collection[UUID]) -> dict[UUID, Names]:
    """The names of many files: one statement, four where the unit has something to answer."""
    tied: dict[UUID, set[Tie]] = defaultdict(set)
    rows = select(Reach.file_id, Reach.tie).where(
        Reach.unit_id == actor.unit_id, Reach.file_id.in_(file_ids)
    )
    for file_id, tie in session.execute(rows) if file_ids else ():
        tied[file_id].add(tie)
    found = {each: Names(session, actor, each, frozenset(tied[each])) for each in file_ids}
    asking = _asking(session, actor, tied)
    for file_id, names in found.items():
        names._to_be_answered = asking[file_id]
    return found


def _asking(session: Session, actor: Actor, tied: Ties) -> Mapping[UUID, frozenset[UUID]]:
    """Who waits for the officer's unit, by file; asks only where its ties say that some do."""
    waiting: dict[UUID, frozenset[UUID]] = defaultdict(frozenset)
    offered = [file_id for file_id, ties in tied.items() if Tie.OFFERED in ties]
    asked = [file_id for file_id, ties in tied.items() if Tie.ASKED in ties]
    handoffs = select(Handoff.file_id, Handoff.from_unit_id).where(
        Handoff.file_id.in_(offered),
        Handoff.to_unit_id == actor.unit_id,
        Handoff.state.in_(OPEN),
    )
    requests = select(Request.file_id, Request.from_unit_id).where(
        Request.file_id.in_(asked),
        Request.to_unit_id == actor.unit_id,
        Request.state == RequestState.ASKED,
    )
    tips = select(Tip.file_id, Tip.unit_id).where(
        Tip.file_id.in_(offered),
        Tip.to_unit_id == actor.unit_id,
        Tip.state == TipState.OFFERED,
    )
    for file_id, unit_id in (
        *(session.execute(handoffs) if offered else ()),
        *(session.execute(tips) if offered else ()),
        *(session.execute(requests) if asked else ()),
    ):
        waiting[file_id] |= {unit_id}
    return waiting
