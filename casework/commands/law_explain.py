"""`casework law explain CASE`: why each act is open or closed, in the words of the page."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from casework.building import open_office
from casework.commands.frame import as_json, config_of, say_json, signed_in, somewhere
from casework.commands.law_pictures import LANGUAGE
from casework.database import Scope
from casework.lookups.case_law import case_law
from casework.policy import Ask
from workflows.accounts import Account
from workflows.deadlines import Reading
from workflows.reasons import Language
from workflows.source import Confidence, Source
from workflows.terms import Term


@dataclass(frozen=True, slots=True)
class _ActLine:
    act: str
    name: str
    is_open: bool
    by: str
    source: str
    mark: str
    met: tuple[str, ...]
    reasons: tuple[str, ...]
    clocks: tuple[str, ...]


@click.command("explain")
@somewhere
@click.argument("case")
@LANGUAGE
@as_json
def explain_case(folder: Path | None, case: str, lang: Language, is_json: bool) -> None:
    """Việc nào mở, việc nào chưa và vì sao. (Which acts are open, which not, and why.)"""
    config = config_of(folder)
    office = open_office(config)
    with (
        signed_in(office, config, Ask.SEE) as actor,
        office.database.reading(Scope.of_unit(actor.unit_id)) as session,
    ):
        found = case_law(session, actor, case, office.clock.now())
        lines = [_in_words(account, lang) for account in found.accounts]
    if is_json:
        say_json([asdict(line) for line in lines])
        return
    for line in lines:
        _say(line, lang)


def _in_words(account: Account, lang: Language) -> _ActLine:
    choice = account.choice
    source = choice.row.source
    return _ActLine(
        choice.act.value,
        _named(choice.act, lang),
        choice.is_open,
        _named(choice.row.by, lang),
        _cited(source, lang),
        _named(source.confidence, lang),
        account.met_in_words(lang),
        account.missing_in_words(lang),
        tuple(_running(reading, lang) for reading in account.clocks),
    )


def _say(line: _ActLine, lang: Language) -> None:
    click.echo(
        f"{'✓' if line.is_open else '✗'} {line.name} – {line.by} [{line.source}: {line.mark}]"
    )
    if line.met:
        met = "Đã đáp ứng" if lang == "vi" else "Met"
        click.echo(f"    {met}: {'; '.join(line.met)}")
    for sentence in (*line.reasons, *line.clocks):
        click.echo(f"    {sentence}")


def _running(reading: Reading, lang: Language) -> str:
    name = reading.clock.vi if lang == "vi" else reading.clock.en
    how = reading.how_vi if lang == "vi" else reading.how_en
    limit = "Thời hạn" if lang == "vi" else "Limit"
    return f"{limit}: {name} – {_named(reading.state, lang)}. {how}".strip()


def _named(term: Term | Confidence, lang: Language) -> str:
    return term.vi if lang == "vi" else term.en


def _cited(source: Source, lang: Language) -> str:
    """The article with its letter: V read, S secondary, R recalled, U not found."""
    return f"{source.vi if lang == 'vi' else source.en}; {source.confidence}"
