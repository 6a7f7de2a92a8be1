"""The register of tips: writing one down, adding what is learned, correcting what was told.

What becomes of a tip is in `tip_moves`.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.tip_moves import write_step
from casework.audit import Actor
from casework.keyring import Disclosure
from casework.records.corrections import Correction
from casework.records.file import File, FileKind
from casework.records.ids import new_case_code, new_id
from casework.records.reaches import Tie
from casework.records.tips import Tip, TipNote
from casework.safekeeping import add, make_keys, safe_of
from casework.sealing import Klass, place_of
from workflows import tip as life
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.tip import TellerWish, TipKind, TipMove, TipWay, Urgency

CORRECTABLE: Final = ("said", "about", "place", "reference")
"""What was told, and may turn out to have been written down wrongly."""

_KEPT_IN: Final = {Klass.CASEWORK: "casework_before", Klass.IDENTITY: "identity_before"}


@dataclass(frozen=True, slots=True)
class TipTold:
    """What was told: every answer but `said` may be missing, the name of the teller above all."""

    said: str
    about: str | None = None
    place: str | None = None
    reference: str | None = None
    teller: str | None = None
    teller_wish: TellerWish | None = None


def register(
    session: Session,
    actor: Actor,
    now: datetime,
    told: TipTold,
    *,
    kind: TipKind,
    way: TipWay,
    urgency: Urgency,
    received_at: datetime,
) -> Tip:
    """Write a tip down; the officer's unit answers for it from this moment.

    `received_at` is when it reached the unit (aware). Raises `Refused` where that is to come.
    """
    if received_at > now:
        raise Refused((Unmet(Lack.MOMENT, frozenset(), OFFICE),))
    tip = _open_file(session, actor, now)
    tip.kind, tip.way, tip.urgency = kind, way, urgency
    tip.state, tip.received_at = life.move(None, TipMove.REGISTER), received_at
    add(session, tip, **asdict(told))
    session.flush()
    write_step(session, actor, now, tip, TipMove.REGISTER)
    fields = [name for name, value in asdict(told).items() if value]
    audit.record(
        session,
        "tip.registered",
        actor,
        now,
        tip.file_id,
        kind=kind,
        way=way,
        urgency=urgency,
        fields=fields,
    )
    return tip


def note(session: Session, actor: Actor, now: datetime, tip: Tip, text: str) -> TipNote:
    """Add what was learned of a tip. What was told before stays as it was."""
    written = add(
        session, TipNote(file_id=tip.file_id, officer_id=actor.officer_id, at=now), note=text
    )
    audit.record(session, "tip.noted", actor, now, tip.file_id, note=written.id)
    return written


def correct(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    field: str,
    value: str | None,
    disclosure: Disclosure,
    *,
    reason: str,
) -> Correction:
    """Give one of the `CORRECTABLE` texts another wording; the earlier one stays, with the reason.

    The officer must have the tip open (`disclosure`). Raises `NotDisclosed` and `Refused`.
    """
    if field not in CORRECTABLE or not reason.strip():
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    safe = safe_of(session, tip.file_id)
    before = safe.open(tip, field, disclosure, now)
    kept_in = _KEPT_IN[place_of(tip, field).klass]
    safe.seal(tip, **{field: value})
    return _keep(session, actor, now, tip, field, reason, **{kept_in: before})


def rate(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    rating: TipKind | Urgency,
    *,
    reason: str,
) -> Correction:
    """Say that a tip is of another kind, or more or less urgent, than was thought.

    Raises `Refused` where that is no change, or nobody says why.
    """
    field = "kind" if isinstance(rating, TipKind) else "urgency"
    before: TipKind | Urgency = getattr(tip, field)
    if not reason.strip() or before is rating:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    setattr(tip, field, rating)
    return _keep(session, actor, now, tip, field, reason, casework_before=before.value)


def _open_file(session: Session, actor: Actor, now: datetime) -> Tip:
    file = File(id=new_id(), kind=FileKind.TIP, opened_at=now)
    session.add(file)
    session.flush()
    reach.grant(session, actor.unit_id, file.id, Tie.LEADS, now)
    session.flush()  # row security lets a tip in only where its unit already has reach
    make_keys(session, file.id)
    return Tip(
        file_id=file.id,
        code=new_case_code(),
        unit_id=actor.unit_id,
        officer_id=actor.officer_id,
        registered_at=now,
    )


def _keep(
    session: Session,
    actor: Actor,
    now: datetime,
    tip: Tip,
    field: str,
    reason: str,
    **before: object,
) -> Correction:
    row = Correction(file_id=tip.file_id, field=field, officer_id=actor.officer_id, at=now)
    correction = add(session, row, reason=reason, **before)  # type: ignore[arg-type]
    audit.record(
        session, "tip.corrected", actor, now, tip.file_id, field=field, correction=correction.id
    )
    return correction
