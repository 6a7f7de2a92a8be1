"""People who came together: one is offered, and of each other it is said whether they go along.

Together means offered in the same transaction, where the law lets the other case do so. Apart has a
reason, sealed in both files. Nobody is parted by forgetting to ask.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.company import Company
from casework.records.handoffs import Handoff
from casework.records.links import Link
from casework.safekeeping import add
from workflows.company import AT_ONCE, SOURCE, Way
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.terms import Act, Stage


@dataclass(frozen=True, slots=True)
class Goes:
    """How one other person goes on; the reason where they part."""

    way: Way
    reason: str | None = None


Goings = Mapping[UUID, Goes]
"""By the file of each other person."""


def came_along(session: Session, case: Case) -> list[Case]:
    """The open cases of those who came with this person, and with them, that its lead leads."""
    found: dict[UUID, Case] = {case.file_id: case}
    waiting = [case]
    while waiting:
        for other in _linked(session, waiting.pop(), case.lead_unit_id):
            if other.file_id not in found:
                found[other.file_id] = other
                waiting.append(other)
    return sorted((found[key] for key in found if key != case.file_id), key=lambda one: one.code)


def insist_on_company(session: Session, case: Case, act: Act, goings: Goings | None) -> None:
    """Everybody who came along was asked about; who goes apart has a reason. Raises `Refused`."""
    if goings is None or act in AT_ONCE:
        return
    asked_of = {other.file_id for other in came_along(session, case)}
    parted = [goes for goes in goings.values() if goes.way is Way.APART]
    if not asked_of <= goings.keys() or any(not goes.reason for goes in parted):
        raise Refused((Unmet(Lack.COMPANY, frozenset(), SOURCE),))


def insist_on_list(session: Session, case: Case, listed: Collection[Case]) -> None:
    """Whoever came along stands on the same list, or is offered singly. Raises `Refused`."""
    on_list = {other.file_id for other in listed}
    if any(other.file_id not in on_list for other in came_along(session, case)):
        raise Refused((Unmet(Lack.COMPANY, frozenset(), SOURCE),))


def keep_list(session: Session, actor: Actor, now: datetime, lines: Mapping[Case, Handoff]) -> None:
    """Write down of those on one list who came along that they go together."""
    for case, line in lines.items():
        for other in came_along(session, case):
            _write_down(session, actor, now, case, line, other, Goes(Way.TOGETHER))


def keep_company(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    goings: Goings | None,
    offer_likewise: Callable[[Case], Handoff],
) -> None:
    """Offer those who go along likewise, and write down of each how they go, in both files.

    Raises `Refused` with what the case of a companion lacks.
    """
    known = {other.file_id: other for other in came_along(session, case)}
    for file_id, goes in (goings or {}).items():
        other = known.get(file_id)
        if other is None:
            continue
        theirs = _likewise(other, offer_likewise) if goes.way is Way.TOGETHER else handoff
        _write_down(session, actor, now, case, handoff, other, goes)
        _write_down(session, actor, now, other, theirs, case, goes)


def _likewise(other: Case, offer_likewise: Callable[[Case], Handoff]) -> Handoff:
    try:
        return offer_likewise(other)
    except Refused as refused:
        held = Unmet(Lack.COMPANION, frozenset(), SOURCE)
        raise Refused((held, *refused.unmet)) from None


def _write_down(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    handoff: Handoff,
    other: Case,
    goes: Goes,
) -> None:
    said = Company(
        file_id=case.file_id,
        handoff_id=handoff.id,
        other_id=other.file_id,
        way=goes.way,
        officer_id=actor.officer_id,
        at=now,
    )
    add(session, said, reason=goes.reason if goes.way is Way.APART else None)
    details = {"handoff": handoff.id, "other": other.file_id, "way": goes.way}
    audit.record(session, "company.said", actor, now, case.file_id, **details)


def _linked(session: Session, case: Case, lead_id: UUID) -> list[Case]:
    ours = select(Link.other_id).where(Link.file_id == case.file_id)
    theirs = select(Link.file_id).where(Link.other_id == case.file_id)
    return list(
        session.scalars(
            select(Case).where(
                Case.file_id.in_(ours.union(theirs)),
                Case.lead_unit_id == lead_id,
                Case.stage != Stage.CLOSED,
                Case.merged_into_id.is_(None),
            )
        )
    )
