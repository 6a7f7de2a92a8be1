"""SQLite: what a connection of the office may never do to the trace, whoever asks."""

import sqlite3
from sqlite3 import Connection

APPEND_ONLY = frozenset({"audit_entry"})

_SCHEMA_CHANGES = frozenset(
    {
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_DROP_TEMP_TRIGGER,
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
    }
)

_HARMLESS_PRAGMAS = frozenset({"read_uncommitted"})  # asked once by the driver's dialect


def forbid_rewriting_the_trace(connection: Connection) -> None:
    """Let the connection append to the trace and never update, delete or reshape it.

    Set after the pragmas, because it forbids further ones: `recursive_triggers=off` would reopen
    the way past the triggers. It does not stop `INSERT OR REPLACE`; the triggers do.
    """
    connection.set_authorizer(_authorize)


def _authorize(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    if action in _SCHEMA_CHANGES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and (first not in _HARMLESS_PRAGMAS or second is not None):
        return sqlite3.SQLITE_DENY
    if action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE) and first in APPEND_ONLY:
        return sqlite3.SQLITE_DENY
    if action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_INSERT) and (
        first or ""
    ).startswith("sqlite_"):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
