"""Papers: attached, sealed, voided; never deleted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casework import audit
from casework.audit import Actor
from casework.records.cases import Case
from casework.records.papers import Paper, PaperContent
from casework.safekeeping import add, safe_of
from casework.sealing import place_of
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class Scan:
    """A checked upload: its content is of the type it claims, and carries no location."""

    file_name: str
    media_type: str
    content: bytes


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
) -> Paper:
    """Put a paper on the file, with its scan where there is one; steps may now rest on it."""
    paper = add_paper(session, actor, now, case, kind, title=title, number=number, scan=scan)
    audit.record(session, "paper.attached", actor, now, case.file_id, paper=paper.id, kind=kind)
    return paper


def void_paper(session: Session, actor: Actor, now: datetime, case: Case, paper: Paper) -> Paper:
    """The paper holds no longer: steps not yet taken can rest on it no more. It stays readable."""
    case.swap()  # a step that is being taken may rest on it
    paper.voided_at = paper.voided_at or now
    audit.record(session, "paper.voided", actor, now, case.file_id, paper=paper.id, kind=paper.kind)
    return paper


def record_printing(
    session: Session, actor: Actor, now: datetime, case: Case, kind: str, copy: int
) -> None:
    """A paper leaves the house in print: who, when and which copy are on record first."""
    audit.record(session, "paper.printed", actor, now, case.file_id, kind=kind, copy=copy)


def add_paper(
    session: Session,
    actor: Actor,
    now: datetime,
    case: Case,
    kind: PaperKind,
    *,
    title: str | None = None,
    number: str | None = None,
    scan: Scan | None = None,
) -> Paper:
    """The paper and its sealed content, for verbs that make a paper as part of another act."""
    paper = add(
        session,
        Paper(
            file_id=case.file_id,
            kind=kind,
            unit_id=actor.unit_id,
            officer_id=actor.officer_id,
            at=now,
            has_content=scan is not None,
        ),
        title=title,
        number=number,
        file_name=scan.file_name if scan else None,
        media_type=scan.media_type if scan else None,
    )
    if scan is not None:
        _keep(session, paper, scan)
    return paper


def _keep(session: Session, paper: Paper, scan: Scan) -> None:
    session.flush()
    content = add(session, PaperContent(file_id=paper.file_id, paper_id=paper.id))
    place = place_of(content, "content")
    content.content = safe_of(session, paper.file_id).seal_blob(place, scan.content)
