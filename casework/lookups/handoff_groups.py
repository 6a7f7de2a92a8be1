"""Lists of persons for one unit: what may go on one, and each line as both sides see it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, and_, exists, select
from sqlalchemy.orm import Session, joinedload

from casework.actions.note_first import UNREAD_NOTE, unread
from casework.actions.sides import receivers
from casework.audit import Actor
from casework.lookups.disclosures import eyes
from casework.lookups.finding import insist
from casework.lookups.naming import Name, Names
from casework.lookups.receivers import UnitChoice, by_province
from casework.office import vietnam_day
from casework.policy import Ask, OutOfReach, has_ask, may, within_reach
from casework.position import regime_of, roles_on
from casework.reach import ties
from casework.records.batches import Batch, BatchRow
from casework.records.cases import Case
from casework.records.handoff_groups import HandoffGroup
from casework.records.handoffs import Handoff
from casework.records.reaches import Reach, Tie
from workflows.handoff import OPEN, HandoffState, grounds_of
from workflows.regime import Row, Unmet
from workflows.terms import Act, Moves, SendBackGround, Stage

AT_ONCE: Final = 400
"""Cases that one list offers to choose from: the largest return known had 353 persons."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One handoff of the list. `answers` where the officer may say yes or no to it now."""

    handoff: Handoff
    case: Case
    answers: bool

    @property
    def grounds(self) -> tuple[SendBackGround, ...]:
        """Why this line may be sent back; none where a person comes with it."""
        return grounds_of(self.case.regime, self.handoff.act, self.handoff.moves)

    @property
    def may_be_absent(self) -> bool:
        """Whether somebody should have come with it."""
        return self.handoff.moves is not Moves.LEAD


@dataclass(frozen=True, slots=True)
class GroupView:
    """A list as an officer of one side sees it: the lines within reach, in order of their codes."""

    group: HandoffGroup
    giver: Name
    receiver: Name
    lines: tuple[GroupLine, ...]
    note: str | None  # what the giver wrote to be known first, while the officer has it open
    unread: tuple[GroupLine, ...]  # open lines whose note the officer never opened
    writes_minutes: bool = False  # of one of the two units, and of a rank that sees its minutes

    @property
    def closes_acceptance(self) -> tuple[Unmet, ...]:
        """What the officer has still to do before any of these lines is accepted."""
        return (UNREAD_NOTE,) if self.unread else ()

    @property
    def states(self) -> Counter[HandoffState]:
        """How many lines stand where."""
        return Counter(line.handoff.state for line in self.lines)

    @property
    def out_of_reach(self) -> int:
        """Lines that the officer sees no more: what was sent back or struck left the receiver."""
        return self.group.size - len(self.lines)

    @property
    def open_lines(self) -> tuple[GroupLine, ...]:
        """The lines that the officer may answer now."""
        return tuple(line for line in self.lines if line.answers)


def group_view(session: Session, actor: Actor, public_id: UUID, now: datetime) -> GroupView:
    """A list of which at least one line is within reach. Raises `OutOfReach`."""
    group = session.scalar(
        select(HandoffGroup)
        .options(joinedload(HandoffGroup.from_unit), joinedload(HandoffGroup.to_unit))
        .where(HandoffGroup.public_id == public_id)
    )
    lines = _lines(session, actor, group) if group else ()
    if group is None or not lines:
        raise OutOfReach
    names = Names(session, actor, lines[0].case.file_id)
    is_side = actor.unit_id in {group.from_unit_id, group.to_unit_id}
    answering = [line.handoff for line in lines if line.answers]
    left = unread(session, actor, answering)
    return GroupView(
        group,
        names.of(group.from_unit),
        names.of(group.to_unit),
        lines,
        _note(session, actor, lines, now),
        tuple(line for line in lines if line.handoff.id in left),
        is_side and has_ask(actor.rank, Ask.PRINT_MINUTES),
    )


def insist_may_answer(session: Session, actor: Actor, view: GroupView) -> None:
    """Raises `NotTied` where no line is the officer's to answer. Asked before the form is read."""
    if not view.open_lines:
        insist(actor, ties(session, actor.unit_id, view.lines[0].case.file_id), Ask.ANSWER_HANDOFF)


