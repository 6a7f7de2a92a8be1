"""Papers: attached, sealed, voided; never deleted."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import audit, reach
from casework.actions.minutes_sets_signing import lose_set_paper
from casework.actions.minutes_signing import lose_paper
from casework.actions.recorded_answers import unconfirm
from casework.actions.step import acting_unit
from casework.actions.telling import Told, hear
from casework.audit import Actor
from casework.policy import Ask, may
from casework.position import regime_of
from casework.records.base import OfFile
from casework.records.batches import Batch
from casework.records.cases import Case
from casework.records.papers import Paper, PaperContent
from casework.records.steps import Step
from casework.records.tellings import NoStep
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.safekeeping import add, safe_of
from casework.sealing import place_of
from workflows.engine import Refused
from workflows.identification import RESTED_ON, rested_on
from workflows.papers import CLASSIFIED, form_of
from workflows.regime import Lack, Unmet
from workflows.source import OFFICE
from workflows.terms import Paper as PaperKind
from workflows.terms import Relation

_WORKING: Final = frozenset({Relation.LEADS, Relation.HOUSES, Relation.ASKED})


@dataclass(frozen=True, slots=True)
class Scan:
    """A checked upload: its content is of the type it claims, and carries no location."""

    file_name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What stands on a paper: which form of the catalogue it is, its day, and who issued it."""

    form: str | None = None
    issued_on: date | None = None
    issuer: str | None = None


def attach_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    kind: PaperKind,
    *,
    title: str | None = None,
    number: str | None = None,
    scan: Scan | None = None,
    on_paper: OnPaper | None = None,
    replaces: Paper | None = None,
) -> Paper:
    """Put a paper on the file, with its scan where there is one; steps may now rest on it.

    Whoever works on the case may. It may replace an earlier paper of the file, which then can be
    voided. Of a secret paper neither title nor scan is kept. Raises `Refused`.
    """
    _insist_may_attach(session, actor, case)
    if kind in RESTED_ON and not (number or scan):
        raise Refused((Unmet(Lack.UNNAMED, frozenset({kind}), OFFICE),))
    if kind in CLASSIFIED and (title or scan):
        raise Refused((Unmet(Lack.CLASSIFIED, frozenset({kind}), OFFICE),))
    _insist_on_form(case, kind, on_paper)
    _insist_on_replaceable(session, case, replaces)
    paper = add_paper(
        session,
        actor,
        now,
        case,
        kind,
        title=title,
        number=number,
        scan=scan,
        on_paper=on_paper,
        replaces=replaces,
    )
    _say_attached(session, actor, now, paper, replaces)
    return paper


def put_on_file(
    session: Session,
    actor: Actor,
    now: datetime,
    case: OfFile,
    kind: PaperKind,
    *,
    title: str | None = None,
    number: str | None = None,
    scan: Scan | None = None,
) -> Paper:
    """The paper on the file and in the trace, for verbs that know themselves who may."""
    paper = add_paper(session, actor, now, case, kind, title=title, number=number, scan=scan)
    _say_attached(session, actor, now, paper, None)
    return paper


def void_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    paper: Paper,
    *,
    reason: str,
    told: Told | None = None,
) -> Paper:
    """The paper holds no longer: steps not yet taken can rest on it no more. It stays readable.

    The unit that attached it may, and the lead, once; a conclusion only the unit that signed it,
    or by its word the lead while that unit is off the system. Not while the status rests on it.
    Raises `Refused`.
    """
    unit = voiding_unit(session, actor, case, paper)
    case.swap()  # a step that is being taken may rest on it
    paper.voided_at = hear(session, actor, now, case, unit, told, NoStep.VOIDED, paper.id)
    safe_of(session, case.file_id).seal(paper, void_reason=reason)
    unconfirm(session, actor, now, case, paper)
    lose_paper(session, actor, now, case, paper)
    lose_set_paper(session, actor, now, case, paper)
    audit.record(session, "paper.voided", actor, now, case.file_id, paper=paper.id, kind=paper.kind)
    return paper


def record_printing(
    session: Session, actor: Actor, now: datetime, case: Case | Batch, kind: str
) -> int:
    """A paper leaves the house in print: who, when and which copy are on record first.

    Returns the number of the copy, from 1. Of two prints at one moment one is overtaken.
    """
    case.swap()
    copy = len(printings(session, case.file_id, kind)) + 1
    audit.record(session, "paper.printed", actor, now, case.file_id, kind=kind, copy=copy)
    return copy


def record_look(session: Session, actor: Actor, now: datetime, paper: Paper) -> None:
    """An officer is about to look at a scan: who, when and which are on record first."""
    audit.record(session, "paper.viewed", actor, now, paper.file_id, paper=paper.id)


