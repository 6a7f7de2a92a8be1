"""`casework ledger`: verify the trace where it lives or as an export, and write an export."""

import os
from pathlib import Path

import click

from casework import ledger as trace
from casework.commands.frame import as_json, open_at, say_json, somewhere, stop
from casework.database import Scope
from casework.ledger_verifier import NotAnExport, Report, verify_export


@click.group()
def ledger() -> None:
    """Nhật ký không sửa được (the trace)."""


@ledger.command()
@somewhere
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@as_json
def verify(folder: Path | None, file: Path | None, is_json: bool) -> None:
    """Kiểm tra nhật ký, hoặc bản xuất FILE. (Verify the trace, or an export.)"""
    report, rows = _of_export(file) if file else _of_office(folder)
    faults = [*(f"{f.stream} #{f.seq}: {f.flaw.value}" for f in report.faults), *rows]
    if is_json:
        say_json({"entries": report.entries, "streams": report.streams, "faults": faults})
    else:
        for fault in faults:
            click.echo(fault)
        click.echo(f"{report.entries} dòng, {report.streams} chuỗi (entries, streams).")
    if faults:
        stop(f"{len(faults)} chỗ không khớp ({len(faults)} faults).")


@ledger.command()
@somewhere
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(folder: Path | None, file: Path) -> None:
    """Xuất nhật ký ra tệp mới. (Write the trace to a new file, for `verify` elsewhere.)"""
    office = open_at(folder)
    try:
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        stop("Không tạo được tệp mới này. (The file exists or cannot be made.)")
    with os.fdopen(made, "wb") as out, office.database.reading(Scope.of_job("ledger")) as session:
        count = trace.export(session, out)
    click.echo(f"Đã xuất {count} dòng ({count} entries).")


def _of_office(folder: Path | None) -> tuple[Report, list[str]]:
    """The chains, and each row of a file against the last entry that names it."""
    with open_at(folder).database.reading(Scope.of_job("ledger")) as session:
        report = trace.verify(session)
        rows = trace.verify_rows(session)
    return report, [f"{fault.table} {fault.row}: {fault.flaw.value}" for fault in rows]


def _of_export(file: Path) -> tuple[Report, list[str]]:
    try:
        with file.open("rb") as opened:
            return verify_export(opened), []
    except NotAnExport:
        stop("Tệp này không phải bản xuất nhật ký. (The file is not an export of the trace.)")
    except OSError:
        stop("Không đọc được tệp. (The file cannot be read.)")
