"""`casework demo`: an invented office on this machine, ready to sign in."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from casework.building import open_office
from casework.commands.frame import as_json, say_json, somewhere, stop
from casework.demo.cast import SignInCard
from casework.demo.checking import Failed, check
from casework.demo.folder import DemoFolder, code_of
from casework.serve import LOOPBACK, listen, listen_near, serve

FOLDER = Path("demo-office")
PORT = 8080


class Moment(click.ParamType[datetime]):
    """A time in ISO 8601 with an offset."""

    name = "iso"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(str(value))
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            self.fail("cần thời điểm ISO 8601 có múi giờ (ISO 8601 with an offset)", param, ctx)
        return at


@click.command()
@somewhere
@click.option("--port", type=click.IntRange(1, 65535), help=f"Cổng; nếu không nêu: từ {PORT}.")
@click.option("--reset", is_flag=True, help="Làm lại từ đầu (make the office anew).")
@click.option("--check", "is_check", is_flag=True, help="Đi hết việc chính rồi báo (walk and say).")
@click.option("--seed-only", is_flag=True, help="Chỉ tạo thư mục (make the folder and exit).")
@click.option("--now", type=Moment(), envvar="CASEWORK_NOW", help="Văn phòng bắt đầu lúc này.")
@click.option("--codes", is_flag=True, help="In mã dùng một lần hiện tại (current codes).")
@as_json
def demo(
    folder: Path | None,
    port: int | None,
    reset: bool,
    is_check: bool,
    seed_only: bool,
    now: datetime | None,
    codes: bool,
    is_json: bool,
) -> None:
    """Văn phòng hư cấu để dùng thử, chỉ mở trên máy này. (A fictional office, loopback only.)"""
    place = DemoFolder(folder or FOLDER)
    if codes:
        _show_codes(place, is_json=is_json)
    elif is_check:
        _check(folder, now)
    else:
        (place.make_anew if reset else place.make)(now)
        _say_made(place) if seed_only else _serve(place, port)


def _show_codes(place: DemoFolder, *, is_json: bool) -> None:
    if not place.is_ready:
        stop("Chưa có bản demo trong thư mục này. (No demo in this folder yet.)")
    if is_json:
        say_json({card.user: code_of(card) for card in place.cards})
        return
    for line in _table(place.cards):
        click.echo(line)


def _check(folder: Path | None, now: datetime | None) -> None:
    """In a folder that is thrown away afterwards, unless one was named."""
    try:
        if folder is not None:
            check(DemoFolder(folder), now, click.echo)
            return
        with TemporaryDirectory(prefix="casework-", ignore_cleanup_errors=True) as made:
            check(DemoFolder(Path(made) / "office"), now, click.echo)
    except Failed as failed:
        stop(f"Không đạt (failed): {failed}")


def _say_made(place: DemoFolder) -> None:
    click.echo(f"Đã tạo văn phòng hư cấu trong {place.path} (the demo office is made).")


def _serve(place: DemoFolder, port: int | None) -> None:
    on = listen(LOOPBACK, port) if port else listen_near(LOOPBACK, PORT)
    office = open_office(place.config)
    for line in _table(place.cards):
        click.echo(line)
    address = f"http://{LOOPBACK}:{on.getsockname()[1]}/"
    click.echo(f"\n{address}\n")
    click.echo(f"Mã mới (new codes): casework demo --codes --dir {place.path}")
    click.echo("Dừng bằng Ctrl+C (stop with Ctrl+C).")
    serve(office, place.config, on)
    click.echo("Đã dừng (stopped).")


def _table(cards: Iterable[SignInCard]) -> list[str]:
    rows = [("user", "mật khẩu (password)", "mã (code)", "cấp (rank)", "đơn vị (unit)")]
    rows += [(c.user, c.password, code_of(c), c.rank.vi, c.unit) for c in cards]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return ["  ".join((*map(str.ljust, row, widths), row[4])) for row in rows]
