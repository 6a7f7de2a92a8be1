"""The search index: tokens and sealed references, and nothing that links one row to another.

Deliberately of no file: a column that named the file, the person, the officer or the hour would say
which tokens belong together, and with public frequencies of names that is the name
(`reference/security.md` 2.6). So no wall hangs on it and no entry names its rows; what a row leads
to is known only with the key, and what it leads to stands behind the walls.

The order of rows tells nothing either: they are stored by token, and added in no order. On
PostgreSQL the heap and its transaction ids still tell whoever takes the server's own files what was
added together; a dump does not, and `CLUSTER` mends the order.
"""

from sqlalchemy import LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from casework.records.base import Record


class SearchToken(Record):
    """One term of one person. `idx` is a `matching.terms.Kind`, `gen` the number of the key."""

    __tablename__ = "search_token"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  # a row number would tell the order

    token: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    idx: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    gen: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ref: Mapped[bytes] = mapped_column(LargeBinary(44), primary_key=True)
