"""People who came together: whether they go on together, and where the question is asked."""

from workflows.source import OFFICE
from workflows.terms import Act, Term

SOURCE = OFFICE

AT_ONCE = frozenset({Act.TAKE_IN})
"""Offers that nothing may hold up (khoản 1 Điều 27 Luật 53/2024/QH15): asked, never insisted on."""


class Way(Term):
    """How two people who came together go on."""

    TOGETHER = "together", "đi cùng", "together"
    APART = "apart", "đi riêng", "apart"
