"""Drafts of a conclusion: which wait, and putting aside those that nobody could sign any more."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.position import position_of, regime_of
from casework.records.cases import Case
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.units import Unit
from workflows.engine import is_party
from workflows.moot import is_moot


def drafts_of(case: Case) -> Select[Conclusion]:
    """The drafts that wait for a signature."""
    return select(Conclusion).where(
        Conclusion.file_id == case.file_id, Conclusion.state == ConclusionState.DRAFT
    )


def drop(session: Session, actor: Actor, now: datetime, draft: Conclusion) -> None:
    """Put a draft aside, and say so in the trace. It stays on the file."""
    draft.state = ConclusionState.DROPPED
    audit.record(session, "conclusion.dropped", actor, now, draft.file_id, conclusion=draft.id)


def drop_moot(session: Session, actor: Actor, now: datetime, case: Case) -> None:
    """Drop every draft whose outcome is no act of its unit any more where the case stands now.

    A gate that drafted and then handed the case over would wait for a signature for ever.
    """
    regime = regime_of(case)
    for draft in session.scalars(drafts_of(case)).all():
        stands = position_of(session, session.get_one(Unit, draft.unit_id), case, now)
        is_theirs = is_party(regime, draft.act, stands)
        if not is_theirs or is_moot(regime, draft.act, case.stage, case.status):
            drop(session, actor, now, draft)
