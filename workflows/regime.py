"""The shape of a regime: rows, clocks, roles and entitlements. The content is in `regimes/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from workflows.source import Source
from workflows.terms import (
    Act,
    AgeBand,
    Citizenship,
    Ground,
    Letter,
    Level,
    Moves,
    Paper,
    Place,
    Relation,
    Role,
    Sector,
    Stage,
    Status,
    Unset,
    Wish,
)

Fact = Act | Paper | Status | Unset | AgeBand | Citizenship | Place | Wish
"""What `needs` speaks of: acts done, papers in force, status, age, citizenship, place, wishes."""

Need = Fact | frozenset[Fact]
"""One fact, or a set of which one is enough."""


def any_of(*facts: Fact) -> frozenset[Fact]:
    """A need that any one of the facts meets."""
    return frozenset(facts)


@dataclass(frozen=True, slots=True)
class Hand:
    """The receiving side of a handoff row, and what it takes over."""

    role: Role
    moves: Moves


def lead(role: Role) -> Hand:
    """The case goes to `role`; the person stays where they are."""
    return Hand(role, Moves.LEAD)


def person(role: Role) -> Hand:
    """The person goes to `role`; responsibility stays."""
    return Hand(role, Moves.PERSON)


def both(role: Role) -> Hand:
    """Case and person go to `role` together."""
    return Hand(role, Moves.BOTH)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of the law: who may do what, from where, with what result."""

    at: frozenset[Stage]  # empty: the row opens a file
    act: Act
    by: Role
    to: Stage | None  # None: the stage stays
    hands_to: Hand | None
    sets: Status | None
    needs: tuple[frozenset[Fact], ...]  # of each, any one is enough
    source: Source


RowShape = tuple[
    Stage | Iterable[Stage] | None,
    Act,
    Role,
    Stage | None,
    Hand | None,
    Status | None,
    set[Need],
    Source,
]


def table(*rows: RowShape) -> tuple[Row, ...]:
    """Rows as the regimes write them, made into `Row`s; the order of the table is kept."""
    return tuple(_row(*shape) for shape in rows)


def _row(
    at: Stage | Iterable[Stage] | None,
    act: Act,
    by: Role,
    to: Stage | None,
    hands_to: Hand | None,
    sets: Status | None,
    needs: set[Need],
    source: Source,
) -> Row:
    alike = (need if isinstance(need, frozenset) else frozenset({need}) for need in needs)
    return Row(_stages(at), act, by, to, hands_to, sets, tuple(sorted(alike, key=_order)), source)


def _order(need: frozenset[Fact]) -> tuple[str, ...]:
    """The same order of needs, and so of reasons, in every process: sets have none."""
    return tuple(sorted(f"{type(fact).__name__}.{fact.value}" for fact in need))


def _may_follow(row: Row, done: frozenset[Fact]) -> bool:
    """Whether `done` meets every need for an act; what else is asked may come to be true."""
    return all(need & done or not all(isinstance(f, Act) for f in need) for need in row.needs)


def _asks_another_status(row: Row, facts: frozenset[Fact]) -> bool:
    return any(need <= _STATUSES and not need & facts for need in row.needs)


_STATUSES: frozenset[Fact] = frozenset(Status)


def _stages(at: Stage | Iterable[Stage] | None) -> frozenset[Stage]:
    if at is None:
        return frozenset()
    if isinstance(at, Stage):
        return frozenset({at})
    return frozenset(at)


