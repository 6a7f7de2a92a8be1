"""The page of one tip: where it stands, what may be done, and what was told once it is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from casework.actions.tip_moves import settles_tips
from casework.audit import Actor
from casework.lookups.disclosures import Eyes, eyes
from casework.lookups.finding import FoundTip, find_tip
from casework.lookups.naming import Name, Names
from casework.lookups.receivers import UnitChoice, by_province
from casework.policy import Ask, may, within_reach
from casework.records.base import SealedRecord
from casework.records.cases import Case
from casework.records.corrections import Correction
from casework.records.reaches import Tie
from casework.records.steps import Channel
from casework.records.tips import Tip, TipCase, TipNote, TipStep
from casework.records.units import Unit
from workflows.life import Side
from workflows.tip import (
    FIRST,
    SETTLED,
    TIP,
    First,
    TellerWish,
    TipKind,
    TipMove,
    Urgency,
    side,
    time_left,
)

HELD: Final = frozenset({Tie.LEADS, Tie.RECORDS, Tie.GAVE})
"""Who has, or had, a tip to answer for; whoever is only offered one reads little of it."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """One move of a tip. `reason` and `signer` only while the tip is open."""

    move: TipMove
    unit: Name
    officer: Name
    other: Name | None
    channel: Channel
    happened_at: datetime
    at: datetime
    reason: str | None
    signer: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """A note, or an earlier wording of `field` with the reason for the later one."""

    at: datetime
    officer: Name
    text: str | None
    field: str | None = None
    reason: str | None = None

    @property
    def rated(self) -> TipKind | Urgency | None:
        """What the earlier wording said, where it was how urgent the tip is, or of what kind."""
        if self.field == "urgency":
            return Urgency.of(self.text)
        return TipKind.of(self.text) if self.field == "kind" else None


@dataclass(frozen=True, slots=True)
class TipView:
    """A tip found through the officer, and what of it the officer may read and do now."""

    tip: Tip
    eyes: Eyes
    unit: Name
    to_unit: Name | None
    waited: timedelta
    left: timedelta | None
    has_held: bool
    may_keep: bool
    may_read_reads: bool
    moves: frozenset[TipMove]
    is_open: bool
    told: Mapping[str, str]
    teller: str | None
    steps: Sequence[StepShown]
    notes: Sequence[Added]
    earlier: Sequence[Added]
    cases: Sequence[str]
    cases_beyond: int

    @property
    def first(self) -> First | None:
        """What the law says comes first, while the tip is to be settled."""
        return None if self.is_settled else FIRST.get(self.tip.kind)

    @property
    def is_settled(self) -> bool:
        """Whether the tip has its decision."""
        return self.tip.state in SETTLED

    @property
    def teller_wish(self) -> TellerWish | None:
        """What whoever told asks for themselves, while the tip is open."""
        wish = self.told.get("teller_wish")
        return TellerWish.of(wish) if wish else None

    @property
    def teller_is_open(self) -> bool:
        """Whether the officer has opened who told."""
        return self.eyes.may_read(self.tip, "teller")


def open_tip_view(
    session: Session, actor: Actor, now: datetime, public_id: UUID, ask: Ask = Ask.SEE
) -> TipView:
    """A tip for its pages. Raises `OutOfReach` and `NotTied`."""
    found = find_tip(session, actor, public_id, ask)
    tip, names = found.tip, Names(session, actor, found.tip.file_id, found.ties)
    sight = eyes(session, actor, tip, now, found.ties)
    has_held, is_open = bool(found.ties & HELD), sight.may_read(tip, "said")
    codes, beyond = _cases(session, actor, tip) if has_held else ((), 0)
    return TipView(
        tip=tip,
        eyes=sight,
        unit=names.of(tip.unit),
        to_unit=names.of(tip.to_unit) if tip.to_unit else None,
        waited=(tip.decided_at or now) - tip.received_at,
        left=time_left(tip.received_at, now),
        has_held=has_held,
        may_keep=may(actor.rank, Ask.KEEP_TIP, found.ties),
        may_read_reads=may(actor.rank, Ask.READ_READS, found.ties),
        moves=_moves(actor, found),
        is_open=is_open,
        told=_told(tip, sight),
        teller=_text(tip, "teller", sight),
        steps=_steps(session, tip, names, sight) if has_held else (),
        notes=_notes(session, tip, names, sight) if is_open else (),
        earlier=_earlier(session, tip, names, sight) if is_open else (),
        cases=codes,
        cases_beyond=beyond,
    )


def tips_of_case(session: Session, actor: Actor, case: Case) -> list[Tip]:
    """The tips that led to a case and that the officer may see; others are not hinted at."""
    tied = select(TipCase.file_id).where(TipCase.case_id == case.file_id)
    return list(
        session.scalars(
            select(Tip)
            .where(Tip.file_id.in_(tied), within_reach(session, actor, Ask.SEE, Tip))
            .order_by(Tip.received_at, Tip.code)
        )
    )


def units_to_pass_to(session: Session, actor: Actor, now: datetime) -> dict[str, list[UnitChoice]]:
    """The units that a tip may be passed on to today, by province."""
    others = session.scalars(select(Unit).where(Unit.id != actor.unit_id))
    home = session.get_one(Unit, actor.unit_id).province
    return by_province(home, (unit for unit in others if settles_tips(unit, now)))


def _moves(actor: Actor, found: FoundTip) -> frozenset[TipMove]:
    """What the officer's side may do with the tip as it stands."""
    tip = found.tip
    sides = set()
    if may(actor.rank, Ask.KEEP_TIP, found.ties):
        sides.add(Side.HOLDER)
    if may(actor.rank, Ask.ANSWER_HANDOFF, found.ties) and tip.to_unit_id == actor.unit_id:
        sides.add(Side.RECEIVER)
    theirs = {move for move in TIP.moves(tip.state) if side(tip.state, move) in sides}
    if tip.to_unit is not None and tip.to_unit.on_system:
        theirs.discard(TipMove.RECORD_TAKING_OVER)
    return frozenset(theirs)


