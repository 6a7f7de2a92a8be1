"""One case as rows: rescued by the police, confirmed, brought to the owner, who leads it now.

The rows are those that the verbs would have left behind, sealed under keys of the file's own and
named by an entry of the trace, but made without a session: ten thousand of them take seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework import audit
from casework.evidence import identity, is_evidence, row_digest
from casework.keyring import Keyring, Safe
from casework.office import vietnam_day
from casework.records.base import Record
from casework.records.cases import Case
from casework.records.dues import Due, Waits
from casework.records.file import File, FileKind
from casework.records.handoffs import Handoff
from casework.records.ids import new_case_code, new_id, new_public_id
from casework.records.persons import Person
from casework.records.reaches import Reach, Tie
from casework.records.steps import Channel, Step
from casework.records.trace import Entry, Head
from casework.records.whereabouts import Whereabouts
from tests.benchmarks.invented import facts
from tests.benchmarks.scene import Desk, Province, Scene
from workflows import minutes
from workflows.days import Calendar
from workflows.deadlines import open_clocks
from workflows.handoff import HandoffState
from workflows.regimes import REGIMES
from workflows.silence import Pace
from workflows.terms import Act, Moves, Place, Stage, Status

REGIME = "law_2024"
_APART = timedelta(hours=9)
"""Time between one step of the story and the next."""

_STORY = (
    (Act.RESCUE, Stage.RECEIPT, Status.BEING_IDENTIFIED),
    (Act.DRAFT_CONCLUSION, Stage.RECEIPT, Status.BEING_IDENTIFIED),
    (Act.CONFIRM, Stage.RECEIPT, Status.CONFIRMED),
    (Act.BRING_TO_CASE_OWNER, Stage.PROTECTION, Status.CONFIRMED),
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the rows of every case depend on."""

    keyring: Keyring
    calendar: Calendar
    scene: Scene
    now: datetime


def rows_of(around: Around, number: int, received_at: datetime) -> list[Record]:
    """All rows of one new case, in an order in which they may be stored."""
    return _Case(around, number, received_at).rows()