class Unit(StrEnum):
    """What a limit is counted in."""

    AT_ONCE = "at_once"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Limit:
    """So long, by this source; from the start of its clock, or from the act `starts`.

    `amount` is None where the source gives a limit, and how long it is was not found.
    """

    amount: int | None
    unit: Unit
    source: Source
    starts: Act | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit of the law: from one act to another, counted as the article says.

    `amount` is None where the limit is not known; `formerly` then says what it was, in words.
    `longest` marks a longest stay rather than a time within which to act, and it ends with the
    stay: when no facility houses the person; `per_line` a limit that each support line has of its
    own, from its proposal to its decision. `before` counts back from a day to come: the one that
    the act `starts` set, or the end of the clock `before_end_of`. It runs only where `after`
    was done, if one is named. `also` are second limits for the same step, of which the earliest
    counts; `ceilings` how far a numbered decision may extend it,
    and without one nothing does.
    """

    key: str
    vi: str
    en: str
    starts: Act
    ends: frozenset[Act]
    by: Role
    amount: int | None
    unit: Unit
    source: Source
    formerly: tuple[str, str] | None = None  # Vietnamese, English
    longest: bool = False
    per_line: bool = False
    before: bool = False
    before_end_of: str | None = None
    after: Act | None = None
    also: tuple[Limit, ...] = ()
    ceilings: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Playing:
    """Which units play a role between two dates; procedure looks at the date of the act."""

    role: Role
    sector: Sector
    levels: frozenset[Level]
    valid_from: date
    valid_to: date | None
    source: Source

    def covers(self, sector: Sector, level: Level, on: date) -> bool:
        """Whether a unit of this sector and level plays the role on the day `on` (Vietnam)."""
        return (
            self.sector is sector
            and level in self.levels
            and self.valid_from <= on
            and (self.valid_to is None or on < self.valid_to)
        )


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Which support letters a group of persons may have."""

    status: Status
    citizenship: frozenset[Citizenship]
    letters: frozenset[Letter]
    source: Source
    places: frozenset[Place] | None = None  # None: wherever the person is
    accompanies: bool = False  # of minors who came along; the status is that of whom they came with

    def covers(
        self, status: Status, citizenship: Citizenship, place: Place, *, accompanies: bool
    ) -> bool:
        """Whether a person of this status, citizenship and whereabouts is in the group."""
        return (
            self.status is status
            and self.accompanies is accompanies
            and citizenship in self.citizenship
            and (self.places is None or place in self.places)
        )


@dataclass(frozen=True, slots=True)
class ClosingGround:
    """A ground on which an act may end a case, and the statuses that allow it."""

    ground: Ground
    act: Act
    statuses: frozenset[Status | None]
    source: Source


