"""What the law leaves to be entered, by regime: what is missing, what waits, and what holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from casework.actions.calendar import LASTS
from casework.actions.legal_parameters import amount_of, is_open, missing_clock
from casework.audit import Actor
from casework.office import vietnam_day
from casework.policy import OutOfReach
from casework.reckoning import read_reckoning
from casework.records.account_changes import ChangeState
from casework.records.legal_parameters import LegalParameter, ParameterKind
from casework.recounting import moving
from workflows.amounts import Amount, AmountUnit, amounts_of
from workflows.counted_words import UNITS
from workflows.parameters import Parameter, unknown_clocks
from workflows.regime import Clock, Regime, Unit
from workflows.regimes import REGIMES
from workflows.source import Source


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a page shows in its language."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Value:
    """One confirmed value: how much, since when, by which document, and who stands behind it."""

    record: LegalParameter
    said: Said


@dataclass(frozen=True, slots=True)
class Blank:
    """One limit or amount that is left to be entered; `holds` is what counts from today on."""

    regime: str
    key: str
    kind: ParameterKind
    what: Said
    formerly: Said | None
    source: Source
    holds: Value | None
    values: tuple[Value, ...]  # all that were confirmed, the last to begin first


@dataclass(frozen=True, slots=True)
class OfRegime:
    """What the tables leave blank in one regime."""

    regime: Regime
    blanks: tuple[Blank, ...]

    @property
    def missing(self) -> tuple[Blank, ...]:
        """Those for which nothing holds today."""
        return tuple(blank for blank in self.blanks if blank.holds is None)

    @property
    def filled(self) -> tuple[Blank, ...]:
        """Those for which something was ever confirmed."""
        return tuple(blank for blank in self.blanks if blank.values)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that waits, or waited, for a second administrator."""

    record: LegalParameter
    what: Said
    regime: Regime
    value: Said
    is_open: bool
    is_own: bool
    moves: int | None


def blanks(session: Session, now: datetime) -> list[OfRegime]:
    """Every limit and amount that is left to be entered, the regime in force first."""
    confirmed = session.scalars(
        _with_names()
        .where(LegalParameter.state == ChangeState.CONFIRMED)
        .order_by(LegalParameter.valid_from.desc(), LegalParameter.answered_at.desc())
    ).all()
    today = vietnam_day(now)
    latest_first = sorted(REGIMES.values(), key=lambda regime: regime.valid_from, reverse=True)
    return [OfRegime(regime, tuple(_blanks(regime, confirmed, today))) for regime in latest_first]


def waiting(session: Session, actor: Actor, now: datetime) -> list[Proposed]:
    """The values that wait for a second administrator, oldest first."""
    rows = session.scalars(
        _with_names()
        .where(
            LegalParameter.state == ChangeState.PROPOSED, LegalParameter.proposed_at > now - LASTS
        )
        .order_by(LegalParameter.id)
    )
    return [_proposed(row, actor, now) for row in rows]


def parameter_page(
    session: Session, whole: Session, actor: Actor, now: datetime, public_id: UUID
) -> Proposed:
    """One value; `whole` is the session of a job, which counts clocks and shows none.

    Raises `OutOfReach` where there is none.
    """
    row = find_parameter(session, public_id)
    shown = _proposed(row, actor, now)
    is_limit = row.kind is ParameterKind.LIMIT
    return replace(shown, moves=_moves(whole, row, now) if shown.is_open and is_limit else None)


def find_parameter(session: Session, public_id: UUID) -> LegalParameter:
    """One value. Raises `OutOfReach` where there is none."""
    found = session.scalar(_with_names().where(LegalParameter.public_id == public_id))
    if found is None:
        raise OutOfReach
    return found


def value_of(row: LegalParameter) -> Said:
    """How much, with its unit."""
    if row.kind is ParameterKind.AMOUNT:
        unit = AmountUnit.of(row.unit)
        grouped = f"{row.value:,}"
        return Said(f"{grouped.replace(',', '.')} {unit.vi}", f"{grouped} {unit.en}")
    vi, en = UNITS[Unit(row.unit)]
    if Unit(row.unit) is Unit.AT_ONCE:
        return Said(vi, en)
    return Said(f"{row.value} {vi}", f"{row.value} {en}")


def _blanks(regime: Regime, confirmed: Sequence[LegalParameter], today: date) -> Iterator[Blank]:
    for clock in unknown_clocks(regime):
        yield _blank(regime, clock, ParameterKind.LIMIT, confirmed, today)
    for amount in amounts_of(regime.key):
        yield _blank(regime, amount, ParameterKind.AMOUNT, confirmed, today)


def _blank(
    regime: Regime,
    of: Clock | Amount,
    kind: ParameterKind,
    confirmed: Sequence[LegalParameter],
    today: date,
) -> Blank:
    values = tuple(
        Value(row, value_of(row))
        for row in confirmed
        if (row.regime, row.key, row.kind) == (regime.key, of.key, kind)
    )
    formerly = Said(*of.formerly) if of.formerly else None
    holds = next((value for value in values if value.record.valid_from <= today), None)
    name = Said(of.vi, of.en)
    return Blank(regime.key, of.key, kind, name, formerly, of.source, holds, values)


def _proposed(row: LegalParameter, actor: Actor, now: datetime) -> Proposed:
    of = missing_clock(row.regime, row.key) or amount_of(row.regime, row.key)
    name = Said(of.vi, of.en) if of else Said(row.key, row.key)  # the tables know it by now
    own = row.proposed_by_id == actor.officer_id
    regime = REGIMES[row.regime]
    return Proposed(row, name, regime, value_of(row), is_open(row, now), own, None)


def _moves(whole: Session, row: LegalParameter, now: datetime) -> int:
    """How many clocks would end elsewhere if this value counted."""
    stored = read_reckoning(whole)
    new = Parameter(row.value, Unit(row.unit), row.valid_from, row.number)
    of = row.regime, row.key
    entered = {**stored.parameters, of: (new, *stored.parameters.get(of, ()))}
    return sum(1 for _ in moving(whole, now, replace(stored, parameters=entered)))


def _with_names() -> Select[LegalParameter]:
    return select(LegalParameter).options(
        joinedload(LegalParameter.proposed_by), joinedload(LegalParameter.answered_by)
    )
