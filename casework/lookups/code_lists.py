"""The lists of the office, and what of them forms suggest today."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from casework.lookups.units import folded
from casework.office import vietnam_day
from casework.policy import OutOfReach
from casework.records.code_lists import CodeEntry, CodeList


def suggested(session: Session, of_list: CodeList, now: datetime) -> list[CodeEntry]:
    """The words that a form suggests today, in order; those that were retired are left out."""
    today = vietnam_day(now)
    rows = select(CodeEntry).where(
        CodeEntry.of_list == of_list, or_(CodeEntry.until.is_(None), CodeEntry.until > today)
    )
    return _in_order(session.scalars(rows))


def entries_of(session: Session, of_list: CodeList) -> list[CodeEntry]:
    """Every word of a list, retired ones too."""
    return _in_order(session.scalars(select(CodeEntry).where(CodeEntry.of_list == of_list)))


def counts(session: Session) -> dict[CodeList, int]:
    """How many words each list has."""
    rows = select(CodeEntry.of_list, func.count(CodeEntry.id)).group_by(CodeEntry.of_list)
    found = dict(session.execute(rows).all())
    return {each: found.get(each, 0) for each in CodeList}


def find_entry(session: Session, entry_id: UUID) -> CodeEntry:
    """One word. Raises `OutOfReach` where there is none."""
    found = session.get(CodeEntry, entry_id)
    if found is None:
        raise OutOfReach
    return found


def is_retired(entry: CodeEntry, today: date) -> bool:
    """Whether forms suggest it no more."""
    return entry.until is not None and entry.until <= today


def _in_order(entries: Iterable[CodeEntry]) -> list[CodeEntry]:
    return sorted(entries, key=lambda entry: (folded(entry.vi), entry.vi))
