"""`python -m tests.benchmarks.matching`: how many are found again, and how long a search takes.

Fills an office with invented persons, then asks for some of them as officers type: the whole way
from the words to the result, with the opening of names, the commit and the trace, but no HTTP.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import insert

from casework.actions.search import search_for_person
from casework.audit import Actor
from casework.building import found_office, open_office
from casework.database import Scope
from casework.lookups.searches import found_by, look_for
from casework.matching.described import Described
from casework.matching.terms import terms_kept
from casework.office import Office
from casework.records.base import Record
from casework.records.cases import Case
from casework.records.file import File, FileKind
from casework.records.ids import new_case_code, new_id
from casework.records.persons import Person
from casework.records.reaches import Reach, Tie
from casework.transaction import perform
from config import Config
from tests.benchmarks.__main__ import _analyse, _database, _environment
from tests.benchmarks.people import NOISE, Asked, Invented, people, queries
from tests.benchmarks.scene import Desk, build
from tests.benchmarks.seeding import _by_table, _writing
from tests.cluster import is_installed
from workflows.terms import Act, Stage

_AT_ONCE = 1000
_BETWEEN = timedelta(minutes=3)  # between two searches: an officer has thirty in an hour
_WITH_NUMBER = 100  # one person in so many has told a number: each is hashed slowly


@dataclass(frozen=True, slots=True)
class Reached:
    """How the queries were answered."""

    asked: Counter[str]
    found: Counter[str]
    milliseconds: list[float]
    of_cpu: list[float]
    """The same in CPU time of this process, which a busy machine does not lengthen."""

    def recall(self, noise: str | None = None) -> float:
        """The share found among the first twenty."""
        if noise is None:
            return self.found.total() / self.asked.total()
        return self.found[noise] / max(1, self.asked[noise])


def at(share: float, milliseconds: list[float]) -> float:
    """The time below which this share of the searches stays."""
    return sorted(milliseconds)[int(share * (len(milliseconds) - 1))]


def main() -> None:
    """Measure each database in turn."""
    given = _given()
    for kind in ("sqlite", "postgres"):
        if given.only in (None, kind) and (kind == "sqlite" or is_installed()):
            _print(kind, given.persons, _measured(kind, given.persons, given.queries))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.matching")
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    return parser.parse_args()


def _measured(kind: str, count: int, asked: int) -> Reached:
    dice = Random("persons to be found again")
    known = people(dice, count)
    with TemporaryDirectory(prefix="casework-bench-") as name, _database(kind) as address:
        environment = _environment(Path(name), address)
        config = Config.from_environment(environment)
        found_office(config)
        office = open_office(config)
        desk, files = fill(office, known)
        _analyse(environment["CASEWORK_DATABASE_URL"])
        reached = ask_all(office, desk.actor, files, queries(dice, known, asked))
        office.database.dispose()
    return reached


def fill(office: Office, known: list[Invented]) -> tuple[Desk, list[UUID]]:
    """A case for each of these persons, led by one unit: who looks, and the files in order."""
    with _writing(office) as session:
        scene = build(session, office.keyring, office.clock.real(), provinces=1)
        session.commit()
    desk = scene.provinces[0].owner
    files: list[UUID] = []
    for first in range(0, len(known), _AT_ONCE):
        rows = [
            _rows(office, desk, first + at, one)
            for at, one in enumerate(known[first : first + _AT_ONCE])
        ]
        files += [each[0].id for each in rows if isinstance(each[0], File)]
        with _writing(office) as session:
            for table, stored in _by_table(row for each in rows for row in each).items():
                session.connection().execute(insert(table), stored)
            session.commit()
    return desk, files


def ask_all(office: Office, actor: Actor, files: list[UUID], asked: list[Asked]) -> Reached:
    """Ask for each in turn, and look whether the person is among those found."""
    reached = Reached(Counter(), Counter(), [], [])
    now = office.clock.now()
    for query in asked:
        now += _BETWEEN
        described = Described.of_texts(full_name=query.name, birth=str(query.year or ""))
        began, cpu_began = time.perf_counter(), time.process_time()
        found = _search(office, actor, now, described)
        reached.milliseconds.append((time.perf_counter() - began) * 1000)
        reached.of_cpu.append((time.process_time() - cpu_began) * 1000)
        reached.asked[query.noise] += 1
        reached.found[query.noise] += files[query.number] in found
    return reached


def _search(office: Office, actor: Actor, now: datetime, described: Described) -> list[UUID]:
    database, unit = office.database, Scope.of_unit(actor.unit_id)
    job = Scope.of_job("matching")
    with database.reading(unit) as session, database.reading(job) as whole:
        finding = look_for(session, whole, actor, now, described)
    public_id = perform(
        database,
        actor,
        lambda session: search_for_person(session, actor, now, "0" * 64, finding).public_id,
    )
    with database.reading(unit) as session, database.reading(job) as whole:
        result = found_by(session, whole, actor, now, public_id)
    return [hit.case.file_id for hit in result.hits]


def _rows(office: Office, desk: Desk, number: int, one: Invented) -> list[Record]:
    now, keyring = office.clock.now(), office.keyring
    file = File(id=new_id(), kind=FileKind.CASE, opened_at=now)
    keys = keyring.create_keys(file.id)
    person = Person(id=new_id(), file_id=file.id)
    papers = f"CCCD {number:012}" if number % _WITH_NUMBER == 0 else None
    birth = str(one.year) if one.year else None
    keyring.safe(file.id, keys).seal(
        person, full_name=one.name, birth=birth, identity_papers=papers
    )
    case = Case(
        file_id=file.id,
        code=new_case_code(),
        entry=Act.RECEIVE,
        regime="law_2024",
        stage=Stage.RECEIPT,
        lead_unit_id=desk.unit_id,
        received_at=now,
        opened_at=now,
        confidential=False,
        version=1,
    )
    tie = Reach(unit_id=desk.unit_id, file_id=file.id, tie=Tie.LEADS, since_at=now)
    described = Described.of_texts(full_name=one.name, birth=birth, numbers=[papers])
    return [file, tie, *keys, case, person, *_tokens(office, person.id, described)]


def _tokens(office: Office, person_id: UUID, described: Described) -> Iterator[Record]:
    index = office.keyring.index
    for term, token in index.tokens(terms_kept(described)).items():
        yield index.refer(term.kind, token, person_id)


def _print(kind: str, persons: int, reached: Reached) -> None:
    print(f"\n{kind}, {persons} persons, {reached.asked.total()} queries")
    for noise in NOISE:
        print(f"  {noise:16} {reached.recall(noise):7.1%} of {reached.asked[noise]}")
    print(f"  {'found in 20':16} {reached.recall():7.1%}")
    for name, times in (("whole", reached.milliseconds), ("CPU here", reached.of_cpu)):
        shares = ", ".join(f"p{share:.0%} {at(share, times):.0f} ms" for share in (0.5, 0.95, 0.99))
        print(f"  {name:16} {shares.replace('%', '')}")


if __name__ == "__main__":
    main()
