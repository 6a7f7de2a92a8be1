"""What the law sets and nobody had read: one administrator enters it, another confirms it.

A confirmed limit moves the clocks that rest on it, in the same transaction; the session of
`confirm_parameter` is of a job, since the clocks belong to files that no administrator sees.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from casework.actions.account_changes import insist_on_administrator
from casework.actions.calendar import LASTS
from casework.actions.door import insist_on_two
from casework.audit import Actor, record
from casework.reckoning import new_edition, read_reckoning
from casework.records.account_changes import ChangeState
from casework.records.ids import new_id
from casework.records.legal_parameters import LegalParameter, ParameterKind
from casework.records.officers import Officer
from casework.recounting import recount
from workflows.amounts import Amount, amounts_of
from workflows.life import MoveRefused
from workflows.parameters import unknown_clocks
from workflows.regime import Clock, Unit
from workflows.regimes import REGIMES
from workflows.terms import Term

LONGEST: Final = 3650
"""A limit of more units than this is a slip of the hand."""

MOST: Final = 10**12
"""So is an amount of more đồng than this."""


class WrongValue(Term):
    """Why a value cannot be entered so."""

    NO_KEY = (
        "no_key",
        "Thời hạn hoặc mức chi này không có trong danh sách còn thiếu.",
        "This limit or amount is not among those that are missing.",
    )
    OUT_OF_RANGE = (
        "out_of_range",
        "Giá trị này không hợp lý; hãy xem lại văn bản.",
        "This value cannot be; check the document.",
    )
    NO_UNIT = (
        "no_unit",
        "Thời hạn cần có đơn vị tính.",
        "A limit needs its unit.",
    )


class WrongParameter(ValueError):
    """The value cannot be entered so."""

    def __init__(self, wrong: WrongValue) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class NewParameter:
    """What was read: of which key how much, in which document, for what starts from which day.

    `unit` is of a limit; an amount is paid for what its key says. Days are days in Vietnam.
    """

    regime: str
    key: str
    value: int
    unit: Unit | None
    number: str
    issuer: str
    issued_on: date
    valid_from: date


def propose_parameter(
    session: Session, actor: Actor, now: datetime, new: NewParameter
) -> LegalParameter:
    """Enter a value with its document; nothing counts before another administrator confirms.

    A limit that the tables know cannot be entered over. Raises `WrongParameter`.
    """
    kind, unit = _weighed(new)
    made = LegalParameter(
        id=new_id(),
        regime=new.regime,
        key=new.key,
        kind=kind,
        value=new.value,
        unit=unit,
        number=new.number,
        issuer=new.issuer,
        issued_on=new.issued_on,
        valid_from=new.valid_from,
        proposed_by_id=actor.officer_id,
        proposed_at=now,
    )
    session.add(made)
    record(
        session,
        "parameter.proposed",
        actor,
        now,
        parameter=made.id,
        regime=made.regime,
        key=made.key,
        kind=kind,
    )
    return made


def confirm_parameter(
    session: Session, actor: Actor, now: datetime, parameter: LegalParameter
) -> int:
    """Let a value count, and move the clocks that rest on it; how many moved.

    Raises `MoveRefused` where it waits no more, `NotByOneAlone`, and `WrongChange` where who
    entered it is no administrator any more.
    """
    insist_on_open(parameter, now)
    proposer = session.get_one(Officer, parameter.proposed_by_id)
    first = Actor(proposer.id, proposer.unit_id, proposer.rank, None)
    insist_on_two(actor, first)
    insist_on_administrator(proposer)
    _answer(parameter, ChangeState.CONFIRMED, actor, now)
    new_edition(session)
    moved = recount(session, now, read_reckoning(session))
    record(
        session,
        "parameter.confirmed",
        actor,
        now,
        parameter=parameter.id,
        second=first.officer_id,
        clocks=moved,
    )
    return moved


def drop_parameter(
    session: Session, actor: Actor, now: datetime, parameter: LegalParameter
) -> None:
    """Take a value back, or leave it unconfirmed for good. Raises `MoveRefused`."""
    insist_on_open(parameter, now)
    _answer(parameter, ChangeState.DROPPED, actor, now)
    record(session, "parameter.dropped", actor, now, parameter=parameter.id)


def is_open(parameter: LegalParameter, now: datetime) -> bool:
    """Whether it still waits for a second administrator."""
    return parameter.state is ChangeState.PROPOSED and now < parameter.proposed_at + LASTS


def insist_on_open(parameter: LegalParameter, now: datetime) -> None:
    """It still waits. Raises `MoveRefused`."""
    if not is_open(parameter, now):
        raise MoveRefused(parameter.state, ChangeState.CONFIRMED)


def missing_clock(regime: str, key: str) -> Clock | None:
    """The clock of this key whose limit has to be entered."""
    clocks = unknown_clocks(REGIMES[regime]) if regime in REGIMES else ()
    return next((clock for clock in clocks if clock.key == key), None)


def amount_of(regime: str, key: str) -> Amount | None:
    """The amount of this key."""
    return next((amount for amount in amounts_of(regime) if amount.key == key), None)


def _weighed(new: NewParameter) -> tuple[ParameterKind, str]:
    """Of which kind it is, and in which unit. Raises `WrongParameter`."""
    amount = amount_of(new.regime, new.key)
    if amount is not None:
        _insist_on_range(1, new.value, MOST)
        return ParameterKind.AMOUNT, amount.unit.value
    if missing_clock(new.regime, new.key) is None:
        raise WrongParameter(WrongValue.NO_KEY)
    if new.unit is None:
        raise WrongParameter(WrongValue.NO_UNIT)
    at_once = new.unit is Unit.AT_ONCE
    _insist_on_range(0 if at_once else 1, new.value, 0 if at_once else LONGEST)
    return ParameterKind.LIMIT, new.unit.value


def _insist_on_range(least: int, value: int, most: int) -> None:
    if not least <= value <= most:
        raise WrongParameter(WrongValue.OUT_OF_RANGE)


def _answer(parameter: LegalParameter, state: ChangeState, actor: Actor, now: datetime) -> None:
    parameter.state, parameter.answered_by_id = state, actor.officer_id
    parameter.answered_at = now
