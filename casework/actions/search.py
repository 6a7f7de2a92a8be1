"""Looking for a case by its code. Every query is on record; nothing typed reaches an address."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.records.ids import is_case_code, new_id, new_public_id
from casework.records.searches import Search


def search_by_code(session: Session, actor: Actor, now: datetime, typed: str, token: str) -> Search:
    """Keep the query; `token` is a keyed digest of what was typed.

    Only what has the form of a case code is kept in clear: anything else might be a name.
    """
    code = typed.strip().upper().replace(" ", "").replace("-", "")
    search = Search(
        id=new_id(),
        public_id=new_public_id(),
        officer_id=actor.officer_id,
        token=token,
        code=code if is_case_code(code) else None,
        at=now,
    )
    session.add(search)
    audit.record(session, "search.made", actor, now, token=token, is_code=search.code is not None)
    return search