class _Case:
    def __init__(self, around: Around, number: int, received_at: datetime) -> None:
        provinces = around.scene.provinces
        self.around = around
        self.number = number
        self.received_at = received_at
        self.province: Province = provinces[number % len(provinces)]
        self.file = File(id=new_id(), kind=FileKind.CASE, opened_at=received_at)
        self.keys = around.keyring.create_keys(self.file.id)
        self.safe: Safe = around.keyring.safe(self.file.id, self.keys)
        self.done = {act: received_at + _APART * at for at, (act, _, _) in enumerate(_STORY)}

    def rows(self) -> list[Record]:
        police, owner = self.province.police, self.province.owner
        case = self.case(owner)
        rows = [self.file, *self.ties(), *self.keys, case, self.person(), self.stay(police)]
        handoff = self.handoff(police, owner)
        rows += [*self.steps(police, owner), handoff, *self.dues(case), self.minutes(handoff)]
        return [*rows, *self.trace(rows, case, police)]

    def case(self, owner: Desk) -> Case:
        return Case(
            file_id=self.file.id,
            code=new_case_code(),
            entry=_STORY[0][0],
            regime=REGIME,
            stage=_STORY[-1][1],
            status=_STORY[-1][2],
            lead_unit_id=owner.unit_id,
            received_at=self.received_at,
            confirmed_on=vietnam_day(self.done[Act.CONFIRM]),
            opened_at=self.received_at,
            confidential=False,
            version=1,
        )

    def person(self) -> Person:
        person = Person(id=new_id(), file_id=self.file.id)
        self.safe.seal(person, **facts(self.number))
        return person

    def stay(self, police: Desk) -> Whereabouts:
        stay = Whereabouts(
            id=new_id(),
            file_id=self.file.id,
            since_at=self.received_at,
            officer_id=police.actor.officer_id,
        )
        self.safe.seal(stay, kind=Place.UNIT.value, place="Nơi ở Mẫu")
        return stay

    def ties(self) -> Iterator[Reach]:
        board, centre = self.province.board, self.around.scene.centre
        for desk, tie in (
            (self.province.owner, Tie.LEADS),
            (self.province.police, Tie.FORMERLY_LED),
            (board, Tie.OVERSEES),
            (centre, Tie.OVERSEES),
        ):
            yield Reach(
                unit_id=desk.unit_id, file_id=self.file.id, tie=tie, since_at=self.received_at
            )

    def steps(self, police: Desk, owner: Desk) -> Iterator[Step]:
        for act, stage, status in _STORY:
            by = owner if act is _STORY[-1][0] else police
            step = Step(
                id=new_id(),
                file_id=self.file.id,
                act=act,
                stage=stage,
                status=status,
                unit_id=by.unit_id,
                officer_id=by.actor.officer_id,
                happened_at=self.done[act],
                at=self.done[act],
                channel=Channel.SYSTEM,
                source="mẫu",
            )
            self.safe.seal_nulls(step)
            yield step

    def handoff(self, police: Desk, owner: Desk) -> Handoff:
        handoff = Handoff(
            id=new_id(),
            file_id=self.file.id,
            public_id=new_public_id(),
            act=Act.BRING_TO_CASE_OWNER,
            moves=Moves.BOTH,
            from_unit_id=police.unit_id,
            to_unit_id=owner.unit_id,
            state=HandoffState.ACCEPTED,
            offered_at=self.done[Act.CONFIRM],
            entered_at=self.done[Act.CONFIRM],
            offered_by_id=police.actor.officer_id,
            answered_at=self.done[Act.BRING_TO_CASE_OWNER],
            answered_by_id=owner.actor.officer_id,
            settled_at=self.done[Act.BRING_TO_CASE_OWNER],
            pace=Pace.BY_HOUR,
            channel=Channel.SYSTEM,
            has_note=True,
            version=1,
        )
        self.safe.seal(handoff, message="Cần khám sức khỏe trong ngày.")
        return handoff

    def dues(self, case: Case) -> Iterator[Due]:
        """The clocks that run; nothing is offered or asked, so each waits for the lead."""
        around = self.around
        for reading in open_clocks(REGIMES[REGIME], self.done, around.now, around.calendar):
            yield Due(
                id=new_id(),
                file_id=case.file_id,
                waits=Waits.CLOCK,
                key=reading.clock.key,
                unit_id=case.lead_unit_id,
                started_at=reading.started_at,
                due_at=reading.due_at,
                runs_out_at=reading.runs_out_at,
                late_at=reading.late_at,
            )

    def minutes(self, handoff: Handoff) -> Due:
        """Nobody drafted minutes of the handoff, so they wait for the giver."""
        accepted_at = self.done[Act.BRING_TO_CASE_OWNER]
        return Due(
            id=new_id(),
            file_id=self.file.id,
            waits=Waits.MINUTES,
            key=handoff.act.value,
            subject_id=handoff.public_id,
            unit_id=handoff.from_unit_id,
            started_at=accepted_at,
            due_at=minutes.due_at(accepted_at),
        )

    def trace(self, rows: list[Record], case: Case, police: Desk) -> tuple[Entry, Head]:
        stream = f"file:{self.file.id.hex}"
        entry_id = new_id()
        said = audit.Said(
            event="case.received",
            actor=police.actor,
            file_id=self.file.id,
            stream=stream,
            at=self.received_at,
            details={"act": case.entry, "stage": case.stage, "status": case.status, "fields": []},
        )
        named = [
            [row.__tablename__, identity(row), row_digest(row)]
            for row in rows
            if is_evidence(type(row))
        ]
        # The format of a body is audit's own affair; a second writer of it here would drift.
        body = audit._body(said, entry_id, 1, sorted(named))
        link = audit.chain_hash(audit.EMPTY, body)
        entry = Entry(
            id=entry_id,
            stream=stream,
            seq=1,
            file_id=self.file.id,
            event=said.event,
            body=body,
            prev_hash=audit.EMPTY,
            hash=link,
        )
        return entry, Head(stream=stream, seq=1, hash=link)
