"""What stands on top of every page of a case: which case, whose, what is open, what may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.facts import Safety
from casework.lookups.naming import Name, Names
from casework.lookups.standing import Known, Parties, known, parties
from casework.policy import CHANGING, Ask, may
from casework.records.cases import Case
from casework.records.reaches import Tie
from workflows.handoff_packet import Section
from workflows.terms import AgeBand, Stage, Status

ASKED: Final = (
    Ask.VISIT,
    Ask.REVEAL,
    Ask.REVEAL_PROTECTION,
    Ask.TAKE_STEP,
    Ask.CORRECT,
    Ask.ATTACH,
    Ask.READ_READS,
    Ask.MERGE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """The identity bar. `name`, `age_band` and `in_danger` are empty until they were opened."""

    code: str
    stage: Stage
    status: Status | None
    lead: Name
    lead_is_ours: bool
    lead_on_system: bool
    records_for_lead: bool
    ties: tuple[Tie, ...]
    grants: frozenset[Ask]
    is_open: bool  # casework and identity may be read; a reveal of protection alone is not enough
    open_until: datetime | None
    name: str | None
    age_band: AgeBand | None
    in_danger: bool
    is_merged: bool  # continued in another case
    withheld: tuple[Section, ...]  # not told to a unit that only houses the person

    @property
    def only_watches(self) -> bool:
        """Whether the unit neither works on the case nor was asked for anything."""
        return not self.grants & {Ask.VISIT, Ask.TAKE_STEP} and Tie.OFFERED not in self.ties


@dataclass(frozen=True, slots=True)
class Opened:
    """A case found through the officer, what of it the officer may read, and its front."""

    case: Case
    parties: Parties
    known: Known
    eyes: Eyes
    names: Names
    front: Front


def open_front(
    session: Session, actor: Actor, code: str, now: datetime, ask: Ask = Ask.SEE
) -> Opened:
    """A case for one of its pages; four statements. Raises `OutOfReach` and `NotTied`."""
    found = parties(session, actor, code, ask)
    sight = eyes(session, actor, found.case, now, found.ties)
    about = known(session, found.case)
    names = Names(session, actor, found.case.file_id, found.ties)
    front = _front(actor, found, about, sight, names)
    return Opened(found.case, found, about, sight, names, front)


def _front(actor: Actor, found: Parties, about: Known, sight: Eyes, names: Names) -> Front:
    case = found.case
    return Front(
        code=case.code,
        stage=case.stage,
        status=case.status,
        lead=names.of(case.lead_unit),
        lead_is_ours=case.lead_unit_id == actor.unit_id,
        lead_on_system=case.lead_unit.on_system,
        records_for_lead=found.records_for_lead,
        ties=_ties_shown(found.ties),
        grants=_grants(actor, found),
        is_open=sight.may_read(about.person, "full_name") or bool(sight.withheld),
        open_until=sight.until,
        name=_name(about, sight),
        age_band=_age_band(about, sight),
        in_danger=_is_in_danger(about, sight),
        is_merged=case.merged_into_id is not None,
        withheld=sight.withheld,
    )


def _grants(actor: Actor, found: Parties) -> frozenset[Ask]:
    """What may be asked of the case; nothing that changes one which is continued in another."""
    granted = frozenset(ask for ask in ASKED if may(actor.rank, ask, found.ties))
    return granted - CHANGING if found.case.merged_into_id is not None else granted


def _ties_shown(ties: frozenset[Tie]) -> tuple[Tie, ...]:
    """A unit above another oversees besides what it does itself; that says something only alone."""
    nearer = tuple(tie for tie in Tie if tie in ties and tie is not Tie.OVERSEES)
    return nearer or tuple(ties)


def _name(about: Known, sight: Eyes) -> str | None:
    if not sight.may_read(about.person, "full_name"):
        return None
    name = sight.read(about.person, "full_name")
    return str(name) if name else None


def _age_band(about: Known, sight: Eyes) -> AgeBand | None:
    if not sight.may_read(about.person, "age_band"):
        return None
    band = sight.read(about.person, "age_band")
    return AgeBand.of(band) if band else AgeBand.UNCLEAR


def _is_in_danger(about: Known, sight: Eyes) -> bool:
    if not sight.may_read(about.person, "safe_now"):
        return False
    return sight.read(about.person, "safe_now") == Safety.NO.value