@dataclass(frozen=True, eq=False)  # hashed by identity: it is a key of the engine's cache
class Regime:
    """A body of law in force between two dates, as tables.

    `relations` names who may act beside the role (the lead where nothing is said); `renews` the
    earlier acts that an act sets aside, so that they must be done again; `asks` the acts that ask
    another unit, each with the act it asks for; `branches` the acts off the main path, for when
    they are needed; `concluding` those of which one ends identification; `checks` those by which
    the first facts of a person count as checked.
    """

    key: str
    vi: str
    en: str
    valid_from: date
    valid_to: date | None  # first day on which it no longer governs receipt
    rows: tuple[Row, ...]
    clocks: tuple[Clock, ...] = ()
    roles: tuple[Playing, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    grounds: tuple[ClosingGround, ...] = ()
    papers: Mapping[Paper, Source] = field(default_factory=dict)
    relations: Mapping[tuple[Act, Role], frozenset[Relation]] = field(default_factory=dict)
    renews: Mapping[Act, frozenset[Act]] = field(default_factory=dict)
    asks: Mapping[Act, Act] = field(default_factory=dict)
    branches: frozenset[Act] = frozenset()
    concluding: frozenset[Act] = frozenset()
    checks: frozenset[Act] = frozenset({Act.INITIAL_CHECK})

    def roles_of(self, sector: Sector, level: Level, on: date) -> frozenset[Role]:
        """The roles that a unit of this sector and level plays on the day `on` (Vietnam)."""
        return frozenset(p.role for p in self.roles if p.covers(sector, level, on))

    def rows_for(self, stage: Stage | None, act: Act) -> tuple[Row, ...]:
        """The rows that speak of `act` at `stage`; `None` asks for rows that open a file."""
        return self._index.get(stage, {}).get(act, ())

    def acts_at(self, stage: Stage | None) -> tuple[Act, ...]:
        """The acts that have a row at `stage`, in the order of the table."""
        return tuple(self._index.get(stage, {}))

    @cached_property
    def entries(self) -> frozenset[Act]:
        """The ways in which a file is opened; a case has one of them and never another."""
        return frozenset(row.act for row in self.rows if not row.at)

    def is_of_another_way_in(self, stage: Stage, act: Act, facts: frozenset[Fact]) -> bool:
        """Whether every row of `act` at `stage` asks for a way in that the case did not take."""
        rows = self.rows_for(stage, act)
        return bool(rows) and all(self._asks_another_way_in(row, facts) for row in rows)

    def is_for_after_revocation(self, stage: Stage, act: Act, facts: frozenset[Fact]) -> bool:
        """Whether every row of `act` at `stage` asks for a status that a confirmed person lost."""
        if Status.CONFIRMED not in facts:
            return False
        rows = self.rows_for(stage, act)
        return bool(rows) and all(_asks_another_status(row, facts) for row in rows)

    def _asks_another_way_in(self, row: Row, facts: frozenset[Fact]) -> bool:
        return any(self.other_ways_in(need, facts) for need in row.needs)

    def other_ways_in(self, need: frozenset[Fact], facts: frozenset[Fact]) -> frozenset[Act]:
        """The ways in of which `need` waits for one, where `facts` hold none of them."""
        ways = self._ways_to.get(need, frozenset())
        return frozenset() if ways & facts else ways

    @cached_property
    def _ways_to(self) -> dict[frozenset[Fact], frozenset[Act]]:
        """The needs that can be met after some ways in only, each with these."""
        ways = {
            need: frozenset(entry for entry in self.entries if need & self._after_entry[entry])
            for row in self.rows
            for need in row.needs
            if all(isinstance(fact, Act) for fact in need)
        }
        return {need: entries for need, entries in ways.items() if entries != self.entries}

    @cached_property
    def _after_entry(self) -> dict[Act, frozenset[Act]]:
        """For each way in, the acts that can follow it: one row at least asks for no other."""
        return {entry: self._follow(entry) for entry in self.entries}

    def _follow(self, entry: Act) -> frozenset[Act]:
        rows = [row for row in self.rows if row.at]
        found: frozenset[Fact] = frozenset({entry})
        while follow := [
            row.act for row in rows if row.act not in found and _may_follow(row, found)
        ]:
            found |= {*follow}
        return frozenset(fact for fact in found if isinstance(fact, Act))

    @cached_property
    def _index(self) -> dict[Stage | None, dict[Act, tuple[Row, ...]]]:
        index: dict[Stage | None, dict[Act, tuple[Row, ...]]] = {}
        for row in self.rows:
            for stage in row.at or {None}:
                rows = index.setdefault(stage, {})
                rows[row.act] = (*rows.get(row.act, ()), row)
        return index

    def relations_for(self, act: Act, role: Role) -> frozenset[Relation]:
        """The relations to the case, any of which lets a unit of `role` do `act`."""
        return self.relations.get((act, role), frozenset({Relation.LEADS}))

    def entitlement(
        self,
        status: Status | None,
        citizenship: Citizenship,
        place: Place,
        *,
        accompanies: bool = False,
    ) -> Entitlement | None:
        """The support letters of a person, with their source; None where the law gives none.

        Of a minor who accompanies somebody, `status` is that of whom they came with.
        """
        if status is None:
            return None
        fits = (
            entitlement
            for entitlement in self.entitlements
            if entitlement.covers(status, citizenship, place, accompanies=accompanies)
        )
        return next(fits, None)

    def grounds_for(self, act: Act, status: Status | None) -> tuple[ClosingGround, ...]:
        """The grounds on which `act` may end a case of this status."""
        return tuple(g for g in self.grounds if g.act is act and status in g.statuses)

    def finished(self, history: Iterable[Act]) -> frozenset[Act]:
        """The acts that still count, from all acts done on a case, oldest first."""
        done: frozenset[Act] = frozenset()
        for act in history:
            done = self.after(done, act)
        return done

    def after(self, done: frozenset[Act], act: Act) -> frozenset[Act]:
        """The acts that count once `act` is done on top of `done`."""
        return (done - self.renews.get(act, frozenset())) | {act}


@dataclass(frozen=True, slots=True)
class Unmet:
    """One reason why a step is closed: what is missing, by which source, and whether it blocks.

    `successor` is the name of the unit that took over from the one that has ended, if any did;
    `at` the stage where the case is, where the stage is the reason.
    """

    kind: "Lack"
    missing: frozenset[Fact | Role | Relation | Stage]
    source: Source
    blocks: bool = True
    successor: str | None = None
    at: Stage | None = None


class Lack(StrEnum):
    """The kinds of reason."""

    POSITION = "position"  # the stage or status does not allow the act
    ROLE = "role"  # the unit does not play the role
    LEAD = "lead"  # the unit plays it, but does not lead this case (or was not asked)
    ACT = "act"  # an earlier act is missing
    ENTRY = "entry"  # it is for persons who were received in another way
    PAPER = "paper"  # a paper is missing or voided
    WISH = "wish"  # the person's wish or consent is missing
    PERSON = "person"  # age or citizenship does not allow it
    DRAFTER = "drafter"  # the same officer drafted it
    HEAD = "head"  # only the head of the unit signs, approves and declines
    UNREAD = "unread"  # a head signs what they have open, and nothing unread
    BROUGHT = "brought"  # nobody says that a person is in a facility: the person is brought there
    GROUND = "ground"  # the ground named is not open here
    UNFINISHED = "unfinished"  # something of the case waits still, or is in force
    MERGED = "merged"  # the case continues in another one of the same person
    FIXED = "fixed"  # no article lets this limit be extended
    FARTHER = "farther"  # the new end lies beyond what the law allows
    NO_LATER = "no_later"  # the new end is no later than the one that holds
    STOPPED = "stopped"  # the limit runs no more, or none is known
    NUMBER = "number"  # a decision without its number extends nothing
    ENDED = "ended"  # the unit has ended; who took over is named, where the office knows it
    PENDING = "pending"  # a handoff or request of this kind is already open
    SECTION_GROUND = "section_ground"  # a section is told on a ground that is not open to it
    LISTED = "listed"  # a paper on the list is not in force on this file
    NOTE = "note"  # what the giver wrote to be known first was not read
    NOT_ACCEPTED = "not_accepted"  # lists are checked and settled once the handoff was accepted
    NOBODY = "nobody"  # no person comes with this file, so nobody can be absent
    PRESENT = "present"  # a person comes with it, and a person at the door is received
    COMPANY = "company"  # of somebody who came along nobody said whether they go together
    COMPANION = "companion"  # whoever should go along cannot; what is missing follows
    ONE_THING = "one_thing"  # the handoff moves the person alone, or the file alone
    DISPUTED = "disputed"  # the supervisors of both sides have still to say who leads
    OTHER_SIDE = "other_side"  # what one side proposed, the other confirms
    ANSWERS_ITSELF = "answers_itself"  # the other side is on the system and answers there
    ENTITLEMENT = "entitlement"  # the group the person belongs to has no such support
    OWN = "own"  # office rule on the act itself
    TOLD = "told"  # who of the acting unit said so, when and how, is not written down
    OWN_ACT = "own_act"  # the unit's own act is recorded for nobody
    MOMENT = "moment"  # the act cannot have happened at the moment that was written down
    IN_USE = "in_use"  # the status rests on this paper, and nothing takes the status back
    UNNAMED = "unnamed"  # a paper on which a status rests has neither number nor scan
    EVIDENCE = "evidence"  # no source of evidence was looked at
    REASONS = "reasons"  # the drafter's own reasons are not written down
    DEED = "deed"  # a confirmation names no deed
    PURPOSE = "purpose"  # nor a purpose
    MEANS = "means"  # nor, of an adult, a means
    SIGN = "sign"  # proof fails, and no fallback sign was found with a background that fits
    SIGN_UNREAD = "sign_unread"  # all signs ticked stand in the part of the article not read
    SIGNS_LOCKED = "signs_locked"  # fallback signs do not count yet
    CLASSIFIED = "classified"  # of a secret paper nothing more is kept
    TAKEN = "taken"  # the unit gave this number of this year to other minutes
    MINUTES_PENDING = "minutes_pending"  # other minutes of the same hand-over stand already
    IN_FLIGHT = "in_flight"  # a line of the list has no answer yet
    NO_LINES = "no_lines"  # no line of the list was accepted
    OWN_MINUTES = "own_minutes"  # the handoff of this line has minutes of its own
    IN_SET = "in_set"  # the handoff stands in the minutes of a whole list
    SIGNED = "signed"  # the same officer, or on the same paper, signed already
    KEY = "key"  # the officer's key was ended meanwhile
    NOT_OWED = "not_owed"  # nobody owes this duty here now
    TELLER = "teller"  # the unit neither leads nor did the act from which the duty comes
    NOTIFIED = "notified"  # a notice of this duty stands already
    OWN_DUTY = "own_duty"  # the sender owes the duty itself
    NOT_OWING = "not_owing"  # the unit chosen is not the one that owes it
    NOBODY_OWING = "nobody_owing"  # no unit plays the role that owes it
    CONFIRMS_ITSELF = "confirms_itself"  # the notified unit is on the system and acknowledges there
    NOT_JOINT = "not_joint"  # the unit is no further member of the receiving party
    ROWS_OPEN = "rows_open"  # a row of the batch was neither received nor left out yet
    HEADED = "headed"  # the minutes are drafted, and their head names the party
    SEALED = "sealed"  # turns on facts of the person that are sealed to this unit
