"""Who of a reception batch is to go home where, and which unit there may take them over.

Read from the rows while the batch is open to the officer; where a person lives stands in no
address and in no readable column.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.intake.columns import Column
from casework.intake.folding import plain
from casework.intake.homes import Home, home_in
from casework.lookups.batches import BatchView, open_batch_view, written_of
from casework.lookups.handoff_groups import receivers_of_list, to_hand_on
from casework.policy import Ask, NotTied, OutOfReach
from casework.records.batches import BatchRow
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from workflows.handoff import OPEN, HandoffState

_OFFERED = OPEN | {HandoffState.ACCEPTED}


@dataclass(slots=True)
class Homebound:
    """Who is to go home to one province, and by which former names the list calls it.

    Of `cases`, `ready` may be handed on now and `offered` were offered to somebody already.
    """

    home: Home
    cases: list[Case] = field(default_factory=list)
    ready: list[Case] = field(default_factory=list)
    offered: int = 0
    formerly: dict[str, None] = field(default_factory=dict)


def by_home(session: Session, actor: Actor, view: BatchView) -> list[Homebound]:
    """The cases of the batch by the province of today to which the address in its list leads.

    Only a proposal, and only cases within reach; the largest group first.
    """
    ready = {case.file_id for case in to_hand_on(session, actor, view.batch.public_id)}
    offered = _offered(session, view)
    groups: dict[str, Homebound] = {}
    for case, home in _homes(session, view):
        group = groups.setdefault(home.key, Homebound(home))
        group.cases.append(case)
        group.offered += case.file_id in offered
        if case.file_id in ready:
            group.ready.append(case)
        if home.formerly is not None:
            group.formerly.setdefault(home.formerly.title, None)
    return sorted(groups.values(), key=lambda group: -len(group.cases))


def unit_at_home(
    session: Session, actor: Actor, now: datetime, batch_id: UUID, codes: Collection[str]
) -> UUID | None:
    """The only unit that may lawfully receive these persons in the province where all of them live.

    None where the batch is not open to the officer, they live apart, or there are several units.
    """
    try:
        view = open_batch_view(session, actor, now, batch_id, Ask.KEEP_BATCH)
    except (OutOfReach, NotTied):
        return None
    if not view.is_open or not codes:
        return None
    homes = {home.key for case, home in _homes(session, view) if case.code in set(codes)}
    chosen = [case for case in to_hand_on(session, actor, batch_id) if case.code in set(codes)]
    units = receivers_of_list(session, chosen, now) if len(homes) == 1 else {}
    there = [unit for name, some in units.items() if homes == {_key(name)} for unit in some]
    return there[0].id if len(there) == 1 else None


def _homes(session: Session, view: BatchView) -> Iterator[tuple[Case, Home]]:
    """Each case of the batch within reach, with the home that its row names."""
    rows = session.scalars(
        select(BatchRow)
        .where(BatchRow.file_id == view.batch.file_id, BatchRow.case_id.is_not(None))
        .order_by(BatchRow.place)
    ).all()
    asked = select(Case).where(Case.file_id.in_(_case_ids(view)))
    cases = {case.file_id: case for case in session.scalars(asked)}
    for row in rows:
        if row.case_id in cases:
            written = written_of(row, view.eyes) or {}
            yield cases[row.case_id], home_in(written.get(Column.HOME_ADDRESS, ""))


def _offered(session: Session, view: BatchView) -> frozenset[UUID]:
    """The cases of the batch that were offered on: an answer is awaited, or they were taken."""
    offers = select(Handoff.file_id).where(
        Handoff.file_id.in_(_case_ids(view)), Handoff.state.in_(_OFFERED)
    )
    return frozenset(session.scalars(offers))


def _case_ids(view: BatchView) -> Select[UUID | None]:
    return select(BatchRow.case_id).where(BatchRow.file_id == view.batch.file_id)


def _key(province: str) -> str:
    """What the province of a unit has in common with addresses there."""
    return home_in(province).key or plain(province)
