"""`casework law`: is the law sound, what does it look like, and what does it say of a case."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import click

from casework import due
from casework.actions.step import acting_unit
from casework.audit import Actor
from casework.building import open_office
from casework.commands.frame import as_json, config_of, say_json, signed_in, somewhere, stop
from casework.database import Scope
from casework.lookups.finding import find
from casework.office import Office
from casework.policy import Ask
from casework.position import position_of, regime_of
from casework.records.units import Unit
from workflows import check, diagram, engine
from workflows.deadlines import Reading
from workflows.engine import Choice
from workflows.reasons import Language, explain
from workflows.regimes import REGIMES
from workflows.source import Source
from workflows.terms import Term

LANGUAGE = click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)


@click.group()
def law() -> None:
    """Bảng luật (the tables of the law)."""


@law.command("check")
@as_json
def check_tables(is_json: bool) -> None:
    """Chứng minh các bảng nhất quán. (Prove the tables sound.)"""
    faults = {key: check.check(regime) for key, regime in REGIMES.items()}
    if is_json:
        say_json({key: [f"{f.check}: {f.en}" for f in found] for key, found in faults.items()})
    else:
        for key, found in faults.items():
            for fault in found:
                click.echo(f"{key}: {fault.vi} ({fault.en})")
    count = sum(map(len, faults.values()))
    if count:
        stop(f"{count} lỗi trong bảng luật ({count} faults).")
    if not is_json:
        click.echo("Các bảng luật nhất quán (the tables are sound).")


@law.command()
@click.argument("regime", type=click.Choice(sorted(REGIMES)))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mermaid", is_flag=True, help="Văn bản Mermaid thay cho SVG.")
@LANGUAGE
def draw(regime: str, output: Path | None, mermaid: bool, lang: Language) -> None:
    """Vẽ một bộ luật. (Draw a regime as SVG or Mermaid.)"""
    law_of = REGIMES[regime]
    picture = diagram.mermaid(law_of) if mermaid else diagram.draw(law_of, lang)
    if output is None:
        click.echo(picture)
        return
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError:
        stop("Không ghi được tệp đã nêu. (The file cannot be written.)")


@law.command("explain")
@somewhere
@click.argument("case")
@LANGUAGE
@as_json
def explain_case(folder: Path | None, case: str, lang: Language, is_json: bool) -> None:
    """Việc nào mở, việc nào chưa và vì sao. (Which acts are open, which not, and why.)"""
    config = config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.SEE) as actor:
        choices = _choices(office, actor, case)
    rows = [_choice_in_words(choice, lang) for choice in choices]
    if is_json:
        say_json([asdict(row) for row in rows])
        return
    for row in rows:
        click.echo(f"{'✓' if row.is_open else '✗'} {row.name} [{row.source}]")
        for reason in row.reasons:
            click.echo(f"    {reason}")


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


def _choices(office: Office, actor: Actor, code: str) -> tuple[Choice, ...]:
    now = office.clock.now()
    with office.database.reading(Scope.of_unit(actor.unit_id)) as session:
        case = find(session, actor, code, Ask.SEE).case
        speaker, own = acting_unit(session, actor, case), session.get_one(Unit, actor.unit_id)
        return engine.choices(
            regime_of(case),
            position_of(session, speaker, case, now),
            own=position_of(session, own, case, now),
        )


def _readings(office: Office, actor: Actor, code: str) -> tuple[Reading, ...]:
    now = office.clock.now()
    with office.database.reading(Scope.of_unit(actor.unit_id)) as session:
        return due.readings(session, find(session, actor, code, Ask.SEE).case, now)


@dataclass(frozen=True, slots=True)
class _ActLine:
    act: str
    name: str
    is_open: bool
    source: str
    reasons: tuple[str, ...]


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


def _choice_in_words(choice: Choice, lang: Language) -> _ActLine:
    return _ActLine(
        choice.act.value,
        _named(choice.act, lang),
        choice.is_open,
        _cited(choice.row.source, lang),
        tuple(explain(unmet, lang) for unmet in (*choice.unmet, *choice.warnings)),
    )


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
