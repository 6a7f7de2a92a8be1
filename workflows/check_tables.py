"""Checks over the tables beside the rows: sources, clocks, duties, roles, letters, papers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from workflows.coordination import duties_of, standing_duties_of
from workflows.faults import Fault
from workflows.identification import papers_asked
from workflows.reference import account_of, lost
from workflows.regime import Playing, Regime, Row
from workflows.source import Confidence, Source
from workflows.terms import Letter, Role, Status

CONFIRMED_ONLY = frozenset({Letter.H, Letter.I, Letter.K})
ALLOWED = {
    Status.CONFIRMED: frozenset(Letter),
    Status.BEING_IDENTIFIED: frozenset(Letter) - CONFIRMED_ONLY,
}


def uncited(regime: Regime) -> Iterator[Fault]:
    """Rows, clocks and tables without a source."""
    for label, source in _sources(regime):
        if source.confidence is not Confidence.OFFICE and not source.document:
            yield Fault("uncited", f"“{label}” không có nguồn.", f"“{label}” has no source.")


def lost_clocks(regime: Regime) -> Iterator[Fault]:
    """Clocks that hang on acts that no row has or on clocks that are not there; keys used twice."""
    acts = {row.act for row in regime.rows}
    keys = Counter(clock.key for clock in regime.clocks)
    for clock in regime.clocks:
        starts = {
            clock.starts,
            clock.after,
            *(limit.starts for limit in (*clock.also, *clock.ceilings)),
        }
        hangs = starts <= acts | {None} and clock.ends <= acts
        if not hangs or keys[clock.key] > 1 or clock.before_end_of not in {None, *keys}:
            yield Fault(
                "lost_clock",
                f"Thời hạn “{clock.vi}” không gắn với việc nào trong bảng.",
                f"The clock “{clock.en}” hangs on no act of the table.",
            )


def lost_duties(regime: Regime) -> Iterator[Fault]:
    """Duties about acts, clocks, roles or papers that the regime does not have."""
    known = {(row.act, role) for row in regime.rows for role in _parties(row)}
    acts = {row.act for row in regime.rows}
    keys = {None, *(clock.key for clock in regime.clocks)}
    for duty in duties_of(regime.key):
        hangs = duty.on in acts and (duty.act, duty.owes) in known and duty.within in keys
        if not hangs or duty.form not in {None, *regime.papers}:
            yield Fault(
                "lost_duty",
                f"Trách nhiệm “{duty.act.vi}” không có trong bảng.",
                f"The duty “{duty.act.en}” is not in the table.",
            )


def unaccounted(regime: Regime) -> Iterator[Fault]:
    """Rows of the reference that name what is not there, or neither a thing nor a reason."""
    for each in account_of(regime):
        missing = lost(regime, each)
        if missing or not (each.built or each.unknown):
            names = ", ".join(str(name) for name in missing) or "-"
            yield Fault(
                "unaccounted",
                f"Dòng {each.row} của tài liệu tham chiếu chưa có trong bảng: {names}.",
                f"Row {each.row} of the reference is not in the table: {names}.",
            )


def unplayed(regime: Regime) -> Iterator[Fault]:
    """Roles that nobody plays from some day on: a case would wait for an office that ended."""
    for role in dict.fromkeys(role for row in regime.rows for role in _parties(row)):
        gap = _first_gap([p for p in regime.roles if p.role is role], regime.valid_from)
        if gap is not None:
            yield Fault(
                "unplayed",
                f"Không có cơ quan nào là “{role.vi}” từ ngày {gap:%d/%m/%Y}.",
                f"No agency is “{role.en}” from {gap:%d/%m/%Y} on.",
            )


def unentitled(regime: Regime) -> Iterator[Fault]:
    """Letters without a right: h, i, k before confirmation, anything for who is no victim."""
    for entitlement in regime.entitlements:
        allowed = ALLOWED.get(entitlement.status, frozenset())
        if entitlement.letters - allowed:
            yield Fault(
                "unentitled",
                f"Tình trạng “{entitlement.status.vi}” không có các chế độ này.",
                f"The status “{entitlement.status.en}” does not have these letters.",
            )


def paperless(regime: Regime) -> Iterator[Fault]:
    """Rows that settle the status without a paper."""
    for row in regime.rows:
        settles = row.sets not in {None, Status.BEING_IDENTIFIED}
        if settles and not any(papers_asked(row)):
            yield Fault(
                "paperless",
                f"“{row.act.vi}” bởi {row.by.vi} không cần văn bản nào.",
                f"“{row.act.en}” by {row.by.en} asks for no paper.",
            )


def _parties(row: Row) -> tuple[Role, ...]:
    return (row.by, row.hands_to.role) if row.hands_to else (row.by,)


def _sources(regime: Regime) -> Iterator[tuple[str, Source]]:
    yield from ((row.act.value, row.source) for row in regime.rows)
    yield from ((clock.key, clock.source) for clock in regime.clocks)
    yield from (
        (clock.key, limit.source)
        for clock in regime.clocks
        for limit in (*clock.also, *clock.ceilings)
    )
    yield from ((playing.role.value, playing.source) for playing in regime.roles)
    yield from (
        (entitlement.status.value, entitlement.source) for entitlement in regime.entitlements
    )
    yield from ((ground.ground.value, ground.source) for ground in regime.grounds)
    yield from ((paper.value, source) for paper, source in regime.papers.items())
    yield from ((duty.act.value, duty.source) for duty in duties_of(regime.key))
    yield from ((duty.key, duty.source) for duty in standing_duties_of(regime.key))


def _first_gap(playings: list[Playing], start: date) -> date | None:
    """The first day from `start` on which none of them holds; None where there is no such day."""
    day = start
    for playing in sorted(playings, key=lambda playing: playing.valid_from):
        if playing.valid_from > day:
            return day
        if playing.valid_to is None:
            return None
        day = max(day, playing.valid_to)
    return day
