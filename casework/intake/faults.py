"""The dry run of a list: what is amiss in each row, and what that means for it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from casework.intake.columns import Column
from casework.intake.dates import Form
from casework.intake.fault import Fault
from casework.intake.fault_kinds import FaultKind, Severity, SexWord
from casework.intake.folding import plain
from casework.intake.identity import odd_numbers_in, told_by
from casework.intake.likeness import has_name, likenesses
from casework.intake.nationality import is_vietnam
from casework.intake.parentage import parentage_faults
from casework.intake.understood import Understood, is_formula

_Said = TypeVar("_Said", bound=Hashable)

__all__ = ["Fault", "FaultKind", "Severity", "faults_of"]

_OLDEST: Final = 110  # years
_BIRTHS: Final = (Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE)
_NAMES: Final = frozenset({Column.FULL_NAME, Column.FAMILY_NAME, Column.GIVEN_NAME})
_OF_BIRTH: Final = {
    Form.IMPOSSIBLE: FaultKind.BIRTH_IMPOSSIBLE,
    Form.MONTH_FIRST: FaultKind.BIRTH_MONTH_FIRST,
    Form.SHORT_YEAR: FaultKind.BIRTH_SHORT_YEAR,
    Form.UNCLEAR: FaultKind.BIRTH_UNCLEAR,
}
_OF_THE_BATCH: Final = frozenset(
    {Column.NUMBER, Column.RECEIVED_ON, Column.GATE, Column.GIVEN_BY, Column.PAPERS_WITH}
)


def faults_of(rows: Sequence[Understood], today: date) -> list[Fault]:
    """All faults of a list by row; `today` is the day in Vietnam.

    An impossible birth is kept as written and its row stays a draft: an officer mends it, or says
    that it stays as written. The same holds for an unknown code of the sex, and for a row that may
    be the person of an earlier one. A missing name is lawful.
    """
    usual = _Usual(rows)
    asked = (_Asked(place, row, today, usual) for place, row in enumerate(rows, start=1))
    own = (fault for row in asked for check in _CHECKS for fault in check(row))
    return sorted([*own, *_likeness_faults(rows), *parentage_faults(rows)], key=lambda f: f.row)


class _Usual:
    """What most rows say of the hand-over: the day, the gate, the giving party."""

    def __init__(self, rows: Sequence[Understood]) -> None:
        self.received_on = _most([row.received_on for row in rows if row.received_on])
        self.gate = _most([row.gate for row in rows if row.gate])
        self.given_by = _most([row.given_by for row in rows if row.given_by])


@dataclass(frozen=True, slots=True)
class _Asked:
    """One row, with what a check of it may need."""

    place: int
    row: Understood
    today: date
    usual: _Usual

    def fault(self, column: Column, kind: FaultKind, /, **facts: str) -> Fault:
        return Fault(self.place, column, kind, facts)


def _likeness_faults(rows: Sequence[Understood]) -> Iterator[Fault]:
    for like in likenesses(rows):
        column = Column.FULL_NAME
        if like.kind is FaultKind.SAME_NUMBER:
            column = Column.IDENTITY_PAPERS
        other = {"other": rows[like.earlier - 1].number}
        yield Fault(like.row, column, like.kind, other, like.earlier)


def _something_said(asked: _Asked) -> Iterator[Fault]:
    written = asked.row.written.items()
    if not any(text for column, text in written if column not in _OF_THE_BATCH):
        yield asked.fault(Column.FULL_NAME, FaultKind.NOTHING_SAID)


def _name(asked: _Asked) -> Iterator[Fault]:
    if is_formula(asked.row.full_name):
        written = asked.row.full_name
        yield asked.fault(Column.FULL_NAME, FaultKind.NAME_IS_FORMULA, written=written)
    elif not has_name(asked.row):
        yield asked.fault(Column.FULL_NAME, FaultKind.NAME_MISSING)


def _formulas(asked: _Asked) -> Iterator[Fault]:
    for column, text in asked.row.written.items():
        if column not in _NAMES and is_formula(text):
            yield asked.fault(column, FaultKind.FORMULA, column=column)


def _birth(asked: _Asked) -> Iterator[Fault]:
    read, written = asked.row.birth_read, asked.row.birth_written
    column = next((c for c in _BIRTHS if asked.row.written.get(c)), Column.BIRTH)
    if kind := _OF_BIRTH.get(read.form):
        yield asked.fault(column, kind, written=written)
    if read.date is None:
        return
    told = {"written": written, "understood": read.date.said}
    if read.approximate:
        yield asked.fault(column, FaultKind.BIRTH_APPROXIMATE, **told)
    elif read.form is Form.OTHER:
        yield asked.fault(column, FaultKind.DATE_FORM, column=column, **told)
    if read.date.earliest > asked.today:
        yield asked.fault(column, FaultKind.BIRTH_IN_FUTURE, written=written)
    if asked.today.year - read.date.year > _OLDEST:
        yield asked.fault(column, FaultKind.TOO_OLD, written=written)


def _sex(asked: _Asked) -> Iterator[Fault]:
    written = asked.row.sex_written
    if written:
        kind = FaultKind.SEX_TWICE if asked.row.sex_is_twofold else FaultKind.SEX_UNKNOWN
        yield asked.fault(Column.SEX, kind, written=written)


def _nationality(asked: _Asked) -> Iterator[Fault]:
    """Where the list has no such column nothing is said, rather than the same of every row."""
    if Column.NATIONALITY not in asked.row.written:
        return
    written = asked.row.nationality
    if not written:
        yield asked.fault(Column.NATIONALITY, FaultKind.NATIONALITY_MISSING)
    elif not is_vietnam(written):
        yield asked.fault(Column.NATIONALITY, FaultKind.NATIONALITY, written=written)


def _identity_numbers(asked: _Asked) -> Iterator[Fault]:
    row, column = asked.row, Column.IDENTITY_PAPERS
    for number in row.identity_numbers:
        told, year = told_by(number), row.birth_read.year
        if told and row.sex in {"female", "male"} and told.sex != row.sex:
            words = {"told": SexWord.of(told.sex), "listed": SexWord.of(row.sex)}
            yield asked.fault(column, FaultKind.NUMBER_SEX, number=number, **words)
        if told and year and told.year != year:
            years = {"told": str(told.year), "listed": str(year)}
            yield asked.fault(column, FaultKind.NUMBER_YEAR, number=number, **years)
    for number in odd_numbers_in(row.identity_papers):
        digits = str(len(number))
        yield asked.fault(column, FaultKind.NUMBER_LENGTH, number=number, digits=digits)


def _received_on(asked: _Asked) -> Iterator[Fault]:
    row, column = asked.row, Column.RECEIVED_ON
    read, written = row.received_read, row.written.get(column, "")
    if row.received_on is None:
        if read.form is not Form.BLANK:
            yield asked.fault(column, FaultKind.RECEIVED_UNCLEAR, written=written)
        return
    if read.form is Form.OTHER and read.date:
        told = {"written": written, "understood": read.date.said}
        yield asked.fault(column, FaultKind.DATE_FORM, column=column, **told)
    if row.received_on > asked.today:
        yield asked.fault(column, FaultKind.RECEIVED_IN_FUTURE, written=written)
    if row.birth and row.received_on < row.birth.earliest:
        yield asked.fault(column, FaultKind.RECEIVED_BEFORE_BIRTH, written=written)


def _hand_over(asked: _Asked) -> Iterator[Fault]:
    """Rows of one list were handed over together; one that was not may be of another list."""
    row, usual = asked.row, asked.usual
    if row.received_on and usual.received_on and row.received_on != usual.received_on:
        written, others = row.written[Column.RECEIVED_ON], f"{usual.received_on:%d/%m/%Y}"
        kind = FaultKind.RECEIVED_DIFFERS
        yield asked.fault(Column.RECEIVED_ON, kind, written=written, others=others)
    if usual.gate and _differs(row.gate, usual.gate):
        said = {"written": row.gate, "others": usual.gate}
        yield asked.fault(Column.GATE, FaultKind.GATE_DIFFERS, **said)
    if usual.given_by and _differs(row.given_by, usual.given_by):
        said = {"written": row.given_by, "others": usual.given_by}
        yield asked.fault(Column.GIVEN_BY, FaultKind.GIVEN_BY_DIFFERS, **said)


def _differs(written: str, usual: str) -> bool:
    return written not in {"", usual} and plain(written) != plain(usual)


def _most(said: Sequence[_Said]) -> _Said | None:
    """What more than half of at least three rows say."""
    counted = Counter(said).most_common(1)
    if len(said) < 3 or not counted or counted[0][1] * 2 <= len(said):
        return None
    return counted[0][0]


_CHECKS: Final = (
    _something_said,
    _name,
    _birth,
    _sex,
    _nationality,
    _identity_numbers,
    _received_on,
    _hand_over,
    _formulas,
)
