"""Whom a person came with: the one thing that is asked of a case beyond the officer's reach.

An accompanying minor has rights that follow the status of whom they came with, whose case may be
led elsewhere. A job asks for that status and the law it is supported by, through the link, and for
nothing else; neither is shown, only the support that follows.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.records.cases import Case
from casework.records.links import Link
from workflows.regime import Regime
from workflows.regimes import REGIMES, support_regime_for
from workflows.terms import Status


@dataclass(frozen=True, slots=True)
class Accompanied:
    """The status of whom a person came with, and the law that their support follows."""

    status: Status | None
    regime: Regime


def accompanied_by(session: Session, case: Case) -> list[Accompanied]:
    """Those whom the person of this case came with, as told at receipt; mostly nobody.

    Source: Luật 53/2024/QH15, Điều 63: minors keep the regime of whom they came with.
    """
    others = session.scalars(select(Link.other_id).where(Link.file_id == case.file_id)).all()
    if not others:
        return []
    as_job: Callable[[], AbstractContextManager[Session]] = session.info["beyond"]
    with as_job() as beyond:
        return [_status_of(beyond, other) for other in others]


def _status_of(beyond: Session, file_id: UUID) -> Accompanied:
    """Of the case that is continued, where that one was merged into another."""
    asked = select(Case.status, Case.confirmed_on, Case.regime, Case.merged_into_id)
    status, confirmed_on, regime, merged = beyond.execute(
        asked.where(Case.file_id == file_id)
    ).one()
    if merged is not None:
        return _status_of(beyond, merged)
    law = support_regime_for(confirmed_on) if confirmed_on else REGIMES[regime]
    return Accompanied(status, law)
