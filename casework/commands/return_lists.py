"""`casework receive-list`: a return list as a reception batch, entered or only looked through."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy.orm import Session

from casework.actions.batch_entry import enter
from casework.actions.batches import Line, Shared, keep_list, open_batch, take_list
from casework.actions.opening import visit_batch
from casework.audit import Actor
from casework.batch_lines import lines_of, stored
from casework.building import open_office
from casework.commands.frame import config_of, signed_in, somewhere, stop
from casework.intake.fault_kinds import Severity
from casework.intake.faults import faults_of
from casework.intake.layout import Layout, propose
from casework.intake.rows import Written, rows_of
from casework.intake.sheet import Sheet, Unreadable, read_sheet
from casework.intake.understood import understand
from casework.lookups.disclosures import eyes
from casework.office import VIETNAM, Office, vietnam_day
from casework.policy import Ask
from casework.records.batches import Batch
from casework.transaction import perform
from workflows.engine import Refused
from workflows.reasons import explain
from workflows.terms import Act

ENTRIES = click.Choice([Act.RECEIVE_AT_GATE.value, Act.RESCUE.value, Act.RECEIVE.value])
MOMENT = click.DateTime(["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"])


@click.command("receive-list")
@somewhere
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Chỉ xem lại, chưa nhập ai. (Only look through.)")
@click.option("--entry", type=ENTRIES, default=Act.RECEIVE_AT_GATE.value, show_default=True)
@click.option(
    "--at", "received", type=MOMENT, help="Tiếp nhận lúc (giờ Việt Nam); mặc định bây giờ."
)
@click.option("--place", help="Nơi tiếp nhận.")
@click.option("--given-by", help="Bên giao.")
@click.option("--minutes", help="Biên bản giao, nhận.")
def receive_list(
    folder: Path | None,
    file: Path,
    dry_run: bool,
    entry: str,
    received: datetime | None,
    place: str | None,
    given_by: str | None,
    minutes: str | None,
) -> None:
    """Nhập danh sách trao trả thành một đợt tiếp nhận. (A return list as a reception batch.)

    Good rows enter; rows to be mended stay as drafts of the batch. A dry run needs no sign-in.
    """
    sheet, layout = _read(file)
    if dry_run:
        _look_through(rows_of(sheet, layout))
        return
    config = config_of(folder)
    office = open_office(config)
    with signed_in(office, config, Ask.RECEIVE) as actor:
        now = office.clock.now()
        received_at = received.replace(tzinfo=VIETNAM).astimezone(UTC) if received else now
        lines = lines_of(office.keyring, rows_of(sheet, layout), vietnam_day(now))
        digest = office.keyring.digest(b"list\x1f" + sha256(file.read_bytes()).digest())
        shared = Shared(place, given_by, minutes)

        def begin(session: Session) -> UUID:
            batch = open_batch(
                session, actor, now, shared, entry=Act.of(entry), received_at=received_at
            )
            cells = [list(row) for row in sheet.rows]
            kept = keep_list(session, actor, now, batch, cells, stored(layout), digest)
            if kept.file_id != batch.file_id:
                stop("Danh sách này đã nhập rồi; không thêm ai. (Entered before; nobody is added.)")
            take_list(session, actor, now, batch, kept, lines)
            visit_batch(session, actor, now, batch)
            return batch.id

        try:
            batch_id = perform(office.database, actor, begin)
        except Refused as refused:
            stop("\n".join(explain(unmet, "vi") for unmet in refused.unmet))
        _say_faults(lines)
        _say(lines, _enter_all(office, actor, now, batch_id))


def _enter_all(office: Office, actor: Actor, now: datetime, batch_id: UUID) -> int:
    """Every row that may enter, group by group: what was done stays done."""

    def act(session: Session) -> int:
        batch = session.get_one(Batch, batch_id)
        sight = eyes(session, actor, batch, now).disclosure_for(batch, "place")
        return enter(session, actor, now, batch, sight)

    total = 0
    while entered := perform(office.database, actor, act):
        total += entered
        click.echo(f"Đã lập hồ sơ (cases opened): {total}", err=True)
    return total


def _read(file: Path) -> tuple[Sheet, Layout]:
    try:
        sheet = read_sheet(file.read_bytes())
    except Unreadable as refused:
        stop(f"{refused.why.vi} ({refused.why.en})")
    layout = propose(sheet)
    if not layout.columns:
        stop("Không hiểu tiêu đề các cột; hãy nhập trên trang Đợt tiếp nhận. (Unknown headings.)")
    return sheet, layout


def _look_through(rows: list[Written]) -> None:
    """Read through without an office: nothing is compared with who is on file."""
    people = [understand(written) for written in rows]
    faults = faults_of(people, vietnam_day(datetime.now(UTC)))
    for fault in faults:
        click.echo(f"Dòng (row) {people[fault.row - 1].number}: {fault.vi} ({fault.en})")
    to_mend = {fault.row for fault in faults if fault.severity is Severity.MEND}
    click.echo(f"Nhập được ngay (can enter): {len(people) - len(to_mend)}")
    click.echo(f"Cần sửa trước (to be mended): {len(to_mend)}")


def _say_faults(lines: list[Line]) -> None:
    for line in lines:
        for fault in line.faults:
            click.echo(f"Dòng (row) {line.number}: {fault.vi} ({fault.en})")


def _say(lines: list[Line], entered: int) -> None:
    click.echo(f"Đã lập hồ sơ (cases opened): {entered}")
    click.echo(f"Cần sửa trước (to be mended): {sum(not line.is_ready for line in lines)}")
