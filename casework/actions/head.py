"""What only the head of a unit does: it signs, approves and declines, and never unread."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from casework import reach
from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.policy import Ask, may
from casework.records.base import OfFile, SealedRecord
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.regime_changes import RegimeChange
from casework.records.support import SupportLine
from casework.sheets import COLUMNS
from workflows.engine import Refused
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE

UNREAD: Final = Unmet(Lack.UNREAD, frozenset(), OFFICE)
"""Why a head does not sign yet, on the page and in the refusal of a forged form."""

_RESTS_ON: Final[Mapping[type[SealedRecord], tuple[str, ...]]] = {
    Conclusion: (*COLUMNS, "reasons"),
    RegimeChange: ("reasons",),
    SupportLine: ("letter", "detail"),
}


def insist_on_head(session: Session, actor: Actor, of: OfFile) -> None:
    """The officer signs for a unit that is tied to the file. Raises `Refused`."""
    tied = reach.ties(session, actor.unit_id, of.file_id)
    if not may(actor.rank, Ask.SIGN, tied):
        raise Refused((Unmet(Lack.HEAD, frozenset(), OFFICE),))


def insist_on_reading(
    session: Session, actor: Actor, now: datetime, case: Case, record: SealedRecord
) -> None:
    """Nobody signs blind: what the signature rests on is open to this officer. Raises `Refused`."""
    if not has_open(eyes(session, actor, case, now), record):
        raise Refused((UNREAD,))


def has_open(sight: Eyes, record: SealedRecord) -> bool:
    """Whether all that a signature on this record rests on is open now; the pages ask it too."""
    return all(sight.may_read(record, column) for column in _RESTS_ON[type(record)])
