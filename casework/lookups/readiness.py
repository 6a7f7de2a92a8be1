"""Whether the office can work: its database, the step of its schema, its keys. No secret in it."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from casework.database import NOBODY, Database
from casework.keyring import Keyring
from casework.migrate import newest
from casework.records.keys import Kek, KeyState, Purpose


class Missing(StrEnum):
    """What keeps the office from working."""

    DATABASE = "database"
    MIGRATIONS = "migrations"
    KEYS = "keys"


def what_is_missing(database: Database, keyring: Keyring) -> tuple[Missing, ...]:
    """What is not ready, in the order in which to put it right; empty when all is well."""
    try:
        with database.reading(NOBODY) as session:
            has_keys = _active_key(session) == keyring.active_number
    except DBAPIError:
        return (Missing.DATABASE,)
    found = ((Missing.MIGRATIONS, _is_at_head(database)), (Missing.KEYS, has_keys))
    return tuple(missing for missing, is_well in found if not is_well)


def _active_key(session: Session) -> int | None:
    """The number of the key that should wrap files now: another process may have rotated it."""
    return session.scalar(
        select(Kek.number).where(Kek.purpose == Purpose.FILES, Kek.state == KeyState.ACTIVE)
    )


def _is_at_head(database: Database) -> bool:
    """Read on the office's own connection, which takes no lock, unlike `migrate.current`."""
    try:
        with database.engines[1].connect() as connection:
            steps = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    except DBAPIError:
        return False
    return [step for (step,) in steps] == [newest()]
