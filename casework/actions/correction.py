"""Recording and correcting facts: the new text stands, the earlier stays, the reason beside it."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, due
from casework.actions.indexing import keeping_found
from casework.audit import Actor
from casework.descriptions import DESCRIBING
from casework.keyring import Disclosure
from casework.keyring.plaintext import Value
from casework.position import person_of
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.persons import Person
from casework.safekeeping import add, safe_of
from casework.sealing import Klass, place_of
from casework.transaction import Overtaken
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE


class AlreadyRecorded(Overtaken):
    """Somebody recorded a fact after the officer opened the form; names the columns only."""

    def __init__(self, fields: list[str]) -> None:
        self.fields = fields
        super().__init__()


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


def record_facts(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    facts: Mapping[str, Value],
    disclosure_for: Callable[[Person, str], Disclosure],
) -> None:
    """Write down facts, by column, of which nothing is on record yet; all of them or none.

    The officer must have each of them open. Raises `NotDisclosed`, and `AlreadyRecorded` where
    somebody recorded one meanwhile: what is known is corrected, one by one and with a reason.
    """
    person = _locked(session, case)
    safe = safe_of(session, case.file_id)
    open_for = {field: disclosure_for(person, field) for field in facts}
    known = [f for f, by in open_for.items() if safe.open(person, f, by, now) is not None]
    if known:
        raise AlreadyRecorded(known)
    if not facts:
        return
    for field in facts:
        add(
            session,
            Correction(file_id=case.file_id, field=field, officer_id=actor.officer_id, at=now),
        )
    with ExitStack() as found:
        describing = [field for field in facts if field in DESCRIBING]
        for field in describing[:1]:
            found.enter_context(keeping_found(session, safe, person, field, open_for[field], now))
        safe.seal(person, **facts)
    due.refresh(session, case, now)
    audit.record(session, "person.recorded", actor, now, case.file_id, fields=sorted(facts))


def _locked(session: Session, case: Case) -> Person:
    whose = select(Person).where(Person.file_id == case.file_id)
    return session.scalars(whose.with_for_update().execution_options(populate_existing=True)).one()
