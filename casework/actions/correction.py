"""Recording and correcting a fact: the new text stands, the earlier stays, the reason beside it."""

from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.indexing import keeping_found
from casework.audit import Actor
from casework.keyring import Disclosure
from casework.keyring.plaintext import Value
from casework.position import person_of
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.safekeeping import add, safe_of
from casework.sealing import Klass, place_of
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

_KEPT_IN = {
    Klass.CASEWORK: "casework_before",
    Klass.IDENTITY: "identity_before",
    Klass.PROTECTION: "protection_before",
}


def correct(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    field: str,
    value: Value,
    disclosure: Disclosure,
    *,
    reason: str | None,
) -> Correction:
    """Give a fact of the person a new text, or its first. Nothing is overwritten without a trace.

    The officer must have the field open (`disclosure`), since what was there is read and kept.
    What stood there changes for a `reason` only. Raises `NotDisclosed` and `Refused`.
    """
    person = person_of(session, case)
    safe = safe_of(session, case.file_id)
    before = safe.open(person, field, disclosure, now)
    if before is not None and not reason:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    kept_in = _KEPT_IN[place_of(person, field).klass]
    correction = add(
        session,
        Correction(file_id=case.file_id, field=field, officer_id=actor.officer_id, at=now),
        reason=reason,
        **{kept_in: before},
    )
    with keeping_found(session, safe, person, field, disclosure, now):
        safe.seal(person, **{field: value})
    due.refresh(session, case, now)
    audit.record(
        session,
        "person.corrected",
        actor,
        now,
        case.file_id,
        field=field,
        correction=correction.id,
    )
    return correction