def printings(session: Session, file_id: UUID, kind: str) -> list[dict[str, Any]]:  # Any: JSON
    """What the trace says of each copy of this paper that left the house, oldest first."""
    bodies = session.scalars(
        select(Entry.body)
        .where(Entry.file_id == file_id, Entry.event == "paper.printed")
        .order_by(Entry.seq)
    )
    entries = [json.loads(body) for body in bodies]
    return [entry for entry in entries if entry["details"]["kind"] == kind]


def add_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: OfFile,
    kind: PaperKind,
    *,
    title: str | None = None,
    number: str | None = None,
    scan: Scan | None = None,
    unit_id: UUID | None = None,
    on_paper: OnPaper | None = None,
    replaces: Paper | None = None,
) -> Paper:
    """The paper and its sealed content, for verbs that make a paper as part of another act.

    It is the paper of `unit_id`, where that is another unit's than the officer's.
    """
    on_paper = on_paper or OnPaper()
    paper = add(
        session,
        Paper(
            file_id=case.file_id,
            kind=kind,
            unit_id=unit_id or actor.unit_id,
            officer_id=actor.officer_id,
            at=now,
            has_content=scan is not None,
            replaces_id=replaces.id if replaces else None,
        ),
        form=on_paper.form,
        issued_on=on_paper.issued_on,
        issuer=on_paper.issuer,
        title=title,
        number=number,
        file_name=scan.file_name if scan else None,
        media_type=scan.media_type if scan else None,
    )
    if scan is not None:
        _keep(session, paper, scan)
    return paper


def voiding_unit(session: Session, actor: Actor, case: Case, paper: Paper) -> Unit:
    """Whose word it is that the paper holds no longer. Raises `Refused` where it is not theirs."""
    unit = _answering_for(session, actor, case, paper)
    if unit is None or paper.voided_at is not None:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))
    if _is_in_use(session, case, paper):
        raise Refused((Unmet(Lack.IN_USE, frozenset(), OFFICE),))
    return unit


def _answering_for(session: Session, actor: Actor, case: Case, paper: Paper) -> Unit | None:
    """The unit that answers for the paper and for which the officer speaks; None where neither."""
    signer, speaker = session.get_one(Unit, paper.unit_id), acting_unit(session, actor, case)
    if signer.id == actor.unit_id:
        return signer
    if speaker.id != case.lead_unit_id:
        return None
    if paper.kind is not PaperKind.CONCLUSION:
        return speaker
    return None if signer.on_system else signer


def _is_in_use(session: Session, case: Case, paper: Paper) -> bool:
    """Whether the status rests on this paper: the newest of its kind that holds."""
    steps = select(Step.act, Step.status).where(Step.file_id == case.file_id)
    rows = session.execute(steps.order_by(Step.at.desc(), Step.id.desc()))
    history = [(act, status) for act, status in rows]
    rests = [kinds for kinds in rested_on(regime_of(case), history) if paper.kind in kinds]
    return any(_newest_holding(session, case, kinds) == paper.id for kinds in rests)


def _newest_holding(session: Session, case: Case, kinds: frozenset[PaperKind]) -> UUID | None:
    holding = select(Paper.id).where(
        Paper.file_id == case.file_id, Paper.kind.in_(kinds), Paper.voided_at.is_(None)
    )
    return session.scalar(holding.order_by(Paper.at.desc(), Paper.id.desc()).limit(1))


def _insist_on_form(case: Case, kind: PaperKind, on_paper: OnPaper | None) -> None:
    """A form belongs to one kind of paper of the case's law, and on the file of a person."""
    if on_paper is None or on_paper.form is None:
        return
    form = form_of(case.regime, on_paper.form)
    if form is None or form.kind is not kind or not form.of_case:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def _insist_on_replaceable(session: Session, case: Case, replaces: Paper | None) -> None:
    """Of the same file, and not replaced yet: so the versions of a paper are one line."""
    if replaces is None:
        return
    newer = session.scalar(select(Paper.id).where(Paper.replaces_id == replaces.id).limit(1))
    if replaces.file_id != case.file_id or newer is not None:
        raise Refused((Unmet(Lack.OWN, frozenset(), OFFICE),))


def _insist_may_attach(session: Session, actor: Actor, case: Case) -> None:
    tied = reach.ties(session, actor.unit_id, case.file_id)
    if not may(actor.rank, Ask.ATTACH, tied):
        raise Refused((Unmet(Lack.LEAD, _WORKING, OFFICE),))


def _say_attached(
    session: Session, actor: Actor, now: datetime, paper: Paper, replaces: Paper | None
) -> None:
    of, named = paper.file_id, {"paper": paper.id, "kind": paper.kind}
    if replaces is None:
        audit.record(session, "paper.attached", actor, now, of, **named)
    else:
        audit.record(session, "paper.replaced", actor, now, of, **named, replaced=replaces.id)


def _keep(session: Session, paper: Paper, scan: Scan) -> None:
    session.flush()
    content = add(session, PaperContent(file_id=paper.file_id, paper_id=paper.id))
    place = place_of(content, "content")
    content.content = safe_of(session, paper.file_id).seal_blob(place, scan.content)
