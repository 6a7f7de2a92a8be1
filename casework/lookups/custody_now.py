"""Where the person is now, and who is responsible: for both sides of a handoff, on one screen.

The kind of place only to whoever has it open, and never its name.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework.lookups.disclosures import Eyes
from casework.lookups.naming import Name, Names
from casework.position import current_whereabouts, led_since
from casework.records.cases import Case
from workflows.terms import Place


@dataclass(frozen=True, slots=True)
class CustodyNow:
    """The unit that leads and since when; the kind of place (where it is open), and since when."""

    lead: Name
    led_since: datetime
    place: Place | None
    there_since: datetime


def custody_now(session: Session, case: Case, sight: Eyes, names: Names) -> CustodyNow:
    """Both lines as they end now; two statements."""
    stay = current_whereabouts(session, case)
    place = Place.of(sight.read(stay, "kind")) if sight.may_read(stay, "kind") else None
    since = led_since(session, case)
    return CustodyNow(names.of(case.lead_unit), since, place, stay.since_at)
