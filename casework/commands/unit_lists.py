"""`casework unit import`: the units of a list, entered or only looked at."""

from collections.abc import Iterable
from pathlib import Path

import click
from sqlalchemy.orm import Session

from casework.actions.units import enter_units
from casework.building import open_office
from casework.commands.frame import config_of, signed_in, somewhere, stop
from casework.intake.sheet import Unreadable, read_sheet
from casework.intake.unit_plan import Plan
from casework.intake.unit_rows import NoHeader, UnitRow, understand
from casework.lookups.units import planned
from casework.policy import Ask
from casework.transaction import perform


@click.command("import")
@somewhere
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, chưa thêm gì. (Only look at it.)")
def import_units(folder: Path | None, file: Path, dry_run: bool) -> None:
    """Thêm đơn vị từ danh sách .xlsx hoặc .csv. (Add the units of a list.)"""
    rows, config = _rows_of(file), config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.ADMINISTER) as actor:
        now = office.clock.now()

        def act(session: Session) -> Plan:
            found = planned(session, rows)
            if not dry_run:
                enter_units(session, actor, now, found.new)
            return found

        _say(perform(office.database, actor, act), dry_run)


def _rows_of(file: Path) -> tuple[UnitRow, ...]:
    try:
        return understand(read_sheet(file.read_bytes()).rows)
    except Unreadable as refused:
        stop(f"{refused.why.vi} ({refused.why.en})")
    except NoHeader:
        stop("Không thấy dòng tiêu đề có đủ các cột bắt buộc. (No row names the columns.)")


def _say(found: Plan, dry_run: bool) -> None:
    _say_faults(found.faulty)
    done = "Thêm được (can be added)" if dry_run else "Đã thêm (added)"
    click.echo(f"{done}: {len(found.new)}")
    click.echo(f"Đã có từ trước (there already): {len(found.known)}")
    click.echo(f"Có lỗi (with faults): {len(found.faulty)}")


def _say_faults(rows: Iterable[UnitRow]) -> None:
    for row in rows:
        wrong = "; ".join(f"{fault.vi} ({fault.en})" for fault in row.faults)
        click.echo(f"Dòng (row) {row.number}: {wrong}")
