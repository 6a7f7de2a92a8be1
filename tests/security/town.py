"""An invented town: three cases, every relation of a unit to them, an officer of each rank.

The cases are told by the demo's stories, so that real verbs made nearly every record and tie.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import due, reach
from casework.actions.account_changes import Wanted, propose
from casework.actions.batch_entry import enter
from casework.actions.batches import Line, Shared, keep_list, open_batch, type_rows
from casework.actions.calendar import NewDocument, NewLine, propose_days
from casework.actions.code_lists import add_entries
from casework.actions.drafts import Leaf, Origin, keep
from casework.actions.handoff_groups import offer_group
from casework.actions.legal_parameters import NewParameter, propose_parameter
from casework.actions.opening import visit_batch
from casework.actions.packet import Packet
from casework.actions.paper import Scan, attach_paper
from casework.actions.receive import Intake
from casework.actions.roster import NewTurn, enter_turn
from casework.actions.search import search_by_code
from casework.actions.tips import TipTold, register
from casework.audit import Actor
from casework.database import Database, Scope, Walls
from casework.demo import arrivals, byways, handovers, inquiries, recovery
from casework.demo.agencies import AGENCIES
from casework.demo.cast import Cast
from casework.demo.story import Story
from casework.intake.columns import Column
from casework.keyring import Disclosure, Keyring
from casework.office import Office
from casework.records.account_changes import AccountChange, Change
from casework.records.batches import Batch, BatchRow, ReturnList, RowState
from casework.records.calendar import CalendarDocument, DayKind, Mark
from casework.records.cases import Case
from casework.records.code_lists import CodeEntry, CodeList
from casework.records.conclusions import Conclusion, ConclusionState
from casework.records.drafts import Draft
from casework.records.duty_notices import DutyNotice
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.ids import new_case_code
from casework.records.legal_parameters import LegalParameter
from casework.records.officers import Officer
from casework.records.openings import Opening
from casework.records.papers import Paper
from casework.records.protection import Measure
from casework.records.reaches import Reach, Tie
from casework.records.requests import Request
from casework.records.rosters import DutyTurn
from casework.records.searches import Search
from casework.records.support import SupportLine
from casework.records.tips import Tip
from casework.records.units import Unit
from casework.sealing import Klass
from casework.transaction import perform
from tests.office import make
from tests.web.doorway import Door, Wall, office_of, open_door, token_of
from workflows.handoff import HandoffState
from workflows.regime import Unit as LimitUnit
from workflows.support import LineState
from workflows.terms import Act, Letter, Level, Rank, Sector
from workflows.terms import Paper as PaperKind
from workflows.tip import TipKind, TipWay, Urgency


class Relation(StrEnum):
    """How a unit stands to the case that most pages are asked for."""

    LEADS = "leads"
    HOUSES = "houses"
    OFFERED = "offered"
    ASKED = "asked"
    GAVE = "gave"
    FORMERLY_LED = "formerly led"
    NOTIFIED = "notified"
    OVERSEES = "oversees"
    NONE = "none"


UNITS: Mapping[Relation, str] = {
    Relation.LEADS: "health_ls",
    Relation.HOUSES: "facility_ls",
    Relation.OFFERED: "health_qn",
    Relation.ASKED: "asked",
    Relation.GAVE: "police_ls",
    Relation.FORMERLY_LED: "commune_ls",
    Relation.NOTIFIED: "notified",
    Relation.OVERSEES: "board_ls",
    Relation.NONE: "gate_qn",
}


@dataclass(frozen=True)
class Viewer:
    """Somebody before the screen. Without a token: nobody who signed in."""

    relation: Relation
    rank: Rank | None
    token: str = ""
    actor: Actor | None = None

    @property
    def unit_id(self) -> UUID:
        """The unit of somebody who signed in. Raises `LookupError` for a stranger."""
        if self.actor is None:
            raise LookupError("a stranger has no unit")
        return self.actor.unit_id


@dataclass(frozen=True)
class Things:
    """What stands in addresses: the things of the three cases, or absent ones of the same shape."""

    code: str
    handoff: UUID
    group: UUID
    request: UUID
    duty_notice: UUID
    conclusion: UUID
    line: UUID
    paper: UUID
    measure: UUID
    search: UUID
    draft: UUID
    batch: UUID
    return_list: UUID
    row: UUID
    tip: UUID
    unit: UUID
    officer: UUID
    change: UUID
    document: UUID
    entry: UUID
    parameter: UUID
    turn: UUID
    files: Mapping[str, UUID]
    """The file of each thing, by the name of its field here."""


@dataclass(frozen=True)
class Town:
    """The office, who is in it, and what they may ask for."""

    door: Door
    folder: Path
    viewers: tuple[Viewer, ...]
    things: Things
    others: tuple[tuple[str, Viewer], ...]
    """Codes of cases that stand elsewhere on the way, each with an officer who works on it; none
    before `with_elsewhere`."""
    handoffs: tuple[tuple[UUID, Viewer], ...]
    """Handoffs that stand elsewhere on the way, each with an officer of one side of it."""
    ties: Mapping[tuple[UUID, UUID], frozenset[Tie]]
    """By unit and file."""
    cast: Cast
    officers: Mapping[tuple[str, Rank], Officer]

    def viewer(self, relation: Relation, rank: Rank) -> Viewer:
        return next(each for each in self.viewers if (each.relation, each.rank) == (relation, rank))


HIRED = "can.bo.them"
ORDERED = NewDocument("01/TB-Mẫu", "Bộ Mẫu", date(2026, 1, 5), Mark.V)
READ = NewParameter(
    "law_2024",
    "conclusion",
    30,
    LimitUnit.DAYS,
    "02/TT-Mẫu",
    "Bộ Mẫu",
    date(2026, 1, 5),
    date(2026, 2, 1),
)
STRANGER = Viewer(Relation.NONE, None)
RANKS = (Rank.OFFICER, Rank.SUPERVISOR, Rank.AUDITOR, Rank.ADMINISTRATOR)
LAYOUT = {"header_at": 0, "header_rows": 1, "first_row": 1, "columns": {"full_name": 0}}
SCAN = Scan("giay.pdf", "application/pdf", b"%PDF-1.4\nmau\nstartxref\n0\n%%EOF\n")


def settle(database: Database, keyring: Keyring, folder: Path) -> Town:
    """Fill an empty office."""
    wall = Wall()
    office = office_of(database, keyring, wall)
    door = open_door(office, wall, folder)
    door.app.jinja_env.auto_reload = False  # thousands of pages follow
    units, officers = _people(office)
    actors = {key: make.actor(found) for key, found in officers.items()}
    cast = Cast(office, units, actors, wall(), Random("an invented town"))
    files = _cases(cast)
    _hire(cast, officers)
    _grant_the_missing_tie(database, units["asked"], files, cast)
    _notify(database, units["notified"], files, cast)
    viewers = tuple(_viewers(door, officers))
    things = _things(database, files)
    return Town(door, folder, (*viewers, STRANGER), things, (), (), _ties(database), cast, officers)


def with_elsewhere(town: Town) -> Town:
    """The same town with many more cases: what each act and each form waits for stands in one.

    They take a while, so only who looks at forms has them.
    """
    signed_in = {each.actor.officer_id: each for each in town.viewers if each.actor}
    known = _Viewers(town.door, town.officers, signed_in)
    others, handoffs = tuple(_others(town.cast, known)), tuple(_handoffs(town.cast, known))
    return replace(town, others=others, handoffs=handoffs, ties=_ties(town.door.office.database))


def behind(town: Town, walls: Walls) -> Town:
    """The same town and the same people, seen through other walls; close its database."""
    office = town.door.office
    database = Database(office.database.url, walls=walls)
    seen = office_of(database, office.keyring, town.door.wall)
    door = open_door(seen, town.door.wall, town.folder)
    return replace(town, door=door)


def absent(things: Things) -> Things:
    """Things of the same shape that are nowhere."""
    return Things(
        code=new_case_code(),
        handoff=uuid4(),
        group=uuid4(),
        request=uuid4(),
        duty_notice=uuid4(),
        conclusion=uuid4(),
        line=uuid4(),
        paper=uuid4(),
        measure=uuid4(),
        search=uuid4(),
        draft=uuid4(),
        batch=uuid4(),
        return_list=uuid4(),
        row=uuid4(),
        tip=uuid4(),
        unit=uuid4(),
        officer=uuid4(),
        change=uuid4(),
        document=uuid4(),
        entry=uuid4(),
        parameter=uuid4(),
        turn=uuid4(),
        files=dict.fromkeys(things.files, uuid4()),
    )


def _people(office: Office) -> tuple[dict[str, UUID], dict[tuple[str, Rank], Officer]]:
    with office.database.writing(Scope.of_job("test")) as session:
        units = _units(session)
        officers = {
            (key, rank): make.officer(session, unit, rank=rank)
            for key, unit in units.items()
            for rank in RANKS
            if unit.on_system
        }
        session.commit()
    return {key: unit.id for key, unit in units.items()}, officers


def _hire(cast: Cast, officers: Mapping[tuple[str, Rank], Officer]) -> None:
    """One more officer, for whom an administrator has proposed another rank."""
    by = make.actor(officers["asked", Rank.ADMINISTRATOR])
    with cast.office.database.writing(Scope.of_unit(by.unit_id)) as session:
        unit = session.get_one(Unit, by.unit_id)
        hired = make.officer(session, unit, login=HIRED)
        wanted = Wanted(Change.RANK, hired.id, rank=Rank.SUPERVISOR)
        propose(session, by, cast.now, wanted)
        line = NewLine(date(2026, 3, 9), DayKind.OFF, "Ngày nghỉ Mẫu")
        propose_days(session, by, cast.now, ORDERED, [line])
        propose_parameter(session, by, cast.now, READ)
        enter_turn(session, *_turn(cast))
        add_entries(session, by, cast.now, CodeList.LANGUAGES, [("tiếng Mẫu", "Sample")])
        make.commit(session)


def _turn(cast: Cast) -> tuple[Actor, datetime, NewTurn]:
    """Who leads the case has two people on duty today; everywhere else the heads stand in."""
    officer, head = (cast.actors["health_ls", rank] for rank in (Rank.OFFICER, Rank.SUPERVISOR))
    both = officer.officer_id, head.officer_id
    return head, cast.now, NewTurn(*both, cast.now, cast.now + timedelta(days=1))


def _units(session: Session) -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for agency in AGENCIES:
        made[agency.key] = make.unit(
            session,
            agency.name,
            sector=agency.sector,
            level=agency.level,
            province=agency.province,
            parent=made[agency.parent] if agency.parent else None,
            on_system=agency.on_system,
        )
    made["asked"] = make.unit(session, sector=Sector.POLICE, level=Level.PROVINCE)
    made["notified"] = make.unit(session, sector=Sector.POLICE, level=Level.PROVINCE)
    return made


def _cases(cast: Cast) -> dict[str, UUID]:
    """In the facility and offered on; waiting for the police; with a draft to sign."""
    main = _offered_on_a_list(cast)
    main.protect("health_ls", cast.days_ago(2, 9))
    main.propose("facility_ls", cast.days_ago(2, 10), Letter.G, "Tham vấn thêm.")
    _attach(cast, main)
    waiting, drafted = inquiries.waiting_for_police(cast), inquiries.draft_to_sign(cast)
    return {
        "code": main.file_id,
        "handoff": main.file_id,
        "group": main.file_id,
        "request": waiting.file_id,
        "duty_notice": waiting.file_id,
        "conclusion": drafted.file_id,
        "line": main.file_id,
        "paper": main.file_id,
        "measure": main.file_id,
        **dict.fromkeys(("batch", "return_list", "row"), _batch(cast)),
        "tip": _tip(cast),
    }


def _offered_on_a_list(cast: Cast) -> Story:
    """In the facility, and offered to the other province on a list of one."""
    main = recovery.supported(cast, 50, "Mẫu", "to_go_home")
    actor, at = cast.actors["health_ls", Rank.OFFICER], cast.days_ago(3, 9)

    def act(session: Session) -> None:
        case, to = session.get_one(Case, main.file_id), cast.units["health_qn"]
        offer_group(session, actor, at, [case], Act.TRANSFER_LEAD, to, message="Điều cần biết Mẫu")

    perform(cast.office.database, actor, act)
    return main


def _batch(cast: Cast) -> UUID:
    """At a gate of the police: one has a case and is to be screened, one may enter, one may not."""
    actor = cast.actors["police_ls", Rank.OFFICER]
    lines = [
        Line({Column.FULL_NAME: name, Column.SEX: sex}, digest * 64, is_ready=digest != "c")
        for name, sex, digest in (("Mẫu", "nữ", "a"), ("Mẫu", "nữ", "b"), ("Mẫu", "N", "c"))
    ]

    def act(session: Session) -> UUID:
        shared = Shared(place="Cửa khẩu Mẫu", given_by="Bên giao Mẫu")
        arrived = cast.hours_ago(3)
        batch = open_batch(
            session, actor, cast.now, shared, entry=Act.RECEIVE_AT_GATE, received_at=arrived
        )
        keep_list(session, actor, cast.now, batch, [["Họ tên"], ["Mẫu"]], LAYOUT, "0" * 64)
        opened = visit_batch(session, actor, cast.now, batch)
        type_rows(session, actor, cast.now, batch, lines[:1])
        enter(session, actor, cast.now, batch, _disclosure(batch, opened))
        type_rows(session, actor, cast.now, batch, lines[1:])
        return batch.file_id

    return perform(cast.office.database, actor, act)


def _tip(cast: Cast) -> UUID:
    """Told to the police, who have yet to settle it."""
    actor = cast.actors["police_ls", Rank.OFFICER]

    def act(session: Session) -> UUID:
        tip = register(
            session,
            actor,
            cast.now,
            TipTold("Tin Mẫu", about="Người Mẫu", teller="Người báo Mẫu"),
            kind=TipKind.HOTLINE,
            way=TipWay.HOTLINE,
            urgency=Urgency.AT_ONCE,
            received_at=cast.hours_ago(1),
        )
        return tip.file_id

    return perform(cast.office.database, actor, act)


def _disclosure(batch: Batch, opened: Opening) -> Disclosure:
    both = frozenset({Klass.CASEWORK, Klass.IDENTITY})
    return Disclosure(
        opened.officer_id, batch.file_id, both, None, "work", opened.until_at, opened.id
    )


def _attach(cast: Cast, story: Story) -> None:
    """A paper of the case; and what somebody who is asked for nothing looked for and typed."""
    actor = cast.actors["health_ls", Rank.OFFICER]
    typist = cast.actors["foreign_ls", Rank.OFFICER]

    def act(session: Session) -> None:
        case = session.get_one(Case, story.file_id)
        attach_paper(session, actor, cast.now, case, PaperKind.DECLARATION, scan=SCAN)
        search_by_code(session, typist, cast.now, "", "0" * 64)

    def type_into_a_form(session: Session) -> None:
        origin, leaf = Origin("searches.create", "/searches", "/searches/new"), Leaf(uuid4())
        keep(session, typist, cast.now, origin, leaf, {"full_name": ["Mẫu"]})

    perform(cast.office.database, actor, act)
    perform(cast.office.database, typist, type_into_a_form)


def _grant_the_missing_tie(
    database: Database, unit_id: UUID, files: Mapping[str, UUID], cast: Cast
) -> None:
    """The stories leave no unit that was asked and nothing else."""
    with database.writing(Scope.of_job("test")) as session:
        for file_id in set(files.values()) - {files["batch"], files["tip"]}:
            reach.grant(session, unit_id, file_id, Tie.ASKED, cast.now)
            case = session.get_one(Case, file_id)
            make.say(session, cast.actors["health_ls", Rank.OFFICER], file_id, case=case)
        make.commit(session)


def _notify(database: Database, unit_id: UUID, files: Mapping[str, UUID], cast: Cast) -> None:
    """The notice of the story went to the police, who are asked besides: here to a unit that was
    told of a duty and is tied by nothing else."""
    with database.writing(Scope.of_job("test")) as session:
        notice = session.scalars(select(DutyNotice)).one()
        notice.to_unit_id = unit_id
        for file_id in set(files.values()) - {files["batch"], files["tip"]}:
            reach.grant(session, unit_id, file_id, Tie.NOTIFIED, cast.now)
            case = session.get_one(Case, file_id)
            due.rebuild(session, case, cast.now)
            make.say(session, cast.actors["health_ls", Rank.OFFICER], file_id, case=case)
        make.commit(session)


@dataclass(frozen=True)
class _Viewers:
    """Whoever signs in here signs in once."""

    door: Door
    officers: Mapping[tuple[str, Rank], Officer]
    known: dict[UUID, Viewer]

    def of(self, key: str, rank: Rank) -> Viewer:
        officer = self.officers[key, rank]
        if officer.id not in self.known:
            token = token_of(self.door, officer)
            self.known[officer.id] = Viewer(Relation.LEADS, rank, token, make.actor(officer))
        return self.known[officer.id]


def _others(cast: Cast, viewers: _Viewers) -> Iterator[tuple[str, Viewer]]:
    """Before, between and after the three cases: what each act waits for has happened in one."""
    for key, story in elsewhere(cast):
        with cast.office.database.reading(Scope.of_job("test")) as session:
            code = session.get_one(Case, story.file_id).code
        yield code, viewers.of(key, Rank.OFFICER)


def _handoffs(cast: Cast, viewers: _Viewers) -> Iterator[tuple[UUID, Viewer]]:
    """The last handoff of each story, as everybody sees it who has something to do there."""
    for story, who in handed_elsewhere(cast):
        newest = select(Handoff.public_id).where(Handoff.file_id == story.file_id)
        with cast.office.database.reading(Scope.of_job("test")) as session:
            handoff_id = session.scalars(newest.order_by(Handoff.offered_at.desc())).first()
        assert handoff_id is not None
        yield from ((handoff_id, viewers.of(key, rank)) for key, rank in who)


def elsewhere(cast: Cast) -> Iterator[tuple[str, Story]]:
    """Further stories, each with the unit that acts next."""
    yield "gate_ls", arrivals.at_the_gate(cast)
    yield "gate_qn", arrivals.screened_out(cast)
    yield "police_xa", Story(cast, "police_xa", Act.RECEIVE, cast.hours_ago(6), Intake())
    yield "commune_ls", Story(cast, "commune_ls", Act.RECEIVE, cast.hours_ago(6), Intake())
    yield "police_qn", Story(cast, "police_qn", Act.RESCUE, cast.hours_ago(6), Intake())
    yield "health_ls", inquiries.check_on_time(cast)
    yield "health_ls", inquiries.taken_in(cast, 5, "Mẫu").check("health_ls", cast.days_ago(4, 9))
    yield "police_ls", inquiries.answered(cast, 12, "Mẫu", "Có căn cứ.")
    yield "health_ls", recovery.supported(cast, 40, "Mẫu", "to_go_home")
    moved = recovery.confirmed(cast, 35, "Mẫu")
    moved.offer(Act.TRANSFER_LEAD, "health_ls", "health_qn", cast.days_ago(20, 9), "Mẫu")
    yield "health_ls", moved.accept("health_qn", cast.days_ago(19, 9))  # to ask it back
    yield "health_ls", recovery.at_home(cast)
    yield "health_ls", recovery.settled(cast)
    yield "mission", Story(cast, "mission", Act.RECEIVE_ABROAD, cast.hours_ago(6), Intake())
    travels = Story(cast, "mission", Act.RECEIVE_ABROAD, cast.hours_ago(6), Intake())
    yield "mission", travels.do(Act.ISSUE_TRAVEL_PAPER, "mission", cast.hours_ago(4), "Mẫu")
    yield "health_qn", byways.on_the_way_to_another_state(cast)
    yield "facility_ls", byways.died(cast)


def handed_elsewhere(cast: Cast) -> Iterator[tuple[Story, tuple[tuple[str, Rank], ...]]]:
    """Stories with a handoff at some point of its way, and who acts on it there."""
    officer, head = Rank.OFFICER, Rank.SUPERVISOR
    yield arrivals.signs_at_the_gate(cast), (("health_qn", officer),)
    yield handovers.disputed(cast), (("health_qn", head),)
    yield inquiries.check_due(cast), (("health_ls", officer), ("commune_ls", officer))
    missing = recovery.in_the_facility(cast)
    yield missing, (("health_ls", officer), ("health_ls", head), ("facility_ls", head))
    unchecked = recovery.confirmed(cast, 30, "Mẫu", "to_stay")
    to = ("health_ls", "facility_ls", cast.days_ago(19, 9), "Mẫu")
    unchecked.offer(Act.PLACE, *to, Packet(belongings=handovers.THINGS))
    unchecked.accept("facility_ls", cast.days_ago(19, 14))
    said = replace(handovers.MINUTES, number=15)
    unchecked.draft_minutes("facility_ls", cast.days_ago(18, 8), said)
    yield unchecked, (("facility_ls", officer), ("facility_ls", head))


def _viewers(door: Door, officers: Mapping[tuple[str, Rank], Officer]) -> list[Viewer]:
    return [
        Viewer(
            relation,
            rank,
            token_of(door, officers[key, rank]),
            make.actor(officers[key, rank]),
        )
        for relation, key in UNITS.items()
        for rank in RANKS
    ]


def _things(database: Database, files: Mapping[str, UUID]) -> Things:
    with database.reading(Scope.of_job("test")) as session:

        def one(record: type, *which: object) -> object:
            return session.scalars(select(record).where(*which)).one()  # type: ignore[arg-type]

        main = files["code"]
        return Things(
            code=session.get_one(Case, main).code,
            handoff=one(
                Handoff, Handoff.file_id == main, Handoff.state == HandoffState.OFFERED
            ).public_id,
            group=one(HandoffGroup).public_id,
            request=one(Request, Request.file_id == files["request"]).public_id,
            duty_notice=one(DutyNotice).public_id,
            conclusion=one(
                Conclusion,
                Conclusion.file_id == files["conclusion"],
                Conclusion.state == ConclusionState.DRAFT,
            ).public_id,
            line=one(
                SupportLine, SupportLine.file_id == main, SupportLine.state == LineState.PROPOSED
            ).public_id,
            paper=one(Paper, Paper.file_id == main, Paper.has_content).public_id,
            measure=one(Measure, Measure.file_id == main).public_id,
            search=session.scalars(select(Search)).one().public_id,
            draft=one(Draft).public_id,
            batch=one(Batch).public_id,
            return_list=one(ReturnList).public_id,
            tip=one(Tip, Tip.file_id == files["tip"]).public_id,
            row=one(BatchRow, BatchRow.state == RowState.TO_MEND).public_id,
            unit=session.get_one(Case, main).lead_unit_id,
            officer=one(Officer, Officer.login == HIRED).id,
            change=one(AccountChange).public_id,
            document=one(CalendarDocument).public_id,
            entry=one(CodeEntry).id,
            parameter=one(LegalParameter).public_id,
            turn=one(DutyTurn).id,
            files=files,
        )


def _ties(database: Database) -> dict[tuple[UUID, UUID], frozenset[Tie]]:
    found: dict[tuple[UUID, UUID], frozenset[Tie]] = {}
    with database.reading(Scope.of_job("test")) as session:
        for row in session.scalars(select(Reach)):
            key = (row.unit_id, row.file_id)
            found[key] = found.get(key, frozenset()) | {row.tie}
    return found
