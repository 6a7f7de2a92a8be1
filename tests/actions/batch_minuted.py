"""Minutes of a batch on the way: persons received jointly, written down, signed, by verbs alone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.batch_members import name_unit
from casework.actions.batch_minutes import draft_batch_set
from casework.actions.batches import leave_out
from casework.actions.minutes_sets import check_set, open_set, parties_of
from casework.actions.minutes_sets_signing import sign_set, sign_set_on_paper
from casework.actions.minutes_signing import OnPaper, Said
from casework.actions.officer_keys import Locked
from casework.actions.opening import visit_batch
from casework.actions.paper import put_on_file
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.batch_minutes_content import BatchWording, batch_content_for
from casework.lookups.batches import open_batch_view
from casework.records.batches import Batch
from casework.records.minutes import MinutesNumber
from casework.records.minutes_sets import MinutesSet, MinutesSetParty, MinutesSetSignature
from casework.records.papers import Paper
from casework.records.reception_lines import ReceptionLine
from casework.records.units import Unit
from casework.signing import Pen, new_pen
from casework.transaction import perform
from tests.actions.folder import HOUR, MORNING
from tests.actions.minuted import AGREES, SCAN, end
from tests.actions.test_batches import Reception, line
from tests.actions.town import Town
from workflows.life import Side
from workflows.terms import Paper as PaperKind

NOW = MORNING + HOUR


def wording(number: int = 1, **changes: Any) -> BatchWording:  # any field of the wording
    """What a drafter types."""
    plain = {
        "number": number,
        "symbol": "BB-Mẫu",
        "place": "Cửa khẩu Mẫu",
        "giver": "Cơ quan phía nước ngoài Mẫu",
        "receiver": "Nông Văn Mẫu",
        "receiver_position": "Đồn trưởng",
    }
    return BatchWording(**{**plain, **changes})


@dataclass
class BatchMinuted:
    """A batch received by the gate with other units, and what is written of it."""

    reception: Reception
    minutes_id: UUID | None = None
    pens: dict[str, Pen | Locked] = field(default_factory=dict)

    @property
    def town(self) -> Town:
        return self.reception.town

    def does(self, who: str, verb: Any, *args: Any, **more: Any) -> Any:
        """A verb on the newest version of the minutes."""
        actor = self.town.actors[who]
        return perform(
            self.town.database,
            actor,
            lambda session: verb(session, actor, NOW, self.row(session), *args, **more),
        )

    def row(self, session: Session) -> MinutesSet:
        assert self.minutes_id
        return session.get_one(MinutesSet, self.minutes_id)

    def drafts(self, who: str = "gate", **changes: Any) -> None:
        actor, said = self.town.actors[who], wording(self.free, **changes)

        def act(session: Session) -> UUID:
            return draft(session, actor, NOW, self.reception.batch(session), said).id

        self.opens(who)
        self.minutes_id = perform(self.town.database, actor, act)

    def opens(self, who: str) -> None:
        """The officer opens the batch, to read its rows."""
        actor = self.town.actors[who]
        perform(
            self.town.database,
            actor,
            lambda session: visit_batch(session, actor, NOW, self.reception.batch(session)),
        )

    def checks(self, who: str = "gate.head") -> None:
        self.reads(who)
        self.does(who, check_set)

    def reads(self, who: str) -> None:
        self.does(who, open_set)

    def signs(self, who: str, said: Said = AGREES) -> None:
        self.reads(who)
        self.does(who, sign_set, said, self.pen(who))

    def signs_on_paper(self, who: str, key: str | None) -> None:
        """A unit of the town signed the print; where none is named, the foreign side."""
        actor = self.town.actors[who]

        def act(session: Session) -> MinutesSetSignature:
            paper = scanned(session, actor, NOW, self.reception.batch(session))
            session.flush()
            told = OnPaper("Ông Mẫu", "Trưởng đoàn", NOW)
            row = self.row(session)
            party = self.party(session, key)
            return sign_set_on_paper(session, actor, NOW, row, party, paper, told)

        perform(self.town.database, actor, act)

    def party(self, session: Session, key: str | None) -> MinutesSetParty:
        unit_id = self.town.units[key] if key else None
        parties = parties_of(session, self.row(session))
        return next(party for party in parties if party.unit_id == unit_id)

    def pen(self, who: str) -> Pen | Locked:
        """The officer's key, as if their password had just unlocked it."""
        if who not in self.pens:
            officer_id = self.town.actors[who].officer_id
            with self.town.database.writing(Scope.of_job("test")) as session:
                end(session, officer_id, NOW)  # of another test: nobody here knows its password
                session.commit()
            self.pens[who] = Locked(new_pen(), b"locked")
        return self.pens[who]

    @property
    def now(self) -> MinutesSet:
        """The minutes as they are stored now."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            found = self.row(session)
            session.expunge_all()
            return found

    @property
    def mentions(self) -> dict[int, UUID]:
        """On whose file they are named, by line."""
        asked = select(ReceptionLine).where(ReceptionLine.set_id == self.minutes_id)
        with self.town.database.reading(Scope.of_job("test")) as session:
            return {row.place: row.file_id for row in session.scalars(asked)}

    @property
    def free(self) -> int:
        """A number that no minutes of the town have."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            return max(session.scalars(select(MinutesNumber.number)), default=0) + 1


