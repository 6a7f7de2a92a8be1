"""What every verb writes down. The stories of the demo say most words; single acts say the rest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import ledger
from casework.actions.closing import reopen
from casework.actions.conclusion import drop_conclusion
from casework.actions.founding import SpecialDay, set_days
from casework.actions.handoff import recall
from casework.actions.handoff_paper import confirm_paper
from casework.actions.opening import open_summary, reveal, visit
from casework.actions.paper import attach_paper, record_printing, void_paper
from casework.actions.protection import end_protection
from casework.actions.search import search_by_code
from casework.actions.support import decline_support
from casework.actions.verification import refuse_request
from casework.audit import Actor
from casework.database import Database, Scope
from casework.demo.cast import Cast, gather
from casework.demo.seed import STORIES
from casework.office import Clock, Office
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.conclusions import Conclusion
from casework.records.handoffs import Handoff
from casework.records.openings import Reason
from casework.records.papers import Paper
from casework.records.protection import Measure
from casework.records.requests import Request
from casework.records.support import SupportLine
from casework.records.trace import Entry
from casework.transaction import perform
from tests.office.databases import found_keys
from workflows.support import LineState
from workflows.terms import Paper as PaperKind
from workflows.terms import Rank

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HEAD = Rank.SUPERVISOR

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True, scope="session")


@dataclass(frozen=True)
class Told:
    """The office after all stories, and the file of each."""

    cast: Cast
    files: dict[str, UUID]

    def case(self, story: str) -> Case:
        with self.cast.office.database.reading(Scope.of_job("test")) as session:
            return session.get_one(Case, self.files[story])

    def lead(self, story: str, rank: Rank = Rank.OFFICER) -> Actor:
        """An officer of the unit that leads the case."""
        unit_id = self.case(story).lead_unit_id
        return next(
            actor
            for (_, held), actor in self.cast.actors.items()
            if actor.unit_id == unit_id and held is rank
        )


@pytest.fixture(scope="module")
def told(
    address_of_new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """Every story of the demo, told by verbs alone."""
    database = Database(address_of_new_database())
    keyring = found_keys(database, tmp_path_factory.mktemp("keys"))
    office = Office(database, keyring, Clock(real=lambda: NOW))
    cast, _ = gather(office, NOW, Random("mẫu"))
    yield Told(cast, {name: tell(cast).file_id for name, tell in STORIES.items()})
    database.dispose()


@pytest.mark.parametrize(
    "word",
    [
        "officer.added",
        "unit.added",
        "case.received",
        "case.stepped",
        "case.visited",
        "case.closed",
        "person.corrected",
        "whereabouts.recorded",
        "handoff.offered",
        "handoff.accepted",
        "handoff.sent_back",
        "request.asked",
        "request.answered",
        "conclusion.drafted",
        "conclusion.signed",
        "measure.decided",
        "support.proposed",
        "support.approved",
        "support.delivered",
        "follow_up.recorded",
        "telling.recorded",
    ],
)
def test_the_stories_leave_a_word_in_the_trace(told: Told, word: str) -> None:
    with told.cast.office.database.reading(Scope.of_job("test")) as session:
        found = session.scalars(select(Entry.id).where(Entry.event == word).limit(1)).all()

    assert found


Act = Callable[[Session, Actor, Case], object]


def _on(kind: type[SealedRecord], verb: Callable[..., object], **how: object) -> Act:
    """An act on the newest record of this kind in the case."""

    def act(session: Session, actor: Actor, case: Case) -> object:
        of_case = select(kind).where(kind.file_id == case.file_id).order_by(kind.id.desc())
        record = session.scalars(of_case.limit(1)).one()
        return verb(session, actor, NOW, case, record, **how)

    return act


def _confirm(session: Session, actor: Actor, case: Case) -> object:
    minutes = attach_paper(session, actor, NOW, case, PaperKind.MINUTES)
    confirmed = _on(Handoff, lambda s, a, n, c, made: confirm_paper(s, a, n, c, made, minutes))
    return confirmed(session, actor, case)


def _decline(session: Session, actor: Actor, case: Case) -> object:
    proposed = (SupportLine.file_id == case.file_id, SupportLine.state == LineState.PROPOSED)
    line = session.scalars(select(SupportLine).where(*proposed)).one()
    visit(session, actor, NOW, case)
    return decline_support(session, actor, NOW, case, line, reasons="Ngoài chế độ.")


ACTS = [
    ("case.reopened", "settled", HEAD, lambda s, a, c: reopen(s, a, NOW, c, reasons="Mẫu.")),
    (
        "case.revealed",
        "transfer offered",
        HEAD,
        lambda s, a, c: reveal(s, a, NOW, c, Reason.SAFETY, "protection"),
    ),
    (
        "case.summary_opened",
        "transfer offered",
        Rank.OFFICER,
        _on(Handoff, open_summary),
    ),
    ("conclusion.dropped", "draft to sign", Rank.OFFICER, _on(Conclusion, drop_conclusion)),
    ("handoff.recalled", "transfer offered", Rank.OFFICER, _on(Handoff, recall)),
    ("handoff.paper_confirmed", "taken on paper", Rank.OFFICER, _confirm),
    ("measure.ended", "in the facility", Rank.OFFICER, _on(Measure, end_protection)),
    ("support.declined", "in the facility", HEAD, _decline),
    (
        "request.refused",
        "waiting for police",
        Rank.OFFICER,
        _on(Request, refuse_request, reasons="Không thuộc địa bàn."),
    ),
    (
        "paper.attached",
        "check on time",
        Rank.OFFICER,
        lambda s, a, c: attach_paper(s, a, NOW, c, PaperKind.CONCLUSION, number="1/KL-Mẫu"),
    ),
    ("paper.voided", "check on time", Rank.OFFICER, _on(Paper, void_paper, reason="Mẫu.")),
    (
        "paper.printed",
        "check on time",
        Rank.OFFICER,
        lambda s, a, c: record_printing(s, a, NOW, c, "receipt"),
    ),
]

OTHER_SIDE = {
    "case.summary_opened": "health_qn",
    "conclusion.dropped": "police_ls",
    "request.refused": "police_ls",
    "handoff.paper_confirmed": "gate_ls",  # its other side is not on the system
}


@pytest.mark.parametrize(("word", "story", "rank", "act"), ACTS, ids=[row[0] for row in ACTS])
def test_an_act_leaves_its_word_as_the_last_of_the_file(
    told: Told, word: str, story: str, rank: Rank, act: Act
) -> None:
    database, file_id = told.cast.office.database, told.files[story]
    actor = _who(told, story, rank, word)

    perform(database, actor, lambda session: act(session, actor, session.get_one(Case, file_id)))

    assert _last(database, file_id) == word


def test_a_search_is_written_down_by_its_token(told: Told) -> None:
    actor = told.lead("check due")

    perform(
        told.cast.office.database,
        actor,
        lambda session: search_by_code(session, actor, NOW, "Nguyễn Thị Mẫu", "a" * 64),
    )

    body = _last_body(told.cast.office.database, "search.made")
    assert b'"token":"' + b"a" * 64 + b'"' in body
    assert "Nguyễn".encode() not in body


def test_a_change_of_the_calendar_is_written_down_by_its_days(told: Told) -> None:
    actor = told.lead("check due")
    day = SpecialDay(date(2026, 3, 9), works=False, name="Ngày mẫu", document="01/QĐ-Mẫu")

    perform(told.cast.office.database, actor, lambda session: set_days(session, actor, NOW, [day]))

    assert b'"days":["2026-03-09"]' in _last_body(told.cast.office.database, "calendar.changed")


def test_the_trace_of_the_whole_office_is_sound(told: Told) -> None:
    with told.cast.office.database.reading(Scope.of_job("ledger")) as session:
        report, faults = ledger.verify(session), ledger.verify_rows(session)

    assert report.is_sound
    assert faults == ()


def _who(told: Told, story: str, rank: Rank, word: str) -> Actor:
    """The lead's officer, but for the words that another unit says."""
    if word in OTHER_SIDE:
        return told.cast.actors[OTHER_SIDE[word], rank]
    return told.lead(story, rank)


def _last(database: Database, file_id: UUID) -> str:
    with database.reading(Scope.of_job("test")) as session:
        of_file = select(Entry.event).where(Entry.file_id == file_id).order_by(Entry.seq.desc())
        return session.scalars(of_file.limit(1)).one()


def _last_body(database: Database, word: str) -> bytes:
    with database.reading(Scope.of_job("test")) as session:
        said = select(Entry.body).where(Entry.event == word).order_by(Entry.id.desc())
        return session.scalars(said.limit(1)).one()
