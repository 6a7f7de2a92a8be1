"""What sets two regimes apart, act by act and table by table. A reader's aid: it decides nothing.

Whoever compares the laws sees what is only in one, and what both have but otherwise.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workflows.regime import Clock, Entitlement, Fact, Playing, Regime, Row, Unit
from workflows.source import Source
from workflows.terms import Paper, Term

Words = tuple[str, str]
"""Vietnamese, English."""


class Topic(Term):
    """The tables of a regime that are compared."""

    ACT = "act", "việc", "act"
    CLOCK = "clock", "thời hạn", "clock"
    PAPER = "paper", "giấy tờ", "paper"
    ENTITLEMENT = "entitlement", "chế độ hỗ trợ", "support"
    ROLE = "role", "vai trò", "role"


class Aspect(Term):
    """In what two entries of the same name differ."""

    MISSING = "missing", "chỉ có ở một luật", "only in one"
    BY = "by", "người làm", "who acts"
    TO = "to", "kết quả", "result"
    NEEDS = "needs", "điều kiện", "needs"
    LIMIT = "limit", "thời hạn", "limit"
    UNITS = "units", "đơn vị giữ vai trò", "units that play it"
    LETTERS = "letters", "chế độ", "kinds of support"
    SOURCE = "source", "điều luật", "article"


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry and one aspect in which the two laws differ; None: that law has no such entry.

    Each side is a list of words, since one act may have several rows.
    """

    topic: Topic
    entry: Words
    aspect: Aspect
    first: tuple[Words, ...] | None
    second: tuple[Words, ...] | None


