"""One paper and its scan, and what the printed receipt slip needs to know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from casework.actions.paper import printings, voiding_unit
from casework.actions.recorded_answers import Answered, proves
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import Found, find, find_part
from casework.lookups.footing import footings, papers_of, steps_naming
from casework.lookups.naming import Name, Names
from casework.lookups.standing import steps_of
from casework.policy import Ask, OutOfReach, may
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.papers import Paper, PaperContent
from casework.records.steps import Step
from casework.records.units import Unit
from casework.sealing import place_of
from workflows.engine import Refused
from workflows.papers import Form, form_of
from workflows.regime import Lack, Unmet
from workflows.terms import Act
from workflows.terms import Paper as PaperKind


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One paper. What stands on it, its reason and file name are empty until they were opened.

    `steps` rested on it when they were taken; `versions` is the line of papers that replaced one
    another, oldest first, empty where there is but this one.
    """

    public_id: UUID
    code: str
    kind: PaperKind
    unit: Name
    attached_by: Name
    at: datetime
    voided_at: datetime | None
    void_reason: str | None
    has_content: bool
    is_open: bool
    form: Form | None
    title: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    file_name: str | None
    may_void: bool
    in_use: tuple[Unmet, ...]
    steps: tuple["Rested", ...]
    versions: tuple["Version", ...]


@dataclass(frozen=True, slots=True)
class Rested:
    """A step that rested on a paper."""

    act: Act
    at: datetime
    unit: Name


@dataclass(frozen=True, slots=True)
class Version:
    """One of a line of papers, each replacing the one before it."""

    public_id: UUID
    kind: PaperKind
    at: datetime
    is_voided: bool
    is_this: bool


@dataclass(frozen=True, slots=True)
class Content:
    """An opened scan, under a name that says nothing of the person."""

    file_name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What the receipt slip says; nothing of it is sealed."""

    code: str
    received_at: datetime
    received_place: str
    received_by: Name
    phone: str
    unit: str
    superior: str
    province: str
    printed_by: str
    printed_at: datetime
    copy: int


EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def paper_page(session: Session, actor: Actor, now: datetime, public_id: UUID) -> PaperPage:
    """The paper for this officer. Raises `OutOfReach`."""
    found, paper = find_part(session, actor, Paper, public_id, Ask.SEE)
    sight = eyes(session, actor, found.case, now, found.ties)
    is_open = sight.may_read(paper, "title") and sight.may_read(paper, "file_name")
    opened = {
        column: sight.read(paper, column) if is_open else None
        for column in ("title", "number", "issuer", "file_name", "void_reason")
    }
    form = sight.read(paper, "form") if is_open else None
    issued_on = sight.read(paper, "issued_on") if is_open else None
    unit, officer = _who(session, paper)
    of_case, refused = papers_of(session, found.case), _not_voided(session, actor, found, paper)
    names = Names(session, actor, paper.file_id, found.ties)
    return PaperPage(
        public_id=paper.public_id,
        code=found.case.code,
        kind=paper.kind,
        unit=names.of(unit),
        attached_by=names.of_officer(officer),
        at=paper.at,
        voided_at=paper.voided_at,
        has_content=paper.has_content,
        is_open=is_open,
        form=form_of(found.case.regime, str(form)) if form else None,
        issued_on=issued_on if isinstance(issued_on, date) else None,
        may_void=not refused and may(actor.rank, Ask.TAKE_STEP, found.ties),
        in_use=tuple(reason for reason in refused if reason.kind is Lack.IN_USE),
        steps=_rested(session, found.case, of_case, paper, names),
        versions=_versions(of_case, paper),
        **{column: str(value) if value else None for column, value in opened.items()},
    )


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One paper to choose from; nothing of it is sealed."""

    public_id: UUID
    kind: PaperKind
    at: datetime


def papers_to_replace(session: Session, case: Case) -> list[PaperChoice]:
    """The papers of a case that no other replaces yet, newest first."""
    papers = papers_of(session, case)
    replaced = {paper.replaces_id for paper in papers}
    newest = (paper for paper in reversed(papers) if paper.id not in replaced)
    return [PaperChoice(paper.public_id, paper.kind, paper.at) for paper in newest]


def papers_proving(session: Session, answered: Answered) -> list[PaperChoice]:
    """The papers on file that may confirm this answer, newest first."""
    of_file = select(Paper).where(Paper.file_id == answered.file_id).order_by(Paper.at.desc())
    found = (paper for paper in session.scalars(of_file) if proves(paper, answered))
    return [PaperChoice(paper.public_id, paper.kind, paper.at) for paper in found]


