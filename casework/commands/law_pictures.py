"""`casework law draw` and `law diff`: the tables as pictures, and what sets two of them apart."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from casework.commands.frame import as_json, say_json, stop
from workflows import diagram, paths
from workflows.difference import Difference, Words, differences
from workflows.reasons import Language
from workflows.regime import Regime
from workflows.regimes import REGIMES

LANGUAGE = click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
_KEY = click.Choice(sorted(REGIMES))


@click.command()
@click.argument("regime", type=_KEY)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mermaid", is_flag=True, help="Văn bản Mermaid thay cho SVG.")
@click.option(
    "--path", type=click.Choice([path.value for path in paths.Path]), help="Một cách đến (a path)."
)
@click.option("--sheet", type=click.IntRange(1), help="Một tờ A4 (one sheet); không nêu: cả sơ đồ.")
@LANGUAGE
def draw(
    regime: str,
    output: Path | None,
    mermaid: bool,
    path: str | None,
    sheet: int | None,
    lang: Language,
) -> None:
    """Vẽ một bộ luật, hoặc một cách đến. (Draw a regime, or one path, as SVG or Mermaid.)"""
    law_of = REGIMES[regime]
    picture = diagram.mermaid(law_of) if mermaid else _drawn(law_of, path, sheet, lang)
    if output is None:
        click.echo(picture)
        return
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError:
        stop("Không ghi được tệp đã nêu. (The file cannot be written.)")


def _drawn(regime: Regime, path: str | None, sheet: int | None, lang: Language) -> str:
    chosen = paths.Path.of(path) if path else None
    if chosen is not None and chosen not in paths.paths_of(regime):
        stop("Luật này không có cách đến đó. (This law has no such path.)")
    if sheet is None:
        return diagram.draw(regime, lang, chosen)
    drawn = diagram.sheets(regime, lang, chosen)
    if sheet > len(drawn):
        stop(f"Sơ đồ chỉ có {len(drawn)} tờ (the picture has {len(drawn)} sheets).")
    return drawn[sheet - 1]


@dataclass(frozen=True, slots=True)
class _DifferenceLine:
    topic: str
    entry: str
    aspect: str
    first: tuple[str, ...] | None
    second: tuple[str, ...] | None


@click.command()
@click.argument("one", type=_KEY, default="law_2011")
@click.argument("other", type=_KEY, default="law_2024")
@LANGUAGE
@as_json
def diff(one: str, other: str, lang: Language, is_json: bool) -> None:
    """Hai luật khác nhau ở đâu. (What sets two laws apart.)"""
    found = [_in_words(each, lang) for each in differences(REGIMES[one], REGIMES[other])]
    if is_json:
        say_json([asdict(line) for line in found])
        return
    for line in found:
        click.echo(f"{line.topic}: {line.entry} – {line.aspect}")
        click.echo(f"    {one}: {_side(line.first)}")
        click.echo(f"    {other}: {_side(line.second)}")


def _in_words(found: Difference, lang: Language) -> _DifferenceLine:
    column = 0 if lang == "vi" else 1

    def said(words: tuple[Words, ...] | None) -> tuple[str, ...] | None:
        return None if words is None else tuple(pair[column] for pair in words)

    return _DifferenceLine(
        (found.topic.vi, found.topic.en)[column],
        found.entry[column],
        (found.aspect.vi, found.aspect.en)[column],
        said(found.first),
        said(found.second),
    )


def _side(words: tuple[str, ...] | None) -> str:
    """A dash where the law has nothing of the kind."""
    return "—" if words is None else "; ".join(words) or "–"