def to_hand_on(session: Session, actor: Actor, batch_id: UUID | None = None) -> Sequence[Case]:
    """The open cases that the unit leads and that no open offer would move, the oldest first.

    Of one reception batch where it is named; at most `AT_ONCE`.
    """
    asked = (
        select(Case)
        .options(joinedload(Case.lead_unit))
        .where(
            within_reach(session, actor, Ask.TAKE_STEP, Case),
            Case.lead_unit_id == actor.unit_id,
            Case.stage.not_in((Stage.CLOSED, Stage.SCREENING)),
            Case.merged_into_id.is_(None),
            ~exists().where(Handoff.file_id == Case.file_id, Handoff.state.in_(OPEN)),
        )
        .order_by(Case.received_at, Case.code)
        .limit(AT_ONCE)
    )
    return session.scalars(_of_batch(asked, batch_id) if batch_id else asked).all()


def acts_of(cases: Sequence[Case], now: datetime) -> tuple[Act, ...]:
    """The acts by which the unit that leads these cases may hand something over there today."""
    return tuple(dict.fromkeys(row.act for case in _one_of_each(cases) for row in _rows(case, now)))


def receivers_of_list(
    session: Session, cases: Sequence[Case], now: datetime
) -> dict[str, list[UnitChoice]]:
    """The units to which some of these acts may hand these cases over today, by province."""
    units = {
        unit.id: unit
        for case in _one_of_each(cases)
        for row in _rows(case, now)
        for unit in receivers(session, case, row, now)
    }
    return by_province(cases[0].lead_unit.province, units.values()) if cases else {}


def _note(session: Session, actor: Actor, lines: Sequence[GroupLine], now: datetime) -> str | None:
    """One note goes with every line of a list: that of the first is read for all."""
    noted = next((line for line in lines if line.answers and line.handoff.has_note), None)
    if noted is None:
        return None
    sight = eyes(session, actor, noted.case, now)
    if not sight.may_read(noted.handoff, "message"):
        return None
    return str(sight.read(noted.handoff, "message") or "")


def _rows(case: Case, now: datetime) -> list[Row]:
    """The rows that hand a case over where it stands, by a role of whoever leads it.

    Nobody is placed by a list: a facility is asked for one person at a time, who wishes it.
    """
    regime = regime_of(case)
    roles = roles_on(regime, case.lead_unit, vietnam_day(now))
    return [
        row
        for act in regime.acts_at(case.stage)
        for row in regime.rows_for(case.stage, act)
        if row.hands_to and row.hands_to.moves is not Moves.PERSON and row.by in roles
    ]


def _one_of_each(cases: Sequence[Case]) -> Sequence[Case]:
    """One case of each regime and stage: the rows ask for nothing else here."""
    return tuple({(case.regime, case.stage): case for case in reversed(cases)}.values())


def _of_batch(asked: Select[Case], batch_id: UUID) -> Select[Case]:
    of_batch = (
        select(BatchRow.case_id)
        .join(Batch, Batch.file_id == BatchRow.file_id)
        .where(Batch.public_id == batch_id)
    )
    return asked.where(Case.file_id.in_(of_batch))


def _lines(session: Session, actor: Actor, group: HandoffGroup) -> tuple[GroupLine, ...]:
    rows = session.execute(
        select(Handoff, Case, Reach.tie)
        .join(Case, Case.file_id == Handoff.file_id)
        .outerjoin(
            Reach,
            and_(
                Reach.file_id == Handoff.file_id,
                Reach.unit_id == actor.unit_id,
                Reach.tie == Tie.OFFERED,
            ),
        )
        .where(Handoff.group_id == group.id, within_reach(session, actor, Ask.SEE, Handoff))
        .order_by(Case.code)
    )
    is_receiver = group.to_unit_id == actor.unit_id
    return tuple(
        GroupLine(
            handoff,
            case,
            is_receiver
            and handoff.state is HandoffState.OFFERED
            and may(actor.rank, Ask.ANSWER_HANDOFF, frozenset({tie} if tie else ())),
        )
        for handoff, case, tie in rows
    )