def content_of(session: Session, actor: Actor, now: datetime, public_id: UUID) -> Content:
    """The scan of a paper. Raises `OutOfReach` where there is none, and `NotDisclosed`."""
    found, paper = find_part(session, actor, Paper, public_id, Ask.SEE)
    kept = session.scalar(select(PaperContent).where(PaperContent.paper_id == paper.id))
    if kept is None:
        raise OutOfReach
    sight = eyes(session, actor, found.case, now, found.ties)
    disclosure = sight.disclosure_for(kept, "content")
    media_type = str(sight.read(paper, "media_type"))
    scan = sight.safe.open_blob(place_of(kept, "content"), kept.content, disclosure, now)
    name = f"{found.case.code}-{paper.kind.value}.{EXTENSIONS[media_type]}"
    return Content(name, media_type, scan)


def slip_facts(session: Session, actor: Actor, code: str, kind: str) -> SlipFacts:
    """The slip as this officer printed it last. Raises `OutOfReach` where they never did."""
    case = find(session, actor, code, Ask.VISIT).case
    own = [
        entry
        for entry in printings(session, case.file_id, kind)
        if entry["officer"] == str(actor.officer_id)
    ]
    if not own:
        raise OutOfReach
    officer, unit, superior = _printer(session, actor)
    receiver = _receiver(session, case)
    return SlipFacts(
        code=case.code,
        received_at=case.received_at,
        received_place=receiver.province,
        received_by=Names(session, actor, case.file_id).of(receiver),
        phone=receiver.phone or "",
        unit=unit.name,
        superior=superior or "",
        province=unit.province,
        printed_by=officer,
        printed_at=datetime.fromisoformat(own[-1]["at"]),
        copy=own[-1]["details"]["copy"],
    )


def printing_unit(session: Session, actor: Actor) -> str:
    """The unit that stands on a blank form of this officer."""
    _officer, unit, _above = _printer(session, actor)
    return unit.name


def _not_voided(session: Session, actor: Actor, found: Found, paper: Paper) -> tuple[Unmet, ...]:
    """Why the officer cannot void it now; nothing where they can."""
    try:
        voiding_unit(session, actor, found.case, paper)
    except Refused as refused:
        return refused.unmet
    return ()


def _rested(
    session: Session, case: Case, papers: list[Paper], paper: Paper, names: Names
) -> tuple[Rested, ...]:
    """By what their rows ask for, and by what an officer said of them."""
    steps = steps_of(session, case)
    asked = {one.step.id for one in footings(case, steps, papers) if one.paper.id == paper.id}
    resting = asked | steps_naming(session, paper)
    return tuple(
        Rested(step.act, step.happened_at, names.of(step.unit))
        for step in steps
        if step.id in resting
    )


def _versions(papers: Iterable[Paper], paper: Paper) -> tuple[Version, ...]:
    """The line that this paper is part of; papers that replaced nothing are no line."""
    by_id = {one.id: one for one in papers}
    after = {one.replaces_id: one for one in by_id.values() if one.replaces_id}
    first = by_id[paper.id]
    while first.replaces_id:
        first = by_id[first.replaces_id]
    line = [first]
    while line[-1].id in after:
        line.append(after[line[-1].id])
    if len(line) == 1:
        return ()
    return tuple(
        Version(one.public_id, one.kind, one.at, one.voided_at is not None, one is paper)
        for one in line
    )


def _printer(session: Session, actor: Actor) -> tuple[str, Unit, str | None]:
    above = aliased(Unit)
    row = session.execute(
        select(Officer.display_name, Unit, above.name)
        .join(Unit, Unit.id == Officer.unit_id)
        .outerjoin(above, above.id == Unit.parent_id)
        .where(Officer.id == actor.officer_id)
    ).one()
    return row[0], row[1], row[2]


def _receiver(session: Session, case: Case) -> Unit:
    """The unit that received the person: the one of the first step."""
    first = session.scalars(
        select(Step)
        .options(joinedload(Step.unit))
        .where(Step.file_id == case.file_id, Step.act == case.entry)
        .order_by(Step.at, Step.id)
        .limit(1)
    ).one()
    return first.unit


def _who(session: Session, paper: Paper) -> tuple[Unit, Officer]:
    row = session.execute(
        select(Unit, Officer)
        .select_from(Paper)
        .join(Unit, Unit.id == Paper.unit_id)
        .join(Officer, Officer.id == Paper.officer_id)
        .where(Paper.id == paper.id)
    ).one()
    return row[0], row[1]
