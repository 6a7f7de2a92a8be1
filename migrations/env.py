"""How a step runs: on the connection it is given, in that connection's transaction.

The records are named only so that a draft of a new step can be compared with them.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

import casework.records  # noqa: F401  # registers every table
from casework.records.base import Record, UtcTime
from casework.sealing import SealedColumn


def render_type(kind: str, thing: Any, _: AutogenContext) -> str | bool:
    """A frozen step names plain columns and nothing of the application."""
    if kind != "type":
        return False
    if isinstance(thing, UtcTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, SealedColumn):
        return "sa.LargeBinary()"
    if isinstance(thing, sa.Enum):
        return f"sa.String(length={thing.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    compare_type=True,
    render_item=render_type,
)
with context.begin_transaction():
    context.run_migrations()
