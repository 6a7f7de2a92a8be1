"""By what the office counts, as it is stored now: the working calendar, and the limits entered.

It is read once in a session and kept between sessions by its edition, a number that every change
raises: one short statement tells whether what is kept still holds.
"""

from collections import defaultdict
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.database import Database, Scope
from casework.records.account_changes import ChangeState
from casework.records.calendar import CalendarDay, CalendarEdition
from casework.records.legal_parameters import LegalParameter, ParameterKind
from workflows.days import Calendar
from workflows.parameters import Parameter, Parameters, Reckoning
from workflows.regime import Unit

EDITION: Final = select(CalendarEdition.number)
"""The number of what is stored; asked with the sign-in of a request."""
_DAYS: Final = select(CalendarDay.day, CalendarDay.works)
_LIMITS: Final = (
    select(
        LegalParameter.regime,
        LegalParameter.key,
        LegalParameter.value,
        LegalParameter.unit,
        LegalParameter.valid_from,
        LegalParameter.number,
    )
    .where(
        LegalParameter.state == ChangeState.CONFIRMED, LegalParameter.kind == ParameterKind.LIMIT
    )
    .order_by(LegalParameter.answered_at.desc())
)


def reckoning_of(session: Session) -> Reckoning:
    """By what this session counts; a request read its edition with the sign-in."""
    if "reckoning" not in session.info:
        told = session.info.get("calendar_edition")
        edition = session.scalar(EDITION) if told is None else told
        session.info["reckoning"] = _kept(session, edition or 0)
    reckoning: Reckoning = session.info["reckoning"]
    return reckoning


def keep_reckoning(database: Database) -> None:
    """Read it when the office opens, so that the first page does not wait for it."""
    with database.reading(Scope.of_job("calendar")) as session:
        reckoning_of(session)


def hold_reckoning(session: Session) -> None:
    """Keep it as it is until this act is committed, so that its limits stay true.

    Acts hold it side by side; a change waits for them, and they for it.
    """
    if not session.info.get("reckoning_is_held"):
        edition = session.scalar(EDITION.with_for_update(read=True))
        session.info.update(reckoning=_kept(session, edition or 0), reckoning_is_held=True)


def new_edition(session: Session) -> None:
    """A day or a limit changed: what others have kept does not hold any more."""
    row = session.scalar(select(CalendarEdition).with_for_update())
    if row is None:
        session.add(CalendarEdition(id=1, number=1))
    else:
        row.number += 1
    session.flush()
    session.info.pop("reckoning", None)
    session.info["reckonings"] = {}  # what this session reads may never be committed


def read_reckoning(session: Session) -> Reckoning:
    """The stored days and limits, whatever was kept of them."""
    return Reckoning(_calendar(session), _parameters(session))


def _calendar(session: Session) -> Calendar:
    days = session.execute(_DAYS).all()
    return Calendar(
        frozenset(row.day for row in days if not row.works),
        frozenset(row.day for row in days if row.works),
        frozenset(row.day.year for row in days),
    )


def _parameters(session: Session) -> Parameters:
    """The last confirmed first: of two from one day, that one counts."""
    entered: dict[tuple[str, str], list[Parameter]] = defaultdict(list)
    for regime, key, value, unit, valid_from, number in session.execute(_LIMITS):
        entered[regime, key].append(Parameter(value, Unit(unit), valid_from, number))
    return {of: tuple(limits) for of, limits in entered.items()}


def _kept(session: Session, edition: int) -> Reckoning:
    kept: dict[int, Reckoning] = session.info["reckonings"]
    found = kept.get(edition)
    if found is None:
        found = read_reckoning(session)
        kept.clear()
        kept[edition] = found
    return found
