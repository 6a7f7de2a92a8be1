"""Which cases were merged with one, by whom and why; those out of reach are not named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from casework.audit import Actor
from casework.lookups.disclosures import Eyes
from casework.lookups.naming import Name, Names
from casework.policy import Ask, within_reach
from casework.records.cases import Case
from casework.records.merges import Merge


@dataclass(frozen=True, slots=True)
class MergeShown:
    """One decision. `other_code` is empty where the officer may not see the other case; the reasons
    are empty until they were opened in the case that was set aside."""

    other_code: str | None
    is_set_aside: bool  # this case, and not the other
    at: datetime
    officer: Name
    reason: str | None
    parted_at: datetime | None
    parted_by: Name | None
    parted_reason: str | None


def merges_of(
    session: Session, actor: Actor, case: Case, sight: Eyes, names: Names
) -> list[MergeShown]:
    """Every merge of this case, the latest first, also those that were undone."""
    rows = session.scalars(
        select(Merge)
        .options(joinedload(Merge.officer), joinedload(Merge.parted_by))
        .where(or_(Merge.file_id == case.file_id, Merge.into_id == case.file_id))
        .order_by(Merge.at.desc())
    ).all()
    codes = _codes(session, actor, rows)
    return [_shown(row, case, codes.get(_other(row, case)), sight, names) for row in rows]


def _other(row: Merge, case: Case) -> object:
    return row.into_id if row.file_id == case.file_id else row.file_id


def _codes(session: Session, actor: Actor, rows: Sequence[Merge]) -> dict[object, str]:
    """The codes of the cases that the officer may see."""
    ids = {file_id for row in rows for file_id in (row.file_id, row.into_id)}
    seen = within_reach(session, actor, Ask.SEE, Case)
    found = session.execute(select(Case.file_id, Case.code).where(Case.file_id.in_(ids), seen))
    return {file_id: code for file_id, code in found}  # noqa: C416  # rows, not pairs


def _shown(row: Merge, case: Case, other: str | None, sight: Eyes, names: Names) -> MergeShown:
    ours = row.file_id == case.file_id
    return MergeShown(
        other_code=other,
        is_set_aside=ours,
        at=row.at,
        officer=names.of_officer(row.officer),
        reason=_text(row, "reason", sight) if ours else None,
        parted_at=row.parted_at,
        parted_by=names.of_officer(row.parted_by) if row.parted_by else None,
        parted_reason=_text(row, "parted_reason", sight) if ours else None,
    )


def _text(row: Merge, column: str, sight: Eyes) -> str | None:
    if not sight.may_read(row, column):
        return None
    text = sight.read(row, column)
    return str(text) if text else None