def _told(tip: Tip, sight: Eyes) -> dict[str, str]:
    names = ("said", "about", "place", "reference", "teller_wish")
    opened = {name: _text(tip, name, sight) for name in names}
    return {name: text for name, text in opened.items() if text}


def _text(row: SealedRecord, column: str, sight: Eyes) -> str | None:
    text = sight.read(row, column) if sight.may_read(row, column) else None
    return str(text) if text else None


def _steps(session: Session, tip: Tip, names: Names, sight: Eyes) -> list[StepShown]:
    rows = session.scalars(
        select(TipStep)
        .options(joinedload(TipStep.unit), joinedload(TipStep.to_unit), joinedload(TipStep.officer))
        .where(TipStep.file_id == tip.file_id)
        .order_by(TipStep.at.desc(), TipStep.id.desc())
    )
    return [
        StepShown(
            move=row.move,
            unit=names.of(row.unit),
            officer=names.of_officer(row.officer),
            other=names.of(row.to_unit) if row.to_unit else None,
            channel=row.channel,
            happened_at=row.happened_at,
            at=row.at,
            reason=_text(row, "reason", sight),
            signer=_text(row, "signer", sight),
        )
        for row in rows
    ]


def _notes(session: Session, tip: Tip, names: Names, sight: Eyes) -> list[Added]:
    rows = session.scalars(
        select(TipNote)
        .options(joinedload(TipNote.officer))
        .where(TipNote.file_id == tip.file_id)
        .order_by(TipNote.at, TipNote.id)
    )
    return [Added(row.at, names.of_officer(row.officer), _text(row, "note", sight)) for row in rows]


def _earlier(session: Session, tip: Tip, names: Names, sight: Eyes) -> list[Added]:
    rows = session.scalars(
        select(Correction)
        .options(joinedload(Correction.officer))
        .where(Correction.file_id == tip.file_id)
        .order_by(Correction.at.desc(), Correction.id.desc())
    )
    return [
        Added(
            row.at,
            names.of_officer(row.officer),
            _text(row, "casework_before", sight) or _text(row, "identity_before", sight),
            row.field,
            _text(row, "reason", sight),
        )
        for row in rows
    ]


def _cases(session: Session, actor: Actor, tip: Tip) -> tuple[list[str], int]:
    """The codes of the cases within reach, and how many lie beyond it."""
    tied = select(TipCase.case_id).where(TipCase.file_id == tip.file_id)
    ids = session.scalars(tied).all()
    codes = session.scalars(
        select(Case.code)
        .where(Case.file_id.in_(ids), within_reach(session, actor, Ask.SEE, Case))
        .order_by(Case.received_at, Case.code)
    ).all()
    return list(codes), len(ids) - len(codes)
