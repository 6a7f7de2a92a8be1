"""The command line of the office: `casework …`. It calls the same verbs as the pages."""

import click

from casework.commands.demo import demo
from casework.commands.drafts import drafts
from casework.commands.frame import Sentences
from casework.commands.law import law
from casework.commands.ledger import ledger
from casework.commands.minutes import minutes
from casework.commands.people import officer, unit
from casework.commands.return_lists import receive_list
from casework.commands.running import doctor, init, migrate, serve, worker
from casework.commands.unit_lists import import_units

__all__ = ["main"]


@click.group(cls=Sentences)
@click.version_option(package_name="casework")
def main() -> None:
    """Hồ sơ: các cơ quan cùng hỗ trợ một người. (Agencies carry one person's case.)

    Exit codes: 0 done, 1 something is wrong and was said, 2 wrongly called.
    """


unit.add_command(import_units)
for command in (
    demo,
    init,
    migrate,
    serve,
    worker,
    doctor,
    officer,
    unit,
    receive_list,
    law,
    ledger,
    minutes,
    drafts,
):
    main.add_command(command)
