"""Refuses to commit a case that changed and said nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.session import SessionTransaction
from sqlalchemy.orm.unitofwork import UOWTransaction

from casework.records.base import OfFile, Record
from casework.records.dues import Due
from casework.records.reaches import Reach


class Unrecorded(RuntimeError):
    """Rows of a file changed and no audit entry names them: the transaction cannot be committed."""


def stand_on(session_class: type[Session]) -> None:
    """Watch every flush and every commit of sessions of this class."""
    event.listen(session_class, "before_flush", _collect)
    event.listen(session_class, "before_commit", _insist)
    event.listen(session_class, "after_transaction_end", _forget)


def _collect(session: Session, _: UOWTransaction, __: Any) -> None:
    changed: dict[Record, UUID] = session.info.setdefault("changed", {})
    for row in (*session.new, *session.deleted):
        _note(changed, row)
    for row in session.dirty:
        if session.is_modified(row):
            _note(changed, row)


def _note(changed: dict[Record, UUID], row: object) -> None:
    # The due projection can be rebuilt from nothing; its rows are not evidence.
    of_file = isinstance(row, OfFile | Reach) and not isinstance(row, Due)
    if of_file and isinstance(row, Record):
        changed[row] = row.file_id


def _insist(session: Session) -> None:
    session.flush()
    changed: dict[Record, UUID] = session.info.get("changed", {})
    missing = set(changed.values()) - session.info.get("covered", set())
    if missing or session.info.get("said"):
        tables = {row.__tablename__ for row in changed}
        raise Unrecorded(f"{len(missing)} file(s) changed without an entry: {sorted(tables)}")


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        for key in ("said", "changed", "covered"):
            session.info.pop(key, None)
