"""From the answers of many rounds to one table of ratios, and to `bench.json`."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles

from tests.benchmarks.day import BARE, Round


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the table: the requests it consists of, and what it may cost.

    `parts` are kinds of request with the SQL statements that each may take; the ratio divides
    their CPU time by that of the bare pages of `pages`. `aim` is the ratio aimed at.
    """

    name: str
    parts: tuple[tuple[str, int | None], ...]
    pages: tuple[str, ...]
    aim: float | None


QUESTIONS = (
    Question("open a case (visit, overview)", (("visit", 8), ("overview", 8)), ("overview",), 2.0),
    Question("page of 40 opened fields", (("person", 8),), ("person",), 2.0),
    Question("open and read 40 fields", (("visit", 8), ("person", 8)), ("person",), None),
    Question(
        "handoff (offer, page, accept, page)",
        (("offer", None), ("offered", None), ("accept", None), ("accepted", None)),
        ("offered", "accepted"),
        2.0,
    ),
    Question("list of 50 (a province)", (("list", 5),), ("list",), 1.5),
    Question("list of 50 (the country)", (("whole list", 5),), ("whole list",), 1.5),
    Question("the desk", (("desk", 5),), ("desk",), 1.5),
    Question("visit alone", (("visit", 8),), ("list",), None),
    Question("offer alone", (("offer", None),), ("list",), None),
    Question("accept alone", (("accept", None),), ("list",), None),
)
"""What alone is sent stands against the bare list of 50, the unit of `performance.md`."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured for one question: milliseconds of server CPU, ratios, wall times."""

    name: str
    cpu_ms: float
    bare_ms: float
    ratio: float
    aim: float | None
    statements: tuple[int, ...]
    budgets: tuple[int | None, ...]
    p50_ms: float
    p95_ms: float


def lines(rounds: Sequence[Round]) -> list[Line]:
    """One line for each question: medians over the rounds."""
    return [_line(question, rounds) for question in QUESTIONS]


def table(title: str, found: Sequence[Line], earlier: dict[str, float]) -> str:
    """The lines as text; `earlier` are ratios by name, from an older run."""
    head = f"{'':37}{'ratio':>7}{'aim':>6}{'CPU ms':>8}{'bare':>7}{'p50':>7}{'p95':>7}  statements"
    return "\n".join([title, head, *(_row(line, earlier.get(line.name)) for line in found)])


def plain(found: Sequence[Line]) -> list[dict[str, object]]:
    """The lines as JSON can hold them."""
    return [asdict(line) for line in found]


def _line(question: Question, rounds: Sequence[Round]) -> Line:
    kinds = [kind for kind, _ in question.parts]
    bares = [page + BARE for page in question.pages]
    spent = [_cpu_ms(one, kinds) for one in rounds]
    floors = [_cpu_ms(one, bares) for one in rounds]
    walls = [wall for one in rounds for wall in _walls_ms(one, kinds)]
    return Line(
        name=question.name,
        cpu_ms=median(spent),
        bare_ms=median(floors),
        ratio=median(cost / floor for cost, floor in zip(spent, floors, strict=True)),
        aim=question.aim,
        statements=tuple(_usual_statements(rounds, kind) for kind in kinds),
        budgets=tuple(budget for _, budget in question.parts),
        p50_ms=median(walls),
        p95_ms=quantiles(walls, n=20)[-1],
    )


def _cpu_ms(one: Round, kinds: Sequence[str]) -> float:
    return sum(1000 * sum(got.cpu for got in one[kind]) / len(one[kind]) for kind in kinds)


def _walls_ms(one: Round, kinds: Sequence[str]) -> list[float]:
    """Wall time of each time that all kinds were done once."""
    together = zip(*(one[kind] for kind in kinds), strict=True)
    return [1000 * sum(answer.wall for answer in answers) for answers in together]


def _usual_statements(rounds: Sequence[Round], kind: str) -> int:
    """The median: every half minute one request also notes that the officer is there."""
    return int(median(answer.statements for one in rounds for answer in one[kind]))


def _row(line: Line, earlier: float | None) -> str:
    aim = f"{line.aim:.1f}" if line.aim else ""
    counts = " ".join(map(_counted, line.statements, line.budgets))
    was = f"   was {earlier:.2f}" if earlier else ""
    return (
        f"{line.name:37}{line.ratio:7.2f}{aim:>6}{line.cpu_ms:8.2f}{line.bare_ms:7.2f}"
        f"{line.p50_ms:7.1f}{line.p95_ms:7.1f}  {counts}{was}"
    )


def _counted(statements: int, budget: int | None) -> str:
    if budget is None:
        return str(statements)
    return f"{statements}/{budget}{'!' if statements > budget else ''}"
