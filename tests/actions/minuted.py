"""Minutes on the way: a handoff accepted, written down, checked and signed, by verbs alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.minutes import check_minutes, draft_minutes
from casework.actions.minutes_signing import OnPaper, Said, sign_minutes, sign_on_paper
from casework.actions.officer_keys import Locked
from casework.actions.opening import open_minutes
from casework.actions.paper import Scan, put_on_file
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.finding import Found
from casework.lookups.minutes_content import Wording, content_for
from casework.reach import ties
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.minutes import Minutes, MinutesSignature
from casework.records.officer_keys import OfficerKey
from casework.records.officers import Officer
from casework.records.papers import Paper
from casework.records.units import Unit
from casework.signing import Pen, new_pen
from tests.actions.folder import Folder
from tests.actions.paths import handed, placed
from tests.actions.town import Town
from tests.office import make
from workflows.life import Side
from workflows.minutes import Stance
from workflows.terms import Act, Rank
from workflows.terms import Paper as PaperKind

T = TypeVar("T")

AGREES = Said(Stance.AGREES, "Phó Giám đốc")
REFUSES = Said(Stance.REFUSES, "Giám đốc", "Thiếu một ba lô so với danh mục.")
SCAN = Scan("bien-ban.pdf", "application/pdf", b"%PDF-1.7 mau")


def wording(number: int = 1, **changes: Any) -> Wording:  # any field of the wording
    """What a drafter types."""
    plain = {
        "number": number,
        "symbol": "BB-Mẫu",
        "place": "Trụ sở Mẫu",
        "giver": "Trần Văn Mẫu",
        "giver_position": "Phó Giám đốc",
        "receiver": "Nông Thị Mẫu",
        "receiver_position": "Giám đốc",
    }
    return Wording(**{**plain, **changes})


@dataclass
class Minuted:
    """A case whose lead was handed to the other province, and what is written of it."""

    folder: Folder
    handoff: Handoff
    minutes: Minutes | None = None
    pens: dict[str, Pen | Locked] = field(default_factory=dict)

    @property
    def town(self) -> Town:
        return self.folder.town

    def drafts(self, who: str = "owner", said: Wording | None = None) -> Minutes:
        self.minutes = self.folder.goes(who, draft, self.handoff, said or wording(self.free))
        return self.minutes

    def checks(self, who: str = "owner.head") -> Minutes:
        self.reads(who)
        return self.folder.goes(who, check_minutes, self.minutes)

    def reads(self, who: str) -> None:
        self.folder.goes(who, open_minutes, self.minutes)

    def signs(self, who: str, said: Said = AGREES) -> MinutesSignature:
        self.reads(who)
        return self.folder.goes(who, sign_minutes, self.minutes, said, self.pen(who))

    def signs_on_paper(self, who: str, side: Side) -> MinutesSignature:
        paper = self.folder.goes(who, scanned)
        told = OnPaper("Ông Mẫu", "Chủ tịch", self.folder.now)
        return self.folder.goes(who, sign_on_paper, self.minutes, side, paper, told)

    def pen(self, who: str) -> Pen | Locked:
        """The officer's key, as if their password had just unlocked it."""
        if who in self.pens:
            held = self.pens[who]
            return held.pen if isinstance(held, Locked) else held
        officer_id = self.town.actors[who].officer_id
        if self.has_key(who):  # of another test of the file: nobody here knows its password
            self.town_does(lambda s: end(s, officer_id, self.folder.now))
        self.pens[who] = Locked(new_pen(), b"locked")
        return self.pens[who]

    def has_key(self, who: str) -> bool:
        mine = OfficerKey.officer_id == self.town.actors[who].officer_id
        with self.town.database.reading(Scope.of_job("test")) as session:
            held = select(OfficerKey.id).where(mine, OfficerKey.ended_at.is_(None))
            return session.scalar(held) is not None

    def town_does(self, act: Callable[[Session], T]) -> T:
        with self.town.database.writing(Scope.of_job("test")) as session:
            done = act(session)
            session.commit()
        return done

    @property
    def now(self) -> Minutes:
        """The minutes as they are stored now."""
        assert self.minutes is not None
        return self.folder.stored(self.minutes)

    @property
    def free(self) -> int:
        """A number that no minutes of the town have."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            return max(session.scalars(select(Minutes.number)), default=0) + 1


def handed_over(town: Town) -> Minuted:
    """The lead of a case went from the owner to the owner of the other province."""
    folder = placed(town)
    return Minuted(folder, handed(folder, "owner", Act.TRANSFER_LEAD, "second_owner"))


def drafted(town: Town) -> Minuted:
    """Its minutes are drafted by an officer of the giving side."""
    made = handed_over(town)
    made.drafts()
    return made


def checked(town: Town) -> Minuted:
    """And checked by the head of the same unit."""
    made = drafted(town)
    made.checks()
    return made


def draft(
    session: Session, actor: Actor, now: datetime, case: Case, handoff: Handoff, said: Wording
) -> Minutes:
    """As the page does: the content of the facts, then the verb."""
    sides = joinedload(Handoff.from_unit), joinedload(Handoff.to_unit)
    loaded = session.get_one(Handoff, handoff.id, options=sides, populate_existing=True)
    found = Found(case, frozenset(ties(session, actor.unit_id, case.file_id)))
    content = content_for(session, actor, found, loaded, now, said)
    return draft_minutes(session, actor, now, case, loaded, content)


def scanned(session: Session, actor: Actor, now: datetime, case: Case) -> Paper:
    """The signed print is on the file."""
    return put_on_file(session, actor, now, case, PaperKind.MINUTES, number="1", scan=SCAN)


def end(session: Session, officer_id: object, now: datetime) -> None:
    held = select(OfficerKey).where(
        OfficerKey.officer_id == officer_id, OfficerKey.ended_at.is_(None)
    )
    for key in session.scalars(held):
        key.ended_at = now


def colleague(town: Town, unit: str, name: str) -> str:
    """One more head of a unit, under this name in the town."""
    with town.database.writing(Scope.of_job("test")) as session:
        of = session.get_one(Unit, town.units[unit])
        made: Officer = make.officer(session, of, rank=Rank.SUPERVISOR)
        session.commit()
    town.actors[name] = make.actor(made)  # type: ignore[index]
    return name
