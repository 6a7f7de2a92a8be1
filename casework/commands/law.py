"""`casework law`: is the law sound, what does it look like, and what does it say of a case."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import click

from casework import due
from casework.audit import Actor
from casework.building import open_office
from casework.commands.frame import as_json, config_of, say_json, signed_in, somewhere
from casework.commands.law_check import check_tables
from casework.commands.law_explain import explain_case
from casework.commands.law_pictures import LANGUAGE, diff, draw
from casework.database import Scope
from casework.lookups.finding import find
from casework.office import Office
from casework.policy import Ask
from workflows.deadlines import Reading
from workflows.reasons import Language
from workflows.source import Source
from workflows.terms import Term


@click.group()
def law() -> None:
    """Bảng luật (the tables of the law)."""


law.add_command(check_tables)
law.add_command(draw)
law.add_command(diff)
law.add_command(explain_case)


@law.command()
@somewhere
@click.argument("case")
@LANGUAGE
@as_json
def clocks(folder: Path | None, case: str, lang: Language, is_json: bool) -> None:
    """Thời hạn đang chạy và cách tính. (The clocks that run, and how they are counted.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.SEE) as actor:
        readings = _readings(office, actor, case)
    rows = [_reading_in_words(reading, lang) for reading in readings]
    if is_json:
        say_json([asdict(row) for row in rows])
        return
    for row in rows:
        how = f"{row.how} " if row.how else ""
        click.echo(f"{row.name} ({row.by}): {row.state}. {how}[{row.source}]")


def _readings(office: Office, actor: Actor, code: str) -> tuple[Reading, ...]:
    now = office.clock.now()
    with office.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return due.readings(session, find(session, actor, code, Ask.SEE).case, now)


@dataclass(frozen=True, slots=True)
class _ClockLine:
    clock: str
    name: str
    state: str
    how: str
    by: str
    started_at: str
    due_at: str | None
    reminder_on: str | None
    extended_to: str | None
    document: str | None
    source: str


def _reading_in_words(reading: Reading, lang: Language) -> _ClockLine:
    clock = reading.clock
    return _ClockLine(
        clock.key,
        clock.vi if lang == "vi" else clock.en,
        _named(reading.state, lang),
        reading.how_vi if lang == "vi" else reading.how_en,
        _named(clock.by, lang),
        reading.started_at.isoformat(),
        _iso(reading.due_at),
        _iso(reading.reminder_on),
        _iso(reading.extension.until_on if reading.extension else None),
        reading.parameter.document if reading.parameter else None,
        _cited(reading.source, lang),
    )


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _named(term: Term, lang: Language) -> str:
    return term.vi if lang == "vi" else term.en


def _cited(source: Source, lang: Language) -> str:
    """The article with its confidence: V read, S secondary, R recalled, U not found."""
    return f"{source.vi if lang == 'vi' else source.en}; {source.confidence}"
