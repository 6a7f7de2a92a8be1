"""Joint minutes on the way: a list handed over, written, checked and signed, by verbs alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions.handoff_group_minutes import draft_group_set
from casework.actions.handoff_groups import LinesRefused
from casework.actions.minutes_sets import check_set, open_set
from casework.actions.minutes_sets_signing import sign_set, sign_set_on_paper
from casework.actions.minutes_signing import OnPaper, Said
from casework.actions.officer_keys import Locked
from casework.audit import Actor
from casework.database import Scope
from casework.lookups.minutes_set_content import SetWording, set_content_for
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.minutes import MinutesNumber
from casework.records.minutes_sets import (
    MinutesSet,
    MinutesSetLine,
    MinutesSetParty,
    MinutesSetSignature,
)
from casework.signing import Pen
from casework.transaction import perform
from tests.actions.folder import Folder
from tests.actions.minuted import AGREES, Minuted, scanned
from tests.actions.test_handoff_groups import BRING, GroupOf, at_the_gate
from tests.actions.town import Town
from workflows.engine import Refused
from workflows.handoff import HandoffMove
from workflows.life import MoveRefused
from workflows.regime import Lack

T = TypeVar("T")

TAKEN = HandoffMove.ACCEPT


@dataclass
class SetMinuted:
    """Persons at the gate who were handed to the owner on one list, and what is written of it."""

    group: GroupOf
    listed: HandoffGroup
    minutes: MinutesSet | None = None
    keys: Minuted | None = None
    said: list[str] = field(default_factory=list)

    @property
    def town(self) -> Town:
        return self.group.town

    @property
    def folders(self) -> list[Folder]:
        return self.group.folders

    def does(self, who: str, verb: Callable[..., T], *args: object, **named: object) -> T:
        """Let an officer act on the set; then every case of it is whole."""
        before = [len(folder.standing.said) for folder in self.folders]
        done = self.acts(who, lambda s, actor: verb(s, actor, self.group.now, *args, **named))
        standing = [folder.standing for folder in self.folders]
        for each in standing:
            each.insist()
        self.said = [
            entry.event
            for each, known in zip(standing, before, strict=True)
            for entry in each.said[known:]
        ]
        return done

    def on_set(self, who: str, verb: Callable[..., T], *args: object) -> T:
        """Let an officer act on the set as it is stored now."""

        def act(session: Session, actor: Actor, now: Any) -> T:
            assert self.minutes is not None
            here = session.get_one(MinutesSet, self.minutes.id)
            return verb(session, actor, now, here, *args)

        return self.does(who, act)

    def acts(self, who: str, act: Callable[[Session, Actor], T]) -> T:
        self.group.now += timedelta(minutes=5)
        for folder in self.folders:
            folder.now, folder.whole = self.group.now, None
        actor = self.town.actors[who]
        return perform(self.town.database, actor, lambda session: act(session, actor))

    def drafts(self, who: str = "gate", said: SetWording | None = None) -> MinutesSet:
        self.minutes = self.does(who, draft, self.listed, said or wording(self.free))
        return self.minutes

    def reads(self, who: str) -> None:
        self.on_set(who, open_set)

    def checks(self, who: str = "gate.head") -> None:
        self.reads(who)
        self.on_set(who, check_set)

    def signs(self, who: str, said: Said = AGREES) -> MinutesSetSignature:
        self.reads(who)
        return self.on_set(who, sign_set, said, self.pen(who))

    def signs_on_paper(self, who: str, unit: str, *, on: int = 0) -> MinutesSetSignature:
        """The scan is put on the case of a line, the first unless it is said."""
        folder = self.in_order[on]

        def act(session: Session, actor: Actor, now: Any, minutes: MinutesSet) -> Any:
            paper = scanned(session, actor, now, session.get_one(Case, folder.file_id))
            session.flush()
            party = session.scalars(
                select(MinutesSetParty).where(
                    MinutesSetParty.set_id == minutes.id,
                    MinutesSetParty.unit_id == self.town.units[unit],  # type: ignore[index]
                )
            ).one()
            told = OnPaper("Ông Mẫu", "Chủ tịch", now)
            return sign_set_on_paper(session, actor, now, minutes, party, paper, told)

        return self.on_set(who, act)

    def pen(self, who: str) -> Pen | Locked:
        self.keys = self.keys or Minuted(self.folders[0], None)  # type: ignore[arg-type]  # its keys
        return self.keys.pen(who)

    def refuses(self, act: Callable[[], object]) -> set[Lack]:
        with pytest.raises(Refused) as caught:
            act()
        return {reason.kind for reason in caught.value.unmet}

    def closes(self, act: Callable[[], object]) -> list[tuple[str, set[Lack]]]:
        """The lines that are closed to the act, by the code of their case."""
        with pytest.raises(LinesRefused) as caught:
            act()
        return [(case.code, {one.kind for one in unmet}) for case, unmet in caught.value.lines]

    def has_no_such_move(self, act: Callable[[], object]) -> bool:
        with pytest.raises(MoveRefused):
            act()
        return True

    @property
    def now(self) -> MinutesSet:
        assert self.minutes is not None
        with self.town.database.reading(Scope.of_job("test")) as session:
            return session.get_one(MinutesSet, self.minutes.id)

    @property
    def lines(self) -> list[MinutesSetLine]:
        with self.town.database.reading(Scope.of_job("test")) as session:
            of_set = MinutesSetLine.set_id == self.now.id
            rows = select(MinutesSetLine).where(of_set).order_by(MinutesSetLine.place)
            return list(session.scalars(rows))

    @property
    def in_order(self) -> list[Folder]:
        """The folders in the order of the lines."""
        by_file = {folder.file_id: folder for folder in self.folders}
        return [by_file[line.file_id] for line in self.lines]

    @property
    def unsigned(self) -> list[set[str]]:
        """For whom the minutes of each person wait."""
        return [
            {unit for act, unit in folder.unsigned if act == BRING.value} for folder in self.folders
        ]

    @property
    def free(self) -> int:
        """A number that no unit of the town gave."""
        with self.town.database.reading(Scope.of_job("test")) as session:
            return max(session.scalars(select(MinutesNumber.number)), default=0) + 1


def wording(number: int = 1, **changes: Any) -> SetWording:  # any field of the wording
    """What a drafter types."""
    plain = {
        "number": number,
        "symbol": "BB-Mẫu",
        "place": "Cửa khẩu Mẫu",
        "giver": "Trần Văn Mẫu",
        "giver_position": "Phó Trạm trưởng",
        "receiver": "Nông Thị Mẫu",
        "receiver_position": "Giám đốc",
    }
    return SetWording(**{**plain, **changes})


def listed(town: Town, count: int = 2) -> SetMinuted:
    """Persons at the gate who stand on one list that nobody answered."""
    group = at_the_gate(town, count)
    return SetMinuted(group, group.offered("gate", BRING, "owner"))


def handed_over(town: Town, *answers: HandoffMove) -> SetMinuted:
    """A list that the owner answered, line by line; without answers two lines were accepted."""
    said = answers or (TAKEN, TAKEN)
    made = listed(town, len(said))
    made.group.answered("owner", *said, words="Mẫu.")
    return made


def drafted(town: Town, *answers: HandoffMove) -> SetMinuted:
    """Its set is drafted by an officer of the giving side."""
    made = handed_over(town, *answers)
    made.drafts()
    return made


def checked(town: Town, *answers: HandoffMove) -> SetMinuted:
    """And checked by the head of the same unit."""
    made = drafted(town, *answers)
    made.checks()
    return made


def signed(town: Town, *answers: HandoffMove) -> SetMinuted:
    """And signed by both sides."""
    made = checked(town, *answers)
    made.signs("gate.head")
    made.signs("owner.head")
    return made


def draft(
    session: Session, actor: Actor, now: Any, group: HandoffGroup, said: SetWording
) -> MinutesSet:
    """As the page does: the content of the facts, then the verb."""
    here = session.get_one(HandoffGroup, group.id)
    head, lines = set_content_for(session, actor, here, now, said)
    return draft_group_set(session, actor, now, here, head, lines)
