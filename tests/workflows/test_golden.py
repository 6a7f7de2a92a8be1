"""Each golden case, read through the engine: what the tables say of dated facts."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.workflows.golden import CASES, Golden
from workflows.deadlines import Calendar, Reading, all_clocks
from workflows.engine import Position, Refused, Step, step
from workflows.regime import Fact, Lack, Regime
from workflows.regimes import REGIMES, regime_for
from workflows.terms import Act, AgeBand, Citizenship, Paper, Role, Stage, Status, Wish

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

CALENDAR = Calendar(
    frozenset(
        {
            date(2024, 12, 31),
            *(date(2025, 1, day) for day in (1, 27, 28, 29, 30, 31)),
            *(date(2025, 4, day) for day in (7, 30)),
            *(date(2025, 5, day) for day in (1, 2)),
            *(date(2026, 1, day) for day in (1, 2)),
            *(date(2026, 2, day) for day in range(16, 21)),
        }
    ),
    frozenset({date(2026, 1, 10)}),
)
"""The days off of the golden cases: 2/1/2026 is off and worked off on Saturday, 10/1/2026."""

each = pytest.mark.parametrize("golden", CASES, ids=lambda golden: golden.says)


@dataclass
class Walked:
    """A case that took its steps, each allowed by the law when it was taken."""

    law: Regime
    person: frozenset[Fact]
    stage: Stage | None = None
    status: Status | None = None
    history: list[Act] = field(default_factory=list)
    done: dict[Act, datetime] = field(default_factory=dict)
    planned: dict[Act, date] = field(default_factory=dict)
    last: Step | None = None

    def ask_as(self, said: str) -> Step:
        """Whether somebody of every tie to the case may do this act: of every role, or of one."""
        name, _, role = said.partition("@")
        return self._ask(Act[name], Role[role] if role else None)

    def _ask(self, act: Act, role: Role | None) -> Step:
        roles = frozenset({role}) if role else frozenset(Role)
        facts = self.law.finished(self.history) | self.person
        ties = {"leads": True, "asked": True, "houses": True}
        return step(self.law, act, Position(self.stage, self.status, facts, roles, **ties))

    def take(self, said: str, at: datetime, planned: date | None) -> None:
        """Do an act of the table, in the way of one role where the table names it."""
        act = Act[said.partition("@")[0]]
        self.last = self.ask_as(said)
        self.stage, self.status = self.last.to, self.last.status
        self.history.append(act)
        self.done[act] = at
        if planned is not None:
            self.planned[act] = planned


def test_there_are_at_least_eighty_and_no_two_alike() -> None:
    said = [golden.says for golden in CASES]

    assert len(said) >= 80
    assert len(set(said)) == len(said)


@each
def test_the_day_of_receipt_chooses_the_law(golden: Golden) -> None:
    first = golden.did or golden.at

    assert regime_for(moment(first[:16]).date()).key == f"law_{golden.law}"


@each
def test_the_case_stands_where_the_law_leads(golden: Golden) -> None:
    walked = walk(golden)

    stands = " ".join(term.name if term else "-" for term in (walked.stage, walked.status))

    assert stands == golden.stands


@each
def test_the_last_act_names_its_article_and_how_sure_it_is(golden: Golden) -> None:
    walked = walk(golden)

    source = walked.last.row.source if walked.last else None
    office = source is not None and not source.document
    said = "" if source is None or office else f"{source.article} {source.confidence}"

    assert said == golden.cites


@each
def test_what_is_open_is_open(golden: Golden) -> None:
    walked = walk(golden)

    shut = [said for said in golden.opens.split() if reasons(walked, said)]

    assert shut == []


@each
def test_what_is_closed_says_why(golden: Golden) -> None:
    walked = walk(golden)

    expected = [pair.strip().split(":") for pair in golden.closed.split(";") if pair]
    found = [[said, ",".join(sorted(reasons(walked, said)))] for said, _ in expected]

    assert found == [[said, ",".join(sorted(why.split(",")))] for said, why in expected]


@each
def test_each_limit_ends_on_its_day(golden: Golden) -> None:
    walked = walk(golden)
    readings = {reading.clock.key: reading for reading in readings_of(walked, golden)}

    expected = [limit.strip() for limit in golden.limits.split(";") if limit]
    found = [said(readings[limit.split()[0]]) for limit in expected]

    assert found == expected


def walk(golden: Golden) -> Walked:
    """Take every step of a golden case; raises `Refused` where the law does not allow one."""
    walked = Walked(REGIMES[f"law_{golden.law}"], person_of(golden))
    for entry in filter(None, golden.did.split("; ")):
        at, _, rest = entry[:16], entry[16], entry[17:]
        name, _, day = rest.partition(" for ")
        walked.take(name, moment(at), moment(f"{day} 00:00").date() if day else None)
    return walked


def person_of(golden: Golden) -> frozenset[Fact]:
    """Age, citizenship and wishes; the papers on the file."""
    words = golden.who.replace("age-UNCLEAR", "UNCLEAR").split()
    age, citizenship, *wishes = words
    papers = (Paper[name] for name in golden.papers.split())
    return frozenset(
        {AgeBand[age], Citizenship[citizenship], *(Wish[name] for name in wishes), *papers}
    )


def reasons(walked: Walked, said: str) -> set[str]:
    """The kinds of reason why this act is closed; none where it is open."""
    try:
        walked.ask_as(said)
    except Refused as refused:
        return {Lack(reason.kind).name for reason in refused.unmet}
    return set()


def readings_of(walked: Walked, golden: Golden) -> tuple[Reading, ...]:
    now = moment(golden.at)
    return all_clocks(walked.law, walked.done, now, CALENDAR, planned=walked.planned)


def said(reading: Reading) -> str:
    """The limit as the table writes it: its last day, and the hour where hours count."""
    if reading.due_at is None:
        return f"{reading.clock.key} - {reading.state.name}"
    due = reading.due_at.astimezone(VIETNAM)
    is_whole_day = (due.hour, due.minute) == (23, 59)
    day = due.strftime("%d/%m/%Y" if is_whole_day else "%d/%m/%Y %H:%M")
    return f"{reading.clock.key} {day} {reading.state.name}"


def moment(text: str) -> datetime:
    """A moment of the table, in Vietnam."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)
