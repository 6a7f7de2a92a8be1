"""Which units stand at a gate together, as far as an article names them.

The receiving party may have several members and signs as one. Where no article names the role of a
member, having it there is the office's own choice, and the page says so.
"""

# ruff: noqa: E501  # a table stays a table

from collections.abc import Collection
from typing import Final

from workflows.regimes.documents import L53, QC2548, TTLT01, S, V
from workflows.source import OFFICE, Source
from workflows.terms import Act, Role, Sector

# fmt: off
_AT_THE_GATE: Final[dict[str, tuple[tuple[Role, Source], ...]]] = {
    "law_2024": (
        (Role.GATE,                 L53("30.1b", V)),
    ),
    "law_2011": (
        (Role.GATE,                 TTLT01("4.4c", V)),
        (Role.IMMIGRATION,          TTLT01("4.3a", V)),
        (Role.PROVINCE_IMMIGRATION, TTLT01("4.4b", V)),  # agrees on the plan, takes over from the gate
        (Role.INVESTIGATOR,         TTLT01("4.4d", V)),  # the first statement
        (Role.PROVINCE_SOCIAL,      TTLT01("4.4b", V)),
        (Role.FOREIGN_AFFAIRS,      QC2548("", S)),      # one of the four ministries that receive jointly
    ),
}
# fmt: on

NEVER: Final = frozenset({Sector.FACILITY})
"""The name of a facility tells where people are sheltered: it stands in no minutes of a gate."""


def named_by(regime_key: str, entry: Act, roles: Collection[Role]) -> Source:
    """The article by which a unit of these roles stands there; `OFFICE` where none names it."""
    table = _AT_THE_GATE[regime_key] if entry is Act.RECEIVE_AT_GATE else ()
    return next((source for role, source in table if role in roles), OFFICE)
