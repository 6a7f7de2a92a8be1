"""What the tables leave blank: limits to be entered, and amounts that are never a rule by us."""

import pytest

from workflows.amounts import AMOUNTS, Amount, amounts_of
from workflows.parameters import is_known, unknown_clocks
from workflows.regime import Clock, Regime
from workflows.regimes import REGIMES
from workflows.source import Confidence

each_regime = pytest.mark.parametrize("regime", REGIMES.values(), ids=list(REGIMES))
each_amount = pytest.mark.parametrize(
    "amount", AMOUNTS, ids=[f"{amount.regime} {amount.key}" for amount in AMOUNTS]
)
UNKNOWN = [(regime, clock) for regime in REGIMES.values() for clock in unknown_clocks(regime)]


@each_regime
def test_a_limit_that_was_read_is_never_among_the_missing(regime: Regime) -> None:
    missing = {clock.key for clock in unknown_clocks(regime)}

    read = {
        clock.key
        for clock in regime.clocks
        if clock.source.confidence is Confidence.V and clock.amount is not None
    }

    assert missing & read == set()
    assert missing | {clock.key for clock in regime.clocks if is_known(clock)} == {
        clock.key for clock in regime.clocks
    }


@pytest.mark.parametrize(
    ("regime", "clock"), UNKNOWN, ids=[f"{regime.key} {clock.key}" for regime, clock in UNKNOWN]
)
def test_no_amount_has_the_key_of_a_missing_limit(regime: Regime, clock: Clock) -> None:
    taken = {amount.key for amount in amounts_of(regime.key)}

    assert clock.key not in taken


@each_regime
def test_each_amount_of_a_regime_has_a_key_of_its_own(regime: Regime) -> None:
    keys = [amount.key for amount in amounts_of(regime.key)]

    assert len(set(keys)) == len(keys)
    assert keys


@each_amount
def test_no_amount_is_a_rule_as_long_as_nobody_read_it(amount: Amount) -> None:
    assert amount.source.confidence is not Confidence.V
    assert amount.source.document


@each_amount
def test_what_was_paid_formerly_names_its_document_in_both_languages(amount: Amount) -> None:
    vi, en = amount.formerly or ("Thông tư", "Circular")

    assert "Thông tư" in vi
    assert "Circular" in en
