"""Refuses to commit a case that changed and said nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.session import SessionTransaction
from sqlalchemy.orm.unitofwork import UOWTransaction

from casework.evidence import is_evidence
from casework.records.base import Record


class Unrecorded(RuntimeError):
    """Rows of a file changed and no audit entry names them: the transaction cannot be committed."""


def stand_on(session_class: type[Session]) -> None:
    """Watch every flush and every commit of sessions of this class."""
    event.listen(session_class, "before_flush", _collect)
    event.listen(session_class, "before_commit", _insist)
    event.listen(session_class, "after_transaction_end", _forget)


def _collect(session: Session, _: UOWTransaction, __: Any) -> None:
    for row in (*session.new, *session.deleted):
        _note(session, row)
    for row in session.dirty:
        if session.is_modified(row):
            _note(session, row)


def _note(session: Session, row: Any) -> None:  # a record; which one decides what happens
    if is_evidence(type(row)):
        session.info.setdefault("changed", {})[row] = row.file_id
        session.info.get("covered", set()).discard(row.file_id)  # its entry names an older row


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
