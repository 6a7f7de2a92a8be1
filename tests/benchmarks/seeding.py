"""Fills an office with cases, fast: rows are made without a session and stored many at a time."""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Table, insert, inspect

from casework.database import Scope
from casework.keyring.plaintext import pack
from casework.office import Office
from casework.reckoning import reckoning_of
from casework.records.base import Record
from casework.records.cases import Case
from tests.benchmarks.cases import Around, rows_of
from tests.benchmarks.invented import facts
from tests.benchmarks.scene import Scene, build

_AT_ONCE = 500  # cases in one transaction
_SPREAD = timedelta(days=100)
"""How far back the cases reach: all under the law in force, and the oldest is late."""

_SEALED_PER_CASE = 43 + 2 + 4 * 2 + 2  # person, stay, steps, handoff


@dataclass(frozen=True, slots=True)
class Seeded:
    """A filled office: who works in it, and the codes of each province's cases, oldest first."""

    scene: Scene
    codes: tuple[tuple[str, ...], ...]
    seconds: float
    cpu_seconds: float


def seed(office: Office, count: int, *, provinces: int) -> Seeded:
    """Fill an empty office with `count` cases, shared evenly by the provinces."""
    now = office.clock.now()
    began, cpu_began = time.perf_counter(), time.process_time()
    with _writing(office) as session:
        scene = build(session, office.keyring, office.clock.real(), provinces=provinces)
        calendar = reckoning_of(session).calendar
        session.commit()
    around = Around(office.keyring, calendar, scene, now)
    codes: list[list[str]] = [[] for _ in range(provinces)]
    for first in range(0, count, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, count))
        for number, code in zip(numbers, _store(office, around, numbers, count), strict=True):
            codes[number % provinces].append(code)
    spent = time.perf_counter() - began, time.process_time() - cpu_began
    return Seeded(scene, tuple(map(tuple, codes)), *spent)


def pure_seconds(cases: int) -> float:
    """CPU seconds that AES-GCM alone takes for the sealed values of so many cases."""
    cipher = AESGCM(AESGCM.generate_key(256))
    values = [pack(value) for value in facts(1).values()]
    values += [pack(None)] * (_SEALED_PER_CASE - len(values))
    nonce, bound = os.urandom(12), b"x" * 64
    tried = 200
    began = time.process_time()
    for _ in range(tried):
        for value in values:
            cipher.encrypt(nonce, value, bound)
    return (time.process_time() - began) / tried * cases


def _store(office: Office, around: Around, numbers: range, count: int) -> list[str]:
    """Store the cases with these numbers in one transaction; returns their codes."""
    made = [rows_of(around, number, _received_at(around, number, count)) for number in numbers]
    with _writing(office) as session:
        for table, rows in _by_table(row for case in made for row in case).items():
            session.connection().execute(insert(table), rows)
        session.commit()
    return [row.code for case in made for row in case if isinstance(row, Case)]


def _writing(office: Office) -> Any:  # a context that gives a session
    return office.database.writing(Scope.of_job("benchmark"))


def _received_at(around: Around, number: int, count: int) -> datetime:
    return around.now - _SPREAD + _SPREAD * 0.97 * number / count


def _by_table(rows: Iterable[Record]) -> dict[Table, list[dict[str, Any]]]:
    """Rows by table, in the order in which the tables were met."""
    found: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        table, columns = _columns(type(row))
        found[table].append({name: getattr(row, key) for key, name in columns})
    return found


@cache
def _columns(kind: type[Record]) -> tuple[Table, tuple[tuple[str, str], ...]]:
    mapper = inspect(kind)
    pairs = ((part.key, part.columns[0].name) for part in mapper.column_attrs)
    return mapper.local_table, tuple(pairs)