def received(town: Town, *joint: str, people: int = 3, absent: int = 1) -> BatchMinuted:
    """Persons with a case, the last of the list absent; and the units that received them too."""
    reception = Reception(town)
    reception.types(*(line(number) for number in range(1, people + 1)))
    gone = range(people - absent + 1, people + 1)
    reception.does(lambda *so_far: strike_all(*so_far, reception, gone))
    while reception.enters():
        pass
    made = BatchMinuted(reception)
    for key in joint:
        reception.does(lambda *so_far, key=key: name_unit(*so_far, unit(so_far[0], town, key)))
    return made


def drafted(
    town: Town, *joint: str, people: int = 3, absent: int = 1, **changes: Any
) -> BatchMinuted:
    """Its minutes are drafted by an officer of the gate."""
    made = received(town, *joint, people=people, absent=absent)
    made.drafts(**changes)
    return made


def checked(town: Town, *joint: str, people: int = 3, absent: int = 1) -> BatchMinuted:
    """And checked by the head of the gate."""
    made = drafted(town, *joint, people=people, absent=absent)
    made.checks()
    return made


def strike_all(
    session: Session,
    actor: Actor,
    now: datetime,
    _batch: Batch,
    reception: Reception,
    numbers: range,
) -> None:
    """These persons of the list were not there."""
    for number in numbers:
        leave_out(session, actor, now, reception.row(session, number), "Vắng mặt khi trao trả.")


def draft(
    session: Session, actor: Actor, now: datetime, batch: Batch, said: BatchWording
) -> MinutesSet:
    """As the page does: the content of the rows, then the verb."""
    view = open_batch_view(session, actor, now, batch.public_id)
    head, lines = batch_content_for(session, actor, view, now, said)
    return draft_batch_set(session, actor, now, batch, head, lines)


def scanned(session: Session, actor: Actor, now: datetime, batch: Batch) -> Paper:
    """The signed print is on the file of the batch."""
    return put_on_file(session, actor, now, batch, PaperKind.MINUTES, scan=SCAN)


def unit(session: Session, town: Town, key: str) -> Unit:
    return session.get_one(Unit, town.units[key])


def sides(session: Session, made: BatchMinuted) -> dict[Side, list[UUID | None]]:
    """The units of each side, in order."""
    found: dict[Side, list[UUID | None]] = {Side.GIVER: [], Side.RECEIVER: []}
    for party in parties_of(session, made.row(session)):
        found[party.side].append(party.unit_id)
    return found
