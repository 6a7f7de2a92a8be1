"""`casework minutes`: check signed minutes offline, and publish the keys that this takes."""

from dataclasses import asdict
from pathlib import Path

import click

from casework.commands.frame import as_json, open_at, say_json, somewhere, stop
from casework.database import Scope
from casework.minutes_keys import publish
from casework.minutes_verifier import Fault, Report, read_keys
from casework.minutes_verifier import verify as check

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group()
def minutes() -> None:
    """Biên bản giao, nhận đã ký (signed minutes of handoffs)."""


@minutes.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--keys",
    "folder",
    required=True,
    type=_FOLDER,
    help="Thư mục các khóa đã công bố (folder of published keys).",
)
@as_json
def verify(file: Path, folder: Path, is_json: bool) -> None:
    """Kiểm tra tệp đã ký, không cần hệ thống. (Check a signed file, offline.)"""
    report, faults = _read(file, folder)
    if is_json:
        _say_json(report, faults)
    else:
        for one in report.signed:
            click.echo(f"{one.side} {one.stance}: {one.by} ({one.unit}), {one.signed_at}")
        for fault in faults:
            click.echo(f"{fault.where}: {fault.flaw.value}")
        if report.lines:
            click.echo(report.lines)
    if faults:
        stop(f"{len(faults)} chỗ không khớp ({len(faults)} faults).")
    if not is_json:
        click.echo(f"Biên bản {report.code}: nội dung và chữ ký khớp (sound).")


@minutes.command("publish")
@somewhere
@click.argument("target", type=_FOLDER)
def publish_keys(folder: Path | None, target: Path) -> None:
    """Ghi các khóa công khai của cán bộ vào thư mục. (Write officers' public keys.)"""
    with open_at(folder).database.reading(Scope.of_job("minutes")) as session:
        try:
            count = publish(session, target)
        except OSError:
            stop("Không ghi được vào thư mục này. (The folder cannot be written.)")
    click.echo(f"Đã công bố {count} khóa ({count} keys).")


def _read(file: Path, folder: Path) -> tuple[Report, tuple[Fault, ...]]:
    if not folder.is_dir():
        stop("Không có thư mục khóa này. (There is no such folder of keys.)")
    try:
        keys, faulty = read_keys(folder)
        report = check(file.read_bytes(), keys)
    except OSError:
        stop("Không đọc được tệp. (The file cannot be read.)")
    return report, (*faulty, *report.faults)


def _say_json(report: Report, faults: tuple[Fault, ...]) -> None:
    say_json(
        {
            "code": report.code,
            "digest": report.digest,
            "lines": list(report.places),
            "count": report.count,
            "is_sound": not faults,
            "signed": [asdict(one) for one in report.signed],
            "faults": [{"where": fault.where, "flaw": fault.flaw.value} for fault in faults],
        }
    )
