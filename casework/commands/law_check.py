"""`casework law check`: the proof that the tables are sound, and what they do not know."""

from collections import Counter
from collections.abc import Iterator

import click

from casework.commands.frame import as_json, say_json, stop
from workflows import check
from workflows.coordination import Duty, duties_of, standing_duties_of
from workflows.parameters import is_known
from workflows.reference import account_of
from workflows.regime import Regime
from workflows.regimes import REGIMES
from workflows.source import Confidence

TEST = "tests/workflows/test_coordination.py"
"""Where each duty is tested by itself, under its regime, its event and its act."""


@click.command("check")
@as_json
def check_tables(is_json: bool) -> None:
    """Chứng minh các bảng nhất quán. (Prove the tables sound.)"""
    faults = {key: check.check(regime) for key, regime in REGIMES.items()}
    if is_json:
        say_json({key: [f"{f.check}: {f.en}" for f in found] for key, found in faults.items()})
    else:
        for regime in REGIMES.values():
            for line in _told(regime):
                click.echo(line)
        for key, found in faults.items():
            for fault in found:
                click.echo(f"{key}: {fault.vi} ({fault.en})")
    count = sum(map(len, faults.values()))
    if count:
        stop(f"{count} lỗi trong bảng luật ({count} faults).")
    if not is_json:
        click.echo("Các bảng luật nhất quán (the tables are sound).")


def _told(regime: Regime) -> Iterator[str]:
    """What a regime holds, what of the reference is unknown, and each duty with its gaps."""
    marks = Counter(row.source.confidence for row in regime.rows)
    shares = ", ".join(f"{mark} {marks[mark]}" for mark in Confidence if marks[mark])
    rows = list(account_of(regime))
    unknown = [each for each in rows if not each.built]
    yield f"{regime.key}: {regime.vi}"
    yield f"  {len(regime.rows)} dòng (rows): {shares}; {len(regime.clocks)} thời hạn (clocks)"
    yield (
        f"  {len(rows)} dòng của tài liệu tham chiếu (rows of the reference): "
        f"{len(rows) - len(unknown)} đã lập (built), {len(unknown)} chưa rõ (unknown)"
    )
    for each in unknown:
        yield f"    {each.row}: {each.unknown}"
    for duty in duties_of(regime.key):
        yield f"  {_duty(regime, duty)}"
    for standing in standing_duties_of(regime.key):
        yield (
            f"  {standing.owes_vi}: {standing.vi}; {standing.due_vi} "
            f"[{standing.source.vi}; {standing.source.confidence}]"
        )


def _duty(regime: Regime, duty: Duty) -> str:
    gaps = ", ".join(_gaps(regime, duty)) or "đủ (complete)"
    return (
        f"{duty.owes.vi} → {duty.to.vi}: {duty.act.vi} "
        f"[{duty.source.vi}; {duty.source.confidence}]; {_limit(regime, duty)}; "
        f"{duty.form.vi if duty.form else 'không nêu mẫu (no form)'}; {gaps}; "
        f"{TEST}[{regime.key}-{duty.on}-{duty.act}]"
    )


def _limit(regime: Regime, duty: Duty) -> str:
    clock = next((clock for clock in regime.clocks if clock.key == duty.within), None)
    if clock is None:
        return "luật không nêu thời hạn (no limit in the law)"
    if not is_known(clock):
        return f"{clock.key}: chưa nhập (not entered)"
    return f"{clock.key}: {clock.amount} {clock.unit}"


def _gaps(regime: Regime, duty: Duty) -> Iterator[str]:
    """What nobody knows of a duty: whether the article says so, and how soon."""
    if duty.source.confidence in {Confidence.R, Confidence.U}:
        yield "chưa đọc điều luật (article not read)"
    clock = next((clock for clock in regime.clocks if clock.key == duty.within), None)
    if clock is not None and not is_known(clock):
        yield "chưa biết thời hạn (limit unknown)"
