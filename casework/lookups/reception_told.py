"""In which minutes of a reception batch a person was received: number, head and line, of one case.

Whoever leads the case later is told this; the lines of the others stay with who received there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.minutes_sets import parties_of
from casework.minutes_set_format import SetHead, head_of
from casework.records.cases import Case
from casework.records.minutes_sets import MinutesSet
from casework.records.reception_lines import ReceptionLine
from workflows.minutes import LIVE, MinutesState
from workflows.terms import Act


@dataclass(frozen=True, slots=True)
class ReceptionTold:
    """The minutes that count, and the place of this person in them; `signed` of `parties` units."""

    unit_id: UUID
    head: SetHead
    state: MinutesState
    place: int
    size: int
    signed: int
    parties: int

    @property
    def number(self) -> str:
        """Number and symbol, as the clerk gave them."""
        return f"{self.head.number}/{self.head.symbol}"

    @property
    def act(self) -> Act:
        """How the persons of the batch were received."""
        return Act.of(self.head.act)


def receptions_of(session: Session, case: Case) -> tuple[ReceptionTold, ...]:
    """The minutes in which this person was received; one statement where there are none."""
    rows = session.execute(
        select(ReceptionLine.place, MinutesSet)
        .join(MinutesSet, MinutesSet.id == ReceptionLine.set_id)
        .where(ReceptionLine.file_id == case.file_id)
    )
    return receptions_told(session, ((place, minutes) for place, minutes in rows))


def receptions_told(
    session: Session, lines: Iterable[tuple[int, MinutesSet]]
) -> tuple[ReceptionTold, ...]:
    """These places in these minutes, as far as a version counts, the oldest first."""
    live = [(place, minutes) for place, minutes in lines if minutes.state in LIVE]
    live.sort(key=lambda line: line[1].drafted_at)
    return tuple(_told(session, place, minutes) for place, minutes in live)


def _told(session: Session, place: int, minutes: MinutesSet) -> ReceptionTold:
    parties = parties_of(session, minutes)
    return ReceptionTold(
        unit_id=minutes.unit_id,
        head=head_of(minutes.head),
        state=minutes.state,
        place=place,
        size=minutes.size,
        signed=sum(party.signed_at is not None for party in parties),
        parties=len(parties),
    )
