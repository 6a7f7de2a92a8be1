"""Publishing officers' keys, so that signed minutes are checked without this system.

A published key says whose it is and when it held: nothing of any case, and nothing private.
"""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.minutes_format import published
from casework.records.officer_keys import OfficerKey
from casework.records.officers import Officer


def publish(session: Session, folder: Path) -> int:
    """Write every key into `folder`, one JSON file each; returns how many. Raises `OSError`.

    Files of before are replaced: a key that ended meanwhile then says so.
    """
    folder.mkdir(parents=True, exist_ok=True)
    keys = session.scalars(
        select(OfficerKey)
        .options(joinedload(OfficerKey.officer).joinedload(Officer.unit))
        .order_by(OfficerKey.id)
    ).all()
    for key in keys:
        (folder / f"{key.key_id}.json").write_bytes(_said(key))
    return len(keys)


def _said(key: OfficerKey) -> bytes:
    officer = key.officer
    return published(
        key.key_id,
        key.public_key,
        unit_id=officer.unit_id,
        unit=officer.unit.name,
        officer=officer.display_name,
        made_at=key.made_at,
        until=key.ended_at,
    )
