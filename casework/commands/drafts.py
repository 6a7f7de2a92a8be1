"""`casework drafts expire`: let go what was typed and not sent, once its time is over."""

from pathlib import Path

import click

from casework import audit
from casework.actions.drafts import expire_all
from casework.commands.frame import open_at, somewhere
from casework.database import Scope
from casework.office import Office


@click.group()
def drafts() -> None:
    """Bản nháp chưa gửi (drafts not sent)."""


@drafts.command()
@somewhere
def expire(folder: Path | None) -> None:
    """Xóa bản nháp đã quá hạn giữ; chạy mỗi đêm. (Delete drafts past their time; run nightly.)"""
    gone = let_go(open_at(folder))
    click.echo(f"Đã xóa {gone} bản nháp ({gone} drafts deleted).")


def let_go(office: Office) -> int:
    """Delete every draft whose time is over, and say how many in the trace."""
    with office.database.writing(Scope.of_job("drafts")) as session:
        gone = expire_all(session, office.clock.now())
        audit.write(session)
        session.commit()
        return gone