def differences(one: Regime, other: Regime) -> tuple[Difference, ...]:
    """Every difference from `one` to `other`, topic by topic, in the order of their tables."""
    return tuple(
        found
        for topic, entries in _TOPICS.items()
        for found in _between(topic, entries(one), entries(other))
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Words
    seen: dict[Aspect, dict[Words, None]] = field(default_factory=dict)

    def add(self, aspect: Aspect, words: Words) -> None:
        self.seen.setdefault(aspect, {})[words] = None

    def says(self, aspect: Aspect) -> tuple[Words, ...]:
        return tuple(self.seen.get(aspect, {}))


_Entries = dict[Hashable, _Entry]


def _between(topic: Topic, ones: _Entries, others: _Entries) -> Iterator[Difference]:
    for key in dict.fromkeys((*ones, *others)):
        one, other = ones.get(key), others.get(key)
        if one is not None and other is not None:
            yield from _apart(topic, one, other)
        elif one is not None:
            yield Difference(topic, one.name, Aspect.MISSING, one.says(Aspect.SOURCE), None)
        elif other is not None:
            yield Difference(topic, other.name, Aspect.MISSING, None, other.says(Aspect.SOURCE))


def _apart(topic: Topic, one: _Entry, other: _Entry) -> Iterator[Difference]:
    for aspect in Aspect:
        here, there = one.says(aspect), other.says(aspect)
        if set(here) != set(there):
            yield Difference(topic, one.name, aspect, here, there)


def _acts(regime: Regime) -> _Entries:
    found: _Entries = {}
    for row in regime.rows:
        entry = found.setdefault(row.act, _Entry(_pair(row.act)))
        entry.add(Aspect.BY, _pair(row.by))
        entry.add(Aspect.TO, _result(row))
        entry.add(Aspect.NEEDS, _needs(row.needs))
        entry.add(Aspect.SOURCE, _cited(row.source))
    _add_limits(found, regime.clocks)
    return found


def _add_limits(found: _Entries, clocks: Iterable[Clock]) -> None:
    """The limit of an act is that of the clocks which it ends; a stay is no limit to act."""
    for clock in clocks:
        for act in clock.ends:
            if act in found and not clock.longest:
                found[act].add(Aspect.LIMIT, limit_in_words(clock))


def _clocks(regime: Regime) -> _Entries:
    found: _Entries = {}
    for clock in regime.clocks:
        entry = found.setdefault(clock.key, _Entry((clock.vi, clock.en)))
        entry.add(Aspect.LIMIT, limit_in_words(clock))
        for second in clock.also:
            entry.add(Aspect.LIMIT, _amount(second.amount, second.unit))
        entry.add(Aspect.BY, _pair(clock.by))
        entry.add(Aspect.SOURCE, _cited(clock.source))
    return found


def _papers(regime: Regime) -> _Entries:
    return {paper: _paper(paper, source) for paper, source in regime.papers.items()}


def _paper(paper: Paper, source: Source) -> _Entry:
    entry = _Entry(_pair(paper))
    entry.add(Aspect.SOURCE, _cited(source))
    return entry


def _entitlements(regime: Regime) -> _Entries:
    found: _Entries = {}
    for group in regime.entitlements:
        entry = found.setdefault(_group(group), _Entry(_group(group)))
        for letter in sorted(group.letters, key=lambda letter: letter.value):
            entry.add(Aspect.LETTERS, _pair(letter))
        entry.add(Aspect.SOURCE, _cited(group.source))
    return found


def _group(group: Entitlement) -> Words:
    citizens = sorted(group.citizenship, key=lambda one: one.value)
    places = sorted(group.places or (), key=lambda one: one.value)
    minors = [ACCOMPANIES] if group.accompanies else []
    parts = [*minors, *map(_pair, (group.status, *citizens, *places))]
    return _joined(parts, (", ", ", "))


def _roles(regime: Regime) -> _Entries:
    found: dict[Hashable, _Entry] = {}
    for playing in regime.roles:
        entry = found.setdefault(playing.role, _Entry(_pair(playing.role)))
        entry.add(Aspect.UNITS, _units(playing))
        entry.add(Aspect.SOURCE, _cited(playing.source))
    return found


def _units(playing: Playing) -> Words:
    levels = sorted(playing.levels, key=lambda level: level.value)
    return _joined([_pair(playing.sector), _joined(map(_pair, levels), ("/", "/"))], (" ", " "))


_TOPICS: dict[Topic, Callable[[Regime], _Entries]] = {
    Topic.ACT: _acts,
    Topic.CLOCK: _clocks,
    Topic.PAPER: _papers,
    Topic.ENTITLEMENT: _entitlements,
    Topic.ROLE: _roles,
}


def _result(row: Row) -> Words:
    moved: tuple[Term | None, ...] = (row.to, row.sets)
    parts = [_pair(term) for term in moved if term]
    hands = [(f"giao {row.hands_to.role.vi}", f"to {row.hands_to.role.en}")] if row.hands_to else []
    return _joined([*parts, *hands], ("; ", "; ")) if parts or hands else STAYS


def _needs(needs: Sequence[frozenset[Fact]]) -> Words:
    return _joined([need_in_words(need) for need in needs], ("; ", "; ")) if needs else NOTHING


def need_in_words(need: frozenset[Fact]) -> Words:
    """One need; the facts of which one is enough are joined by "or"."""
    ordered = sorted(need, key=lambda fact: (type(fact).__name__, fact.value))
    return _joined([_pair(fact) for fact in ordered], (" hoặc ", " or "))


def limit_in_words(clock: Clock) -> Words:
    """How long the law gives, or what it gave formerly where the limit is not known."""
    if clock.amount is not None:
        return _amount(clock.amount, clock.unit)
    if clock.formerly is None:
        return UNKNOWN
    vi, en = clock.formerly
    return f"{UNKNOWN[0]}; trước đây: {vi}", f"{UNKNOWN[1]}; formerly: {en}"


def _amount(amount: int | None, unit: Unit) -> Words:
    if amount is None:
        return UNKNOWN
    vi, (one, many) = _UNITS[unit]
    return vi.format(n=amount), (one if amount == 1 else many).format(n=amount)


_UNITS: dict[Unit, tuple[str, tuple[str, str]]] = {
    Unit.AT_ONCE: ("ngay", ("at once", "at once")),
    Unit.HOURS: ("{n} giờ", ("{n} hour", "{n} hours")),
    Unit.DAYS: ("{n} ngày", ("{n} day", "{n} days")),
    Unit.WORKING_DAYS: ("{n} ngày làm việc", ("{n} working day", "{n} working days")),
    Unit.MONTHS: ("{n} tháng", ("{n} month", "{n} months")),
}

ACCOMPANIES: Words = ("người dưới 18 tuổi đi cùng", "accompanying minor")
STAYS: Words = ("không đổi", "no change")
NOTHING: Words = ("không cần gì trước", "nothing before")
UNKNOWN: Words = ("chưa nhập thời hạn luật định", "the law's limit is not entered")


def _cited(source: Source) -> Words:
    mark = source.confidence
    if not source.document:
        return source.vi, source.en
    return f"{source.vi} ({mark.vi})", f"{source.en} ({mark.en})"


def _pair(term: Term) -> Words:
    return term.vi, term.en


def _joined(parts: Iterable[Words], by: Words) -> Words:
    listed = list(parts)
    return by[0].join(part[0] for part in listed), by[1].join(part[1] for part in listed)
