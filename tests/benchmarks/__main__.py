"""`python -m tests.benchmarks`: fills an office, starts its server, and prints one table of ratios.

Linux only: it reads the CPU clocks of the server's processes. It stops by itself, listens on
loopback only, and leaves nothing behind but `bench.json`.
"""

import argparse
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from casework.building import found_office, open_office
from config import Config
from tests.benchmarks import law
from tests.benchmarks.day import Day
from tests.benchmarks.report import lines, plain, table
from tests.benchmarks.seeding import Seeded, pure_seconds, seed
from tests.benchmarks.server import HOST, Server, default_for
from tests.benchmarks.visitor import Visitor
from tests.cluster import Cluster, is_installed
from tests.postgres import ABSENT, PostgresServer

_PROVINCES = 34
"""As many as Vietnam has; fewer where a province would have less than a hundred cases."""

_AS_IN_AN_OFFICE = ("fsync", "synchronous_commit", "full_page_writes")
"""Settings that the tests' throw-away server switches off, and that a real one has on."""


def main() -> None:
    """Measure each database in turn."""
    asked = _asked()
    earlier = json.loads(asked.compare.read_text()) if asked.compare else {}
    figures = law.measured()
    found: dict[str, object] = {"law": figures}
    print(*law.lines(figures), sep="\n")
    for kind in ("sqlite", "postgres"):
        if asked.only in (None, kind):
            if kind == "postgres" and not is_installed():
                print(ABSENT)
                continue
            found[kind] = _measured(kind, asked.cases, asked.rounds, earlier.get(kind, {}))
    asked.output.write_text(json.dumps(found, indent=1))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--compare", type=Path, metavar="FILE", help="an earlier bench.json")
    parser.add_argument("-o", "--output", type=Path, default=Path("bench.json"))
    return parser.parse_args()


def _measured(kind: str, cases: int, rounds: int, earlier: dict) -> dict:
    with TemporaryDirectory(prefix="casework-bench-") as name, _database(kind) as address:
        environment = _environment(Path(name), address)
        seeded = _filled(Config.from_environment(environment), cases)
        _analyse(environment["CASEWORK_DATABASE_URL"])
        seeding = _seeding(seeded, cases)
        server = default_for(postgres=kind == "postgres")
        with getattr(Server, server)(Path(name), environment) as running:
            day = Day(Visitor(running.port, running.cpu_clock()), seeded, rounds)
            day.round()
            measured = lines([day.round() for _ in range(rounds)])
    was = {line["name"]: line["ratio"] for line in earlier.get("lines", [])}
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    title = f"{kind}, {server}, {cases} cases, {rounds} rounds, {load}: {seeding}"
    print(table(f"\n{title}", measured, was))
    return {"title": title, "lines": plain(measured)}


@contextmanager
def _database(kind: str) -> Iterator[str]:
    """The address of an empty database; an empty one means the default, a file of SQLite."""
    if kind == "sqlite":
        yield ""
        return
    cluster = Cluster.in_new_folder()
    cluster.start()
    try:
        server = PostgresServer(cluster)
        _make_durable(server)
        yield server.create_database("bench")
    finally:
        cluster.stop()


def _make_durable(server: PostgresServer) -> None:
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        for setting in _AS_IN_AN_OFFICE:
            admin.execute(f"ALTER SYSTEM SET {setting} = on")
        admin.execute("SELECT pg_reload_conf()")


def _environment(folder: Path, address: str) -> dict[str, str]:
    given = {
        "ENV": "prod",
        "DATA_DIR": str(folder),
        "DATABASE_URL": address or f"sqlite:///{folder / 'casework.sqlite'}",
        "ROOT_KEY": f"file:{folder / 'root.key'}",
        "SECRET_FILE": str(folder / "secret"),
        "TRUSTED_HOSTS": HOST,
    }
    return {f"CASEWORK_{name}": value for name, value in given.items()}


def _filled(config: Config, cases: int) -> Seeded:
    found_office(config)
    office = open_office(config)
    try:
        return seed(office, cases, provinces=max(2, min(_PROVINCES, cases // 100)))
    finally:
        office.database.dispose()


def _analyse(address: str) -> None:
    """Tell the planner what was loaded, as after every bulk load."""
    if address.startswith("sqlite"):
        with sqlite3.connect(address.removeprefix("sqlite:///")) as connection:
            connection.execute("ANALYZE")
        return
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("VACUUM ANALYZE")


def _seeding(seeded: Seeded, cases: int) -> str:
    ratio = seeded.cpu_seconds / pure_seconds(cases)
    return f"seeded in {seeded.seconds:.1f} s, {ratio:.1f} times the CPU of AES-GCM alone"


if __name__ == "__main__":
    main()
