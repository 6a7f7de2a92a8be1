"""Names of units, and of their officers, as one officer may read them in one case.

A support facility shelters people, so its name tells where the person is and is kept as the
whereabouts are. Every other unit is named to whoever sees the case. No page asks this elsewhere.
"""

from functools import cached_property
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, case, exists, false, null, or_, select
from sqlalchemy.orm import Session, aliased

from casework import reach
from casework.audit import Actor
from casework.policy import GRANTS, Ask, may
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.officers import Officer
from casework.records.reaches import Reached, Tie
from casework.records.requests import Request
from casework.records.units import Unit
from workflows.handoff import HandoffState
from workflows.request import RequestState
from workflows.terms import Rank, Sector, Term


class Withheld(Term):
    """What stands where a name may not. Printed by mistake, it still names nobody."""

    UNIT = "withheld_unit", "một cơ sở trợ giúp", "a support facility"
    OFFICER = "withheld_officer", "một cán bộ", "an officer"


Name: TypeAlias = str | Withheld
"""A name, or the words in its place; a page prints it through the filter `named`."""


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
        if self._actor.rank is Rank.AUDITOR:
            return False
        above = unit.parent_id == self._actor.unit_id
        return above or self._may_know_where or unit.id in self._to_be_answered

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
        handoffs = select(Handoff.from_unit_id).where(
            Handoff.file_id == self._file_id,
            Handoff.to_unit_id == self._actor.unit_id,
            Handoff.state == HandoffState.OFFERED,
        )
        requests = select(Request.from_unit_id).where(
            Request.file_id == self._file_id,
            Request.to_unit_id == self._actor.unit_id,
            Request.state == RequestState.ASKED,
        )
        offered = self._session.scalars(handoffs) if Tie.OFFERED in self._ties else ()
        asked = self._session.scalars(requests) if Tie.ASKED in self._ties else ()
        return frozenset({*offered, *asked})


def name_in_list(actor: Actor, unit: type[Unit]) -> ColumnElement[str | None]:
    """The same rule as a column of a question about cases: null where the name is withheld."""
    told = or_(unit.sector != Sector.FACILITY, unit.id == actor.unit_id, _must_know(actor, unit))
    return case((told, unit.name), else_=null())


def _must_know(actor: Actor, unit: type[Unit]) -> ColumnElement[bool]:
    if actor.rank is Rank.AUDITOR:
        return false()
    knows_where = exists().where(
        Reached.file_id == Case.file_id,
        Reached.unit_id == actor.unit_id,
        Reached.tie.in_(GRANTS[Ask.VISIT].get(actor.rank, frozenset())),
    )
    return or_(unit.parent_id == actor.unit_id, knows_where, _waits_for(actor, unit))


def _waits_for(actor: Actor, unit: type[Unit]) -> ColumnElement[bool]:
    offer, request = aliased(Handoff), aliased(Request)
    offered = exists().where(
        offer.file_id == Case.file_id,
        offer.to_unit_id == actor.unit_id,
        offer.from_unit_id == unit.id,
        offer.state == HandoffState.OFFERED,
    )
    asked = exists().where(
        request.file_id == Case.file_id,
        request.to_unit_id == actor.unit_id,
        request.from_unit_id == unit.id,
        request.state == RequestState.ASKED,
    )
    return or_(offered, asked)
