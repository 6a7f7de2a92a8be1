"""The bodies of law the office knows, and which one governs a case. The tables are beside this."""

from datetime import date

from workflows.regime import Regime
from workflows.regimes import law_2011, law_2024

REGIMES: dict[str, Regime] = {regime.key: regime for regime in (law_2011.REGIME, law_2024.REGIME)}


class NoRegime(LookupError):
    """No body of law that the office knows was in force on the day."""

    def __init__(self, on: date) -> None:
        super().__init__(f"no regime in force on {on.isoformat()}")
        self.on = on


def regime_for(received_on: date) -> Regime:
    """The law of procedure for a person received on `received_on` (a day in Vietnam).

    Only Luật 53/2024/QH15 Điều 63 on support was read; that the procedure follows the day of
    receipt is our inference and is shown as such. Raises `NoRegime` before 2012.
    """
    return _in_force(received_on)


def support_regime_for(confirmed_on: date) -> Regime:
    """The law of support for a victim confirmed on `confirmed_on` (a day in Vietnam).

    Luật 53/2024/QH15 Điều 63 (V): who was confirmed before 01/07/2025 keeps the support of 2011.
    That this holds for papers from before that law too is our inference.
    """
    return _in_force(max(confirmed_on, law_2011.START))


def _in_force(on: date) -> Regime:
    for regime in REGIMES.values():
        if regime.valid_from <= on and (regime.valid_to is None or on < regime.valid_to):
            return regime
    raise NoRegime(on)
