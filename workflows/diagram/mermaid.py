"""A regime as Mermaid text, for whoever keeps papers in Markdown."""

from workflows.regime import Regime
from workflows.terms import Stage


def mermaid(regime: Regime) -> str:
    """The regime as a Mermaid state diagram; acts that stay in their stage are left out."""
    order = list(Stage)
    moving = [row for row in regime.rows if row.to is not None]
    lines = dict.fromkeys(
        f"    {start} --> {row.to}: {row.act.value} ({row.by.value})"
        for row in moving
        for start in sorted(row.at, key=order.index) or ("[*]",)
    )
    return "\n".join(["stateDiagram-v2", *lines, "    closed --> [*]", ""])
