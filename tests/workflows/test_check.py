"""The checks of a regime: the real ones are sound, and each way of breaking one is found."""

from dataclasses import replace
from datetime import date

import pytest

from workflows.check import check
from workflows.regime import Limit, Regime, Row, Unit
from workflows.regimes import REGIMES
from workflows.regimes.law_2024 import REGIME
from workflows.source import Confidence, Source
from workflows.terms import Act, Letter, Paper, Role, Stage, Status


def with_rows(change: dict[Act, Row | None]) -> Regime:
    """The law of 2024 with every row of an act replaced, or taken out."""
    rows = tuple(change.get(row.act, row) for row in REGIME.rows)
    return replace(REGIME, rows=tuple(row for row in rows if row is not None))


def row_of(act: Act, role: Role) -> Row:
    return next(row for row in REGIME.rows if row.act is act and row.by is role)


def found(regime: Regime) -> set[str]:
    return {fault.check for fault in check(regime)}


def unplayed_verifier() -> Regime:
    roles = (
        replace(playing, valid_to=date(2026, 1, 1)) if playing.role is Role.VERIFIER else playing
        for playing in REGIME.roles
    )
    return replace(REGIME, roles=tuple(roles))


def generous_letters() -> Regime:
    pending = next(e for e in REGIME.entitlements if e.status is Status.BEING_IDENTIFIED)
    return replace(REGIME, entitlements=(replace(pending, letters=frozenset({Letter.K})),))


REQUEST = row_of(Act.REQUEST_VERIFICATION, Role.CASE_OWNER)
PLACE = row_of(Act.PLACE, Role.CASE_OWNER)
TAKE_IN = row_of(Act.TAKE_IN, Role.COMMUNE)
CONFIRM = row_of(Act.CONFIRM, Role.VERIFIER)
CHECK = row_of(Act.INITIAL_CHECK, Role.CASE_OWNER)
NO_ARTICLE = Source("", "", Confidence.V)
FIRST_CLOCK = REGIME.clocks[0]
FROM_NOWHERE = Limit(3, Unit.DAYS, FIRST_CLOCK.source, Act.HAND_TO_IMMIGRATION)

BROKEN = {
    "a stage that nothing enters": ("unreachable", with_rows({Act.BEGIN_REINTEGRATION: None})),
    "a finding that leads nowhere": (
        "dead_end",
        with_rows({Act.CLOSE: None, Act.CLOSE_EARLY: None}),
    ),
    "two rows that fit one position": (
        "ambiguous",
        replace(REGIME, rows=(*REGIME.rows, replace(CHECK, to=Stage.IDENTIFICATION))),
    ),
    "taking in straight to protection": (
        "unconfirmed_care",
        with_rows({Act.TAKE_IN: replace(TAKE_IN, to=Stage.PROTECTION)}),
    ),
    "taking in past the initial check": (
        "unchecked",
        with_rows({Act.TAKE_IN: replace(TAKE_IN, to=Stage.IDENTIFICATION)}),
    ),
    "placement before the initial check": (
        "unchecked",
        with_rows({Act.PLACE: replace(PLACE, needs=())}),
    ),
    "a row without an article": (
        "uncited",
        with_rows({Act.INITIAL_CHECK: replace(CHECK, source=NO_ARTICLE)}),
    ),
    "a clock on an act that no row has": (
        "lost_clock",
        with_rows({Act.BRING_TO_COMMUNE: None}),
    ),
    "a duty on an act that no row has": ("lost_duty", with_rows({Act.BRING_TO_COMMUNE: None})),
    "a clock that counts back from one that is not there": (
        "lost_clock",
        replace(REGIME, clocks=(replace(FIRST_CLOCK, before_end_of="nothing"),)),
    ),
    "a second limit from an act that no row has": (
        "lost_clock",
        replace(REGIME, clocks=(replace(FIRST_CLOCK, also=(FROM_NOWHERE,)),)),
    ),
    "a row of the reference that is built nowhere": (
        "unaccounted",
        replace(REGIME, clocks=REGIME.clocks[1:]),
    ),
    "a role that nobody plays any more": ("unplayed", unplayed_verifier()),
    "an allowance before confirmation": ("unentitled", generous_letters()),
    "a confirmation without a paper": (
        "paperless",
        with_rows({Act.CONFIRM: replace(CONFIRM, needs=(frozenset({Act.DRAFT_CONCLUSION}),))}),
    ),
}


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
def test_every_regime_is_sound(regime: Regime) -> None:
    assert check(regime) == []


@pytest.mark.parametrize(("name", "regime"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_regime_is_caught(name: str, regime: Regime) -> None:
    assert name in found(regime)


def test_confirmation_asks_for_its_paper() -> None:
    assert frozenset({Paper.CONCLUSION}) in CONFIRM.needs
    assert frozenset({Act.INITIAL_CHECK}) in REQUEST.needs
